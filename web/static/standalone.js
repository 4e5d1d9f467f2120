// The script inside a network that was saved as one page. Names are hostile text: they go to the canvas or into text.
"use strict";

(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const frame = document.getElementById("network");
  const picked = document.getElementById("picked");
  const { ink, paper, edge: line, way } = data.tints;
  const plain = (text) => {
    const element = document.createElement("span");
    element.textContent = text;
    return element;
  };
  const nodes = new vis.DataSet(
    data.nodes.map((node) => ({
      ...{ id: node.id, x: node.x, y: node.y, size: node.size, shape: node.shape },
      ...{ words: node.title, title: plain(node.title) },
      color: { background: data.tints[node.tint], border: paper },
    })),
  );
  const edges = new vis.DataSet(
    data.edges.map((edge, id) => ({
      ...{ id, from: edge.from, to: edge.to, width: edge.width },
      ...{ words: edge.title, title: plain(edge.title) },
      color: { color: edge.way ? way : line, opacity: edge.way ? 1 : 0.5 },
    })),
  );
  const picture = new vis.Network(
    frame,
    { nodes, edges },
    {
      physics: false,
      layout: { improvedLayout: false },
      nodes: { borderWidth: 1 },
      edges: { smooth: false },
      interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false } },
    },
  );
  const named = document.getElementById("named");
  writeNames(picture, data.nodes, () => ({ ink, paper, faint: () => false }), (number) => {
    named.textContent = `names in sight: ${number} of ${data.nodes.length}; come nearer for more`;
  });
  picture.once("afterDrawing", () => {
    picture.fit({ maxZoomLevel: 1.4 });
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
