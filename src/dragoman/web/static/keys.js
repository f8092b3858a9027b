// The keyboard of the Reader, and what lights up together: marks in the text and the entries that rest on them.
"use strict";

const cards = () => [...document.querySelectorAll(".card")];

function marksOf(id) {
  return [...document.querySelectorAll(".m")].filter((mark) => mark.dataset.entries.split(" ").includes(id));
}

function light(ids) {
  for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
  for (const id of ids) {
    document.getElementById(id)?.classList.add("lit");
    for (const mark of marksOf(id)) mark.classList.add("lit");
  }
}

function pin(card) {
  if (!card) return;
  for (const one of document.querySelectorAll(".pinned")) one.classList.remove("pinned");
  card.classList.add("pinned");
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
  marksOf(card.id)[0]?.scrollIntoView({ block: "nearest" });
  light([card.id]);
}

function step(by) {
  const all = cards();
  const at = all.findIndex((card) => card.classList.contains("pinned"));
  pin(all[Math.min(all.length - 1, Math.max(0, at + by))]);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (!document.querySelector(".reader")) return;
  const verbs = { a: "accept", r: "reject", u: "unsure" };
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (verbs[event.key]) document.querySelector(`.pinned button[value="${verbs[event.key]}"]`)?.click();
});

for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const mark = event.target.closest(".m");
    const card = event.target.closest(".card");
    if (mark) light(mark.dataset.entries.split(" "));
    else if (card) light([card.id]);
  });
}

document.addEventListener("click", (event) => {
  const mark = event.target.closest(".m");
  if (!mark) return;
  event.preventDefault();
  history.replaceState(null, "", mark.hash);
  pin(document.getElementById(mark.hash.slice(1)));
});

if (location.hash) pin(document.getElementById(location.hash.slice(1)));
