"""How long the search box takes: `python bench/search.py STORE`.

Words, prefixes, typing errors and rows of words are drawn from the store's names and quotes with a fixed seed. Each is
suggested for and searched for once, in this process; the indexes are made beforehand, as the server makes them when it
starts. Times are told by the clock and by the processor, which other work on the machine weighs on less.
"""

import argparse
import random
import statistics
import string
import time
from collections.abc import Callable, Sequence

from kg.store.opening import open_store
from kg.view.name_index import name_index
from kg.view.preparing import prepare
from kg.view.quote_index import quote_index
from kg.view.search import search
from kg.view.suggestions import suggest

SEED = 11
#: The shortest word that is drawn, and the longest prefix.
SHORTEST, PREFIX = 4, 3
GOAL_MS = 50


def main() -> None:
    """Print a table of times, a row for each kind of words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    parser.add_argument("--each", type=int, default=100, help="words of each kind")
    arguments = parser.parse_args()
    store = open_store(arguments.store, read_only=True)
    started = time.perf_counter()
    prepare(store)
    texts = [sorted(index.texts) for index in (name_index(store), quote_index(store))]
    print(f"ready after {time.perf_counter() - started:.1f} s: {len(texts[0])} names, {len(texts[1])} quotes")
    kinds = drawn(random.Random(SEED), *texts, arguments.each)
    ways: dict[str, Callable[[str], object]] = {
        "suggest": lambda words: suggest(store, words),
        "search": lambda words: search(store, words),
    }
    print("| | words | p50 ms | p95 ms | slowest ms | slowest, processor's ms | over 50 ms |")
    print("|---|---|---|---|---|---|---|")
    for way, ask in ways.items():
        everything: list[tuple[float, float, str]] = []
        for kind, words in kinds.items():
            times = [timed(ask, each) for each in words]
            everything += times
            print(row(f"{way}: {kind}", times))
        print(row(f"{way}: all", everything))
        print(f"<!-- slowest: {max(everything, key=lambda each: each[1])[2]!r} -->")


def drawn(
    draw: random.Random, names: Sequence[str], quotes: Sequence[str], each: int
) -> dict[str, tuple[str, ...]]:
    """Return words of each kind; `names` and `quotes` are sorted texts, so that a seed draws the same ones."""

    def word(texts: Sequence[str]) -> str:
        return draw.choice([word for word in draw.choice(texts).split() if len(word) >= SHORTEST] or ["none"])

    return {
        "whole names": tuple(" ".join(draw.choice(names).split()[:5]) for _ in range(each)),
        "words of names": tuple(word(names) for _ in range(each)),
        "words of quotes": tuple(word(quotes) for _ in range(each)),
        "beginnings of two letters": tuple(word(names)[:2] for _ in range(each)),
        "beginnings of three": tuple(word(names)[:PREFIX] for _ in range(each)),
        "a typing error": tuple(misspelt(draw, word(names)) for _ in range(each)),
        "two words, two errors": tuple(
            f"{misspelt(draw, word(names))} {misspelt(draw, word(names))}" for _ in range(each)
        ),
        "three words of three quotes": tuple(" ".join(word(quotes) for _ in range(3)) for _ in range(each)),
    }


def misspelt(draw: random.Random, word: str) -> str:
    """Return `word` with a letter left out, doubled, changed, or in its neighbour's place."""
    at = draw.randrange(1, len(word) - 1)
    return draw.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + draw.choice(string.ascii_lowercase) + word[at + 1 :],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        )
    )


def timed(ask: Callable[[str], object], words: str) -> tuple[float, float, str]:
    """Return the milliseconds that a question takes by the clock and by the processor, and its words."""
    clock, processor = time.perf_counter(), time.process_time()
    ask(words)
    return (time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000, words


def row(kind: str, times: Sequence[tuple[float, float, str]]) -> str:
    """Return a row of the table."""
    clock = [each[0] for each in times]
    cuts = statistics.quantiles(clock, n=20, method="inclusive")
    slowest = max(each[1] for each in times)
    over = sum(1 for each in times if each[1] > GOAL_MS)
    return (
        f"| {kind} | {len(times)} | {statistics.median(clock):.1f} | {cuts[18]:.1f} | {max(clock):.0f} "
        f"| {slowest:.0f} | {over} |"
    )


if __name__ == "__main__":
    main()
