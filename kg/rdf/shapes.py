"""Check a store against the SHACL shapes and the sense rules."""

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from functools import cache
from multiprocessing import get_context
from typing import Protocol

import pyshacl
from rdflib import RDF, SH, Graph

from kg.rdf.iris import BASE
from kg.rdf.report import CheckReport, Finding
from kg.rdf.sense import Asked, find_nonsense, sense_rules
from kg.resources import ONTOLOGY

SHAPES = ONTOLOGY / "shapes.ttl"
#: Release graphs validated in one run: pySHACL takes some time to start, and memory grows with the batch.
BATCH = 100
#: Pairs of a graph's IRI, empty for the view, and its N-Quads lines.
Batch = Sequence[tuple[str, Sequence[str]]]
EVIDENCE = f"<{BASE}evidence/"
SOURCES = (f"<{BASE}release/", f"<{BASE}publisher/", f"<{BASE}topic/")
OURS = re.compile(f"<({re.escape(BASE)}[^>]*)>")


class Checked(Asked, Protocol):
    """What the check wants of a store."""

    def graphs(self) -> Iterator[str]:
        """Yield the IRI of each named graph."""

    def dump(self, graph: str | None, /) -> Iterator[str]:
        """Yield the N-Quads lines of a graph, None for the default graph."""


def check_store(store: Checked, *, workers: int = 1) -> CheckReport:
    """Check every graph of `store` against the shapes, and the whole against the sense rules.

    With more than one of `workers` the shapes run in that many processes beside this one.
    """
    findings: set[Finding] = set()
    graphs = quads = 0
    with _executor(workers) as executor:
        running: set[Future[set[Finding]]] = set()
        for batch, new_graphs, new_quads in _batches(store):
            graphs, quads = graphs + new_graphs, quads + new_quads
            running.add(executor.submit(find_misshapen, batch))
            if len(running) > 2 * workers:  # whatever waits for its turn takes up memory
                done, running = wait(running, return_when=FIRST_COMPLETED)
                findings.update(*(one.result() for one in done))
        findings.update(*(find_nonsense(store, rule) for rule in sense_rules()))
        findings.update(*(one.result() for one in running))
    return CheckReport(tuple(sorted(findings)), graphs, quads, len(sense_rules()))


def _executor(workers: int) -> Executor:
    if workers == 1:
        return ThreadPoolExecutor(1)
    # Spawned and not forked: the store's engine has threads, which a fork would cut off half way.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def _batches(store: Checked) -> Iterator[tuple[Batch, int, int]]:
    """Yield what to validate in one run, with the number of release graphs and quads that are new in it.

    The view comes first, as it takes longest, and in two halves: its evidence, and what is not evidence. Both
    need the releases; neither half asks for the class of anything in the other.
    """
    view = list(store.dump(None))
    evidence = [line for line in view if line.startswith(EVIDENCE)]
    sources = [line for line in view if line.startswith(SOURCES)]
    yield [("", evidence + sources)], 0, len(evidence)
    yield [("", [line for line in view if not line.startswith(EVIDENCE)])], 0, len(view) - len(evidence)
    batch: list[tuple[str, Sequence[str]]] = []
    for graph in store.graphs():
        batch.append((graph, list(store.dump(graph))))
        if len(batch) == BATCH:
            yield batch, len(batch), sum(len(lines) for _, lines in batch)
            batch = []
    yield batch, len(batch), sum(len(lines) for _, lines in batch)


def find_misshapen(batch: Batch) -> set[Finding]:
    """Return what breaks the shapes in the graphs of `batch`.

    The graphs are validated in one run and yet apart: each node gets its graph's number behind its IRI.
    """
    data = Graph()
    for number, (graph, lines) in enumerate(batch):
        end = f" <{graph}> .\n" if graph else " .\n"
        triples = "".join(f"{line.removesuffix(end)} .\n" for line in lines)
        data.parse(data=OURS.sub(rf"<\1#{number}>", triples), format="nt")
    conforms, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inplace=True)
    return set() if conforms else set(_read_report(report, [graph for graph, _ in batch]))


@cache
def _shapes() -> Graph:
    return Graph().parse(SHAPES)


def _read_report(report: Graph, graphs: Sequence[str]) -> Iterator[Finding]:
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus, _, number = str(report.value(result, SH.focusNode)).rpartition("#")
        message = str(report.value(result, SH.resultMessage))
        value = report.value(result, SH.value)
        if value is not None:
            message += f", not {re.sub('#[0-9]+>$', '>', value.n3())}"
        shape = str(report.value(result, SH.sourceShape)).rpartition("#")[2]
        yield Finding(f"shape:{shape}", focus, message, graphs[int(number)])
