// A basket of quotes in the browser's own storage: "keep" beside each "cite" link. Only the names of the evidence are
// kept; the basket's page gets them in its address, and the server answers with the quotes.
"use strict";

(() => {
  const NAME = "basket";
  const MOST = 200;
  const KEY = /^[\w-]{1,64}$/;
  const read = () => {
    try {
      const held = JSON.parse(localStorage.getItem(NAME) || "[]");
      // An older basket held more than names.
      const keys = Array.isArray(held) ? held.map((each) => each?.key ?? each) : [];
      return keys.filter((key) => typeof key === "string" && KEY.test(key));
    } catch {
      return [];
    }
  };
  const link = document.querySelector("[data-basket]");
  const addressOf = (keys) => {
    const address = new URL(link.href);
    address.search = new URLSearchParams(keys.map((key) => ["evidence", key])).toString();
    return address.href;
  };
  const tell = () => {
    const keys = read();
    link.textContent = keys.length < MOST ? `Basket (${keys.length})` : `Basket (${keys.length}, full)`;
    link.href = addressOf(keys);
    link.hidden = !keys.length && location.pathname !== link.pathname;
  };
  const write = (keys) => {
    try {
      localStorage.setItem(NAME, JSON.stringify(keys.slice(0, MOST)));
    } catch {
      // Without storage there is no basket; each quote can still be cited by itself.
    }
    tell();
  };

  const name = (button) => {
    const kept = read().includes(button.value);
    button.textContent = kept ? "kept" : "keep";
    button.setAttribute("aria-pressed", String(kept));
  };
  for (const cite of document.querySelectorAll("a.cite[data-evidence]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "keep";
    button.value = cite.dataset.evidence;
    button.addEventListener("click", () => {
      const keys = read();
      write(keys.includes(button.value) ? keys.filter((key) => key !== button.value) : [...keys, button.value]);
      for (const each of document.querySelectorAll("button.keep")) name(each);
    });
    name(button);
    cite.after(" ", button);
  }

  if (document.getElementById("basket")) {
    const here = new URLSearchParams(location.search).getAll("evidence");
    const kept = read();
    if (!here.length && kept.length) location.replace(addressOf(kept));
    const more = here.filter((key) => !kept.includes(key));
    const keep = document.getElementById("basket-keep");
    if (keep && more.length) {
      keep.hidden = false;
      keep.addEventListener("click", () => {
        write([...kept, ...more]);
        keep.hidden = true;
      });
    }
    // These links lead to the page without a quote; the browser must forget it too.
    for (const out of document.querySelectorAll("a[data-take-out]")) {
      out.addEventListener("click", () => write(read().filter((key) => key !== out.dataset.takeOut)));
    }
    document.getElementById("basket-empty")?.addEventListener("click", () => write([]));
  }
  window.addEventListener("storage", tell);
  window.addEventListener("pageshow", tell);
  tell();
})();
