// A link that saves what is in sight of the picture as PNG, with its title, legend and source. The canvas is of our own
// making, so it may be read.
"use strict";

document.addEventListener("network-drawn", () => {
  const legend = document.getElementById("legend");
  const seen = document.querySelector("#network canvas");
  if (!legend || !seen) return;
  const ratio = seen.width / seen.clientWidth;
  const [edge, line] = [16, 20];
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // Lay the legend's items out in lines, each with the shape before its words.
  const laidOut = (context, wide) => {
    let [x, y] = [edge, 0];
    return [...legend.querySelectorAll("li")].map((item) => {
      const shape = item.querySelector("svg > *");
      const words = item.textContent.trim();
      const long = context.measureText(words).width + (shape ? 18 : 0) + 18;
      if (x + long > wide && x > edge) [x, y] = [edge, y + line];
      const placed = { shape, words, x, y };
      x += long;
      return placed;
    });
  };
  const mark = (context, shape, x, y) => {
    const path = new Path2D();
    const points = shape.getAttribute("points");
    if (points) path.addPath(new Path2D(`M${points}Z`), new DOMMatrix([6, 0, 0, 6, x, y]));
    else path.arc(x, y, 5, 0, 7);
    context.fillStyle = getComputedStyle(shape).fill;
    context.fill(path);
  };

  const compose = () => {
    const sheet = document.createElement("canvas");
    const context = sheet.getContext("2d");
    const [wide, high] = [seen.clientWidth, seen.clientHeight];
    const small = "13px system-ui, sans-serif";
    context.font = small;
    const items = laidOut(context, wide);
    const below = (items.at(-1)?.y ?? 0) + line;
    sheet.width = wide * ratio;
    sheet.height = (high + 44 + below + 3 * line) * ratio;
    context.scale(ratio, ratio);
    context.textBaseline = "middle";
    context.fillStyle = colour("--paper");
    context.fillRect(0, 0, wide, sheet.height);
    context.drawImage(seen, 0, 44, wide, high);
    context.fillStyle = colour("--ink");
    context.font = "600 18px Charter, Georgia, serif";
    context.fillText(legend.dataset.title, edge, 24, wide - 2 * edge);
    context.font = small;
    for (const { shape, words, x, y } of items) {
      const middle = high + 44 + line / 2 + y;
      if (shape) mark(context, shape, x + 6, middle);
      context.fillStyle = colour("--ink");
      context.fillText(words, x + (shape ? 18 : 0), middle);
    }
    context.fillStyle = colour("--soft");
    const [said, address] = legend.dataset.source.split(/ (?=https?:)/);
    context.fillText(said, edge, high + 44 + below + line, wide - 2 * edge);
    context.fillText(address, edge, high + 44 + below + 2 * line, wide - 2 * edge);
    return sheet;
  };

  const link = document.createElement("a");
  link.textContent = "PNG";
  link.href = "#network";
  link.addEventListener("click", () => {
    link.download = "network.png";
    link.href = compose().toDataURL("image/png");
  });
  document.querySelector(".save")?.append(" ", link);
});
