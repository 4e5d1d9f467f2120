"""Which releases come with the program: they are restated in its makers' words and must not be cited as published."""

from functools import cache

from kg.ingest.sources import read_releases
from kg.rdf.iris import mint_release
from kg.resources import SAMPLE_RELEASES


def is_sample(release: str) -> bool:
    """Return whether the release with this IRI is one of the samples."""
    return release in _samples()


@cache
def _samples() -> frozenset[str]:
    samples = read_releases([SAMPLE_RELEASES], strict=True, on_fault=lambda _: None)
    return frozenset(mint_release(release.publisher, release.id) for release in samples)
