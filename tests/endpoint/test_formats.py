"""Which format an answer comes in, and that it is what it says."""

import csv
import gzip
import io

import httpx
import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.query import Result

from kg.build.run import refresh
from kg.rdf.iris import mint_release
from kg.rdf.nquads import release_nquads
from kg.store.opening import open_store
from tests.endpoint.asking import ALL, ASKED, BROWSER, BUILT, JSON
from tests.endpoint.conftest import listening
from tests.web.conftest import build_store
from tests.web.sample import SIGNED, VISIT, read
from web import create_app

XML = "application/sparql-results+xml"

#: What a client says it takes, and what it gets: for rows, and for a graph.
ACCEPTED = {
    "": (JSON, "text/turtle"),
    "*/*": (JSON, "text/turtle"),
    JSON: (JSON, None),
    "application/json": ("application/json", "application/json"),
    XML: (XML, None),
    "application/xml": ("application/xml", "application/xml"),
    "text/csv": ("text/csv", "text/csv"),
    "text/*": ("text/csv", "text/turtle"),
    "text/tab-separated-values": ("text/tab-separated-values", "text/tab-separated-values"),
    "application/n-triples": (None, "application/n-triples"),
    "application/ld+json": (None, "application/ld+json"),
    "application/rdf+xml": (None, "application/rdf+xml"),
    "application/trig": (None, "application/trig"),
    "application/n-quads": (None, "application/n-quads"),
    "image/png": (None, None),
    f"{XML};q=0.9, {JSON};q=0.8, application/rdf+xml": (XML, "application/rdf+xml"),
    f"{JSON};q=0, */*;q=0.1": (XML, "text/turtle"),
    "application/x-unknown, */*;q=0.1": (JSON, "text/turtle"),
    f"{JSON};charset=utf-8": (JSON, None),
}


@pytest.mark.parametrize("accept", ACCEPTED)
def test_client_gets_what_it_likes_best(http: httpx.Client, accept: str) -> None:
    headers = {"Accept": accept} if accept else {}
    for query, wanted in zip((ASKED, BUILT), ACCEPTED[accept], strict=True):
        answer = http.get("/sparql", params={"query": query}, headers=headers)
        assert "Accept" in answer.headers["Vary"]
        if wanted is None:
            assert answer.status_code == 406
        else:
            assert answer.status_code == 200
            assert answer.headers["Content-Type"].partition(";")[0] == wanted


ROWS = {"json": JSON, "xml": XML, "csv": "text/csv", "tsv": "text/tab-separated-values", JSON: JSON}
GRAPHS = {
    "turtle": "text/turtle",
    "trig": "application/trig",
    "ntriples": "application/n-triples",
    "nquads": "application/n-quads",
    "jsonld": "application/ld+json",
    "json": "application/ld+json",
    "rdfxml": "application/rdf+xml",
    "xml": "application/rdf+xml",
    "rdf+xml": "application/rdf+xml",
    "text/turtle": "text/turtle",
}


@pytest.mark.parametrize("name", ROWS)
def test_format_may_be_named_for_rows(http: httpx.Client, name: str) -> None:
    answer = http.get("/sparql", params={"query": ASKED, "format": name}, headers=BROWSER)
    assert answer.headers["Content-Type"].partition(";")[0] == ROWS[name]
    assert answer.text.count("https://w3id.org/secrel/id/agreement/") == 2
    assert answer.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("name", GRAPHS)
def test_format_may_be_named_for_a_graph(http: httpx.Client, name: str) -> None:
    answer = http.get("/sparql", params={"query": BUILT, "format": name}, headers=BROWSER)
    assert answer.headers["Content-Type"].partition(";")[0] == GRAPHS[name]
    form = ox.RdfFormat.from_media_type(GRAPHS[name])
    assert form is not None
    assert len(list(ox.parse(answer.text, format=form))) == 5


def test_unknown_name_is_told_with_those_that_are_known(http: httpx.Client) -> None:
    answer = http.get("/sparql", params={"query": ASKED, "format": "pdf"})
    assert answer.status_code == 406
    assert "jsonld" in answer.text


def test_rows_are_the_same_in_every_format(http: httpx.Client) -> None:
    bodies = {name: http.get("/sparql", params={"query": ALL, "format": name}) for name in ROWS}
    found = {
        name: sorted(map(str, Result.parse(io.BytesIO(bodies[name].content), format=name).bindings))
        for name in ("json", "xml", "tsv")
    }
    assert len(found["json"]) > 500
    assert len(found["xml"]) == len(found["tsv"]) == len(found["json"])
    table = list(csv.reader(io.StringIO(bodies["csv"].text)))
    assert table[0] == ["s", "p", "o"]
    assert len(table) - 1 == len(found["json"])
    assert "header=present" in bodies["csv"].headers["Content-Type"]


