"""What the current view makes of releases that repeat, correct and contradict each other."""

import random

import pytest
from rdflib import RDFS
from rdflib.namespace import OWL, SKOS

from kg.store.base import Store
from kg.store.opening import open_store
from kg.view.current import current_view
from tests.stand_in import Record, meeting, release
from tests.view.stores import store_of

PREFIXES = f"""
PREFIX secrel: <https://w3id.org/secrel#>
PREFIX rdfs: <{RDFS}>
PREFIX owl: <{OWL}>
PREFIX skos: <{SKOS}>
"""
BOTH = {
    "people": {
        "Boris Johnson": [("Foreign Secretary", "GB", False)],
        "Mariusz Błaszczak": [("Defence Minister", "PL", False)],
    },
    "countries": "GB PL",
}
TALKS = ("meeting", "Boris Johnson|Mariusz Błaszczak", "GB PL", "2018-06-21")


def rows(store: Store, wanted: str, pattern: str) -> list[tuple[str, ...]]:
    """Return what the view has for `pattern`, sorted; of an IRI only what follows the base."""
    found = store.select(f"{PREFIXES} SELECT {wanted} WHERE {{ {pattern} }}")
    return sorted(tuple(str(term).rsplit("#")[-1].rsplit("/id/")[-1] for term in row) for row in found)


def one(store: Store, wanted: str, pattern: str) -> tuple[str, ...]:
    (row,) = rows(store, wanted, pattern)
    return row


def many() -> list[Record]:
    """Return releases that touch each other in every way the view knows of."""
    nowak = {"Anna Nowak": [], "Boris Johnson": [("Foreign Secretary", "GB", False)]}
    return [
        release(
            "a", "2018-06-20", **BOTH, meetings=[meeting(*TALKS, "planned", place="Warsaw", country="PL")]
        ),
        release("b", "2018-06-22", **BOTH, meetings=[meeting(*TALKS)], topics="defence"),
        release("c", "2018-06-22", **BOTH, meetings=[meeting(*TALKS, "cancelled")]),
        release(
            "d",
            "2018-07-01",
            people=nowak,
            meetings=[meeting("visit", "Anna Nowak|Boris Johnson", "GB PL", "2018-07", place="London")],
            statements=[("Anna Nowak", "We agree.")],
        ),
        release("e", "2018-07-02", people={"Anna Nowak": [("Minister", "PL", False)]}, organizations="NATO"),
        release(
            "f",
            "2018-07-03",
            agreements=[
                ("Defence Treaty", "GB PL", "signed", "2018-07-03"),
                ("trade deal", "", "agreed", None),
            ],
            summits=[("Western Balkans Summit", "2018-07-10", "GB PL", "planned")],
        ),
        release("g", "2019-01-01", agreements=[("Defence Treaty", "GB PL", "in_force", None)]),
    ]


def test_a_planned_and_a_held_meeting_are_one_with_the_latest_status_and_both_reports() -> None:
    store = store_of(many()[:2])
    meeting = "?m a secrel:Meeting ; "
    assert one(store, "?status", f"{meeting} secrel:status ?status") == ("held",)
    assert one(store, "?place ?country", f"{meeting} secrel:place ?place ; secrel:country ?country") == (
        "Warsaw",
        "country/PL",
    )
    reported = f"{meeting} secrel:firstReported ?first ; secrel:lastReported ?last"
    assert one(store, "?first ?last", reported) == ("2018-06-20", "2018-06-22")
    titles = rows(store, "?title", f"{meeting} secrel:reportedIn/secrel:title ?title")
    assert titles == [("Release a",), ("Release b",)]
    assert len(rows(store, "?e", f"{meeting} secrel:evidence ?e . ?e secrel:quote ?q ; secrel:fact ?m")) == 2


def test_on_one_day_the_further_status_stands_whatever_the_order() -> None:
    for records in (many()[:3], many()[:3][::-1]):
        assert one(store_of(records), "?s", "[] a secrel:Meeting ; secrel:status ?s") == ("held",)


