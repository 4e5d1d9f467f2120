"""Each thing at its own address: a page for people, triples for programs."""

from collections.abc import Callable
from functools import partial

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from rdflib import Graph

from kg.errors import FormatError, NotFoundError
from kg.rdf.iris import BASE
from kg.store.base import Store
from kg.view.description import describe, describe_listing
from kg.view.dossier import person_dossier
from kg.view.feed import Feed, newly_reported, reported_of
from kg.view.happening import happening, post_page, publisher_page, series_page
from kg.view.head import head, same_as
from kg.view.levels import LEVELS
from kg.view.link import KINDS, kind_of
from kg.view.listing import TABLE_ROWS, TRIPLE_ROWS
from kg.view.places import evidence_place, tie_ends
from kg.view.reader import read_release
from kg.view.state import state_dossier
from kg.view.thing_listing import TAKING_PART, listed_thing
from kg.view.timeline import PARTS
from kg.view.topic import topic_page
from kg.view.travels import stays
from web.arguments import choice, entity, page_number, passage
from web.graphs import GRAPH_FORMATS
from web.stores import store
from web.tables import as_file, table_file
from web.words import href

#: What a feed follows.
FEED_FACTS = ("agreement", "summit", "meeting")
FEED_KINDS = ("meeting", "agreement", "summit", "statement")

resources = Blueprint("resources", __name__)

#: Media types in the order we prefer, page first.
OFFERED = {"text/html": "html", **{media: form for form, (media, _) in GRAPH_FORMATS.items()}}


@resources.get("/id/topics")
def topics() -> ResponseReturnValue:
    """Lead from the scheme of topics to their list."""
    return redirect(url_for("pages.browse", kind="topic"), 303)


@resources.get("/id/<path:key>")
def thing(key: str) -> ResponseReturnValue:
    """Show the thing whose IRI ends so, as a page or as triples, whichever is asked for."""
    iri = BASE + key
    if not kind_of(iri):
        raise NotFoundError(f"there is nothing at /id/{key}; addresses begin with one of {', '.join(KINDS)}")
    form = asked_form()
    known_as = same_as(store(), iri)
    if known_as:
        return vary(redirect(href(known_as) + (f"?format={form}" if form != "html" else ""), 303))
    if form in GRAPH_FORMATS:
        return vary(data(iri, form))
    if form == "atom":
        return vary(feed(iri))
    shown = PAGES[kind_of(iri)](store(), iri)
    return vary(shown if isinstance(shown, Response) else Response(shown, mimetype="text/html"))


def asked_form() -> str:
    """Return "html" or a key of `GRAPH_FORMATS`: by ``?format=``, else by the Accept header.

    Raises:
        FormatError: for a format that is not written here.
    """
    form = request.args.get("format", "")
    if form:
        if form not in {"html", "atom", *GRAPH_FORMATS}:
            raise FormatError(
                f"no format {form!r} is written here; choose from html, atom, {', '.join(GRAPH_FORMATS)}"
            )
        return form
    best = request.accept_mimetypes.best_match(list(OFFERED), default="text/html")
    return OFFERED[best]


def data(iri: str, form: str) -> Response:
    """Return a thing with its facts and the words behind them: as triples, or the facts as a table."""
    role = TAKING_PART.get(kind_of(iri))
    chosen = choice({role: iri} if role else {}, FEED_KINDS)
    listed = listed_thing(store(), iri, chosen, page_number(), TABLE_ROWS if form == "csv" else TRIPLE_ROWS)
    if listed and form == "csv":
        head(store(), iri)  # which knows whether there is such a thing
        return as_file(table_file(listed), form, listed)
    graph = describe(store(), iri)
    for triple in describe_listing(store(), listed) if listed else ():
        graph.add(triple)
    return as_file(as_graph(graph, form), form, listed)


def as_graph(graph: Graph, form: str) -> Response:
    """Return `graph` in one of `GRAPH_FORMATS`."""
    media, write = GRAPH_FORMATS[form]
    return Response(write(graph), mimetype=media)


