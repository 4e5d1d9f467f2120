"""Which names of a picture are written: as many as fit, those of the largest nodes first; more the nearer one is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kg.view.network.drawing import Node

#: The size of letters, in pixels of the screen, however near one is: the smallest node's and the largest's.
LEAST_LETTERS, MOST_LETTERS = 11.0, 17.0
#: A letter's width and a line's height, as shares of the letters' size; on the safe side, for fonts differ.
LETTER_WIDTH, LINE_HEIGHT = 0.57, 1.25
#: Room around a name, in pixels of the screen.
BESIDE, BELOW = 4.0, 2.0

#: How long a written name is at most; the whole of it is in the table, and shown for the node that is pointed at.
LONGEST = 30

#: From which radius, in pixels, a node's shape is kept clear of the names of lesser ones.
LARGE = 14.0

#: The zoom at which everything is named that can be.
NEAREST = 50.0


@dataclass(frozen=True, slots=True)
class Name:
    """How a node is named in a picture.

    Units:
        `letters` are pixels of the screen; `start` is the zoom, in pixels of the screen for one of the picture, from
        which on the name touches no name of a larger node.
    """

    text: str
    letters: int
    start: float


def name_nodes(
    given: Sequence[Node],
    places: Mapping[str, tuple[float, float]],
    sizes: Mapping[str, float],
    first: Collection[str] = (),
) -> dict[str, Name]:
    """Return the name of each node that is `given`, the most important first; names stand under their nodes.

    Those in `first`, by IRI, are named before all others.
    """
    nodes = sorted(given, key=lambda node: node.link.iri not in first)
    texts = [shortened(node.link.label or node.link.iri) for node in nodes]
    largest = max(sizes.values(), default=1.0)
    radii = np.array([sizes[node.link.iri] for node in nodes])
    letters = np.round(LEAST_LETTERS + (MOST_LETTERS - LEAST_LETTERS) * (radii / largest) ** 2)
    half = np.array([len(text) for text in texts]) * letters * LETTER_WIDTH / 2 + BESIDE
    high = letters * LINE_HEIGHT + BELOW
    spots = np.array([places[node.link.iri] for node in nodes]).reshape(-1, 2)
    x, y = spots[:, 0], spots[:, 1]
    top = y + radii
    large = np.flatnonzero(radii >= LARGE)
    starts = np.zeros(len(nodes))
    with np.errstate(divide="ignore", invalid="ignore"):
        for one in range(1, len(nodes)):
            before = slice(0, one)
            # Two names are apart from the zoom on at which they are so sideways or in height.
            apart = np.minimum(
                (half[before] + half[one]) / np.abs(x[before] - x[one]),
                np.maximum(high[before], high[one]) / np.abs(top[before] - top[one]),
            )
            names = apart[apart > starts[before]].max(initial=0.0)
            shapes = large[large < one]
            aside, under = np.abs(x[shapes] - x[one]) - radii[shapes], y[shapes] - radii[shapes] - top[one]
            clear = np.minimum(
                np.where(aside > 0, half[one] / aside, np.inf), np.where(under > 0, high[one] / under, np.inf)
            )
            covering = top[one] < y[shapes] + radii[shapes]
            starts[one] = max(names, clear[covering].max(initial=0.0))
    return {
        node.link.iri: Name(text, int(size), round(min(float(start), NEAREST) + 0.0005, 3))
        for node, text, size, start in zip(nodes, texts, letters, starts, strict=True)
    }


def shortened(text: str) -> str:
    """Return a name as it is written in a picture.

    >>> shortened("Joint Statement of the Group of Seven on Nothing")
    'Joint Statement of the Group\u2026'
    """
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,:;\u2013-") + "\u2026"
