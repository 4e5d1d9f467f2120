"""Releases to graphs: one release at a time, and no release's fault is another's."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.build.report import count_facts
from kg.errors import GazetteerError
from kg.model.fact import ReleaseFacts
from kg.model.release import Release
from kg.rdf import vocabulary as v
from kg.rdf.nquads import release_nquads
from kg.rdf.terms import iri_term, text_term

Reader = Callable[[Release], ReleaseFacts]


@dataclass(frozen=True, slots=True)
class Job:
    """A release to be read, the IRI of its graph, and the digest that the graph is to carry."""

    release: Release
    graph: str
    digest: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The graph of one release as N-Quads and how many facts it has; or none, and the fault in one line."""

    graph: str
    nquads: str = ""
    facts: Counter[str] | None = None
    fault: str = ""


def read_jobs(read: Reader, jobs: Iterable[Job]) -> list[Outcome]:
    """Return an outcome for each job, in their order. Runs in the worker processes."""
    return [_read(read, job) for job in jobs]


def _read(read: Reader, job: Job) -> Outcome:
    try:
        facts = read(job.release)
        nquads = release_nquads(job.release, facts)
    except GazetteerError:
        raise  # the fault of a table, which every release would meet
    except Exception as error:  # noqa: BLE001 - whatever one release does to the reader, the rest goes on
        return fault(job, f"{type(error).__name__}: {error}")
    return Outcome(job.graph, _with_digest(nquads, job), count_facts(facts))


def fault(job: Job, what: str) -> Outcome:
    """Return the outcome of a release that could not be read."""
    where = f" ({job.release.origin})" if job.release.origin else ""
    line = " ".join(what.split())
    return Outcome(job.graph, fault=f"release {job.release.id}{where}: no facts could be read: {line}")


def _with_digest(nquads: str, job: Job) -> str:
    """Return the graph with the job's digest, which covers the reader too, for that of the release alone."""
    own, wanted = (
        f"{v.DIGEST} {text_term(text)} {iri_term(job.graph)}" for text in (job.release.digest, job.digest)
    )
    return nquads.replace(own, wanted, 1)
