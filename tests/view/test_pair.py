"""What the dossier of two states works out: how often they meet, what became of promises, what they say."""

import pytest

from kg.errors import QueryError
from kg.rdf.iris import BASE
from kg.store.base import Store
from kg.view.cadence import cadence
from kg.view.levels import LEVELS
from kg.view.promises import Promise, promises
from kg.view.sayings import sayings_on
from tests.stand_in import Record, meeting, release
from tests.view.stores import store_of

GB, PL, DE = (f"{BASE}country/{code}" for code in ("GB", "PL", "DE"))
POSTS = {
    "Anna Nowak": [("Foreign Minister", "PL", False)],
    "Jan Kowal": [("President", "PL", False)],
    "Mary Smith": [("Foreign Secretary", "GB", False)],
    "Joan Brook": [("Ambassador", "GB", False)],
}
NEWEST = release("newest", "2024-12-31", countries="FR")


def told(name: str, day: str, *people: str, **record: object) -> Record:
    return release(
        name, day, people={person: POSTS[person] for person in people}, countries="GB PL", **record
    )


def met(kind: str, people: str, day: str | None, status: str = "held", **more: str) -> Record:
    return meeting(kind, people, "GB PL", day, status, **more)


def promise_of(*records: Record) -> Promise:
    (found,) = promises(store_of([*records, NEWEST]), GB, PL).page.rows
    return found


class TestCadence:
    def test_meetings_stand_in_their_year_kind_and_level_and_empty_years_are_told(self) -> None:
        store = store_of(
            [
                told("a", "2018-03-01", "Anna Nowak", meetings=[met("visit", "Anna Nowak", "2018-03-01")]),
                told(
                    "b",
                    "2020-05-02",
                    "Jan Kowal",
                    "Joan Brook",
                    meetings=[met("call", "Jan Kowal|Joan Brook", "2020-05-02")],
                ),
                told("c", "2020-06-02", "Joan Brook", meetings=[met("meeting", "Joan Brook", "2020-06-02")]),
                told("d", "2020-07-02", meetings=[met("meeting", "", "2020-07-02")]),
                release("newest", "2021-01-01", countries="FR"),
            ]
        )
        found = cadence(store, GB, PL)
        place = {level: number for number, level in enumerate(LEVELS)}
        years = {year.year: year for year in found.years}
        assert list(years) == ["2018", "2019", "2020", "2021"]
        assert years["2018"].counts["visits"][place["ministers"]] == 1
        assert years["2020"].counts["calls"][place["heads"]] == 1
        assert years["2020"].counts["meetings"] == (0, 0, 1, 1)
        assert (years["2019"].total, years["2019"].releases, years["2020"].releases) == (0, 0, 3)
        assert (found.total, found.most) == (4, 2)

    def test_planned_and_cancelled_meetings_are_not_counted(self) -> None:
        store = store_of(
            [
                told(
                    "a",
                    "2018-03-01",
                    meetings=[met("visit", "", "2018-04-01", "planned"), met("call", "", None, "cancelled")],
                )
            ]
        )
        assert cadence(store, GB, PL).years == ()

    def test_silences_are_between_days_and_since_the_last_until_the_newest_release(self) -> None:
        days = ("2024-01-01", "2024-01-11", "2024-03-01")
        store = store_of([told(day, day, meetings=[met("call", "", day)]) for day in days] + [NEWEST])
        found = cadence(store, GB, PL)
        assert (found.days, found.gap, found.longest) == (3, 30, ("2024-01-11", "2024-03-01"))
        assert (found.last, found.since, found.undated) == ("2024-03-01", 305, 0)

    def test_a_month_is_no_day_and_what_has_no_date_counts_on_the_day_of_its_report(self) -> None:
        store = store_of(
            [
                told("a", "2024-02-09", meetings=[met("visit", "", "2024-02")]),
                told("b", "2024-05-05", meetings=[met("call", "", None)]),
            ]
        )
        found = cadence(store, GB, PL)
        assert (found.days, found.first, found.undated, found.total) == (1, "2024-05-05", 1, 2)

    def test_a_post_of_a_third_state_and_one_of_long_ago_give_no_level(self) -> None:
        store = store_of(
            [
                release("z", "2010-01-01", people={"Anna Nowak": POSTS["Anna Nowak"]}),
                release(
                    "a",
                    "2018-03-01",
                    people={"Eva Klein": [("Chancellor", "DE", False)], "Anna Nowak": [("", "PL", False)]},
                    meetings=[met("meeting", "Eva Klein", "2018-03-01")],
                ),
            ]
        )
        (year,) = cadence(store, GB, PL).years
        assert year.counts["meetings"] == (0, 0, 0, 1)


