"""A release -> all the facts in it: the stages in order."""

from dataclasses import dataclass
from functools import cache

from kg.extract import states
from kg.extract.mentioned import find_countries, find_organizations
from kg.extract.names import find_names
from kg.extract.people import affiliation, find_people
from kg.extract.publishers import publisher_code
from kg.extract.roles import find_roles
from kg.extract.tagger import Tagger, tagger
from kg.model.fact import ReleaseFacts
from kg.model.release import Release
from kg.text import cut


@dataclass(frozen=True)
class Models:
    """The trained models that the reader uses."""

    tagger: Tagger
    states: states.Weights


@cache
def shipped() -> Models:
    """Return the models that the package ships, read once."""
    return Models(tagger(), states.weights())


def read_facts(release: Release, models: Models | None = None) -> ReleaseFacts:
    """Return the facts of `release`, in the order of its text; the same release gives the same facts.

    Pure: nothing is read but the package's own tables and `models` (those it ships, if none is given).
    """
    document = cut(release)
    own = publisher_code(release.publisher)
    names = find_names(document)
    models = models or shipped()
    tagged = models.tagger.tag(document, names)
    named_people = affiliation(document, names, tagged, own)
    people, roles = find_roles(named_people, find_people(named_people, models.states))
    named = sorted(named_people.number)
    countries = find_countries(document, names, named)
    organizations = find_organizations(document, names, tagged, named)
    return ReleaseFacts(release.id, people=people, countries=countries, organizations=organizations)
