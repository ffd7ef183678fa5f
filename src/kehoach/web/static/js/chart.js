// Draws the chart of an indicator from the data beside it; the table below the chart says the same without it.
const narrow = 480;

const number = (value) => Number(value).toLocaleString("vi-VN", { maximumFractionDigits: 2 });

const colours = () => {
  const style = getComputedStyle(document.documentElement);
  const get = (name) => style.getPropertyValue(name).trim();
  return {
    ink: get("--ink"), soft: get("--ink-soft"), line: get("--line"), surface: get("--surface"),
    figures: get("--accent"), target: get("--bad"), milestones: get("--good"), guess: get("--hold"),
    font: get("--tblr-font-sans-serif"), earlier: get("--ink-faint"),
  };
};

const placed = (points) => {
  const months = Array(12).fill(null);
  for (const [month, value] of points) months[month] = Number(value);
  return months;
};

const series = (chart, colour) => {
  const drawn = [{
    name: chart.figures_name, type: "line", data: placed(chart.figures), connectNulls: true, symbol: "circle",
    symbolSize: 8, lineStyle: { width: 3, color: colour.figures }, itemStyle: { color: colour.figures }, z: 5,
  }];
  chart.target.forEach((level) => drawn.push({
    name: chart.target_name, type: "line", data: Array(12).fill(Number(level)), symbol: "none",
    lineStyle: { width: 2, type: "dashed", color: colour.target }, itemStyle: { color: colour.target },
  }));
  if (chart.milestones.length) drawn.push({
    name: chart.milestones_name, type: "scatter", data: placed(chart.milestones), symbol: "diamond",
    symbolSize: 13, itemStyle: { color: colour.milestones }, z: 6,
  });
  if (chart.last_year.length) drawn.push({
    name: chart.last_year_name, type: "line", data: placed(chart.last_year), connectNulls: true, symbol: "emptyCircle",
    symbolSize: 5, lineStyle: { width: 2, type: "dotted", color: colour.earlier }, itemStyle: { color: colour.earlier },
  });
  return chart.projection ? [...drawn, ...projected(chart, colour)] : drawn;
};

// From the last figure to the end of the year: the middle as a line, the interval as a band around it.
const projected = (chart, colour) => {
  const { from, start, low, middle, high } = chart.projection;
  const span = 11 - from;
  const towards = (end) => Array.from({ length: 12 }, (_, month) => (
    month < from ? null : Number(start) + (Number(end) - Number(start)) * (month - from) / span
  ));
  const [lows, highs] = [towards(low), towards(high)];
  const band = { type: "line", symbol: "none", lineStyle: { opacity: 0 }, itemStyle: { color: colour.guess }, tooltip: { show: false } };
  return [
    { ...band, name: "low", stack: "band", stackStrategy: "all", data: lows },
    {
      ...band, name: chart.interval_name, stack: "band", stackStrategy: "all",
      data: highs.map((value, month) => (value === null ? null : value - lows[month])),
      areaStyle: { color: colour.guess, opacity: 0.18 },
    },
    {
      name: chart.projection_name, type: "line", data: towards(middle), symbol: "none",
      lineStyle: { width: 2, type: "dashed", color: colour.guess }, itemStyle: { color: colour.guess },
    },
  ];
};

const said = (chart, points) => {
  const shown = points.filter((point) => point.value !== null && point.value !== undefined);
  const lines = shown
    .filter((point) => point.seriesName !== "low" && point.seriesName !== chart.interval_name)
    .map((point) => `${point.seriesName}: ${number(point.value)} ${chart.unit}`);
  return [chart.months[points[0].dataIndex], ...new Set(lines)].join("\n");
};

const option = (chart, width) => {
  const colour = colours();
  const small = width < narrow;
  const drawn = series(chart, colour);
  return {
    // A figure that is still moving is a wrong one, and may be printed.
    animation: false,
    textStyle: { fontFamily: colour.font, color: colour.ink },
    grid: { left: 8, right: 16, top: small ? 84 : 48, bottom: 8, containLabel: true },
    legend: {
      data: [...new Set(drawn.map((one) => one.name))].filter((name) => name !== "low"),
      top: 0, left: 0, type: "plain", textStyle: { color: colour.ink, fontSize: small ? 11 : 13 },
      itemWidth: 22, itemGap: small ? 8 : 16,
    },
    // Drawn on the canvas: a box of markup would bring inline styles, which the pages forbid.
    tooltip: {
      trigger: "axis", renderMode: "richText", confine: true, backgroundColor: colour.surface, borderColor: colour.line,
      textStyle: { color: colour.ink, fontFamily: colour.font }, formatter: (points) => said(chart, points),
    },
    xAxis: {
      type: "category", data: chart.months, boundaryGap: true, axisLabel: { color: colour.soft, interval: small ? 1 : 0 },
      axisLine: { lineStyle: { color: colour.line } }, axisTick: { show: false },
    },
    yAxis: {
      type: "value", name: chart.unit, nameTextStyle: { color: colour.soft, align: "left" }, nameLocation: "end",
      scale: chart.target.length === 0, axisLabel: { color: colour.soft, formatter: number },
      splitLine: { lineStyle: { color: colour.line } },
    },
    series: drawn,
  };
};

for (const box of document.querySelectorAll("[data-chart]")) {
  const chart = JSON.parse(box.dataset.chart);
  box.hidden = false;
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", chart.described);
  const drawing = window.echarts.init(box, null, { renderer: "canvas" });
  const draw = () => drawing.setOption(option(chart, box.clientWidth), { notMerge: true });
  draw();
  // Letters of another width come with the fonts; colours change with the theme, widths with the screen.
  document.fonts.ready.then(draw);
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
  new ResizeObserver(() => { drawing.resize(); draw(); }).observe(box);
}
