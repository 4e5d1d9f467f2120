// A slider over the years, and a button that runs it: ties of other years are put out of sight, nothing moves. A tie
// without years, such as a post held, stays. The year shown is in the address.
"use strict";

document.addEventListener("network-drawn", ({ detail: { data, edges, nodes } }) => {
  const bar = document.getElementById("years");
  const years = data.edges.flatMap((edge) => Object.keys(edge.years)).map(Number);
  if (!bar || !years.length) return;
  const [first, last] = [years.reduce((a, b) => Math.min(a, b)), years.reduce((a, b) => Math.max(a, b))];
  if (first === last) return;
  const [slider, button, output] = ["input", "button", "output"].map((name) => bar.querySelector(name));
  // The place before the first year stands for all of them.
  slider.min = first - 1;
  slider.max = last;
  const asked = Number(new URL(location.href).searchParams.get("year"));
  slider.value = asked >= first && asked <= last ? asked : first - 1;
  let playing = 0;

  const show = () => {
    const year = Number(slider.value);
    const all = year < first;
    const seen = new Set();
    edges.update(
      data.edges.map((edge, id) => {
        const number = edge.years[year] || 0;
        const hidden = !all && Object.keys(edge.years).length > 0 && !number;
        if (!hidden && (all || number)) seen.add(edge.from).add(edge.to);
        return { id, hidden, width: all ? edge.width : Math.min(6, 0.6 + 0.85 * Math.sqrt(number)) };
      }),
    );
    nodes.update(data.nodes.map(({ id }) => ({ id, opacity: all || seen.has(id) ? 1 : 0.15 })));
    output.textContent = all ? "all years" : String(year);
    slider.setAttribute("aria-valuetext", output.textContent);
    const address = new URL(location.href);
    if (all) address.searchParams.delete("year");
    else address.searchParams.set("year", String(year));
    history.replaceState(null, "", address.href);
  };
  const stop = () => {
    clearInterval(playing);
    playing = 0;
    button.textContent = "Play";
  };
  button.addEventListener("click", () => {
    if (playing) return stop();
    if (Number(slider.value) >= last) slider.value = first - 1;
    button.textContent = "Stop";
    playing = setInterval(() => {
      slider.value = Number(slider.value) + 1;
      show();
      if (Number(slider.value) >= last) stop();
    }, 900);
  });
  slider.addEventListener("input", () => {
    stop();
    show();
  });
  bar.addEventListener("submit", (event) => event.preventDefault());
  bar.hidden = false;
  if (Number(slider.value) >= first) show();
});
