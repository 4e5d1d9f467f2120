"""A release -> all the facts in it: the stages in order."""

from kg.extract.mentioned import find_countries, find_organizations
from kg.extract.names import find_names
from kg.extract.people import find_people
from kg.extract.publishers import publisher_code
from kg.extract.tagger import Tagger, tagger
from kg.model.fact import ReleaseFacts
from kg.model.release import Release
from kg.text import cut


def read_facts(release: Release, model: Tagger | None = None) -> ReleaseFacts:
    """Return the facts of `release`, in the order of its text; the same release gives the same facts.

    Pure: nothing is read but the package's own tables and `model` (the one it ships, if none is given).
    """
    document = cut(release)
    own = publisher_code(release.publisher)
    names = find_names(document)
    tagged = (model or tagger()).tag(document, names)
    people, named, marks = find_people(document, names, tagged, own)
    countries = find_countries(document, names, named)
    organizations = find_organizations(document, names, tagged, named)
    return ReleaseFacts(release.id, people=people, countries=countries, organizations=organizations)
