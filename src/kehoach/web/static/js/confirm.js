// The confirm page comes alive: tabs, the two sides that find each other, and the keyboard.
const root = document.querySelector("[data-confirm]");
const source = root.querySelector("#van-ban");
const body = root.querySelector(".pane-body");
const parts = [...body.querySelectorAll(".part")];
const tabs = [...root.querySelectorAll(".pane-tabs .tab")];
const switches = [...document.querySelectorAll("[data-show-pane]")];
const smooth = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

// --- tabs: one part at a time ---
const showPart = (part) => {
  for (const one of parts) one.hidden = one !== part;
  for (const tab of tabs) {
    if (tab.hash === `#${part.id}`) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
};
const showPane = (name) => {
  root.dataset.pane = name;
  for (const one of switches) {
    if (one.dataset.showPane === name) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  }
};
root.classList.add("is-tabbed");
document.querySelector(".pane-switch").classList.add("is-live");

// --- the two sides ---
const lit = new Set();
const light = (elements) => {
  for (const one of lit) one.classList.remove("is-lit");
  lit.clear();
  for (const one of elements) {
    one.classList.add("is-lit");
    lit.add(one);
  }
};
const passagesOf = (anchor) => source.querySelectorAll(`[data-anchors~="${CSS.escape(anchor)}"]`);
const rowOf = (anchor) => document.getElementById(anchor) ?? (anchor.startsWith("h-") ? document.getElementById("header-read") : null);
const anchorOf = (row) => row.dataset.anchor ?? row.dataset.leadsTo;

const select = (row, { focus = true, scrollSource = true } = {}) => {
  const part = row.closest(".part");
  if (part?.hidden) showPart(part);
  const passages = [...passagesOf(anchorOf(row))];
  light([row, ...passages]);
  row.scrollIntoView({ block: "nearest", behavior: smooth });
  if (focus) row.focus({ preventScroll: true });
  if (!scrollSource || !passages.length) return;
  // Near by it glides; a long way off it is there at once.
  const way = Math.abs(passages[0].getBoundingClientRect().top - source.getBoundingClientRect().top);
  passages[0].scrollIntoView({ block: "center", behavior: way > 2 * innerHeight ? "auto" : smooth });
};

// --- a settled point gives way to the next one ---
let settling = -1;
let settlingIn = null;
const pointRows = () => [...document.querySelectorAll("#points .item")];
const remember = (event) => {
  const row = event.target.closest?.("#points .item");
  if (!row) return;
  settling = pointRows().indexOf(row);
  settlingIn = row.closest("#points");
};
root.addEventListener("submit", remember, true);

root.addEventListener("click", (event) => {
  if (event.target.closest("[hx-post]")) remember(event);
  const tab = event.target.closest(".pane-tabs .tab");
  if (tab) {
    event.preventDefault();
    showPart(document.querySelector(tab.hash));
    body.scrollTop = 0;
    return;
  }
  const passage = event.target.closest("a.passage");
  if (passage) {
    event.preventDefault();
    const row = rowOf(passage.hash.slice(1));
    if (!row) return;
    showPane("read");
    select(row, { scrollSource: false });
    row.scrollIntoView({ block: "center", behavior: smooth });
    return;
  }
  const way = event.target.closest("a.item-passage");
  const row = event.target.closest(".item");
  if (way) {
    event.preventDefault();
    const there = way.hash.startsWith("#p-") ? row : rowOf(way.hash.slice(1));
    if (!there) return;
    if (way.hash.startsWith("#p-") && way.closest(".item")) showPane("source");
    select(there);
    return;
  }
  const menu = root.querySelector(".item-menu");
  const opener = event.target.closest("[data-menu]");
  if (menu && !event.target.closest(".item-menu")) {
    // A second press on the same button only closes.
    const again = opener && menu.closest(".item") === row;
    menu.remove();
    if (again) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
  } else if (event.target.closest(".item-menu a[hx-swap=afterend]")) setTimeout(() => menu.remove());
  const there = event.target.closest("[data-edit-there]");
  if (there) {
    const item = rowOf(there.dataset.editThere);
    const edit = item?.querySelector("[data-edit]");
    if (!edit) return;
    event.preventDefault();
    select(item);
    edit.click();
    return;
  }
  const go = event.target.closest("[data-go-there]");
  if (go && rowOf(go.dataset.goThere)) {
    event.preventDefault();
    select(rowOf(go.dataset.goThere));
    return;
  }
  const fresh = event.target.closest("[data-cancel-new]");
  if (fresh) {
    event.preventDefault();
    row.remove();
    return;
  }
  const reason = event.target.closest("form[id^=reason-] [data-cancel]");
  if (reason) {
    event.preventDefault();
    reason.closest("form").remove();
    return;
  }
  if (row && !event.target.closest("a, button, summary, form, .drop-panel")) select(row);
}, true);

for (const one of switches) {
  one.addEventListener("click", (event) => {
    event.preventDefault();
    showPane(one.dataset.showPane);
    if (one.dataset.showPane === "source") [...lit].find((it) => source.contains(it))?.scrollIntoView({ block: "center" });
  });
}

// --- the keyboard ---
const visibleRows = () => [...body.querySelectorAll(".part:not([hidden]) .item")];
const step = (by) => {
  const rows = visibleRows();
  if (!rows.length) return;
  const now = rows.findIndex((row) => row.classList.contains("is-lit"));
  select(rows[Math.min(Math.max(now + by, 0), rows.length - 1)] ?? rows[0]);
};
const nextPoint = () => {
  const rows = [...document.querySelectorAll("#points .item")];
  if (!rows.length) return;
  const now = rows.findIndex((row) => row.classList.contains("is-lit"));
  select(rows[(now + 1) % rows.length]);
};
const current = () => body.querySelector(".item.is-lit");
const keys = {
  j: () => step(1),
  k: () => step(-1),
  n: nextPoint,
  x: () => current()?.querySelector("form [data-first], [data-accept]")?.click(),
  Enter: () => current()?.querySelector("[data-edit], [data-edit-there]")?.click(),
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const field = event.target.closest("input, textarea, select");
  if (event.key === "Escape" && event.target.closest(".item-editing, .item-form")) {
    event.target.closest(".item-editing, .item-form").querySelector("[data-cancel]")?.click();
    return;
  }
  if (field || (event.key === "Enter" && event.target.closest("a, button, summary"))) return;
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

// --- after a swap: the count, the focus, what is said vanishes by itself ---
let said = 0;
const afterSwap = () => {
  const left = document.querySelector("#left")?.dataset.left;
  const count = document.querySelector("[data-left-count]");
  if (left !== undefined && count) count.textContent = left;
  const form = body.querySelector(".item-form");
  if (form && !form.contains(document.activeElement)) {
    const first = form.querySelector("[data-first]") ?? form.querySelector("[aria-invalid=true]");
    (first ?? form.querySelector("input:not([type=hidden]), textarea, select"))?.focus();
    form.scrollIntoView({ block: "nearest", behavior: smooth });
  }
  const notice = document.querySelector("#status .notice-success");
  if (notice) {
    clearTimeout(said);
    said = setTimeout(() => notice.remove(), 6000);
  }
};
document.addEventListener("htmx:after:settle", afterSwap);
// A form in the list of points vanishes with the list it stands in, and its events with it. The next point
// lights up when htmx has settled, which puts back the classes that rows had before.
const goOn = () => {
  afterSwap();
  const rows = pointRows();
  // What was settled is no longer marked in the text.
  const open = new Set(rows.map(anchorOf));
  for (const passage of source.querySelectorAll(".passage-point")) {
    if (!passage.dataset.anchors.split(" ").some((anchor) => open.has(anchor))) passage.classList.remove("passage-point");
  }
  if (!settlingIn || settlingIn.isConnected) return;
  settlingIn = null;
  if (rows.length) select(rows[Math.min(settling, rows.length - 1)]);
  else document.querySelector("#points .btn-primary")?.focus();
};
new MutationObserver(() => setTimeout(goOn, 60)).observe(document.querySelector("#can-xem"), { childList: true });

// --- where to begin ---
const wanted = location.hash.slice(1);
const there = wanted ? document.getElementById(wanted) : null;
if (there?.classList.contains("part")) showPart(there);
else if (there?.classList.contains("item")) {
  showPart(there.closest(".part"));
  select(there);
} else {
  showPart(Number(document.querySelector("#left").dataset.left) ? parts[0] : parts[1]);
  // The first point shows its place in the text at once; the focus stays where the person has it.
  if (!parts[0].hidden && pointRows().length) select(pointRows()[0], { focus: false });
}
