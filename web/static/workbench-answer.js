// An answer with its views: table, bars, line, timeline, network, raw. One object for each answer in a page. It may hold
// a part of its rows; the others come from the server when they are wanted.

import { bars, line } from "./workbench-charts.js";
import { name, sayNumber } from "./workbench-data.js";
import { html } from "./workbench-elements.js";
import { parts, usualMeasure, ways } from "./workbench-measures.js";
import { ends, network } from "./workbench-network.js";
import { table } from "./workbench-table.js";
import { timely, timeline } from "./workbench-timeline.js";

export const settings = document.getElementById("workbench-settings")?.dataset ?? {};
const RAW = 200_000;
/** How many rows are fetched for a picture, or to be looked through. */
const MOST_HELD = 20_000;
/** How many names are asked for at once. */
const NAMES = 5000;
/** A line through fewer points is none. */
const POINTS = 2;

const timesOf = (answer) => ways(answer).filter((way) => way.timely && new Set(answer.rows.map((row) => row[way.columns[0]]?.text)).size >= POINTS);

const VIEWS = {
  table: { label: "Table", fits: (answer) => answer.columns.length > 0 },
  bar: { label: "Bars", fits: (answer) => parts(answer).numbers.length && ways(answer).length, draw: bars, ways },
  line: { label: "Line", fits: (answer) => parts(answer).numbers.length && timesOf(answer).length, draw: line, ways: timesOf },
  timeline: { label: "Timeline", fits: timely, draw: timeline },
  network: { label: "Network", fits: (answer) => answer.rows.length && ends(answer), draw: network },
  raw: { label: "Raw", fits: () => true },
};

/** Ask the server for the names of the IRIs in an answer. */
export async function named(answer) {
  const iris = new Set();
  for (const row of answer.rows) for (const each of row) if (each?.type === "uri") iris.add(each.value);
  const all = [...iris];
  for (let start = 0; start < all.length; start += NAMES) {
    const reply = await fetch(settings.labels, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(all.slice(start, start + NAMES)),
    });
    if (reply.ok) name(answer, await reply.json());
  }
  return answer;
}

/** Show what fails in the words of the server. */
export async function sound(reply) {
  if (reply.ok) return reply;
  const told = await reply.json().catch(() => ({}));
  throw new Error(told.detail || `the server said ${reply.status}`);
}

export class Answer {
  /**
   * Show `answer` in `place`; `view` is what it opens with, and `changed` is told of another choice. The answer's `part`
   * gives rows from the server by `first`, `skip` and `sort`.
   */
  constructor(place, answer, { view = "table", order = null, changed = () => {}, time = "", downloads = null } = {}) {
    Object.assign(this, { place, answer, changed, time, downloads, choice: {}, order, words: "", rows: answer.rows.length });
    this.views = Object.entries(VIEWS).filter(([, each]) => each.fits(answer)).map(([key]) => key);
    this.view = this.views.includes(view) ? view : this.views[0];
    if (answer.kind === "truth") this.view = "truth";
    this.draw();
  }

  get total() {
    return this.answer.total ?? this.answer.rows.length;
  }

  get whole() {
    return this.answer.rows.length >= this.total;
  }

  /** The order in which the server is to give the rows: a column, with a minus before it for the largest first. */
  get sort() {
    return this.order ? `${this.order.down ? "-" : ""}${this.answer.columns[this.order.column]}` : "";
  }

