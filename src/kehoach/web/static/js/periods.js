// Comforts of the pages of periods; each page works without them.

// One tick for all reports that wait.
const ticking = document.querySelector("[data-ticking]");
const corner = ticking?.querySelector("[data-tick-all]");
if (corner) {
  const boxes = [...ticking.querySelectorAll("[name=bao-cao]")];
  const all = document.createElement("input");
  all.type = "checkbox";
  all.setAttribute("aria-label", corner.previousElementSibling.textContent);
  corner.append(all);
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
  });
  ticking.addEventListener("change", () => {
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
}
