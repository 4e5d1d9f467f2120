"""Annotated records -> labelled tokens: find where in the text each annotated name stands."""

import re
from collections.abc import Iterator, Sequence

from kg.extract.features import MONTHS, post_heads
from kg.gazetteer import tables
from kg.gazetteer.matcher import STRAIGHT, Phrases
from kg.model.record import Record
from kg.text import TOKEN, Document

#: The span kinds the tagger knows, the strongest first: where two overlap the first stands.
KINDS = ("AGR", "SUM", "PER", "ORG", "POST", "PLACE")
OUTSIDE = "O"


def label(document: Document, record: Record) -> list[str]:
    """Return a BIO label for each token of `document`, as its annotation `record` has it."""
    words = [token.text.translate(STRAIGHT) for token in document.tokens]
    lower = [word.lower() for word in words]
    labels = [OUTSIDE] * len(words)

    def mark(kind: str, first: int, last: int) -> None:
        if all(labels[index] == OUTSIDE for index in range(first, last)):
            labels[first:last] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first - 1)

    for kind, forms, fold in (
        ("AGR", [str(item["name"]) for item in _items(record, "agreements")], True),
        ("SUM", [str(item["name"]) for item in _items(record, "summits")], True),
        ("PER", list(_person_forms(record)), False),
        ("ORG", list(_organization_forms(record)), False),
        (
            "POST",
            [str(post["title"]) for person in _items(record, "people") for post in person["posts"]],
            True,
        ),
    ):
        for form in sorted(set(forms), key=lambda form: (-len(form), form)):
            wanted = [token.translate(STRAIGHT) for token in TOKEN.findall(form)]
            wanted = [token.lower() for token in wanted] if fold else wanted
            for first, last in _occurrences(lower if fold else words, wanted):
                if fold and kind == "POST" and not words[first][:1].isupper() and last - first == 1:
                    continue
                mark(kind, first, last)
    for first, last, _ in post_heads().find(words):
        if words[first][:1].isupper():
            mark("POST", first, last)
    for first, last, _ in _places(record).find(words):
        mark("PLACE", first, last)
    return labels


def _items(record: Record, key: str) -> list[dict[str, list[dict[str, str]]]]:
    return record[key]  # type: ignore[return-value]  # records are JSON: lists of objects


def _occurrences(words: Sequence[str], wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    if not wanted:
        return
    for first in range(len(words) - len(wanted) + 1):
        if words[first] == wanted[0] and list(words[first : first + len(wanted)]) == list(wanted):
            yield first, first + len(wanted)


def _person_forms(record: Record) -> Iterator[str]:
    """Yield each person's name and the shorter forms that texts go on with, also in capitals."""
    for person in _items(record, "people"):
        name = str(person["name"])
        parts = name.split()
        forms = [" ".join(parts[start:]) for start in range(len(parts))]
        if len(parts) > 1:
            forms += [parts[0], f"{parts[0]} {parts[-1]}", " ".join(parts[:-1])]
        for form in forms:
            if len(form) > 2 and form[0].isupper() and form.lower() not in MONTHS:  # noqa: PLR2004 - no initials
                yield form
                yield form.upper()


def _organization_forms(record: Record) -> Iterator[str]:
    for key in record["organisations"]:  # type: ignore[attr-defined]  # a list, by the guidelines
        yield key
        for organization in tables.organizations().values():
            if organization.counts_as == key:
                yield from (organization.acronym, organization.name, *organization.aliases)


def _places(record: Record) -> Phrases[str]:
    forms = [(form, "") for place in tables.places() for form in (place.name, *place.aliases)]
    forms += [
        (str(item["place"]), "")
        for kind in ("meetings", "summits")
        for item in _items(record, kind)
        if item["place"]
    ]
    return Phrases(forms)


def read_text(text: str) -> tuple[dict[str, str], str]:
    """Return the header fields and the body of an annotated text."""
    head, _, body = text.partition("\n\n")
    return dict(re.findall(r"^([A-Z]+): (.*)$", head, re.MULTILINE)), body.rstrip("\n")