  /** Have so many rows at hand, if there are as many; the rows held stay, unless they are wanted `anew`. */
  async hold(wanted, { anew = false } = {}) {
    const { answer } = this;
    const rows = anew ? [] : answer.rows;
    if (rows.length >= Math.min(wanted, this.total) || !answer.part) return;
    this.tell(`${sayNumber(rows.length)} of ${sayNumber(this.total)} rows are here, the others are fetched…`);
    answer.rows = [...rows, ...(await answer.part({ first: wanted - rows.length, skip: rows.length, sort: this.sort }))];
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
        this.changed(this);
      });
      this.tabs.append(button);
    }
    head.append(this.tabs);
    this.show(this.view);
  }

  async show(key) {
    this.view = key;
    for (const button of this.tabs.children) button.setAttribute("aria-pressed", String(button.dataset.view === key));
    this.place.dataset.shows = "";
    try {
      const drawn = await this.drawn(key);
      if (this.view !== key) return; // another was chosen meanwhile
      this.body.replaceChildren(...drawn.elements);
      drawn.after?.();
    } catch (error) {
      this.body.replaceChildren(html("p", { class: "note", role: "alert" }, `This view could not be drawn: ${error.message}`));
    }
    this.place.dataset.shows = key;
  }

  async drawn(key) {
    const { answer } = this;
    if (key === "raw") return { elements: await this.raw() };
    if (key === "table") {
      return { elements: answer.rows.length ? table(this) : [html("p", { class: "empty" }, "The question is sound, and nothing fits it.")] };
    }
    await this.hold(MOST_HELD);
    const { draw, ways: found } = VIEWS[key];
    this.tell(`${sayNumber(answer.rows.length)} of ${sayNumber(this.total)} rows`);
    const choice = { ...this.choice, way: found?.(answer)[this.choice.way ?? 0] };
    const tell = (words) => this.tell(words);
    const drawn = await draw(answer, { ...choice, vis: settings.vis, names: settings.names, width: this.body.clientWidth, tell });
    const elements = [...(found ? [this.choosing(key, choice.way)] : []), drawn.element ?? drawn];
    if (!this.whole) {
      elements.push(html("p", { class: "note" }, `Drawn from ${sayNumber(answer.rows.length)} of ${sayNumber(this.total)} rows, the first in their order.`));
    }
    return { elements, after: drawn.drawn };
  }

  tell(words) {
    if (this.count.textContent !== words) this.count.textContent = words; // else it would be read out again
  }

  /** What the bars or points of a chart stand for, and what is measured, to be chosen. */
  choosing(key, way) {
    const { answer } = this;
    const { numbers } = parts(answer);
    const line = html("p", { class: "choosing" });
    const select = (label, name, options, value) => {
      if (options.length < 2) return;
      const box = html("select", {});
      for (const [each, words] of options) box.append(html("option", { value: String(each) }, words));
      box.value = String(value);
      box.addEventListener("change", () => {
        this.choice[name] = box.value === "" ? undefined : Number(box.value);
        this.show(key);
      });
      line.append(html("label", {}, `${label} `, box), " ");
    };
    const each = VIEWS[key].ways(answer).map(({ name }, number) => [number, name]);
    select(key === "bar" ? "A bar for each" : "A point for each", "way", each, this.choice.way ?? 0);
    const together = way.timely && numbers.length > 1 ? [["", "all of them"]] : [];
    const usual = together.length ? "" : usualMeasure(answer);
    select("Showing", "measure", [...together, ...numbers.map((n) => [n, answer.heads[n]])], this.choice.measure ?? usual);
    return line;
  }

  async raw() {
    const { answer } = this;
    if (answer.text === undefined && answer.source) {
      const reply = await sound(await fetch(answer.source));
      answer.text = await reply.text();
    }
    const text = answer.text ?? "";
    const held = answer.textRows ?? this.total;
    this.tell(`${sayNumber(held)} of ${sayNumber(this.total)} rows`);
    const elements = [html("pre", { class: "raw", tabindex: "0" }, text.slice(0, RAW))];
    if (text.length > RAW) elements.push(html("p", { class: "note" }, `${sayNumber(RAW)} of ${sayNumber(text.length)} characters shown; a download has all.`));
    if (held < this.total) elements.push(html("p", { class: "note" }, `As the first ${sayNumber(held)} rows came; a download has all ${sayNumber(this.total)}.`));
    return elements;
  }

  /** Have every row at hand that can be looked through. */
  holdAll() {
    return this.hold(MOST_HELD);
  }
}
