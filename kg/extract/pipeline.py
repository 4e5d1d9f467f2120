"""A release -> all the facts in it: the stages in order."""

from dataclasses import dataclass
from functools import cache

from kg.extract import confidence, states
from kg.extract.agreements import find_agreements
from kg.extract.dates import find_dates
from kg.extract.meetings import find_meetings
from kg.extract.mentioned import find_countries, find_organizations, named_mentions
from kg.extract.mentions import Reading
from kg.extract.names import find_names
from kg.extract.people import affiliation, find_people, person_mentions
from kg.extract.publishers import publisher_code
from kg.extract.roles import find_roles
from kg.extract.statements import find_statements
from kg.extract.summits import find_summits
from kg.extract.tagger import Tagger, tagger
from kg.extract.topics import find_topics
from kg.model.fact import ReleaseFacts
from kg.model.release import Release
from kg.text import cut


@dataclass(frozen=True)
class Models:
    """The trained models that the reader uses."""

    tagger: Tagger
    states: states.Weights
    confidence: confidence.Weights


@cache
def shipped() -> Models:
    """Return the models that the package ships, read once."""
    return Models(tagger(), states.weights(), confidence.weights())


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
    spans = sorted(named_people.number)
    mentions = [*roles, *person_mentions(named_people), *named_mentions(document, names, tagged, spans)]
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    reading = Reading(document, tuple(mentions), people, own)
    dates = find_dates(document)
    facts = ReleaseFacts(
        release.id,
        people=people,
        countries=find_countries(document, names, spans),
        organizations=find_organizations(document, names, tagged, spans),
        meetings=find_meetings(reading, dates),
        agreements=find_agreements(reading, dates),
        summits=find_summits(reading, dates),
        statements=find_statements(reading),
        topics=find_topics(document),
    )
    return confidence.with_confidence(facts, own, models.confidence)
