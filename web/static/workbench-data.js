// Answers as rows of cells, whatever they came as: a table of the page, SPARQL's JSON, or N-Triples. What a column
// holds is judged from its cells. Nothing here touches the page.

/** A cell: what is shown, what it stands for, and for a thing of ours where it leads and what kind it is. */
export function cell(text, { value = text, type = "literal", datatype = "", href = "", kind = "" } = {}) {
  return { text, value, type, datatype, href, kind };
}

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = new Set(["integer", "decimal", "double", "float", "int", "long", "short", "nonNegativeInteger"].map((name) => XSD + name));
const DATES = new Set(["date", "dateTime", "gYear", "gYearMonth"].map((name) => XSD + name));
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const DATE = /^\d{4}(-\d\d(-\d\d(T.*)?)?)?$/;
const NAMED_AS_DATE = /^(date|when|year|day|latest|earliest|published|first|last|since|newest)|(Date|Reported|Day|Year)$/;

export function fromJson(found) {
  if ("boolean" in found) return { kind: "truth", truth: found.boolean, columns: [], rows: [] };
  const columns = found.head.vars;
  const rows = found.results.bindings.map((binding) =>
    columns.map((name) => {
      const term = binding[name];
      if (!term) return null;
      const type = term.type === "uri" ? "uri" : term.type === "bnode" ? "bnode" : "literal";
      return cell(term.value, { type, datatype: term.datatype || "" });
    }),
  );
  return { kind: "rows", columns, heads: columns, rows };
}

const TERM = /<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:\^\^<([^>]*)>|@[\w-]+)?/y;
const ESCAPES = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f", '"': '"', "'": "'", "\\": "\\" };
const unescaped = (text) =>
  text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, four, eight, one) =>
    one ? (ESCAPES[one] ?? one) : String.fromCodePoint(parseInt(four || eight, 16)),
  );

export function fromTriples(text) {
  const rows = [];
  for (const line of text.split("\n")) {
    const terms = [];
    TERM.lastIndex = 0;
    for (let found = TERM.exec(line); found && terms.length < 3; found = TERM.exec(line)) {
      const [, iri, blank, literal, datatype] = found;
      if (iri !== undefined) terms.push(cell(unescaped(iri), { type: "uri" }));
      else if (blank !== undefined) terms.push(cell(`_:${blank}`, { type: "bnode" }));
      else terms.push(cell(unescaped(literal), { datatype: datatype || "" }));
      while (line[TERM.lastIndex] === " ") TERM.lastIndex += 1;
    }
    if (terms.length === 3) rows.push(terms);
  }
  const columns = ["subject", "predicate", "object"];
  return { kind: "graph", columns, heads: columns, rows };
}

/** The answer that the server wrote into a page. */
export function fromSection(section) {
  const truth = section.querySelector("[data-truth]");
  const table = section.querySelector("table.answer-table");
  const total = Number(section.dataset.total);
  if (truth) return { kind: "truth", truth: truth.textContent === "Yes", columns: [], rows: [], total };
  if (!table) return { kind: "graph", columns: [], rows: [], total, text: section.querySelector("pre")?.textContent || "" };
  const cells = [...table.tHead.rows[0].cells];
  const [columns, heads] = [cells.map((head) => head.dataset.name), cells.map((head) => head.textContent)];
  const rows = [...table.tBodies[0].rows].map((row) =>
    [...row.cells].map((element) => {
      const text = element.textContent;
      if (!text) return null;
      const value = element.dataset.value;
      const href = element.querySelector("a")?.getAttribute("href") || "";
      return cell(text, value ? { value, type: "uri", href, kind: element.dataset.kind || "" } : {});
    }),
  );
  return { kind: "rows", columns, heads, rows, total };
}

/** Rows that came with other columns too, as those of `answer`. */
export function asColumnsOf(answer, found) {
  const places = answer.columns.map((name) => found.columns.indexOf(name));
  return found.rows.map((row) => places.map((place) => row[place] ?? null));
}

/** Give the IRIs of `answer` their names and addresses, which `found` has by IRI. */
export function name(answer, found) {
  for (const row of answer.rows) {
    for (const each of row) {
      const told = each && each.type === "uri" && found[each.value];
      if (told) Object.assign(each, { text: told.label, href: told.href, kind: told.kind });
    }
  }
}

/** What a column holds: "number", "date", "thing" (of ours), "term", "iri", "text" or "" where it is empty. */
export function sort(answer, column) {
  const cells = answer.rows.map((row) => row[column]).filter(Boolean);
  if (!cells.length) return "";
  const all = (test) => cells.every(test);
  if (all((each) => each.type === "uri")) {
    if (all((each) => each.kind === "term")) return "term";
    return all((each) => each.kind && each.kind !== "term") ? "thing" : "iri";
  }
  const dated = NAMED_AS_DATE.test(answer.columns[column]);
  if (all((each) => DATES.has(each.datatype) || (DATE.test(each.text) && (dated || each.text.includes("-"))))) return "date";
  if (all((each) => NUMBERS.has(each.datatype) || NUMBER.test(each.text))) return "number";
  return "text";
}

const known = new WeakMap();

/** What each column holds; judged once, as long as the rows are the same. */
export function sorts(answer) {
  if (!known.has(answer.rows)) known.set(answer.rows, answer.columns.map((_, column) => sort(answer, column)));
  return known.get(answer.rows);
}

/** Compare two cells of a column: numbers by size, all else as people sort words; empty ones come last. */
export function compare(a, b, kind) {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  return kind === "number" ? Number(a.text) - Number(b.text) : a.text.localeCompare(b.text, "en", { numeric: kind !== "date" });
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** A date as people read it: 21 June 2018, June 2018 or 2018. */
export function sayDate(text) {
  const [year, month, day] = text.slice(0, 10).split("-");
  return [day && Number(day), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

export const sayNumber = (value) => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
