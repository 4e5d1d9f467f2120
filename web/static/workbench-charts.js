// Charts as SVG, drawn from an answer: bars, a line, a timeline. Text is only ever set as text.

import { sayDate, sayNumber, sorts } from "./workbench-data.js";

const SVG = "http://www.w3.org/2000/svg";

function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

export function html(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A cell as an element: a link to our page of the thing, where it has one; else its text. */
export function shown(each, length = Infinity) {
  if (!each) return document.createTextNode("");
  const text = each.text.length > length ? `${each.text.slice(0, length - 1)}…` : each.text;
  if (!each.href) {
    if (each.type !== "uri" || !/^https?:\/\//.test(each.value)) return document.createTextNode(text);
    return html("a", { class: "out", href: each.value, rel: "noopener noreferrer external" }, text);
  }
  return html("a", { class: each.kind === "term" ? "term" : `thing k-${each.kind}`, href: each.href }, text);
}

const BARS = 40;
const SERIES = 7;
const colour = (number) => `series-${number % 8}`;

/** What can stand along the axis, what can be measured, and what tells several measures of one place apart. */
export function parts(answer) {
  const kinds = sorts(answer);
  const columns = answer.columns.map((_, number) => number);
  const varied = (column) => new Set(answer.rows.map((row) => row[column]?.value)).size > 1;
  const numbers = columns.filter((column) => kinds[column] === "number");
  const others = columns.filter((column) => kinds[column] && kinds[column] !== "number" && varied(column));
  const dates = others.filter((column) => kinds[column] === "date");
  const labels = others.length ? others : columns.filter((column) => kinds[column] && kinds[column] !== "number");
  return { kinds, numbers, dates, labels };
}

/** The places along the axis, each with a value for each series. */
function measured(answer, along, measure) {
  const { numbers, labels, dates } = parts(answer);
  const axis = along ?? dates[0] ?? labels[0] ?? numbers[0];
  const places = new Map();
  for (const row of answer.rows) {
    const key = row[axis]?.value ?? "";
    if (!places.has(key)) places.set(key, { cell: row[axis], rows: [], values: [] });
    places.get(key).rows.push(row);
  }
  const repeated = [...places.values()].some((place) => place.rows.length > 1);
  const apart = repeated ? labels.find((column) => column !== axis) : undefined;
  let names;
  if (apart !== undefined) {
    const column = measure ?? numbers[0];
    const totals = new Map();
    for (const row of answer.rows) {
      const key = row[apart]?.text ?? "";
      totals.set(key, (totals.get(key) || 0) + Number(row[column]?.text || 0));
    }
    const most = [...totals].sort((a, b) => b[1] - a[1]).map(([key]) => key);
    names = most.length > SERIES + 1 ? [...most.slice(0, SERIES), "all others"] : most;
    for (const place of places.values()) {
      place.values = names.map(() => 0);
      for (const row of place.rows) {
        const found = names.indexOf(row[apart]?.text ?? "");
        place.values[found < 0 ? names.length - 1 : found] += Number(row[column]?.text || 0);
      }
    }
  } else {
    // Measures of several columns go together only where they are counts over time.
    const chosen = measure !== undefined ? [measure] : dates.includes(axis) ? numbers : numbers.slice(0, 1);
    names = chosen.map((column) => answer.columns[column]);
    for (const place of places.values()) {
      place.values = chosen.map((column) => place.rows.reduce((sum, row) => sum + Number(row[column]?.text || 0), 0));
    }
  }
  let list = [...places.values()];
  const timely = dates.includes(axis);
  if (timely) list = list.filter((place) => place.cell).sort((a, b) => (a.cell.text < b.cell.text ? -1 : 1));
  return { axis, names, list, timely };
}

function legend(names) {
  const line = html("p", { class: "legend" });
  names.forEach((each, number) => line.append(html("span", {}, html("i", { class: colour(number) }), each)));
  return line;
}

const sum = (values) => values.reduce((one, other) => one + other, 0);
const about = (value) => sayNumber(Math.round(value * 100) / 100);
const told = (names, values) => names.map((each, number) => `${about(values[number])} ${each}`).join(", ");

function ticks(most) {
  const step = 10 ** Math.floor(Math.log10(Math.max(most, 1) / 2));
  const wide = [1, 2, 5, 10].map((times) => times * step).find((each) => most / each <= 5) || step;
  const list = [];
  for (let at = 0; at <= most + wide * 0.001; at += wide) list.push(at);
  return list;
}

/** Bars: standing where time runs along the axis, else lying, a row each. */
export function bars(answer, { along, measure }) {
  const { names, list, timely } = measured(answer, along, measure);
  const most = Math.max(...list.map((place) => sum(place.values)), 1);
  const figure = html("figure", { class: "chart" });
  if (timely) {
    figure.append(standing(list, names, most));
  } else {
    const first = list.slice(0, BARS);
    const table = html("table", { class: "bars", "aria-label": `Bars of ${names.join(", ")}` });
    for (const place of first) {
      const track = html("td", { class: "track" });
      place.values.forEach((value, number) => {
        if (value <= 0) return;
        const bar = html("span", { class: `bar ${colour(number)}`, title: told(names, place.values) });
        bar.style.width = `${(value / most) * 100}%`;
        track.append(bar);
      });
      const value = html("td", { class: "n" }, about(sum(place.values)));
      table.append(html("tr", {}, html("th", { scope: "row" }, shown(place.cell, 70)), track, value));
    }
    figure.append(table);
    if (list.length > first.length) figure.append(html("p", { class: "note" }, `${first.length} of ${sayNumber(list.length)} bars shown`));
  }
  if (names.length > 1) figure.append(legend(names));
  return figure;
}

function frame(wide, high, most, label) {
  const picture = svg("svg", { viewBox: `0 0 ${wide} ${high + 24}`, width: wide, height: high + 24, role: "img", "aria-label": label });
  for (const at of ticks(most)) {
    const y = high - (at / most) * (high - 14);
    picture.append(svg("line", { class: "grid", x1: 34, x2: wide, y1: y, y2: y }), svg("text", { class: "tick end", x: 29, y: y + 4 }, about(at)));
  }
  return picture;
}

const scrolled = (picture, label) => html("div", { class: "chart-scroll", tabindex: "0", role: "group", "aria-label": label }, picture);

function standing(list, names, most) {
  const step = Math.round(Math.min(72, Math.max(14, 1100 / list.length)));
  const high = 220;
  const wide = Math.max(list.length * step + 44, 320);
  const picture = frame(wide, high, most, `${names.join(", ")} by ${list[0]?.cell.text ?? ""} to ${list.at(-1)?.cell.text ?? ""}`);
  list.forEach((place, number) => {
    const x = 40 + number * step;
    const column = svg("g", {}, svg("title", {}, `${place.cell.text}: ${told(names, place.values)}`));
    let below = 0;
    place.values.forEach((value, series) => {
      if (value <= 0) return;
      const tall = (value / most) * (high - 14);
      column.append(svg("rect", { class: colour(series), x, width: step - 5, y: high - below - tall, height: tall }));
      below += tall;
    });
    if (step >= 34 || number % 5 === 0) column.append(svg("text", { class: "tick", x: x + (step - 5) / 2, y: high + 17 }, place.cell.text.slice(0, 7)));
    picture.append(column);
  });
  return scrolled(picture, "Chart");
}

/** A line for each series, over time or over whatever the axis has, in its order. */
export function line(answer, { along, measure }) {
  const { names, list } = measured(answer, along, measure);
  const most = Math.max(...list.flatMap((place) => place.values), 1);
  const high = 260;
  const step = Math.max(12, Math.min(70, 900 / Math.max(list.length, 1)));
  const wide = Math.max(list.length * step + 60, 320);
  const picture = frame(wide, high, most, `Lines of ${names.join(", ")}`);
  const x = (number) => 46 + number * step;
  const y = (value) => high - (value / most) * (high - 14);
  names.forEach((each, series) => {
    const points = list.map((place, number) => `${x(number)},${y(place.values[series])}`).join(" ");
    picture.append(svg("polyline", { class: `line ${colour(series)}`, points }));
    list.forEach((place, number) => {
      const dot = svg("circle", { class: colour(series), cx: x(number), cy: y(place.values[series]), r: 3.5 });
      dot.append(svg("title", {}, `${place.cell?.text ?? ""}: ${about(place.values[series])} ${each}`));
      picture.append(dot);
    });
  });
  const every = Math.ceil(46 / step);
  list.forEach((place, number) => {
    if (number % every === 0) picture.append(svg("text", { class: "tick", x: x(number), y: high + 18 }, (place.cell?.text ?? "").slice(0, 7)));
  });
  const figure = html("figure", { class: "chart" }, scrolled(picture, "Chart"));
  if (names.length > 1) figure.append(legend(names));
  return figure;
}

const SHOWN_IN_TIME = 300;
const HAPPENED = new Set(["meeting", "agreement", "summit", "statement", "release", "tenure"]);
const day = (text) => {
  const [year, month = "01", date = "01"] = text.slice(0, 10).split("-");
  return Date.UTC(Number(year), Number(month) - 1, Number(date));
};

/** What a timeline is made of: the column of dates, the column that names what happened, and the rows, newest first. */
function dated(answer, along) {
  const { kinds, dates } = parts(answer);
  const columns = answer.columns.map((_, number) => number);
  const any = columns.filter((column) => kinds[column] === "date");
  const usual = any.find((column) => ["date", "published", "when"].includes(answer.columns[column]));
  const axis = any.includes(along) ? along : (usual ?? dates[0] ?? any[0]);
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

/** A strip with a dot for each thing at its date, and below it the same as a list by year, newest first. */
export function timeline(answer, { along }) {
  const all = dated(answer, along);
  const list = all.slice(0, SHOWN_IN_TIME);
  const figure = html("figure", { class: "chart timeline-view" });
  if (list.length && list[0].at !== list.at(-1).at) figure.append(strip(list));
  let year = "";
  let items;
  for (const { at, what, rest } of list) {
    if (at.slice(0, 4) !== year) {
      year = at.slice(0, 4);
      items = html("ol", { class: "in-time" });
      figure.append(html("h3", {}, year), items);
    }
    const more = html("span", { class: "dim" });
    for (const each of rest.values()) {
      if (more.childNodes.length) more.append(" · ");
      more.append(shown(each, 240));
    }
    items.append(html("li", {}, html("time", { datetime: at }, sayDate(at)), html("span", {}, shown(what, 200), " ", more)));
  }
  const kinds = sorts(answer);
  const undated = answer.rows.filter((row) => !row.some((each, column) => each && kinds[column] === "date")).length;
  const left = [];
  if (all.length > list.length) left.push(`${list.length} of ${sayNumber(all.length)} shown`);
  if (undated) left.push(`${sayNumber(undated)} rows without a date left out`);
  if (left.length) figure.append(html("p", { class: "note" }, left.join("; ")));
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
  const stacked = new Map();
  for (const { at, what } of list) {
    const place = Math.round(x(at) / 9);
    const level = stacked.get(place) || 0;
    stacked.set(place, level + 1);
    if (level > 5) continue;
    const dot = svg("circle", { class: `dot k-${what?.kind || "plain"}`, cx: place * 9, cy: 55 - level * 9, r: 4 });
    dot.append(svg("title", {}, `${sayDate(at)}: ${what?.text ?? ""}`));
    picture.append(dot);
  }
  return scrolled(picture, "Timeline");
}
