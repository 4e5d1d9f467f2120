"""Which releases come with the program: they are restated in its makers' words and must not be cited as published."""

from functools import cache

from kg.resources import SAMPLE_RELEASES


def is_sample(release: str) -> bool:
    """Return whether the release with this IRI is one of the samples."""
    return release.rpartition("/")[2] in _names()


@cache
def _names() -> frozenset[str]:
    return frozenset(file.stem for file in SAMPLE_RELEASES.glob("*.txt"))
