// A basket of quotes in the browser's own storage: "keep" beside each quote, and all of them on the basket's page.
// Quotes are hostile text, here too, and are only ever set as text.
"use strict";

(() => {
  const NAME = "basket";
  const MOST = 200;
  const read = () => {
    try {
      const held = JSON.parse(localStorage.getItem(NAME) || "[]");
      return Array.isArray(held) ? held.filter((each) => each && /^[\w-]{1,64}$/.test(each.key)) : [];
    } catch {
      return [];
    }
  };
  const link = document.querySelector("[data-basket]");
  const tell = () => {
    const number = read().length;
    link.textContent = `Basket (${number})`;
    link.hidden = !number && location.pathname !== link.pathname;
  };
  const write = (held) => {
    try {
      localStorage.setItem(NAME, JSON.stringify(held.slice(0, MOST)));
    } catch {
      // Without storage there is no basket; each quote can still be cited by itself.
    }
    tell();
  };

  const name = (button) => {
    const kept = read().some((each) => each.key === button.value);
    button.textContent = kept ? "kept" : "keep";
    button.setAttribute("aria-pressed", String(kept));
  };
  for (const cite of document.querySelectorAll("a.cite[data-evidence]")) {
    const figure = cite.closest("figure");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "keep";
    button.value = cite.dataset.evidence;
    button.addEventListener("click", () => {
      const held = read();
      const rest = held.filter((each) => each.key !== button.value);
      const quote = figure.querySelector("blockquote").textContent.trim().slice(0, 300);
      const from = figure.querySelector(".from")?.textContent.trim().slice(0, 200) || "";
      write(rest.length < held.length ? rest : [...held, { key: button.value, quote, from }]);
      for (const each of document.querySelectorAll("button.keep")) name(each);
    });
    name(button);
    cite.after(button);
  }

  const list = document.getElementById("basket-list");
  if (list) {
    const box = document.getElementById("evidence");
    const empty = document.getElementById("basket-empty");
    const show = () => {
      const held = read();
      box.value = held.map((each) => each.key).join("\n");
      empty.hidden = !held.length;
      list.replaceChildren(
        ...held.map((each) => {
          const item = document.createElement("li");
          const drop = document.createElement("button");
          drop.type = "button";
          drop.className = "keep";
          drop.textContent = "take out";
          drop.addEventListener("click", () => {
            write(read().filter((other) => other.key !== each.key));
            show();
          });
          item.append(`“${each.quote || each.key}” ${each.from || ""} `, drop);
          return item;
        }),
      );
    };
    empty.addEventListener("click", () => {
      write([]);
      show();
    });
    show();
  }
  tell();
})();
