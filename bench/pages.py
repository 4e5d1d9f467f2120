"""How long pages take on the server: `python bench/pages.py STORE`.

Pages of each kind are drawn from the store with a fixed seed and asked for once each, through WSGI, in this process;
the indexes are made beforehand, as the server makes them when it starts, and their time is told apart.
"""

import argparse
import random
import statistics
import time

from kg.view.ask import ask
from kg.view.fact_index import fact_index
from kg.view.link import ONTOLOGY_IRI
from kg.view.preparing import prepare
from kg.view.release_index import release_index
from kg.view.ties import tie_table
from web import create_app

SEED = 5
CLASSES = (
    "Country",
    "Person",
    "Organization",
    "Meeting",
    "Agreement",
    "Summit",
    "Statement",
    "Topic",
    "Post",
)
FIXED = ("/", "/network", "/timeline", "/about-the-data", "/releases", "/browse/person", "/browse/agreement")
WORDS = ("treaty", "putin", "ministr", "nato summit", "zelensky", "sanctions", "blaszczak", "cyber")


def main() -> None:
    """Print a table of times, a row for each kind of page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    parser.add_argument("--each", type=int, default=60, help="pages of each kind")
    arguments = parser.parse_args()
    app = create_app(arguments.store, testing=True)
    store = app.extensions["kg.store"].current()
    started = time.perf_counter()
    prepare(store)
    print(f"indexes made in {time.perf_counter() - started:.1f} s: {len(fact_index(store).facts)} facts")
    draw = random.Random(SEED)
    kinds: dict[str, list[str]] = {"fixed": list(FIXED), "search": [f"/search?q={word}" for word in WORDS]}
    for name in CLASSES:
        rows = ask(store, "index-class", values={"class": [ONTOLOGY_IRI + name]})
        things = sorted(row["thing"] for row in rows if "/id/" in row["thing"])
        kinds[name] = [path(thing) for thing in draw.sample(things, min(arguments.each, len(things)))]
    releases = release_index(store).releases
    kinds["Release"] = [path(iri) for iri in draw.sample(releases, min(arguments.each, len(releases)))]
    pairs = sorted((tie.a.iri, tie.b.iri) for tie in tie_table(store).ties)
    kinds["pair"] = [
        "/pair/" + "/".join(iri.rpartition("/")[2] for iri in pair)
        for pair in draw.sample(pairs, min(arguments.each, len(pairs)))
    ]
    client = app.test_client()
    client.get("/ontology")
    everything = []
    print("| kind | pages | p50 ms | p95 ms | slowest ms |\n|---|---|---|---|---|")
    for kind, paths in kinds.items():
        times = []
        for each in paths:
            started = time.perf_counter()
            answer = client.get(each)
            times.append((time.perf_counter() - started) * 1000)
            assert answer.status_code in {200, 303}, (each, answer.status)
        everything += times
        print(row(kind, times))
    print(row("all", everything))


def path(iri: str) -> str:
    """Return the address in the app of an IRI of ours."""
    return iri.removeprefix("https://w3id.org/secrel")


def row(kind: str, times: list[float]) -> str:
    """Return a row of the table; times are in milliseconds."""
    cuts = statistics.quantiles(times, n=20, method="inclusive") if len(times) > 1 else times * 20
    return f"| {kind} | {len(times)} | {statistics.median(times):.0f} | {cuts[18]:.0f} | {max(times):.0f} |"


if __name__ == "__main__":
    main()
