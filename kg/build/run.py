"""The run itself: which releases must be read, and what is written when."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from time import monotonic

from rdflib import VOID, URIRef

from kg.build.pool import read_all
from kg.build.reading import Job, Outcome, Reader
from kg.build.report import BuildReport
from kg.build.version import reader_version, view_version
from kg.errors import NotFoundError
from kg.extract.pipeline import read_facts
from kg.ingest.sources import read_releases
from kg.model.release import Release
from kg.rdf import vocabulary as v
from kg.rdf.iris import BASE, mint_release
from kg.rdf.terms import integer_term, iri_term, text_term
from kg.store.base import Store
from kg.view.current import current_lines
from kg.view.current.lines import line

DIGESTS = f"SELECT ?release ?digest WHERE {{ GRAPH ?release {{ ?release {v.DIGEST} ?digest }} }}"
#: Stands for the default graph as a whole; its digest tells what graphs and what code it was made from.
VIEW = URIRef(f"{BASE}view")
VIEW_MARK = (
    f"SELECT ?view ?digest ?size WHERE {{ ?view {v.DIGEST} ?digest ; {iri_term(VOID.triples)} ?size }}"
)
VIEW_SIZE = "SELECT (COUNT(*) AS ?size) WHERE { ?s ?p ?o }"
#: How much N-Quads text is written at once: what is lost, and read again, when a run is killed.
BATCH_CHARACTERS = 8_000_000
#: From this many releases on, the store's files are merged afterwards.
MANY = 500


def build(  # noqa: PLR0913 - what does not state its date or publisher can be told
    paths: Iterable[str | Path],
    store: Store,
    *,
    workers: int | None = None,
    published: date | None = None,
    publisher: str | None = None,
    strict: bool = False,
    read: Reader = read_facts,
    progress: Callable[[int], None] = lambda _: None,
) -> BuildReport:
    """Read the releases at `paths` into `store`, and bring its current view up to date.

    What has not changed, nor the reader since, is left as it is. Each release is written wholly or not at
    all, so a run that was killed is completed by running it again; the current view follows at the end.
    `workers` are processes (None: one a processor). `progress` is told now and then how many are done.

    Raises:
        IngestError: with `strict`, at the first input that gives no release.
        StoreError: if the store cannot be read or written.
    """
    started, report = monotonic(), BuildReport()
    known = _digests(store)
    releases = read_releases(
        paths,
        published=published,
        publisher=publisher,
        strict=strict,
        on_fault=lambda error: report.faults.append(str(error)),
    )
    jobs = _changed(releases, known, report)
    batch: list[Outcome] = []
    done = 0
    for chunk in read_all(jobs, read, workers or os.cpu_count() or 1):
        batch += chunk
        done += len(chunk)
        if sum(len(outcome.nquads) for outcome in batch) >= BATCH_CHARACTERS:
            _write(batch, store, known, report)
            batch.clear()
        progress(report.unchanged + done)
    _write(batch, store, known, report)
    report.changed = refresh(store)
    if report.new + report.replaced >= MANY:
        store.optimize()
    report.seconds = monotonic() - started
    return report


def remove(names: Iterable[str], store: Store) -> list[str]:
    """Remove releases, given by IRI or id, with all that only they say; return the IRIs of their graphs.

    Raises:
        NotFoundError: if one is not held, or an id is of several publishers; then none is removed.
    """
    graphs = list(store.graphs())
    found = [_find(name, graphs) for name in names]
    store.replace_graphs(dict.fromkeys(found, ""))
    refresh(store)
    return found


def refresh(store: Store) -> int:
    """Bring the current view up to date, if it is not; return how many quads changed."""
    made_from = hashlib.sha256(view_version().encode())
    for graph, digest in sorted(_digests(store).items()):
        made_from.update(f"{graph}\x1f{digest}\x1f".encode())
    digest = made_from.hexdigest()
    if _is_whole(store, digest):
        return 0
    lines = current_lines(store)
    lines.append(line(iri_term(VIEW), v.DIGEST, text_term(digest)))
    lines.append(line(iri_term(VIEW), iri_term(VOID.triples), integer_term(len(lines) + 1)))
    return store.replace_default(lines)


def _is_whole(store: Store, digest: str) -> bool:
    """Whether the view says that it was made from `digest`, and is as large as it says."""
    ((size,),) = store.select(VIEW_SIZE)
    return [(str(held), said) for _, held, said in store.select(VIEW_MARK, view=VIEW)] == [(digest, size)]


def _digests(store: Store) -> dict[str, str]:
    return {str(release): str(digest) for release, digest in store.select(DIGESTS)}


def _changed(releases: Iterable[Release], known: dict[str, str], report: BuildReport) -> Iterator[Job]:
    """Yield a job for each release that the store does not hold as it is, by this version of the reader."""
    given: set[str] = set()
    for release in releases:
        report.read += 1
        graph = mint_release(release.publisher, release.id)
        digest = hashlib.sha256(f"{release.digest}{reader_version()}".encode()).hexdigest()
        if graph in given:
            report.faults.append(
                f"release {release.id}: another input of this run has its address {graph}; give it another id"
            )
        elif known.get(graph) == digest:
            report.unchanged += 1
        else:
            yield Job(release, graph, digest)
        given.add(graph)


def _write(outcomes: Iterable[Outcome], store: Store, known: dict[str, str], report: BuildReport) -> None:
    """Write what was read, what is new apart from what replaces something, and count it."""
    written = {outcome.graph: outcome.nquads for outcome in outcomes if not outcome.fault}
    replaced = {graph: written.pop(graph) for graph in known if graph in written}
    store.replace_graphs(written)
    store.replace_graphs(replaced)
    report.new += len(written)
    report.replaced += len(replaced)
    for outcome in outcomes:
        report.facts.update(outcome.facts or {})
        if outcome.fault:
            report.faults.append(outcome.fault)


def _find(name: str, graphs: Iterable[str]) -> str:
    """Return the graph of the release with this IRI or id."""
    ending = mint_release("", name).rpartition("/")[2]
    found = [graph for graph in graphs if graph == name or graph.rpartition("/")[2] == ending]
    if not found:
        raise NotFoundError(f"no release {name!r} in the store; give its id or its IRI")
    if len(found) > 1:
        raise NotFoundError(f"{name!r} is the id of several releases; give an IRI: {', '.join(found)}")
    return found[0]
