// Write the names of nodes over a picture that vis-network draws. They keep their size however near one is. The server
// says from which zoom on a name touches none of a larger node; whatever is pointed at or picked is named in any case,
// with its neighbours as far as there is room. How many are written is told. Names are hostile text and only ever go to the canvas.
"use strict";

function writeNames(picture, nodes, look, tell) {
  const FACE = "system-ui, sans-serif";
  const widths = new Map();
  let pointed = null;
  picture.on("hoverNode", ({ node }) => {
    pointed = node;
  });
  picture.on("blurNode", () => {
    pointed = null;
  });

  // The names to write: those that must be, then those that may be, the most important first.
  const inOrder = (scale) => {
    const chosen = new Set([...picture.getSelectedNodes(), ...(pointed === null ? [] : [pointed])]);
    const beside = new Set([...chosen].flatMap((id) => picture.getConnectedNodes(id)));
    const must = nodes.filter((node) => chosen.has(node.id));
    const near = nodes.filter((node) => beside.has(node.id) && !chosen.has(node.id));
    const rest = nodes.filter((node) => node.start <= scale && !chosen.has(node.id) && !beside.has(node.id));
    return [must.map((node) => [node, true]), near.map((node) => [node, false]), rest.map((node) => [node, false])].flat();
  };

  picture.on("afterDrawing", (context) => {
    const { canvas } = context;
    const ratio = canvas.width / canvas.clientWidth;
    const scale = picture.getScale();
    const { ink, paper, faint } = look();
    const written = [];
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    Object.assign(context, { textAlign: "center", textBaseline: "top", lineJoin: "round", strokeStyle: paper, fillStyle: ink });
    for (const [node, must] of inOrder(scale)) {
      const at = picture.canvasToDOM(picture.getPosition(node.id));
      if (at.x < -100 || at.y < -50 || at.x > canvas.clientWidth + 100 || at.y > canvas.clientHeight + 50) continue;
      const words = must ? node.label : node.name;
      context.font = `${must ? "600 " : ""}${node.letters}px ${FACE}`;
      const known = context.font + words;
      if (!widths.has(known)) widths.set(known, context.measureText(words).width);
      const half = widths.get(known) / 2 + 2;
      // A name at the edge moves in, as long as its node is in sight.
      if (at.x >= 0 && at.x <= canvas.clientWidth) at.x = Math.max(half, Math.min(canvas.clientWidth - half, at.x));
      const top = at.y + node.size * scale + 2;
      const box = { left: at.x - half, right: at.x + half, top, bottom: top + node.letters + 2 };
      const taken = written.some(
        (other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
      );
      if (taken && !must) continue;
      written.push(box);
      context.globalAlpha = !must && faint(node.id) ? 0.25 : 1;
      context.lineWidth = must ? 6 : 3;
      context.strokeText(words, at.x, top);
      context.fillText(words, at.x, top);
    }
    context.restore();
    tell(written.length);
  });
}