def test_a_meeting_called_off_later_is_cancelled_and_ties_nobody() -> None:
    store = store_of([many()[0], many()[2]])
    assert one(store, "?s", "[] a secrel:Meeting ; secrel:status ?s") == ("cancelled",)
    assert not rows(store, "?t", "?t a secrel:Tie")
    assert not rows(store, "?a", "?a secrel:metWith ?b")
    assert one(store, "?n", "<https://w3id.org/secrel/id/country/PL> secrel:eventCount ?n") == ("0",)


def test_only_a_held_meeting_makes_people_meet_and_they_meet_each_other() -> None:
    assert not rows(store_of(many()[:1]), "?a", "?a secrel:metWith ?b")
    assert rows(store_of(many()[:2]), "?a ?b", "?a secrel:metWith ?b") == [
        ("person/GB/boris-johnson", "person/PL/mariusz-blaszczak"),
        ("person/PL/mariusz-blaszczak", "person/GB/boris-johnson"),
    ]


def test_what_two_countries_did_is_counted_by_kind_for_each_year() -> None:
    records = [
        release("a", "2018-06-22", meetings=[meeting("call", "", "GB PL", "2018-01-02")]),
        release(
            "b",
            "2018-06-22",
            meetings=[
                meeting("visit", "", "GB PL", "2018-03-04", end="2018-03-06"),
                meeting("meeting", "", "GB PL US", "2018-03-05"),
                meeting("meeting", "", "GB PL", "2018-03-06"),
            ],
        ),
        release("c", "2018-06-22", agreements=[("Pact", "GB PL", "signed", None)]),
        release("d", "2018-06-22", summits=[("Summit of Two", "2019-02-03", "GB PL", "planned")]),
    ]
    store = store_of(records)
    names = ["meeting", "visit", "call", "agreement", "summit"]
    pattern = "?t a secrel:Tie ; secrel:year ?year ;" + " ;".join(f"secrel:{n}Count ?{n}" for n in names)
    assert rows(store, f"?t ?year {' '.join(f'?{n}' for n in names)}", pattern) == [
        ("tie/GB-PL/2018", "2018", "2", "1", "1", "1", "0"),
        ("tie/GB-PL/2019", "2019", "0", "0", "0", "0", "1"),
        ("tie/GB-US/2018", "2018", "1", "0", "0", "0", "0"),
        ("tie/PL-US/2018", "2018", "1", "0", "0", "0", "0"),
    ]
    days = "<https://w3id.org/secrel/id/tie/GB-PL/2018> secrel:firstDate ?a ; secrel:lastDate ?b"
    assert one(store, "?a ?b", days) == ("2018-01-02", "2018-03-06")
    assert len(rows(store, "?a ?b", "?a secrel:tieWith ?b")) == 6


def test_an_undated_event_counts_in_the_year_of_its_first_report_and_gives_no_day() -> None:
    store = store_of([release("a", "2017-05-01", agreements=[("Pact", "GB PL", "proposed", None)])])
    assert one(store, "?t ?n", "?t secrel:agreementCount ?n") == ("tie/GB-PL/2017", "1")
    assert not rows(store, "?d", "?t secrel:firstDate ?d")


def test_an_agreement_has_its_latest_status_and_no_date_of_an_earlier_one() -> None:
    signed, in_force = many()[5:7]
    agreement = "?a rdfs:label 'Defence Treaty' ; secrel:status ?s"
    store = store_of([signed])
    assert one(store, "?s ?d", f"{agreement} ; secrel:date ?d") == ("signed", "2018-07-03")
    store = store_of([signed, in_force])
    assert one(store, "?s", agreement) == ("inForce",)
    assert not rows(store, "?d", f"{agreement} ; secrel:date ?d")
    assert one(store, "?s ?y", f"{agreement} ; secrel:lastReported ?y") == ("inForce", "2019-01-01")


def test_on_one_day_the_further_stage_of_an_agreement_stands_with_its_date() -> None:
    records = [
        release("a", "2018-07-03", agreements=[("Pact", "GB PL", "signed", "2018-07-03")]),
        release("b", "2018-07-03", agreements=[("Pact", "GB PL", "negotiating", "2018-07-01")]),
    ]
    for order in (records, records[::-1]):
        pattern = "?a a secrel:Agreement ; secrel:status ?s ; secrel:date ?d"
        assert one(store_of(order), "?s ?d", pattern) == ("signed", "2018-07-03")


