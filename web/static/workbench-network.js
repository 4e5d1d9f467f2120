// An answer as a network: the things of two of its columns tied together. Drawn by vis-network, which comes from our
// own server when it is first wanted. Labels are given to the canvas or set as text, never as HTML.

import { html, shown } from "./workbench-elements.js";
import { sayNumber, sorts } from "./workbench-data.js";

const NODES = 150;
const LONGEST = 34;
/** The size of letters in pixels of the screen: the smallest node's and the largest's. */
const LETTERS = [11, 16];
const loading = new Map();

function load(address) {
  if (!loading.has(address)) {
    loading.set(address, new Promise((resolve, reject) => {
      const script = html("script", { src: address });
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => reject(new Error("a script of this server could not be loaded")));
      document.head.append(script);
    }));
  }
  return loading.get(address);
}

/** The two columns that are tied, and the one that weighs; null where there are not two. */
export function ends(answer) {
  if (answer.kind === "graph") return answer.rows.some((row) => row[2].type === "uri") ? { from: 0, to: 2, weight: -1 } : null;
  const kinds = sorts(answer);
  const varied = (column) => new Set(answer.rows.map((row) => row[column]?.value)).size > 1;
  const things = answer.columns.map((_, number) => number).filter((number) => ["thing", "iri"].includes(kinds[number]));
  const actors = things.filter((column) => answer.rows.some((row) => ["country", "person", "organization", "summit"].includes(row[column]?.kind)));
  const best = [actors, things].find((columns) => columns.length >= 2);
  if (!best) return null;
  // Columns that vary first; one that has the same thing in every row is what the others are tied to.
  const chosen = best.filter(varied);
  const rest = best.filter((column) => !chosen.includes(column));
  const [from, to] = chosen.length === 1 ? [rest[0], chosen[0]] : [...chosen, ...rest];
  return { from, to, weight: kinds.indexOf("number") };
}

function gather(answer) {
  const { from, to, weight } = ends(answer);
  const nodes = new Map();
  const edges = new Map();
  for (const row of answer.rows) {
    const [one, other] = [row[from], row[to]];
    if (!one || !other || one.type === "literal" || other.type === "literal") continue;
    const heavy = weight >= 0 ? Number(row[weight]?.text || 1) : 1;
    for (const each of [one, other]) {
      if (!nodes.has(each.value)) nodes.set(each.value, { cell: each, weight: 0 });
      nodes.get(each.value).weight += heavy;
    }
    const key = [one.value, other.value].sort().join(" ");
    if (!edges.has(key)) edges.set(key, { from: one.value, to: other.value, weight: 0 });
    edges.get(key).weight += heavy;
  }
  return { nodes, edges: [...edges.values()], measure: weight >= 0 ? answer.heads[weight] : "rows" };
}

export async function network(answer, { vis: address, names, tell }) {
  const { nodes, edges, measure } = gather(answer);
  const kept = new Set([...nodes].sort((a, b) => b[1].weight - a[1].weight).slice(0, NODES).map(([iri]) => iri));
  const ties = edges.filter((edge) => kept.has(edge.from) && kept.has(edge.to));
  const tint = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const most = Math.max(...[...nodes.values()].map((node) => node.weight), 1);
  const heaviest = Math.max(...ties.map((edge) => edge.weight), 1);
  const frame = html("div", { class: "network answer-network" });
  const picked = html("p", { class: "picked-line", "aria-live": "polite" }, "Choose a node to see what it is. Drag to move, scroll to zoom.");
  const figure = html("figure", { class: "chart" }, frame, picked);
  const drawn = `${sayNumber(kept.size)} of ${sayNumber(nodes.size)} nodes, ${sayNumber(ties.length)} of ${sayNumber(edges.length)} ties`;
  tell(drawn);
  await Promise.all([load(address), load(names)]);
  const sizeOf = (weight) => 7 + 17 * Math.sqrt(weight / most);
  const look = (iri, { cell, weight }) => {
    const dye = tint(`--k-${cell.kind}`) || tint("--k-plain");
    return {
      id: iri,
      size: sizeOf(weight),
      color: { background: dye, border: tint("--paper"), highlight: { background: dye, border: tint("--ink") } },
    };
  };
  const shownNodes = () => [...nodes].filter(([iri]) => kept.has(iri)).map(([iri, node]) => look(iri, node));
  const draw = () => {
    const data = {
      nodes: new vis.DataSet(shownNodes()),
      edges: new vis.DataSet(ties.map((edge, id) => ({ ...edge, id, width: 1 + 5 * (edge.weight / heaviest) }))),
    };
    const picture = new vis.Network(frame, data, {
      layout: { randomSeed: 7, improvedLayout: kept.size < 100 },
      physics: { solver: "forceAtlas2Based", forceAtlas2Based: { springLength: 130, avoidOverlap: 0.6 }, stabilization: { iterations: 250 } },
      interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false } },
      nodes: { shape: "dot", borderWidth: 1 },
      edges: { smooth: false, color: { color: tint("--edge"), highlight: tint("--accent"), opacity: 0.6 }, arrows: { to: { enabled: answer.kind === "graph", scaleFactor: 0.6 } } },
    });
    // Names never touch: the heaviest nodes are named first, and others where there is room, more the nearer one is.
    const named = [...nodes].filter(([iri]) => kept.has(iri)).sort((a, b) => b[1].weight - a[1].weight).map(([iri, { cell, weight }]) => ({
      id: iri,
      label: cell.text,
      name: cell.text.length > LONGEST ? `${cell.text.slice(0, LONGEST - 1)}…` : cell.text,
      letters: Math.round(LETTERS[0] + (LETTERS[1] - LETTERS[0]) * (weight / most)),
      size: sizeOf(weight),
      start: 0,
    }));
    const colours = () => ({ ink: tint("--ink"), paper: tint("--paper"), faint: () => false });
    window.writeNames(picture, named, colours, (written) => {
      const all = written >= named.length;
      if (frame.isConnected) tell(`${drawn}, ${all ? "all named" : `${sayNumber(written)} named: point at others, or come nearer`}`);
    });
    picture.once("stabilizationIterationsDone", () => {
      picture.setOptions({ physics: false });
      picture.fit({ maxZoomLevel: 1.3 });
      frame.dataset.drawn = "true";
    });
    picture.on("selectNode", ({ nodes: [iri] }) => {
      const node = nodes.get(iri);
      picked.replaceChildren(shown(node.cell), ` ${sayNumber(node.weight)} ${measure}`);
    });
    document.addEventListener("theme", () => data.nodes.update(shownNodes()));
  };
  frame.setAttribute("role", "img");
  frame.setAttribute("aria-label", "The answer as a network; the table says the same");
  return { element: figure, drawn: draw };
}
