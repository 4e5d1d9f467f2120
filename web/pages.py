"""The pages that are about many things. Each asks one question and renders the answer."""

from collections.abc import Sequence

from flask import Blueprint, Response, current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue

from kg.errors import FormatError
from kg.rdf.iris import mint_country
from kg.store.last_build import read_last_build
from kg.view.accuracy import last_evaluation
from kg.view.called import Called, called
from kg.view.directory import Asked, cards_of, directory
from kg.view.facts import FACT_KINDS, STATUSES
from kg.view.feed import newly_reported
from kg.view.levels import LEVELS
from kg.view.link import link, named
from kg.view.listing import (
    listed_facts,
    listed_hits,
    listed_network,
    listed_publishers,
    listed_releases,
    listed_things,
)
from kg.view.network.choice import COLOURS, NODE_KINDS, SIZES
from kg.view.network.drawing import network
from kg.view.network.legend import legend
from kg.view.overview import coverage, overview, publishers
from kg.view.pair import pair_dossier
from kg.view.promises import BECAME
from kg.view.releases import releases
from kg.view.sayings import WAYS
from kg.view.search import HITS_SHOWN, search
from kg.view.states_named import pair_named
from kg.view.ties import tie_iris
from kg.view.timeline import PARTS, timeline
from kg.view.vocabulary import ontology_graph, vocabulary
from web.arguments import choice, entity, network_choice, page_number, unsure_too
from web.data import page_or_data
from web.endpoint.description import dataset
from web.network_picture import CORNERS
from web.networks import picked_facts, source_line
from web.resources import as_graph, asked_form, vary
from web.stores import store
from web.words import pair_address

pages = Blueprint("pages", __name__)

#: How many hits of one kind are shown when only that kind is asked for.
ALL_HITS = 200

#: The lists of a pair's dossier that have pages of their own, beside its facts.
PAGED = ("promises", "a_on_b", "b_on_a")


@pages.get("/")
def start() -> Response:
    """Show what is in the graph."""
    return page_or_data(
        "start.html",
        lambda: {"overview": overview(store())},
        lambda _: listed_publishers(publishers(store())),
        graph=dataset,
    )


@pages.get("/browse/<kind>")
def browse(kind: str) -> Response:
    """List everything of one kind."""
    asked = Asked(
        order=request.args.get("order", "most"),
        match=request.args.get("match", "").strip(),
        unsure=unsure_too(),
        nameless=request.args.get("nameless") == "1",
    )

    def shown() -> dict[str, object]:
        found = directory(store(), kind, asked, page_number())
        happened = cards_of(store(), kind, found.entries)
        return {"found": found, "happened": happened, "kind": kind, "asked": asked}

    return page_or_data(
        "browse.html", shown, lambda size: listed_things(store(), kind, asked, page_number(), size)
    )


@pages.get("/releases")
def all_releases() -> Response:
    """List the releases, newest first."""
    chosen = {name: entity(name) for name in ("publisher", "topic", "mentioned")}
    return page_or_data(
        "releases.html",
        lambda: {"releases": releases(store(), chosen, page_number()), "chosen": chosen},
        lambda size: listed_releases(store(), chosen, page_number(), size),
    )


@pages.get("/network")
def network_page() -> Response:
    """Show who is tied to whom, as a picture and as a table."""

    def shown() -> dict[str, object]:
        drawn = network(store(), network_choice())
        words = legend(store(), drawn)
        return {
            "network": drawn,
            "legend": words,
            "source": source_line(words),
            "picked": picked_facts(),
            "publishers": publishers(store()),
            "topics": directory(store(), "topic").entries.rows,
        } | {
            "CORNERS": CORNERS,
            "COLOURS": COLOURS,
            "NODE_KINDS": NODE_KINDS,
            "SIZES": SIZES,
            "STATUSES": STATUSES,
        }

    return page_or_data("network.html", shown, lambda _: listed_network(network(store(), network_choice())))


