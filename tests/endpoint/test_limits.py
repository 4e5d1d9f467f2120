"""Queries that take too long or too much, too many of them, and those that nobody waits for any more."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlparse

import httpx
import pytest
from flask import Flask

from kg.query.guarded.job import Job
from tests.endpoint.asking import ASKED, BROWSER, JSON, RUNAWAY
from tests.endpoint.conftest import listening
from web import create_app
from web.endpoint.pool import Limits, WorkerPool

#: Sorts what never ends: it fills memory long before its time is up.
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a"


@pytest.fixture(scope="module")
def hasty_app(store_folder: Path) -> Flask:
    return create_app(str(store_folder), testing=True, query_timeout=2, query_memory=200)


@pytest.fixture(scope="module")
def hasty(hasty_app: Flask) -> Iterator[httpx.Client]:
    with listening(hasty_app) as address, httpx.Client(base_url=address, timeout=60) as client:
        client.headers.clear()
        yield client


def pool_of(app: Flask) -> WorkerPool:
    pool = app.extensions["kg.workers"]
    assert isinstance(pool, WorkerPool)
    return pool


def until(what: object, seconds: float = 10) -> bool:
    """Return whether `what`, a function, becomes true in so many seconds."""
    assert callable(what)
    end = time.monotonic() + seconds
    while not what():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def answers(pool: WorkerPool, folder: Path) -> bool:
    with pool.run(Job(ASKED, str(folder))).body as body:
        return b"bindings" in body.read()


def test_runaway_is_stopped_at_its_limit_which_is_named(hasty: httpx.Client) -> None:
    answer = hasty.get("/sparql", params={"query": RUNAWAY}, headers={"Accept": JSON})
    assert answer.status_code == 503
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "2 seconds" in answer.json()["detail"]
    assert "Retry-After" not in answer.headers  # it would end the same way
    assert hasty.get("/sparql", params={"query": ASKED}).status_code == 200
    page = hasty.get("/sparql", params={"query": RUNAWAY}, headers=BROWSER)
    assert page.status_code == 503
    assert "2 seconds" in page.text


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_greedy_one_is_stopped_at_its_limit_which_is_named(hasty: httpx.Client) -> None:
    answer = hasty.get("/sparql", params={"query": GREEDY})
    assert answer.status_code == 503
    assert "200 MB" in answer.text
    assert hasty.get("/sparql", params={"query": ASKED}).status_code == 200


def test_answer_is_whole_or_a_fault_and_never_cut(hasty: httpx.Client) -> None:
    """Rows come from the first moment on, and still none is sent of an answer that does not end."""
    answer = hasty.get("/sparql", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"})
    assert answer.status_code == 503
    assert "bindings" not in answer.text


def test_short_queries_are_answered_beside_runaways(hasty: httpx.Client) -> None:
    with ThreadPoolExecutor(8) as threads:
        runaways = [threads.submit(hasty.get, "/sparql", params={"query": RUNAWAY}) for _ in range(6)]
        codes = []
        while not all(each.done() for each in runaways):
            codes.append(hasty.get("/sparql", params={"query": ASKED}).status_code)
    assert {each.result().status_code for each in runaways} == {503}
    assert len(codes) > 5
    assert set(codes) == {200}


def test_who_finds_no_worker_is_told_when_to_come_again(store_folder: Path) -> None:
    app = create_app(str(store_folder), testing=True, query_timeout=3)
    location = str(store_folder)
    app.extensions["kg.workers"] = pool = WorkerPool(
        location, Limits(memory=500, workers=1, patience=0.3, line=1)
    )
    pool.warm()
    with listening(app) as address, ThreadPoolExecutor(1) as threads:
        name = "the-first-one-is-stopped"
        running = threads.submit(
            httpx.get, f"{address}/sparql", params={"query": RUNAWAY, "stop-as": name}, timeout=60
        )
        assert until(lambda: pool.busy == 1)
        answer = httpx.get(f"{address}/sparql", params={"query": ASKED}, timeout=60)
        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) > 0
        assert "busy" in answer.text
        assert httpx.post(f"{address}/sparql/stop", data={"stop-as": name}).status_code == 204
        assert running.result().status_code == 503


def test_query_ends_when_its_client_says_stop(hasty: httpx.Client, hasty_app: Flask) -> None:
    name = "stop-me-0123456789"
    with ThreadPoolExecutor(1) as threads:
        running = threads.submit(hasty.post, "/sparql", data={"query": RUNAWAY, "stop-as": name})
        assert until(lambda: pool_of(hasty_app).busy == 1)
        assert hasty.post("/sparql/stop", data={"stop-as": name}).status_code == 204
        answer = running.result()
    assert answer.status_code == 503
    assert "as was asked for" in answer.text
    assert hasty.post("/sparql/stop", data={"stop-as": name}).status_code == 404


def test_query_is_stopped_by_nobody_who_does_not_know_its_name(hasty: httpx.Client) -> None:
    assert hasty.post("/sparql/stop").status_code == 404
    assert hasty.post("/sparql/stop", data={"stop-as": "nobody-knows-of-this"}).status_code == 404
    assert hasty.get("/sparql", params={"query": ASKED, "stop-as": "short"}).status_code == 400
    assert hasty.get("/sparql/stop").status_code in {404, 405}


def test_query_ends_when_its_client_goes_away(server: str, app: Flask) -> None:
    pool, place = pool_of(app), urlparse(server)
    request = f"GET /sparql?query={quote(RUNAWAY)} HTTP/1.1\r\nHost: {place.netloc}\r\n\r\n"
    with socket.create_connection((place.hostname, place.port)) as client:
        client.sendall(request.encode())
        assert until(lambda: pool.busy == 1)
    assert until(lambda: pool.busy == 0, seconds=5)  # its limit is twenty seconds


def test_process_of_a_stopped_query_is_gone(store_folder: Path) -> None:
    pool = WorkerPool(str(store_folder), Limits(timeout=0.5, memory=500, workers=1))
    pool.warm()
    before = pool.processes()
    with pytest.raises(RuntimeError, match=r"0\.5 seconds"):
        pool.run(Job(RUNAWAY, str(store_folder)))
    assert until(lambda: pool.busy == 0)
    assert not set(pool.processes()) & set(before)
    if sys.platform == "linux":
        assert until(lambda: not any(Path(f"/proc/{process}").exists() for process in before))
    assert answers(pool, store_folder)
    pool.close()


def test_worker_that_dies_is_replaced(store_folder: Path) -> None:
    pool = WorkerPool(str(store_folder), Limits(memory=500, workers=1))
    pool.warm()
    (process,) = pool.processes()
    threading.Timer(0.5, os.kill, (process, 9)).start()
    with pytest.raises(RuntimeError, match="its process ended"):
        pool.run(Job(RUNAWAY, str(store_folder)))
    assert answers(pool, store_folder)
    pool.close()


#: Takes its own network away, says whether it could, and then tries to reach us.
CUT_OFF = """
import socket, sys
from kg.query.guarded.worker import cut_off
taken = cut_off()
reached = socket.socket().connect_ex(("127.0.0.1", int(sys.argv[1]))) == 0
print(taken, reached)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Linux takes networks away")
def test_workers_have_no_network_where_the_system_can_take_it() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        command = [sys.executable, "-c", CUT_OFF, str(listener.getsockname()[1])]
        said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.split() in (["True", "False"], ["False", "True"])
