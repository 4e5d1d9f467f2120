"""The pages in a real browser: nothing asked outside, nothing hostile run, no barrier to a screen reader."""

import pytest
from playwright.sync_api import Browser, expect

from kg.rdf.event_iris import mint_summit
from kg.rdf.iris import BASE, mint_person, mint_release
from tests.web import sample
from tests.web.browsing import SCREENSHOTS, Watched, serious_faults, watch
from tests.web.sample import IMAGE, SCRIPT

RELEASE = "/id/release/foreign-office-of-avalon/warsaw-visit"
HOSTILE = "/id/release/bureau-img-src-x-onerror-window-hacked-2/hostile"
TRENT = mint_person(f"Trent {IMAGE}", f"Org {SCRIPT}").removeprefix(BASE.removesuffix("/id/"))
SUMMIT = mint_summit(
    sample.read(sample.HOSTILE).summits[0], mint_release(sample.HOSTILE.publisher, sample.HOSTILE.id)
).removeprefix(BASE.removesuffix("/id/"))
NETWORK = "/network?show=country&show=person&show=organization&show=meeting"

#: Every colour and every width once; axe takes longer than all the rest.
LOOKED_AT_BY_AXE = ((1280, "light"), (390, "dark"))

#: What is looked at: each in two widths, light and dark.
SHOWN = {
    "start": "/",
    "network": "/network?show=country&show=person",
    "country": "/id/country/GB",
    "person": "/id/person/GB/boris-johnson",
    "travels": "/id/person/PL/mariusz-blaszczak?view=travels",
    "topic": "/id/topic/defence",
    "summit": "/id/summit/western-balkans-summit/2018",
    "series": "/id/summit-series/western-balkans-summit",
    "release": RELEASE,
    "hostile": HOSTILE,
    "pair": "/pair/GB/PL",
    "timeline": "/timeline",
    "basket": "/basket",
    "search": "/search?q=defence",
    "agreements": "/browse/agreement",
    "about": "/about-the-data",
    "ontology": "/ontology",
    "sparql": "/sparql?query=SELECT%20*%20%7B%20%3Fs%20a%20%3Fc%20%7D%20LIMIT%205&format=html",
    "missing": "/id/country/XX",
}


@pytest.mark.parametrize("name", SHOWN)
def test_page_is_sound_in_every_size_and_colour(browser: Browser, base: str, name: str) -> None:
    SCREENSHOTS.mkdir(exist_ok=True)
    for width in (1280, 390):
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            watched = watch(context, base)
            page = watched.open(SHOWN[name], status=404 if name == "missing" else 200)
            if name == "missing":
                watched.faults.clear()  # the browser notes the 404 itself
            if name == "network":
                expect(page.locator("#network[data-drawn]")).to_be_visible()
            page.screenshot(path=SCREENSHOTS / f"{name}-{width}-{scheme}.png", full_page=True)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
            assert page.evaluate("window.hacked") is None
            if (width, scheme) in LOOKED_AT_BY_AXE:
                assert serious_faults(page) == []
            assert watched.faults == []
            context.close()


@pytest.mark.parametrize(
    "path",
    [
        HOSTILE,
        HOSTILE + "?at=0-40",
        NETWORK,
        "/search?q=mallory",
        "/search?q=%22%3E%3Cimg%20src%3Dx%20onerror%3Dwindow.hacked%3D5%3E",
        "/timeline?kind=meeting&kind=agreement&kind=summit&kind=statement",
        "/browse/person",
        "/browse/organization",
        "/id/country/FR",
        TRENT + "?view=travels",
        "/pair/FR/GB",
        SUMMIT,
        "/id/publisher/bureau-img-src-x-onerror-window-hacked-2",
        "/sparql?query=SELECT%20*%20%7B%20%3Fs%20rdfs%3Alabel%20%3Fl%20%7D&format=html",
    ],
)
def test_hostile_text_runs_nowhere(watched: Watched, path: str) -> None:
    page = watched.page
    page.goto(watched.base + path, wait_until="networkidle")
    if path.startswith("/sparql"):
        watched.faults.clear()  # an undeclared prefix is a 400, which the browser notes
    for detail in page.locator("details").all():
        detail.evaluate("element => { element.open = true; }")
    assert page.evaluate("document.querySelectorAll('img[src=x], main script, main svg[onload]').length") == 0


def test_name_that_changes_direction_leaves_the_day_beside_it_as_it_is(watched: Watched) -> None:
    page = watched.open("/releases")
    left = """element => {
      const name = element.querySelector("a"), time = element.querySelector("time");
      name.textContent = "Office \\u202eeht fo";
      const digit = document.createRange();
      return [name, time, [0, 1], [1, 2]].map(part => {
        if (!Array.isArray(part)) return part.getBoundingClientRect().left;
        digit.setStart(time.firstChild, part[0]);
        digit.setEnd(time.firstChild, part[1]);
        return digit.getBoundingClientRect().left;
      });
    }"""
    name, time, first, second = page.locator(".release-list .by").first.evaluate(left)
    assert name < time == first < second


