"""The terms of the ontology that the graph is written with, encoded once."""

from rdflib import RDF, RDFS

from kg.rdf.namespaces import SECREL
from kg.rdf.terms import iri_term, typed_term

A = iri_term(RDF.type)
LABEL = iri_term(RDFS.label)
TRUE = typed_term("true", "boolean")

RELEASE = iri_term(SECREL.Release)
PERSON = iri_term(SECREL.Person)
MINISTER = iri_term(SECREL.Minister)
POST = iri_term(SECREL.Post)
TENURE = iri_term(SECREL.Tenure)
COUNTRY = iri_term(SECREL.Country)
ORGANIZATION = iri_term(SECREL.Organization)
PUBLISHER = iri_term(SECREL.Publisher)
MEETING = iri_term(SECREL.Meeting)
AGREEMENT = iri_term(SECREL.Agreement)
SUMMIT = iri_term(SECREL.Summit)
SUMMIT_SERIES = iri_term(SECREL.SummitSeries)
STATEMENT = iri_term(SECREL.Statement)
TOPIC = iri_term(SECREL.Topic)
EVIDENCE = iri_term(SECREL.Evidence)

#: The kinds of meeting that have a class of their own beside Meeting.
SUBCLASSES = {"visit": iri_term(SECREL.Visit), "call": iri_term(SECREL.Call)}
STATUSES = {
    "planned": iri_term(SECREL.planned),
    "held": iri_term(SECREL.held),
    "cancelled": iri_term(SECREL.cancelled),
    "proposed": iri_term(SECREL.proposed),
    "negotiating": iri_term(SECREL.negotiating),
    "agreed": iri_term(SECREL.agreed),
    "signed": iri_term(SECREL.signed),
    "in_force": iri_term(SECREL.inForce),
    "ended": iri_term(SECREL.ended),
}

TITLE = iri_term(SECREL.title)
PUBLISHED = iri_term(SECREL.published)
PUBLISHED_BY = iri_term(SECREL.publisher)
SOURCE = iri_term(SECREL.source)
LICENCE = iri_term(SECREL.licence)
TEXT = iri_term(SECREL.text)
TEXT_HASH = iri_term(SECREL.textHash)
DIGEST = iri_term(SECREL.digest)
MENTIONS = iri_term(SECREL.mentions)
ABOUT = iri_term(SECREL.topic)

HOLDER = iri_term(SECREL.holder)
HELD_POST = iri_term(SECREL.post)
SERVES_STATE = iri_term(SECREL.servesState)
FORMER = iri_term(SECREL.former)

PARTICIPANT = iri_term(SECREL.participant)
PARTY = iri_term(SECREL.party)
PLACE = iri_term(SECREL.place)
IN_COUNTRY = iri_term(SECREL.country)
DATE = iri_term(SECREL.date)
END_DATE = iri_term(SECREL.endDate)
EARLIEST = iri_term(SECREL.earliest)
LATEST = iri_term(SECREL.latest)
STATUS = iri_term(SECREL.status)
SERIES = iri_term(SECREL.series)
HOST = iri_term(SECREL.host)
SPEAKER = iri_term(SECREL.speaker)

HAS_EVIDENCE = iri_term(SECREL.evidence)
FACT = iri_term(SECREL.fact)
FROM_RELEASE = iri_term(SECREL.release)
QUOTE = iri_term(SECREL.quote)
START_OFFSET = iri_term(SECREL.startOffset)
END_OFFSET = iri_term(SECREL.endOffset)
RULE = iri_term(SECREL.rule)
CONFIDENCE = iri_term(SECREL.confidence)
