"""The W3C's test suites, asked of the endpoint as any client would."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
import rdflib
from rdflib import RDF

from tests.w3c.endpoint import Server, held, serve
from tests.w3c.manifest import MF, W3C, Case, Request, cases
from tests.w3c.results import READERS, read_rdf, same, same_graph
from web.endpoint.asking import READ_ONLY

KNOWN = Path(__file__).with_name("known_failures.tsv")
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
ACCEPT = {
    "srx": "application/sparql-results+xml",
    "srj": "application/sparql-results+json",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
FORMS = {
    "boolean": {ACCEPT["srx"], ACCEPT["srj"]},
    "tabular": set(ACCEPT.values()),
    "RDF": {"application/rdf+xml", "text/turtle", "application/n-triples"},
}
BUILDS = re.compile(r"\b(?:CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
ORDERED = re.compile(r"\bORDER\s+BY\b", re.IGNORECASE)


def known_failures() -> dict[str, str]:
    """Return the reason for each case that is known to fail."""
    lines = KNOWN.read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t") for line in lines)


def marked() -> Iterator[object]:
    known = known_failures()
    for case in cases():
        marks = [pytest.mark.xfail(reason=known[case.iri], strict=True)] if case.iri in known else []
        yield pytest.param(case, id=case.iri, marks=marks)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serve() as server:
        yield server


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with httpx.Client(timeout=60) as client:
        yield client


def asked(case: Case) -> str:
    """Return the query of a case, its relative IRIs told from where it stands."""
    assert case.query is not None
    return f"BASE <{case.query.as_uri()}>\n{case.query.read_text(encoding='utf-8')}"


def ask(client: httpx.Client, base: str, query: str, accept: str) -> httpx.Response:
    headers = {"Accept": accept, "Content-Type": "application/sparql-query"}
    return client.post(f"{base}/sparql", content=query.encode(), headers=headers)


def check_evaluation(case: Case, base: str, client: httpx.Client) -> None:
    assert case.result is not None
    query, suffix = asked(case), case.result.suffix.removeprefix(".")
    if suffix in {"ttl", "rdf"} and BUILDS.search(query):
        answer = ask(client, base, query, "text/turtle")
        assert answer.status_code == 200, answer.text
        assert same_graph(answer.text, case.result), answer.text
        return
    form = suffix if suffix in READERS else "srj"
    answer = ask(client, base, query, ACCEPT[form])
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].partition(";")[0] == ACCEPT[form]
    found = READERS[form](answer.text)
    wanted = (
        READERS[form](case.result.read_text(encoding="utf-8")) if suffix in READERS else read_rdf(case.result)
    )
    ordered = getattr(wanted, "ordered", False) or (suffix in READERS and bool(ORDERED.search(query)))
    assert same(found, wanted, ordered=ordered, lax=case.lax), f"{found}\n\n{wanted}"


def check_readable(case: Case, base: str, client: httpx.Client) -> None:
    answer = ask(client, base, asked(case), "*/*")
    # One may be readable and still not be run: it calls a function, or reads from a graph, that is not here.
    assert answer.status_code == 200 or "cannot be read" not in answer.text, answer.text


def check_unreadable(case: Case, base: str, client: httpx.Client) -> None:
    answer = ask(client, base, asked(case), "*/*")
    assert answer.status_code == 400, answer.text


def check_protocol(case: Case, base: str, client: httpx.Client) -> None:
    assert case.requests
    for request in case.requests:
        check_answer(request, send(request, base, client))


def send(request: Request, base: str, client: httpx.Client) -> httpx.Response:
    path = request.path.removeprefix("/sparql/")
    return client.request(
        request.method, f"{base}/sparql{path}", content=request.body, headers=dict(request.headers)
    )


def check_refusals(case: Case, base: str, client: httpx.Client) -> None:
    """Check that the updates of a case, which another service would run, are refused with our words."""
    for request in case.requests:
        answer = send(request, base, client)
        if request.updates:
            assert answer.status_code == 403
            assert READ_ONLY in answer.text
        else:  # it asks whether the update was done
            assert truth(answer) is False


def check_answer(request: Request, answer: httpx.Response) -> None:
    assert str(answer.status_code)[0] in request.statuses, answer.text
    media = answer.headers["content-type"].partition(";")[0]
    if request.form:
        assert media in FORMS[request.form]
    if request.boolean is not None:
        assert truth(answer) is request.boolean


def truth(answer: httpx.Response) -> object:
    media = answer.headers["content-type"].partition(";")[0]
    form = next(name for name, accept in ACCEPT.items() if accept == media)
    return READERS[form](answer.text)


def check_service_description(case: Case, base: str, client: httpx.Client) -> None:
    answer = client.get(f"{base}/sparql", headers={"Accept": "text/turtle"})
    assert answer.status_code == 200
    graph = rdflib.Graph().parse(data=answer.text, format="turtle")
    if case.iri.endswith("#has-endpoint-triple"):
        assert (None, SD.endpoint, rdflib.URIRef(f"{base}/sparql")) in graph
    elif case.iri.endswith("#conforms-to-schema"):
        (service,) = graph.subjects(RDF.type, SD.Service)
        (dataset,) = graph.objects(service, SD.defaultDataset)
        assert (dataset, RDF.type, SD.Dataset) in graph
        assert len(list(graph.objects(dataset, SD.defaultGraph))) == 1
        languages = {SD.SPARQL10Query, SD.SPARQL11Query, SD.SPARQL11Update}
        assert set(graph.objects(service, SD.supportedLanguage)) <= languages
    else:
        assert case.iri.endswith("#returns-rdf")
        assert len(graph) > 0


CHECKS: dict[str, Callable[[Case, str, httpx.Client], None]] = {
    f"{MF}QueryEvaluationTest": check_evaluation,
    f"{MF}CSVResultFormatTest": check_evaluation,
    f"{MF}PositiveSyntaxTest": check_readable,
    f"{MF}NegativeSyntaxTest": check_unreadable,
    f"{MF}PositiveSyntaxTest11": check_readable,
    f"{MF}NegativeSyntaxTest11": check_unreadable,
    f"{MF}ProtocolTest": check_protocol,
    f"{MF}ServiceDescriptionTest": check_service_description,
}


if W3C.is_dir():

    @pytest.mark.parametrize("case", list(marked()))
    def test_w3c(
        case: Case,
        server: Server,
        client: httpx.Client,
        record_property: Callable[[str, object], None],
    ) -> None:
        record_property("suite", case.suite)
        check = CHECKS[case.kind]  # an unknown kind is a KeyError, never a skip
        with server.serving(case) as (base, place):
            if not case.updates:
                check(case, base, client)
                return
            # SPARQL 1.1 Protocol, section 5: a service "must implement either the query operation or the update
            # operation" and "may implement both"; section 4.1: it "may choose not to implement the update
            # operation". Ours offers queries only, and so an update is not to be run, but to change nothing.
            record_property("refused", value=True)
            before = held(place)
            assert before
            check_refusals(case, base, client)
            assert held(place) == before

    def test_every_known_failure_is_a_case() -> None:
        assert known_failures().keys() <= {case.iri for case in cases()}

else:

    @pytest.mark.skip(reason=f"the W3C's suites are not at {W3C}")
    def test_w3c() -> None: ...
