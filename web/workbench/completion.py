"""What the editor asks while somebody types: names of things, terms of the ontology, labels of an answer's IRIs."""

from flask import Response, jsonify, request

from kg.query.form import PREFIXES
from kg.view.link import ONTOLOGY_IRI, kind_of, labels, link
from kg.view.name_index import NAMED
from kg.view.vocabulary import vocabulary
from web.stores import store
from web.words import href, told_apart
from web.workbench.blueprint import workbench
from web.workbench.entities import ACTORS, complete, kind_word

#: How many IRIs are named at once.
AT_ONCE = 5000

#: Terms of others that our graph uses, with what they say.
BORROWED = (
    ("property", "rdf", "type", "is a"),
    ("property", "rdfs", "label", "the name of a thing"),
    ("property", "rdfs", "comment", "what a term means"),
    ("property", "rdfs", "subClassOf", "is a kind of"),
    ("property", "owl", "sameAs", "is the same thing as"),
    ("property", "skos", "prefLabel", "the name of a topic or a status"),
    ("property", "skos", "broader", "is narrower than"),
    ("class", "skos", "Concept", "a topic, a status or a kind"),
)

#: The prefixes of others, which shorten their terms.
OTHERS = tuple((name, iri) for name, iri in PREFIXES.items() if not iri.startswith(ONTOLOGY_IRI[:-1]))

#: What a section of the ontology's page holds, as SPARQL uses it.
SORTS = {"Classes": "class", "Concepts": "concept", "Schemes": "concept"}


@workbench.get("/api/complete")
def completions() -> Response:
    """Give things whose names have the words, of one kind where it is given; "actor" is whoever takes part."""
    words, kind = request.args.get("q", "").strip()[:80], request.args.get("kind", "")
    kinds = ACTORS if kind == "actor" else (kind,) if kind in NAMED else NAMED
    found = complete(store(), words, kinds) if words else ()
    return jsonify(
        [
            {
                "iri": each.named.link.iri,
                "label": each.named.link.label,
                "beside": told_apart(each),
                "kind": kind_word(each.named.link.kind),
            }
            for each in found
        ]
    )


@workbench.get("/api/terms")
def terms() -> Response:
    """Give the prefixes and the terms that queries use: their IRIs, and what they mean."""
    ours = [
        {
            "iri": term.iri,
            "sort": SORTS.get(section.title, "property"),
            "label": term.label,
            "comment": term.comment,
        }
        for section in vocabulary().sections
        for term in section.terms
    ]
    borrowed = [
        {"iri": PREFIXES[prefix] + name, "sort": sort, "label": name, "comment": comment}
        for sort, prefix, name, comment in BORROWED
    ]
    response = jsonify(prefixes=PREFIXES, terms=ours + borrowed)
    response.cache_control.max_age = 300
    return response


@workbench.post("/api/labels")
def names() -> Response:
    """Give the label, the kind and the address here of each IRI in a list that is ours or has a prefix."""
    given = request.get_json(silent=True)
    asked = [iri for iri in given if isinstance(iri, str)][:AT_ONCE] if isinstance(given, list) else []
    things = [iri for iri in dict.fromkeys(asked) if kind_of(iri)]
    known = labels(store(), things)
    found = {iri: link(iri, known.get(iri, "")) for iri in things}
    told = {iri: {"label": e.label, "kind": e.kind, "href": href(iri)} for iri, e in found.items()}
    for iri in asked:
        if iri.startswith(ONTOLOGY_IRI):
            told[iri] = {"label": iri.removeprefix(ONTOLOGY_IRI), "kind": "term", "href": href(iri)}
        elif iri not in told:
            short = next((f"{name}:{iri.removeprefix(of)}" for name, of in OTHERS if iri.startswith(of)), "")
            told |= {iri: {"label": short, "kind": "", "href": ""}} if short else {}
    return jsonify(told)
