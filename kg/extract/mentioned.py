"""The countries and organisations that a release mentions."""

from collections.abc import Iterable, Iterator, Sequence

from kg.extract.evidence import quote_span
from kg.extract.mentions import Mention
from kg.extract.names import Name
from kg.extract.tagger import Tagged
from kg.gazetteer import tables
from kg.model.fact import Mentioned
from kg.text import Document

PersonSpan = tuple[int, int]
#: Heads of domestic bodies and companies: a country inside such a name is not mentioned by itself.
BODIES = frozenset(
    "university bank institute airlines airways college school club newspaper post times museum".split()
)


def find_countries(
    document: Document, names: Sequence[Name], people: Iterable[PersonSpan]
) -> tuple[Mentioned, ...]:
    """Return each country named, with the first words that name it beyond doubt."""
    taken = {index for first, last in people for index in range(first, last)}
    found: dict[str, Mentioned] = {}
    for name in names:
        if name.named.kind != "country" or name.first in taken or name.named.key in found:
            continue
        if name.named.doubtful and not _sure(document, name):
            continue
        found[name.named.key] = _mentioned(
            document, name.named.key, name.first, name.last, "country-name", 0.97
        )
    return tuple(found.values())


def _sure(document: Document, name: Name) -> bool:
    """Whether a name with other meanings means the country here: not beside a capitalised word of another name."""
    words = document.tokens
    before = words[name.first - 1].text if name.first else ""
    after = words[name.last].text if name.last < len(words) else ""
    return (
        before not in ("New", "Latin", "North", "South", "Central", "Northern", "St.", "Mr.", "Ms.")
        and after.lower() not in BODIES
    )


def _is_place(document: Document, name: Name) -> bool:
    """Whether a word that is a name of people as often means the place here: "in Victoria", "Split, Croatia"."""
    if not name.named.doubtful:
        return True
    words = document.tokens
    before = words[name.first - 1].text.lower() if name.first else ""
    after = words[name.last].text if name.last < len(words) else ""
    return before in ("in", "to", "at", "from", "near", "for") or after == ","


def find_organizations(
    document: Document, names: Sequence[Name], tagged: Sequence[Tagged], people: Iterable[PersonSpan]
) -> tuple[Mentioned, ...]:
    """Return each organisation named: those the gazetteer knows, and those the tagger finds beside them."""
    taken = {index for first, last in people for index in range(first, last)}
    found: dict[str, Mentioned] = {}
    sure = {name.named.key for name in names if name.named.kind == "organization" and not name.named.doubtful}
    spans: list[tuple[int, int, str, str]] = []
    covered: set[int] = set(taken)
    for name in names:
        if name.named.kind != "organization" or name.first in taken:
            continue
        covered.update(range(name.first, name.last))
        if not name.named.doubtful or name.named.key in sure:
            spans.append((name.first, name.last, name.named.key, "organization-name"))
    for tag in tagged:
        if tag.kind == "ORG" and not covered.intersection(range(tag.first, tag.last)):
            tokens = document.tokens
            text = document.text[tokens[tag.first].start : tokens[tag.last - 1].end]
            spans.append((tag.first, tag.last, text, "organization-tagged"))
    for first, last, key, rule in sorted(spans):
        confidence = 0.95 if key in tables.organizations() else 0.6
        found.setdefault(key, _mentioned(document, key, first, last, rule, confidence))
    return tuple(found.values())


def named_mentions(
    document: Document, names: Sequence[Name], tagged: Sequence[Tagged], people: Iterable[PersonSpan]
) -> Iterator[Mention]:
    """Yield the countries, organisations and places: those the gazetteer knows, and the tagger's places beside them."""
    tokens = document.tokens
    taken = {index for first, last in people for index in range(first, last)}
    for name in names:
        if name.first not in taken and (name.named.kind != "place" or _is_place(document, name)):
            keys = (name.named.key,) if name.named.key else ()
            start, end = tokens[name.first].start, tokens[name.last - 1].end
            yield Mention(name.named.kind, start, end, name.first, name.last, keys, name.named.form)
            taken.update(range(name.first, name.last) if name.named.kind == "place" else ())
    for tag in tagged:
        if tag.kind == "PLACE" and not taken.intersection(range(tag.first, tag.last)):
            start, end = tokens[tag.first].start, tokens[tag.last - 1].end
            yield Mention("place", start, end, tag.first, tag.last, (), "tagged")


def _mentioned(
    document: Document, key: str, first: int, last: int, rule: str, confidence: float
) -> Mentioned:
    tokens = document.tokens
    return Mentioned(key, quote_span(document, tokens[first].start, tokens[last - 1].end, rule, confidence))
