"""The IRI of everything: readable for what is known by name, a hash of its key for what happened.

A key holds what makes a thing that thing: never its wording, the run or the clock.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

BASE = "https://w3id.org/secrel/id/"

#: Stands for the state of a person or a post where no release tells it.
UNKNOWN = "x"
#: A key that can stand in an IRI as it is: an acronym such as NATO, G7, C5+1. None ends in a full stop, which
#: would be taken for the end of a sentence, and which rdflib does not read at the end of a prefixed name.
PLAIN_KEY = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9+.-]{0,29}[A-Za-z0-9+-])?")
SLUG_LENGTH = 80
APOSTROPHES = re.compile("['`]")
NOT_SLUG = re.compile("[^a-z0-9]+")


@lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """Return `name` in lower-case ASCII letters, digits and hyphens; never empty.

    Names that differ only in diacritics, case, apostrophes or spacing give one slug. A name without letters
    or digits gives a hash, and a long one keeps its beginning and a hash of the rest.

    >>> slug("Mariusz Błaszczak")
    'mariusz-blaszczak'
    """
    plain = anyascii(unicodedata.normalize("NFC", name).encode("utf-8", "replace").decode())
    made = NOT_SLUG.sub("-", APOSTROPHES.sub("", plain).lower()).strip("-")
    if len(made) > SLUG_LENGTH:
        return f"{made[: SLUG_LENGTH - 17].rstrip('-')}-{digest(made)}"
    return made or digest(name)


def digest(*parts: str) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 over the parts of a key, in their order."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def key_segment(key: str) -> str:
    """Return the key of a state or an organization for an IRI: an acronym as it is, a name slugged."""
    return key if PLAIN_KEY.fullmatch(key) else slug(key)


def mint_country(code: str) -> str:
    """Return the IRI of the country with this ISO 3166-1 alpha-2 code."""
    return f"{BASE}country/{key_segment(code)}"


def mint_organization(key: str) -> str:
    """Return the IRI of the organization with this acronym or full name."""
    return f"{BASE}organization/{key_segment(key)}"


def mint_person(name: str, of: str | None) -> str:
    """Return the IRI of a person by name and the state or organization served, None where it is not known."""
    return f"{BASE}person/{key_segment(of) if of else UNKNOWN}/{slug(name)}"


def mint_post(title: str, of: str | None) -> str:
    """Return the IRI of a post by title and the state or organization it serves."""
    return f"{BASE}post/{key_segment(of) if of else UNKNOWN}/{slug(title)}"


def mint_tenure(person: str, post: str) -> str:
    """Return the IRI of the holding of a post by a person, from their IRIs."""
    return f"{BASE}tenure/{digest(person, post)}"


def mint_topic(key: str) -> str:
    """Return the IRI of the topic with this key."""
    return f"{BASE}topic/{slug(key)}"


def mint_publisher(name: str) -> str:
    """Return the IRI of a publisher by name."""
    return f"{BASE}publisher/{slug(name)}"


def split_publishers(publisher: str) -> tuple[str, ...]:
    """Return the names of the publishers of a joint release, as given with ``;`` between them."""
    names = tuple(name.strip() for name in publisher.split(";") if name.strip())
    return names or ("unknown publisher",)


def mint_release(publisher: str, identifier: str) -> str:
    """Return the IRI of a release, which is that of its graph too.

    An identifier that is no slug gets a hash beside its slug, so that two identifiers never share a graph.
    """
    made = slug(identifier)
    name = made if made == identifier else f"{made}-{digest(identifier)[:8]}"
    return f"{BASE}release/{slug(split_publishers(publisher)[0])}/{name}"


def mint_statement(release: str, speaker: str, start: int) -> str:
    """Return the IRI of a passage of direct speech, from its release, its speaker and where it begins."""
    return f"{BASE}statement/{digest(release, speaker, str(start))}"


def mint_evidence(release: str, fact: str, start: int, end: int) -> str:
    """Return the IRI of the words of a release that show a fact."""
    return f"{BASE}evidence/{digest(release, fact, str(start), str(end))}"


def mint_tie(one: str, other: str, year: int) -> str:
    """Return the IRI of the tie of two countries in a year, from their codes in any order."""
    return f"{BASE}tie/{'-'.join(sorted((one, other)))}/{year}"
