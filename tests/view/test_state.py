"""A state's dossier: who speaks for it first, at what level it meets, its agreements by stage, the summits it hosts."""

from kg.rdf.iris import BASE
from kg.store.base import Store
from kg.view.facts import Choice
from kg.view.levels import LEVELS
from kg.view.state import StateDossier, state_dossier
from tests.stand_in import meeting, release
from tests.view.stores import store_of

GB = f"{BASE}country/GB"
PRIME, SECRETARY = ("Prime Minister", "GB", False), ("Foreign Secretary", "GB", False)


def store() -> Store:
    talks = meeting("meeting", "Theresa May|Anna Nowak", "GB PL", "2018-06-21")
    return store_of(
        [
            release(
                "a",
                "2014-06-20",
                people={"David Cameron": [PRIME], "William Hague": [SECRETARY]},
                countries="GB",
            ),
            release("b", "2014-07-20", people={"David Cameron": [PRIME]}, countries="GB"),
            release("c", "2018-06-20", people={"Boris Johnson": [SECRETARY]}, countries="GB"),
            release(
                "d",
                "2018-06-21",
                people={"Boris Johnson": [SECRETARY], "Theresa May": [PRIME]},
                countries="GB",
            ),
            release(
                "e",
                "2018-06-22",
                people={
                    "Theresa May": [PRIME],
                    "Anna Nowak": [("Minister", "PL", False)],
                    "Kim Lee": [PRIME],
                },
                countries="GB PL FR",
                meetings=[
                    talks,
                    meeting("call", "Anna Nowak", "GB PL", "2017-06-23"),
                    meeting("visit", "Anna Nowak", "GB PL", "2018-09-23", "planned"),
                ],
                agreements=[
                    ("Fish Treaty", "GB PL", "signed", "2018-06-21"),
                    ("Salt Treaty", "GB PL", "negotiating", None),
                    ("Coal Treaty", "FR PL", "signed", "2018-06-21"),
                ],
                summits=[
                    ("Amber Coast Summit", "2018-07-10", "GB", "planned"),
                    ("Salt Forum", "2018-07", "PL", "planned"),
                ],
            ),
        ]
    )


def dossier() -> StateDossier:
    return state_dossier(store(), GB, Choice(who={"party": GB}))


def test_those_who_speak_now_stand_before_those_who_did_and_heads_before_ministers() -> None:
    told = [(each.person.label, each.lately, each.level, each.releases) for each in dossier().speakers.rows]
    assert told[:3] == [
        ("Theresa May", True, "heads", 2),
        ("Kim Lee", True, "heads", 1),
        ("Boris Johnson", True, "ministers", 2),
    ]
    assert [(name, lately) for name, lately, *_ in told[3:]] == [
        ("David Cameron", False),
        ("William Hague", False),
    ]


def test_speaker_has_the_days_of_the_first_and_the_last_release_that_say_so() -> None:
    (johnson,) = (each for each in dossier().speakers.rows if each.person.label == "Boris Johnson")
    assert (johnson.first, johnson.last) == ("2018-06-20", "2018-06-21")


def test_what_was_held_is_counted_by_year_and_level_and_a_plan_is_not() -> None:
    found = dossier().cadence
    heads, ministers = list(LEVELS).index("heads"), list(LEVELS).index("ministers")
    years = {year.year: year for year in found.years}
    assert list(years) == ["2017", "2018"]
    assert years["2018"].counts["meetings"][heads] == 1
    assert years["2017"].counts["calls"][ministers] == 1
    assert sum(years["2018"].counts["visits"]) == 0
    assert found.total == 2


def test_agreements_stand_by_stage_in_the_order_of_stages_and_only_its_own() -> None:
    stages = dossier().agreements
    assert [(stage, [card.link.label for card in page.rows]) for stage, page in stages.items()] == [
        ("negotiating", ["Salt Treaty"]),
        ("signed", ["Fish Treaty"]),
    ]


def test_summits_hosted_are_its_own() -> None:
    assert [card.link.label for card in dossier().hosted.rows] == ["Amber Coast Summit (2018)"]
