"""Find the names that the gazetteers know: countries, organisations, places."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.gazetteer import tables
from kg.gazetteer.matcher import Phrases
from kg.text import Document


@dataclass(frozen=True, slots=True)
class Named:
    """What a phrase of the gazetteer names.

    Shape:
        `kind` is ``country``, ``organization`` or ``place``; `key` a code, an acronym or, for places, the code
        of the state it lies in, perhaps empty; `form` is ``name``, ``adjective`` or ``demonym`` for countries,
        ``name`` or ``weak`` for organisations, the kind of place for places; `doubtful` where the words mean
        other things as well.
    """

    kind: str
    key: str
    form: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A gazetteer name in a document: tokens ``document.tokens[first:last]``."""

    first: int
    last: int
    named: Named


@cache
def _phrases() -> Phrases[Named]:
    return Phrases([*_countries(), *_organizations(), *_places()])


def _countries() -> Iterator[tuple[str, Named]]:
    for country in tables.countries().values():
        for form, phrases in (
            ("name", (country.name, *country.aliases)),
            ("adjective", country.adjectives),
            ("demonym", country.demonyms),
        ):
            for phrase in phrases:
                yield phrase, Named("country", country.code, form, phrase in country.ambiguous)


def _organizations() -> Iterator[tuple[str, Named]]:
    for organization in tables.organizations().values():
        for phrase in dict.fromkeys(
            (organization.acronym, organization.name, *organization.aliases, *organization.weak)
        ):
            weak = phrase in organization.weak
            yield (
                phrase,
                Named("organization", organization.counts_as, "weak" if weak else "name", doubtful=weak),
            )


def _places() -> Iterator[tuple[str, Named]]:
    for place in tables.places():
        for phrase in (place.name, *place.aliases):
            yield phrase, Named("place", place.country, place.kind, doubtful=phrase in place.ambiguous)


def find_names(document: Document) -> list[Name]:
    """Return the gazetteer's names in `document`, longest first, in order and without overlap."""
    found = []
    for sentence in document.sentences:
        words = [token.text for token in document.tokens[sentence.first : sentence.last]]
        for first, last, named in _phrases().find(words):
            found.append(Name(sentence.first + first, sentence.first + last, named))
    return found
