// Keeps a report while it is typed, fills in last month's words, sends files. The form works without it.
const form = document.querySelector("#report-form");
const saved = form.querySelector("[data-saved]");
const live = document.querySelector("#status");
const words = form.dataset;
const PAUSE = 2000;
const AGAIN = 10000;

let timer = 0;
let typed = 0; // how often something was typed; what was saved is compared with it
let kept = 0;
let leaving = false;

const say = (text, { wrong = false } = {}) => {
  saved.textContent = text;
  saved.classList.toggle("is-wrong", wrong);
};
const announce = (text) => {
  const line = document.createElement("p");
  line.className = "visually-hidden";
  line.textContent = text;
  live.replaceChildren(line);
};

// --- the draft ---
const fields = () => {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  return body;
};
const later = (pause) => {
  clearTimeout(timer);
  timer = setTimeout(save, pause);
};
async function save({ closing = false } = {}) {
  clearTimeout(timer);
  const now = typed;
  say(words.saving);
  let answer;
  try {
    answer = await fetch(words.draft, { method: "POST", body: fields(), redirect: "manual", keepalive: closing });
  } catch {
    if (leaving) return;
    say(words.offline, { wrong: true });
    announce(words.offline);
    later(AGAIN);
    return;
  }
  if (leaving) return;
  const text = (answer.headers.get("Content-Type") ?? "").startsWith("text/plain") ? await answer.text() : words.signedOut;
  say(text, { wrong: !answer.ok });
  announce(text);
  if (!answer.ok) return;
  kept = Math.max(kept, now);
  if (typed > kept) later(PAUSE);
}
const touched = (event) => {
  if (event.target.type === "file") return;
  typed += 1;
  event.target.closest(".report-item")?.querySelector("[data-carried]")?.remove();
  say(words.unsaved);
  later(PAUSE);
};
form.addEventListener("input", touched);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden" && typed > kept && !leaving) save({ closing: true });
});

form.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (button?.matches("[data-save]")) {
    event.preventDefault();
    save();
  } else if (!button?.matches("[data-carry], [data-remove]")) {
    leaving = true;
    clearTimeout(timer);
  }
});
window.addEventListener("pageshow", () => (leaving = false));

// --- last month's words ---
const carry = (place) => {
  const words = place.querySelectorAll("[data-carry-to]");
  let first = null;
  for (const said of words) {
    const field = document.getElementById(said.dataset.carryTo);
    const text = said.textContent;
    if (!field.value.includes(text)) field.value = field.value.trim() ? `${field.value.trimEnd()}\n${text}` : text;
    const fold = field.closest("details");
    if (fold) fold.open = true;
    first ??= field;
  }
  return first;
};
form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-carry]");
  if (!button) return;
  event.preventDefault();
  const all = button.value === "all";
  const field = carry(all ? form : button.closest(".report-item"));
  if (!all) field?.focus();
  typed += 1;
  later(0);
});

// Who suspends something is asked why.
form.addEventListener("change", (event) => {
  if (event.target.value !== "suspended") return;
  const fold = event.target.closest(".report-item").querySelector("[data-more]");
  if (fold) fold.open = true;
});

// --- files ---
const refuse = (place, sentence) => {
  const list = document.createElement("ul");
  list.className = "errorlist";
  list.setAttribute("role", "alert");
  const line = document.createElement("li");
  line.textContent = sentence;
  list.append(line);
  place.querySelector(".errorlist")?.remove();
  place.prepend(list);
};
const ask = async (address, body, place, done) => {
  let answer;
  try {
    answer = await fetch(address, { method: "POST", body, headers: { "HX-Request": "true" }, redirect: "manual" });
  } catch {
    refuse(place, words.uploadFailed);
    return;
  }
  if (answer.status === 200 || answer.status === 422) {
    place.innerHTML = await answer.text();
    if (answer.ok) announce(done);
  } else refuse(place, answer.status === 413 ? words.tooLarge : words.uploadFailed);
};
const token = () => form.querySelector("[name=csrfmiddlewaretoken]").value;

form.addEventListener("change", async (event) => {
  const input = event.target;
  if (input.type !== "file" || !input.files.length) return;
  const place = input.closest(".more-body").querySelector("[data-files]");
  const files = [...input.files];
  const name = input.name;
  input.value = "";
  for (const file of files) {
    if (file.size > Number(words.limit)) {
      refuse(place, words.tooLarge);
      return;
    }
    const body = new FormData();
    body.append("csrfmiddlewaretoken", token());
    body.append(name, file);
    announce(words.uploading);
    input.disabled = true;
    await ask(words.files, body, place, words.uploaded);
    input.disabled = false;
    if (place.querySelector(".errorlist")) return;
  }
});
form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-remove]");
  if (!button) return;
  event.preventDefault();
  const body = new FormData();
  body.append("csrfmiddlewaretoken", token());
  ask(button.formAction, body, button.closest("[data-files]"), words.removed);
});

// --- what has to be looked at comes first ---
document.querySelector("#problems")?.focus();
