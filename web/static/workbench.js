// What scripts add to the workbench's pages, which work without them: views of an answer, a way to stop a question
// that takes long, and on the SPARQL page the editor with saved queries.

import { Answer, settings } from "./workbench-answer.js";
import { fromSection } from "./workbench-data.js";
import { openEditor } from "./workbench-editor.js";
import { followKind, stoppable } from "./workbench-forms.js";

for (const section of document.querySelectorAll("[data-answer]")) {
  const answer = fromSection(section);
  answer.source = section.dataset.raw;
  const time = section.querySelector(".answer-time")?.textContent.trim() ?? "";
  const downloads = section.querySelector(".downloads");
  const keep = (view) => {
    const address = new URL(location.href);
    address.searchParams.set("view", view);
    history.replaceState(null, "", address);
  };
  if (answer.columns.length) new Answer(section, answer, { view: section.dataset.view, time, downloads, changed: keep });
  const copy = document.createElement("button");
  copy.type = "button";
  copy.className = "plain-button copy-link";
  copy.textContent = "Copy the link";
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    copy.textContent = "Copied";
  });
  downloads?.append(" ", copy);
}

document.documentElement.dataset.scripts = "yes";
followKind();
stoppable();
openEditor();
