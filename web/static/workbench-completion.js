// What the editor offers while somebody types: our classes and properties where they can stand, and names of things
// anywhere else, from this server alone.

import { settings } from "./workbench-answer.js";

let loading = null;
const terms = () => (loading ??= fetch(settings.terms).then((reply) => reply.json()));

const KEYWORDS = new Set(
  `select ask construct describe where filter optional union minus graph service bind values prefix base from named
  order by group having limit offset distinct reduced as asc desc count sum min max avg sample in not exists str lang
  datatype bound iri uri bnode rand abs ceil floor round concat strlen ucase lcase contains strstarts strends strbefore
  strafter year month day hours minutes seconds now uuid coalesce if isiri isuri isblank isliteral regex substr replace
  true false undef`.split(/\s+/),
);

const local = (iri) => iri.slice(Math.max(iri.lastIndexOf("#"), iri.lastIndexOf("/")) + 1).toLowerCase();

/** The terms of one sort whose IRI begins with, or whose name has, what was typed. */
async function fitting(sort, token) {
  const typed = (token.autocompletionString || "").toLowerCase();
  const name = local(typed);
  const { terms: list } = await terms();
  const of = list.filter((term) => term.sort === sort);
  const begins = of.filter((term) => term.iri.toLowerCase().startsWith(typed));
  const rest = of.filter((term) => !begins.includes(term) && name && local(term.iri).includes(name) && typed.startsWith("http"));
  begins.sort((a, b) => a.iri.length - b.iri.length);
  return [...begins, ...rest].map((term) => term.iri);
}

/** A list with nothing in it is closed: else it stays in the way of the next one, unseen. */
function closedIfEmpty(yasqe, hints) {
  if (!hints.length) setTimeout(() => yasqe.state.completionActive?.close());
  return hints;
}

/** Show with each hint what it means: the term's comment. */
function explained(yasqe, hints) {
  return closedIfEmpty(yasqe, hints).map((hint) => ({
    ...hint,
    render: async (element) => {
      element.textContent = hint.text;
      const prefixes = yasqe.getPrefixesFromQuery();
      const [prefix, name] = hint.text.split(":");
      const iri = hint.text.startsWith("<") ? hint.text.slice(1, -1) : (prefixes[prefix] || "") + name;
      const { terms: list } = await terms();
      const found = list.find((term) => term.iri === iri);
      if (!found) return;
      const note = document.createElement("small");
      note.textContent = found.comment;
      element.append(" ", note);
    },
  }));
}

/** A typed word that may be the beginning of a name, perhaps after "<". */
function word(yasqe) {
  const text = yasqe.getCompleteToken().string;
  const found = /^<?([\p{L}][\p{L}\p{N}'’.-]{2,})$/u.exec(text);
  if (!found) return "";
  const small = found[1].toLowerCase();
  const key = !text.startsWith("<") && [...KEYWORDS].some((each) => each.startsWith(small));
  return key ? "" : found[1];
}

let offered = [];

export function addCompleters(Yasqe) {
  Yasqe.forkAutocompleter("class", {
    name: "our-class", autoShow: true, bulk: false, persistenceId: null,
    get: (_, token) => fitting("class", token), postprocessHints: explained,
  });
  Yasqe.forkAutocompleter("property", {
    name: "our-property", autoShow: true, bulk: false, persistenceId: null,
    isValidCompletionPosition: (yasqe) =>
      yasqe.getCompleteToken().string.includes(":") && Yasqe.Autocompleters.property.isValidCompletionPosition(yasqe),
    get: (_, token) => fitting("property", token), postprocessHints: explained,
  });
  Yasqe.registerAutocompleter({
    name: "our-names", autoShow: true, bulk: false, persistenceId: null,
    isValidCompletionPosition: (yasqe) => Boolean(word(yasqe)),
    get: async (yasqe) => {
      const reply = await fetch(`${settings.complete}?q=${encodeURIComponent(word(yasqe))}`);
      offered = reply.ok ? await reply.json() : [];
      return offered.map((each) => `<${each.iri}>`);
    },
    postprocessHints: (yasqe, hints) =>
      closedIfEmpty(yasqe, hints).map((hint, number) => ({
        ...hint,
        render: (element) => {
          const kind = document.createElement("small");
          kind.textContent = offered[number]?.kind ?? "";
          element.textContent = `${offered[number]?.label ?? hint.text} `;
          element.append(kind);
        },
      })),
  });
  Yasqe.registerAutocompleter({
    name: "our-prefixes", autoShow: true, bulk: false, persistenceId: null,
    onInitialize: (yasqe) => {
      // A prefix of ours that is used and not declared is declared at the top.
      yasqe.on("change", async () => {
        const { prefixes } = await terms();
        const declared = yasqe.getPrefixesFromQuery();
        const token = yasqe.getCompleteToken().string;
        const used = /^([a-z]+):/.exec(token)?.[1];
        if (used && prefixes[used] && declared[used] === undefined && !/prefix/i.test(yasqe.getLine(yasqe.getCursor().line))) {
          yasqe.addPrefixes({ [used]: prefixes[used] });
        }
      });
    },
    isValidCompletionPosition: (yasqe) => /prefix\s+\w*$/i.test(yasqe.getLine(yasqe.getCursor().line).slice(0, yasqe.getCursor().ch)),
    get: async (yasqe) => {
      const { prefixes } = await terms();
      const typed = yasqe.getCompleteToken().string.trim();
      const all = Object.entries(prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`);
      return all.filter((each) => !typed || /prefix/i.test(typed) || each.startsWith(typed));
    },
  });
  Yasqe.defaults.autocompleters = ["variables", "our-class", "our-property", "our-names", "our-prefixes"];
}
