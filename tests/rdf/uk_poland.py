"""The sample release on the UK and Poland, with its facts as a careful reader would give them."""

from datetime import date

from kg.model.document import Span
from kg.model.fact import (
    Agreement,
    Evidence,
    Meeting,
    Mentioned,
    Person,
    PostHeld,
    ReleaseFacts,
    Statement,
    Summit,
)
from kg.model.partial_date import PartialDate
from kg.model.release import Release
from kg.resources import SAMPLE_RELEASES

HEADER, BODY = (
    (SAMPLE_RELEASES / "uk-poland-2018-06-21.txt").read_text(encoding="utf-8").strip().split("\n\n", 1)
)
FIELDS = dict(line.split(": ", 1) for line in HEADER.split("\n"))
RELEASE = Release(
    "uk-poland-2018-06-21", FIELDS["PUBLISHER"], date.fromisoformat(FIELDS["DATE"]), FIELDS["TITLE"], BODY
)
DAY = PartialDate("2018-06-21")
JOHNSON, WILLIAMSON = "Boris Johnson", "Gavin Williamson"
CZAPUTOWICZ, BLASZCZAK = "Jacek Czaputowicz", "Mariusz Błaszczak"


def words(quote: str, rule: str = "by-hand") -> Evidence:
    """Return the first place of `quote` in the release as evidence."""
    start = RELEASE.text.index(quote)
    return Evidence(Span(start, start + len(quote)), quote, rule, 0.95)


def person(name: str, *posts: PostHeld) -> Person:
    return Person(name, posts, words(name))


FACTS = ReleaseFacts(
    RELEASE.id,
    people=(
        person(JOHNSON, PostHeld("Foreign Secretary", "GB", words("Foreign Secretary"))),
        person(WILLIAMSON, PostHeld("Defence Secretary", "GB", words("Defence Secretary"))),
        person(CZAPUTOWICZ),
        person(BLASZCZAK),
    ),
    countries=(Mentioned("GB", words("UK")), Mentioned("PL", words("Poland"))),
    organizations=(Mentioned("NATO", words("NATO")),),
    meetings=(
        Meeting(
            "visit",
            (JOHNSON, WILLIAMSON),
            ("GB", "PL"),
            "Warsaw",
            "PL",
            DAY,
            DAY,
            "planned",
            words("will today (21 June) visit Warsaw"),
        ),
        Meeting(
            "meeting",
            (JOHNSON, WILLIAMSON, CZAPUTOWICZ, BLASZCZAK),
            ("GB", "PL"),
            "Helenow",
            "PL",
            DAY,
            DAY,
            "planned",
            words("they will meet Jacek Czaputowicz"),
        ),
        Meeting(
            "visit",
            (JOHNSON, CZAPUTOWICZ),
            ("GB", "PL"),
            "Western Balkans",
            None,
            None,
            None,
            "planned",
            words("agree on travelling together to the Western Balkans"),
        ),
    ),
    agreements=(
        Agreement(
            "UK-Poland Defence Action Plan",
            ("GB", "PL"),
            "negotiating",
            None,
            words("groundwork for signing a UK-Poland Defence Action Plan"),
        ),
        Agreement(
            "UK-Poland defence treaty", ("GB", "PL"), "in_force", None, words("The UK-Poland defence treaty")
        ),
    ),
    summits=(
        Summit(
            "Western Balkans Summit",
            PartialDate("2018-07-09"),
            PartialDate("2018-07-10"),
            "London",
            "GB",
            ("GB",),
            "planned",
            words("host in London on 9 and 10 July"),
        ),
        Summit(
            "Western Balkans Summit",
            PartialDate("2019"),
            PartialDate("2019"),
            None,
            "PL",
            ("PL",),
            "planned",
            words("Poland will be the host in 2019"),
        ),
    ),
    statements=(
        Statement(JOHNSON, "close friends and allies", words("close friends and allies")),
        Statement(
            WILLIAMSON, "face the same intensifying threats", words("face the same intensifying threats")
        ),
    ),
    topics=(Mentioned("defence", words("defence")),),
)