def vary(response: ResponseReturnValue) -> Response:
    """Say that another Accept header may get another answer."""
    assert isinstance(response, Response)  # noqa: S101 - both kinds of answer above are
    response.headers["Vary"] = "Accept"
    return response


def feed(iri: str) -> Response:
    """Give what was newly reported of a thing that facts are told of.

    Raises:
        FormatError: for one that has no facts of its own.
    """
    if kind_of(iri) in FEED_FACTS:
        return as_feed(head(store(), iri).link.label, reported_of(store(), iri))
    role = TAKING_PART.get(kind_of(iri))
    if role is None:
        kinds = ", ".join((*TAKING_PART, *FEED_FACTS))
        raise FormatError(f"there is no feed of this; there is one of each {kinds}")
    title = head(store(), iri).link.label
    return as_feed(title, newly_reported(store(), choice({role: iri}, FEED_KINDS)))


def as_feed(title: str, found: Feed) -> Response:
    """Return a feed as Atom."""
    return Response(render_template("feed.xml", title=title, feed=found), mimetype="application/atom+xml")


def state(held: Store, iri: str) -> str:
    """Show a country or an organization."""
    chosen = choice({"party": iri})
    dossier = state_dossier(held, iri, chosen, page_number())
    return render_template("state.html", dossier=dossier, choice=chosen, LEVELS=LEVELS)


def person(held: Store, iri: str) -> str:
    """Show a person, with what they did or with their travels."""
    chosen, within = choice({"person": iri}), entity("in")
    dossier = person_dossier(held, iri, chosen, page_number())
    if within and within not in {each.link.iri for each in dossier.travels.countries}:
        raise NotFoundError(
            f"no release tells that {dossier.head.link.label} was in {request.args['in'][:80]}"
        )
    shown = (
        stays(held, iri, within, page_number(), unsure=chosen.unsure)
        if request.args.get("view") == "travels"
        else None
    )
    return render_template("person.html", dossier=dossier, choice=chosen, stays=shown, within=within)


def event(held: Store, iri: str) -> str:
    """Show a meeting, an agreement, a summit, a statement or a tenure."""
    return render_template("happening.html", happening=happening(held, iri))


def release(held: Store, iri: str) -> str:
    """Show a release with its facts marked."""
    return render_template("release.html", reader=read_release(held, iri, passage()))


def topic(held: Store, iri: str) -> str:
    """Show a topic."""
    chosen = choice({"topic": iri})
    about = topic_page(held, iri, chosen, page_number())
    return render_template("topic.html", about=about, choice=chosen, PARTS=PARTS)


def listed(view: Callable[[Store, str, int], object], template: str, held: Store, iri: str) -> str:
    """Show a thing that has a list of its own."""
    return render_template(template, shown=view(held, iri, page_number()))


def evidence(held: Store, iri: str) -> Response:
    """Lead to the words themselves."""
    found, start, end = evidence_place(held, iri)
    return as_response(redirect(f"{href(found)}?at={start}-{end}#here", 303))


def tie(held: Store, iri: str) -> Response:
    """Lead to the dossier of the two states, in that year."""
    one, other, year = tie_ends(held, iri)
    codes = "/".join(end.rpartition("/")[2] for end in (one, other))
    return as_response(redirect(f"{request.script_root}/pair/{codes}?from={year}&to={year}", 303))


def as_response(answer: object) -> Response:
    """Return a redirect as the type that it is in Flask."""
    assert isinstance(answer, Response)  # noqa: S101 - Flask's redirect makes one of its own
    return answer


PAGES: dict[str, Callable[[Store, str], str | Response]] = {
    "country": state,
    "organization": state,
    "person": person,
    "meeting": event,
    "agreement": event,
    "summit": event,
    "statement": event,
    "tenure": event,
    "release": release,
    "topic": topic,
    "post": partial(listed, post_page, "facts.html"),
    "summit-series": partial(listed, series_page, "facts.html"),
    "publisher": partial(listed, publisher_page, "publisher.html"),
    "evidence": evidence,
    "tie": tie,
}
