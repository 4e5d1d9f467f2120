"""The network's picture as data for the page's script, what lies behind a node or a tie, and files to keep."""

import json
from weakref import WeakKeyDictionary

from flask import Blueprint, Response, jsonify, request, url_for

from kg.errors import QueryError
from kg.store.base import Store
from kg.view.card import Card
from kg.view.link import Link, labels, link
from kg.view.network.choice import NetworkChoice
from kg.view.network.forms import as_graph, vis_data
from kg.view.network.legend import Legend, legend
from kg.view.network.paths import facts_on
from kg.view.network.standing import Picture, picture
from kg.view.page import Page
from web.arguments import entity_from, network_choice
from web.graphs import NETWORK_FORMATS
from web.network_picture import write_svg
from web.standalone import write_html
from web.stores import store
from web.words import href, outside, percent, place

networks = Blueprint("networks", __name__)

#: How many facts, and how many quotes of each, are shown beside the picture.
FACTS_BESIDE, QUOTES_BESIDE = 12, 2


#: The data of the pictures asked for last, as they were sent: a megabyte for a thousand nodes.
_sent: WeakKeyDictionary[Store, dict[tuple[str, NetworkChoice], bytes]] = WeakKeyDictionary()
SENT_KEPT = 16


@networks.get("/network.json")
def data() -> Response:
    """Give the nodes and edges of the network."""
    held, choice = store(), network_choice()
    sent = _sent.setdefault(held, {})
    key = request.script_root, choice
    if key not in sent:
        if len(sent) >= SENT_KEPT:
            sent.clear()
        sent[key] = _data(picture(held, choice))
    return Response(sent[key], mimetype="application/json")


def _data(drawn: Picture) -> bytes:
    """Return a picture as JSON; each node says where it leads."""
    nodes, edges = vis_data(drawn)
    for node in nodes:
        node["href"] = href(node["id"])
    shown = drawn.network
    all_of_it = {"all_nodes": shown.all_nodes, "all_edges": shown.all_edges}
    return json.dumps({"nodes": nodes, "edges": edges, **all_of_it}, separators=(",", ":")).encode()


@networks.get("/network/behind.json")
def behind() -> Response:
    """Give the facts and quotes behind a node or a tie, as `picked_facts` has it."""
    picked = picked_facts()
    if picked is None:
        raise QueryError("say behind what: pick=country/GB, and once more, pick=country/PL, for a tie")
    ends, page = picked
    return jsonify(
        ends=[{"label": end.label, "kind": end.kind, "href": href(end.iri)} for end in ends],
        facts=[fact_data(card) for card in page.rows],
        shown=len(page.rows),
        total=page.total,
    )


@networks.get("/network.<any(gexf, graphml):form>")
def graph_file(form: str) -> Response:
    """Give the network shown as a file for network programs, with its places and weights."""
    media, write = NETWORK_FORMATS[form]
    return attached(write(as_graph(picture(store(), network_choice()))), media, form)


@networks.get("/network.svg")
def drawing_file() -> Response:
    """Give the network shown as a drawing."""
    drawn = picture(store(), network_choice())
    words = legend(store(), drawn.network)
    return attached(write_svg(drawn, words, source_line(words)), "image/svg+xml", "svg")


@networks.get("/network.html")
def page_file() -> Response:
    """Give the network shown as one page that needs nothing else."""
    drawn = picture(store(), network_choice())
    words = legend(store(), drawn.network)
    return attached(write_html(drawn, words, source_line(words)), "text/html", "html")


def source_line(words: Legend) -> str:
    """Return whence a picture is, in a sentence for files that leave this place."""
    asked = request.query_string.decode(errors="replace")
    address = url_for("pages.network_page", _external=True) + (f"?{asked}" if asked else "")
    until = f" published up to {words.last}" if words.last else ""
    return f"Read by a program from press releases{until}. Each tie and the words behind it: {address}"


def picked_facts() -> tuple[tuple[Link, ...], Page[Card]] | None:
    """Return what was picked (``pick=country/GB``, ``pick=country/GB&pick=country/PL``) and the facts behind it."""
    picked = [each for text in request.args.getlist("pick")[:2] if (each := entity_from(text, "pick"))]
    if not picked:
        return None
    names = labels(store(), picked)
    page = facts_on(store(), network_choice(), picked[0], (*picked, "")[1], FACTS_BESIDE)
    return tuple(link(iri, names.get(iri, "")) for iri in picked), page


def attached(content: str | bytes, media: str, ending: str) -> Response:
    """Return `content` as a file to be kept."""
    answer = Response(content, mimetype=media)
    answer.headers["Content-Disposition"] = f'attachment; filename="network.{ending}"'
    return answer


def fact_data(card: Card) -> dict[str, object]:
    """Return a fact as plain data; all of it is text, and none of it markup."""
    quotes = [
        {
            "text": quote.text,
            "release": quote.release.label,
            "publishers": ", ".join(each.label for each in quote.publishers),
            "published": quote.published,
            "href": place(quote),
            "source": outside(quote.source),
            "sure": percent(quote.confidence),
        }
        for quote in card.quotes[:QUOTES_BESIDE]
    ]
    return {
        "name": card.name,
        "kind": card.kind,
        "status": card.status,
        "status_words": card.status_words,
        "unsure": card.unsure,
        "when": card.when,
        "href": href(card.link.iri),
        "releases": card.releases,
        "quotes": quotes,
    }
