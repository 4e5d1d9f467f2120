"""Changes to a store, written as one SPARQL update, which an engine makes wholly or not at all."""

from collections.abc import Iterable, Mapping

from kg.store.statements import check_name, read_triples


def graphs_update(graphs: Mapping[str, str]) -> str:
    """Return the update that puts each N-Quads text in the place of the named graph it is given for."""
    steps = []
    for graph, nquads in graphs.items():
        check_name(graph)
        steps.append(f"DROP SILENT GRAPH <{graph}>")
        triples = " .\n".join(read_triples(nquads, graph))
        if triples:
            steps.append(f"INSERT DATA {{ GRAPH <{graph}> {{\n{triples} }} }}")
    return " ;\n".join(steps)


def default_update(removed: Iterable[str], added: Iterable[str]) -> str:
    """Return the update that takes triples from the default graph and adds others to it."""
    return " ;\n".join(
        f"{verb} DATA {{\n{triples} }}"
        for verb, triples in (("DELETE", " .\n".join(removed)), ("INSERT", " .\n".join(added)))
        if triples
    )
