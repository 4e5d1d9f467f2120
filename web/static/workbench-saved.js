// Queries saved in this browser, and in files that can be carried to another. They never leave it otherwise.

import { html } from "./workbench-elements.js";

const KEY = "secrel.queries";
const FORM = "secrel queries";
const MOST = 500;

function read() {
  try {
    return sound(JSON.parse(localStorage.getItem(KEY)));
  } catch {
    return [];
  }
}

/** What of a list is a saved query: a name, a text, and perhaps a view. */
function sound(list) {
  if (!Array.isArray(list)) return [];
  return list
    .filter((each) => each && typeof each.name === "string" && typeof each.query === "string" && each.name.trim())
    .slice(0, MOST)
    .map(({ name, query, view }) => ({ name: name.trim().slice(0, 200), query, view: typeof view === "string" ? view.slice(0, 20) : "" }));
}

export class Saved {
  /** Show the saved queries in `place`; `open` is given one that is chosen, `current` gives what would be saved. */
  constructor(place, { open, current }) {
    Object.assign(this, { place, open, current, list: read() });
    this.note = html("span", { class: "dim", role: "status" });
    this.name = html("input", { "aria-label": "Name of the query", placeholder: "Name of this query", maxlength: "200", autocomplete: "off" });
    const save = html("form", { class: "save-form" }, this.name, " ", html("button", { type: "submit", class: "plain-button" }, "Save"));
    save.addEventListener("submit", (event) => {
      event.preventDefault();
      this.save(this.name.value);
    });
    const out = html("button", { type: "button", class: "plain-button" }, "Export");
    out.addEventListener("click", () => this.export());
    const file = html("input", { type: "file", accept: "application/json,.json", "aria-label": "File of saved queries" });
    file.addEventListener("change", async () => {
      if (file.files[0]) this.import(await file.files[0].text());
      file.value = "";
    });
    this.items = html("ul", { class: "plain saved-list" });
    const heading = html("h2", { id: "saved-title" }, "Saved queries");
    const carry = html("div", { class: "carry" }, out, html("label", { class: "import" }, "Import ", file), this.note);
    place.replaceChildren(heading, save, this.items, carry);
    place.hidden = false;
    this.draw();
  }

  draw() {
    this.items.replaceChildren(
      ...this.list.map((each) => {
        const open = html("button", { type: "button", class: "link" }, each.name);
        open.addEventListener("click", () => this.open(each));
        const drop = html("button", { type: "button", class: "link drop", "aria-label": `Delete ${each.name}` }, "delete");
        drop.addEventListener("click", () => {
          this.list = this.list.filter((other) => other !== each);
          this.keep(`“${each.name}” is deleted.`);
        });
        return html("li", {}, open, " ", drop);
      }),
    );
    if (!this.list.length) this.items.append(html("li", { class: "dim" }, "None yet. They are kept in this browser only."));
  }

  save(name) {
    const given = name.trim();
    if (!given) return this.name.focus();
    this.add([{ name: given, ...this.current() }]);
    this.name.value = "";
    this.keep(`“${given}” is saved.`);
  }

  add(queries) {
    const names = new Set(queries.map((each) => each.name));
    this.list = [...this.list.filter((each) => !names.has(each.name)), ...queries].slice(-MOST).sort((a, b) => a.name.localeCompare(b.name));
  }

  keep(words) {
    try {
      localStorage.setItem(KEY, JSON.stringify(this.list));
      this.note.textContent = words;
    } catch {
      this.note.textContent = "This browser keeps nothing here; export them instead.";
    }
    this.draw();
  }

  export() {
    const text = JSON.stringify({ form: FORM, version: 1, queries: this.list }, null, 2);
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    html("a", { href: address, download: "secrel-queries.json" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  import(text) {
    let queries = [];
    try {
      const read = JSON.parse(text);
      queries = read?.form === FORM ? sound(read.queries) : [];
    } catch {
      // Told below, with files that are of another form.
    }
    if (!queries.length) {
      this.note.textContent = "That file has no saved queries in it.";
      return;
    }
    this.add(queries);
    this.keep(`${queries.length} ${queries.length === 1 ? "query" : "queries"} imported.`);
  }
}
