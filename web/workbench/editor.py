"""The SPARQL editor's two files: from npm's folder in a checkout, from inside the package in a wheel."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Response, abort, send_from_directory, url_for

from web.workbench.blueprint import workbench

WEB = Path(__file__).parent.parent
#: Where they may be; the first that has them counts.
FOLDERS = (
    WEB / "static" / "vendor" / "yasgui",
    WEB.parent / "node_modules" / "@zazuko" / "yasgui" / "build",
)
FILES = ("yasgui.min.js", "yasgui.min.css")
SECONDS_KEPT = 31_536_000  # a file is asked for by its version


@workbench.get("/vendor/yasgui/<file>")
def editor_file(file: str) -> Response:
    """Give one of the two files."""
    folder = editor_folder()
    if folder is None or file not in FILES:
        abort(404)
    return send_from_directory(folder, file, max_age=SECONDS_KEPT)


def editor_folder() -> Path | None:
    """Return the folder that has the editor, or None where npm was never run."""
    return next((folder for folder in FOLDERS if all((folder / file).is_file() for file in FILES)), None)


@workbench.app_context_processor
def editor_address() -> dict[str, object]:
    """Give templates the addresses of the two files, or an empty tuple where there are none."""
    folder = editor_folder()
    if folder is None:
        return {"editor_files": ()}
    return {
        "editor_files": tuple(
            url_for("workbench.editor_file", file=file, v=_version(folder / file)) for file in FILES
        )
    }


@cache
def _version(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]
