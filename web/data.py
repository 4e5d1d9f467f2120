"""Pages about many things as data: the list as triples or as a table, by ``?format=`` or by the Accept header."""

from collections.abc import Callable
from typing import Any

from flask import Response, render_template
from rdflib import Graph

from kg.errors import FormatError
from kg.view.description import describe_listing
from kg.view.feed import Feed
from kg.view.listing import TABLE_ROWS, TRIPLE_ROWS, Listing
from web.resources import as_feed, as_graph, asked_form, vary
from web.stores import store
from web.tables import as_file, table_file


def page_or_data(
    template: str,
    shown: Callable[[], dict[str, Any]],
    listing: Callable[[int], Listing],
    *,
    feed: tuple[str, Callable[[], Feed]] | None = None,
    graph: Callable[[], Graph] | None = None,
) -> Response:
    """Return a page, or the list that it shows as triples, as a table or as a feed, whichever is asked for.

    Only what is asked for is made: `shown` gives what the template is told, `listing` the table, of so many
    rows, and what is described as triples unless `graph` gives these, `feed` a title and what it holds.

    Raises:
        FormatError: where a feed is asked for and there is none.
    """
    form = asked_form()
    if form == "html":
        return vary(Response(render_template(template, **shown()), mimetype="text/html"))
    if form == "atom":
        if feed is None:
            raise FormatError(
                "there is no feed of this; there is one of /timeline, of each pair and of each thing"
            )
        title, make = feed
        return vary(as_feed(title, make()))
    listed = listing(TABLE_ROWS if form == "csv" else TRIPLE_ROWS)
    if form == "csv":
        return vary(as_file(table_file(listed), form, listed))
    made = graph() if graph else describe_listing(store(), listed)
    return vary(as_file(as_graph(made, form), form, listed))
