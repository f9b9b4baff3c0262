// Every page: htmx, and the reading panel's manners (a chosen highlight is marked, Escape closes the sheet).
import htmx from "htmx.org";
import "./drop.js";
import "./picture.js";

window.htmx = htmx;

function choose(segment) {
  for (const old of document.querySelectorAll(".text a.chosen")) old.classList.remove("chosen");
  const shared = (segment.dataset.c ?? "").split(" ");
  for (const one of document.querySelectorAll(".text a[data-c]")) {
    if (one.dataset.c.split(" ").includes(shared[0])) one.classList.add("chosen");
  }
}

document.addEventListener("click", (event) => {
  const segment = event.target.closest(".text a[data-c]");
  if (segment) choose(segment);
  if (event.target.closest("#why .close")) close();
});

function close() {
  const panel = document.getElementById("why");
  if (!panel) return;
  panel.classList.remove("open");
  document.querySelector(".text a.chosen")?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});

document.addEventListener("htmx:after:swap", () => {
  const panel = document.getElementById("why");
  panel?.classList.add("open");
  panel?.scrollTo(0, 0);
  // On a narrow screen the sheet covers the lower half: the words that were chosen stay in sight above it.
  if (matchMedia("(max-width: 60rem)").matches) document.querySelector(".text a.chosen")?.scrollIntoView({ block: "start" });
});
