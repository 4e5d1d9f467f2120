"""The states that a question names, as people write them: "UK Poland", "German-French", "Korea's ties to Japan"."""

from functools import cache

from kg.errors import NotFoundError
from kg.gazetteer.matcher import Phrases
from kg.gazetteer.tables import countries
from kg.rdf.iris import mint_country
from kg.store.base import Store
from kg.text import TOKEN
from kg.view.head import head
from kg.view.link import Link
from kg.view.spelling import fold


def pair_named(store: Store, words: str) -> tuple[Link, Link] | None:
    """Return the two states that `words` name, in their order, if `store` knows both and no third is named."""
    tokens = [token for token in TOKEN.findall(fold(words)) if token.isalnum()]
    codes = list(dict.fromkeys(code for _, _, code in _names().find(tokens)))
    if len(codes) != 2:  # noqa: PLR2004 - a pair
        return None
    try:
        one, other = (head(store, mint_country(code)).link for code in codes)
    except NotFoundError:
        return None
    return one, other


@cache
def _names() -> Phrases[str]:
    return Phrases(
        (" ".join(token for token in TOKEN.findall(fold(name)) if token.isalnum()), country.code)
        for country in countries().values()
        for name in (country.name, *country.aliases, *country.adjectives, *country.demonyms)
    )
