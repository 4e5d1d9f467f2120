"""Questions asked without SPARQL: a form, the answer with its count, and the SPARQL that gave it."""

from dataclasses import dataclass, field, replace

from flask import Response, render_template, request

from kg.errors import KGError, QueryError
from kg.query.guarded.job import LimitError
from kg.query.written import written_out
from kg.view.link import Link, labels, link
from web.endpoint.answers import answer, unchanged, validator
from web.endpoint.faults import fault
from web.endpoint.formats import choose
from web.endpoint.page import Table
from web.endpoint.part import part_asked
from web.endpoint.running import job, run
from web.stores import store
from web.workbench.askable import ASKABLE, FIELDS
from web.workbench.blueprint import workbench
from web.workbench.entities import find_entity
from web.workbench.named import DOWNLOADS, choices, first_rows, needless
from web.workbench.question import Question, compose

#: What the page offers to begin with: the values of the form, and what they ask.
EXAMPLES = (
    ("Visits to Poland in 2018", {"kind": "visit", "where": "Poland", "from": "2018", "to": "2018"}),
    (
        "Meetings of the United Kingdom with Poland",
        {"kind": "meeting", "who": "United Kingdom", "with": "Poland"},
    ),
    (
        "Agreements of the United States about defence",
        {"kind": "agreement", "who": "United States", "about": "defence"},
    ),
    ("Planned summits", {"kind": "summit", "status": "planned"}),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form says, and what came of it; `fault` is empty where all is well."""

    kind: str
    values: dict[str, str]
    question: Question | None = None
    sparql: str = ""
    table: Table | None = None
    hidden: tuple[str, ...] = ()
    named: dict[str, Link] = field(default_factory=dict)
    fault: str = ""


@workbench.get("/ask")
def ask_page() -> Response:
    """Show the form; with a kind chosen, also the answer, as a page or in the format asked for."""
    kind = request.args.get("kind", "").strip()
    values = {name: request.args[name].strip() for name in FIELDS if request.args.get(name, "").strip()}
    choice = choose(request.args.get("format", ""))
    if not kind:
        return page(Asked("", values))
    stop_as = request.args.get("stop-as", "")
    if choice.page:
        return as_page(kind, values, stop_as)
    question = compose(kind, values, lambda text: find_entity(store(), text))
    asked = replace(
        job(question.text, choice, part=part_asked(request.args), packed=True), bound=question.bound
    )
    etag = validator(asked, choice)
    return unchanged(etag) or answer(
        run(asked, stop_as), choice, etag=etag, download="format" in request.args
    )


def as_page(kind: str, values: dict[str, str], stop_as: str) -> Response:
    """Answer the form's question below the form, or say what is wrong with it."""
    question = None
    try:
        question = compose(kind, values, lambda text: find_entity(store(), text))
        found = first_rows(question.text, question.bound, stop_as)
    except (QueryError, LimitError) as error:
        return told(Asked(kind, values, question, fault=str(error)), error)
    iris = {name: str(term) for name, term in question.bound.items() if name in {"who", "with"}}
    known = labels(store(), iris.values())
    return page(
        Asked(
            kind,
            values,
            question,
            sparql=written_out(question.text, question.bound, title=question.title),
            table=found,
            hidden=needless(found, set(question.bound)),
            named={name: link(iri, known.get(iri, "")) for name, iri in iris.items()},
        )
    )


def page(asked: Asked) -> Response:
    """Return the page of the builder."""
    text = render_template(
        "builder.html",
        asked=asked,
        kinds=ASKABLE,
        fields=FIELDS,
        examples=EXAMPLES,
        choices=choices(),
        downloads=DOWNLOADS,
    )
    return Response(text, headers={"Vary": "Accept"})


def told(asked: Asked, error: KGError) -> Response:
    """Return the page with what was wrong, and the status that says so."""
    response = page(asked)
    response.status_code = fault(error).status_code
    return response
