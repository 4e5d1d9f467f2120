"""The README says what is: its commands run, its query answers, its links lead somewhere."""

import json
import re
import shlex
from pathlib import Path

import click
import pytest
from rdflib import Graph

from kg.cli import main
from kg.query.catalog import list_queries
from kg.resources import ONTOLOGY

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted(
    p for p in ROOT.rglob("*.md") if not {".venv", "node_modules"} & set(p.relative_to(ROOT).parts)
)
SECREL = "https://w3id.org/secrel#"


def commands() -> list[list[str]]:
    """Return each `kg ...` line of the README's blocks and inline code, as words."""
    blocks = "\n".join(re.findall(r"```sh\n(.*?)```", README, re.DOTALL))
    lines = re.findall(r"^(?:\S*/)?kg .*$", blocks, re.MULTILINE) + re.findall(r"`(kg [^`]*)`", README)
    return [shlex.split(line, comments=True) for line in lines]


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_each_command_of_the_readme_exists_with_its_options(words: list[str]) -> None:
    context = click.Context(main)
    command = main.get_command(context, words[1])
    assert command, f"kg {words[1]} is in the README and not in the command line"
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words[2:] if word.startswith("-") and word != "-"} <= known | {"--help"}


def test_each_command_is_in_the_readme() -> None:
    missing = [name for name in main.list_commands(click.Context(main)) if f"`kg {name}`" not in README]
    assert not missing, f"the README's table of commands lacks {missing}"


def test_each_named_query_of_the_readme_is_one() -> None:
    names = {query.name for query in list_queries()}
    asked = {
        words[2] for words in commands() if words[1] == "query" and len(words) > 2 and words[2][0] != "-"
    }
    assert asked <= names


def test_each_term_of_the_readme_is_in_the_ontology() -> None:
    terms = {str(s).removeprefix(SECREL) for s in Graph().parse(ONTOLOGY / "secrel.ttl").subjects()}
    used = set(re.findall(r"secrel:(\w+)", README))
    assert used
    assert used <= terms


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_inside_the_project_lead_to_files(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (page.parent / target).exists(), (
                f"{page.relative_to(ROOT)} links to {target}, which is not there"
            )


def test_the_scores_of_the_readme_are_those_of_the_last_evaluation() -> None:
    rows = json.loads((ROOT / "data" / "evaluation.json").read_text(encoding="utf-8"))["rows"]
    told = dict(re.findall(r"^\| (\w+) \| (1?\.\d+) \|", README, re.MULTILINE))
    assert set(told) == {name for name in rows if "." not in name}
    for name, value in told.items():
        assert f"{rows[name]['f1']:.3f}".lstrip("0") == value, f"{name}: write {rows[name]['f1']:.3f}"
