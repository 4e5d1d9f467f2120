"""Measure the endpoint: ``python bench/endpoint.py STORE [--seconds N] [--timeout N] [--think S]`` (Linux).

First 15 typical queries of analysts, through HTTP and of pyoxigraph directly, in turn, on the same store. Then
32 clients with small queries alone, and again beside 16 runaways that are sent at once. Prints ratios: other work
on the machine slows both sides of each.
"""

import argparse
import http.client
import json
import multiprocessing
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlparse

import pyoxigraph as ox
from build import family, proportional_set_size

from kg.query.catalog import bind, find_query
from kg.query.written import written_out

KG = Path(sys.executable).with_name("kg")
ANALYSTS = (
    *("country-meetings", "country-visitors", "people-met", "person-counterparts", "place-meetings"),
    *("countries-busiest", "pair-by-year", "ties-strongest", "agreement-search", "agreements-by-stage"),
    *("country-agreements", "topic-speakers", "topics-by-year", "country-summits", "entity-search"),
)
SMALL = ("people-met", "person-counterparts", "pair-by-year", "topics-by-year", "topic-statements")
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
CLIENTS, RUNAWAYS, PROCESSES = 32, 16, 4
MB = 1e6


def text_of(name: str) -> str:
    """Return a named query with its examples for values."""
    query = find_query(name)
    return written_out(query.text, bind(query, **query.examples))


@contextmanager
def serving(store: Path, timeout: float) -> Iterator[tuple[str, int]]:
    """Yield the address of `kg serve` on `store`, and the id of its process."""
    command = [KG, "serve", "--store", store, "--port", "0", "--query-timeout", str(timeout)]
    with subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        address = next(word for word in line.split() if word.startswith("http://"))
        time.sleep(15)  # it makes ready what its pages and workers need
        yield address, process.pid
        process.terminate()


class Client:
    """A client that keeps its connection."""

    def __init__(self, address: str) -> None:
        place = urlparse(address)
        self._connection = http.client.HTTPConnection(str(place.hostname), place.port, timeout=120)

    def ask(self, query: str) -> tuple[int, float]:
        """Return the status of the answer, and how long it took in seconds."""
        started = time.perf_counter()
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        self._connection.request("POST", "/sparql", urlencode({"query": query}), headers)
        answer = self._connection.getresponse()
        answer.read()
        return answer.status, time.perf_counter() - started


def compare(store: Path, address: str, times: int) -> None:
    """Print how much longer a query takes through HTTP than asked directly."""
    opened, client = ox.Store.read_only(str(store)), Client(address)
    for name in ANALYSTS:
        client.ask(text_of(name))  # the server's first moments are not what is measured
    ratios = []
    print(f"{'best of ' + str(times):24}{'direct ms':>11}{'HTTP ms':>10}{'ratio':>8}")
    for name in ANALYSTS:
        query, direct, through = text_of(name), [], []
        for _ in range(times):
            started = time.perf_counter()
            opened.query(query).serialize(format=ox.QueryResultsFormat.JSON)
            direct.append(time.perf_counter() - started)
            status, seconds = client.ask(query)
            assert status == http.HTTPStatus.OK, name
            through.append(seconds)
        one, other = min(direct), min(through)
        ratios.append(other / one)
        print(f"{name:24}{one * 1000:11.1f}{other * 1000:10.1f}{other / one:8.2f}")
    print(f"median ratio {statistics.median(ratios):.2f}, worst {max(ratios):.2f}")


def small_clients(address: str, seconds: float, think: float, number: int) -> list[tuple[int, float]]:
    """Ask small queries with `number` clients for so long; return the statuses and times."""
    found: list[tuple[int, float]] = []
    queries = [text_of(name) for name in SMALL]
    end = time.monotonic() + seconds

    def run(first: int) -> None:
        client, turn = Client(address), first
        time.sleep(think * first / number)
        while time.monotonic() < end:
            found.append(client.ask(queries[turn % len(queries)]))
            turn += 1
            time.sleep(think)

    threads = [threading.Thread(target=run, args=(first,)) for first in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def all_clients(address: str, seconds: float, think: float) -> list[tuple[int, float]]:
    """Do so from several processes."""
    each = CLIENTS // PROCESSES
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        parts = pool.starmap(small_clients, [(address, seconds, think, each)] * PROCESSES)
    return [one for part in parts for one in part]


def runaways(address: str, delay: float) -> list[tuple[int, float]]:
    """Send all runaways at once, after a moment; return how each ended, and when."""
    found: list[tuple[int, float]] = []
    time.sleep(delay)
    threads = [
        threading.Thread(target=lambda: found.append(Client(address).ask(RUNAWAY))) for _ in range(RUNAWAYS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def percentile(found: list[tuple[int, float]], part: float) -> float:
    """Return the time within which that part of the answered queries was answered, in milliseconds."""
    times = sorted(seconds for status, seconds in found if status == http.HTTPStatus.OK)
    return times[min(len(times) - 1, int(len(times) * part))] * 1000


def load(address: str, server: int, seconds: float, timeout: float, think: float) -> None:
    """Print how small queries fare beside runaways, and how those ended."""
    before = sum(map(proportional_set_size, family(server)))
    idle = all_clients(address, min(seconds, 15), think)
    rested = sum(map(proportional_set_size, family(server)))
    ended: list[tuple[int, float]] = []
    sender = threading.Thread(target=lambda: ended.extend(runaways(address, 2)))
    sender.start()
    busy = all_clients(address, seconds, think)
    sender.join()
    time.sleep(3)
    after = sum(map(proportional_set_size, family(server)))
    for title, found in (("alone", idle), ("beside runaways", busy)):
        statuses = dict(Counter(status for status, _ in found))
        print(
            f"{title:16} {len(found):6} asked, p50 {percentile(found, 0.5):7.1f} ms, "
            f"p95 {percentile(found, 0.95):7.1f} ms, p99 {percentile(found, 0.99):7.1f} ms, {json.dumps(statuses)}"
        )
    print(f"p95 beside runaways / alone: {percentile(busy, 0.95) / percentile(idle, 0.95):.2f}")
    at_limit = [taken - timeout for _, taken in ended if taken >= timeout]
    sent_away = sorted(taken for _, taken in ended if taken < timeout)
    print(
        f"runaways: {len(at_limit)} ran to their limit of {timeout:g} s and ended "
        f"{max(at_limit, default=0):.2f} s after it at most; {len(sent_away)} were sent away, "
        f"the last after {max(sent_away, default=0):.1f} s; {dict(Counter(status for status, _ in ended))}"
    )
    print(f"memory of all processes: {before / MB:.0f} MB, {rested / MB:.0f} MB, {after / MB:.0f} MB after")


def main() -> None:
    """Measure both and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--timeout", type=float, default=10, help="limit of a query, in seconds")
    parser.add_argument(
        "--think", type=float, default=0.25, help="pause of a client between queries, in seconds"
    )
    parser.add_argument("--times", type=int, default=7, help="how often each analyst's query is asked")
    options = parser.parse_args()
    with serving(options.store, options.timeout) as (address, server):
        compare(options.store, address, options.times)
        load(address, server, options.seconds, options.timeout, options.think)


if __name__ == "__main__":
    main()
