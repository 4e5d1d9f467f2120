"""Where the things lead that have no page of their own: evidence to its words, a tie to its pair."""

from kg.errors import NotFoundError
from kg.store.base import Store
from kg.view.ask import ask, iri


def evidence_place(store: Store, evidence: str) -> tuple[str, int, int]:
    """Return the release in which a piece of evidence stands, and where it starts and ends there.

    Raises:
        NotFoundError: where the store does not hold it.
    """
    rows = ask(store, "evidence-place", {"evidence": iri(evidence)})
    if not rows:
        raise NotFoundError(f"there is no evidence {evidence}; its release may have changed or been removed")
    return rows[0]["release"], int(rows[0]["start"]), int(rows[0]["end"])


def tie_ends(store: Store, tie: str) -> tuple[str, str, str]:
    """Return the two countries of a tie, and its year.

    Raises:
        NotFoundError: where the store does not hold it.
    """
    rows = ask(store, "tie-ends", {"tie": iri(tie)})
    ends = sorted({row["country"] for row in rows})
    if len(ends) != 2:  # noqa: PLR2004
        raise NotFoundError(f"there is no tie {tie}; look at the dossier of the two states, /pair/GB/PL")
    return ends[0], ends[1], rows[0]["year"][:4]
