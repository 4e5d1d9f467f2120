"""Changes to a store, written as one SPARQL update, which an engine makes wholly or not at all."""

from collections.abc import Iterable, Mapping

from kg.store.statements import check_name, read_triples


def graphs_update(graphs: Mapping[str, str]) -> str:
    """Return the update that puts each N-Quads text in the place of the named graph it is given for."""
    steps = []
    for graph, nquads in graphs.items():
        check_name(graph)
        steps.append(f"DROP SILENT GRAPH <{graph}>")
        steps += _data("INSERT", read_triples(nquads, graph), graph)
    return " ;\n".join(steps)


def change_update(graph: str | None, removed: Iterable[str], added: Iterable[str]) -> str:
    """Return the update that takes triples from a graph (None: the default graph) and adds others to it."""
    return " ;\n".join((*_data("DELETE", removed, graph), *_data("INSERT", added, graph)))


def _data(verb: str, triples: Iterable[str], graph: str | None) -> list[str]:
    """Return an operation on `triples`, or none if there are none."""
    text = " .\n".join(triples)
    if text and graph is not None:
        text = f"GRAPH <{graph}> {{\n{text} }}"
    return [f"{verb} DATA {{\n{text} }}"] if text else []
