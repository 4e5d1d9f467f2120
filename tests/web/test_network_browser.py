"""The network in a real browser: what scripts add to it, and the page that is saved from it."""

import json
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.web.browsing import Watched, serious_faults, watch
from tests.web.sample import IMAGE, SCRIPT

EVERYTHING = "/network?show=country&show=person&show=organization&show=meeting&show=agreement&show=summit"


def drawn(watched: Watched, path: str) -> Page:
    page = watched.open(path)
    expect(page.locator("#network[data-drawn] canvas")).to_be_visible()
    return page


def pick(page: Page, *, clicks: int = 1) -> None:
    """Choose the node that stands in the middle of the picture."""
    frame = page.locator("#network").bounding_box()
    assert frame is not None
    x, y = frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2
    page.mouse.click(x, y, click_count=clicks)


def test_picked_node_shows_its_facts_and_quotes_and_the_address_brings_them_back(watched: Watched) -> None:
    page = drawn(watched, "/network?around=country/DE&limit=1&closest=all")
    pick(page)
    expect(page.locator("#picked h2 a")).to_have_text("Germany")
    expect(page.locator("#picked .quote blockquote a")).to_have_text(
        "Germany was told by telephone the day before"
    )
    assert "pick=country%2FDE" in page.url
    page.reload()
    expect(page.locator("#picked .quote blockquote a")).to_contain_text("Germany was told")


def test_more_is_named_the_nearer_one_is_and_what_is_pointed_at_always(watched: Watched) -> None:
    page = drawn(watched, "/network?show=country&show=person&show=meeting&show=agreement&closest=all")
    named = page.locator("#named")
    expect(named).to_contain_text("names in sight")

    def number() -> int:
        return int(named.inner_text().removeprefix("names in sight: ").split()[0])

    far = number()
    frame = page.locator("#network").bounding_box()
    assert frame is not None
    page.mouse.move(frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2)
    for _ in range(12):
        page.mouse.wheel(0, 400)
    expect(named).not_to_contain_text(f" {far} of")
    assert 0 < number() < far


def test_picture_is_moved_from_the_keyboard_with_a_mark_of_where_one_is(watched: Watched) -> None:
    page = drawn(watched, "/network")
    picture = page.locator("#network .vis-network")
    page.locator(".save a").last.focus()
    page.keyboard.press("Tab")
    expect(picture).to_be_focused()
    assert picture.evaluate("shown => getComputedStyle(shown).outlineOffset") == "-3px"
    before = page.locator("#network canvas").screenshot()
    page.keyboard.down("ArrowLeft")
    page.wait_for_timeout(300)
    page.keyboard.up("ArrowLeft")
    assert page.locator("#network canvas").screenshot() != before


def test_small_screen_shows_the_picture_before_the_filters(browser: Browser, base: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(base + "/network?around=country/GB&limit=1")
    expect(page.locator("#network[data-drawn] canvas")).to_be_visible()
    expect(page.get_by_label("Around")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    frame = page.locator("#network").bounding_box()
    assert frame is not None
    assert frame["y"] + frame["height"] < 844
    page.touchscreen.tap(frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2)
    expect(page.locator("#picked h2 a")).to_have_text("United Kingdom")
    page.get_by_text("Filters", exact=True).click()
    expect(page.get_by_label("Around")).to_be_visible()
    context.close()


def test_saved_png_carries_title_legend_and_source(watched: Watched) -> None:
    page = drawn(watched, "/network")
    canvas = page.locator("#network canvas").bounding_box()
    assert canvas is not None
    with page.expect_download() as saving:
        page.get_by_role("link", name="PNG").click()
    head = Path(saving.value.path()).read_bytes()[:24]
    assert head[1:4] == b"PNG"
    width, height = int.from_bytes(head[16:20]), int.from_bytes(head[20:24])
    assert width == round(canvas["width"])
    assert height > canvas["height"] + 100


def test_node_chosen_twice_is_opened_up_with_its_limit_in_the_address(watched: Watched) -> None:
    page = drawn(watched, "/network?around=country/GB&limit=1&more=2")
    pick(page, clicks=2)
    page.wait_for_url("**expand=country%2FGB**")
    expect(page.locator(".opened")).to_contain_text("2 of 3 shown")
    page.get_by_role("link", name="more", exact=True).click()
    expect(page.locator(".opened")).to_contain_text("3 of 3 shown")
    page.get_by_role("link", name="close", exact=True).click()
    expect(page.locator(".opened")).to_have_count(0)


def test_slider_runs_over_the_years_and_stops(watched: Watched) -> None:
    page = drawn(watched, "/network")
    slider = page.get_by_role("slider", name="Year")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#years output")).to_have_text("2018")
    assert "year=2018" in page.url
    page.get_by_role("button", name="Play").click()
    expect(page.locator("#years output")).to_have_text("2020")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    page.reload()
    expect(page.locator("#years output")).to_have_text("2020")


def test_hostile_facts_beside_the_picture_stay_text(watched: Watched) -> None:
    page = drawn(watched, "/network?show=person&around=Mallory&limit=1")
    pick(page)
    expect(page.locator("#picked h2 a")).to_have_text(f"Mallory {SCRIPT}")
    expect(page.locator("#picked .fact").first).to_be_visible()
    assert page.locator("#picked img, #picked script, #picked svg").count() == 0


def test_network_of_everything_has_no_barrier(watched: Watched) -> None:
    page = drawn(watched, EVERYTHING + "&a=country/DE&b=country/FR&pick=country/GB&size=betweenness")
    assert serious_faults(page) == []


def test_ways_and_facts_are_there_without_scripts(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "/network")
    page.get_by_text("More filters").click()
    page.get_by_label("Shortest ways from").fill("Germany")
    page.locator("input[name=b]").fill("Poland")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("#ways")).to_contain_text("Germany was told by telephone")
    page.locator("#nodes").get_by_role("link", name="facts").first.click()
    expect(page.locator("#picked .fact").first).to_be_visible()
    context.close()


def test_saved_page_opens_from_disk_and_runs_nothing_hostile(
    browser: Browser, base: str, tmp_path: Path
) -> None:
    context = browser.new_context()
    saved = tmp_path / "network.html"
    saved.write_bytes(
        context.request.get(base + "/network.html" + EVERYTHING.removeprefix("/network")).body()
    )
    watched = watch(context, saved.as_uri())
    page = watched.page
    page.goto(saved.as_uri())
    expect(page.locator("#network[data-drawn] canvas")).to_be_visible()
    data = json.loads(page.locator("#data").inner_text() or page.evaluate("data.textContent"))
    assert f"Trent {IMAGE}" in {node["label"] for node in data["nodes"]}
    assert page.locator("td", has_text=f"Trent {IMAGE}").count()
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.querySelectorAll('img').length") == 0
    assert watched.faults == []
    context.close()
