// What scripts add to the workbench's pages, which work without them: views of an answer, a way to stop a question
// that takes long, and on the SPARQL page the editor with saved queries.

import { Answer, named, sound } from "./workbench-answer.js";
import { asColumnsOf, fromJson, fromSection } from "./workbench-data.js";
import { openEditor } from "./workbench-editor.js";
import { followKind, stoppable } from "./workbench-forms.js";

document.documentElement.dataset.scripts = "yes";
followKind();
stoppable();
openEditor();

for (const section of document.querySelectorAll("[data-answer]")) {
  const answer = fromSection(section);
  answer.source = section.dataset.raw;
  answer.part = async (wanted) => {
    const address = new URL(section.dataset.raw, location.href);
    for (const [name, value] of Object.entries(wanted)) if (value) address.searchParams.set(name, value);
    const found = fromJson(await (await sound(await fetch(address))).json());
    await named(found);
    return asColumnsOf(answer, found);
  };
  const time = section.querySelector(".answer-time")?.textContent.trim() ?? "";
  const downloads = section.querySelector(".downloads");
  const keep = ({ view, sort }) => {
    const address = new URL(location.href);
    address.searchParams.set("view", view);
    address.searchParams.delete("page");
    if (sort) address.searchParams.set("sort", sort);
    history.replaceState(null, "", address);
  };
  const order = { column: answer.columns.indexOf(section.dataset.order.replace("-", "")), down: section.dataset.order.startsWith("-") };
  // On a later page, the rows before it belong to the answer too.
  const skip = Number(section.dataset.skip);
  if (skip && answer.rows.length) {
    answer.rows = [...(await answer.part({ first: skip, sort: section.dataset.order })), ...answer.rows];
  }
  if (answer.columns.length) {
    new Answer(section, answer, { view: section.dataset.view, order: order.column < 0 ? null : order, time, downloads, changed: keep });
  }
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
