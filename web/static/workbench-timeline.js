// A timeline of an answer: a strip of dots over a list by year.

import { sayDate, sayNumber, sorts } from "./workbench-data.js";
import { html, moreButton, scrolled, shown, svg } from "./workbench-elements.js";
import { parts } from "./workbench-measures.js";

const STEP = 300;
/** How wide a place on the strip is, how many dots stand over one another there, and how tall a heap of more is. */
const WIDE = 9;
const STACKED = 6;
const TALL = 54;
const HAPPENED = new Set(["meeting", "agreement", "summit", "statement", "release", "tenure"]);
const day = (text) => {
  const [year, month = "01", date = "01"] = text.slice(0, 10).split("-");
  return Date.UTC(Number(year), Number(month) - 1, Number(date));
};

/** What a timeline is made of: the column of dates, the column that names what happened, and the rows, newest first. */
function dated(answer) {
  const kinds = sorts(answer);
  const columns = answer.columns.map((_, number) => number);
  const any = columns.filter((column) => kinds[column] === "date");
  const usual = any.find((column) => ["date", "published", "when"].includes(answer.columns[column]));
  const varied = (column) => new Set(answer.rows.map((row) => row[column]?.text)).size > 1;
  const axis = usual ?? any.find(varied) ?? any[0];
  const things = columns.filter((column) => kinds[column] === "thing");
  const happened = things.find((column) => answer.rows.some((row) => HAPPENED.has(row[column]?.kind)));
  const words = happened ?? things[0] ?? columns.find((column) => column !== axis && kinds[column] === "text") ?? -1;
  // One thing on one day is one entry, however many rows tell of it.
  const entries = new Map();
  for (const row of answer.rows) {
    if (!row[axis]) continue;
    const key = `${row[axis].text} ${row[words]?.value ?? entries.size}`;
    if (!entries.has(key)) entries.set(key, { at: row[axis].text, what: row[words], rest: new Map() });
    row.forEach((each, column) => {
      if (each && column !== words && kinds[column] !== "date") entries.get(key).rest.set(`${column} ${each.value}`, each);
    });
  }
  return [...entries.values()].sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** Whether an answer tells when something was: not if it only counts over time, or has the dates of something else. */
export function timely(answer) {
  const { kinds, numbers, times } = parts(answer);
  const things = answer.columns.some((_, column) => answer.rows.some((row) => HAPPENED.has(row[column]?.kind)));
  return kinds.includes("date") && (things || (times.length > 0 && !numbers.length));
}

/** A strip with a dot for each thing at its date, and below it the same as a list by year, newest first. */
export function timeline(answer, { tell }) {
  const all = dated(answer);
  const figure = html("figure", { class: "chart timeline-view" });
  if (all.length && all[0].at !== all.at(-1).at) figure.append(strip(all));
  const years = html("div");
  const more = html("div");
  let drawn = 0;
  let items;
  const add = () => {
    for (const { at, what, rest } of all.slice(drawn, drawn + STEP)) {
      const year = at.slice(0, 4);
      if (items?.dataset.year !== year) {
        items = html("ol", { class: "in-time", "data-year": year });
        years.append(html("h3", {}, year), items);
      }
      const beside = html("span", { class: "dim" });
      for (const each of rest.values()) {
        if (beside.childNodes.length) beside.append(" · ");
        beside.append(shown(each, 240));
      }
      items.append(html("li", {}, html("time", { datetime: at }, sayDate(at)), html("span", {}, shown(what, 200), " ", beside)));
    }
    drawn = Math.min(all.length, drawn + STEP);
    tell(`${sayNumber(drawn)} of ${sayNumber(all.length)} in the timeline, newest first`);
    more.replaceChildren(...(drawn < all.length ? [moreButton(Math.min(STEP, all.length - drawn), add)] : []));
  };
  add();
  figure.append(years, more);
  const kinds = sorts(answer);
  const undated = answer.rows.filter((row) => !row.some((each, column) => each && kinds[column] === "date")).length;
  if (undated) figure.append(html("p", { class: "note" }, `${sayNumber(undated)} rows without a date left out.`));
  return figure;
}

function strip(list) {
  const wide = 1000;
  const high = 84;
  const start = day(list.at(-1).at);
  const end = Math.max(day(list[0].at), start + 86_400_000);
  const x = (text) => 16 + ((day(text) - start) / (end - start)) * (wide - 32);
  const picture = svg("svg", {
    viewBox: `0 0 ${wide} ${high}`, class: "strip", role: "img",
    "aria-label": `${list.length} dates from ${sayDate(list.at(-1).at)} to ${sayDate(list[0].at)}; the list below says the same`,
  });
  picture.append(svg("line", { class: "axis", x1: 8, x2: wide - 8, y1: 62, y2: 62 }));
  const first = Number(list.at(-1).at.slice(0, 4));
  const last = Number(list[0].at.slice(0, 4));
  const every = Math.ceil((last - first + 1) / 14);
  for (let year = first; year <= last; year += every) {
    const at = Math.max(16, x(`${year}`));
    picture.append(svg("line", { class: "grid", x1: at, x2: at, y1: 8, y2: 66 }), svg("text", { class: "tick start", x: at, y: 80 }, String(year)));
  }
  const places = new Map();
  for (const each of list) {
    const place = Math.round(x(each.at) / WIDE);
    if (!places.has(place)) places.set(place, []);
    places.get(place).push(each);
  }
  const most = Math.max(...[...places.values()].map((stack) => stack.length));
  for (const [place, stack] of places) {
    const at = place * WIDE;
    if (most > STACKED) {
      // Too many for a dot each: as many as there are, as tall.
      const tall = Math.max(2, (stack.length / most) * TALL);
      const bar = svg("rect", { class: "heap", x: at - WIDE / 2, width: WIDE - 1, y: 62 - tall, height: tall });
      bar.append(svg("title", {}, `${sayDate(stack.at(-1).at)} to ${sayDate(stack[0].at)}: ${sayNumber(stack.length)}`));
      picture.append(bar);
      continue;
    }
    for (const [level, { at: date, what }] of stack.entries()) {
      const dot = svg("circle", { class: `dot k-${what?.kind || "plain"}`, cx: at, cy: 55 - level * WIDE, r: 4 });
      dot.append(svg("title", {}, `${sayDate(date)}: ${what?.text ?? ""}`));
      picture.append(dot);
    }
  }
  return scrolled(picture, "Timeline");
}
