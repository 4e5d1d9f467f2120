"""What a picture of a network says: in words, what it shows, and what its colours, shapes, sizes and lines tell."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.store.base import Store
from kg.view.link import Link, labels, link
from kg.view.network.choice import COMMUNITIES_COLOURED, NODE_KINDS, NetworkChoice
from kg.view.network.drawing import Network
from kg.view.overview import overview

#: Kinds of nodes in words, in the order of `NODE_KINDS`.
PLURALS: Mapping[str, str] = {
    "country": "countries",
    "person": "people",
    "organization": "organizations",
    "meeting": "meetings",
    "agreement": "agreements",
    "summit": "summits",
}
#: What a node's size tells, in words.
MEASURES: Mapping[str, str] = {
    "weight": "weight of its ties",
    "neighbours": "share of all others it is tied to",
    "betweenness": "how often it lies on shortest ways",
    "closeness": "how near it is to all others",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What one shape or colour means.

    Shape:
        `kind` is of `NODE_KINDS`, or empty where any shape may have the colour; `tint` is a name as in `tint_of`, or
        empty where the shape may have any colour.
    """

    kind: str
    tint: str
    text: str


@dataclass(frozen=True, slots=True)
class Legend:
    """The words beside a picture; `last` is the day of the newest release it was drawn from, or empty."""

    title: str
    around: Link | None
    marks: tuple[Mark, ...]
    size: str
    width: str
    last: str


def legend(store: Store, network: Network) -> Legend:
    """Return what the picture of `network` says."""
    most = network.nodes[0].measure if network.nodes else 0
    heaviest = max((edge.weight for edge in network.edges), default=0)
    choice = network.choice
    named = [iri for iri in (choice.around, choice.topic, choice.publisher) if iri]
    names = labels(store, named) if named else {}
    links = {iri: link(iri, names.get(iri, "")) for iri in named}
    return Legend(
        title=_title(choice, {iri: each.label for iri, each in links.items()}),
        around=links.get(choice.around),
        marks=(*_kinds(network), *(_communities(network) if choice.by_community else ())),
        size=f"size: {MEASURES[choice.size]}, {most:,.4g} at most",
        width=f"line: number of facts, {heaviest:,} at most",
        last=overview(store).last,
    )


def tint_of(choice: NetworkChoice, kind: str, group: int) -> str:
    """Return the name of a node's colour: that of its community, such as "group-0", or of its kind, "k-country"."""
    return f"group-{min(group, COMMUNITIES_COLOURED)}" if choice.by_community else f"k-{kind}"


def _kinds(network: Network) -> Iterator[Mark]:
    counts = Counter(node.link.kind for node in network.nodes)
    coloured = not network.choice.by_community
    if len(counts) > 1 or coloured:
        for kind in (kind for kind in NODE_KINDS if kind in counts):
            tint = tint_of(network.choice, kind, 0) if coloured else ""
            yield Mark(kind, tint, f"{PLURALS[kind]}: {counts[kind]:,}")


def _communities(network: Network) -> Iterator[Mark]:
    counts = Counter(min(node.group, COMMUNITIES_COLOURED) for node in network.nodes)
    heaviest: dict[int, str] = {}
    for node in sorted(network.nodes, key=lambda node: (-node.weight, node.link.label)):
        heaviest.setdefault(node.group, node.link.label)
    for group, number in sorted(counts.items()):
        if group == COMMUNITIES_COLOURED:
            text = f"smaller communities: {number:,}"
        else:
            text = f"community of {heaviest[group]}: {number:,}"
        yield Mark("", f"group-{group}", text)


def _title(choice: NetworkChoice, names: Mapping[str, str]) -> str:
    shown = _listed([PLURALS[kind] for kind in NODE_KINDS if kind in choice.show])
    parts = [f"{shown[:1].upper()}{shown[1:]}"]
    if choice.around:
        parts.append(f"around {names[choice.around]}")
    if choice.count:
        parts.append(f"tied by {_listed(choice.count)}")
    if choice.first:
        parts.append(f"from {choice.first}")
    if choice.last:
        parts.append(f"to {choice.last}")
    if choice.status:
        parts.append(f"({choice.status})")
    if choice.topic:
        parts.append(f"on {names[choice.topic]}")
    if choice.publisher:
        parts.append(f"as {names[choice.publisher]} tells it")
    return " ".join(parts)


def _listed(words: list[str] | tuple[str, ...]) -> str:
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]
