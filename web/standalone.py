"""A network as one page that needs nothing else: its data, vis-network and our script all inside it.

The template is our own, for pyvis's writes names into the page unescaped and asks other hosts for its parts.
"""

import base64
import hashlib
import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from flask import render_template
from markupsafe import Markup

from kg.view.network.forms import vis_data
from kg.view.network.legend import Legend
from kg.view.network.standing import Picture
from web.network_picture import CORNERS, TINTS

STATIC = Path(__file__).parent / "static"


def write_html(picture: Picture, legend: Legend, source: str) -> str:
    """Return the page; `source` says where the picture was taken from."""
    nodes, edges = vis_data(picture)
    for node in nodes:
        node["href"] = node["id"]
    data = {"nodes": nodes, "edges": edges, "tints": dict(TINTS)}
    scripts = program("vis-network.min.js"), own("network-names.js"), own("standalone.js")
    style = own("standalone.css")
    policy = (
        f"default-src 'none'; script-src {' '.join(map(fingerprint, scripts))}; style-src {fingerprint(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return render_template(
        "network_file.html",
        network=picture.network,
        legend=legend,
        source=source,
        CORNERS=CORNERS,
        TINTS=TINTS,
        policy=policy,
        data=inert_json(data),
        # Our own files and vis-network's, none of which has a word of a release in it.
        scripts=[Markup(script) for script in scripts],  # noqa: S704
        style=Markup(style),  # noqa: S704
    )


def inert_json(data: object) -> Markup:
    r"""Return `data` as JSON that can stand in a script element: no "<" is left that could end it.

    >>> str(inert_json("</script>"))
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(data, ensure_ascii=True, sort_keys=True)
    for letter in "<>&":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(text)  # noqa: S704 - no letter is left that means something to HTML here


def fingerprint(content: str) -> str:
    """Return the word by which a content security policy lets just this script or style run."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


@cache
def program(file: str) -> str:
    """Return one of vis-network's files, as pyvis carries it."""
    return as_parsed((vis_folder() / file).read_text(encoding="utf-8"))


@cache
def own(file: str) -> str:
    """Return one of our static files."""
    return as_parsed((STATIC / file).read_text(encoding="utf-8"))


def as_parsed(text: str) -> str:
    """Return a script as a browser has it once it has read the page, whose fingerprint is asked for."""
    assert "</script" not in text.lower()  # noqa: S101 - none of these files ends its own element
    return text.replace("\r\n", "\n").replace("\r", "\n")


def vis_folder() -> Path:
    """Return the folder of vis-network's newest version inside pyvis, without importing pyvis."""
    spec = find_spec("pyvis")
    assert spec is not None and spec.origin is not None  # noqa: S101, PT018 - it is one of our dependencies
    return max((Path(spec.origin).parent / "lib").glob("vis-*"))
