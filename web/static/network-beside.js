// What scripts add beside the network's picture: the facts and quotes behind the node or the line that was picked.
// All that comes from the server is text and is only ever set as text.
"use strict";

(() => {
  const beside = document.getElementById("picked");
  const frame = document.getElementById("network");
  if (!beside || !frame) return;
  let asked = 0;

  const element = (tag, words, from = "") => {
    const made = document.createElement(tag);
    if (from) made.className = from;
    made.textContent = words;
    return made;
  };
  const leading = (words, address, from = "") => {
    const made = element("a", words, from);
    made.href = address;
    return made;
  };
  const holding = (tag, from, ...parts) => {
    const made = document.createElement(tag);
    made.className = from;
    made.append(...parts);
    return made;
  };
  const quote = (each, kind) => {
    const words = document.createElement("blockquote");
    words.append(leading(each.text, each.href));
    const source = holding("figcaption", "", leading(each.release, each.href, "from"));
    source.append(" ", element("span", [each.publishers, each.published].filter(Boolean).join(", "), "by"));
    if (each.sure) source.append(" ", leading(`${each.sure} sure`, frame.dataset.sure, "sure"));
    return holding("figure", `quote k-${kind}`, words, source);
  };
  const fact = (each) => {
    const top = holding("p", "fact-top", element("span", each.kind, `kind k-${each.kind}`));
    if (each.status) top.append(element("span", each.status_words, `status s-${each.status.replaceAll(" ", "-")}`));
    if (each.unsure) top.append(leading("unsure", frame.dataset.sure, "unsure-tag"));
    if (each.when) top.append(element("span", each.when, "as-of"));
    const name = document.createElement("h3");
    name.append(leading(each.name, each.href));
    return holding("article", `fact k-${each.kind}${each.unsure ? " unsure" : ""}`, top, name, ...each.quotes.map((one) => quote(one, each.kind)));
  };

  const address = (base, pick) => {
    const made = new URL(base, location.href);
    made.searchParams.delete("pick");
    for (const each of pick) made.searchParams.append("pick", each);
    return made;
  };
  const around = (pick) => {
    const made = address(location.href, []);
    made.searchParams.set("around", pick);
    made.searchParams.delete("expand");
    return made.href;
  };

  document.addEventListener("network-pick", async ({ detail: { pick, ties } }) => {
    const mine = ++asked;
    // The address says what is picked, so that it brings the same page back.
    history.replaceState(null, "", address(location.href, pick).href);
    let found;
    try {
      const answer = await fetch(address(frame.dataset.behind, pick).href);
      found = answer.ok ? await answer.json() : null;
    } catch {
      found = null;
    }
    if (mine !== asked) return;
    if (!found) {
      beside.replaceChildren(element("p", "The facts could not be loaded; the tables below lead to them.", "note"));
      return;
    }
    const title = document.createElement("h2");
    found.ends.forEach((end, place) => {
      if (place) title.append(" and ");
      title.append(leading(end.label, end.href, `thing k-${end.kind}`));
    });
    const parts = [title, element("p", `${found.shown} of ${found.total} facts shown`, "shown")];
    if (pick.length === 1) parts.push(holding("p", "", leading("Start the picture from here", around(pick[0]))));
    parts.push(holding("div", "facts", ...found.facts.map(fact)));
    if (ties.length) {
      const list = holding("ul", "", ...ties.slice(0, 12).map((words) => element("li", words)));
      parts.push(element("h3", `Ties in the picture: ${Math.min(12, ties.length)} of ${ties.length} shown`, "small"), list);
    }
    beside.replaceChildren(...parts);
    beside.scrollTop = 0;
  });
})();
