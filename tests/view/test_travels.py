"""Where a person went: what counts as abroad, what is one stay, and what no release tells."""

from pathlib import Path

from kg.rdf.iris import BASE
from kg.store.base import Store
from kg.store.opening import open_store
from kg.view.travels import stays, travels
from tests.stand_in import meeting, release
from tests.view.stores import store_of
from tests.web.conftest import build_store

JOHNSON, STOLTENBERG, NOBODY = (
    f"{BASE}person/{key}" for key in ("GB/boris-johnson", "NATO/jens-stoltenberg", "x/al-nobody")
)
PEOPLE = {
    "Boris Johnson": [("Foreign Secretary", "GB", False)],
    "Jens Stoltenberg": [("Secretary General", "NATO", False)],
    "Al Nobody": [],
}
ALL = "|".join(PEOPLE)
MEETINGS = (
    meeting("visit", ALL, "GB PL", "2018-06-21", place="Warsaw", country="PL"),
    meeting("meeting", ALL, "GB PL", "2018-06-22", place="Warsaw", country="PL"),
    meeting("meeting", ALL, "GB PL", "2018-06-25", "planned", place="Gdansk", country="PL"),
    meeting("visit", ALL, "GB PL", "2018-06", place="Krakow", country="PL"),
    meeting("visit", ALL, "FR GB", "2019-01-10", "cancelled", place="Paris", country="FR"),
    meeting("meeting", ALL, "FR GB", "2019-02-10", place="London", country="GB"),
    meeting("meeting", ALL, "FR GB", "2019-03-10"),
    meeting("call", ALL, "FR GB", "2019-04-10"),
)


def store() -> Store:
    made = release(
        "a", "2018-06-20", people=PEOPLE, countries="GB PL FR", organizations="NATO", meetings=MEETINGS
    )
    return store_of([made])


def test_abroad_is_what_was_neither_at_home_nor_called_off_nor_by_telephone() -> None:
    found = travels(store(), JOHNSON)
    assert found.home is not None
    assert found.home.iri == f"{BASE}country/GB"
    assert (found.met, found.unplaced, found.abroad) == (6, 1, 4)
    (poland,) = found.countries
    assert poland.link.iri == f"{BASE}country/PL"
    assert (poland.held, poland.planned, poland.last, poland.years) == (3, 1, "2018-06-22", {"2018": 4})


def test_days_that_follow_each_other_in_one_country_are_one_stay_and_a_whole_month_is_none() -> None:
    page = stays(store(), JOHNSON)
    assert [(stay.when, len(stay.stops)) for stay in page.rows] == [
        ("25 June 2018", 1),
        ("21–22 June 2018", 2),
        ("June 2018", 1),
    ]
    assert {stay.year for stay in page.rows} == {"2018"}


def test_words_that_name_the_place_are_told_from_words_that_do_not(tmp_path: Path) -> None:
    def named(told: Store) -> list[bool]:
        return [stop.named for stay in stays(told, JOHNSON).rows for stop in stay.stops]

    assert named(store()) == [False] * 4  # the quotes of a stand-in are two letters long
    with open_store(str(build_store(tmp_path)), read_only=True) as told:
        assert named(told) == [True, True]  # "are to visit Warsaw", "at Helenow"


def test_who_speaks_for_an_organization_is_abroad_everywhere() -> None:
    found = travels(store(), STOLTENBERG)
    assert found.home is not None
    assert found.home.kind == "organization"
    assert [each.link.iri[-2:] for each in found.countries] == ["PL", "GB"]


def test_who_speaks_for_nobody_known_is_nowhere_abroad() -> None:
    found = travels(store(), NOBODY)
    assert (found.home, found.met, found.abroad, found.countries, found.years) == (None, 6, 0, (), ())
    assert stays(store(), NOBODY).total == 0


def test_one_country_is_chosen_from_the_stays() -> None:
    assert stays(store(), STOLTENBERG, f"{BASE}country/GB").total == 1
    assert stays(store(), STOLTENBERG, f"{BASE}country/FR").total == 0
