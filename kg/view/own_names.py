"""Whether an agreement has a name of its own, by its label: "the ceasefire" of which war nobody can tell."""

import re

from kg.view.likeness import GENERIC

#: Words that tell the kind of an agreement or its state, beside those that tell no name from another.
KINDS = frozenset(
    "accord accords action bilateral cessation ceasefire comprehensive communique communiqué complete conventions "
    "deals document documents final full general hostage hostages hostilities immediate implementation important "
    "inter-governmental intergovernmental interim international lasting memoranda memorandums mou mous new partnership "
    "parties peace permanent programme prisoner protocols release statements strategic treaties trilateral truce "
    "two both".split()
)
#: So many words with capitals make a name even of such words: Joint Comprehensive Plan of Action.
CAPITALS = 4


def has_own_name(label: str) -> bool:
    """Return whether `label` says more than what kind of agreement it is.

    >>> has_own_name("permanent ceasefire"), has_own_name("Memorandum of Understanding"), has_own_name("agreements")
    (False, False, False)
    >>> has_own_name("ceasefire in Yemen"), has_own_name("Joint Comprehensive Plan of Action")
    (True, True)
    """
    words = re.findall(r"[^\W_][\w-]*", label)
    if sum(word[:1].isupper() for word in words) >= CAPITALS:
        return True
    return not {word.casefold() for word in words} <= GENERIC | KINDS
