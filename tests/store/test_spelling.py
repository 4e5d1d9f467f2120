"""Oxigraph keeps a number's value and not its spelling; what the project writes is spelt as Oxigraph has it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.build import build
from kg.store.base import ALL
from kg.store.oxigraph import OxigraphStore

RELEASES = Path(__file__).parents[2] / "data" / "releases"
GRAPH = "http://e/g"


class Recording(OxigraphStore):
    """Keeps the lines that it was given last for each graph."""

    def __init__(self) -> None:
        super().__init__()
        self.given: dict[str, str | list[str]] = {}

    def replace_graphs(self, graphs: Mapping[str, str]) -> None:
        self.given |= graphs
        super().replace_graphs(graphs)

    def replace_default(self, nquads: str | list[str]) -> int:
        self.given[""] = nquads
        return super().replace_default(nquads)

    def lines(self) -> set[str]:
        return {
            line
            for nquads in self.given.values()
            for line in ("".join(nquads) if isinstance(nquads, list) else nquads).splitlines()
        }


def test_no_literal_that_a_build_writes_is_respelt() -> None:
    with Recording() as store:
        build([RELEASES], store, workers=1)
        held = {line for text in store.dump(ALL) for line in text.splitlines()}
        written = store.lines()
    assert len(written) > 1000
    assert any("XMLSchema#decimal" in line for line in written)
    assert held == written


@pytest.mark.parametrize(
    ("written", "held"),
    [("01", "1"), ("+1", "1")],
)
def test_a_number_spelt_otherwise_would_be(written: str, held: str) -> None:
    line = '<http://e/s> <http://e/p> "{}"^^<http://www.w3.org/2001/XMLSchema#integer> <http://e/g> .\n'
    with OxigraphStore() as store:
        store.replace_graph(GRAPH, line.format(written))
        assert list(store.dump(GRAPH)) == [line.format(held)]
