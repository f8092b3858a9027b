// Import: files can be dropped on the form, and a job's page follows the job. Without it both work all the same.
"use strict";

const EVERY = 700; // milliseconds between two looks at a job

const form = document.querySelector(".take-in");
if (form) {
  const drop = form.querySelector(".drop");
  const input = form.querySelector("#file");
  form.querySelector("[data-drop]").hidden = false;
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("lit");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("lit"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("lit");
    const all = new DataTransfer();
    for (const file of [...input.files, ...event.dataTransfer.files]) all.items.add(file);
    input.files = all.files;
    form.querySelector("[data-said]").textContent = `${all.files.length} chosen`;
  });
}

function item(line) {
  const one = document.createElement("li");
  const words = document.createElement("bdi");
  words.textContent = line.told;
  if (line.report) {
    const link = document.createElement("a");
    link.href = `/reports/${encodeURIComponent(line.report)}`;
    link.append(words);
    one.append(link);
  } else one.append(words);
  return one;
}

const job = document.querySelector(".job");
async function follow() {
  try {
    const answer = await fetch(job.dataset.job, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const told = await answer.json();
    job.querySelector("progress").value = told.done;
    job.querySelector("[data-said]").textContent = `${told.done} of ${told.of}: ${told.says}`;
    const lines = job.querySelector("[data-lines]");
    for (const line of told.lines.slice(lines.children.length)) lines.append(item(line));
    job.querySelector("[data-left]").textContent = told.left ? `${told.left} more` : "";
    if (told.state === "waits" || told.state === "works") setTimeout(follow, EVERY);
    else document.querySelector("[data-again]")?.remove();
  } catch {
    setTimeout(follow, 5 * EVERY); // the server does not answer now
  }
}
if (job && (job.dataset.state === "waits" || job.dataset.state === "works")) setTimeout(follow, EVERY);
