"""What a reader wants to see of the network."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.errors import QueryError
from kg.view.facts import Choice
from kg.view.ties import TIE_COUNTS

#: What can be shown as a node, in the order offered.
ACTORS = ("country", "person", "organization")
EVENTS: Mapping[str, str] = {"meeting": "Meeting", "agreement": "Agreement", "summit": "Summit"}
NODE_KINDS = (*ACTORS, *EVENTS)

#: What a node's size may tell: the weight of its ties, how many others it is tied to, how often it lies on the
#: shortest way between two others, how near it is to all others.
SIZES = ("weight", "neighbours", "betweenness", "closeness")

#: What a node's colour may tell: who keeps company with whom, or what it is. How many communities, the largest first,
#: have a colour of their own; eyes cannot tell more apart.
COLOURS = ("community", "kind")
COMMUNITIES_COLOURED = 7

NODES_SHOWN = 300
NODES_AT_MOST = 3000

#: How many neighbours a node that is opened up gets.
MORE = 12

#: How many ties of a node are shown unless asked otherwise: a statement of sixty states ties each with all, and a
#: picture of that says nothing.
CLOSEST = 4


@dataclass(frozen=True, slots=True)
class NetworkChoice:
    """What a reader wants to see of the network.

    Shape:
        `show` are of `NODE_KINDS`; `count` of `TIE_COUNTS`, and empty counts all; `first` and `last` are
        years or empty; `status`, `topic` and `publisher` are of the facts that tie, each may be empty; `around` is the
        IRI of one node to start from, or empty; `unsure` has unsure readings tie too;
        `expand` are nodes that get `more` neighbours each; of each node the `closest` ties are shown, all of them
        where it is 0; `colour` is of `COLOURS`, and empty is what fits; `ends` are two nodes between which ways are
        sought.
    Raises:
        QueryError: on construction, where the shape does not hold.
    """

    show: tuple[str, ...] = ("country",)
    count: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    status: str = ""
    topic: str = ""
    publisher: str = ""
    unsure: bool = False
    around: str = ""
    expand: tuple[str, ...] = ()
    more: int = MORE
    limit: int = NODES_SHOWN
    least: int = 1
    closest: int = CLOSEST
    size: str = "weight"
    colour: str = ""
    ends: tuple[str, str] = ("", "")

    def __post_init__(self) -> None:
        _require(self.show, NODE_KINDS, "kind of node")
        _require(self.count, TIE_COUNTS, "kind of tie")
        _require([self.size], SIZES, "meaning of a size")
        _require([self.colour] if self.colour else [], COLOURS, "meaning of a colour")
        for year in (self.first, self.last):
            if year and not (year.isdecimal() and len(year) == len("2018")):
                raise QueryError(f"{year!r} is no year; give four digits, such as 2018")
        if not 1 <= self.limit <= NODES_AT_MOST:
            raise QueryError(f"a picture shows from 1 to {NODES_AT_MOST} nodes, not {self.limit}")
        _ = self.facts  # which refuses a status that is none

    @property
    def whole(self) -> "NetworkChoice":
        """What is to be seen without a limit: the same for all that is shown of one graph."""
        return NetworkChoice(
            show=self.show,
            count=self.count,
            first=self.first,
            last=self.last,
            status=self.status,
            topic=self.topic,
            publisher=self.publisher,
            unsure=self.unsure,
            least=self.least,
        )

    @property
    def by_community(self) -> bool:
        """Whether colours tell communities: unless asked otherwise, where all nodes are of one kind."""
        return self.colour == "community" or (not self.colour and len(self.show) == 1)

    @property
    def events(self) -> tuple[str, ...]:
        """The kinds of events that are nodes themselves."""
        return tuple(kind for kind in EVENTS if kind in self.show)

    @property
    def facts(self) -> Choice:
        """Which facts may tie one thing to another."""
        return self.facts_of()

    def facts_of(self, *who: str) -> Choice:
        """Return which facts may tie `who`, all of whom take part in them."""
        taking_part = {f"who{place}": iri for place, iri in enumerate(who)}
        return Choice(
            kinds=self.events or tuple(EVENTS),
            start=self.first,
            end=self.last,
            status=self.status,
            who={"topic": self.topic, "publisher": self.publisher, **taking_part},
            unsure=self.unsure,
        )


def _require(given: Iterable[str], known: Iterable[str], what: str) -> None:
    for name in given:
        if name not in known:
            raise QueryError(f"there is no {what} {name!r}; choose from {', '.join(known)}")
