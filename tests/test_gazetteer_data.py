"""The linter of `data/gazetteer/`: sorted, unique, no stray spaces, every code resolves."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.rdf.iris import slug
from kg.resources import GAZETTEER

#: The columns that make a row's key, where that is not the first alone.
KEYS = {"places": ("name", "country"), "leaders": ("name", "of")}
#: Columns that hold several forms or codes with | between them.
LISTS = {"aliases", "adjectives", "demonyms", "ambiguous", "members", "weak", "keywords", "countries"}
#: Columns of names that a row is found by.
FORMS = ("acronym", "name", "aliases", "adjectives", "demonyms")
POST_KINDS = {"head-of-state", "head-of-government", "minister", "parliament", "envoy", "military"}
POST_KINDS |= {"official", "royal", "religious", "organization"}
PLACE_KINDS = {"city", "region", "building", "base"}
ORGANIZATION_KINDS = {"alliance", "bank", "court", "grouping", "mission", "organization"}
MODIFIER_MEANINGS = {"acting", "courtesy", "current", "former", "former-soon", "future", "level", "rank"}
TABLES = tuple(sorted(GAZETTEER.glob("*.tsv")))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, and where it stands."""

    table: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def parts(self, column: str) -> list[str]:
        """Return what a column holds, cut at | where it is a list."""
        cell = self.cells.get(column, "")
        return [part for part in cell.split("|") if part] if column in LISTS else [cell] * bool(cell)

    def forms(self) -> set[str]:
        """Return every form that this row is found by."""
        return {form for column in FORMS for form in self.parts(column)}

    def fault(self, what: str) -> str:
        """Return a message with the place of the fault first."""
        return f"{self.table}.tsv:{self.line}: {what}"


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a table; a line with too few or too many fields is cut or filled to the header."""
    header, *lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    columns = header.split("\t")
    rows = []
    for number, line in enumerate(lines, start=2):
        fields = line.split("\t")
        cells = dict(zip(columns, fields + [""] * (len(columns) - len(fields)), strict=False))
        rows.append(Row(path.stem, number, cells))
    return rows


def rows_of(table: str) -> list[Row]:
    return read_rows(GAZETTEER / f"{table}.tsv")


def find_line_faults(path: Path) -> Iterator[str]:
    """Yield what is wrong with the lines of a table, whatever it holds."""
    text = path.read_text(encoding="utf-8")
    lines = text.removesuffix("\n").split("\n")
    width = lines[0].count("\t") + 1
    if not text.endswith("\n"):
        yield f"{path.name}:{len(lines)}: the last line has no end; add a line break"
    for number, line in enumerate(lines, start=1):
        fields = line.count("\t") + 1
        if fields != width:
            yield f"{path.name}:{number}: {fields} fields where the header has {width}; mend the tabs"
        if re.search(r"(?:^|\t|\|) | (?:$|\t|\|)|  |[\r\v\f\u00a0\u2009\u202f\ufeff]", line):
            yield f"{path.name}:{number}: a stray space; leave one between words and none around cells"
        if re.search("[\u2018\u2019\u201c\u201d]", line):
            yield f"{path.name}:{number}: a curly quote; write ' or \" (the reader levels them)"
        if line != unicodedata.normalize("NFC", line):
            yield f"{path.name}:{number}: an accent apart from its letter; save the file as Unicode NFC"
        if number > 2 and lines[number - 2] >= line:
            how = "is there twice; remove one" if lines[number - 2] == line else "is out of order"
            yield f"{path.name}:{number}: {line[:40]!r} {how}; put lines in the order of LC_ALL=C sort"


def find_key_faults(path: Path) -> Iterator[str]:
    """Yield keys that are empty or there twice, and cells that say a thing twice."""
    seen: dict[tuple[str, ...], int] = {}
    for row in read_rows(path):
        key = tuple(row.cells.get(column, "") for column in KEYS.get(row.table, tuple(row.cells)[:1]))
        if not all(key):
            yield row.fault("a part of the key is empty; fill it or remove the row")
        elif key in seen:
            yield row.fault(f"{' / '.join(key)} is on line {seen[key]} already; make one row of the two")
        seen.setdefault(key, row.line)
        for column in row.cells:
            parts = row.cells[column].split("|") if column in LISTS and row.cells[column] else []
            if "" in parts:
                yield row.fault(f"{column} has an empty part; remove the | that has nothing beside it")
            if len(parts) != len(set(parts)):
                yield row.fault(f"{column} says {max(parts, key=parts.count)!r} twice; remove one")
        again = {row.cells.get("name", ""), *row.parts("weak")} & set(row.parts("aliases"))
        if again:
            yield row.fault(f"an alias repeats {min(again)!r} of name or weak; remove the alias")


def find_ambiguous_faults(rows: list[Row], mark: str) -> Iterator[str]:
    """Yield marks on forms that a row has not, and forms of two rows of which more than one is unmarked."""
    unmarked = defaultdict(list)
    for row in rows:
        for form in row.parts(mark):
            if mark == "ambiguous" and form not in row.forms():
                yield row.fault(
                    f"{mark} names {form!r}, no form of this row; spell it as in the row or remove it"
                )
        for form in row.forms() - set(row.parts(mark)):
            unmarked[form].append(row)
    for form, owners in sorted(unmarked.items()):
        for row in owners[1:]:
            first = owners[0]
            yield row.fault(f"{form!r} also means line {first.line}; put it into {mark} of one of the two")


def find_unknown(rows: list[Row], column: str, known: set[str], where: str) -> Iterator[str]:
    """Yield the codes in a column that no row of another table has."""
    for row in rows:
        for code in row.parts(column):
            if code not in known:
                yield row.fault(f"{column} {code!r} is not in {where}; correct it or add it there")


def find_country_faults() -> Iterator[str]:
    rows = rows_of("countries")
    cities = defaultdict[str, set[str]](set)
    for place in rows_of("places"):
        cities[place["country"]] |= place.forms()
    yield from find_ambiguous_faults(rows, "ambiguous")
    for row in rows:
        if not re.fullmatch("[A-Z]{2}", row["code"]):
            yield row.fault("the code is not two capitals; use ISO 3166-1 alpha-2, XK for Kosovo")
        if row["status"] not in {"state", "territory"}:
            yield row.fault("the status is neither state nor territory; write one of them")
        if row["status"] == "state" and row["capital"] != row["name"]:  # a city state's capital is itself
            yield from find_unknown([row], "capital", cities[row["code"]], "places.tsv")


def find_organization_faults() -> Iterator[str]:
    rows = rows_of("organizations")
    keys = {row["acronym"] for row in rows}
    yield from find_ambiguous_faults(rows, "weak")
    yield from find_unknown(rows, "members", {row["code"] for row in rows_of("countries")}, "countries.tsv")
    yield from find_unknown(rows, "counts_as", keys, "organizations.tsv")
    for row in rows:
        whole = row["kind"].removeprefix("body-of:")
        if whole not in (keys if whole != row["kind"] else ORGANIZATION_KINDS):
            kinds = ", ".join(sorted(ORGANIZATION_KINDS))
            yield row.fault(f"the kind {row['kind']!r} is unknown; write body-of:KEY or one of {kinds}")


def find_place_faults() -> Iterator[str]:
    rows = rows_of("places")
    codes = {row["code"] for row in rows_of("countries")}
    yield from find_ambiguous_faults(rows, "ambiguous")
    yield from find_unknown(rows, "country", codes, "countries.tsv")
    yield from find_unknown(rows_of("regions"), "countries", codes, "countries.tsv")
    for row in rows:
        if row["kind"] not in PLACE_KINDS:
            yield row.fault(
                f"the kind {row['kind']!r} is unknown; write one of {', '.join(sorted(PLACE_KINDS))}"
            )


def find_post_faults() -> Iterator[str]:
    for row in rows_of("posts"):
        if row["kind"] not in POST_KINDS:
            yield row.fault(
                f"the kind {row['kind']!r} is unknown; write one of {', '.join(sorted(POST_KINDS))}"
            )
        if row["level"] not in set("12345"):
            yield row.fault("the level is not 1 to 5; see README.md")
    for row in rows_of("post_modifiers"):
        if row["meaning"] not in MODIFIER_MEANINGS:
            yield row.fault(f"the meaning is unknown; write one of {', '.join(sorted(MODIFIER_MEANINGS))}")
    for table, column in (
        ("posts", "head"),
        ("post_modifiers", "word"),
        ("portfolios", "words"),
        ("topics", "keywords"),
    ):
        for row in rows_of(table):
            if row[column] != row[column].lower():
                yield row.fault(f"{column} has capitals; write it in lower case")


def find_topic_faults() -> Iterator[str]:
    rows = rows_of("topics")
    yield from find_unknown(rows, "broader", {row["key"] for row in rows}, "topics.tsv")
    owners: dict[str, Row] = {}
    for row in rows:
        for word in row.parts("keywords"):
            if word in owners:
                yield row.fault(
                    f"{word!r} also decides line {owners[word].line}; leave it to the narrower topic"
                )
            owners.setdefault(word, row)


def find_publisher_faults() -> Iterator[str]:
    rows = rows_of("publishers")
    known = {row["code"] for row in rows_of("countries")} | {
        row["acronym"] for row in rows_of("organizations")
    }
    yield from find_unknown(rows, "of", known, "countries.tsv or organizations.tsv")
    speaks: dict[str, Row] = {}
    for row in rows:
        if row["id"] != slug(row["name"]):
            yield row.fault(f"the id is not that of the name; write {slug(row['name'])}")
        for form in sorted(row.forms()):
            if speaks.setdefault(form.casefold(), row) is not row:
                yield row.fault(
                    f"{form!r} is also line {speaks[form.casefold()].line}; leave it to one publisher"
                )


def find_name_faults() -> Iterator[str]:
    for table in ("given_names", "family_names"):
        for row in rows_of(table):
            if not re.fullmatch(r"(?:[^\W\d_]['-]?)+", row["name"]) or not any(map(str.isupper, row["name"])):
                yield row.fault("not one capitalized word; write one name a row, without initials or titles")


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_lines_are_sorted_once_each_and_without_stray_spaces(path: Path) -> None:
    assert not list(find_line_faults(path))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_a_key_has_one_row_and_a_cell_says_nothing_twice(path: Path) -> None:
    assert not list(find_key_faults(path))


@pytest.mark.parametrize(
    "find_faults",
    [
        find_country_faults,
        find_organization_faults,
        find_place_faults,
        find_post_faults,
        find_topic_faults,
        find_publisher_faults,
        find_name_faults,
    ],
    ids=lambda check: check.__name__,
)
def test_every_code_and_kind_resolves(find_faults: Callable[[], Iterator[str]]) -> None:
    assert not list(find_faults())


def test_every_table_and_column_is_explained_in_the_readme() -> None:
    readme = (GAZETTEER / "README.md").read_text(encoding="utf-8")
    words = {path.name for path in TABLES}
    for path in TABLES:
        words.update(path.read_text(encoding="utf-8").split("\n", 1)[0].split("\t"))
    missing = sorted(word for word in words if f"`{word}`" not in readme)
    assert not missing, f"data/gazetteer/README.md does not explain {missing}; add them to its table"


def test_the_linter_names_file_line_and_remedy(tmp_path: Path) -> None:
    path = tmp_path / "places.tsv"
    path.write_text(
        "name\tcountry\tkind\taliases\nOslo\tNO\tcity\tA|A\nBern \tCH\tcity\t\nBern \tCH\tcity", "utf-8"
    )
    faults = [*find_line_faults(path), *find_key_faults(path)]
    assert all(re.match(r"places\.tsv:\d+: .+[;] .+", fault) for fault in faults)
    found = "\n".join(faults)
    for expected in (
        "no end",
        "3: a stray space",
        "3: 'Bern ",
        "3 fields",
        "aliases says 'A' twice",
        "4: Bern ",
    ):
        assert expected in found


def test_the_linter_does_not_let_one_form_stand_for_two_rows_unmarked() -> None:
    cells = {"name": "Guinea", "aliases": "", "ambiguous": ""}
    one, two = Row("countries", 2, cells), Row("countries", 3, {**cells, "aliases": "Conakry"})
    assert list(find_ambiguous_faults([one, two], "ambiguous"))
    marked = Row("countries", 3, {**cells, "aliases": "Conakry", "ambiguous": "Guinea"})
    assert not list(find_ambiguous_faults([one, marked], "ambiguous"))
