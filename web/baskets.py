"""A basket of quotes: kept in the reader's own browser or in the page's address, given back as footnotes or a table."""

import re
from collections.abc import Iterable, Sequence

from flask import Blueprint, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from rdflib import Graph

from kg.errors import FormatError, NotFoundError, QueryError
from kg.rdf.iris import BASE
from kg.view.citation import CITATION_FORMS, Citation, as_text
from kg.view.citation import citations as held_citations
from kg.view.description import describe
from kg.view.listing import Listing
from web.data import page_or_data
from web.stores import store
from web.tables import as_table

baskets = Blueprint("baskets", __name__)

#: How many quotes one basket may hold.
MOST = 200

#: The forms a basket is given in: what a reader reads, by the ending of the file.
FORMS = {"txt": "Plain text", "bib": "BibTeX", "ris": "RIS", "csv": "CSV"}

#: What a piece of evidence is called in an address.
KEY = re.compile(r"[0-9A-Za-z-]{1,64}")

COLUMNS = (
    "quote",
    "release",
    "publishers",
    "published",
    "source",
    "start",
    "end",
    "textHash",
    "confidence",
    "evidence",
    "releaseIri",
)


@baskets.get("/basket")
def basket() -> ResponseReturnValue:
    """Show the quotes whose evidence is in the address; what a browser keeps, its script puts there.

    Raises:
        QueryError: where too many are named.
    """
    given = request.args.getlist("evidence")
    keys = named(given)
    if keys != given:  # pasted addresses, several on a line: the page has one address for one basket
        return redirect(url_for("baskets.basket", evidence=keys, format=request.args.get("format")), 303)
    if len(keys) > MOST:
        raise QueryError(f"a basket holds at most {MOST} quotes, not {len(keys)}; take some out")
    found = held(keys)

    def shown() -> dict[str, object]:
        lost = [key for key in keys if key not in found]
        text = "\n".join(map(as_text, found.values()))
        return {"held": found, "lost": lost, "keys": keys, "text": text, "FORMS": FORMS, "MOST": MOST}

    return page_or_data(
        "basket.html",
        shown,
        lambda _: Listing(COLUMNS, tuple(map(_row, found.values())), total=len(found)),
        graph=lambda: _graph(found.values()),
    )


@baskets.post("/cite")
def citations() -> Response:
    """Give the quotes whose evidence is named (``evidence=``, by key or IRI) in the form asked for.

    Raises:
        QueryError: where none or too many are named.
        NotFoundError: naming all that the store does not hold.
        FormatError: for a form that is not written here.
    """
    form = request.form.get("form", "txt")
    if form not in FORMS:
        raise FormatError(f"no form {form[:20]!r} is written here; choose from {', '.join(FORMS)}")
    keys = named(request.form.getlist("evidence"))
    if not 1 <= len(keys) <= MOST:
        raise QueryError(f"name from 1 to {MOST} pieces of evidence, not {len(keys)}")
    found = held(keys)
    lost = [key[:40] for key in keys if key not in found]
    if lost:
        raise NotFoundError(
            f"{len(lost)} of {len(keys)} are not in the store; their releases may have changed: "
            f"{', '.join(lost[:10])}. Take them out of the basket."
        )
    cited = list(found.values())
    media, text = ("text/csv", as_table(COLUMNS, map(_row, cited))) if form == "csv" else _joined(form, cited)
    answer = Response(text, mimetype=media)
    answer.headers["Content-Disposition"] = f'attachment; filename="secrel-citations.{form}"'
    return answer


def named(given: Iterable[str]) -> list[str]:
    """Return the keys of the evidence that a reader gave as keys, IRIs or addresses of citations, each once."""
    words = " ".join(given).split()
    paths = (re.split(r"[?#]", word)[0] for word in words)
    keys = (re.sub(r"\.(?:txt|bib|ris)$", "", path.rpartition("/")[2]) for path in paths)
    return list(dict.fromkeys(key for key in keys if key))


def held(keys: Sequence[str]) -> dict[str, Citation]:
    """Return the citations of those of `keys` that the store holds, in their order."""
    iris = {f"{BASE}evidence/{key}": key for key in keys if KEY.fullmatch(key)}
    return {iris[iri]: citation for iri, citation in held_citations(store(), list(iris)).items()}


def _graph(found: Iterable[Citation]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for each in found:
        for triple in describe(store(), each.evidence):
            graph.add(triple)
    return graph


def _joined(form: str, found: list[Citation]) -> tuple[str, str]:
    media, write = CITATION_FORMS[form]
    return media, ("" if form == "ris" else "\n").join(write(citation) for citation in found)


def _row(citation: Citation) -> tuple[str, ...]:
    return (
        *(citation.quote, citation.release.label, " and ".join(citation.publishers), citation.published),
        *(citation.source, str(citation.start), str(citation.end), citation.text_hash, citation.confidence),
        *(citation.evidence, citation.release.iri),
    )
