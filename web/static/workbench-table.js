// The table of an answer: sorted by any column over all of its rows, looked through by words, and shown piece by piece.

import { compare, sayNumber, sorts } from "./workbench-data.js";
import { html, shown } from "./workbench-elements.js";

const STEP = 500;
/** In shorter tables one sees without help. */
const WORTH_FILTERING = 12;

/** Return the elements of the table of `view`, which is an answer with its order, its words and how far it is shown. */
export function table(view) {
  const { answer } = view;
  const kinds = sorts(answer);
  const body = html("tbody");
  const head = html("tr");
  const more = html("p", { class: "more-rows" });
  const wrap = html("div", { class: "table-scroll", tabindex: "0", role: "group", "aria-label": "Rows of the answer" });
  wrap.append(html("table", { class: "list answer-table" }, html("thead", {}, head), body));

  const fill = () => {
    const rows = inOrder(view, kinds);
    const part = rows.slice(0, view.rows);
    body.replaceChildren(...part.map((row) => line(row, kinds)));
    for (const [column, each] of [...head.children].entries()) {
      each.setAttribute("aria-sort", view.order?.column === column ? (view.order.down ? "descending" : "ascending") : "none");
    }
    view.tell(`${sayNumber(part.length)} of ${sayNumber(view.total)} shown${view.words ? `, ${sayNumber(rows.length)} have “${view.words}”` : ""}`);
    more.replaceChildren();
    const left = (view.words ? rows.length : view.total) - part.length;
    if (left > 0) {
      const button = html("button", { type: "button", class: "plain-button" }, `Show ${sayNumber(Math.min(STEP, left))} more`);
      button.addEventListener("click", () => act(async () => {
        if (!view.words) await view.hold(view.rows + STEP);
        view.rows += STEP;
      }));
      more.append(button);
    }
    if (view.words && !view.whole) {
      more.append(html("span", { class: "note" }, ` The first ${sayNumber(answer.rows.length)} rows are looked through; a download has all ${sayNumber(view.total)}.`));
    }
  };
  // Rows may have to come from the server first; what fails is told, and the table stays as it is.
  let acts = 0;
  const act = async (change) => {
    acts += 1;
    const mine = acts;
    wrap.setAttribute("aria-busy", "true");
    try {
      await change();
      if (mine === acts) fill();
    } catch (error) {
      more.replaceChildren(html("span", { class: "note", role: "alert" }, error.message));
    }
    wrap.removeAttribute("aria-busy");
  };

  answer.heads.forEach((label, column) => {
    const button = html("button", { type: "button", class: "sort" }, label);
    button.addEventListener("click", () => act(async () => {
      const before = view.order;
      view.order = { column, down: before?.column === column && !before.down };
      try {
        if (!view.whole) {
          view.rows = STEP;
          await view.hold(STEP, { anew: true });
        }
      } catch (error) {
        view.order = before;
        throw error;
      }
      view.changed(view);
    }));
    head.append(html("th", { scope: "col", ...(kinds[column] === "number" ? { class: "n" } : {}) }, button));
  });
  fill();
  if (view.total < WORTH_FILTERING) return [wrap, more];
  const filter = html("input", { type: "search", placeholder: "Only rows with…", "aria-label": "Only rows with", class: "row-filter", autocomplete: "off" });
  filter.value = view.words;
  filter.addEventListener("input", () => act(async () => {
    view.words = filter.value;
    if (view.words) await view.holdAll();
  }));
  return [filter, wrap, more];
}

function line(row, kinds) {
  const element = html("tr");
  row.forEach((each, column) => element.append(html("td", kinds[column] === "number" ? { class: "n" } : {}, shown(each))));
  return element;
}

/** The rows held that have the words, in the order that was chosen; the server has sorted what is not held whole. */
function inOrder(view, kinds) {
  const words = view.words.toLocaleLowerCase("en");
  const rows = view.answer.rows.filter((row) => !words || row.some((each) => each?.text.toLocaleLowerCase("en").includes(words)));
  if (!view.order || !view.whole) return rows;
  const { column, down } = view.order;
  return rows.sort((a, b) => {
    // Empty cells stay last whichever way round.
    if (!a[column] || !b[column]) return compare(a[column], b[column], kinds[column]);
    return compare(a[column], b[column], kinds[column]) * (down ? -1 : 1);
  });
}
