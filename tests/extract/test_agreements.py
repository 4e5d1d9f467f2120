"""Agreements are read where a text speaks of a particular one, and nowhere else."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.agreements import CONFIDENCE, find_agreements
from kg.extract.dates import find_dates
from kg.model.fact import AGREEMENT_STATUSES, Agreement
from tests.extract.gazetteer_reading import read

JAPAN = "Ministry of Foreign Affairs of Japan"


def agreements(body: str, title: str = "", **options: object) -> tuple[Agreement, ...]:
    reading = read(body, title, **options)  # type: ignore[arg-type]  # passed on as they come
    return find_agreements(reading, find_dates(reading.document))


def only(body: str, title: str = "", **options: object) -> Agreement:
    (agreement,) = agreements(body, title, **options)
    return agreement


@pytest.mark.parametrize(
    ("body", "name", "parties"),
    [
        (
            "Officials prepare the UK-Norway Seabed Protection Treaty.",
            "UK-Norway Seabed Protection Treaty",
            {"GB", "NO"},
        ),
        (
            "The envoys signed a Memorandum of Understanding between Ghana and Peru on Cocoa Research.",
            "Memorandum of Understanding between Ghana and Peru on Cocoa Research",
            {"GH", "PE"},
        ),
        (
            "They signed the Chile-Ghana Agreement on Reciprocal, Fair, and Balanced Trade today.",
            "Chile-Ghana Agreement on Reciprocal, Fair, and Balanced Trade",
            {"CL", "GH"},
        ),
        (
            "Through the UK-Norway Seabed Protection Treaty, they protect the sea.",
            "UK-Norway Seabed Protection Treaty",
            {"GB", "NO"},
        ),
        (
            "All sides respect the Treaty on the Establishment of a Customs Area.",
            "Treaty on the Establishment of a Customs Area",
            set(),
        ),
        (
            "Work goes on under the Roadmap for a Renewed U.S.-Chile Partnership.",
            "Roadmap for a Renewed U.S.-Chile Partnership",
            {"US", "CL"},
        ),
        ("They spoke of the New START treaty.", "New START treaty", set()),
        ("Observance of the UN Charter was stressed.", "UN Charter", set()),
        ("The JCPOA was on the agenda.", "JCPOA", set()),
        ("They met after the unveiling of the Trump peace plan.", "Trump peace plan", set()),
    ],
)
def test_a_name_is_read_whole_with_the_parties_in_it(body: str, name: str, parties: set[str]) -> None:
    people = {"Trump": "US"}
    found = only(body, people=people)
    assert (found.name, set(found.parties)) == (name, parties)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("The ministers signed a trade agreement with Chile.", "trade agreement with Chile"),
        (
            "The two sides are negotiating an agreement on the status of visiting forces.",
            "agreement on the status of visiting forces",
        ),
        ("Both sides issued a joint statement.", "joint statement"),
        (
            "A treaty of friendship and good neighbourliness was signed.",
            "treaty of friendship and good neighbourliness",
        ),
    ],
)
def test_a_described_agreement_takes_its_smallest_phrase(body: str, name: str) -> None:
    assert only(body).name == name


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("The Minister called for a treaty on fishing nets.", "proposed"),
        ("Officials are negotiating a treaty on fishing nets.", "negotiating"),
        ("The Ministers will sign a treaty on fishing nets.", "negotiating"),
        ("They prepare for the signature of the UK-Peru Whale Treaty.", "negotiating"),
        ("The sides concluded a treaty on fishing nets.", "agreed"),
        ("The sides signed a treaty on fishing nets.", "signed"),
        ("As we implement the UK-Peru whale treaty, trust grows.", "in_force"),
        ("The Whale Convention entered into force in March.", "in_force"),
        ("They welcomed the entry into force of the Whale Convention.", "in_force"),
        ("Chile withdrew from the Whale Convention.", "ended"),
    ],
)
def test_the_status_is_told_by_the_words_around(body: str, status: str) -> None:
    assert only(body).status == status


def test_the_furthest_stage_told_of_one_agreement_stands() -> None:
    body = "The Whale Treaty was negotiated for years. Today the ministers signed the Whale Treaty."
    assert only(body).status == "signed"


def test_what_was_signed_long_ago_exists() -> None:
    found = only("They met under the Whale Convention, signed in Lima in 2004.")
    assert (found.status, found.date) == ("in_force", None)


def test_a_cabinet_that_lets_its_minister_sign_has_proposed() -> None:
    body = (
        "The proposal made by the Minister to sign a Memorandum of Understanding between Sri Lanka and Nepal on"
        " Mountain Rescue was approved by the Cabinet."
    )
    assert only(body, publisher="Sri Lanka Cabinet Office").status == "proposed"


def test_title_and_text_of_one_agreement_are_one() -> None:
    found = only(
        "The Agreement on Postal Matters between Japan and Peru was signed in Lima. The Agreement will help trade.",
        "Signing of the Japan-Peru Agreement on Postal Matters",
        publisher=JAPAN,
    )
    assert set(found.parties) == {"JP", "PE"}


def test_a_description_and_the_name_beside_it_are_one() -> None:
    found = only("The UK and Chile signed a new defence agreement, the Valparaiso House Agreement.")
    assert found.name == "Valparaiso House Agreement"
    assert set(found.parties) == {"GB", "CL"}


def test_agreements_of_unlike_parties_are_two() -> None:
    body = "The EAEU is negotiating a trade agreement with China and a free trade agreement with Israel."
    assert [set(found.parties) for found in agreements(body)] == [{"EAEU", "CN"}, {"EAEU", "IL"}]


def test_the_signatories_states_are_parties() -> None:
    found = only(
        "Anna Berg and Jorge Paz signed an agreement on salmon farming.",
        people={"Anna Berg": "NO", "Jorge Paz": "CL"},
    )
    assert found.parties == ("NO", "CL")


def test_the_two_countries_are_the_publisher_and_the_other_of_the_title() -> None:
    found = only("The two countries concluded an Air Links Agreement.", "Minister visits Kenya")
    assert set(found.parties) == {"GB", "KE"}


def test_who_leaves_is_the_party() -> None:
    assert only("Chile’s withdrawal from the Whale Convention was deplored.").parties == ("CL",)


def test_the_day_of_signing_is_its_date() -> None:
    found = only("On 8 May, the Agreement on Postal Matters was signed in Lima.", publisher=JAPAN)
    assert found.date is not None
    assert found.date.text == "2023-05-08"


def test_the_year_in_a_name_is_its_date() -> None:
    found = only("The Whale Memorandum of 1994 gave assurances.")
    assert (found.name, found.date and found.date.text) == ("Whale Memorandum of 1994", "1994")


def test_a_joint_statement_that_is_the_release_is_agreed_by_those_who_make_it() -> None:
    found = only(
        "The Governments of Kenya, Ghana and Togo issue the following text.",
        "Joint Statement on Clean Harbours",
        day=date(2022, 1, 3),
    )
    assert (found.name, found.status) == ("Joint Statement on Clean Harbours", "agreed")
    assert set(found.parties) == {"KE", "GH", "TG"}


def test_a_truce_that_is_called_for_is_proposed_and_one_that_holds_is_in_force() -> None:
    assert only("She called for an immediate ceasefire.").status == "proposed"
    assert only("He reaffirmed support for the ongoing truce in Freedonia.").status == "in_force"


@pytest.mark.parametrize(
    "body",
    [
        "There was agreement on the need to do more.",
        "The sides reached broad agreement in their talks.",
        "The Minister made a statement to Parliament.",
        "The Government launched its Defence Industrial Strategy.",
        "The review sets out a plan to spend more.",
        "The UK will give a programme of training to new recruits.",
        "The Ambassador gave her credentials to the Chief of Protocol.",
        "The charter flight left the city at noon.",
        "They praised the strong partnership between their peoples.",
        "Relations rest on a framework of shared values.",
        "Under the plan, two hundred troops will deploy.",
        "Chile is a treaty ally in the region.",
        "Forces of the North Atlantic Treaty Organization took part.",
        "They drew up proposals to deal with floods.",
        "The army declared a ceasefire and opened a road.",
        "The President welcomed the treaty.",
        "The Administration’s National Security Strategy was published.",
        "She works at the Convention Center.",
        "The importance of entering into free trade agreements was stressed.",
    ],
)
def test_accord_in_general_and_one_state_s_policy_are_no_agreements(body: str) -> None:
    assert agreements(body) == ()


def test_remarks_about_a_joint_statement_are_not_the_statement() -> None:
    found = agreements("The President spoke to the press.", "Remarks on the Joint Statement with Chile")
    assert all(agreement.evidence.rule != "joint-statement" for agreement in found)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "the a Treaty agreement of on between and Chile UK signed ( ) , . ” 2019 ceasefire Statement with".split()
        ),
        max_size=40,
    )
)
def test_evidence_is_in_the_text_whatever_is_read(words: list[str]) -> None:
    text = " ".join(words)
    reading = read(text, "Joint Statement " + text[:40])
    for found in find_agreements(reading, find_dates(reading.document)):
        span = found.evidence.span
        assert reading.document.text[span.start : span.end] == found.evidence.quote
        assert "\n" not in found.evidence.quote
        assert found.evidence.rule in CONFIDENCE
        assert found.status in AGREEMENT_STATUSES
        assert found.name


def test_two_capitals_stand_for_their_states() -> None:
    found = only("The Fisheries Agreement between Nairobi and Lima has been signed.")
    assert set(found.parties) == {"KE", "PE"}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("They continue the groundwork for signing a Ghana-Peru Cocoa Treaty.", "negotiating"),
        ("He wished to discuss the signing of a peace treaty.", "proposed"),
        ("The Ghana-Peru Cocoa Treaty, which the ministers signed in May, is to be ratified.", "signed"),
        ("The Cocoa Treaty, signed by Ghana and Peru twenty years ago, was praised.", "in_force"),
    ],
)
def test_a_step_still_to_come_is_not_yet_the_stage(body: str, status: str) -> None:
    assert only(body).status == status


def test_letters_name_the_pact_that_the_words_after_them_describe() -> None:
    found = only("Ghana, Peru and Kenya today announced COCOAX, a new trade pact of the three countries.")
    assert (found.name, set(found.parties), found.status) == ("COCOAX", {"GH", "PE", "KE"}, "agreed")


def test_whom_talks_are_with_is_no_party_of_what_they_do_not_touch() -> None:
    found = agreements(
        "They spoke about what the Seabed Protection Treaty has achieved, and about the talks with Peru on fish."
    )
    assert [agreement.parties for agreement in found] == [()]


def test_a_statement_that_several_issue_is_theirs() -> None:
    found = only("The President welcomed a statement that Ghana, Kenya and Peru issued today.")
    assert (set(found.parties), found.status) == ({"GH", "KE", "PE"}, "agreed")
    assert not agreements("The President welcomed a statement that the minister of Ghana made.")


def test_who_speaks_of_an_accession_is_no_party_of_it() -> None:
    found = only("She will send the Accession Protocol of Kenya to Peru's parliament.", publisher=JAPAN)
    assert found.parties == ("KE",)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            "Japan and Peru signed agreements on visas, on trade and investment, and on tourism.",
            ["agreement on visas", "agreement on trade and investment", "agreement on tourism"],
        ),
        (
            "Three Memoranda of Understanding were exchanged: on energy, on rubber and on fisheries.",
            [
                "Memorandum of Understanding on energy",
                "Memorandum of Understanding on rubber",
                "Memorandum of Understanding on fisheries",
            ],
        ),
    ],
)
def test_each_item_of_a_list_with_one_head_is_an_agreement(body: str, names: list[str]) -> None:
    found = agreements(body)
    assert [agreement.name for agreement in found] == names
    assert {agreement.status for agreement in found} == {"signed"}


@pytest.mark.parametrize(
    "body",
    [
        "Speeches on trade, on visas and on tourism were given.",
        "Japan and Peru have few agreements on trade, on visas and on tourism.",
        "Japan and Peru exchanged views on trade, on visas and on tourism.",
    ],
)
def test_a_list_of_subjects_is_no_list_of_agreements(body: str) -> None:
    assert agreements(body) == ()


def test_those_of_a_list_have_gone_as_far_as_its_first() -> None:
    found = agreements(
        "The round ended with the signing of a protocol between Japan and Peru on the keeping of archives in both"
        " capitals, a memorandum on diplomatic training and an executive programme for culture."
    )
    assert [(a.status, set(a.parties)) for a in found] == [("signed", {"JP", "PE"})] * 3


def test_what_is_counted_and_then_told_one_by_one_is_not_told_twice() -> None:
    found = agreements(
        "Japan and Peru signed two agreements. They are the Trade Agreement and the Visa Protocol."
    )
    assert [agreement.name for agreement in found] == ["Trade Agreement", "Visa Protocol"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (
            "An air services agreement between Japan and Peru is in the final stages of negotiation.",
            "negotiating",
        ),
        (
            "They spoke of the Visa Agreement between Japan and Peru, which they expect to sign in May.",
            "negotiating",
        ),
        (
            "She stressed the wish to begin negotiations on a Trade Agreement between Japan and Peru.",
            "proposed",
        ),
        ("They exchanged views on the Visa Agreement between Japan and Peru.", "in_force"),
    ],
)
def test_how_far_it_has_come_is_told_in_many_words(body: str, status: str) -> None:
    assert only(body).status == status


@pytest.mark.parametrize("gap", ["\N{NO-BREAK SPACE}", "\t", "\N{NARROW NO-BREAK SPACE}"])
def test_a_list_is_read_whatever_space_follows_its_preposition(gap: str) -> None:
    agreements(f"Kenya and Peru signed agreements on{gap}trade")  # to the end of the text
    found = agreements(f"Kenya and Peru signed agreements on{gap}trade, on visas and on tourism.")
    assert all("\n" not in each.name for each in found)
