"""What the reader is unsure of is left out of lists, counts, ties and pictures, unless it is asked for."""

import pytest

from kg.rdf.iris import BASE
from kg.store.base import Store
from kg.view.card import cards
from kg.view.directory import Asked, directory
from kg.view.dossier import person_dossier
from kg.view.facts import Choice, fact_page, find_facts
from kg.view.head import head
from kg.view.network.choice import NetworkChoice
from kg.view.network.drawing import network
from kg.view.overview import coverage, overview
from kg.view.pair import pair_dossier
from kg.view.state import state_dossier
from kg.view.ties import ties_of
from tests.stand_in import meeting, release
from tests.view.stores import store_of

GB, PL, FR = (f"{BASE}country/{code}" for code in ("GB", "PL", "FR"))
ANNA = f"{BASE}person/PL/anna-nowak"
PEOPLE = {"Anna Nowak": [("Foreign Minister", "PL", False)], "Ben Ash": [("Foreign Minister", "GB", False)]}
SURE = meeting("meeting", "Anna Nowak|Ben Ash", "GB PL", "2020-03-01", place="Warsaw", country="PL")
DOUBTFUL = meeting("visit", "Anna Nowak|Ben Ash", "GB PL", "2021-04-01", place="London", country="GB")
WRONG = meeting("meeting", "", "FR PL", "2021-05-01")


@pytest.fixture(scope="module")
def store() -> Store:
    return store_of(
        [
            release("sure", "2020-03-02", people=PEOPLE, countries="GB PL", meetings=[SURE]),
            release(
                "doubtful",
                "2021-05-02",
                people=PEOPLE,
                countries="GB PL FR",
                meetings=[DOUBTFUL, WRONG],
                agreements=[("Treaty of Kew", "GB PL", "agreed", "")],
                confidence=0.3,
            ),
        ]
    )


def test_list_leaves_unsure_readings_out_and_says_how_many_there_are(store: Store) -> None:
    left = fact_page(store, Choice(who={"party": PL}))
    assert (left.total, len(left.rows), left.unsure) == (1, 1, 3)
    asked = fact_page(store, Choice(who={"party": PL}, unsure=True))
    assert (asked.total, len(asked.rows), asked.unsure) == (4, 4, 3)
    assert sorted(card.unsure for card in asked.rows) == [False, True, True, True]
    assert fact_page(store, Choice(kinds=("visit",))).unsure == 1


def test_one_sure_reading_makes_a_fact_sure() -> None:
    told = [
        release("first", "2020-03-02", people=PEOPLE, countries="GB PL", meetings=[SURE], confidence=0.2),
        release("second", "2020-03-03", people=PEOPLE, countries="GB PL", meetings=[SURE], confidence=0.5),
    ]
    (fact,) = find_facts(store_of(told), Choice())
    assert fact.sure == 0.5
    assert not fact.unsure
    assert not list(find_facts(store_of(told[:1]), Choice()))


def test_counts_of_a_state_are_those_of_its_list(store: Store) -> None:
    for iri in (PL, GB, FR):
        assert head(store, iri).events == fact_page(store, Choice(who={"party": iri})).total
    (entry,) = (e for e in directory(store, "country").entries.rows if e.link.iri == PL)
    assert entry.events == 1


def test_years_of_a_state_add_up_to_its_list_however_many_states_took_part() -> None:
    wide = meeting("meeting", "", "GB PL FR DE", "2020-06-01")
    store = store_of([release("wide", "2020-06-02", countries="GB PL FR DE", meetings=[wide])])
    dossier = state_dossier(store, PL, Choice(who={"party": PL}))
    assert [year.total for year in dossier.years] == [1] == [dossier.facts.total]
    assert sum(tie.total for tie in dossier.ties.rows) == 3


def test_unsure_readings_tie_nobody_unless_asked_for(store: Store) -> None:
    assert {tie.b.iri: tie.total for tie in ties_of(store, PL)} == {GB: 1}
    assert {tie.b.iri: tie.total for tie in ties_of(store, PL, unsure=True)} == {GB: 3, FR: 1}
    picture = network(store, NetworkChoice())
    assert ({node.link.iri for node in picture.nodes}, picture.unsure) == ({GB, PL}, 3)
    assert FR in {node.link.iri for node in network(store, NetworkChoice(unsure=True)).nodes}