def test_a_nobody_is_the_one_known_person_of_that_name_and_meetings_follow() -> None:
    store = store_of(many()[3:5])
    assert rows(store, "?p", "?p a secrel:Person ; rdfs:label 'Anna Nowak'") == [("person/PL/anna-nowak",)]
    known = "<https://w3id.org/secrel/id/person/PL/anna-nowak>"
    assert one(store, "?x", f"?x owl:sameAs {known}") == ("person/x/anna-nowak",)
    assert len(rows(store, "?m", f"?m secrel:participant {known}")) == 1
    assert one(store, "?w", f"?s secrel:speaker {known} ; secrel:text ?w") == ("We agree.",)
    assert len(rows(store, "?r", f"{known} secrel:reportedIn ?r")) == 2
    assert one(store, "?n", f"{known} secrel:eventCount ?n") == ("1",)


def test_a_person_has_one_label_and_keeps_what_else_releases_call_them() -> None:
    names = ("Boris Johnson", "Boris A. Johnson", "Boris Johnson")
    records = [
        release(f"r{number}", "2018-06-21", people={name: [("Minister", "GB", False)]})
        for number, name in enumerate(names)
    ]
    known = "<https://w3id.org/secrel/id/person/GB/boris-johnson>"
    store = store_of(records)
    assert rows(store, "?label", f"{known} rdfs:label ?label") == [("Boris Johnson",)]
    assert rows(store, "?other", f"{known} skos:altLabel ?other") == [("Boris A. Johnson",)]


def test_a_meeting_of_a_nobody_meets_the_report_that_knows_who_it_was() -> None:
    visit = meeting("visit", "Anna Nowak", "PL", "2018-07-01", place="Kraków")
    store = store_of(
        [
            release("a", "2018-07-01", people={"Anna Nowak": []}, meetings=[visit]),
            release("b", "2018-07-02", people={"Anna Nowak": [("Minister", "PL", False)]}, meetings=[visit]),
        ]
    )
    assert len(rows(store, "?m", "?m a secrel:Visit")) == 1
    assert len(rows(store, "?r", "?m a secrel:Visit ; secrel:reportedIn ?r")) == 2
    assert len(rows(store, "?e", "?m a secrel:Visit ; secrel:evidence ?e . ?e secrel:fact ?m")) == 2


@pytest.mark.parametrize(
    ("name", "states"), [("Anna Nowak", ("PL", "US")), ("Nowak", ("PL",)), ("Anna Nowak", ())]
)
def test_a_nobody_stays_one_where_it_is_not_plain_who_it_is(name: str, states: tuple[str, ...]) -> None:
    records = [release("a", "2018-07-01", people={name: []})]
    records += [release(state, "2018-07-02", people={name: [("Minister", state, False)]}) for state in states]
    store = store_of(records)
    assert len(rows(store, "?p", "?p a secrel:Person")) == 1 + len(states)
    assert not rows(store, "?x", "?x owl:sameAs ?p")


def test_a_post_left_and_held_again_is_not_former() -> None:
    people = [{"Anna Nowak": [("Minister", "PL", former)]} for former in (True, False)]
    days = ("2018-07-01", "2019-07-01")
    former = "?t a secrel:Tenure ; secrel:former ?f"
    again = [release(day, day, people=who) for day, who in zip(days, people, strict=True)]
    assert not rows(store_of(again), "?f", former)
    left = [release(day, day, people=who) for day, who in zip(days, people[::-1], strict=True)]
    assert one(store_of(left), "?f", former) == ("true",)


def test_releases_are_in_the_view_without_their_words() -> None:
    store = store_of(many())
    assert len(rows(store, "?r", "?r a secrel:Release ; secrel:title ?t ; secrel:published ?p")) == 7
    assert one(store, "?t ?topic", "?r secrel:topic ?topic ; secrel:title ?t") == (
        "Release b",
        "topic/defence",
    )
    for predicate in ("text", "textHash", "digest", "mentions"):
        assert not rows(store, "?r", f"?r a secrel:Release ; secrel:{predicate} ?x")


