// Small comforts of every page; each page works without them.

// A menu closes when the person turns elsewhere.
const openMenus = () => document.querySelectorAll("details.drop[open]");
document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// The theme changes at once, without loading the page again.
const form = document.querySelector("[data-theme-form]");
form?.addEventListener("submit", (event) => {
  const chosen = event.submitter?.value;
  if (!chosen) return;
  event.preventDefault();
  const root = document.documentElement;
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = chosen;
  root.dataset.bsTheme = chosen === "auto" ? (dark ? "dark" : "light") : chosen;
  for (const button of form.querySelectorAll("[name=theme]")) {
    button.setAttribute("aria-pressed", String(button.value === chosen));
  }
  const said = new FormData(form);
  said.set("theme", chosen);
  fetch(form.action, { method: "POST", body: said, redirect: "manual" });
});

// A button that was pressed says so and cannot be pressed twice.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || event.defaultPrevented || !button.matches(".btn-primary")) return;
  setTimeout(() => button.setAttribute("aria-disabled", "true"));
  if (event.target.dataset.sent === "yes") event.preventDefault();
  event.target.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  for (const sent of document.querySelectorAll("form[data-sent]")) {
    delete sent.dataset.sent;
    sent.querySelector("[aria-disabled]")?.removeAttribute("aria-disabled");
  }
});

// On a narrow screen the place one is at may lie outside the row of menus or tabs: bring it in.
const bringIn = () => {
  for (const here of document.querySelectorAll(".site-menu [aria-current], .tabs [aria-current]")) {
    const row = here.closest(".site-menu, .tabs");
    row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
  }
};
bringIn();
// Letters of another width come with the fonts.
document.fonts.ready.then(bringIn);
