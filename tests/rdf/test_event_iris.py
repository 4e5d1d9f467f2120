"""Which reports are of one event, and which never are."""

import pytest

from kg.model.document import Span
from kg.model.fact import Agreement, Evidence, Summit
from kg.model.partial_date import PartialDate
from kg.rdf.event_iris import is_described, mint_agreement, mint_meeting, mint_summit

WORDS = Evidence(Span(0, 1), "x", "by-hand", 1.0)


def meeting(kind: str = "meeting", **changes: object) -> str:
    parts: dict[str, object] = {
        "participants": ["p/1", "p/2"],
        "parties": ["c/GB", "c/PL"],
        "when": "2018-06-21",
        "country": "PL",
        "place": "Warsaw",
        "release": "r/1",
    }
    return mint_meeting(kind, **(parts | changes))  # type: ignore[arg-type]


def agreement(name: str, *parties: str, day: str | None = None, release: str = "r/1") -> str:
    date = PartialDate(day) if day else None
    return mint_agreement(Agreement(name, parties, "agreed", date, WORDS), release, list(parties))


def summit(name: str, day: str | None, place: str | None = None, release: str = "r/1") -> str:
    start = PartialDate(day) if day else None
    return mint_summit(Summit(name, start, start, place, None, (), "held", WORDS), release)


def test_two_releases_on_one_meeting_give_one_iri() -> None:
    assert meeting() == meeting(release="r/2", participants=["p/2", "p/1", "p/2"], parties=["c/PL", "c/GB"])
    assert meeting() == meeting(release="r/2", place="Helenow", country="")


@pytest.mark.parametrize(
    "change",
    [{"kind": "call"}, {"when": "2018-06-22"}, {"participants": ["p/1"]}, {"parties": ["c/GB"]}],
    ids=lambda change: next(iter(change)),
)
def test_another_kind_day_or_company_is_another_meeting(change: dict[str, object]) -> None:
    assert meeting() != meeting(**change)


def test_visits_of_one_journey_are_told_apart_by_place() -> None:
    assert meeting("visit") != meeting("visit", place="Gdansk")
    assert meeting("visit") == meeting("visit", release="r/2")


@pytest.mark.parametrize("when", ["", "2018"])
def test_meetings_without_a_month_are_never_those_of_another_release(when: str) -> None:
    assert meeting(when=when) != meeting(when=when, release="r/2")
    assert meeting(when=when) == meeting(when=when)


def test_meetings_of_one_month_are_one_only_at_one_place() -> None:
    assert meeting(when="2018-06") == meeting(when="2018-06", release="r/2")
    assert meeting(when="2018-06") != meeting(when="2018-06", place="Gdansk")


def test_meetings_of_nobody_are_never_those_of_another_release() -> None:
    assert meeting(participants=[], parties=[]) != meeting(participants=[], parties=[], release="r/2")


def test_a_named_agreement_is_its_name() -> None:
    one = agreement("UK-Poland Defence Action Plan", "GB", "PL")
    assert one == agreement("UK\u2013Poland Defence Action Plan", release="r/2")
    assert one.endswith("/agreement/uk-poland-defence-action-plan")


def test_a_described_agreement_is_that_of_its_parties() -> None:
    assert agreement("trade agreement", "GB", "PL") == agreement("trade agreement", "PL", "GB", release="r/2")
    assert agreement("trade agreement", "GB", "PL") != agreement("trade agreement", "GB", "DE")
    assert agreement("trade agreement") != agreement("trade agreement", release="r/2")
    assert agreement("Free Trade Agreement", "GB", "PL") != agreement("Free Trade Agreement", "GB", "DE")


def test_joint_statements_of_two_years_are_two() -> None:
    assert agreement("Joint Statement", "US", "JP") != agreement("Joint Statement", "US", "JP", release="r/2")
    one = agreement("Joint Statement", "US", "JP", day="2021-04-16")
    assert one == agreement("Joint Statement", "US", "JP", day="2021-04-16", release="r/2")
    assert one != agreement("Joint Statement", "US", "JP", day="2022-05-23")


@pytest.mark.parametrize("name", ["New START", "UN Charter", "Minsk agreements", "JCPOA", "Abraham Accords"])
def test_well_known_names_are_names(name: str) -> None:
    assert not is_described(name)


def test_a_series_has_one_edition_a_year() -> None:
    assert summit("NATO Summit", "2018-07-11").endswith("/summit/nato-summit/2018")
    assert summit("NATO Summit", "2018", release="r/2") == summit("NATO summit", "2018-07-11")
    assert summit("NATO Summit", "2019") != summit("NATO Summit", "2018")


def test_summits_without_a_year_or_a_name_are_not_mixed_up() -> None:
    assert summit("NATO Summit", None) != summit("NATO Summit", None, release="r/2")
    assert summit("regional conference", "2018") != summit("regional conference", "2018", release="r/2")
    assert summit("summit", "2018-07-11", "Oslo") == summit("summit", "2018-07-11", "Oslo", release="r/2")
    assert summit("summit", "2018-07-11", "Oslo") != summit("summit", "2018-07-11", "Rome")
