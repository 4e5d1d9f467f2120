"""Those who take part in an event together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Side:
    """Names of people, and codes of states and organisations; empty where nobody is known.

    >>> Side(("Ana Sol",), ("PE",)) + Side((), ("PE", "CL"))
    Side(names=('Ana Sol',), codes=('PE', 'CL'))
    """

    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names or self.codes)

    def __add__(self, other: "Side") -> "Side":
        names, codes = dict.fromkeys(self.names + other.names), dict.fromkeys(self.codes + other.codes)
        return Side(tuple(names), tuple(codes))


NOBODY = Side()


def of_states(*codes: str | None) -> Side:
    """Return a side of states and organisations alone; None stands for one that is not known."""
    return Side((), tuple(dict.fromkeys(code for code in codes if code)))
