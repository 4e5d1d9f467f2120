"""A quote as a footnote: as plain text, as BibTeX, as RIS."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import NotFoundError
from kg.store.base import Store
from kg.view.ask import Row, ask
from kg.view.fact_index import SURE_FROM
from kg.view.link import Link, link
from kg.view.samples import is_sample
from kg.view.when import say_date

#: Characters that mean something to BibTeX, and what stands for them.
TEX = {
    "\\": r"\textbackslash{}",
    # Not "\{": BibTeX counts braces without looking at what stands before them.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\^{}",
    "~": r"\~{}",
}

#: Unicode's characters that begin another direction of writing, and those that end it.
EMBEDDINGS, EMBEDDING_END = "\u202a\u202b\u202d\u202e", "\u202c"
ISOLATES, ISOLATE_END = "\u2066\u2067\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote with all that is needed to find it again.

    Shape:
        `published` is an ISO day; `start` and `end` count code points of the text whose SHA-256 is `text_hash`;
        `source` may be empty; `confidence` is that of the reading, from 0 to 1 or empty.
    """

    evidence: str
    release: Link
    quote: str
    start: int
    end: int
    publishers: tuple[str, ...]
    published: str
    source: str
    text_hash: str
    confidence: str = ""

    @property
    def unsure(self) -> bool:
        """Whether the reader gives less than even odds to what it read there; the words are there all the same."""
        return bool(self.confidence) and float(self.confidence) < SURE_FROM

    @property
    def restated(self) -> bool:
        """Whether the words are those of a sample that comes with the program, and nobody published them."""
        return is_sample(self.release.iri)


def cite(store: Store, evidence: str) -> Citation:
    """Return the citation of a piece of evidence.

    Raises:
        NotFoundError: where the store does not hold it.
    """
    found = citations(store, [evidence])
    if evidence not in found:
        raise NotFoundError(f"there is no evidence {evidence}; its release may have changed or been removed")
    return found[evidence]


def citations(store: Store, evidence: Sequence[str]) -> dict[str, Citation]:
    """Return the citations of some pieces of evidence, in the order given; what is not held is no key."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in ask(store, "evidence-citation", values={"evidence": evidence}):
        rows[row["evidence"]].append(row)
    return {each: _citation(rows[each]) for each in evidence if each in rows}


def _citation(rows: Sequence[Row]) -> Citation:
    row = rows[0]
    names = dict.fromkeys(each["publisherLabel"] for each in rows if "publisherLabel" in each)
    return Citation(
        evidence=row["evidence"],
        release=link(row["release"], row.get("title", "")),
        quote=row["quote"],
        start=int(row["start"]),
        end=int(row["end"]),
        publishers=tuple(names),
        published=row["published"],
        source=row.get("source", ""),
        text_hash=row["textHash"],
        confidence=row.get("confidence", ""),
    )


def as_text(citation: Citation) -> str:
    """Return a footnote in one paragraph."""
    where = f"{_line(citation.source)}. " if citation.source else ""
    return (
        f"\u201c{_line(citation.quote)}\u201d. {_line(' and '.join(citation.publishers))}, "
        f"\u201c{_line(citation.release.label)}\u201d, {say_date(citation.published)}. {where}"
        f"C{_place(citation).removeprefix('c')}. {citation.evidence}\n"
    )


def as_bibtex(citation: Citation) -> str:
    """Return an entry for BibTeX."""
    year, month, day = citation.published.split("-")
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in citation.publishers),
        "title": f"{{{_tex(citation.release.label)}}}",
        "year": year,
        "month": str(int(month)),
        "day": str(int(day)),
        "url": _line(citation.source).replace("{", "%7B").replace("}", "%7D"),
        "note": f"\u201c{_tex(citation.quote)}\u201d, {_place(citation)}, \\url{{{citation.evidence}}}",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{secrel-{citation.evidence.rpartition('/')[2]},\n{lines}}}\n"


def as_ris(citation: Citation) -> str:
    """Return a record in the RIS format of reference managers."""
    fields = [
        ("TY", "PRESS"),
        *(("AU", name) for name in citation.publishers),
        ("TI", citation.release.label),
        ("DA", citation.published.replace("-", "/")),
        ("PY", citation.published[:4]),
        ("UR", citation.source),
        ("N1", f"\u201c{citation.quote}\u201d, {_place(citation)}, {citation.evidence}"),
    ]
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in fields if value) + "ER  - \r\n"


#: The forms of a footnote: its ending, media type and writer.
CITATION_FORMS: Mapping[str, tuple[str, Callable[[Citation], str]]] = {
    "txt": ("text/plain", as_text),
    "bib": ("application/x-bibtex", as_bibtex),
    "ris": ("application/x-research-info-systems", as_ris),
}


def _place(citation: Citation) -> str:
    stretch = f"characters {citation.start} to {citation.end}"
    sample = ", a sample restated for Secrel, not the published wording" if citation.restated else ""
    return f"{stretch} of the text whose fingerprint is SHA-256 {citation.text_hash}{sample}"


def _line(text: str) -> str:
    """Return `text` on one line, so that no quote can begin a field of its own or turn round what follows it."""
    line = re.sub(r"[\s\x00-\x1f\x7f\x85\u2028\u2029]+", " ", text).strip()
    return line + "".join(_open_directions(line))


def _open_directions(line: str) -> list[str]:
    """Return the characters that end what changes of direction `line` begins and leaves open, innermost first."""
    ends: list[str] = []
    for letter in line:
        if letter in EMBEDDINGS:
            ends.insert(0, EMBEDDING_END)
        elif letter in ISOLATES:
            ends.insert(0, ISOLATE_END)
        elif letter == EMBEDDING_END and ends[:1] == [EMBEDDING_END]:
            del ends[0]
        elif letter == ISOLATE_END and ISOLATE_END in ends:
            del ends[: ends.index(ISOLATE_END) + 1]
    return ends


def _tex(text: str) -> str:
    return "".join(TEX.get(letter, letter) for letter in _line(text))