def test_dossiers_count_and_list_alike(store: Store) -> None:
    both = Choice(who={"party": GB, "other": PL})
    pair = pair_dossier(store, GB, PL, both, {})
    assert pair.tie is not None
    assert (pair.tie.total, pair.facts.total, pair.agreements.total) == (1, 1, 0)
    assert sum(year.total for year in pair.years) == 1
    person = person_dossier(store, ANNA, Choice(who={"person": ANNA}))
    assert (person.facts.total, person.counterparts.rows[0].total, person.travels.abroad) == (1, 1, 0)
    asked = person_dossier(store, ANNA, Choice(who={"person": ANNA}, unsure=True))
    assert (asked.facts.total, asked.counterparts.rows[0].total, asked.travels.abroad) == (2, 2, 1)


def test_start_page_shows_the_latest_of_what_is_sure_and_the_coverage_counts_all(store: Store) -> None:
    shown = overview(store)
    assert [card.sure for card in shown.facts.rows] == [0.9]
    assert (shown.counts["Meeting"], shown.counts["Agreement"]) == (1, 0)
    told = coverage(store)
    assert (told.counts["Meeting"], told.unsure) == (3, {"meeting": 2, "agreement": 1})


def test_list_of_agreements_leaves_out_what_is_unsure(store: Store) -> None:
    left = directory(store, "agreement")
    assert (left.entries.rows, left.entries.unsure) == ((), 1)
    (entry,) = directory(store, "agreement", Asked(unsure=True)).entries.rows
    assert entry.link.label == "Treaty of Kew"


class TestNames:
    def test_agreements_without_a_name_of_their_own_are_left_out_and_counted(self) -> None:
        named = [("ceasefire in Yemen", "", "agreed", ""), ("Treaty of Kew", "GB PL", "signed", "")]
        bare = [("ceasefire", "", "agreed", ""), ("agreements", "GB PL", "signed", "")]
        store = store_of([release("a", "2020-01-01", countries="GB PL", agreements=[*named, *bare])])
        found = directory(store, "agreement")
        assert [entry.link.label for entry in found.entries.rows] == ["ceasefire in Yemen", "Treaty of Kew"]
        assert (found.entries.total, found.nameless) == (2, 2)
        assert directory(store, "agreement", Asked(nameless=True)).entries.total == 4

    def test_each_switch_says_what_it_alone_would_bring(self) -> None:
        told = [("ceasefire", "GB PL", "agreed", ""), ("Treaty of Kew", "GB PL", "signed", "")]
        store = store_of([release("a", "2020-01-01", countries="GB PL", agreements=told, confidence=0.1)])
        found = directory(store, "agreement")
        assert (found.entries.total, found.entries.unsure, found.nameless) == (0, 1, 0)
        with_names = directory(store, "agreement", Asked(nameless=True))
        assert (with_names.entries.total, with_names.entries.unsure) == (0, 2)


def test_topics_are_told_by_their_releases_the_most_told_of_first() -> None:
    store = store_of(
        [
            release("a", "2020-01-01", topics="cyber defence"),
            release("b", "2020-02-01", topics="defence"),
        ]
    )
    rows = directory(store, "topic", Asked(order="most")).entries.rows
    assert [(e.link.iri.rpartition("/")[2], e.releases, e.last) for e in rows[:2]] == [
        ("defence", 2, "2020-02-01"),
        ("cyber", 1, "2020-01-01"),
    ]


def test_agreement_that_is_only_mentioned_is_not_said_to_be_in_force() -> None:
    told = [("Treaty of Kew", "GB PL", "in_force", "")]
    store = store_of([release("a", "2020-01-01", countries="GB PL", agreements=told)])
    (card,) = cards(store, [fact.iri for fact in find_facts(store, Choice())])
    assert card.mentioned
    assert card.status_words == "in force (only mentioned)"
