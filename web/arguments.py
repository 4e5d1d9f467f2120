"""What a reader chose, read from the address of the page."""

from flask import request

from kg.errors import QueryError
from kg.rdf.iris import BASE
from kg.view.ask import iri
from kg.view.called import thing_called
from kg.view.facts import EVENT_KINDS, Choice
from kg.view.link import kind_of
from kg.view.network.choice import CLOSEST, MORE, NODE_KINDS, NODES_SHOWN, NetworkChoice
from kg.view.ties import TIE_COUNTS
from web.stores import store


def page_number(name: str = "page") -> int:
    """Return the page asked for, counted from 1.

    Raises:
        QueryError: where it is no number of a page.
    """
    return whole_number(name, 1)


def whole_number(name: str, default: int) -> int:
    """Return a number of at least 1 from the address, or `default` where it says nothing.

    Raises:
        QueryError: where it says something else.
    """
    text = request.args.get(name, "").strip()
    if not text:
        return default
    if not text.isascii() or not text.isdecimal() or not int(text[:9]) >= 1 or len(text) > 9:  # noqa: PLR2004
        raise QueryError(f"{name}={text[:40]} is no number from 1 up")
    return int(text)


def choice(who: dict[str, str], kinds: tuple[str, ...] = EVENT_KINDS) -> Choice:
    """Return which facts are asked for; `who` is what the page itself fixes."""
    chosen = tuple(dict.fromkeys(kind for kind in request.args.getlist("kind") if kind))
    roles = {"party": "with", "topic": "topic", "publisher": "publisher", "person": "person"}
    asked = {role: entity(name) for role, name in roles.items() if request.args.get(name)}
    fixed = {**asked, **who}
    if "party" in who and "party" in asked and asked["party"] != who["party"]:
        fixed["other"] = asked["party"]
    return Choice(
        kinds=chosen or kinds,
        start=request.args.get("from", "").strip(),
        end=request.args.get("to", "").strip(),
        status=request.args.get("status", ""),
        who=fixed,
        unsure=unsure_too(),
    )


def unsure_too() -> bool:
    """Return whether unsure readings are asked for too, by ``unsure=1``."""
    return request.args.get("unsure") == "1"


def entity(name: str) -> str:
    """Return the IRI of what an argument names, as `entity_from` reads it; empty where it names nothing.

    Raises:
        QueryError: where it is nothing of ours.
    """
    return entity_from(request.args.get(name, ""), name)


def entity_from(given: str, name: str) -> str:
    """Return the IRI meant by a name such as "Poland" or "NATO", or by a path such as ``country/PL``.

    Raises:
        QueryError: where it is nothing of ours.
    """
    text = given.strip()
    if not text:
        return ""
    if "/" not in text:
        return thing_called(store(), text[:80]).iri
    found = str(iri(text if text.startswith(BASE) else BASE + text))
    if not kind_of(found):
        raise QueryError(
            f"{name}={text[:80]} is nothing known here; give a name, or a path such as country/GB or topic/cyber"
        )
    return found


def network_choice() -> NetworkChoice:
    """Return what the network is to show."""
    opened = [entity_from(text, "expand") for text in request.args.getlist("expand")]
    return NetworkChoice(
        show=_in_order(request.args.getlist("show"), NODE_KINDS) or ("country",),
        count=_in_order(request.args.getlist("count"), TIE_COUNTS),
        first=request.args.get("from", "").strip(),
        last=request.args.get("to", "").strip(),
        status=request.args.get("status", ""),
        topic=entity("topic"),
        publisher=entity("publisher"),
        unsure=unsure_too(),
        around=entity("around"),
        expand=tuple(dict.fromkeys(each for each in opened if each)),
        more=whole_number("more", MORE),
        limit=whole_number("limit", NODES_SHOWN),
        least=whole_number("least", 1),
        closest=0 if request.args.get("closest") == "all" else whole_number("closest", CLOSEST),
        size=request.args.get("size") or "weight",
        colour=request.args.get("colour", ""),
        ends=(entity("a"), entity("b")),
    )


def _in_order(given: list[str], known: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is given once each, in one order whatever the address's: the same choice is the same picture."""
    return tuple(
        sorted(set(given), key=lambda each: (known.index(each) if each in known else len(known), each))
    )


def passage() -> tuple[int, int] | None:
    """Return the stretch of a release that is to be shown as the one looked for, from ``at=START-END``.

    Raises:
        QueryError: where it is none.
    """
    text = request.args.get("at", "")
    if not text:
        return None
    start, _, end = text.partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(text) < 20 and int(start) < int(end)):  # noqa: PLR2004
        raise QueryError(f"at={text[:40]} is no stretch of a text; give START-END, such as at=120-164")
    return int(start), int(end)
