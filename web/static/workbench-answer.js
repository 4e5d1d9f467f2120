// An answer with its views: table, bars, line, timeline, network, raw. One object for each answer in a page.

import { bars, html, line, parts, shown, timeline } from "./workbench-charts.js";
import { compare, name, sayNumber, sorts } from "./workbench-data.js";
import { ends, network } from "./workbench-network.js";

export const settings = document.getElementById("workbench-settings")?.dataset ?? {};
const STEP = 500;
const RAW = 200_000;

const VIEWS = {
  table: { label: "Table", fits: (answer) => answer.columns.length > 0, draw: table },
  bar: { label: "Bars", fits: (answer) => parts(answer).numbers.length && parts(answer).labels.length, draw: bars, choosing: true },
  line: { label: "Line", fits: (answer) => parts(answer).numbers.length && parts(answer).dates.length, draw: line, choosing: true },
  timeline: { label: "Timeline", fits: (answer) => sorts(answer).includes("date"), draw: timeline },
  network: { label: "Network", fits: (answer) => answer.rows.length && ends(answer), draw: network },
  raw: { label: "Raw", fits: () => true, draw: raw },
};

/** Ask the server for the names of the IRIs in an answer. */
export async function named(answer) {
  const iris = new Set();
  for (const row of answer.rows) for (const each of row) if (each?.type === "uri") iris.add(each.value);
  if (!iris.size) return answer;
  const reply = await fetch(settings.labels, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify([...iris].slice(0, 5000)),
  });
  if (reply.ok) name(answer, await reply.json());
  return answer;
}

export class Answer {
  /** Show `answer` in `place`; `view` is what it opens with, and `changed` is told of another choice. */
  constructor(place, answer, { view = "table", changed = () => {}, time = "", downloads = null } = {}) {
    Object.assign(this, { place, answer, changed, time, downloads, choice: {}, order: null, words: "", rows: STEP });
    this.views = Object.entries(VIEWS).filter(([, each]) => each.fits(answer)).map(([key]) => key);
    this.view = this.views.includes(view) ? view : this.views[0];
    if (answer.kind === "truth") this.view = "truth";
    this.draw();
  }

  draw() {
    const { answer, place } = this;
    const head = html("header", { class: "answer-head" });
    this.count = html("span", { class: "answer-count", role: "status" });
    const title = html("h2", {}, "Answer ", this.count, " ", html("span", { class: "answer-time" }, this.time));
    head.append(title);
    this.body = html("div", { class: "answer-body" });
    place.classList.add("answer");
    place.replaceChildren(head, this.body);
    if (this.downloads) place.append(this.downloads);
    if (answer.kind === "truth") {
      this.body.append(html("p", { class: "lead" }, answer.truth ? "Yes" : "No"));
      return;
    }
    this.tabs = html("div", { class: "tabs views", role: "group", "aria-label": "Views" });
    for (const key of this.views) {
      const button = html("button", { type: "button", "data-view": key, "aria-pressed": "false" }, VIEWS[key].label);
      button.addEventListener("click", () => {
        this.choice = {};
        this.show(key);
        this.changed(key);
      });
      this.tabs.append(button);
    }
    head.append(this.tabs);
    this.show(this.view);
  }

  async show(key) {
    this.view = key;
    for (const button of this.tabs.children) button.setAttribute("aria-pressed", String(button.dataset.view === key));
    const { answer } = this;
    const total = answer.total ?? answer.rows.length;
    const held = answer.rows.length;
    this.tell(held, total);
    this.place.dataset.shows = "";
    try {
      if (!answer.rows.length && key === "table") {
        this.body.replaceChildren(html("p", { class: "empty" }, "The question is sound, and nothing fits it."));
      } else if (key === "table" || key === "raw") {
        this.body.replaceChildren(...(await VIEWS[key].draw(answer, this)));
      } else {
        const drawn = await VIEWS[key].draw(answer, { ...this.choice, vis: settings.vis });
        const element = drawn.element ?? drawn;
        this.body.replaceChildren(...(VIEWS[key].choosing ? [this.choosing(key)] : []), element);
        drawn.drawn?.();
        if (held < total) this.body.append(html("p", { class: "note" }, `Drawn from the first ${sayNumber(held)} of ${sayNumber(total)} rows.`));
      }
    } catch (error) {
      this.body.replaceChildren(html("p", { class: "note" }, `This view could not be drawn: ${error.message}`));
    }
    this.place.dataset.shows = key;
  }

