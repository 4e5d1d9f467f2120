"""The current view: what all releases together say, made from their graphs and thrown away at will.

It fills the default graph. Each module here makes one part of it from N-Triples terms as text, which is what
stores give and take; nothing is parsed into objects, as there may be a million quads.
"""

from itertools import chain, groupby

from rdflib import URIRef

from kg.rdf import vocabulary as v
from kg.store.base import Store
from kg.view.current.accounts import read_account
from kg.view.current.announced import unite
from kg.view.current.consolidation import Consolidation
from kg.view.current.counts import count_lines
from kg.view.current.identity import known_people
from kg.view.current.lines import SAME_AS, line, thing_lines
from kg.view.current.reference import reference_things
from kg.view.current.renaming import rename
from kg.view.current.ties import tie_lines

RELEASES = f"SELECT ?release ?published WHERE {{ GRAPH ?release {{ ?release {v.PUBLISHED} ?published }} }}"
NAMINGS = (
    f"SELECT ?person ?release ?published WHERE {{ GRAPH ?release {{ ?person {v.A} {v.PERSON} . "
    f"?release {v.PUBLISHED} ?published }} }}"
)


def current_view(store: Store) -> str:
    """Return the quads that belong in the default graph of `store`, as sorted N-Quads.

    They depend on nothing but the release graphs: not on their order, nor on what the default graph holds.
    """
    return "".join(current_lines(store))


def current_lines(store: Store) -> list[str]:
    """Return the lines of `current_view`, which take less memory than the text of many of them."""
    aliases = known_people(
        (f"<{person}>", str(release), str(published)) for person, release, published in store.select(NAMINGS)
    )
    view = Consolidation()
    lines: list[str] = []
    for release in _releases(store):
        account, renamed = rename(read_account(release, store.dump(release)), aliases)
        lines += view.fold(account)
        lines += (line(old, SAME_AS, new) for old, new in renamed.items())
    lines = list(unite(view, lines))
    reference = reference_things()
    for term, thing in reference.items():
        lines += thing_lines(term, thing)
        view.things.get(term, {}).pop(v.LABEL, None)  # the gazetteer's own name stands
    lines += chain(tie_lines(view), count_lines(view), view.drain())
    lines.sort()
    return [each for each, _ in groupby(lines)]


def _releases(store: Store) -> list[str]:
    """Return the IRIs of the releases, the earliest published first."""
    found = [(str(published), release) for release, published in store.select(RELEASES)]
    return [str(release) for _, release in sorted(found) if isinstance(release, URIRef)]
