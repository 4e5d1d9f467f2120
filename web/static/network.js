// Draw the network with vis-network. Places and sizes come from the server; labels are hostile text, so they are
// given to the canvas or set as textContent, never as HTML.
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
  const picked = document.getElementById("picked");
  if (!frame || typeof vis === "undefined") return;
  const answer = await fetch(frame.dataset.source);
  if (!answer.ok) {
    frame.textContent = "The picture could not be loaded; the table below says the same.";
    return;
  }
  const data = await answer.json();
  const kinds = new Set(data.nodes.map((node) => node.group));
  const byCommunity = kinds.size === 1;

  const tint = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colour = (node) => tint(byCommunity ? `--group-${node.community % 8}` : `--k-${node.group}`);
  const plain = (text) => {
    const element = document.createElement("span");
    element.textContent = text;
    return element;
  };

  const options = () => ({
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: true, tooltipDelay: 120, keyboard: { enabled: true, bindToWindow: false }, multiselect: false },
    nodes: {
      shape: "dot",
      borderWidth: 1,
      font: { size: 14, face: "system-ui, sans-serif", color: tint("--ink"), strokeWidth: 4, strokeColor: tint("--paper") },
    },
    edges: {
      smooth: false,
      color: { color: tint("--edge"), highlight: tint("--accent"), hover: tint("--accent"), opacity: 0.5 },
      selectionWidth: 1.5,
      hoverWidth: 1,
    },
  });
  const coloured = (node) => ({
    id: node.id,
    font: { size: node.letters, color: tint("--ink"), strokeColor: tint("--paper") },
    color: {
      background: colour(node),
      border: tint("--paper"),
      highlight: { background: colour(node), border: tint("--ink") },
      hover: { background: colour(node), border: tint("--ink") },
    },
  });

  const nodes = new vis.DataSet(
    data.nodes.map(({ group, ...node }) => ({ ...node, kind: group, title: plain(node.title), ...coloured({ ...node, group }) })),
  );
  const edges = new vis.DataSet(
    data.edges.map((edge, number) => ({ ...edge, id: number, words: edge.title, title: plain(edge.title), arrows: "" })),
  );
  frame.replaceChildren();
  frame.setAttribute("role", "img");
  frame.setAttribute("aria-label", "Picture of the network; the table below says the same");
  const picture = new vis.Network(frame, { nodes, edges }, options());
  picture.once("afterDrawing", () => {
    picture.fit({ maxZoomLevel: 1.4 });
    // Where all of it is too small to be read, begin at the heaviest node; the rest is a drag away.
    if (picture.getScale() < (frame.clientWidth < 600 ? 0.45 : 0.3) && data.nodes.length) {
      picture.moveTo({ position: { x: data.nodes[0].x, y: data.nodes[0].y }, scale: 0.7 });
    }
    frame.dataset.drawn = "true";
  });
  saveAsPng(frame);
  document.addEventListener("theme", () => {
    picture.setOptions(options());
    nodes.update(data.nodes.map(coloured));
  });

  const line = (tag, text, href) => {
    const element = document.createElement(tag);
    if (href) {
      const anchor = document.createElement("a");
      anchor.href = href;
      anchor.textContent = text;
      element.append(anchor);
    } else element.textContent = text;
    return element;
  };
  const around = (id) => {
    const address = new URL(frame.dataset.around, location.href);
    address.searchParams.set("around", id.split("/id/")[1]);
    return address.href;
  };
  const pair = (edge) => {
    const ends = [edge.from, edge.to].map((id) => id.split("/id/country/")[1]);
    return ends.every(Boolean) ? `${frame.dataset.pair}/${ends.join("/")}` : "";
  };

  picture.on("select", ({ nodes: chosen, edges: touched }) => {
    const parts = [];
    if (chosen.length) {
      const node = nodes.get(chosen[0]);
      parts.push(line("h2", node.label, node.href), line("p", "Start the picture from here", around(node.id)));
    }
    const list = document.createElement("ul");
    for (const edge of edges.get(touched).sort((a, b) => b.width - a.width).slice(0, 25)) {
      list.append(line("li", edge.words, pair(edge)));
    }
    if (touched.length) parts.push(list);
    if (touched.length > 25) parts.push(line("p", `25 of ${touched.length} shown`));
    if (parts.length) picked.replaceChildren(...parts);
  });
  picture.on("doubleClick", ({ nodes: chosen }) => {
    if (chosen.length) location.assign(around(chosen[0]));
  });
})();