def test_every_event_has_evidence_and_all_evidence_is_whole() -> None:
    store = store_of(many())
    kinds = "VALUES ?k { secrel:Meeting secrel:Agreement secrel:Summit secrel:Tenure secrel:Statement }"
    assert len(rows(store, "?f", f"{kinds} ?f a ?k")) == 9
    assert not rows(store, "?f", f"{kinds} ?f a ?k FILTER NOT EXISTS {{ ?f secrel:evidence ?e }}")
    whole = "?e secrel:fact ?f ; secrel:quote ?q ; secrel:rule ?r ; secrel:release ?release"
    assert not rows(store, "?e", f"?f secrel:evidence ?e FILTER NOT EXISTS {{ {whole} }}")
    assert not rows(store, "?e", "?e a secrel:Evidence FILTER NOT EXISTS { ?f secrel:evidence ?e }")


def test_the_evidence_of_plain_mentions_stays_in_the_releases() -> None:
    store = store_of(many())
    assert not rows(
        store, "?x", "?x secrel:evidence ?e . { ?x a secrel:Person } UNION { ?x a secrel:Country }"
    )
    assert rows(store, "?x", "GRAPH ?g { ?x a secrel:Country ; secrel:evidence ?e }")


def test_mentions_are_counted_in_releases() -> None:
    store = store_of(many())
    count = "<https://w3id.org/secrel/id/{}> secrel:releaseCount ?n"
    assert one(store, "?n", count.format("country/PL")) == ("3",)
    assert one(store, "?n", count.format("organization/NATO")) == ("1",)
    assert one(store, "?n", count.format("person/GB/boris-johnson")) == ("4",)


def test_the_view_does_not_depend_on_the_order_of_the_releases() -> None:
    views = set()
    for seed in range(4):
        records = many()
        random.Random(seed).shuffle(records)
        views.add(current_view(store_of(records)))
    assert len(views) == 1


def test_every_engine_gives_the_same_view() -> None:
    assert current_view(store_of(many(), "rdflib:")) == current_view(store_of(many()))


def test_the_view_is_of_the_releases_alone_and_not_of_an_earlier_view() -> None:
    store = store_of(many())
    before = "".join(store.dump(None))
    assert store.replace_default(current_view(store)) == 0
    assert "".join(store.dump(None)) == before
    store.replace_default("")
    assert current_view(store) == before


def test_without_releases_the_view_is_the_reference_data() -> None:
    store = store_of(many())
    store.replace_graphs(dict.fromkeys(store.graphs(), ""))
    assert current_view(store) == current_view(open_store("memory:"))
    store.replace_default(current_view(store))
    assert rows(store, "?l", "<https://w3id.org/secrel/id/country/PL> rdfs:label ?l") == [("Poland",)]
    assert rows(store, "?c", "secrel:Meeting rdfs:comment ?c")
    for kind in ("Release", "Person", "Meeting", "Agreement", "Summit", "Tenure", "Tie", "Evidence"):
        assert not rows(store, "?x", f"?x a secrel:{kind}")


def test_the_view_holds_no_blank_nodes_and_each_line_once_and_in_order() -> None:
    lines = current_view(store_of(many())).splitlines(keepends=True)
    assert lines == sorted(set(lines))
    assert not [line for line in lines if "_:" in line.split('"')[0]]


def test_a_described_organization_keeps_the_name_the_release_gives_it() -> None:
    store = store_of([release("a", "2018-01-01", organizations="NATO|Baltic Round Table".replace("|", " "))])
    assert rows(store, "?l", "<https://w3id.org/secrel/id/organization/Baltic> rdfs:label ?l") == [
        ("Baltic",)
    ]
    assert len(rows(store, "?l", "<https://w3id.org/secrel/id/organization/NATO> rdfs:label ?l")) == 1


ANNOUNCED = ("meeting", "Boris Johnson", "GB PL", "2018-06-21", "planned")