class TestPromises:
    PLAN = told(
        "plan", "2018-06-01", "Anna Nowak", meetings=[met("visit", "Anna Nowak", "2018-06-21", "planned")]
    )

    def test_same_event_told_of_as_held_came_about_with_the_words_of_both_releases(self) -> None:
        found = promise_of(
            self.PLAN,
            told("held", "2018-06-22", "Anna Nowak", meetings=[met("visit", "Anna Nowak", "2018-06-21")]),
        )
        assert found.became == "came"
        assert [(step.status, step.published) for step in found.steps] == [
            ("planned", "2018-06-01"),
            ("held", "2018-06-22"),
        ]
        assert all(step.quote for step in found.steps)

    def test_planned_visit_that_nothing_follows_is_silent_and_says_for_how_long(self) -> None:
        found = promise_of(self.PLAN)
        assert (found.became, found.due, found.like) == ("silent", "2018-06-21", ())
        assert (found.silence, found.past) == (2405, 2385)

    def test_meeting_of_the_same_person_days_later_is_only_something_like_it(self) -> None:
        found = promise_of(
            self.PLAN,
            told("held", "2018-06-25", "Anna Nowak", meetings=[met("meeting", "Anna Nowak", "2018-06-24")]),
        )
        assert found.became == "like"
        assert [card.day for card in found.like] == ["2018-06-24"]

    @pytest.mark.parametrize(
        "event",
        [
            met("meeting", "Anna Nowak", "2018-07-20"),  # too late
            met("call", "Anna Nowak", "2018-06-21"),  # another kind
            met("meeting", "Mary Smith", "2018-06-21"),  # somebody else
            met("meeting", "", "2018-06-21"),  # nobody, and no place
            meeting("meeting", "Anna Nowak", "DE PL", "2018-06-21"),  # another pair
        ],
    )
    def test_what_is_too_far_from_it_is_nothing_like_it(self, event: Record) -> None:
        assert (
            promise_of(
                self.PLAN, told("held", "2018-07-21", "Anna Nowak", "Mary Smith", meetings=[event])
            ).became
            == "silent"
        )

    def test_held_before_it_was_promised_is_nothing_like_it(self) -> None:
        before = told(
            "held", "2018-05-31", "Anna Nowak", meetings=[met("meeting", "Anna Nowak", "2018-05-31")]
        )
        plan = told(
            "plan", "2018-06-01", "Anna Nowak", meetings=[met("visit", "Anna Nowak", "2018-06-02", "planned")]
        )
        assert promise_of(before, plan).became == "silent"

    def test_day_after_the_newest_release_is_still_to_come(self) -> None:
        assert (
            promise_of(
                told("plan", "2024-12-01", meetings=[met("visit", "", "2025-02-01", "planned")])
            ).became
            == "ahead"
        )

    def test_cancelled_is_told_as_cancelled(self) -> None:
        off = told(
            "off",
            "2018-06-20",
            "Anna Nowak",
            meetings=[met("visit", "Anna Nowak", "2018-06-21", "cancelled")],
        )
        assert promise_of(self.PLAN, off).became == "off"

    def test_agreement_is_a_promise_until_it_is_signed(self) -> None:
        draft = told("draft", "2019-01-01", agreements=[("Border Treaty", "GB PL", "negotiating", None)])
        signed = told("signed", "2019-05-01", agreements=[("Border Treaty", "GB PL", "signed", "2019-05-01")])
        assert promise_of(draft).became == "silent"
        came = promise_of(draft, signed)
        assert (came.became, [step.status for step in came.steps]) == ("came", ["negotiating", "signed"])

    def test_agreement_of_a_like_name_may_be_the_same_and_one_named_for_the_states_alone_is_not(self) -> None:
        draft = told(
            "draft",
            "2019-01-01",
            agreements=[("Polish-British treaty on cyber defence", "GB PL", "proposed", None)],
        )
        other = ("British-Polish memorandum on fisheries", "GB PL", "signed", None)
        alike = ("Cyber Defence Treaty", "GB PL", "signed", None)
        assert promise_of(draft, told("b", "2019-02-01", agreements=[other])).became == "silent"
        found = promise_of(draft, told("c", "2019-02-01", agreements=[other, alike]))
        assert found.became == "like"
        assert [card.link.label for card in found.like] == ["Cyber Defence Treaty"]

    def test_joint_statement_and_held_meeting_were_never_promises(self) -> None:
        store = store_of(
            [
                told(
                    "a",
                    "2019-01-01",
                    agreements=[("Joint Statement", "GB PL", "agreed", None)],
                    meetings=[met("call", "", "2019-01-01")],
                )
            ]
        )
        assert promises(store, GB, PL).page.total == 0

    def test_outcomes_are_counted_and_chosen(self) -> None:
        store = store_of(
            [
                self.PLAN,
                told("ahead", "2024-12-01", meetings=[met("visit", "", "2025-02-01", "planned")]),
                NEWEST,
            ]
        )
        assert promises(store, GB, PL).counts == {"ahead": 1, "silent": 1}
        assert promises(store, GB, PL, became="ahead").page.total == 1
        with pytest.raises(QueryError, match="no outcome 'broken'"):
            promises(store, GB, PL, became="broken")


