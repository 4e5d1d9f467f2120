// Forms: fields that go with the kind asked for, and a way to stop an answer that is awaited.

/** In the builder, show only the fields that the chosen kind has; what is hidden is not sent. */
export function followKind() {
  const kind = document.querySelector(".builder select[name=kind]");
  if (!kind) return;
  const follow = () => {
    for (const part of document.querySelectorAll(".builder [data-for]")) {
      const fits = part.dataset.for.split(" ").includes(kind.value);
      part.hidden = !fits;
      if (part.matches("optgroup")) part.disabled = !fits;
      for (const field of part.querySelectorAll("input, select")) field.disabled = !fits;
    }
    const status = document.querySelector(".builder select[name=status]");
    if (status.selectedOptions[0]?.parentElement.disabled) status.value = "";
  };
  kind.addEventListener("change", follow);
  follow();
}

/** While the answer to a form is awaited, say how long, and offer to stop: that ends the server's work too. */
export function stoppable() {
  for (const form of document.querySelectorAll("form.ask-form")) {
    form.addEventListener("submit", (event) => {
      if (event.submitter?.name === "format" && event.submitter.value !== "html") return; // a download
      const line = document.createElement("p");
      line.className = "asking";
      line.setAttribute("role", "status");
      const time = document.createElement("span");
      const stop = document.createElement("button");
      stop.type = "button";
      stop.className = "plain-button stop";
      stop.textContent = "Stop";
      line.append(time, " ", stop);
      const started = performance.now();
      const tick = () => {
        time.textContent = `Asking… ${((performance.now() - started) / 1000).toFixed(1)} s`;
      };
      tick();
      const clock = setInterval(tick, 100);
      stop.addEventListener("click", () => {
        window.stop(); // the connection closes, and the server gives the query up
        clearInterval(clock);
        line.replaceChildren("Stopped.");
      });
      form.querySelector(".asking")?.remove();
      form.append(line);
    });
  }
}
