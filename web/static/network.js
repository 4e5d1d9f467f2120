// Draw the network with vis-network. Places and sizes come from the server; labels are hostile text, so they are
// given to the canvas or set as textContent, never as HTML. What is picked is told to the page as an event.
"use strict";

// A link that saves what is in sight as a picture; the canvas is of our own making, so it may be read.
function saveAsPng(frame) {
  const link = document.createElement("a");
  link.textContent = "PNG";
  link.href = "#network";
  link.addEventListener("click", () => {
    link.download = "network.png";
    link.href = frame.querySelector("canvas").toDataURL("image/png");
  });
  document.querySelector(".save")?.append(" ", link);
}

(async () => {
  const frame = document.getElementById("network");
  if (!frame || typeof vis === "undefined") return;
  const answer = await fetch(frame.dataset.source);
  if (!answer.ok) {
    frame.textContent = "The picture could not be loaded; the tables below say the same.";
    return;
  }
  const data = await answer.json();
  const byCommunity = new Set(data.nodes.map((node) => node.group)).size === 1;

  const tint = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  let tints = {};
  const readTints = () => {
    tints = Object.fromEntries(
      [
        ...["--ink", "--paper", "--edge", "--accent", "--k-summit"],
        ...Array.from({ length: 8 }, (_, number) => `--group-${number}`),
        ...["country", "person", "organization", "meeting", "agreement", "summit"].map((kind) => `--k-${kind}`),
      ].map((name) => [name, tint(name)]),
    );
  };
  readTints();
  const colour = (node) => tints[byCommunity ? `--group-${node.community % 8}` : `--k-${node.group}`] || tints["--ink"];
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
    nodes: {
      shape: "dot",
      borderWidth: 1,
      font: { size: 14, face: "system-ui, sans-serif", color: tints["--ink"], strokeWidth: 4, strokeColor: tints["--paper"] },
    },
    edges: { smooth: false, selectionWidth: 1.5, hoverWidth: 1 },
  });
  const coloured = (node) => ({
    id: node.id,
    font: { size: node.letters, color: tints["--ink"], strokeColor: tints["--paper"] },
    color: {
      background: colour(node),
      border: tints["--paper"],
      highlight: { background: colour(node), border: tints["--ink"] },
      hover: { background: colour(node), border: tints["--ink"] },
    },
  });
  const edged = (edge, id) => ({
    id,
    color: {
      color: edge.way ? tints["--k-summit"] : tints["--edge"],
      highlight: tints["--accent"],
      hover: tints["--accent"],
      opacity: edge.way ? 1 : 0.5,
    },
  });

  const nodes = new vis.DataSet(
    data.nodes.map(({ group, ...node }) => ({ ...node, kind: group, title: plain(node.title), ...coloured({ ...node, group }) })),
  );
  const edges = new vis.DataSet(
    data.edges.map((edge, number) => ({
      from: edge.from,
      to: edge.to,
      width: edge.way ? Math.max(edge.width, 3) : edge.width,
      words: edge.title,
      title: plain(edge.title),
      ...edged(edge, number),
    })),
  );
  frame.replaceChildren();
  frame.setAttribute("role", "img");
  frame.setAttribute("aria-label", "Picture of the network; the tables below say the same");
  const picture = new vis.Network(frame, { nodes, edges }, options());
  picture.once("afterDrawing", () => {
    picture.fit({ maxZoomLevel: 1.4 });
    // Where all of it is too small to be read, begin at the heaviest node; the rest is a drag away.
    if (picture.getScale() < (frame.clientWidth < 600 ? 0.45 : 0.22) && data.nodes.length) {
      picture.moveTo({ position: { x: data.nodes[0].x, y: data.nodes[0].y }, scale: 0.6 });
    }
    picture.once("afterDrawing", () => {
      frame.dataset.drawn = "true";
    });
    picture.redraw();
  });
  saveAsPng(frame);
  document.addEventListener("theme", () => {
    readTints();
    picture.setOptions(options());
    nodes.update(data.nodes.map(coloured));
    edges.update(data.edges.map(edged));
  });

  const short = (id) => id.slice(id.indexOf("/id/") + 4);
  const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
  picture.on("select", ({ nodes: chosen, edges: touched }) => {
    if (chosen.length) {
      const node = nodes.get(chosen[0]);
      const ties = edges.get(touched).sort((a, b) => b.width - a.width).map((edge) => edge.words);
      tell("network-pick", { pick: [short(node.id)], ties });
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
  document.dispatchEvent(new CustomEvent("network-drawn", { detail: { data, edges, nodes, picture } }));
})();
