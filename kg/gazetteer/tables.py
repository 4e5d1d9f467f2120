"""Read the curated tables of `data/gazetteer/`, each once."""

from dataclasses import dataclass
from functools import cache

from kg.errors import GazetteerError
from kg.resources import GAZETTEER

#: A region with one code lies in that state; with several, in none.
CODE_LENGTH = 2


@dataclass(frozen=True, slots=True)
class Country:
    """A state, or a territory that releases treat as one; `code` is ISO 3166-1 alpha-2 (XK for Kosovo)."""

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    ambiguous: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Organization:
    """An international organisation or grouping; `acronym` names it, `weak` forms need a full one near.

    Shape:
        `counts_as` is the acronym of the organisation that a mention of this one counts for, mostly its own.
    """

    acronym: str
    counts_as: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    members: tuple[str, ...]
    weak: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A city, building, base or region, and the code of the state it lies in (empty where several)."""

    name: str
    country: str
    kind: str
    aliases: tuple[str, ...]
    ambiguous: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PostHead:
    """The head words of a post's title, lower-case; `level` is 1 for heads of state, 5 for others."""

    head: str
    kind: str
    level: int


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the SKOS scheme and the lower-case words that decide it."""

    key: str
    label: str
    broader: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Publisher:
    """A known publisher; `of` is the code of the state or organisation that it speaks for."""

    id: str
    name: str
    aliases: tuple[str, ...]
    of: str


Row = dict[str, str]


@cache
def rows(table: str) -> tuple[Row, ...]:
    """Return the rows of ``<table>.tsv``, by column.

    Raises:
        GazetteerError: where the table is missing or a line has not as many fields as the header.
    """
    path = GAZETTEER / f"{table}.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise GazetteerError(
            f"{path}: cannot be read ({error.strerror}); install the project again"
        ) from error
    header = lines[0].split("\t")
    found = []
    for number, line in enumerate(lines[1:], start=2):
        fields = line.split("\t")
        if len(fields) != len(header):
            raise GazetteerError(
                f"{path.name}:{number}: {len(fields)} fields where the header has {len(header)}; check the tabs"
            )
        found.append(dict(zip(header, fields, strict=True)))
    return tuple(found)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def countries() -> dict[str, Country]:
    """Return the countries by code."""
    return {
        row["code"]: Country(
            row["code"],
            row["name"],
            _split(row["aliases"]),
            _split(row["adjectives"]),
            _split(row["demonyms"]),
            row["capital"],
            _split(row["ambiguous"]),
        )
        for row in rows("countries")
    }


@cache
def organizations() -> dict[str, Organization]:
    """Return the organisations by acronym."""
    return {
        row["acronym"]: Organization(
            row["acronym"],
            row["counts_as"] or row["acronym"],
            row["name"],
            _split(row["aliases"]),
            row["kind"],
            _split(row["members"]),
            _split(row["weak"]),
        )
        for row in rows("organizations")
    }


@cache
def places() -> tuple[Place, ...]:
    """Return cities, buildings, bases and provinces, then regions of several states."""
    own = tuple(
        Place(row["name"], row["country"], row["kind"], _split(row["aliases"]), _split(row["ambiguous"]))
        for row in rows("places")
    )
    regions = tuple(
        Place(
            row["name"],
            row["countries"] if len(row["countries"]) == CODE_LENGTH else "",
            "region",
            _split(row["aliases"]),
        )
        for row in rows("regions")
    )
    return own + regions


@cache
def post_heads() -> dict[str, PostHead]:
    """Return the heads of post titles by their lower-case words."""
    return {row["head"]: PostHead(row["head"], row["kind"], int(row["level"])) for row in rows("posts")}


@cache
def topics() -> dict[str, Topic]:
    """Return the topics by key."""
    return {
        row["key"]: Topic(row["key"], row["label"], row["broader"], _split(row["keywords"]))
        for row in rows("topics")
    }


@cache
def publishers() -> tuple[Publisher, ...]:
    """Return the known publishers."""
    return tuple(
        Publisher(row["id"], row["name"], _split(row["aliases"]), row["of"]) for row in rows("publishers")
    )


@cache
def words(table: str) -> frozenset[str]:
    """Return the first column of a table of plain words, such as ``given_names`` or ``post_modifiers``."""
    return frozenset(next(iter(row.values())) for row in rows(table))
