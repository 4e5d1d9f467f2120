"""What stands beside a name, to tell it from its namesakes: a state, parties and a year, a publisher and a day."""

from collections.abc import Mapping

from kg.rdf.iris import BASE
from kg.store.base import Store
from kg.view.fact_index import IndexedFact, fact_index
from kg.view.link import Link
from kg.view.release_index import release_index
from kg.view.when import say_date

#: How many parties of an agreement are named.
PARTIES_NAMED = 3


def beside(store: Store, thing: Link, names: Mapping[str, str], codes: Mapping[str, str]) -> str:
    """Return what tells `thing` from others of its name, or an empty string where nothing does.

    Shape:
        `names` has the labels of states, organizations and publishers by IRI, `codes` their codes and acronyms.
    """
    iri, kind = thing.iri, thing.kind
    if kind == "person":
        of = iri.removeprefix(BASE).split("/")[1]
        return names.get(f"{BASE}country/{of}") or names.get(f"{BASE}organization/{of}", "")
    if kind == "organization":
        code = codes.get(iri, "")
        return "" if code == names.get(iri) else code
    if kind == "release":
        index = release_index(store)
        publishers = [names.get(each, "") for each in index.publishers.get(iri, ())]
        return ", ".join(filter(None, [*publishers, say_date(index.published.get(iri, ""))]))
    fact = fact_index(store).by_iri.get(iri)
    told = _of_fact(fact, names) if fact else ""
    return "" if told in thing.label else told


def _of_fact(fact: IndexedFact, names: Mapping[str, str]) -> str:
    parties = [names[iri] for role, iri in fact.who if role == "party" and iri in names]
    named = parties if len(parties) <= PARTIES_NAMED + 1 else parties[:PARTIES_NAMED]
    more = [f"{len(parties) - len(named)} more"] if len(named) < len(parties) else []
    return ", ".join(filter(None, [*named, *more, fact.day[:4]]))
