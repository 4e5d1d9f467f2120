import re
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

#: What a browser asks for.
HTML = {"Accept": "text/html,*/*;q=0.8"}

RELEASE = "/id/release/foreign-office-of-avalon/warsaw-visit"
HOSTILE = "/id/release/bureau-img-src-x-onerror-window-hacked-2/hostile"

PAGES = (
    "/",
    "/network",
    "/network?show=country&show=person&show=organization",
    "/network?show=meeting&show=agreement&show=summit&show=person&show=country",
    "/network?around=country/PL&from=2018&to=2019&count=visits&limit=10&least=1",
    "/timeline",
    "/timeline?kind=statement&kind=visit&from=2018&to=2020-06&with=country/GB",
    "/timeline?kind=agreement&status=signed&topic=topic/defence",
    "/pair/GB/PL",
    "/pair/GB/PL?kind=visit",
    "/pair/GB/JP",
    "/search",
    "/search?q=defence",
    "/search?q=defence&kind=quote",
    "/search?q=%22%29+OR+*",
    "/releases",
    "/releases?topic=topic/defence",
    "/releases?mentioned=country/PL",
    "/browse/country",
    "/browse/person?order=name&match=Blaszczak",
    "/browse/organization",
    "/browse/agreement",
    "/browse/summit",
    "/browse/summit-series",
    "/browse/topic",
    "/about-the-data",
    "/ontology",
    "/sparql",
    "/id/country/GB",
    "/id/country/GB?kind=agreement&page=99",
    "/id/organization/NATO",
    "/id/person/GB/boris-johnson",
    "/id/person/PL/mariusz-blaszczak",
    "/id/person/PL/mariusz-blaszczak?view=travels",
    "/id/person/PL/mariusz-blaszczak?view=travels&in=country/GB",
    "/id/topic/defence",
    "/id/post/GB/defence-secretary",
    "/id/summit-series/western-balkans-summit",
    "/id/summit/western-balkans-summit/2018",
    "/id/publisher/ministry-of-defence-of-avalon",
    RELEASE,
    HOSTILE,
)


