"""A network as a drawing in SVG: plain shapes and text, every name escaped by the writer."""

from collections.abc import Iterator
from math import ceil
from xml.etree.ElementTree import Element, SubElement, tostring

from kg.export.characters import for_xml
from kg.view.network.drawing import Edge, Node
from kg.view.network.forms import LEAST_WIDTH, MOST_WIDTH, letter_sizes, say_counts
from kg.view.network.standing import Picture, scaled
from kg.view.network.whole import ordered

#: The colours of communities, as in ``secrel.css``; and of kinds, where several are shown.
GROUPS = ("#2f6ea5", "#c0652b", "#3f8a4f", "#9a4aa8", "#b23b48", "#16827c", "#8c7a16", "#66717d")
KINDS = {
    "country": "#1b5e93",
    "person": "#7d3c8c",
    "organization": "#0b6a66",
    "meeting": "#2f6b2f",
    "agreement": "#8a5300",
    "summit": "#a8322c",
}
INK, PAPER, EDGE, WAY = "#1c2530", "#fcfbf8", "#9aa5b1", "#c2410c"

#: Room around the picture, in pixels.
BORDER = 90.0


def write_svg(picture: Picture) -> str:
    """Return `picture` as SVG 1.1, lines below, names on top; the same picture gives the same text."""
    network, spots = picture.network, picture.places.values()
    left, top = (min((spot[axis] for spot in spots), default=0.0) - BORDER for axis in (0, 1))
    right, bottom = (max((spot[axis] for spot in spots), default=0.0) + BORDER for axis in (0, 1))
    wide, high = ceil(right - left), ceil(bottom - top)
    drawing = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"{left:.1f} {top:.1f} {wide} {high}",
            "width": str(wide),
            "height": str(high),
            "font-family": "system-ui, sans-serif",
        },
    )
    SubElement(drawing, "title").text = f"Network of {len(network.nodes)} nodes and {len(network.edges)} ties"
    SubElement(
        drawing,
        "rect",
        {"x": f"{left:.1f}", "y": f"{top:.1f}", "width": "100%", "height": "100%", "fill": PAPER},
    )
    drawing.extend(_lines(picture))
    drawing.extend(_dots(picture))
    return tostring(drawing, encoding="unicode")


def _lines(picture: Picture) -> Iterator[Element]:
    network = picture.network
    thickest = max((edge.weight for edge in network.edges), default=1)
    way = network.way
    for edge in network.edges:
        (x1, y1), (x2, y2) = picture.places[edge.a.iri], picture.places[edge.b.iri]
        on_way = ordered(edge.a.iri, edge.b.iri) in way
        line = Element(
            "line",
            {
                "x1": str(x1),
                "y1": str(y1),
                "x2": str(x2),
                "y2": str(y2),
                "stroke": WAY if on_way else EDGE,
                "stroke-opacity": "1" if on_way else "0.5",
                "stroke-width": str(scaled(edge.weight, thickest, LEAST_WIDTH, MOST_WIDTH)),
            },
        )
        SubElement(line, "title").text = _title(edge)
        yield line


def _dots(picture: Picture) -> Iterator[Element]:
    network = picture.network
    letters = letter_sizes(network)
    kinds = {node.link.kind for node in network.nodes}
    for node in network.nodes:
        group = Element("g")
        (x, y), size = picture.places[node.link.iri], picture.sizes[node.link.iri]
        fill = GROUPS[node.group % len(GROUPS)] if len(kinds) == 1 else KINDS.get(node.link.kind, INK)
        dot = SubElement(
            group,
            "circle",
            {"cx": str(x), "cy": str(y), "r": str(size), "fill": fill, "stroke": PAPER},
        )
        SubElement(dot, "title").text = for_xml(f"{node.link.label}, {node.link.iri}")
        group.append(_name(node, x, y + size, letters[node.link.iri]))
        yield group


def _name(node: Node, x: float, below: float, letters: int) -> Element:
    name = Element(
        "text",
        {
            "x": str(x),
            "y": f"{below + letters:.1f}",
            "font-size": str(letters),
            "text-anchor": "middle",
            "fill": INK,
            "stroke": PAPER,
            "stroke-width": "4",
            "paint-order": "stroke",
        },
    )
    name.text = for_xml(node.link.label)
    return name


def _title(edge: Edge) -> str:
    return for_xml(f"{edge.a.label} \u2013 {edge.b.label}: {say_counts(edge.counts)}")
