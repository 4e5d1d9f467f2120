"""What the pages' scripts ask for: the picture of a network, names while typing, vis-network's own files."""

from importlib.util import find_spec
from pathlib import Path

from flask import Blueprint, Response, abort, jsonify, request, send_from_directory

from kg.view.link import KINDS
from kg.view.network import network
from kg.view.picture import vis_data
from kg.view.search import suggest
from web.arguments import network_choice
from web.stores import store
from web.words import href

api = Blueprint("api", __name__)

#: The two files of vis-network that pyvis carries and that we serve from its package.
VIS_FILES = ("vis-network.min.js", "vis-network.css")


@api.get("/network.json")
def network_data() -> Response:
    """Give the nodes and edges of the network, with where each leads."""
    shown = network(store(), network_choice())
    nodes, edges = vis_data(shown)
    for node in nodes:
        node["href"] = href(node["id"])
    return jsonify(nodes=nodes, edges=edges, all_nodes=shown.all_nodes, all_edges=shown.all_edges)


@api.get("/suggest.json")
def suggestions() -> Response:
    """Give names that begin as the words do."""
    found = suggest(store(), request.args.get("q", "").strip()[:80])
    return jsonify(
        [{"label": each.label, "kind": KINDS[each.kind][0], "href": href(each.iri)} for each in found]
    )


@api.get("/vis/<file>")
def vis_file(file: str) -> Response:
    """Give one of vis-network's two files."""
    if file not in VIS_FILES:
        abort(404)
    return send_from_directory(vis_folder(), file, max_age=86_400)


def vis_folder() -> Path:
    """Return the folder of vis-network's newest version inside pyvis, without importing pyvis."""
    spec = find_spec("pyvis")
    assert spec is not None and spec.origin is not None  # noqa: S101, PT018 - it is one of our dependencies
    return max((Path(spec.origin).parent / "lib").glob("vis-*"))
