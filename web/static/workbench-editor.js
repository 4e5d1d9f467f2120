// The SPARQL editor: Yasgui with our endpoint, prefixes, completion and views. It asks nobody but this server, and what
// it keeps, it keeps in this browser.

import { Answer, named, settings, sound } from "./workbench-answer.js";
import { html } from "./workbench-elements.js";
import { fromJson, fromTriples } from "./workbench-data.js";
import { addCompleters } from "./workbench-completion.js";
import { Saved } from "./workbench-saved.js";

/** How many rows come at first; others when they are wanted. */
const FIRST = 500;
const DOWNLOADS = {
  rows: { csv: "CSV", tsv: "TSV", json: "JSON", xml: "XML", turtle: "Turtle" },
  graph: { turtle: "Turtle", jsonld: "JSON-LD", ntriples: "N-Triples", rdfxml: "RDF/XML", csv: "CSV" },
};
DOWNLOADS.truth = DOWNLOADS.rows;

const endpoint = new URL(settings.sparql || "/sparql", location.href).href;
const equipped = new WeakMap();

/** The link that brings a query and its view back. */
function linkTo(query, view) {
  const address = new URL(endpoint);
  address.searchParams.set("draft", query);
  if (view && view !== "table") address.searchParams.set("view", view);
  address.searchParams.set("run", "yes");
  return address.href;
}

function downloads(query, kind) {
  const line = html("p", { class: "downloads" }, html("span", {}, "The whole answer as"), " ");
  for (const [form, label] of Object.entries(DOWNLOADS[kind])) {
    const address = new URL(endpoint);
    address.searchParams.set("query", query);
    address.searchParams.set("format", form);
    line.append(html("a", { href: address.href, download: "" }, label), " ");
  }
  return line;
}

/** What gives more of the answer to a query: rows of terms with their names. */
function partOf(query, graph) {
  return async (wanted) => {
    const reply = await sound(await fetch(endpoint, {
      method: "POST",
      headers: { Accept: graph ? "application/n-triples" : "application/sparql-results+json" },
      body: new URLSearchParams({ query, ...wanted }),
    }));
    const found = graph ? fromTriples(await reply.text()) : fromJson(await reply.json());
    return (await named(found)).rows;
  };
}

/** What Yasr draws: our own views, whatever the answer is. */
class AnswerPlugin {
  constructor(yasr) {
    this.yasr = yasr;
    this.priority = 100;
    this.label = "Answer";
    this.hideFromSelection = true;
  }

  canHandleResults() {
    return true;
  }

  async draw() {
    const place = html("div");
    this.yasr.resultsEl.replaceChildren(place);
    await this.yasr.told?.(place);
  }
}

function fault(place, error, yasqe) {
  let told = { title: "This was not answered", detail: error.message };
  try {
    told = { ...told, ...JSON.parse(error.message) };
  } catch {
    // Not from the endpoint: the network's own words.
  }
  const box = html("div", { class: "fault", role: "alert" }, html("h2", {}, told.title), html("pre", {}, told.detail));
  if (told.line) {
    const go = html("button", { type: "button", class: "plain-button" }, `Go to line ${told.line}`);
    go.addEventListener("click", () => {
      yasqe.focus();
      yasqe.setCursor({ line: told.line - 1, ch: Math.max(told.column - 1, 0) });
    });
    box.append(html("p", {}, go));
  }
  place.replaceChildren(box);
}

