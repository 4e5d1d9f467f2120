"""A query of any form, from the graphs that it names, of each store."""

import pyoxigraph as ox
import pytest

from kg.errors import FormatError, NotFoundError, QueryError
from kg.store.answers import GRAPH_FORMATS, Dataset, Triples
from kg.store.base import Store
from kg.store.oxigraph import OxigraphStore
from kg.store.rows import Rows

EX = "http://example.org/"
ONE = f'<{EX}a> <{EX}p> "one" <{EX}g1> .\n'
TWO = f'<{EX}b> <{EX}p> "two" <{EX}g2> .\n'
VIEW = f'<{EX}c> <{EX}p> "view" .\n'


@pytest.fixture
def filled(store: Store) -> Store:
    store.replace_graphs({f"{EX}g1": ONE, f"{EX}g2": TWO})
    store.replace_default(VIEW)
    return store


def test_each_form_gives_its_kind(filled: Store) -> None:
    rows = filled.answer("SELECT ?o { ?s ?p ?o }")
    assert isinstance(rows, Rows)
    assert [str(term) for (term,) in rows] == ["view"]
    assert filled.answer("ASK { ?s ?p 'view' }") is True
    for query in (
        f"CONSTRUCT {{ ?o ?p ?s }} WHERE {{ <{EX}c> ?p ?s . BIND(<{EX}c> AS ?o) }}",
        f"DESCRIBE <{EX}c>",
    ):
        triples = filled.answer(query)
        assert isinstance(triples, Triples)
        assert len(list(triples)) == 1


def test_relative_addresses_are_read_against_the_base(filled: Store) -> None:
    assert filled.answer("ASK { <c> <p> ?o }", base=EX) is True


@pytest.mark.parametrize("form", GRAPH_FORMATS)
def test_triples_are_written_in_every_format(filled: Store, form: str) -> None:
    found = filled.answer("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(found, Triples)
    media = ox.RdfFormat.from_media_type(GRAPH_FORMATS[form])
    assert media is not None
    assert len(list(ox.parse(found.serialize(form), format=media))) == 1


def test_unknown_format_of_a_graph_is_told(filled: Store) -> None:
    found = filled.answer("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(found, Triples)
    with pytest.raises(FormatError, match="turtle"):
        found.serialize("pdf")


def test_rows_can_be_counted_without_being_read(filled: Store) -> None:
    rows = filled.answer("SELECT ?x { VALUES ?x { 1 2 3 4 } }")
    assert isinstance(rows, Rows)
    next(iter(rows))
    assert rows.count() == 3


def test_dataset_is_all_that_is_read() -> None:
    with OxigraphStore() as store:
        store.replace_graphs({f"{EX}g1": ONE, f"{EX}g2": TWO})
        store.replace_default(VIEW)
        both = Dataset(default=(f"{EX}g1", f"{EX}g2"))
        assert store.answer("ASK { ?s ?p 'one' . ?t ?p 'two' }", dataset=both) is True
        assert store.answer("ASK { ?s ?p 'view' }", dataset=both) is False
        assert store.answer("ASK { GRAPH ?g { ?s ?p ?o } }", dataset=both) is False
        named = Dataset(named=(f"{EX}g1",))
        assert store.answer("ASK { GRAPH ?g { ?s ?p 'one' } }", dataset=named) is True
        assert store.answer("ASK { GRAPH ?g { ?s ?p 'two' } }", dataset=named) is False
        assert store.answer("ASK { ?s ?p ?o }", dataset=named) is False


def test_graph_that_is_not_held_is_told_and_not_fetched() -> None:
    with OxigraphStore() as store:
        with pytest.raises(NotFoundError, match="fetched"):
            store.answer("ASK {}", dataset=Dataset(default=(f"{EX}none",)))
        with pytest.raises(QueryError, match="no IRI"):
            store.answer("ASK {}", dataset=Dataset(named=("no address",)))
