"""Whether words say that an agreement is in force, or only name it as something that exists.

The reader takes an agreement that is honoured, invoked or built on for one in force. It mostly is, but no release
says so, and pages must not say more than releases do.
"""

import re

from kg.store.base import Store
from kg.view.ask import ask
from kg.view.kept import kept

_IN_FORCE = re.compile(
    r"\b(?:(?:in|into)\s(?:\w+\s)?(?:force|effect)|t(?:ook|akes?|aken)\seffect|ratified|binding)\b",
    re.IGNORECASE,
)


def tells_force(words: str) -> bool:
    """Return whether `words` say that something is in force.

    >>> tells_force("the Treaty entered into force in May"), tells_force("obligations under the Treaty")
    (True, False)
    """
    return bool(_IN_FORCE.search(words))


@kept
def told_in_force(store: Store) -> frozenset[str]:
    """Return the agreements of which some words say that they are in force."""
    rows = ask(store, "agreements-in-force")
    return frozenset(row["agreement"] for row in rows if tells_force(row["quote"]))