/** Give a tab its bar (run, stop, link), and have its answers shown by our views. */
function equip(tab) {
  const yasqe = tab?.getYasqe();
  if (!yasqe || equipped.has(tab)) return equipped.get(tab);
  const state = { view: "table", name: "", last: null, started: 0 };
  equipped.set(tab, state);
  const run = html("button", { type: "button", class: "run" }, "Run");
  const stop = html("button", { type: "button", class: "plain-button stop", disabled: "" }, "Stop");
  const time = html("span", { class: "asking", role: "status" });
  const link = html("button", { type: "button", class: "plain-button" }, "Copy the link");
  const tidy = html("button", { type: "button", class: "plain-button" }, "Tidy");
  const hint = html("span", { class: "dim keys" }, "Ctrl+Enter runs, Ctrl+Space completes");
  const bar = html("div", { class: "editor-bar" }, run, " ", stop, " ", time, html("span", { class: "gap" }), hint, " ", tidy, " ", link);
  yasqe.rootEl.after(bar);
  const configured = yasqe.config.requestConfig;
  yasqe.config.requestConfig = () => ({
    ...configured(),
    args: [{ name: "first", value: String(FIRST) }, { name: "stop-as", value: state.name }],
  });
  yasqe.getInputField().setAttribute("aria-label", "SPARQL query");
  yasqe.getScrollerElement().tabIndex = 0; // so that it is scrolled by keys alone

  run.addEventListener("click", () => yasqe.query().catch(() => {}));
  tidy.addEventListener("click", () => yasqe.autoformat());
  link.addEventListener("click", async () => {
    await navigator.clipboard.writeText(linkTo(yasqe.getValue(), state.view));
    link.textContent = "Copied";
    setTimeout(() => (link.textContent = "Copy the link"), 2000);
  });
  stop.addEventListener("click", () => {
    fetch(settings.stop, { method: "POST", body: new URLSearchParams({ "stop-as": state.name }) });
    state.stopped = true;
    yasqe.abortQuery();
  });

  let clock = 0;
  const busy = (on) => {
    run.disabled = on;
    stop.disabled = !on;
    clearInterval(clock);
    if (!on) return;
    state.started = performance.now();
    const tick = () => {
      time.textContent = `${((performance.now() - state.started) / 1000).toFixed(1)} s of at most ${Number(settings.timeout)}`;
    };
    tick();
    clock = setInterval(tick, 100);
  };
  yasqe.on("queryBefore", () => {
    state.name = crypto.randomUUID();
    state.stopped = false;
    document.getElementById("answer")?.remove();
    busy(true);
  });
  const done = () => {
    state.ended = performance.now();
    busy(false);
    time.textContent = state.stopped ? "Stopped." : "";
  };
  yasqe.on("queryAbort", done);
  yasqe.on("queryResponse", (_, response) => {
    done();
    state.last = response;
  });

  tab.getYasr().told = async (place) => {
    const query = yasqe.getValue();
    const { res: response, error } = tab.getYasr().results;
    if (state.stopped) return place.replaceChildren(html("p", { class: "note" }, "Stopped, here and on the server."));
    if (!response) return fault(place, error || new Error("The server gave no answer."), yasqe);
    const total = Number(response.headers.get("X-Total-Count") ?? NaN);
    const graph = response.headers.get("Content-Type")?.startsWith("application/n-triples");
    const answer = graph ? fromTriples(response.content) : fromJson(JSON.parse(response.content));
    answer.total = Number.isNaN(total) ? answer.rows.length : total;
    Object.assign(answer, { text: response.content, textRows: answer.rows.length, part: partOf(query, graph) });
    await named(answer);
    const spent = /dur=([\d.]+)/.exec(response.headers.get("Server-Timing") || "")?.[1];
    const say = (time) => (time < 1000 ? `${Math.max(1, Math.round(time))} ms` : `${(time / 1000).toFixed(1)} s`);
    const whole = say(state.ended - state.started);
    new Answer(place, answer, {
      view: state.view,
      time: spent ? `${whole}, of which the query ${say(Number(spent))}` : whole,
      downloads: downloads(query, answer.kind),
      changed: ({ view }) => (state.view = view),
    });
  };
  return state;
}

function prepare(Yasgui, place) {
  const { Yasr, Yasqe } = Yasgui;
  for (const name of Object.keys(Yasr.defaults.plugins)) delete Yasr.defaults.plugins[name];
  Yasr.registerPlugin("answer", AnswerPlugin);
  Object.assign(Yasr.defaults, { pluginOrder: ["answer"], defaultPlugin: "answer", maxPersistentResponseSize: 0 });
  addCompleters(Yasqe);
  return new Yasgui(place, {
    persistenceId: "secrel_editor",
    populateFromUrl: false,
    autofocus: false,
    copyEndpointOnNewTab: false,
    contextMenuContainer: place,
    endpointCatalogueOptions: { getData: () => [], keys: [], renderItem: () => {} },
    requestConfig: {
      endpoint,
      method: "POST",
      acceptHeaderSelect: "application/sparql-results+json",
      acceptHeaderGraph: "application/n-triples",
    },
    yasqe: {
      value: document.getElementById("query").value,
      showQueryButton: false,
      createShareableLink: null,
      editorHeight: "19rem",
      collapsePrefixesOnLoad: false,
      hintConfig: { completeSingle: false, closeCharacters: /[\s>":;.,(){}]/ },
    },
  });
}

export function openEditor() {
  const place = document.getElementById("editor");
  const { Yasgui } = window;
  if (!place || !Yasgui) return;
  const form = document.querySelector(".plain-form");
  const address = new URL(location.href);
  place.hidden = false;
  const yasgui = prepare(Yasgui, place);
  // Among tabs a screen reader looks for tabs only.
  const more = place.querySelector(".addTab");
  more.setAttribute("role", "tab");
  more.setAttribute("aria-selected", "false");
  const open = (query, view) => {
    const same = Object.values(yasgui._tabs).find((tab) => tab.persistentJson.yasqe.value === query);
    if (same) yasgui.selectTabId(same.getId());
    else yasgui.addTab(true, { yasqe: { value: query } });
    const state = equip(yasgui.getTab());
    if (view && state) state.view = view;
  };
  yasgui.on("tabSelect", () => setTimeout(() => equip(yasgui.getTab())));
  yasgui.on("tabAdd", () => setTimeout(() => equip(yasgui.getTab())));
  if (["query", "draft", "load"].some((key) => address.searchParams.has(key))) {
    open(document.getElementById("query").value, address.searchParams.get("view"));
  }
  equip(yasgui.getTab());
  if (address.searchParams.has("run")) yasgui.getTab().query().catch(() => {});
  form.open = false;
  const answer = document.getElementById("answer");
  if (answer) place.append(answer);
  const told = document.querySelector("main > .fault");
  if (told) place.append(told);
  new Saved(document.getElementById("saved"), {
    open: (each) => open(each.query, each.view),
    current: () => ({ query: yasgui.getTab().getYasqe().getValue(), view: equipped.get(yasgui.getTab())?.view ?? "" }),
  });
  place.dataset.ready = "true";
}
