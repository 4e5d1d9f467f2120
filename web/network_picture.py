"""A network as a drawing in SVG: plain shapes and text, every name escaped by the writer."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from kg.export.characters import for_xml
from kg.view.network.drawing import Edge, Node
from kg.view.network.forms import say_counts, width_of
from kg.view.network.legend import Legend, Mark, tint_of
from kg.view.network.standing import Picture
from kg.view.network.whole import ordered

#: The colours by the names of `tint_of`, as in ``secrel.css`` for a light page.
TINTS: Mapping[str, str] = {
    "group-0": "#2f6ea5",
    "group-1": "#c0652b",
    "group-2": "#3f8a4f",
    "group-3": "#9a4aa8",
    "group-4": "#b23b48",
    "group-5": "#16827c",
    "group-6": "#8c7a16",
    "group-7": "#8d969f",
    "k-country": "#1b5e93",
    "k-person": "#7d3c8c",
    "k-organization": "#0b6a66",
    "k-meeting": "#2f6b2f",
    "k-agreement": "#8a5300",
    "k-summit": "#a8322c",
    "ink": "#1c2530",
    "soft": "#56606c",
    "paper": "#fcfbf8",
    "edge": "#9aa5b1",
    "way": "#c2410c",
}

#: The corners of each kind's shape, for one of radius 1; a kind that is not here is a circle.
CORNERS: Mapping[str, tuple[tuple[float, float], ...]] = {
    "person": ((0, -1.05), (1.0, 0.75), (-1.0, 0.75)),
    "organization": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "meeting": ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    "agreement": ((1, 0), (0.5, 0.866), (-0.5, 0.866), (-1, 0), (-0.5, -0.866), (0.5, -0.866)),
    "summit": (
        *((0, -1.15), (0.29, -0.4), (1.09, -0.36), (0.47, 0.15), (0.68, 0.93)),
        *((0, 0.49), (-0.68, 0.93), (-0.47, 0.15), (-1.09, -0.36), (-0.29, -0.4)),
    ),
}

#: The sheet, in pixels: how wide the picture is, and room for the edge and the words above and below.
WIDE, EDGE, HEAD, LINE = 1500.0, 80.0, 60.0, 22.0
#: How many pixels a letter of the legend takes.
LETTER = 7.6


def write_svg(picture: Picture, legend: Legend, source: str) -> str:
    """Return `picture` as SVG 1.1, lines below, names on top; the same picture gives the same text."""
    spots = list(picture.places.values())
    left, top = (min((spot[axis] for spot in spots), default=0.0) for axis in (0, 1))
    right, bottom = (max((spot[axis] for spot in spots), default=0.0) for axis in (0, 1))
    # Small pictures are not blown up.
    zoom = min(1.6, (WIDE - 2 * EDGE) / max(right - left, 1.0))
    places = {
        iri: (round((x - left) * zoom + EDGE, 1), round((y - top) * zoom + HEAD + EDGE, 1))
        for iri, (x, y) in picture.places.items()
    }
    wide = max((right - left) * zoom + 2 * EDGE, WIDE / 2)
    foot = (bottom - top) * zoom + HEAD + 2 * EDGE
    words = list(_legend(legend, wide, foot))
    high = foot + LINE * (1 + max((line for line, _ in words), default=0)) + 2 * LINE
    drawing = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {wide:.0f} {high:.0f}",
            "width": f"{wide:.0f}",
            "height": f"{high:.0f}",
            "font-family": "system-ui, sans-serif",
        },
    )
    SubElement(drawing, "title").text = for_xml(legend.title)
    SubElement(drawing, "rect", {"width": "100%", "height": "100%", "fill": TINTS["paper"]})
    drawing.append(_words(legend.title, EDGE, 38, 24, anchor="start", weight="600"))
    drawing.append(_words(_shown(picture, zoom), EDGE, 60, 14, anchor="start", tint="soft"))
    drawing.extend(_lines(picture, places, zoom))
    drawing.extend(_shapes(picture, places, zoom))
    drawing.extend(_names(picture, places, zoom))
    drawing.extend(element for _, element in words)
    drawing.append(_words(source, EDGE, high - LINE, 13, anchor="start", tint="soft"))
    return tostring(drawing, encoding="unicode")


def _shown(picture: Picture, zoom: float) -> str:
    network = picture.network
    named = sum(name.start <= zoom for name in picture.names.values())
    return (
        f"{len(network.nodes):,} of {network.all_nodes:,} nodes, {len(network.edges):,} of {network.all_edges:,} ties; "
        f"{named:,} nodes are named where they stand, the others when they are pointed at"
    )


def _lines(picture: Picture, places: Mapping[str, tuple[float, float]], zoom: float) -> Iterator[Element]:
    network = picture.network
    heaviest = max((edge.weight for edge in network.edges), default=1)
    way = network.way
    for edge in network.edges:
        (x1, y1), (x2, y2) = places[edge.a.iri], places[edge.b.iri]
        on_way = ordered(edge.a.iri, edge.b.iri) in way
        line = Element(
            "line",
            {
                "x1": str(x1),
                "y1": str(y1),
                "x2": str(x2),
                "y2": str(y2),
                "stroke": TINTS["way" if on_way else "edge"],
                "stroke-opacity": "1" if on_way else "0.5",
                "stroke-width": f"{max(width_of(edge, heaviest) * zoom, 0.4):.2f}",
            },
        )
        SubElement(line, "title").text = _title(edge)
        yield line


def _shapes(picture: Picture, places: Mapping[str, tuple[float, float]], zoom: float) -> Iterator[Element]:
    for node in picture.network.nodes:
        (x, y), size = places[node.link.iri], picture.sizes[node.link.iri] * zoom
        tint = tint_of(picture.network.choice, node.link.kind, node.group)
        shape = _shape(node.link.kind, x, y, size, tint)
        shape.set("stroke", TINTS["paper"])
        SubElement(shape, "title").text = _about(node)
        yield shape


def _shape(kind: str, x: float, y: float, size: float, tint: str) -> Element:
    if kind in CORNERS:
        corners = " ".join(f"{x + a * size:.1f},{y + b * size:.1f}" for a, b in CORNERS[kind])
        return Element("polygon", {"points": corners, "fill": TINTS[tint]})
    return Element("circle", {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{size:.1f}", "fill": TINTS[tint]})


def _names(picture: Picture, places: Mapping[str, tuple[float, float]], zoom: float) -> Iterator[Element]:
    for node in picture.network.nodes:
        name, (x, y) = picture.names[node.link.iri], places[node.link.iri]
        if name.start <= zoom:
            below = y + picture.sizes[node.link.iri] * zoom + name.letters
            yield _words(name.text, x, below, name.letters, halo=True)


def _legend(legend: Legend, wide: float, top: float) -> Iterator[tuple[int, Element]]:
    """Yield the legend's shapes and words, each with the line it stands on, counted from 0."""
    x, line = EDGE, 0
    for mark in (*legend.marks, Mark("", "", legend.size), Mark("", "", legend.width)):
        shaped = bool(mark.kind or mark.tint)
        long = len(mark.text) * LETTER + 20 * shaped + 24
        if x + long > wide - EDGE and x > EDGE:
            x, line = EDGE, line + 1
        if shaped:
            yield line, _shape(mark.kind, x + 7, top + line * LINE - 5, 6.5, mark.tint or "ink")
        yield line, _words(mark.text, x + 20 * shaped, top + line * LINE, 14, anchor="start")
        x += long


def _words(  # noqa: PLR0913 - where and how a text stands
    text: str,
    x: float,
    y: float,
    letters: float,
    *,
    anchor: str = "middle",
    tint: str = "ink",
    weight: str = "400",
    halo: bool = False,
) -> Element:
    behind = {"stroke": TINTS["paper"], "stroke-width": "3", "paint-order": "stroke"} if halo else {}
    words = Element(
        "text",
        {
            "x": f"{x:.1f}",
            "y": f"{y:.1f}",
            "font-size": str(letters),
            "font-weight": weight,
            "text-anchor": anchor,
            "fill": TINTS[tint],
            **behind,
        },
    )
    words.text = for_xml(text)
    return words


def _about(node: Node) -> str:
    return for_xml(f"{node.link.label}, {node.link.iri}")


def _title(edge: Edge) -> str:
    return for_xml(f"{edge.a.label} \u2013 {edge.b.label}: {say_counts(edge.counts)}")
