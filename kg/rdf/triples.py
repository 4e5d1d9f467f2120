"""A release and its facts as the triples of the release's named graph."""

import hashlib
from functools import cache

from kg.gazetteer.tables import countries
from kg.model.fact import ReleaseFacts
from kg.model.release import Release
from kg.rdf import vocabulary as v
from kg.rdf.events import write_agreement, write_meeting, write_statement, write_summit
from kg.rdf.iris import mint_publisher, mint_release, mint_topic, split_publishers
from kg.rdf.people import write_person
from kg.rdf.terms import Triple, clean_text, day_term, iri_term, text_term, typed_term
from kg.rdf.writer import GraphWriter


def release_triples(release: Release, facts: ReleaseFacts) -> list[Triple]:
    """Return the triples of the release's graph, in the order of the facts; some may stand twice.

    Raises:
        KeyError: where a meeting or a statement names somebody who is not in `facts.people`.
    """
    writer = GraphWriter(mint_release(release.publisher, release.id), facts, country_codes())
    write_release(writer, release)
    people = {person.name: write_person(writer, person) for person in facts.people}
    write_mentions(writer, facts)
    for meeting in facts.meetings:
        write_meeting(writer, meeting, people)
    for agreement in facts.agreements:
        write_agreement(writer, agreement)
    for summit in facts.summits:
        write_summit(writer, summit)
    for statement in facts.statements:
        write_statement(writer, statement, release, people)
    return writer.triples


def write_release(writer: GraphWriter, release: Release) -> None:
    """Write the release itself: who published it, when, its words and what tells whether they changed."""
    subject = iri_term(writer.release)
    text = clean_text(release.text)
    writer.add(subject, v.A, v.RELEASE)
    if release.title:
        writer.add(subject, v.TITLE, text_term(release.title))
    writer.add(subject, v.PUBLISHED, day_term(release.published))
    for name in split_publishers(release.publisher):
        publisher = iri_term(mint_publisher(name))
        writer.add(publisher, v.A, v.ORGANIZATION, v.PUBLISHER)
        writer.add(publisher, v.LABEL, text_term(name))
        writer.add(subject, v.PUBLISHED_BY, publisher)
    if release.url:
        writer.add(subject, v.SOURCE, typed_term(release.url, "anyURI"))
    if release.licence:
        writer.add(subject, v.LICENCE, text_term(release.licence))
    writer.add(subject, v.TEXT, text_term(text))
    writer.add(subject, v.TEXT_HASH, text_term(hashlib.sha256(text.encode()).hexdigest()))
    writer.add(subject, v.DIGEST, text_term(release.digest))


def write_mentions(writer: GraphWriter, facts: ReleaseFacts) -> None:
    """Write the countries, organizations and topics that the release names."""
    release = iri_term(writer.release)
    named = [(writer.country(country.key), country.evidence) for country in facts.countries]
    named += [(writer.organization(one.key), one.evidence) for one in facts.organizations]
    topics = [(mint_topic(topic.key), topic.evidence) for topic in facts.topics]
    for iri, _ in topics:
        writer.add(iri_term(iri), v.A, v.TOPIC)
        writer.add(release, v.ABOUT, iri_term(iri))
    for iri, evidence in (*named, *topics):
        writer.add(release, v.MENTIONS, iri_term(iri))
        writer.show(evidence, iri)


@cache
def country_codes() -> frozenset[str]:
    """Return the codes that stand for countries."""
    return frozenset(countries())
