// Draw the network with vis-network. Places and sizes come from the server; labels are hostile text, so they are
// given to the canvas or set as textContent, never as HTML. What is picked is told to the page as an event.
"use strict";

// On a small screen the picture comes first.
if (matchMedia("(max-width: 40rem)").matches) document.querySelector(".fold")?.removeAttribute("open");

(async () => {
  const frame = document.getElementById("network");
  if (!frame || typeof vis === "undefined") return;
  const answer = await fetch(frame.dataset.source);
  if (!answer.ok) {
    frame.textContent = "The picture could not be loaded; the tables below say the same.";
    return;
  }
  const data = await answer.json();

  let tints = {};
  const readTints = () => {
    const style = getComputedStyle(document.documentElement);
    const names = ["ink", "paper", "edge", "accent", "k-summit", ...new Set(data.nodes.map((node) => node.tint))];
    tints = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  };
  readTints();
  const short = (id) => id.slice(id.indexOf("/id/") + 4);
  const plain = (text) => {
    const element = document.createElement("span");
    element.textContent = text;
    return element;
  };

  const options = () => ({
    physics: false,
    layout: { improvedLayout: false },
    interaction: {
      hover: true,
      tooltipDelay: 120,
      keyboard: { enabled: true, bindToWindow: false },
      multiselect: false,
      hideEdgesOnDrag: data.edges.length > 2000,
      hideEdgesOnZoom: data.edges.length > 2000,
    },
    nodes: { borderWidth: 1 },
    edges: {
      smooth: false,
      selectionWidth: 1.5,
      hoverWidth: 1,
      color: { color: tints.edge, highlight: tints.accent, hover: tints.accent, opacity: 0.5 },
    },
  });
  const coloured = ({ id, tint }) => ({
    id,
    color: {
      background: tints[tint],
      border: tints.paper,
      highlight: { background: tints[tint], border: tints.ink },
      hover: { background: tints[tint], border: tints.ink },
    },
  });
  const onWay = () => ({ color: { color: tints["k-summit"], highlight: tints.accent, hover: tints.accent, opacity: 1 } });

  const nodes = new vis.DataSet(
    data.nodes.map((node) => ({
      ...coloured(node),
      ...{ x: node.x, y: node.y, size: node.size, shape: node.shape, title: plain(node.title) },
    })),
  );
  const edges = new vis.DataSet(
    data.edges.map((edge, id) => ({
      ...{ id, from: edge.from, to: edge.to, words: edge.title, title: plain(edge.title) },
      width: edge.way ? Math.max(edge.width, 3) : edge.width,
      ...(edge.way ? onWay() : {}),
    })),
  );
  frame.replaceChildren();
  frame.setAttribute("role", "img");
  frame.setAttribute("aria-label", "Picture of the network; the tables below say the same");
  const picture = new vis.Network(frame, { nodes, edges }, options());
  const look = () => ({
    ...{ ink: tints.ink, paper: tints.paper },
    faint: (id) => (nodes.get(id, { fields: ["opacity"] }).opacity ?? 1) < 1,
  });
  const named = document.getElementById("named");
  writeNames(picture, data.nodes, look, (number) => {
    const words = `names in sight: ${number} of ${data.nodes.length}; come nearer for more`;
    if (named.textContent !== words) named.textContent = words;
  });
  // What the address says is picked is marked in the picture too.
  const asked = new URL(location.href).searchParams.getAll("pick");
  const [one, other] = asked.map((pick) => data.nodes.find((node) => short(node.id) === pick)?.id);
  if (one && other) {
    const tie = data.edges.findIndex(({ from, to }) => (from === one && to === other) || (from === other && to === one));
    if (tie >= 0) picture.selectEdges([tie]);
  } else if (one) picture.selectNodes([one]);
  picture.once("afterDrawing", () => {
    picture.fit({ maxZoomLevel: 1.4 });
    picture.once("afterDrawing", () => {
      frame.dataset.drawn = "true";
    });
    picture.redraw();
  });
  document.addEventListener("theme", () => {
    readTints();
    picture.setOptions(options());
    nodes.update(data.nodes.map(coloured));
    edges.update(data.edges.flatMap((edge, id) => (edge.way ? [{ id, ...onWay() }] : [])));
  });

  const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
  picture.on("select", ({ nodes: chosen, edges: touched }) => {
    if (chosen.length) {
      const ties = edges.get(touched).sort((a, b) => b.width - a.width).map((edge) => edge.words);
      tell("network-pick", { pick: [short(chosen[0])], ties });
    } else if (touched.length) {
      const edge = edges.get(touched[0]);
      tell("network-pick", { pick: [short(edge.from), short(edge.to)], ties: [] });
    }
  });
  // Choosing a node twice opens it up; the address says so, and how many neighbours it gets.
  picture.on("doubleClick", ({ nodes: chosen }) => {
    if (!chosen.length) return;
    const address = new URL(location.href);
    const opened = short(chosen[0]);
    if (address.searchParams.getAll("expand").includes(opened)) {
      address.searchParams.set("more", String(2 * Number(address.searchParams.get("more") || 12)));
    } else {
      address.searchParams.append("expand", opened);
    }
    address.hash = "";
    location.assign(address.href);
  });
  tell("network-drawn", { data, edges, nodes, picture });
})();
