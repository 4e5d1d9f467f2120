// What of an answer can be drawn as a chart: which columns are measures, which stand along the axis, and the sums there.
// Nothing here touches the page.

import { cell, sayDate, sorts } from "./workbench-data.js";

const SERIES = 7;
/** Numbers that are a place in some order or a share: a sum of them means nothing. */
const NO_AMOUNT = /^(stage|level|rank|year|start|end|confidence)$|Offset$/;
/** Dates that are told beside a thing, such as that of its latest release; nothing was counted on them. */
const BESIDE = /^(first|last|latest|earliest|newest|since|until|promised)/i;
/** Longer texts, such as quotes, are no names of bars. */
const LONGEST_LABEL = 60;
/** More places than these are not filled in between. */
const MOST_PLACES = 1500;
const DECADES = 30;

const texts = (answer, column) => new Set(answer.rows.map((row) => row[column]?.text ?? ""));

/** What can be measured, and what can stand along the axis: times, and columns that name things. */
export function parts(answer) {
  const kinds = sorts(answer);
  const columns = answer.columns.map((_, number) => number);
  const varied = (column) => texts(answer, column).size > 1;
  const short = (column) => answer.rows.every((row) => (row[column]?.text.length ?? 0) <= 2 * LONGEST_LABEL) &&
    answer.rows.reduce((sum, row) => sum + (row[column]?.text.length ?? 0), 0) <= LONGEST_LABEL * answer.rows.length;
  const named = columns.filter((column) => ["thing", "term", "text", "iri"].includes(kinds[column]) && (kinds[column] === "thing" || short(column)));
  return {
    kinds,
    numbers: columns.filter((column) => kinds[column] === "number" && !NO_AMOUNT.test(answer.columns[column])),
    times: columns.filter((column) => kinds[column] === "date" && varied(column) && !BESIDE.test(answer.columns[column])),
    labels: named.some(varied) ? named.filter(varied) : named.slice(0, 1),
  };
}

/** The ways in which an answer can stand along the axis, the best first: each its name and its columns. */
export function ways(answer) {
  const { kinds, times, labels } = parts(answer);
  const heads = (columns) => columns.map((column) => answer.heads[column]).join(" and ");
  const single = [...times, ...labels].map((column) => [column]);
  const things = labels.filter((column) => kinds[column] === "thing").slice(0, 2);
  if (things.length === 2 && !times.length) {
    const keys = new Set(answer.rows.map((row) => things.map((column) => row[column]?.value).join(" ")));
    // Pairs, where each stands in a row of its own and one of them is too many to be told apart by colour.
    const apart = texts(answer, things[0]).size < answer.rows.length && texts(answer, things[1]).size > SERIES + 1;
    if (keys.size === answer.rows.length) single.splice(apart ? 0 : single.length, 0, things);
  }
  return single.map((columns) => ({ columns, name: heads(columns), timely: times.includes(columns[0]) }));
}

/** The measure by which the rows are sorted, the largest first; else the first there is. */
export function usualMeasure(answer) {
  const { numbers } = parts(answer);
  const falling = (column) =>
    answer.rows.every((row, number) => !number || Number(row[column]?.text ?? 0) <= Number(answer.rows[number - 1][column]?.text ?? 0));
  return numbers.find((column) => answer.rows.length > 1 && falling(column)) ?? numbers[0];
}

const UNITS = { 4: "years", 7: "months", 10: "days" };

/** How much of a date tells where it stands: 4 letters for a year, 7 for a month, 10 for a day. */
function unitOf(dates) {
  const least = Math.min(...dates.map((text) => Math.min(text.length, 10)));
  const years = Number(dates.at(-1).slice(0, 4)) - Number(dates[0].slice(0, 4));
  if (least <= 4 || years > DECADES) return 4;
  return least <= 7 || years > 1 ? 7 : 10;
}

function nextDate(text) {
  if (text.length === 4) return String(Number(text) + 1).padStart(4, "0");
  const [year, month, day = 1] = text.split("-").map(Number);
  const after = text.length === 7 ? new Date(Date.UTC(year, month, 1)) : new Date(Date.UTC(year, month - 1, day + 1));
  return after.toISOString().slice(0, text.length);
}

/** Every year, month or day from the first to the last, so that as much time is as much room. */
function spread(places) {
  const dates = [...places.keys()].sort();
  const list = [];
  for (let at = dates[0]; at <= dates.at(-1) && list.length <= MOST_PLACES; at = nextDate(at)) list.push(at);
  const all = list.length > MOST_PLACES ? dates : list;
  return all.map((text) => places.get(text) ?? { key: text, cells: [cell(text)], rows: [] });
}

/** The places along the axis, each with its sum in each series; and what a place is, where time runs along. */
export function measured(answer, { way, measure }) {
  const { numbers, labels } = parts(answer);
  const { columns, timely } = way;
  const dates = timely ? answer.rows.map((row) => row[columns[0]]?.text).filter(Boolean).sort() : [];
  const unit = timely ? unitOf(dates) : 0;
  const places = new Map();
  for (const row of answer.rows) {
    if (timely && !row[columns[0]]) continue;
    const key = timely ? row[columns[0]].text.slice(0, unit) : columns.map((column) => row[column]?.value ?? "").join(" ");
    if (!places.has(key)) places.set(key, { key, cells: timely ? [cell(key)] : columns.map((column) => row[column]), rows: [] });
    places.get(key).rows.push(row);
  }
  const list = timely ? spread(places) : [...places.values()];
  const repeated = columns.length === 1 && list.some((place) => place.rows.length > 1);
  const apart = repeated ? labels.find((column) => column !== columns[0]) : undefined;
  const amount = (row, column) => Number(row[column]?.text || 0);
  let names;
  if (apart === undefined) {
    const chosen = measure === undefined ? (timely ? numbers : [usualMeasure(answer)]) : [measure];
    names = chosen.map((column) => answer.heads[column]);
    for (const place of list) place.values = chosen.map((column) => place.rows.reduce((sum, row) => sum + amount(row, column), 0));
  } else {
    const column = measure ?? usualMeasure(answer);
    const totals = new Map();
    for (const row of answer.rows) {
      const key = row[apart]?.text ?? "";
      totals.set(key, (totals.get(key) || 0) + amount(row, column));
    }
    const most = [...totals].sort((a, b) => b[1] - a[1]).map(([key]) => key);
    names = most.length > SERIES + 1 ? [...most.slice(0, SERIES), "all others"] : most;
    for (const place of list) {
      place.values = names.map(() => 0);
      for (const row of place.rows) {
        const found = names.indexOf(row[apart]?.text ?? "");
        place.values[found < 0 ? names.length - 1 : found] += amount(row, column);
      }
    }
  }
  for (const place of list) place.label = timely ? sayDate(place.key) : place.cells.map((each) => each?.text ?? "").join(" and ");
  const undated = timely ? answer.rows.filter((row) => !row[columns[0]]).length : 0;
  return { names, list, unit, places: timely ? UNITS[unit] : "bars", undated };
}
