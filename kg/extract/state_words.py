"""The words that tell which side a person stands on: of encounters, travel, places and offices."""

#: Words before the other side of an encounter.
TOWARDS = frozenset(
    "with by met meet meets meeting hosted host hosts welcomed welcome received receive from called".split()
)
#: Posts of which a state has one at a time, by the words that tell them.
SINGLE = (
    ("president", ("president", "king", "emir", "amir", "sultan", "pope", "head of state")),
    ("premier", ("prime minister", "chancellor", "premier", "taoiseach")),
    ("foreign", ("foreign minister", "foreign secretary", "minister of foreign", "minister for foreign",
                 "minister of external", "external affairs", "secretary of state", "international relations")),
    ("defence", ("defence minister", "defense minister", "minister of defen", "minister for defen",
                 "secretary of defen", "defence secretary", "minister of national defen", "national defen")),
)  # fmt: skip
LOWER = ("vice", "deputy", "assistant", "under", "former", "state for", "to the", "first", "advis")
#: Words after which a state is where the scene is set.
LOCATIVE = frozenset(
    "in to at into visit visits visiting visited toward towards arrived across through".split()
)
#: Words that lead to a person, by what they tell of the side.
LEADS = {
    word: kind
    for kind, words in (
        ("meets", "with met meet meets meeting joined alongside"),
        ("by", "by"),
        ("list", "and , ; : & – - ("),
        (
            "does",
            "hosted welcomed received called thanked told congratulated invited host welcome receive on urged",
        ),
        ("of", "of for between from to"),
        ("when", "that when where who while as but after"),
        ("counterpart", "counterpart counterparts colleague colleagues"),
    )
    for word in words.split()
}
#: How a sentence begins whose subject was named before, mostly the publisher's own side.
ACTORS = frozenset("he she i we the while during".split())
#: Words that tell of travel.
TRAVEL = frozenset(
    "visit visits visited visiting came come comes arrived arrives arrive travel travels traveled travelled fly flew"
    " trip".split()
)
#: What is done to a guest.
GUEST = frozenset("welcomed received hosted greeted".split())
#: What two people do together who stand on two sides.
TOGETHER = frozenset(
    "met meet meets held hold holds signed sign spoke speak discussed discuss co-chaired exchanged announced announce"
    " launched talked issued agreed inaugurated co-hosted initialled convened".split()
)
