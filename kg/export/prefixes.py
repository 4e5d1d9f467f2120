"""The prefixes of exports."""

from typing import Final

from kg.query.form import PREFIXES as SHARED
from kg.rdf.iris import BASE

#: Kinds of thing with IRIs of ours. Each has a prefix of its own: none is the beginning of another, so there
#: is one way to shorten an IRI.
KINDS = (
    *(
        "agreement",
        "country",
        "evidence",
        "meeting",
        "organization",
        "person",
        "post",
        "publisher",
        "release",
    ),
    *("statement", "summit", "summit-series", "tenure", "tie", "topic"),
)

PREFIXES: Final[dict[str, str]] = {
    **{prefix: iri for prefix, iri in SHARED.items() if iri != BASE},
    **{kind: f"{BASE}{kind}/" for kind in KINDS},
}


def shorten(iri: str) -> str:
    """Return `iri` with its prefix, or as it is where it has none.

    >>> shorten("https://w3id.org/secrel/id/country/PL")
    'country:PL'
    """
    head = iri[: max(iri.rfind("#"), _kind_end(iri)) + 1]
    prefix = _PREFIX_OF.get(head)
    return f"{prefix}:{iri[len(head) :]}" if prefix else iri


def _kind_end(iri: str) -> int:
    """Return where the slash after the kind in an IRI of ours is, or -1."""
    return iri.find("/", len(BASE)) if iri.startswith(BASE) else -1


_PREFIX_OF = {iri: prefix for prefix, iri in PREFIXES.items()}