class TestSayings:
    def ways(self, store: Store) -> list[tuple[str, str]]:
        return [(each.way, each.passage[1]) for each in sayings_on(store, PL, GB).page.rows]

    def said(self, words: str, **record: object) -> Store:
        given: dict[str, object] = {"countries": "GB PL", "people": POSTS, **record}
        return store_of([release("said", "2019-01-01", statements=[("Anna Nowak", words)], **given)])

    def by_smith(self, name: str, posts: list[tuple[str, str, bool]], **record: object) -> Record:
        return release(name, "2019-01-01", people={"Mary Smith": posts}, countries="GB PL", **record)

    @pytest.mark.parametrize(
        ("words", "name"),
        [
            ("We thank the United Kingdom for it.", "United Kingdom"),
            ("Our British friends know it.", "British"),
            ("The Britons know it.", "Britons"),
        ],
    )
    def test_state_is_found_by_its_names_in_use(self, words: str, name: str) -> None:
        assert self.ways(self.said(words)) == [("named", name)]

    def test_state_is_found_by_the_name_of_who_holds_its_posts_in_that_release(self) -> None:
        assert self.ways(self.said("I told Ms Smith so.")) == [("person", "Smith")]
        assert self.ways(self.said("I told Ms Smith so.", people={"Anna Nowak": POSTS["Anna Nowak"]})) == []

    def test_name_of_who_speaks_next_in_a_transcript_is_no_mention(self) -> None:
        assert self.ways(self.said("Thank you.\n\nMary Smith: Thank you.")) == []

    def test_said_at_a_meeting_of_the_two_is_told_apart_from_words_that_name_it(self) -> None:
        talks = [met("meeting", "Anna Nowak|Mary Smith", "2019-01-01")]
        assert self.ways(self.said("Thank you for coming.", meetings=talks)) == [("beside", "")]
        assert self.ways(self.said("Thank you for coming.")) == []

    def test_meeting_of_more_than_the_two_is_not_enough(self) -> None:
        talks = [meeting("meeting", "Anna Nowak|Mary Smith", "GB PL DE", "2019-01-01")]
        assert self.ways(self.said("Thank you for coming.", meetings=talks)) == []

    def test_name_inside_a_word_and_a_release_that_does_not_name_the_state_are_passed_over(self) -> None:
        assert self.ways(self.said("It is Britishness.")) == []
        assert self.ways(self.said("We thank the British.", countries="PL")) == []

    def test_who_holds_more_of_another_states_posts_does_not_speak_for_it(self) -> None:
        envoy = [("Envoy", "PL", False)]
        more = [*envoy, ("Foreign Secretary", "GB", False), ("Minister", "GB", False)]
        store = store_of(
            [
                self.by_smith("a", envoy, statements=[("Mary Smith", "We British agree.")]),
                self.by_smith("b", more),
                self.by_smith("c", more),
            ]
        )
        assert sayings_on(store, PL, GB).page.total == 0

    def test_long_statement_is_cut_around_the_name_between_words(self) -> None:
        store = self.said(f"{'word ' * 100}the British {'more ' * 200}")
        (saying,) = sayings_on(store, PL, GB).page.rows
        before, name, after = saying.passage
        assert name == "British"
        assert (before[:5], before[-4:]) == ("…word", "the ")
        assert (after[:5], after[-5:]) == (" more", "more…")
        assert len(before + name + after) < 450
