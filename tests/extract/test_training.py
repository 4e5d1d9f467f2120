"""The models are made again from annotated releases: the same bytes from the same data, and they are of use."""

from pathlib import Path

import pytest

from kg.extract.pipeline import read_facts
from kg.extract.training.align import label
from kg.extract.training.annotated import read_annotated
from kg.extract.training.crf import Example
from kg.extract.training.run import fit
from kg.resources import DATA


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    return list(read_annotated(DATA / "annotations"))[:10]


def test_the_same_data_give_the_same_bytes(examples: list[Example], tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        fit(examples, tmp_path / name)
    for file in ("spans.npz", "states.json"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_models_just_trained_read_a_release(examples: list[Example], tmp_path: Path) -> None:
    models = fit(examples, tmp_path)
    facts = read_facts(examples[0].document.release, models)
    names = {person["name"] for person in examples[0].record["people"]}  # type: ignore[attr-defined]  # JSON
    assert {person.name for person in facts.people} & names


def test_each_label_of_a_token_continues_the_one_before(examples: list[Example]) -> None:
    for example in examples:
        labels = label(example.document, example.record)
        assert len(labels) == len(example.document.tokens)
        for before, here in zip(["O", *labels], labels, strict=False):
            assert not here.startswith("I-") or before[2:] == here[2:]