class Tags(HTMLParser):
    """What a browser would make of a page: its tags with their attributes, and nothing of its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("path", PAGES)
def test_page_answers_and_holds_nothing_that_could_run(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers=HTML)
    assert answer.status_code == 200, answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    for tag, attributes in Tags(answer.text).tags:
        assert not any(name.startswith("on") or name == "style" for name in attributes), (tag, attributes)
        assert tag != "style"
        assert tag != "img" or attributes["src"] != "x"
        assert tag != "script" or attributes.get("src", "").startswith(("/static/", "/vis/", "/vendor/"))
        for name in ("href", "src", "action"):
            address = attributes.get(name) or ""
            assert not address.lower().startswith(("javascript:", "data:", "//")), address
            outside = address.startswith(("http:", "https:"))
            assert not outside or (tag == "a" and "noopener" in (attributes.get("rel") or "")), address


@pytest.mark.parametrize("path", PAGES)
def test_page_has_one_title_and_one_main_heading(client: FlaskClient, path: str) -> None:
    page = client.get(path, headers=HTML).text
    tags = [tag for tag, _ in Tags(page).tags]
    assert page.partition("</head>")[0].count("<title>") == tags.count("h1") == tags.count("main") == 1


def test_every_link_of_the_start_page_leads_somewhere(client: FlaskClient) -> None:
    links = {
        attributes["href"].partition("#")[0]
        for tag, attributes in Tags(client.get("/").text).tags
        if tag == "a" and (attributes.get("href") or "").startswith("/")
    }
    assert len(links) > 20
    for link in sorted(links):
        assert client.get(link, headers=HTML).status_code == 200, link


def test_start_page_counts_what_is_there_and_not_what_the_gazetteer_knows(client: FlaskClient) -> None:
    page = client.get("/").text
    found = re.findall(r"<b>([\d\u202f]+)</b> <span>([^<]+)</span>", page)
    counts = {name: number for number, name in found}
    assert counts["countries"] == "4"
    assert counts["people"] == "6"
    assert counts["agreements"] == "2"


def test_country_page_shows_each_fact_with_its_quote_publisher_and_date(client: FlaskClient) -> None:
    page = client.get("/id/country/PL").text
    assert "Gavin Williamson and Mariusz Błaszczak met in London on 4 March 2019" in page
    assert "Ministry of Defence of Avalon" in page
    assert 'datetime="2019-03-04"' in page
    assert re.search(r'href="/id/release/ministry-of-defence-of-avalon/plan-signed\?at=\d+-\d+#here"', page)
    assert 'href="https://releases.example/plan-signed"' in page


def test_agreement_page_tells_what_each_release_said_of_its_stage(client: FlaskClient) -> None:
    listed = client.get("/browse/agreement").text
    found = re.search(r'href="(/id/agreement/[^"]+)">Defence Action Plan<', listed)
    assert found
    page = client.get(found[1]).text
    assert page.index("negotiating</span>") < page.index(
        "signed</span>", page.index("What each release said")
    )


def test_lists_say_how_much_they_show(client: FlaskClient) -> None:
    assert "2 of 4 nodes shown" in client.get("/network?limit=2").text


def test_statements_are_found_by_the_topic_and_the_publisher_of_their_release(client: FlaskClient) -> None:
    for chosen in ("topic=topic/defence", "publisher=publisher/foreign-office-of-avalon"):
        assert "That will not change" in client.get(f"/timeline?kind=statement&{chosen}").text
    assert "That will not change" not in client.get("/timeline?kind=statement&topic=topic/cyber").text


def test_pair_without_ties_says_so(client: FlaskClient) -> None:
    assert "tell of nothing that the two did together" in client.get("/pair/GB/JP").text


def test_code_of_a_country_is_that_country_though_better_known_ones_begin_so(client: FlaskClient) -> None:
    for code, name in (("LA", "Laos"), ("KI", "Kiribati")):
        answer = client.get(f"/pair/GB/{code}")
        assert answer.status_code == 200
        assert f"United Kingdom and {name}" in answer.text


def test_pair_codes_may_be_written_small(client: FlaskClient) -> None:
    assert "Poland" in client.get("/pair/gb/pl").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404),
        ("/id/country/XX", 404),
        ("/id/person/GB/nobody", 404),
        ("/id/release/nobody/nothing", 404),
        ("/id/evidence/0000", 404),
        ("/id/unicorn/1", 404),
        ("/pair/GB/GB", 404),
        ("/pair/GB/QQ", 404),
        ("/browse/unicorn", 404),
        ("/vis/other.js", 404),
        ("/vis/..%2f__init__.py", 404),
        ("/timeline?from=yesterday", 400),
        ("/timeline?from=2019&to=2018", 400),
        ("/timeline?kind=unicorn", 400),
        ("/timeline?with=unicorn/1", 400),
        ("/timeline?with=country/%3E%3Cx", 400),
        ("/timeline?page=0", 400),
        ("/timeline?page=-1", 400),
        ("/timeline?page=٣", 400),
        ("/network?limit=100000", 400),
        ("/network?show=unicorn", 400),
        ("/network?from=19", 400),
        (f"{RELEASE}?at=9-1", 400),
        (f"{RELEASE}?at=x", 400),
        (f"{RELEASE}?format=docx", 400),
    ],
)
def test_what_cannot_be_shown_is_told_on_a_page_of_its_own(
    client: FlaskClient, path: str, status: int
) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert "<h1>" in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_error_is_problem_json_for_a_program(client: FlaskClient) -> None:
    answer = client.get("/id/country/XX", headers={"Accept": "application/json"})
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"
    assert answer.get_json()["status"] == 404


def test_error_repeats_nothing_that_could_run(client: FlaskClient) -> None:
    page = client.get("/timeline?kind=<script>alert(1)</script>").text
    assert "<script>alert" not in page


def test_person_met_those_of_meetings_held_and_not_those_of_a_plan(client: FlaskClient) -> None:
    planned, held = (
        client.get(f"/id/person/GB/{name}").text for name in ("boris-johnson", "gavin-williamson")
    )
    assert "Visit to Warsaw" in planned
    assert ">Met<" not in planned
    assert "Was in" not in planned
    counterparts = held[held.index(">Met<") :].partition("</table>")[0]
    assert "Mariusz Błaszczak" in counterparts
    assert "Boris Johnson" not in counterparts


@pytest.mark.parametrize(
    "address",
    [
        "/releases?_scheme=x&endpoint=y&_anchor=z",
        "/browse/country?_method=POST&_external=1",
        "/ontology?format=atom",
        "/network?x=%ff",
    ],
)
def test_arguments_that_mean_something_to_the_framework_break_no_page(
    client: FlaskClient, address: str
) -> None:
    assert client.get(address).status_code in {200, 400}


def test_an_argument_cannot_take_the_place_of_a_part_of_the_address(client: FlaskClient) -> None:
    assert "/browse/[" not in client.get("/browse/country?kind=person&unsure=1").text
