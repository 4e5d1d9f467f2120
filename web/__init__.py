"""The pages people read, the data programs read, and the SPARQL form, over one store."""

import threading
from importlib import import_module

from flask import Flask

from kg.view.preparing import prepare
from web.api import api
from web.baskets import baskets
from web.endpoint.pool import Limits, WorkerPool
from web.endpoint.views import sparql
from web.errors import add_errors
from web.headers import add_headers
from web.networks import networks
from web.pages import pages
from web.resources import resources
from web.stores import StoreHandle, folder_state
from web.words import add_words
from web.workbench import workbench

DEFAULTS = {
    "QUERY_TIMEOUT": 30.0,  # seconds a query from outside may take
    "QUERY_MEMORY": 2048,  # megabytes it may use
    "MAX_CONTENT_LENGTH": 1 << 20,  # bytes of a request
}


def create_app(store_location: str, **options: object) -> Flask:
    """Return the app over the store at `store_location`, which is opened for reading only.

    Shape:
        `options` are Flask settings in lower case: ``query_timeout`` (seconds), ``query_memory`` (megabytes),
        ``warm`` (whether to do beforehand what the first reader would else wait for; as it
        is unless ``testing``) and the like.
    Raises:
        StoreError: where there is no such store.
    """
    app = Flask(__name__)
    app.config.update(DEFAULTS, WARM=not options.get("testing"))
    app.config.update(**{name.upper(): value for name, value in options.items()})
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.extensions["kg.store"] = StoreHandle(store_location, prepare=prepare if app.config["WARM"] else None)
    app.extensions["kg.workers"] = WorkerPool(
        store_location,
        Limits(timeout=app.config["QUERY_TIMEOUT"], memory=app.config["QUERY_MEMORY"]),
        state=lambda: folder_state(store_location),
    )
    app.url_map.strict_slashes = False
    for blueprint in (pages, networks, baskets, resources, api, sparql, workbench):
        app.register_blueprint(blueprint)
    add_errors(app)
    add_headers(app)
    add_words(app)
    if app.config["WARM"]:
        threading.Thread(target=warm, args=(app,), daemon=True, name="warm").start()
    return app


def warm(app: Flask) -> None:
    """Do beforehand what the first reader would otherwise wait for."""
    app.extensions["kg.workers"].warm()
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    prepare(app.extensions["kg.store"].current())
    import_module("pyvis.network")
