// What scripts add to pages that work without them: the theme switch, names while typing, and in a release the
// tie between a mark and the fact that was read there. Text is only ever set as text.
"use strict";

const root = document.documentElement;

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

for (const button of document.querySelectorAll("[data-theme-toggle]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // Without storage the choice lasts as long as the page.
    }
    document.dispatchEvent(new CustomEvent("theme"));
  });
}

// --- Names while typing -----------------------------------------------------------------------------------------

const box = document.querySelector("[data-suggest]");
if (box) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Names that fit");
  list.hidden = true;
  box.after(list);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-expanded", "false");
  box.setAttribute("aria-controls", "suggestions");
  box.setAttribute("aria-autocomplete", "list");
  let waiting = 0;
  let asked = 0;
  let chosen = -1;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };

  const choose = (place) => {
    const items = [...list.children];
    if (!items.length) return;
    chosen = (place + items.length) % items.length;
    items.forEach((item, number) => item.setAttribute("aria-selected", String(number === chosen)));
    box.setAttribute("aria-activedescendant", items[chosen].id);
  };

  const show = (found) => {
    list.replaceChildren(
      ...found.map((each, number) => {
        const item = document.createElement("li");
        const name = document.createElement("span");
        const kind = document.createElement("span");
        item.id = `suggestion-${number}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.dataset.href = each.href;
        name.textContent = each.label;
        kind.className = "kind-word";
        kind.textContent = each.kind.toLowerCase();
        if (each.beside) {
          const beside = document.createElement("span");
          beside.className = "beside";
          beside.textContent = each.beside;
          name.append(" ", beside);
        }
        item.append(name, kind);
        item.addEventListener("mousedown", (event) => {
          event.preventDefault();
          location.assign(each.href);
        });
        return item;
      }),
    );
    list.hidden = !found.length;
    box.setAttribute("aria-expanded", String(!!found.length));
    chosen = -1;
  };

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    const words = box.value.trim();
    if (words.length < 2) return close();
    waiting = setTimeout(async () => {
      const mine = ++asked;
      try {
        const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(words)}`);
        const found = answer.ok ? await answer.json() : [];
        if (mine === asked && document.activeElement === box) show(found);
      } catch {
        close(); // Offline: the box still searches when it is sent.
      }
    }, 60);
  });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) location.assign(list.children[chosen].dataset.href);
    else return;
    event.preventDefault();
  });
}

// --- A release: a mark and its fact light up together ------------------------------------------------------------

const reader = document.querySelector(".reader");
if (reader) {
  const marks = [...reader.querySelectorAll("[data-facts]")];
  const facts = new Map([...reader.querySelectorAll("[data-fact]")].map((item) => [item.dataset.fact, item]));
  const light = (numbers, on) => {
    for (const mark of marks) {
      if (mark.dataset.facts.split(" ").some((number) => numbers.includes(number))) mark.classList.toggle("lit", on);
    }
    for (const number of numbers) facts.get(number)?.classList.toggle("lit", on);
  };
  const watch = (element, numbers) => {
    for (const [name, on] of [["mouseenter", true], ["focusin", true], ["mouseleave", false], ["focusout", false]]) {
      element.addEventListener(name, () => light(numbers, on));
    }
  };
  for (const mark of marks) {
    watch(mark, mark.dataset.facts.split(" "));
    const first = facts.get(mark.dataset.facts.split(" ")[0]);
    if (!first) continue;
    mark.title = first.querySelector(".thing").textContent.trim();
    mark.addEventListener("click", (event) => {
      const list = reader.querySelector(".read");
      if (getComputedStyle(list).position !== "sticky") return; // the list is below: the address leads there
      // Beside the text the list scrolls by itself; following the address would move the text too.
      event.preventDefault();
      list.scrollTop += first.getBoundingClientRect().top - list.getBoundingClientRect().top - 16;
      first.querySelector("a").focus({ preventScroll: true });
      history.replaceState(null, "", mark.hash);
    });
  }
  for (const [number, item] of facts) watch(item, [number]);
}
