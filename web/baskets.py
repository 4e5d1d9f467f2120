"""A basket of quotes: kept in the reader's own browser, and given back as footnotes or as a table."""

import csv
import io
import re
from collections.abc import Sequence

from flask import Blueprint, Response, render_template, request

from kg.errors import FormatError, NotFoundError, QueryError
from kg.export.tables import safe_cell
from kg.rdf.iris import BASE
from kg.view.citation import CITATION_FORMS, Citation, cite
from web.stores import store

baskets = Blueprint("baskets", __name__)

#: How many quotes one basket may hold.
MOST = 200

#: The forms a basket is given in: what a reader reads, by the ending of the file.
FORMS = {"txt": "Plain text", "bib": "BibTeX", "ris": "RIS", "csv": "CSV"}


COLUMNS = (
    "quote",
    "release",
    "publishers",
    "published",
    "source",
    "start",
    "end",
    "textHash",
    "evidence",
    "releaseIri",
)


@baskets.get("/basket")
def basket() -> str:
    """Show the basket; what is in it only the browser knows."""
    return render_template("basket.html", FORMS=FORMS, MOST=MOST)


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
    words = " ".join(request.form.getlist("evidence")).split()
    keys = list(dict.fromkeys(word.removeprefix(f"{BASE}evidence/") for word in words))
    if not 1 <= len(keys) <= MOST:
        raise QueryError(f"name from 1 to {MOST} pieces of evidence, not {len(keys)}")
    found = [held for key in keys if (held := _held(key))]
    if len(found) < len(keys):
        known = {citation.evidence for citation in found}
        lost = [key[:40] for key in keys if f"{BASE}evidence/{key}" not in known]
        raise NotFoundError(
            f"{len(lost)} of {len(keys)} are not in the store; their releases may have changed: "
            f"{', '.join(lost[:10])}. Take them out of the basket."
        )
    media, text = ("text/csv", as_csv(found)) if form == "csv" else _joined(form, found)
    answer = Response(text, mimetype=media)
    answer.headers["Content-Disposition"] = f'attachment; filename="secrel-citations.{form}"'
    return answer


def _held(key: str) -> Citation | None:
    if not re.fullmatch(r"[0-9A-Za-z-]{1,64}", key):
        return None
    try:
        return cite(store(), f"{BASE}evidence/{key}")
    except NotFoundError:
        return None


def _joined(form: str, found: list[Citation]) -> tuple[str, str]:
    media, write = CITATION_FORMS[form]
    return media, ("" if form == "ris" else "\n").join(write(citation) for citation in found)


def as_csv(citations: Sequence[Citation]) -> str:
    """Return a table, a quote a row, in which no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for each in citations:
        row = (
            *(each.quote, each.release.label, " and ".join(each.publishers), each.published, each.source),
            *(each.start, each.end, each.text_hash, each.evidence, each.release.iri),
        )
        writer.writerow(safe_cell(str(cell)) for cell in row)
    return out.getvalue()
