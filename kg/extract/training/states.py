"""Train the model that says which state a person serves: the annotated posts are the answers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from kg.extract.affiliation import Affiliation
from kg.extract.clusters import name_words, same_person
from kg.extract.names import find_names
from kg.extract.people import affiliation
from kg.extract.publishers import publisher_code
from kg.extract.state_features import Clues
from kg.extract.states import hinted
from kg.extract.tagger import Tagger
from kg.extract.training.crf import Example
from kg.extract.training.logistic import Choice, fit

#: Releases of a publisher below which each counts double.
FEW = 10


def train(examples: Sequence[Example], model: Tagger) -> dict[str, float]:
    """Return the weights; people are found by `model`, as they will be in use.

    A release counts double whose publisher has few: the reader meets publishers it has not seen.
    """
    releases = Counter(example.document.release.publisher for example in examples)
    return fit(
        choice
        for example in examples
        for choice in list(rows_of(example, read(example, model)))
        * (2 if releases[example.document.release.publisher] < FEW else 1)
    )


def read(example: Example, model: Tagger) -> Affiliation:
    """Return the people of an example as the reader finds them."""
    document = example.document
    names = find_names(document)
    own = publisher_code(document.release.publisher)
    return affiliation(document, names, model.tag(document, names), own)


def rows_of(example: Example, people: Affiliation) -> Iterator[Choice]:
    """Yield a choice for each person whose state the words do not say: what speaks for each code, or for none."""
    clues = Clues(people)
    annotated: Any = example.record["people"]
    gold = {name_words(person["name"]): {post["of"] for post in person["posts"]} for person in annotated}
    by_words = list(people.stated)
    hinted(people)
    for index, person in enumerate(people.people):
        if by_words[index] is not None or not people.held[index]:
            continue
        codes = next(
            (of for words, of in gold.items() if same_person(*sorted((words, person.words), key=len))), None
        )
        if codes:
            candidates = people.options(index)
            known = codes & set(candidates)
            options = [(clues.features(index, code), code in known) for code in candidates]
            yield [*options, (clues.nowhere(index), not known)]
            # The reader goes on from its own answers: so does the training.
            people.stated[index] = min(known, default=None)
