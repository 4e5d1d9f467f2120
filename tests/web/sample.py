"""A few releases of our own, with facts set by hand, so that the pages are tried without the reader."""

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

FOREIGN_OFFICE = "Foreign Office of Avalon; Ministry of Defence of Avalon"

VISIT = Release(
    id="warsaw-visit",
    publisher=FOREIGN_OFFICE,
    published=date(2018, 6, 21),
    title="Ministers go to Warsaw",
    body=(
        "Foreign Secretary Boris Johnson and Defence Secretary Gavin Williamson "
        "are to visit Warsaw on 21 June.\n\n"
        "They will see Jacek Czaputowicz and Mariusz Błaszczak at Helenow. "
        "Work on the Defence Action Plan goes on, and both are allies in NATO.\n\n"
        "Boris Johnson said:\n\n“Poland is a friend and we stand by her.\n\nThat will not change.”\n\n"
        "The Western Balkans Summit is held in London on 9 and 10 July."
    ),
    url="https://releases.example/warsaw-visit",
    licence="Written for these tests",
)

SIGNED = Release(
    id="plan-signed",
    publisher="Ministry of Defence of Avalon",
    published=date(2019, 3, 4),
    title="Defence Action Plan signed",
    body=(
        "Gavin Williamson and Mariusz Błaszczak met in London on 4 March 2019 "
        "and signed the Defence Action Plan. "
        "Germany was told by telephone the day before."
    ),
    url="https://releases.example/plan-signed",
)

#: What a hostile publisher might write, in every field that reaches a page.
SCRIPT = "<script>window.hacked=1</script>"
IMAGE = "\"><img src=x onerror='window.hacked=2'>"
HOSTILE = Release(
    id="hostile",
    publisher=f"Bureau {IMAGE}",
    published=date(2020, 1, 2),
    title=f"Title {SCRIPT}{IMAGE}",
    body=(
        f"Mallory {SCRIPT} met Trent {IMAGE} in Paris '-alert(1)-' "
        f"and signed the Pact </script>{SCRIPT} "
        "with {{ 7*7 }} javascript:alert(1).\n\n"
        "“We </textarea><svg onload=window.hacked=3> agreed,” said Mallory."
    ),
    url="javascript:window.hacked=4",
    licence=IMAGE,
)

RELEASES = (VISIT, SIGNED, HOSTILE)


def read(release: Release) -> ReleaseFacts:
    """Return the facts set down here for one of `RELEASES`."""
    return {"warsaw-visit": _visit, "plan-signed": _signed, "hostile": _hostile}[release.id](release)


def evidence(release: Release, quote: str, rule: str = "by-hand", confidence: float = 0.9) -> Evidence:
    start = release.text.index(quote)
    return Evidence(Span(start, start + len(quote)), quote, rule, confidence)


def _visit(release: Release) -> ReleaseFacts:
    def words(quote: str) -> Evidence:
        return evidence(release, quote)

    day = PartialDate("2018-06-21")
    return ReleaseFacts(
        release=release.id,
        people=(
            Person(
                "Boris Johnson",
                (PostHeld("Foreign Secretary", "GB", words("Foreign Secretary Boris Johnson")),),
                words("Boris Johnson"),
            ),
            Person(
                "Gavin Williamson",
                (PostHeld("Defence Secretary", "GB", words("Defence Secretary Gavin Williamson")),),
                words("Gavin Williamson"),
            ),
            Person("Jacek Czaputowicz", (), words("Jacek Czaputowicz")),
            Person(
                "Mariusz Błaszczak",
                (PostHeld("Minister of National Defence", "PL", words("Mariusz Błaszczak")),),
                words("Mariusz Błaszczak"),
            ),
        ),
        countries=(Mentioned("PL", words("Poland")), Mentioned("GB", words("London"))),
        organizations=(Mentioned("NATO", words("NATO")),),
        meetings=(
            Meeting(
                "visit",
                ("Boris Johnson", "Gavin Williamson"),
                ("GB", "PL"),
                "Warsaw",
                "PL",
                day,
                day,
                "planned",
                words("are to visit Warsaw on 21 June"),
            ),
            Meeting(
                "meeting",
                ("Boris Johnson", "Gavin Williamson", "Jacek Czaputowicz", "Mariusz Błaszczak"),
                ("GB", "PL"),
                "Helenow",
                "PL",
                day,
                day,
                "planned",
                words("will see Jacek Czaputowicz and Mariusz Błaszczak at Helenow"),
            ),
        ),
        agreements=(
            Agreement(
                "Defence Action Plan",
                ("GB", "PL"),
                "negotiating",
                None,
                words("Work on the Defence Action Plan goes on"),
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
                words("The Western Balkans Summit is held in London on 9 and 10 July"),
            ),
        ),
        statements=(
            Statement(
                "Boris Johnson",
                "Poland is a friend and we stand by her.\n\nThat will not change.",
                words("Poland is a friend and we stand by her"),
            ),
        ),
        topics=(Mentioned("defence", words("Defence Action Plan")),),
    )


