"""Train the model that says which state a person serves: the annotated posts are the answers."""

from collections.abc import Iterator, Sequence
from typing import Any

from kg.extract.clusters import name_words, same_person
from kg.extract.names import find_names
from kg.extract.people import affiliation
from kg.extract.publishers import publisher_code
from kg.extract.tagger import Tagger
from kg.extract.training.crf import Example
from kg.extract.training.logistic import Features, fit


def train(examples: Sequence[Example], model: Tagger) -> dict[str, float]:
    """Return the weights; people are found by `model`, as they will be in use."""
    return fit(row for example in examples for row in _rows(example, model))


def _rows(example: Example, model: Tagger) -> Iterator[tuple[Features, bool]]:
    document = example.document
    names = find_names(document)
    people = affiliation(
        document, names, model.tag(document, names), publisher_code(document.release.publisher)
    )
    annotated: Any = example.record["people"]
    gold = {name_words(person["name"]): {post["of"] for post in person["posts"]} for person in annotated}
    for index, person in enumerate(people.people):
        if people.stated[index] is not None or not people.held[index]:
            continue
        codes = next(
            (of for words, of in gold.items() if same_person(*sorted((words, person.words), key=len))), None
        )
        if codes and codes & set(people.candidates):
            for code in people.candidates:
                yield people.features(index, code), code in codes
            # The reader goes on from its own answers: so does the training.
            people.stated[index] = min(codes & set(people.candidates))
