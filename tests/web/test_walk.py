"""The README's walk, from a question to a file and a cited footnote, over the sample releases as `kg demo` reads them.

The README's pictures are those that it takes: ``cp tests/screenshots/walk-*.png docs/pictures/``.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect
from rdflib import RDFS, Graph, Namespace, URIRef

from kg.cli import main
from kg.resources import SAMPLE_RELEASES
from tests.web.browsing import SCREENSHOTS, Watched, watch
from tests.web.conftest import serving

SECREL = Namespace("https://w3id.org/secrel#")
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
WIDE = {"width": 1280, "height": 960}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a server over the sample releases."""
    place = str(tmp_path_factory.mktemp("walk") / "store")
    built = CliRunner().invoke(main, ["build", str(SAMPLE_RELEASES), "--store", place])
    assert built.exit_code == 0, built.output
    with serving(Path(place)) as address:
        yield address


@pytest.fixture
def walker(browser: Browser, demo: str) -> Iterator[Watched]:
    context = browser.new_context(viewport=WIDE, color_scheme="light")  # type: ignore[arg-type]
    walker = watch(context, demo)
    yield walker
    assert walker.faults == []
    context.close()


def picture(page: Page, name: str) -> None:
    """Keep what is in sight as a picture, which the README shows."""
    assert f"docs/pictures/walk-{name}.png" in README
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    page.mouse.move(0, 0)
    page.screenshot(path=SCREENSHOTS / f"walk-{name}.png", animations="disabled")


def test_the_walk_leads_from_a_question_to_a_file_and_a_footnote(walker: Watched, tmp_path: Path) -> None:
    page = walker.open("/")
    page.get_by_role("combobox", name="Search").press_sequentially("UK Poland")
    offered = page.get_by_role("option", name="United Kingdom and Poland")
    expect(offered).to_be_visible()
    picture(page, "question")

    offered.click()
    expect(page.get_by_role("heading", name="United Kingdom and Poland", level=1)).to_be_visible()
    assert page.url.endswith("/pair/GB/PL")
    picture(page, "pair")

    with page.expect_download() as saved:
        page.get_by_role("link", name="Turtle", exact=True).first.click()
    saved.value.save_as(tmp_path / "pair.ttl")
    graph = Graph().parse(tmp_path / "pair.ttl")
    plan = next(
        thing for thing in graph.subjects(RDFS.label) if "Action Plan" in str(graph.value(thing, RDFS.label))
    )
    assert isinstance(plan, URIRef)
    assert graph.value(graph.value(plan, SECREL.evidence), SECREL.quote)

    card = (
        page.locator("article, li")
        .filter(has_text="Defence Action Plan")
        .filter(has=page.locator("blockquote"))
        .first
    )
    quote = card.locator("blockquote a").first.inner_text().strip("“” \n")
    card.locator("blockquote a").first.click()
    mark = page.locator("mark.here, .here").first
    expect(mark).to_be_in_viewport()
    assert re.sub(r"\s+", " ", quote) in re.sub(r"\s+", " ", page.locator("main").inner_text())
    picture(page, "release")

    page.go_back()
    card.get_by_role("link", name="cite").first.click()
    expect(page.get_by_role("heading", name="BibTeX")).to_be_visible()
    assert quote in page.locator("pre").first.inner_text()
    picture(page, "footnote")