@pages.get("/timeline")
def timeline_page() -> Response:
    """Show what happened, newest first."""
    chosen = choice({})

    def shown() -> dict[str, object]:
        return {
            "timeline": timeline(store(), chosen, page_number()),
            "choice": chosen,
            "names": named(store(), chosen.who.values()),
            "publishers": publishers(store()),
            "topics": directory(store(), "topic").entries.rows,
        } | {"FACT_KINDS": FACT_KINDS, "STATUSES": STATUSES, "PARTS": PARTS}

    return page_or_data(
        "timeline.html",
        shown,
        lambda size: listed_facts(store(), chosen, page_number(), size),
        feed=("Timeline", lambda: newly_reported(store(), chosen)),
    )


@pages.get("/pair/<one>/<other>")
def pair(one: str, other: str) -> ResponseReturnValue:
    """Show what ties two states, or lead to it where they are named otherwise than by their codes."""
    meant = [called(store(), text, ("country",)) for text in (one, other)]
    a, b = (each.found for each in meant)
    codes = tuple(mint_country(text.upper()) for text in (one, other))
    if a is None or b is None or a == b or (a.iri, b.iri) != codes:
        return lead_to_pair(meant)
    ends = a.iri, b.iri
    chosen = choice({"party": a.iri, "other": b.iri})

    def shown() -> dict[str, object]:
        numbers = {"facts": page_number(), **{name: page_number(name) for name in PAGED}}
        dossier = pair_dossier(store(), *ends, chosen, numbers, request.args.get("became", ""))
        return {"dossier": dossier, "choice": chosen, "LEVELS": LEVELS, "BECAME": BECAME, "WAYS": WAYS}

    return page_or_data(
        "pair.html",
        shown,
        lambda size: listed_facts(
            store(), chosen, page_number(), size, told=tie_iris(store(), *ends), named=ends
        ),
        feed=(f"{a.label} and {b.label}", lambda: newly_reported(store(), chosen)),
    )


@pages.get("/pair")
def any_pair() -> ResponseReturnValue:
    """Lead to the dossier of the two states named in a form; where they are not known, say so and offer others."""
    return lead_to_pair(
        [called(store(), request.args.get(name, "").strip()[:80], ("country",)) for name in ("a", "b")]
    )


def lead_to_pair(meant: Sequence[Called]) -> ResponseReturnValue:
    """Lead to the dossier of the two states that were meant, or ask for them again with what was not understood."""
    a, b = meant
    if a.found and b.found and a.found != b.found:
        return redirect(pair_address(a.found, b.found), 303)
    status = 404 if a.text or b.text else 200
    return render_template("pair_choice.html", meant=(a, b)), status


@pages.get("/search")
def search_page() -> Response:
    """Show what the words in the search box are found in."""
    words, kind = request.args.get("q", "").strip()[:200], request.args.get("kind", "")
    result = search(
        store(), words, kind=kind, shown=ALL_HITS if kind or asked_form() != "html" else HITS_SHOWN
    )
    return page_or_data(
        "search.html",
        lambda: {"result": result, "asked_kind": kind, "pair": pair_named(store(), words)},
        lambda _: listed_hits(result),
    )


@pages.get("/about-the-data")
def about() -> Response:
    """Show what the releases cover, and how facts are read from them."""

    def shown() -> dict[str, object]:
        build = read_last_build(current_app.extensions["kg.store"].location)
        return {"coverage": coverage(store()), "build": build, "evaluation": last_evaluation()}

    return page_or_data("about.html", shown, lambda _: listed_publishers(publishers(store())), graph=dataset)


@pages.get("/ontology")
def ontology() -> Response:
    """Show every term of the ontology, as a page or as triples."""
    form = asked_form()
    if form == "atom":
        raise FormatError("there is no feed of the ontology; it is given as Turtle, JSON-LD and RDF/XML")
    if form == "html":
        return vary(Response(render_template("ontology.html", vocabulary=vocabulary()), mimetype="text/html"))
    return vary(as_graph(ontology_graph(), form))


@pages.app_context_processor
def names() -> dict[str, object]:
    """Give every template the function that names a thing by its IRI."""
    return {"link_to": link}
