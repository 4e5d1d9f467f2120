"""A SPARQL query as a tree: each rule of the grammar that it follows, and where in the text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.sparql.grammar import Rule, can_be_empty, first_of, grammar
from kg.sparql.tokens import Token, cut


@dataclass(frozen=True, slots=True)
class Node:
    """What a rule stands for in a query, or a token.

    Shape:
        `kind` is the rule's name, or the token's kind; the text is from `start` to `end`, `parts` are in its order.
        What stands for nothing has no node.
    """

    kind: str
    start: int
    end: int
    parts: tuple["Node", ...] = ()

    def walk(self) -> Iterator["Node"]:
        """Yield the node, and all nodes within it, in the order of the text."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.parts))

    def all(self, *kinds: str) -> Iterator["Node"]:
        """Yield the nodes of these kinds, the node itself or within it."""
        return (node for node in self.walk() if node.kind in kinds)

    def part(self, *kinds: str) -> "Node | None":
        """Return the first of its own parts that is of one of these kinds."""
        return next((part for part in self.parts if part.kind in kinds), None)


def read_tree(query: str) -> Node | None:
    """Return `query` as a tree; None where it is not SPARQL 1.1 by the grammar, or too deep."""
    reader = Reader(list(cut(query)))
    try:
        return reader.read_query()
    except (ReadingError, RecursionError):
        return None


#: What gives the text that a node is to have; None leaves it as it is, and its parts are asked for theirs.
Change = Callable[[Node], str | None]


def rewritten(query: str, tree: Node, change: Change) -> str:
    """Return the whole query with the texts that `change` gives in the place of what `tree` has."""
    return query[: tree.start] + written(query, tree, change) + query[tree.end :]


def written(query: str, node: Node, change: Change) -> str:
    """Return the text of `node` as `change` has it."""
    changed = change(node)
    return changed if changed is not None else written_within(query, node, change)


def written_within(query: str, node: Node, change: Change) -> str:
    """Return the text of `node` as `change` has its parts."""
    text, at = "", node.start
    for part in node.parts:
        text += query[at : part.start] + written(query, part, change)
        at = part.end
    return text + query[at : node.end]


QUERY = Rule("name", "Query")


class ReadingError(Exception):
    """The token that `Reader` stands at fits nowhere in the grammar."""


class Reader:
    """Reads tokens by the grammar into a tree, and keeps what could have stood where it is."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._parts: list[Node] = []
        self._expected: list[frozenset[str]] = []

    def read_query(self) -> Node:
        """Return the whole query.

        Raises:
            ReadingError: where the token that the reader then stands at fits nowhere.
        """
        self.read(QUERY)
        self.take("END")
        return self._parts[0]

    @property
    def token(self) -> Token:
        """The next token."""
        return self._tokens[self._at]

    @property
    def expected(self) -> frozenset[str]:
        """The kinds of tokens that could stand where it is."""
        return frozenset().union(*self._expected)

    def take(self, kind: str) -> None:
        """Go past a token of this kind."""
        token = self.token
        if token.kind != kind:
            self._expected.append(frozenset({kind}))
            raise ReadingError
        self._parts.append(Node(kind, token.start, token.end))
        self._at += 1
        self._expected.clear()

    def read(self, rule: Rule) -> None:
        """Go past what `rule` stands for."""
        if rule.kind == "word":
            self.take(rule.name)
        elif rule.kind == "name":
            before, self._parts = self._parts, []
            self.read(grammar()[rule.name])
            parts, self._parts = self._parts, before
            if parts:
                self._parts.append(Node(rule.name, parts[0].start, parts[-1].end, tuple(parts)))
        elif rule.kind == "sequence":
            for part in rule.parts:
                self.read(part)
        elif rule.kind == "choice":
            self._choose(rule)
        else:
            self._repeat(rule.kind, rule.parts[0])

    def _choose(self, rule: Rule) -> None:
        for part in rule.parts:
            if self._begins(part):
                self.read(part)
                return
        if not any(can_be_empty(part) for part in rule.parts):
            raise ReadingError

    def _repeat(self, kind: str, part: Rule) -> None:
        if kind == "+":
            self.read(part)
        while self._begins(part):
            self.read(part)
            if kind == "?":
                return

    def _begins(self, part: Rule) -> bool:
        first = first_of(part)
        self._expected.append(first)
        return self.token.kind in first
