"""`kg serve` and `kg demo`: the pages and the SPARQL endpoint of a store."""

import os
from pathlib import Path

import click
import waitress

from kg.build import build as build_store
from kg.cli.building import keep_report, report_build
from kg.cli.options import DEFAULT_STORE, example, store_option
from kg.cli.progress import count_inputs, progress_bar
from kg.errors import StoreError
from kg.resources import SAMPLE_RELEASES
from kg.store.base import Store
from kg.store.opening import open_store
from kg.view.samples import is_sample
from web import create_app

#: How waitress serves: enough threads for all queries that run or wait for a worker, and for pages beside them;
#: it looks on while a request is answered, so that a query ends where its client has gone away.
SERVER = {"threads": 96, "connection_limit": 400, "channel_request_lookahead": 1, "ident": None}

host_option = click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
port_option = click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any that is free."
)
timeout_option = click.option(
    "--query-timeout",
    type=click.FloatRange(min=0.1),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="Longest time a SPARQL query may take.",
)
memory_option = click.option(
    "--query-memory",
    type=click.IntRange(min=64),
    default=2048,
    show_default=True,
    metavar="MB",
    help="Most memory a SPARQL query may use.",
)


@click.command(epilog=example("kg serve --store kg-store --port 8000"))
@store_option
@host_option
@port_option
@timeout_option
@memory_option
def serve(store: str, host: str, port: int, query_timeout: float, query_memory: int) -> None:
    """Serve the pages and the SPARQL endpoint of a store. Nothing can be changed through them."""
    run_server(store, host, port, query_timeout=query_timeout, query_memory=query_memory)


@click.command(epilog=example("kg demo"))
@store_option
@host_option
@port_option
@click.option("--no-serve", is_flag=True, help="Build the graph and stop.")
def demo(store: str, host: str, port: int, *, no_serve: bool) -> None:
    """Build the graph of the sample releases, unless it is up to date, and serve it."""
    place = writable(store)
    paths = [str(SAMPLE_RELEASES)]
    with open_store(place) as opened, progress_bar("Reading releases", count_inputs(paths)) as advance:
        check_only_samples(place, opened)
        report = build_store(paths, opened, progress=lambda done: advance(done, None))
    keep_report(place, report)
    report_build(report)
    if not no_serve:
        run_server(place, host, port)


def check_only_samples(place: str, opened: Store) -> None:
    """Raise where a store holds releases that are not samples: the demo shall not be mixed into somebody's work.

    Raises:
        StoreError: naming the store, and the two ways on.
    """
    others = sum(not is_sample(graph) for graph in opened.graphs())
    if others:
        raise StoreError(
            f"{place} holds {others} releases that are not samples; "
            f"show it with: kg serve --store {place}, or give the demo another --store"
        )


def run_server(store: str, host: str, port: int, **options: object) -> None:
    """Serve `store` until interrupted, saying where.

    Raises:
        StoreError: if the store or the port cannot be had.
    """
    app = create_app(store, **options)
    try:
        server = waitress.create_server(app, host=host, port=port, **SERVER)
    except OSError as error:
        raise StoreError(
            f"{host}:{port} cannot be listened at ({error.strerror}); give another --port"
        ) from error
    where = f"[{host}]" if ":" in host else host
    click.echo(f"Serving {store} at http://{where}:{server.effective_port} (Ctrl+C ends it)")
    try:
        server.run()
    finally:
        server.close()


def writable(store: str) -> str:
    """Return `store`, or a folder of the user's own where the default one cannot be written."""
    here = Path(store)
    if store != DEFAULT_STORE or os.access(here if here.exists() else Path.cwd(), os.W_OK):
        return store
    home = Path(click.get_app_dir("secrel"))
    home.mkdir(parents=True, exist_ok=True)
    return str(home / DEFAULT_STORE)
