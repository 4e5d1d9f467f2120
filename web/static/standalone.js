// The script inside a network that was saved as one page. Names are hostile text: they go to the canvas or into text.
"use strict";

(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const frame = document.getElementById("network");
  const picked = document.getElementById("picked");
  const one = new Set(data.nodes.map((node) => node.group)).size === 1;
  const tint = (node) => (one ? data.groups[node.community % data.groups.length] : data.kinds[node.group] || "#1c2530");
  const plain = (text) => {
    const element = document.createElement("span");
    element.textContent = text;
    return element;
  };
  const nodes = new vis.DataSet(
    data.nodes.map((node) => ({
      id: node.id,
      label: node.label,
      words: node.title,
      title: plain(node.title),
      x: node.x,
      y: node.y,
      size: node.size,
      color: { background: tint(node), border: "#fcfbf8" },
      font: { size: node.letters, color: "#1c2530", strokeWidth: 4, strokeColor: "#fcfbf8" },
    })),
  );
  const edges = new vis.DataSet(
    data.edges.map((edge, number) => ({
      id: number,
      from: edge.from,
      to: edge.to,
      width: edge.width,
      words: edge.title,
      title: plain(edge.title),
      color: { color: edge.way ? "#c2410c" : "#9aa5b1", opacity: edge.way ? 1 : 0.5 },
    })),
  );
  const picture = new vis.Network(
    frame,
    { nodes, edges },
    {
      physics: false,
      layout: { improvedLayout: false },
      nodes: { shape: "dot", borderWidth: 1 },
      edges: { smooth: false },
      interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false } },
    },
  );
  picture.once("afterDrawing", () => {
    frame.dataset.drawn = "true";
  });
  picture.on("select", (chosen) => {
    const lines = [
      ...chosen.nodes.map((id) => `${nodes.get(id).words}. ${id}`),
      ...chosen.edges.slice(0, 25).map((id) => edges.get(id).words),
    ];
    if (lines.length) picked.textContent = lines.join(" · ");
  });
})();
