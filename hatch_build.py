"""What the wheel carries from npm: the SPARQL editor as it comes, where `npm ci` has put it."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

EDITOR = Path("node_modules", "@zazuko", "yasgui")
#: The two files that the page loads, and the one that names their authors and licence.
FILES = ("build/yasgui.min.js", "build/yasgui.min.css", "package.json")


class EditorHook(BuildHookInterface):  # type: ignore[type-arg]
    """Put the editor into the wheel, where the pages look for it; without it they show the plain form."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files, as far as they are there; an editable install serves them from where they are."""
        for file in FILES:
            path = Path(self.root, EDITOR, file)
            if version == "standard" and path.is_file():
                build_data["force_include"][str(path)] = f"web/static/vendor/yasgui/{path.name}"
