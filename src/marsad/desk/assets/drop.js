// Files and folders that are dropped on the form, or chosen in it → sent to the desk, which then shows how far it is.

// All files below what was dropped, each with its path from there.
async function below(entry, path = "") {
  if (entry.isFile) {
    const file = await new Promise((done, failed) => entry.file(done, failed));
    return [[file, path + entry.name]];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return found;
    for (const one of some) found.push(...(await below(one, `${path}${entry.name}/`)));
  }
}

async function send(form, files) {
  if (!files.length) return;
  const body = new FormData();
  body.append("token", form.elements.token.value);
  for (const [file, path] of files) body.append("files", file, path);
  form.querySelector("[data-sending]").hidden = false;
  const answer = await fetch(form.action, { method: "POST", body });
  if (answer.ok) location.assign("/keep");
  else document.documentElement.innerHTML = await answer.text();
}

const form = document.querySelector("[data-drop]");
if (form) {
  const over = (event) => {
    event.preventDefault();
    form.classList.toggle("over", event.type === "dragover");
  };
  for (const kind of ["dragover", "dragleave"]) form.addEventListener(kind, over);
  form.addEventListener("drop", async (event) => {
    over(event);
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const files = entries.length
      ? (await Promise.all(entries.map((entry) => below(entry)))).flat()
      : [...event.dataTransfer.files].map((file) => [file, file.name]);
    await send(form, files);
  });
  form.addEventListener("change", () => {
    const names = [...form.querySelectorAll("[type=file]")].flatMap((input) => [...input.files].map((f) => f.name));
    const said = form.querySelector("[data-chosen]");
    said.textContent = names.length ? `${names.slice(0, 5).join(" · ")}${names.length > 5 ? ` … (${names.length})` : ""}` : "";
  });
  form.addEventListener("submit", () => {
    form.querySelector("[data-sending]").hidden = false;
  });
}
