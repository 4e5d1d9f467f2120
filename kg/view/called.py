"""What a name in a form stands for, where just one thing is meant."""

from collections.abc import Collection
from dataclasses import dataclass

from kg.errors import QueryError
from kg.rdf.iris import mint_country
from kg.store.base import Store
from kg.view.link import Link, labels, link
from kg.view.name_index import Match
from kg.view.suggestions import OUTSHONE, SUGGESTED, named_so, suggest

#: How long a country's code is.
CODE = 2
#: How many names are offered where none is plainly meant.
OFFERED = 5


@dataclass(frozen=True, slots=True)
class Called:
    """What `text` stands for, or None; then `near` are things that may have been meant."""

    text: str
    found: Link | None
    near: tuple[Match, ...]

    @property
    def fault(self) -> str:
        """What to say where none is plainly meant: which may have been."""
        names = [
            f"{each.named.link.label} ({each.named.beside})" if each.named.beside else each.named.link.label
            for each in self.near
        ]
        offered = f"; did you mean {' or '.join(names)}?" if names else ""
        return f"nothing is found by the name {self.text[:80]!r}{offered}"


def called(store: Store, text: str, kinds: Collection[str] = SUGGESTED) -> Called:
    """Return which thing of `kinds` is called `text`: by a name, an alias or a code, in full or begun.

    A country's code is that country, whatever else begins so. Else a thing that has just this name is meant, or the
    one whose name has the words, if there is one or it is told of far more than the next. A name that is only spelt
    much alike is never taken.
    """
    country = mint_country(text.upper()) if len(text) == CODE and "country" in kinds else ""
    label = labels(store, [country]).get(country, "") if country else ""
    if label:
        return Called(text, link(country, label), ())
    sure = named_so(store, text, kinds)[:2]
    if sure and (sure[0].exact or sure[0].named.told >= OUTSHONE * sum(each.named.told for each in sure[1:])):
        return Called(text, sure[0].named.link, ())
    return Called(text, None, suggest(store, text, kinds, OFFERED))


def thing_called(store: Store, text: str, kinds: Collection[str] = SUGGESTED) -> Link:
    """Return the thing of `kinds` that is called `text`.

    Raises:
        QueryError: where none is, or several are; the message has names that may have been meant.
    """
    meant = called(store, text, kinds)
    if meant.found is None:
        raise QueryError(meant.fault)
    return meant.found
