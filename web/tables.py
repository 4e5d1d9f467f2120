"""Lists as files: a table or triples, with a name to save it by, and where the next ones are."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from flask import Response, request

from kg.export.tables import safe_cell
from kg.view.listing import Listing
from web.words import with_arguments

#: The endings of the files, by format.
ENDINGS = {"csv": "csv", "turtle": "ttl", "jsonld": "jsonld", "ntriples": "nt", "rdfxml": "rdf"}


def as_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV, in which no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def table_file(listing: Listing) -> Response:
    """Return a list as CSV."""
    return Response(as_table(listing.columns, listing.rows), mimetype="text/csv")


def as_file(answer: Response, form: str, listing: Listing | None = None) -> Response:
    """Give an answer the name of a file, after its address, and where it is one page of a list, the others'."""
    name = re.sub(r"[^A-Za-z0-9]+", "-", request.path.removeprefix("/id/")).strip("-")[:100]
    # Who follows a link to data wants to keep it; a program that asks by the Accept header reads it.
    how = "attachment" if form == "csv" or "format" in request.args else "inline"
    answer.headers["Content-Disposition"] = f'{how}; filename="secrel-{name or "publishers"}.{ENDINGS[form]}"'
    if listing is not None:
        answer.headers["X-Total-Count"] = str(listing.total)
        for relation, number in (("prev", listing.number - 1), ("next", listing.number + 1)):
            if 1 <= number <= listing.last:
                address = f"{request.host_url.rstrip('/')}{with_arguments(page=number)}"
                answer.headers.add("Link", f'<{address}>; rel="{relation}"')
    return answer