def test_an_announcement_that_names_fewer_is_one_with_the_report_and_both_are_reached() -> None:
    store = store_of(
        [
            release("a", "2018-06-20", **BOTH, meetings=[meeting(*ANNOUNCED, place="Warsaw", country="PL")]),
            release("b", "2018-06-22", **BOTH, meetings=[meeting(*TALKS)]),
        ]
    )
    event = "?m a secrel:Meeting ; "
    assert one(store, "?status ?place", f"{event} secrel:status ?status ; secrel:place ?place") == (
        "held",
        "Warsaw",
    )
    assert len(rows(store, "?evidence", f"{event} secrel:evidence ?evidence")) == 2
    assert one(store, "?first ?last", f"{event} secrel:firstReported ?first ; secrel:lastReported ?last") == (
        "2018-06-20",
        "2018-06-22",
    )
    assert len(rows(store, "?release", f"{event} secrel:reportedIn ?release")) == 2
    said = "GRAPH ?g { ?old a secrel:Meeting ; secrel:status secrel:planned }"
    ((old, now),) = rows(store, "?old ?now", f"{said} ?old owl:sameAs ?now")
    assert old != now
    assert (
        len(rows(store, "?e", "?e a secrel:Evidence ; ?names ?m . ?m a secrel:Meeting ; secrel:evidence ?e"))
        == 2
    )
    assert not rows(store, "?e", f"{said} ?e a secrel:Evidence ; ?names ?old")
    assert one(store, "?n", "?tie a secrel:Tie ; secrel:meetingCount ?n") == ("1",)


@pytest.mark.parametrize(
    ("announced", "more"),
    [
        (("visit", "Boris Johnson", "GB PL", "2018-06-21", "planned"), {}),
        (("meeting", "Boris Johnson", "GB PL", "2018-06-20", "planned"), {}),
        (("meeting", "Boris Johnson", "GB PL", "2018-06", "planned"), {}),
        (("meeting", "Boris Johnson", "GB PL FR", "2018-06-21", "planned"), {}),
        (("meeting", "Boris Johnson", "GB", "2018-06-21", "planned"), {}),
        (("meeting", "Boris Johnson|Anna Nowak", "GB PL", "2018-06-21", "planned"), {}),
        (("meeting", "Boris Johnson", "GB PL", "2018-06-21", "cancelled"), {}),
        (("meeting", "Boris Johnson", "GB PL", "2018-06-21", "held"), {}),
        (ANNOUNCED, {"country": "GB"}),
        (ANNOUNCED, {"place": "Cracow"}),
    ],
)
def test_an_announcement_that_may_be_of_another_meeting_stays_one_of_its_own(
    announced: tuple[str, str, str, str, str], more: dict[str, str]
) -> None:
    people = {"people": {**BOTH["people"], "Anna Nowak": [("Minister", "PL", False)]}}
    store = store_of(
        [
            release("a", "2018-06-20", **people, meetings=[meeting(*announced, **more)]),
            release("b", "2018-06-22", **BOTH, meetings=[meeting(*TALKS, place="Warsaw", country="PL")]),
        ]
    )
    assert len(rows(store, "?m", "?m a secrel:Meeting")) == 2
    assert not rows(store, "?m", "?m a secrel:Meeting ; owl:sameAs ?other")


def test_an_announcement_is_none_of_two_meetings_that_it_could_be_of() -> None:
    other = ("meeting", "Boris Johnson|Anna Nowak", "GB PL", "2018-06-21")
    people = {**BOTH["people"], "Anna Nowak": [("Minister", "PL", False)]}
    store = store_of(
        [
            release("a", "2018-06-20", **BOTH, meetings=[meeting(*ANNOUNCED)]),
            release("b", "2018-06-22", people=people, meetings=[meeting(*TALKS), meeting(*other)]),
        ]
    )
    assert len(rows(store, "?m", "?m a secrel:Meeting")) == 3


@pytest.mark.parametrize("day", ["2018-06-22", "2018-06-23"])
def test_what_is_announced_on_the_day_of_the_report_or_later_is_another_meeting(day: str) -> None:
    store = store_of(
        [
            release("a", day, **BOTH, meetings=[meeting(*ANNOUNCED)]),
            release("b", "2018-06-22", **BOTH, meetings=[meeting(*TALKS)]),
        ]
    )
    assert len(rows(store, "?m", "?m a secrel:Meeting")) == 2
