"""Imports point one way: a module reaches its own layer or one below it, and only the web knows the web."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = (
    *("errors", "resources", "model", "ingest", "text", "gazetteer", "extract", "rdf"),
    *("sparql", "store", "query", "view", "export", "evaluate", "build", "cli"),
)
MODULES = sorted(
    p
    for p in (ROOT / "kg").rglob("*.py")
    if (p.name != "__main__.py" and p.parent.name != "kg") or p.stem in LAYERS
)
#: What stands at the very end and may know everything: the commands that serve the pages.
SERVING = ROOT / "kg" / "cli"


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of each module or name that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "import by full name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer_of(path: Path) -> str:
    return path.relative_to(ROOT / "kg").with_suffix("").parts[0]


def test_every_part_of_the_package_has_its_layer() -> None:
    assert {layer_of(path) for path in MODULES} == set(LAYERS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    here = LAYERS.index(layer_of(path))
    names = [name for name in imported(path) if name.split(".")[0] == "kg" and "." in name]
    above = [name for name in names if LAYERS.index(name.split(".")[1]) > here]
    assert not above, f"{layer_of(path)} may not import {above}; see the order in LAYERS"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_package_knows_nothing_of_the_web(path: Path) -> None:
    if not path.is_relative_to(SERVING):
        assert not [name for name in imported(path) if name.split(".")[0] in ("web", "flask")]


@pytest.mark.parametrize(
    ("package", "places"),
    [
        ("pyoxigraph", ("kg/store", "kg/export", "kg/query", "kg/rdf")),
        ("pycrfsuite", ("kg/extract/training",)),
        ("pyvis", ("kg/view",)),
    ],
)
def test_an_engine_is_known_only_where_it_belongs(package: str, places: tuple[str, ...]) -> None:
    users = [
        p
        for p in (*MODULES, *(ROOT / "web").rglob("*.py"))
        if package in {n.split(".")[0] for n in imported(p)}
    ]
    assert users
    outside = [
        str(p.relative_to(ROOT)) for p in users if not any(p.is_relative_to(ROOT / place) for place in places)
    ]
    assert not outside


@pytest.mark.parametrize(
    "path", [*MODULES, *sorted((ROOT / "web").rglob("*.py"))], ids=lambda p: str(p.relative_to(ROOT))
)
def test_no_module_outgrows_its_name(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    assert path.stem not in {"utils", "helpers", "common", "core", "misc", "manager"}