  tell(shownRows, total) {
    this.count.textContent = `${sayNumber(shownRows)} of ${sayNumber(total)} shown`;
  }

  /** What stands along the axis of a chart and what is measured, to be chosen. */
  choosing(key) {
    const { answer } = this;
    const { numbers, labels } = parts(answer);
    const line = html("p", { class: "choosing" });
    const select = (label, name, columns) => {
      if (columns.length < 2) return;
      const box = html("select", {});
      box.append(html("option", { value: "" }, "as fits"));
      for (const column of columns) box.append(html("option", { value: column }, answer.columns[column]));
      box.value = this.choice[name] ?? "";
      box.addEventListener("change", () => {
        this.choice[name] = box.value === "" ? undefined : Number(box.value);
        this.show(key);
      });
      line.append(html("label", {}, `${label} `, box), " ");
    };
    select("Along", "along", labels);
    select("Measured", "measure", numbers);
    return line;
  }
}

function table(answer, view) {
  const kinds = sorts(answer);
  const wrap = html("div", { class: "table-scroll", tabindex: "0", role: "group", "aria-label": "Rows of the answer" });
  const body = html("tbody");
  const head = html("tr");
  const more = html("p", { class: "more-rows" });
  let rows = [];

  const fill = () => {
    const words = view.words.toLocaleLowerCase("en");
    rows = words ? answer.rows.filter((row) => row.some((each) => each?.text.toLocaleLowerCase("en").includes(words))) : [...answer.rows];
    if (view.order) {
      const { column, down } = view.order;
      rows.sort((a, b) => {
        // Empty cells stay last whichever way round.
        if (!a[column] || !b[column]) return compare(a[column], b[column], kinds[column]);
        return compare(a[column], b[column], kinds[column]) * (down ? -1 : 1);
      });
    }
    const part = rows.slice(0, view.rows);
    body.replaceChildren(
      ...part.map((row) => {
        const line = html("tr");
        row.forEach((each, column) => line.append(html("td", kinds[column] === "number" ? { class: "n" } : {}, shown(each))));
        return line;
      }),
    );
    for (const [column, each] of [...head.children].entries()) {
      const order = view.order?.column === column ? (view.order.down ? "descending" : "ascending") : "none";
      each.setAttribute("aria-sort", order);
    }
    const total = answer.total ?? answer.rows.length;
    view.tell(part.length, total);
    more.replaceChildren();
    if (part.length < rows.length) {
      const button = html("button", { type: "button", class: "plain-button" }, `Show ${sayNumber(Math.min(STEP, rows.length - part.length))} more`);
      button.addEventListener("click", () => {
        view.rows += STEP;
        fill();
      });
      more.append(button);
    }
    if (answer.rows.length < total) {
      more.append(html("span", { class: "note" }, ` Sorting and filtering see the first ${sayNumber(answer.rows.length)} rows; a download has all ${sayNumber(total)}.`));
    }
  };

  answer.columns.forEach((label, column) => {
    const button = html("button", { type: "button", class: "sort" }, label);
    button.addEventListener("click", () => {
      const same = view.order?.column === column;
      view.order = { column, down: same && !view.order.down };
      fill();
    });
    head.append(html("th", { scope: "col", ...(kinds[column] === "number" ? { class: "n" } : {}) }, button));
  });
  wrap.append(html("table", { class: "list answer-table" }, html("thead", {}, head), body));
  fill();
  if (answer.rows.length < 12) return [wrap, more];
  const filter = html("input", { type: "search", placeholder: "Only rows with…", "aria-label": "Only rows with", class: "row-filter", autocomplete: "off" });
  filter.value = view.words;
  filter.addEventListener("input", () => {
    view.words = filter.value;
    fill();
  });
  return [filter, wrap, more];
}

async function raw(answer) {
  let text = answer.text;
  if (text === undefined && answer.source) {
    const reply = await fetch(answer.source);
    text = await reply.text();
    answer.text = text;
  }
  text ??= "";
  const parts = [html("pre", { class: "raw", tabindex: "0" }, text.slice(0, RAW))];
  if (text.length > RAW) parts.push(html("p", { class: "note" }, `${sayNumber(RAW)} of ${sayNumber(text.length)} characters shown; a download has all.`));
  return parts;
}