def _signed(release: Release) -> ReleaseFacts:
    def words(quote: str) -> Evidence:
        return evidence(release, quote)

    day = PartialDate("2019-03-04")
    return ReleaseFacts(
        release=release.id,
        people=(
            Person(
                "Gavin Williamson",
                (PostHeld("Defence Secretary", "GB", words("Gavin Williamson")),),
                words("Gavin Williamson"),
            ),
            Person(
                "Mariusz Błaszczak",
                (PostHeld("Minister of National Defence", "PL", words("Mariusz Błaszczak")),),
                words("Mariusz Błaszczak"),
            ),
        ),
        countries=(
            Mentioned("GB", words("London")),
            Mentioned("PL", words("Mariusz")),
            Mentioned("DE", words("Germany")),
        ),
        meetings=(
            Meeting(
                "meeting",
                ("Gavin Williamson", "Mariusz Błaszczak"),
                ("GB", "PL"),
                "London",
                "GB",
                day,
                day,
                "held",
                words("Gavin Williamson and Mariusz Błaszczak met in London on 4 March 2019"),
            ),
            Meeting(
                "call",
                ("Gavin Williamson",),
                ("DE", "GB"),
                None,
                None,
                PartialDate("2019-03-03"),
                PartialDate("2019-03-03"),
                "held",
                words("Germany was told by telephone the day before"),
            ),
        ),
        agreements=(
            Agreement(
                "Defence Action Plan", ("GB", "PL"), "signed", day, words("signed the Defence Action Plan")
            ),
        ),
        topics=(Mentioned("defence", words("Defence Action Plan")),),
    )


def _hostile(release: Release) -> ReleaseFacts:
    def words(quote: str) -> Evidence:
        return evidence(release, quote, rule=f"rule{IMAGE}")

    mallory, trent = f"Mallory {SCRIPT}", f"Trent {IMAGE}"
    day = PartialDate("2020-01-01")
    return ReleaseFacts(
        release=release.id,
        people=(
            Person(mallory, (PostHeld(f"Minister {IMAGE}", "FR", words(mallory)),), words(mallory)),
            Person(trent, (PostHeld("President", f"Org {SCRIPT}", words(trent)),), words(trent)),
        ),
        countries=(Mentioned("FR", words("Paris")), Mentioned("GB", words("met"))),
        organizations=(Mentioned(f"Org {SCRIPT}", words(trent)),),
        meetings=(
            Meeting(
                "meeting",
                (mallory, trent),
                ("FR", "GB", f"Org {SCRIPT}"),
                f"Paris {IMAGE}",
                "FR",
                day,
                day,
                "held",
                words("met Trent"),
            ),
        ),
        agreements=(
            Agreement(
                f"Pact </script>{SCRIPT}", ("FR", "GB"), "signed", day, words(f"the Pact </script>{SCRIPT}")
            ),
        ),
        summits=(
            Summit(
                f"Summit {IMAGE}",
                day,
                day,
                f"Paris {SCRIPT}",
                "FR",
                ("FR",),
                "held",
                words("in Paris '-alert(1)-'"),
            ),
        ),
        statements=(
            Statement(
                mallory,
                "We </textarea><svg onload=window.hacked=3> agreed,",
                words("We </textarea><svg onload=window.hacked=3>"),
            ),
        ),
        topics=(Mentioned("cyber", words("signed")),),
    )
