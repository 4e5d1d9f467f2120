"""How far an agreement has come, release by release, and who gives it which parties."""

from kg.rdf.iris import BASE
from kg.view.happening import Happening, happening
from tests.stand_in import release
from tests.view.stores import store_of


def treaty() -> Happening:
    told = [
        ("a", "2018-01-01", "GB PL", "negotiating"),
        ("b", "2018-02-01", "GB PL", "negotiating"),
        ("c", "2018-03-01", "GB", "signed"),
        ("d", "2018-04-01", "FR GB", "negotiating"),
    ]
    store = store_of(
        release(name, day, countries="GB PL FR", agreements=[("Fish Treaty", parties, status, None)])
        for name, day, parties, status in told
    )
    return happening(store, f"{BASE}agreement/fish-treaty")


def test_releases_that_follow_each_other_and_say_the_same_are_one_step() -> None:
    steps = [(alike[0].status, [stage.quote.release.label for stage in alike]) for alike in treaty().history]
    assert steps == [
        ("negotiating", ["Release a", "Release b"]),
        ("signed", ["Release c"]),
        ("negotiating", ["Release d"]),
    ]


def test_each_party_has_the_releases_that_give_it_and_no_others() -> None:
    found = {party.link.iri[-2:]: party for party in treaty().parties}
    assert {code: party.releases for code, party in found.items()} == {"GB": 4, "PL": 2, "FR": 1}
    assert next(iter(found)) == "GB"
    quotes = {code: party.quote.release.label for code, party in found.items() if party.quote}
    assert quotes == {"GB": "Release d", "PL": "Release b", "FR": "Release d"}
    assert not any(party.named for party in found.values())


def summit_told(*days: str) -> Happening:
    store = store_of(
        release(
            f"r{number}",
            f"2018-0{number}-01",
            countries="GB",
            summits=[("Amber Coast Summit", day, "GB", "planned")],
        )
        for number, day in enumerate(days, 1)
    )
    return happening(store, f"{BASE}summit/amber-coast-summit/2018")


def test_days_that_releases_give_are_told_each_with_who_gives_it_where_they_differ() -> None:
    told = summit_told("2018-07-09", "2018-03", "2018-07-09").days
    assert [(when, [stage.quote.release.label for stage in given]) for when, given in told] == [
        ("9 July 2018", ["Release r3", "Release r1"]),
        ("March 2018", ["Release r2"]),
    ]


def test_days_on_which_all_agree_are_not_told_again() -> None:
    assert summit_told("2018-07-09", "2018-07-09").days == ()


def test_day_of_an_agreement_is_that_of_its_status_and_no_disagreement() -> None:
    signed = [("Fish Treaty", "GB PL", "signed", "2018-03-01")]
    ended = [("Fish Treaty", "GB PL", "ended", "2018-05-01")]
    store = store_of(
        release(name, day, countries="GB PL", agreements=told)
        for name, day, told in (("a", "2018-03-02", signed), ("b", "2018-05-02", ended))
    )
    assert happening(store, f"{BASE}agreement/fish-treaty").days == ()
