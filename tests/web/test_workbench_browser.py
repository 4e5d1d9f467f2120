"""The workbench in a real browser: written with completion, run, sorted, drawn, saved, shared and stopped."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browsing import SCREENSHOTS, Watched, serious_faults, watch

LOOKED_AT_BY_AXE = ((1280, "light"), (390, "dark"))
MEETINGS = (
    "PREFIX secrel: <https://w3id.org/secrel#>\n"
    "SELECT ?meeting ?date ?person WHERE { ?meeting a secrel:Meeting ; secrel:date ?date ; secrel:participant ?person }"
)
EVERYTHING = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def run_link(query: str, **more: str) -> str:
    return f"/sparql?{urlencode({'draft': query, 'run': 'yes', **more})}"


#: What is looked at in both widths, light and dark: an address, and what is there once it is drawn.
SHOWN = {
    "queries": ("/queries", ".named"),
    "ask": ("/ask?kind=meeting&who=GB&with=Poland&view=timeline", "[data-shows=timeline] .in-time"),
    "ask-fault": ("/ask?kind=visit&who=Jonson", ".fault"),
    "query-table": ("/query/pair-agreements?country=PL&other=GB", "[data-shows=table]"),
    "query-bars": ("/query/countries-busiest", "[data-shows=bar] .bar"),
    "query-years": ("/query/pair-by-year?country=PL&other=GB", "[data-shows=bar] rect"),
    "query-network": ("/query/people-met?country=PL", ".answer-network[data-drawn] canvas"),
    "editor": ("/sparql", "#editor[data-ready] .CodeMirror"),
    "editor-answer": (run_link(MEETINGS), "[data-shows=table] td"),
    "editor-graph": (run_link("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 40"), "[data-shows=table] td"),
    "editor-fault": (run_link("SELECT *\nWHERE { ?s ?p }"), ".yasr .fault"),
}
REFUSED = {"ask-fault", "editor-fault"}


@pytest.mark.parametrize("name", SHOWN)
def test_page_is_sound_in_every_size_and_colour(browser: Browser, base: str, name: str) -> None:
    SCREENSHOTS.mkdir(exist_ok=True)
    address, drawn = SHOWN[name]
    for width in (1280, 390):
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            watched = watch(context, base)
            page = watched.page
            page.goto(base + address)
            expect(page.locator(drawn).first).to_be_visible()
            page.screenshot(path=SCREENSHOTS / f"workbench-{name}-{width}-{scheme}.png", full_page=True)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
            if (width, scheme) in LOOKED_AT_BY_AXE:
                assert serious_faults(page) == []
            if name in REFUSED:
                watched.faults = [each for each in watched.faults if "status of 400" not in each]
            assert watched.faults == []
            context.close()


@pytest.fixture
def editor(watched: Watched) -> Page:
    return in_editor(watched, "/sparql")


def in_editor(watched: Watched, address: str) -> Page:
    page = watched.open(address)
    expect(page.locator("#editor[data-ready]")).to_be_visible()
    return page


def clear(page: Page) -> None:
    page.locator(".tabPanel.active .CodeMirror").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")


def text_of(page: Page) -> str:
    return str(page.evaluate("document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.getValue()"))


SETTLED = """async () => {
  const editor = document.querySelector(".tabPanel.active .CodeMirror").CodeMirror;
  while (!editor.state.completionActive?.widget?.keyMap.Up) await new Promise(requestAnimationFrame);
}"""


def accept(page: Page, words: str) -> None:
    """Take the hint that begins so, once the list is no longer being renewed."""
    expect(page.locator(".CodeMirror-hint-active")).to_contain_text(words)
    page.evaluate(SETTLED)
    page.keyboard.press("Enter")


def column(page: Page, name: str) -> list[str]:
    heads = page.locator(".answer-table thead th").all_inner_texts()
    number = next(n for n, head in enumerate(heads, start=1) if head.startswith(name))
    return page.locator(f".answer-table tbody td:nth-child({number})").all_inner_texts()


def test_a_query_is_typed_with_completion_and_run(editor: Page) -> None:
    clear(editor)
    editor.keyboard.type("SELECT ?m WHERE { ?m a secrel:mee")
    accept(editor, "secrel:Meeting")
    editor.keyboard.type(" ; secrel:part")
    accept(editor, "secrel:party")
    editor.keyboard.type(" Pola")
    accept(editor, "Poland country")
    editor.keyboard.type(" }")
    assert "PREFIX secrel: <https://w3id.org/secrel#>" in text_of(editor)
    assert "secrel:party <https://w3id.org/secrel/id/country/PL> }" in text_of(editor)
    editor.keyboard.press("Control+Enter")
    expect(editor.locator(".answer-count")).to_have_text("3 of 3 shown")
    expect(editor.locator(".answer-time")).to_contain_text("of which the query")
    link = editor.get_by_role("link", name="Visit: GB, PL, Warsaw, 2018-06-21")
    assert (link.get_attribute("href") or "").startswith("/id/meeting/")


def test_names_of_people_are_completed_without_their_marks(editor: Page) -> None:
    clear(editor)
    editor.keyboard.type("SELECT * WHERE { ?m ?p Blaszcz")
    accept(editor, "Mariusz Błaszczak person")
    written = editor.locator(".tabPanel.active .CodeMirror-line").last
    expect(written).to_contain_text("<https://w3id.org/secrel/id/person/PL/mariusz-blaszczak>")


def test_columns_are_sorted_both_ways_and_rows_are_filtered(watched: Watched) -> None:
    page = in_editor(watched, run_link(MEETINGS))
    expect(page.locator("[data-shows=table]")).to_be_visible()
    before = column(page, "date")
    page.get_by_role("button", name="date").click()
    assert column(page, "date") == sorted(before)
    expect(page.locator("th[aria-sort=ascending]")).to_have_count(1)
    page.get_by_role("button", name="date").click()
    assert column(page, "date") == sorted(before, reverse=True)
    page.get_by_role("button", name="person").click()
    assert column(page, "person")[0].startswith("Boris")


def test_an_answer_is_seen_in_every_view_that_fits_it(watched: Watched) -> None:
    page = watched.open("/query/pair-by-year?country=PL&other=GB")
    expect(page.locator("[data-shows=bar] svg rect").first).to_be_visible()
    views = page.get_by_role("group", name="Views")
    views.get_by_role("button", name="Line", exact=True).click()
    expect(page.locator("[data-shows=line] circle").first).to_be_visible()
    page.get_by_label("Showing").select_option(label="agreements")
    expect(page.locator("[data-shows=line] polyline")).to_have_count(1)
    views.get_by_role("button", name="Table").click()
    expect(page.locator("[data-shows=table] td.n").first).to_be_visible()
    views.get_by_role("button", name="Raw").click()
    expect(page.locator("[data-shows=raw] pre")).to_contain_text('"bindings"')
    assert "view=raw" in page.url
    page.reload()
    expect(page.locator("[data-shows=raw]")).to_be_visible()


def test_a_timeline_has_each_thing_at_its_date(watched: Watched) -> None:
    page = watched.open("/query/pair-meetings?country=PL&other=GB")
    expect(page.locator("[data-shows=timeline] .strip circle")).to_have_count(3)
    assert page.locator(".in-time time").all_inner_texts() == ["4 March 2019", "21 June 2018", "21 June 2018"]


def test_a_network_is_drawn_by_our_own_copy_and_told_of(watched: Watched) -> None:
    page = watched.open("/query/people-met?country=PL")
    expect(page.locator(".answer-network[data-drawn] canvas")).to_be_visible()
    expect(page.locator(".answer-count")).to_contain_text("nodes")


def test_a_download_has_the_whole_answer_and_the_page_says_how_much_it_shows(watched: Watched) -> None:
    page = in_editor(watched, run_link(EVERYTHING))
    expect(page.locator(".answer-count")).to_contain_text("500 of ")
    page.get_by_role("button", name="Show 500 more").click()
    expect(page.locator(".answer-count")).to_contain_text("1\u202f000 of ")
    total = int(
        page.locator(".answer-count").inner_text().split(" of ")[1].split(" ")[0].replace("\u202f", "")
    )
    with page.expect_download() as downloading:
        page.get_by_role("link", name="CSV").click()
    with Path(downloading.value.path()).open(encoding="utf-8", newline="") as file:
        assert sum(1 for _ in csv.reader(file)) == total + 1 > 1000


#: More rows than are fetched at once, the largest in the midst of them.
NUMBERS = f"SELECT ?n {{ VALUES ?n {{ {' '.join(str((n * 7) % 1201) for n in range(1201))} }} }}"


def first_cell(page: Page) -> str:
    return page.locator(".answer-table tbody td").first.inner_text()


def test_sorting_and_filtering_see_the_whole_answer_and_every_row_is_reached(watched: Watched) -> None:
    page = in_editor(watched, run_link(NUMBERS))
    expect(page.locator(".answer-count")).to_have_text("500 of 1\u202f201 shown")
    page.locator("th .sort").click()
    expect(page.locator("th[aria-sort=ascending]")).to_have_count(1)
    page.locator("th .sort").click()
    expect(page.locator("th[aria-sort=descending]")).to_have_count(1)
    assert first_cell(page) == "1200"
    page.get_by_role("button", name="Show 500 more").click()
    page.get_by_role("button", name="Show 201 more").click()
    expect(page.locator(".answer-count")).to_have_text("1\u202f201 of 1\u202f201 shown")
    assert column(page, "n") == [str(n) for n in range(1200, -1, -1)]
    page.get_by_label("Only rows with").fill("119")
    expect(page.locator(".answer-table tbody tr")).to_have_count(12)


def test_words_are_looked_for_in_rows_that_were_not_fetched_yet(watched: Watched) -> None:
    page = in_editor(watched, run_link(NUMBERS))
    expect(page.locator(".answer-count")).to_have_text("500 of 1\u202f201 shown")
    page.get_by_label("Only rows with").fill("1194")
    expect(page.locator(".answer-table tbody tr")).to_have_count(1)


def test_a_later_page_of_a_sorted_answer_is_the_same_with_scripts(watched: Watched) -> None:
    asked = {"query": NUMBERS, "format": "html", "sort": "-n", "page": "2"}
    page = watched.open(f"/sparql?{urlencode(asked)}")
    expect(page.locator("#answer .answer-count")).to_have_text("1\u202f000 of 1\u202f201 shown")
    assert column(page, "n") == [str(n) for n in range(1200, 200, -1)]
    page.locator("th .sort").click()
    expect(page.locator("th[aria-sort=ascending]")).to_have_count(1)
    assert first_cell(page) == "0"
    assert "sort=n" in page.url
    assert "page=" not in page.url


def test_a_view_is_drawn_from_every_row(watched: Watched) -> None:
    rows = " ".join(f"('{2000 + n % 20}-{n % 12 + 1:02}' 1)" for n in range(900))
    page = in_editor(
        watched, run_link(f"SELECT ?month ?meetings {{ VALUES (?month ?meetings) {{ {rows} }} }}")
    )
    page.get_by_role("button", name="Bars").click()
    expect(page.locator("[data-shows=bar] rect").first).to_be_visible()
    heights = page.locator("[data-shows=bar] g title").all_text_contents()
    assert sum(int(text.split(": ")[1].split(" ")[0]) for text in heights) == 900
    assert len(heights) == 20 * 12, "months without rows have their room too"


def test_a_chart_keeps_its_scale_in_sight(browser: Browser, base: str) -> None:
    rows = " ".join(f"('{1990 + n // 12}-{n % 12 + 1:02}' {n})" for n in range(360))
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = in_editor(
        watch(context, base), run_link(f"SELECT ?month ?calls {{ VALUES (?month ?calls) {{ {rows} }} }}")
    )
    page.get_by_role("button", name="Line", exact=True).click()
    scale = page.locator("[data-shows=line] .scale text").last
    expect(scale).to_be_visible()
    box = scale.bounding_box()
    assert box
    assert 0 <= box["x"] < 60
    context.close()


def test_no_chart_is_offered_over_dates_and_numbers_that_count_nothing(watched: Watched) -> None:
    page = in_editor(
        watched,
        run_link("SELECT ?stage ?lastDate { VALUES (?stage ?lastDate) { (1 '2018-01') (2 '2019-02') } }"),
    )
    expect(page.locator("[data-shows=table]")).to_be_visible()
    assert page.locator(".views button").all_inner_texts() == ["Table", "Raw"]


def test_a_link_brings_the_query_and_its_view_back(browser: Browser, base: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = in_editor(watch(context, base), run_link(MEETINGS))
    page.get_by_role("button", name="Timeline").click()
    page.get_by_role("button", name="Copy the link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    context.close()
    other = browser.new_context()
    watched = watch(other, base)
    page = in_editor(watched, link.removeprefix(base))
    expect(page.locator("[data-shows=timeline] .in-time").first).to_be_visible()
    assert text_of(page) == MEETINGS
    assert watched.faults == []
    other.close()


def test_stop_ends_the_servers_work_too(watched: Watched) -> None:
    page = in_editor(watched, "/sparql")
    clear(page)
    page.keyboard.insert_text(RUNAWAY)
    page.get_by_role("button", name="Run", exact=True).first.click()
    expect(page.locator(".editor-bar .asking")).to_contain_text("of at most 5")
    with page.expect_response("**/sparql/stop") as stopping:
        page.get_by_role("button", name="Stop").click()
    assert stopping.value.status == 204, "the server was running it, and ended it"
    expect(page.get_by_text("Stopped, here and on the server.")).to_be_visible()
    clear(page)
    page.keyboard.insert_text("ASK { ?s ?p ?o }")
    page.get_by_role("button", name="Run", exact=True).first.click()
    expect(page.locator(".answer .lead")).to_have_text("Yes")


#: Clicks within the page: Playwright itself would wait for the answer to the form.
SEND_AND_STOP = """() => {
  setTimeout(() => document.querySelector(".ask-form .stop").click(), 500);
  document.querySelector(".plain-form button[value=html]").click();
}"""


def test_a_question_sent_by_a_form_can_be_stopped_and_closes_its_connection(watched: Watched) -> None:
    page = in_editor(watched, "/sparql")
    page.get_by_text("Plain form").click()
    page.get_by_label("Query", exact=True).fill(RUNAWAY)
    with page.expect_event("requestfailed") as failed:
        page.evaluate(SEND_AND_STOP)
    assert "/sparql?query=" in failed.value.url
    expect(page.get_by_text("Stopped.", exact=True)).to_be_visible()


def test_a_fault_is_told_with_its_line(watched: Watched) -> None:
    page = in_editor(watched, run_link("SELECT *\nWHERE { ?s ?p }"))
    expect(page.locator(".yasr .fault")).to_contain_text("2")
    page.get_by_role("button", name="Go to line 2").click()
    place = page.evaluate(
        "document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.getCursor().line"
    )
    assert place == 1
    watched.faults = [each for each in watched.faults if "status of 400" not in each]


def test_tabs_are_kept_in_the_browser(watched: Watched) -> None:
    page = in_editor(watched, "/sparql?load=kinds")
    page = in_editor(watched, "/sparql?load=evidence-by-rule")
    assert page.locator(".tabsList .tab").count() == 2
    assert "evidence" in text_of(page).lower()
    page = in_editor(watched, "/sparql?load=kinds")
    assert page.locator(".tabsList .tab").count() == 2, "the same query opens its own tab again"


@pytest.fixture
def two_browsers(browser: Browser, base: str) -> Iterator[tuple[Watched, Watched]]:
    contexts = browser.new_context(), browser.new_context()
    pair = watch(contexts[0], base), watch(contexts[1], base)
    yield pair
    for watched in pair:
        assert watched.page.evaluate("window.hacked") is None
        assert watched.faults == []
    for context in contexts:
        context.close()


def test_saved_queries_go_from_one_browser_to_another(
    two_browsers: tuple[Watched, Watched], tmp_path: Path
) -> None:
    name = "<img src=x onerror=window.hacked=9>"
    one, other = two_browsers
    page = in_editor(one, run_link(MEETINGS))
    page.get_by_label("Name of the query").fill(name)
    page.get_by_role("button", name="Save", exact=True).click()
    page.reload()
    expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Export").click()
    file = tmp_path / "queries.json"
    downloading.value.save_as(file)
    page = in_editor(other, "/sparql")
    page.get_by_label("File of saved queries").set_input_files(file)
    page.get_by_role("button", name=name, exact=True).click()
    assert text_of(page) == MEETINGS
    page.get_by_role("button", name=f"Delete {name}").click()
    expect(page.get_by_text("None yet.")).to_be_visible()


@pytest.mark.parametrize(
    "content",
    ["nonsense", "[]", json.dumps({"form": "secrel queries", "queries": [{"name": 1, "query": None}, None]})],
)
def test_a_file_without_saved_queries_is_told_and_changes_nothing(
    editor: Page, tmp_path: Path, content: str
) -> None:
    file = tmp_path / "file.json"
    file.write_text(content, encoding="utf-8")
    editor.get_by_label("File of saved queries").set_input_files(file)
    expect(editor.get_by_text("That file has no saved queries in it.")).to_be_visible()
    expect(editor.get_by_text("None yet.")).to_be_visible()


def test_builder_shows_the_fields_of_its_kind_and_offers_names(watched: Watched) -> None:
    page = watched.open("/ask")
    page.get_by_label("What").select_option("statement")
    expect(page.get_by_label("With whom")).to_be_hidden()
    page.get_by_label("What").select_option("meeting")
    page.get_by_label("Who", exact=True).press_sequentially("blaszc")
    expect(page.locator("datalist option[value='Mariusz Błaszczak']")).to_have_count(1)
    page.get_by_label("Who", exact=True).fill("Mariusz Błaszczak")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator(".answer-count")).to_have_text("2 of 2 shown")
    page.get_by_text("The SPARQL that gave this").click()
    page.get_by_role("link", name="Open in the editor").click()
    expect(page.locator("#editor[data-ready]")).to_be_visible()
    page.get_by_role("button", name="Run", exact=True).first.click()
    expect(page.locator(".answer-count")).to_have_text("2 of 2 shown")


HOSTILE = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?s ?l ?t { ?s rdfs:label ?l ; a ?t }"


@pytest.mark.parametrize(
    "address",
    [
        run_link(HOSTILE),
        "/query/country-meetings?country=FR",
        "/query/people-met?country=FR",
        "/query/evidence-by-rule",
        "/ask?kind=statement&who=FR",
        "/query/entity-search?words=%3Cscript%3Ewindow.hacked%3D1%3C%2Fscript%3E",
    ],
)
def test_hostile_text_runs_in_no_view(watched: Watched, address: str) -> None:
    page = watched.open(address)
    expect(page.locator("[data-shows]:not([data-shows=''])")).to_be_visible()
    for button in page.locator(".views button").all():
        button.click()
        expect(page.locator(f"[data-shows={button.get_attribute('data-view')}]")).to_be_visible()
        hidden = "document.querySelectorAll('img[src=x], main script, main svg[onload]').length"
        assert page.evaluate(hidden) == 0


def test_hostile_names_are_offered_as_text(editor: Page) -> None:
    clear(editor)
    editor.keyboard.type("SELECT * { ?s ?p Mallory")
    accept(editor, "<script>")
    editor.keyboard.type(" }")


def test_all_of_it_works_without_scripts(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "/ask")
    page.get_by_label("What").select_option("visit")
    page.get_by_label("Where").fill("Warsaw")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("link", name="Visit: GB, PL, Warsaw, 2018-06-21")).to_be_visible()
    page.goto(base + "/queries")
    card = page.locator("#q-pair-meetings")
    card.get_by_label("country").fill("Poland")
    card.get_by_label("other").fill("United Kingdom")
    card.get_by_role("button", name="Ask: Meetings of two countries").click()
    expect(page.get_by_text("3 of 3 shown")).to_be_visible()
    page.get_by_text("The SPARQL that gave this").click()
    page.get_by_role("link", name="Open in the editor").click()
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_text("3 of 3 shown")).to_be_visible()
    context.close()
