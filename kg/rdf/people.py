"""People, the posts they hold, and who of them is a minister."""

from functools import cache, lru_cache

from kg.gazetteer.matcher import Phrases
from kg.gazetteer.tables import PostHead, post_heads
from kg.model.fact import Person, PostHeld
from kg.rdf import vocabulary as v
from kg.rdf.iris import mint_person, mint_post, mint_tenure
from kg.rdf.terms import iri_term, text_term
from kg.rdf.writer import GraphWriter
from kg.text import TOKEN

#: The kinds of post whose holders are ministers, in the wide sense of the ontology, and down to which level.
MINISTERIAL = frozenset({"head-of-state", "head-of-government", "minister"})
LOWEST_LEVEL = 2


def is_ministerial(title: str) -> bool:
    """Whether who holds a post of this title leads a state, a government or a ministry, or stands in for one.

    >>> is_ministerial("Minister of National Defence"), is_ministerial("Deputy Foreign Minister")
    (True, False)
    """
    head = post_head(title)
    return head is not None and head.kind in MINISTERIAL and head.level <= LOWEST_LEVEL


@lru_cache(maxsize=4096)
def post_head(title: str) -> PostHead | None:
    """Return the first head of a post in a title, or None where no table knows one.

    >>> post_head("Deputy Foreign Minister").level
    3
    """
    return next((head for _, _, head in _heads().find(TOKEN.findall(title))), None)


@cache
def _heads() -> Phrases[PostHead]:
    return Phrases(post_heads().items(), fold=True)


def person_iri(person: Person) -> str:
    """Return the IRI of `person`: the state is that of the first post held, else left, that has one."""
    return mint_person(person.name, next((post.of for post in _held_first(person) if post.of), None))


def write_person(writer: GraphWriter, person: Person) -> str:
    """Write a person with the posts held, and return the person's IRI."""
    iri = person_iri(person)
    term = iri_term(iri)
    if writer.opens(iri):
        writer.add(term, v.A, v.PERSON)
        writer.add(term, v.LABEL, text_term(person.name))
    if any(is_ministerial(post.title) for post in person.posts):
        writer.add(term, v.A, v.MINISTER)
    writer.add(iri_term(writer.release), v.MENTIONS, term)
    writer.show(person.evidence, iri)
    # A post named as held now and as left is held: what is current comes first.
    for post in _held_first(person):
        write_tenure(writer, iri, post)
    return iri


def _held_first(person: Person) -> list[PostHeld]:
    return sorted(person.posts, key=lambda post: post.former)


def write_tenure(writer: GraphWriter, person: str, held: PostHeld) -> None:
    """Write that the person with this IRI holds or held a post."""
    post = mint_post(held.title, held.of)
    if writer.opens(post):
        writer.add(iri_term(post), v.A, v.POST)
        writer.add(iri_term(post), v.LABEL, text_term(held.title))
        if held.of:
            writer.add(iri_term(post), v.SERVES_STATE, iri_term(writer.party(held.of)))
    tenure = mint_tenure(person, post)
    if writer.opens(tenure):
        writer.add(iri_term(tenure), v.A, v.TENURE)
        writer.add(iri_term(tenure), v.HOLDER, iri_term(person))
        writer.add(iri_term(tenure), v.HELD_POST, iri_term(post))
        if held.former:
            writer.add(iri_term(tenure), v.FORMER, v.TRUE)
    writer.show(held.evidence, tenure)