def test_truth_is_told_in_every_format(http: httpx.Client) -> None:
    answers = {
        name: http.get("/sparql", params={"query": "ASK {}", "format": name}).text
        for name in ("json", "xml", "csv", "tsv")
    }
    assert '"boolean": true' in answers["json"]
    assert "<boolean>true</boolean>" in answers["xml"]
    assert answers["csv"] == answers["tsv"] == "true\n"


def test_xml_is_sound_whatever_characters_are_in_it(http: httpx.Client) -> None:
    odd = "\\u0001 \\uFFFE \\u000B <&> \\\\"
    rows = http.get("/sparql", params={"query": f'SELECT ("{odd}" AS ?x) {{}}', "format": "xml"})
    ((term,),) = Result.parse(io.BytesIO(rows.content), format="xml")  # type: ignore[misc]
    assert "<&> \\" in str(term)
    built = f'CONSTRUCT {{ <a:a> <a:b> "{odd}" }} WHERE {{}}'
    graph = http.get("/sparql", params={"query": built, "format": "rdfxml"})
    assert len(Graph().parse(data=graph.text, format="xml")) == 1


def test_answer_is_compressed_for_who_takes_it(http: httpx.Client, server: str) -> None:
    plain = http.get("/sparql", params={"query": ALL})
    assert "Content-Encoding" not in plain.headers
    with (
        httpx.Client() as raw,
        raw.stream(
            "GET", f"{server}/sparql", params={"query": ALL}, headers={"Accept-Encoding": "gzip"}
        ) as answer,
    ):
        packed = b"".join(answer.iter_raw())
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert int(answer.headers["Content-Length"]) == len(packed) < len(plain.content) / 3
    assert gzip.decompress(packed) == plain.content
    refused = http.get("/sparql", params={"query": ALL}, headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in refused.headers


def test_unchanged_answer_is_not_sent_again(http: httpx.Client) -> None:
    first = http.get("/sparql", params={"query": ASKED})
    etag = first.headers["ETag"]
    for tag in (etag, f'"other", {etag}', etag.removeprefix("W/"), "*"):
        again = http.get("/sparql", params={"query": ASKED}, headers={"If-None-Match": tag})
        assert again.status_code == 304, tag
        assert again.content == b""
        assert again.headers["ETag"] == etag
    other = http.get("/sparql", params={"query": ASKED}, headers={"If-None-Match": '"other"'})
    assert other.status_code == 200


def test_validator_is_another_for_another_value_or_part(http: httpx.Client) -> None:
    asked = ("country=PL", "country=GB", "country=PL&first=1", "country=PL&sort=label")
    found = [http.get(f"/query/country-meetings?format=json&{each}") for each in asked]
    assert [answer.status_code for answer in found] == [200] * len(asked)
    assert len({answer.headers["ETag"] for answer in found}) == len(asked)


def test_validator_is_another_for_another_question_or_form(http: httpx.Client) -> None:
    asked = [(ASKED, "json"), (ASKED, "csv"), (ALL, "json"), (BUILT, "turtle")]
    tags = {http.get("/sparql", params={"query": q, "format": form}).headers["ETag"] for q, form in asked}
    assert len(tags) == len(asked)


@pytest.mark.parametrize("word", ["NOW()", "rand()", "UUID()", "STRUUID()", "BNODE()"])
def test_answer_that_is_another_each_time_has_no_validator(http: httpx.Client, word: str) -> None:
    answer = http.get("/sparql", params={"query": f"SELECT ({word} AS ?x) {{}}"})
    assert answer.status_code == 200
    assert "ETag" not in answer.headers


def test_change_of_the_store_is_seen_by_server_and_client(tmp_path_factory: pytest.TempPathFactory) -> None:
    place = build_store(tmp_path_factory.mktemp("changing"), (VISIT,))
    query = {"query": "SELECT ?s { ?s a <https://w3id.org/secrel#Release> }"}
    with listening(create_app(str(place), testing=True)) as server, httpx.Client(base_url=server) as client:
        before = client.get("/sparql", params=query)
        assert len(before.json()["results"]["bindings"]) == 1
        with open_store(str(place)) as store:
            store.replace_graph(
                mint_release(SIGNED.publisher, SIGNED.id), release_nquads(SIGNED, read(SIGNED))
            )
            refresh(store)
        after = client.get("/sparql", params=query, headers={"If-None-Match": before.headers["ETag"]})
        assert after.status_code == 200
        assert len(after.json()["results"]["bindings"]) == 2
