"""The clients that analysts come with, against a running endpoint."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pandas as pd
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from tests.endpoint.asking import ASKED, BUILT
from tests.endpoint.jena import class_path, has_jena, rsparql

AGREEMENTS = 2
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RELEASE = "https://w3id.org/secrel#Release"


def quoted(text: str) -> str:
    return quote(text, safe="")


class TestSparqlWrapper:
    def asked(self, server: str, query: str, form: str, method: str = "GET") -> object:
        wrapper = SPARQLWrapper(f"{server}/sparql")
        wrapper.setQuery(query)
        wrapper.setReturnFormat(form)
        wrapper.setMethod(method)
        return wrapper.query().convert()

    @pytest.mark.parametrize("method", ["GET", POST])
    def test_rows(self, server: str, method: str) -> None:
        found = self.asked(server, ASKED, JSON, method)
        assert isinstance(found, dict)
        assert len(found["results"]["bindings"]) == AGREEMENTS
        document = self.asked(server, ASKED, XML, method)
        assert len(document.getElementsByTagName("result")) == AGREEMENTS  # type: ignore[attr-defined]
        for form in (CSV, TSV):
            text = self.asked(server, ASKED, form, method)
            assert isinstance(text, bytes)
            assert text.count(b"\n") == AGREEMENTS + 1

    def test_truth(self, server: str) -> None:
        found = self.asked(server, "ASK { ?s ?p ?o }", JSON)
        assert isinstance(found, dict)
        assert found["boolean"] is True

    @pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # its own doing
    @pytest.mark.parametrize("form", [RDFXML, XML])
    def test_graph(self, server: str, form: str) -> None:
        graph = self.asked(server, BUILT, form)
        assert isinstance(graph, rdflib.Graph)
        assert len(graph) == 5

    @pytest.mark.parametrize(("form", "name"), [(TURTLE, "turtle"), (N3, "turtle")])
    def test_graph_as_text(self, server: str, form: str, name: str) -> None:
        text = self.asked(server, BUILT, form)
        assert isinstance(text, bytes)
        assert len(rdflib.Graph().parse(data=text, format=name)) == 5

    def test_graph_as_json(self, server: str) -> None:
        wrapper = SPARQLWrapper(f"{server}/sparql", returnFormat=JSONLD)
        wrapper.setQuery(BUILT)
        answer = wrapper.query()
        assert answer.info()["content-type"] == "application/ld+json"
        assert isinstance(json.loads(answer.response.read()), list)

    def test_fault_is_one_of_its_own(self, server: str) -> None:
        with pytest.raises(QueryBadFormed, match="line 1, column 18"):
            self.asked(server, "SELECT * { ?s ?p }", JSON)


class TestPandas:
    def test_table_by_its_address(self, server: str) -> None:
        query = "SELECT ?kind (COUNT(*) AS ?n) { ?s a ?kind } GROUP BY ?kind ORDER BY DESC(?n)"
        address = f"{server}/sparql?format=csv&query={quoted(query)}"
        table = pd.read_csv(address)
        assert list(table.columns) == ["kind", "n"]
        assert len(table) > 5
        assert table["n"].is_monotonic_decreasing
        assert table["n"].dtype.kind == "i"
        tabs = pd.read_csv(address.replace("csv", "tsv"), sep="\t")
        assert list(tabs["?n"]) == list(table["n"])

    def test_compressed_table(self, server: str) -> None:
        address = f"{server}/sparql?query={quoted('SELECT * { ?s ?p ?o }')}"
        headers = {"Accept": "text/csv", "Accept-Encoding": "gzip"}
        assert len(pd.read_csv(address, storage_options=headers)) > 1000


class TestRdflib:
    @pytest.fixture(params=["GET", "POST"])
    def graph(self, request: pytest.FixtureRequest, server: str) -> rdflib.Graph:
        return rdflib.Graph(SPARQLStore(f"{server}/sparql", method=request.param))

    def test_rows_and_truth(self, graph: rdflib.Graph) -> None:
        assert len(list(graph.query(ASKED))) == AGREEMENTS
        assert graph.query("ASK { ?s ?p ?o }").askAnswer is True

    def test_triples_and_their_number(self, graph: rdflib.Graph) -> None:
        releases = set(graph.subjects(rdflib.URIRef(TYPE), rdflib.URIRef(RELEASE)))
        assert len(releases) == 3
        assert len(graph) > 1000

    def test_graph(self, graph: rdflib.Graph) -> None:
        found = graph.query(BUILT).graph
        assert found is not None
        assert len(found) == 5


@pytest.mark.skipif(not shutil.which("curl"), reason="there is no curl here")
class TestCurl:
    def run(self, *arguments: str) -> str:
        command = ["curl", "--silent", "--show-error", "--fail-with-body", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout

    def test_rows(self, server: str) -> None:
        address = f"{server}/sparql"
        by_get = self.run("--get", "--data-urlencode", f"query={ASKED}", address)
        by_form = self.run("--data-urlencode", f"query={ASKED}", address)
        body = ("-H", "Content-Type: application/sparql-query", "--data-binary", ASKED)
        assert json.loads(by_get) == json.loads(by_form) == json.loads(self.run(*body, address))
        csv = self.run(
            "-H", "Accept: text/csv", "--compressed", "--data-urlencode", f"query={ASKED}", address
        )
        assert csv.count("\n") == AGREEMENTS + 1

    def test_description_and_graph(self, server: str) -> None:
        assert "sd:Service" in self.run(f"{server}/sparql")
        triples = self.run("-H", "Accept: application/n-triples", f"{server}/graph?default")
        assert triples.count(" .\n") > 1000

    def test_fault_is_seen_by_its_exit(self, server: str) -> None:
        with pytest.raises(subprocess.CalledProcessError) as fault:
            self.run("--get", "--data-urlencode", "query=SELECT", f"{server}/sparql")
        assert "line 1" in fault.value.stdout


@pytest.fixture(scope="module")
def classes(tmp_path_factory: pytest.TempPathFactory) -> str:
    return class_path(tmp_path_factory.mktemp("jena"))


@pytest.mark.skipif(not has_jena(), reason="Jena's client is not here; Debian has it in libapache-jena-java")
class TestJena:
    def test_rows(self, server: str, classes: str) -> None:
        said = rsparql(classes, "--service", f"{server}/sparql", "--results", "csv", ASKED)
        assert said.returncode == 0, said.stderr
        assert said.stdout.replace("\r", "").strip().count("\n") == AGREEMENTS

    def test_truth(self, server: str, classes: str) -> None:
        said = rsparql(classes, "--service", f"{server}/sparql", "ASK { ?s ?p ?o }")
        assert "Yes" in said.stdout, said.stderr

    def test_graph(self, server: str, classes: str) -> None:
        said = rsparql(classes, "--service", f"{server}/sparql", BUILT)
        assert len(rdflib.Graph().parse(data=said.stdout, format="turtle")) == 5, said.stderr

    def test_fault(self, server: str, classes: str) -> None:
        said = rsparql(classes, "--service", f"{server}/sparql", "SELECT * FROM <x:none> { ?s ?p ?o }")
        assert said.returncode != 0
        assert "400" in said.stderr


def test_programs_of_the_standard_library_need_nothing_else(server: str, tmp_path: Path) -> None:
    """Excel and R ask as plainly as this: an address, and a table comes back."""
    script = tmp_path / "ask.py"
    script.write_text(
        "import csv, io, sys, urllib.request as r\n"
        "print(len(list(csv.reader(io.TextIOWrapper(r.urlopen(sys.argv[1]), 'utf-8')))))\n",
        encoding="utf-8",
    )
    address = f"{server}/sparql?format=csv&query={quoted(ASKED)}"
    command = [sys.executable, str(script), address]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert int(said.stdout) == AGREEMENTS + 1
