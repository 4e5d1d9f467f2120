"""A network as a drawing in SVG: plain shapes and text, every name escaped by the writer."""

from collections.abc import Iterator
from math import ceil
from xml.etree.ElementTree import Element, SubElement, tostring

from kg.export.characters import for_xml
from kg.view.network.drawing import Edge, Network, Node, scaled
from kg.view.network.forms import LEAST_WIDTH, MOST_WIDTH, letter_sizes, say_counts
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


def write_svg(network: Network) -> str:
    """Return `network` as SVG 1.1, lines below, names on top; the same network gives the same text."""
    nodes = network.nodes
    left, top = (min((getattr(node, axis) for node in nodes), default=0.0) - BORDER for axis in "xy")
    right, bottom = (max((getattr(node, axis) for node in nodes), default=0.0) + BORDER for axis in "xy")
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
    SubElement(drawing, "title").text = f"Network of {len(nodes)} nodes and {len(network.edges)} ties"
    SubElement(
        drawing,
        "rect",
        {"x": f"{left:.1f}", "y": f"{top:.1f}", "width": "100%", "height": "100%", "fill": PAPER},
    )
    drawing.extend(_lines(network))
    drawing.extend(_dots(network))
    return tostring(drawing, encoding="unicode")


def _lines(network: Network) -> Iterator[Element]:
    places = {node.link.iri: node for node in network.nodes}
    thickest = max((edge.weight for edge in network.edges), default=1)
    way = network.way
    for edge in network.edges:
        a, b = places[edge.a.iri], places[edge.b.iri]
        on_way = ordered(edge.a.iri, edge.b.iri) in way
        line = Element(
            "line",
            {
                "x1": str(a.x),
                "y1": str(a.y),
                "x2": str(b.x),
                "y2": str(b.y),
                "stroke": WAY if on_way else EDGE,
                "stroke-opacity": "1" if on_way else "0.5",
                "stroke-width": str(scaled(edge.weight, thickest, LEAST_WIDTH, MOST_WIDTH)),
            },
        )
        SubElement(line, "title").text = _title(edge)
        yield line


def _dots(network: Network) -> Iterator[Element]:
    letters = letter_sizes(network)
    kinds = {node.link.kind for node in network.nodes}
    for node in network.nodes:
        group = Element("g")
        fill = GROUPS[node.group % len(GROUPS)] if len(kinds) == 1 else KINDS.get(node.link.kind, INK)
        dot = SubElement(
            group,
            "circle",
            {"cx": str(node.x), "cy": str(node.y), "r": str(node.size), "fill": fill, "stroke": PAPER},
        )
        SubElement(dot, "title").text = for_xml(f"{node.link.label}, {node.link.iri}")
        group.append(_name(node, letters[node.link.iri]))
        yield group


def _name(node: Node, letters: float) -> Element:
    name = Element(
        "text",
        {
            "x": str(node.x),
            "y": f"{node.y + node.size + letters:.1f}",
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
