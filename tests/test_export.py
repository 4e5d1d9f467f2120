"""Exports hold what they say they hold, come back whole, and are the same bytes each time."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Graph, Literal

from kg.errors import FormatError
from kg.export import WRITERS, export
from kg.export.formats import VIEW
from kg.export.prefixes import PREFIXES
from kg.export.tables import FORMULA
from kg.store.base import ALL, Store
from kg.store.opening import open_store
from kg.store.statements import term_text
from tests.query.graphs import fill

ROOT = Path(__file__).parent.parent
PARSERS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
RDFLIB = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
PERSON = "https://w3id.org/secrel/id/person/"
TEXT = "<https://w3id.org/secrel#text>"


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store("memory:") as opened:
        yield fill(opened)


def exported(store: Store, name: str) -> bytes:
    out = io.BytesIO()
    export(store, name, out)
    return out.getvalue()


def quads(data: bytes, name: str) -> set[str]:
    return {str(quad) for quad in ox.parse(data, format=PARSERS[name])}


def holding(lines: str) -> Store:
    store = open_store("memory:")
    store.replace_default(lines)
    return store


@pytest.mark.parametrize("name", PARSERS)
def test_every_quad_that_a_format_holds_comes_back(store: Store, name: str) -> None:
    wanted = store.dump(None) if WRITERS[name].holds == VIEW else store.dump(ALL)
    assert quads(exported(store, name), name) == quads("".join(wanted).encode(), "nquads")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD reader
@pytest.mark.parametrize("name", RDFLIB)
def test_rdflib_counts_as_many_triples_as_the_current_view_has(store: Store, name: str) -> None:
    graph = Graph().parse(data=exported(store, name), format=RDFLIB[name])
    assert len(graph) == len(list(store.dump(None)))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own TriG reader
def test_rdflib_finds_a_graph_for_each_release_in_trig(store: Store) -> None:
    dataset = Dataset()
    dataset.parse(data=exported(store, "trig"), format="trig")
    named = {str(graph.identifier) for graph in dataset.graphs() if len(graph)}
    assert set(store.graphs()) <= named


def test_both_engines_write_the_same_bytes(store: Store) -> None:
    with open_store("rdflib:") as other:
        fill(other)
        for name in WRITERS:
            assert exported(other, name) == exported(store, name), name


def test_another_process_with_another_hash_seed_writes_the_same_bytes(store: Store) -> None:
    code = (
        "import sys; from kg.export import WRITERS, export; from kg.store.opening import open_store\n"
        "from tests.query.graphs import fill; store = fill(open_store('memory:'))\n"
        "[export(store, name, sys.stdout.buffer) for name in WRITERS]"
    )
    env = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, check=True)
    assert run.stdout == b"".join(exported(store, name) for name in WRITERS)


def test_triples_are_sorted_and_prefixed(store: Store) -> None:
    lines = exported(store, "ntriples").decode().splitlines()
    assert lines == sorted(lines)
    turtle = exported(store, "turtle").decode()
    assert "country:PL a secrel:Country" in turtle
    assert "<https://w3id.org/secrel" not in turtle.replace("> .\n", "").split("\nagreement:", 1)[1]


def test_no_prefix_is_the_beginning_of_another() -> None:
    iris = list(PREFIXES.values())
    assert not [one for one in iris for other in iris if one != other and other.startswith(one)]


LITERALS = st.text(st.characters(codec="utf-8"), max_size=20)
LOCALS = st.text(
    st.characters(max_codepoint=0xD7FF, exclude_categories=["C", "Z"], exclude_characters='<>"{}|^`\\%[]#')
).filter(
    lambda local: not local.endswith(".")
)  # rdflib does not read a prefixed name that ends in a full stop


@given(st.lists(st.tuples(LOCALS, LITERALS), min_size=1, max_size=4))
def test_hostile_names_and_texts_come_back_from_every_format(pairs: list[tuple[str, str]]) -> None:
    lines = "".join(f"<{PERSON}{local}> {TEXT} {term_text(Literal(text))} .\n" for local, text in pairs)
    store = holding(lines)
    wanted = quads(lines.encode(), "nquads")
    for name in ("turtle", "trig", "nquads", "ntriples", "jsonld"):
        assert quads(exported(store, name), name) == wanted, name
    turtle = Graph().parse(data=exported(store, "turtle"), format="turtle")
    assert len(turtle) == len(wanted)
    ox_xml = list(ox.parse(exported(store, "rdfxml"), format=ox.RdfFormat.RDF_XML))
    assert len(ox_xml) <= len(wanted)
    rows = list(csv.reader(io.StringIO(exported(store, "csv").decode(), newline="")))
    assert len(rows) == len(wanted) + 1
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)]


def test_what_xml_cannot_hold_is_replaced_and_not_lost() -> None:
    lines = f'<{PERSON}x/a> {TEXT} "a\\u0008b\\r\\nc\\uFFFEd" .\n'
    graph = Graph().parse(data=exported(holding(lines), "rdfxml"), format="xml")
    assert [str(text) for text in graph.objects()] == ["a�b\nc�d"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\tx", "\rx", "\uff1d1"])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    store = holding(f"<x:s> <x:p> {term_text(Literal(text))} .\n")
    rows = list(csv.reader(io.StringIO(exported(store, "csv").decode(), newline="")))
    assert rows[1][2] == f"'{text}"


def test_jsonld_has_one_node_a_line(store: Store) -> None:
    lines = exported(store, "jsonld").decode().splitlines()
    assert json.loads(lines[2].rstrip(","))["@type"] == ["secrel:Agreement"]
    assert len(lines) == len({line.split()[0] for line in store.dump(None)}) + 3


def network(store: Store, name: str) -> nx.Graph:
    read = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[name]
    return read(io.BytesIO(exported(store, name)))


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_a_network_joins_countries_organizations_and_people(store: Store, name: str) -> None:
    graph = network(store, name)
    iri = "https://w3id.org/secrel/id/"
    assert graph.nodes[iri + "country/PL"]["label"] == "Poland"
    assert graph.nodes[iri + "country/PL"]["events"] == 4
    assert graph.edges[iri + "country/GB", iri + "country/PL"]["weight"] == 8
    assert graph.edges[iri + "organization/NATO", iri + "country/PL"]["kind"] == "met"
    assert graph.edges[iri + "person/GB/boris-johnson", iri + "country/GB"]["kind"] == "served"
    assert graph.edges[iri + "person/GB/boris-johnson", iri + "person/PL/jacek-czaputowicz"]["weight"] == 1


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_hostile_labels_do_not_break_a_network(name: str) -> None:
    country = "<https://w3id.org/secrel/id/country/PL>"
    store = holding(
        f"{country} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/secrel#Country> .\n"
        f'{country} <http://www.w3.org/2000/01/rdf-schema#label> "<b>&\\u0001]]>\\"" .\n'
        f'{country} <https://w3id.org/secrel#releaseCount> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'
    )
    (node,) = network(store, name).nodes(data=True)
    assert node[1]["label"] == '<b>&�]]>"'


def test_a_country_that_no_release_names_is_no_node() -> None:
    country = "<https://w3id.org/secrel/id/country/PL>"
    store = holding(
        f"{country} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/secrel#Country> .\n"
        f'{country} <http://www.w3.org/2000/01/rdf-schema#label> "Poland" .\n'
    )
    assert len(network(store, "gexf")) == 0


@pytest.mark.parametrize("name", WRITERS)
def test_an_empty_store_gives_a_file_that_can_be_read(name: str) -> None:
    data = exported(open_store("memory:"), name)
    if name in PARSERS:
        assert quads(data, name) == set()
    elif name != "csv":
        assert len(network(open_store("memory:"), name)) == 0


def test_an_unknown_format_is_told_with_those_that_are_known(store: Store) -> None:
    with pytest.raises(FormatError, match="turtle, trig, nquads"):
        exported(store, "excel")
