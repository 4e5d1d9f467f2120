// Charts as SVG, drawn from an answer: bars and lines. Where time runs along the axis, as much time is as much room. The
// scale stays in sight when a wide chart is scrolled.

import { sayNumber } from "./workbench-data.js";
import { html, moreButton, scrolled, shown, svg } from "./workbench-elements.js";
import { measured } from "./workbench-measures.js";

const BARS = 40;
const SCALE = 44;
const HIGH = 240;
const ROOM = 14;
const colour = (number) => `series-${number % 8}`;

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
export function bars(answer, { way, measure, width, tell }) {
  const drawn = measured(answer, { way, measure });
  const { names, list } = drawn;
  const most = Math.max(...list.map((place) => sum(place.values)), 1);
  const figure = html("figure", { class: "chart" });
  if (way.timely) {
    figure.append(standing(drawn, most, width));
    tellSpan(drawn, figure, tell);
  } else {
    figure.append(...lying(list, names, most, tell));
  }
  if (names.length > 1) figure.append(legend(names));
  return figure;
}

function tellSpan({ list, places, undated }, figure, tell) {
  tell(`${sayNumber(list.length)} ${list.length === 1 ? places.slice(0, -1) : places}, ${list[0]?.label ?? ""} to ${list.at(-1)?.label ?? ""}`);
  if (undated) figure.append(html("p", { class: "note" }, `${sayNumber(undated)} rows without a date left out.`));
}

function lying(list, names, most, tell) {
  const table = html("table", { class: "bars", "aria-label": `Bars of ${names.join(", ")}` });
  const more = html("div");
  let drawn = 0;
  const add = () => {
    for (const place of list.slice(drawn, drawn + BARS)) {
      const track = html("td", { class: "track" });
      place.values.forEach((value, number) => {
        if (value <= 0) return;
        const bar = html("span", { class: `bar ${colour(number)}`, title: told(names, place.values) });
        bar.style.width = `${(value / most) * 100}%`;
        track.append(bar);
      });
      const head = html("th", { scope: "row" });
      for (const [number, each] of place.cells.entries()) head.append(...(number ? [" and "] : []), shown(each, 70));
      table.append(html("tr", {}, head, track, html("td", { class: "n" }, about(sum(place.values)))));
    }
    drawn = Math.min(list.length, drawn + BARS);
    tell(`${sayNumber(drawn)} of ${sayNumber(list.length)} bars`);
    more.replaceChildren(...(drawn < list.length ? [moreButton(Math.min(BARS, list.length - drawn), add)] : []));
  };
  add();
  return [table, more];
}

/** An empty chart: its scale, and beside it the picture to draw in, which is as wide as its places need. */
function frame({ list, names, unit }, most, width, least) {
  const room = Math.max(width - SCALE, 240);
  const step = Math.min(72, Math.max(least, Math.floor(room / Math.max(list.length, 1))));
  const wide = Math.max(list.length * step + 8, 240);
  const scale = svg("svg", { class: "scale", width: SCALE, height: HIGH + 24, "aria-hidden": "true" });
  const label = `${names.join(", ")}, ${list[0]?.label ?? ""} to ${list.at(-1)?.label ?? ""}; the table says the same`;
  const picture = svg("svg", { width: wide, height: HIGH + 24, role: "img", "aria-label": label });
  const y = (value) => HIGH - (value / most) * (HIGH - ROOM);
  for (const at of ticks(most)) {
    scale.append(svg("text", { class: "tick end", x: SCALE - 6, y: y(at) + 4 }, about(at)));
    picture.append(svg("line", { class: "grid", x1: 0, x2: wide, y1: y(at), y2: y(at) }));
  }
  const x = (number) => 4 + number * step;
  let free = -Infinity;
  list.forEach((place, number) => {
    // Months are told apart by their years where there is no room for each.
    const name = unit === 7 && step < 60 ? (place.key.endsWith("-01") || list.length < 6 ? place.key.slice(0, 4) : "") : place.key;
    const at = x(number) + step / 2;
    if (!name || at < free) return;
    free = at + name.length * 7 + 10;
    const anchor = at < 16 ? " start" : "";
    picture.append(svg("text", { class: `tick${anchor}`, x: anchor ? 0 : at, y: HIGH + 17 }, name));
  });
  return { element: html("div", { class: "chart-frame" }, scale, scrolled(picture, "Chart")), picture, x, y, step };
}

function standing(drawn, most, width) {
  const { element, picture, x, y, step } = frame(drawn, most, width, 4);
  const gap = step > 12 ? 4 : 1;
  drawn.list.forEach((place, number) => {
    const column = svg("g", {}, svg("title", {}, `${place.label}: ${told(drawn.names, place.values)}`));
    let below = 0;
    place.values.forEach((value, series) => {
      if (value <= 0) return;
      const tall = HIGH - y(value);
      column.append(svg("rect", { class: colour(series), x: x(number), width: step - gap, y: HIGH - below - tall, height: tall }));
      below += tall;
    });
    picture.append(column);
  });
  return element;
}

/** A line for each series, over time. */
export function line(answer, { way, measure, width, tell }) {
  const drawn = measured(answer, { way, measure });
  const { names, list } = drawn;
  const most = Math.max(...list.flatMap((place) => place.values), 1);
  const { element, picture, x, y, step } = frame(drawn, most, width, 4);
  const middle = (number) => x(number) + step / 2;
  names.forEach((each, series) => {
    const points = list.map((place, number) => `${middle(number)},${y(place.values[series])}`).join(" ");
    picture.append(svg("polyline", { class: `line ${colour(series)}`, points }));
    list.forEach((place, number) => {
      const dot = svg("circle", { class: colour(series), cx: middle(number), cy: y(place.values[series]), r: step < 10 ? 2 : 3.5 });
      dot.append(svg("title", {}, `${place.label}: ${about(place.values[series])} ${each}`));
      picture.append(dot);
    });
  });
  const figure = html("figure", { class: "chart" }, element);
  tellSpan(drawn, figure, tell);
  if (names.length > 1) figure.append(legend(names));
  return figure;
}
