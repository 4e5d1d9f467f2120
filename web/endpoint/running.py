"""Running a query for a request: in the pool, on the store as it is now, until the client goes away."""

import re
from collections.abc import Callable
from typing import cast

from flask import current_app, request
from werkzeug.exceptions import BadRequest

from kg.query.guarded.job import Job
from kg.query.guarded.part import Part
from kg.store.answers import Dataset
from web.endpoint.answers import takes_gzip
from web.endpoint.formats import Choice
from web.endpoint.pool import WorkerPool
from web.endpoint.process import Result
from web.stores import StoreHandle, folder_state

#: What a client may call its query, so that nobody else can stop it.
NAME = re.compile(r"[\w-]{16,100}", re.ASCII)


def job(
    query: str,
    choice: Choice,
    *,
    dataset: Dataset | None = None,
    part: Part | None = None,
    packed: bool = False,
) -> Job:
    """Return `query` as a job on the store of this app; `packed` answers are compressed if the client takes it."""
    handle: StoreHandle = current_app.extensions["kg.store"]
    return Job(
        query=query,
        location=handle.location,
        state=folder_state(handle.location),
        base=request.base_url,
        dataset=dataset,
        rows=choice.rows[0],
        graph=choice.graph[0],
        part=part,
        gzip=packed and takes_gzip(),
    )


def run(asked: Job, name: str = "") -> Result:
    """Return what a job gives; it is given up where the client goes away.

    Raises:
        BadRequest: where the client calls it by a name that others could guess.
        LimitError, QueryError: as `WorkerPool.run` does.
    """
    if name and not NAME.fullmatch(name):
        raise BadRequest("stop-as takes 16 to 100 letters, digits, - and _, best drawn at random")
    pool: WorkerPool = current_app.extensions["kg.workers"]
    # Servers other than waitress do not say; there a query ends at its limit.
    gone = cast(Callable[[], bool], request.environ.get("waitress.client_disconnected", bool))
    return pool.run(asked, gone=gone, name=name)


def stop_query(name: str) -> bool:
    """End the query that was given this name; return whether there is one."""
    pool: WorkerPool = current_app.extensions["kg.workers"]
    return bool(NAME.fullmatch(name)) and pool.stop(name)
