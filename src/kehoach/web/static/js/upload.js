// The upload with drag, drop and progress; the form works without it.
const form = document.querySelector("#upload-form");
const zone = form.querySelector("[data-drop-zone]");
const input = form.querySelector("input[type=file]");
const chosen = form.querySelector("[data-file-chosen]");
const progress = form.querySelector("[data-upload-progress]");
const bar = progress.querySelector("progress");
const label = progress.querySelector("label");

const refuse = (sentence) => {
  progress.hidden = true;
  zone.classList.add("drop-zone-wrong");
  let list = zone.querySelector(".errorlist");
  if (!list) {
    list = document.createElement("ul");
    list.className = "errorlist";
    list.tabIndex = -1;
    input.after(list);
  }
  const line = document.createElement("li");
  line.textContent = sentence;
  list.replaceChildren(line);
  list.focus();
};

const show = () => {
  const file = input.files[0];
  chosen.hidden = !file;
  if (!file) return;
  const size = file.size < 1048576 ? `${Math.ceil(file.size / 1024)} KB` : `${(file.size / 1048576).toFixed(1).replace(".", ",")} MB`;
  chosen.textContent = `${file.name} (${size})`;
};
input.addEventListener("change", show);
zone.classList.add("is-live");

for (const name of ["dragenter", "dragover"]) {
  zone.addEventListener(name, (event) => {
    event.preventDefault();
    zone.classList.add("is-over");
  });
}
for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("is-over"));
zone.addEventListener("drop", (event) => {
  event.preventDefault();
  if (!event.dataTransfer.files.length) return;
  input.files = event.dataTransfer.files;
  show();
  form.requestSubmit();
});

form.addEventListener("submit", (event) => {
  if (!input.files.length) return;
  event.preventDefault();
  if (input.files[0].size > Number(form.dataset.limit)) {
    refuse(form.dataset.tooLarge);
    return;
  }
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  // Asks for the address instead of the page, which would otherwise be made twice.
  request.setRequestHeader("HX-Request", "true");
  progress.hidden = false;
  label.textContent = label.dataset.sending;
  bar.value = 0;
  request.upload.addEventListener("progress", (sent) => {
    if (!sent.lengthComputable) return;
    bar.value = (sent.loaded / sent.total) * 100;
    // All is sent: from here on the server reads, for as long as it takes.
    if (sent.loaded === sent.total) {
      label.textContent = label.dataset.reading;
      bar.removeAttribute("value");
    }
  });
  request.addEventListener("load", () => {
    const address = request.getResponseHeader("HX-Redirect");
    if (address || request.status < 400) {
      window.location.assign(address ?? request.responseURL);
      return;
    }
    // The refusal comes as a whole page; its main part takes the place of ours.
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    document.querySelector("#content").replaceWith(page.querySelector("#content"));
    const wrong = document.querySelector("#content .errorlist, #content h1");
    wrong?.setAttribute("tabindex", "-1");
    wrong?.focus();
    import(`./upload.js?again=${Date.now()}`).catch(() => {});
  });
  request.addEventListener("error", () => refuse(form.dataset.interrupted));
  request.send(new FormData(form));
});
