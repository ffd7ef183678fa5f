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

// A file of hundreds of pages takes seconds to write: a bar stands beside its link until it comes.
const waitLongest = 120_000;
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-wait]");
  if (!link || event.ctrlKey || event.metaKey || link.getAttribute("aria-disabled")) return;
  event.preventDefault();
  const token = Math.random().toString(36).slice(2, 14);
  const address = new URL(link.href);
  address.searchParams.set("cho", token);
  const shown = document.createElement("span");
  shown.className = "waiting";
  shown.setAttribute("role", "status");
  shown.append(document.createElement("progress"), ` ${link.dataset.wait}`);
  link.after(shown);
  link.setAttribute("aria-disabled", "true");
  const since = Date.now();
  const done = () => {
    clearInterval(asking);
    shown.remove();
    link.removeAttribute("aria-disabled");
  };
  const asking = setInterval(() => {
    if (document.cookie.includes(`tep-xong=${token}`) || Date.now() - since > waitLongest) done();
  }, 250);
  window.location.assign(address);
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
