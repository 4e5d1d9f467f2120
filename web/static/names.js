// Names while typing, in the fields of forms that ask for a state, a person or another thing. What is sent is a name,
// or where several things have it, an IRI.
"use strict";

document.querySelectorAll("input[data-complete]").forEach((field, number) => {
  const list = document.createElement("datalist");
  list.id = `names-${number}`;
  (field.closest("label") ?? field).after(list); // not in the label: its words would become the field's name
  field.setAttribute("list", list.id);
  let waiting = 0;
  let asked = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    const words = field.value.trim();
    if (words.length < 2 || words.includes("://")) return;
    waiting = setTimeout(async () => {
      const mine = ++asked;
      const kind = field.dataset.complete;
      let found = [];
      try {
        const reply = await fetch(`${document.body.dataset.names}?q=${encodeURIComponent(words)}${kind && `&kind=${kind}`}`);
        if (reply.ok) found = await reply.json();
      } catch {
        return; // Offline: a name can still be typed and sent.
      }
      if (mine !== asked) return;
      const alike = (name) => found.filter((each) => each.label === name).length > 1;
      list.replaceChildren(
        ...found.map((each) => {
          const option = document.createElement("option");
          const several = alike(each.label);
          option.value = several ? each.iri : each.label;
          option.textContent = [several ? each.label : "", each.beside || each.kind].filter(Boolean).join(" · ");
          return option;
        }),
      );
    }, 60);
  });
});