def test_network_shows_what_was_chosen_and_expands(watched: Watched) -> None:
    page = watched.open("/network?show=country&show=person")
    expect(page.locator("#network[data-drawn] canvas")).to_be_visible()
    frame = page.locator("#network").bounding_box()
    assert frame is not None
    # Wherever the nodes are: go over the picture until a click has chosen something.
    for step in range(1, 400):
        x, y = frame["x"] + (step * 37) % frame["width"], frame["y"] + (step * 53) % frame["height"]
        page.mouse.click(x, y)
        if page.locator("#picked h2").count():
            break
    assert (page.locator("#picked h2 a").get_attribute("href", timeout=1000) or "").startswith("/id/")
    page.get_by_text("Start the picture from here").click()
    page.wait_for_url("**around=**")


def test_mark_and_fact_light_up_together(watched: Watched) -> None:
    page = watched.open(RELEASE)
    page.locator("a.mark", has_text="are to visit Warsaw").hover()
    expect(page.locator(".read-facts li.lit", has_text="Visit to Warsaw")).to_be_visible()


def test_quote_leads_to_its_words_in_sight(watched: Watched) -> None:
    page = watched.open("/id/country/PL")
    page.locator(".quote blockquote a").last.click()
    expect(page.locator("#here")).to_be_in_viewport()


def test_theme_is_switched_and_kept(watched: Watched) -> None:
    page = watched.open("/")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Switch between light and dark").click()
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert after != before
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == after


def test_names_are_offered_while_typing_and_reached_by_keys(watched: Watched) -> None:
    page = watched.open("/")
    page.get_by_role("combobox").press_sequentially("blaszcz")
    expect(page.get_by_role("option", name="Mariusz Błaszczak")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/person/PL/mariusz-blaszczak")


def test_first_key_skips_to_the_content(watched: Watched) -> None:
    page = watched.open("/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    expect(page.get_by_text("Skip to the content")).to_be_in_viewport()


def test_all_can_be_done_without_scripts(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "/network")
    expect(page.get_by_text("the tables below say the same without them")).to_be_visible()
    expect(page.get_by_role("cell", name="Poland").first).to_be_visible()
    page.goto(base + "/")
    page.get_by_role("searchbox").fill("Blaszczak")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Mariusz Błaszczak").first.click()
    expect(page.get_by_role("heading", name="Mariusz Błaszczak", level=1)).to_be_visible()
    page.locator(".quote blockquote a").first.click()
    expect(page.locator("#here")).to_be_visible()
    page.goto(base + "/sparql")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("heading", name="Answer")).to_be_visible()
    context.close()


def test_dossier_prints_without_the_frame(watched: Watched) -> None:
    page = watched.open("/pair/GB/PL")
    page.emulate_media(media="print")
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator(".fact").first).to_be_visible()
    expect(page.locator(".cadence svg rect.bar").first).to_be_visible()


def test_dark_screen_prints_dark_on_white(browser: Browser, base: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = watch(context, base).open("/pair/GB/PL")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.emulate_media(media="print")
    colours = "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    assert page.evaluate(colours) == ["rgb(255, 255, 255)", "rgb(28, 37, 48)"]
    context.close()


def test_a_field_offers_names_while_it_is_typed_in_and_sends_a_name(watched: Watched) -> None:
    page = watched.open("/pair/GB/PL")
    field = page.get_by_label("The second state")
    field.fill("")
    field.press_sequentially("germ")
    page.wait_for_selector("datalist option[value=Germany]", state="attached")
    field.fill("Germany")
    field.press("Enter")
    page.wait_for_url("**/pair/GB/DE")


def test_suggestions_tell_namesakes_apart(watched: Watched) -> None:
    page = watched.open("/about-the-data")
    page.locator("#q").press_sequentially("johns")
    page.wait_for_selector("#suggestions li")
    assert "United Kingdom" in page.locator("#suggestions li").first.inner_text()


def test_choosing_a_mark_shows_its_fact_and_leaves_the_text_where_it_is(watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size({"width": 1280, "height": 420})
    watched.open(RELEASE)
    page.evaluate("scrollTo(0, 40)")
    mark = page.locator("a.mark").nth(3)
    before = mark.bounding_box()
    mark.click()
    assert mark.bounding_box() == before
    fact = page.locator(f"#f{(mark.get_attribute('href') or '').removeprefix('#f')}")
    expect(fact).to_be_in_viewport()
    expect(fact).to_have_class(
        "k-" + (mark.get_attribute("class") or "").partition("k-")[2].split()[0] + " lit"
    )
    assert not watched.faults


def test_paper_has_the_address_of_the_page_the_original_and_how_to_cite(watched: Watched) -> None:
    page = watched.open(RELEASE)
    foot = page.locator(".print-foot")
    expect(foot).to_be_hidden()
    page.emulate_media(media="print")
    expect(foot).to_be_visible()
    for words in (f"{watched.base}{RELEASE}", "https://releases.example/warsaw-visit", "21 June 2018"):
        expect(foot).to_contain_text(words)
    watched.open("/id/country/GB")
    expect(foot).to_contain_text("United Kingdom")
    expect(foot).to_contain_text(f"{watched.base}/id/country/GB")
    after = page.locator(".quote .out").first.evaluate("(link) => getComputedStyle(link, '::after').content")
    assert "https://releases.example/" in after
