"""What the pages' scripts ask for: the picture of a network, names while typing, vis-network's own files."""

from importlib.util import find_spec
from pathlib import Path

from flask import Blueprint, Response, abort, jsonify, render_template, request, send_from_directory

from kg.rdf.iris import BASE
from kg.view.citation import CITATION_FORMS, cite
from kg.view.link import KINDS
from kg.view.network import network
from kg.view.picture import as_graph, vis_data
from kg.view.search import suggest
from web.arguments import network_choice
from web.graphs import NETWORK_FORMATS
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


@api.get("/network.<any(gexf, graphml):form>")
def network_file(form: str) -> Response:
    """Give the network shown as a file for network programs, with its places and weights."""
    media, write = NETWORK_FORMATS[form]
    answer = Response(write(as_graph(network(store(), network_choice()))), mimetype=media)
    answer.headers["Content-Disposition"] = f'attachment; filename="network.{form}"'
    return answer


@api.get("/cite/<key>")
def citation_page(key: str) -> str:
    """Show a quote as a footnote, in each form."""
    citation = cite(store(), f"{BASE}evidence/{key}")
    names = {"txt": "Plain text", "bib": "BibTeX", "ris": "RIS"}
    forms = [(form, names[form], write(citation)) for form, (_, write) in CITATION_FORMS.items()]
    return render_template("cite.html", citation=citation, key=key, forms=forms)


@api.get("/cite/<key>.<any(txt, bib, ris):form>")
def citation_file(key: str, form: str) -> Response:
    """Give a quote as a footnote, as a file."""
    media, write = CITATION_FORMS[form]
    answer = Response(write(cite(store(), f"{BASE}evidence/{key}")), mimetype=media)
    answer.headers["Content-Disposition"] = f'attachment; filename="secrel-citation.{form}"'
    return answer


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
