"""The command line: `kg` and its commands, each loaded when it is called."""

import click

from kg.cli.lazy import LazyGroup

#: Every command: where it is, and the line that `kg --help` shows for it.
COMMANDS = {
    "demo": ("serving:demo", "Build the graph of the sample releases and show it in the browser."),
    "build": ("building:build", "Read releases into a store."),
    "fetch": ("fetching:fetch", "Get releases from publishers, politely."),
    "remove": ("building:remove", "Take releases out of a store, with all that only they say."),
    "facts": ("facts:facts", "Print the facts of releases as JSON, a line for each."),
    "query": ("asking:query", "Ask a store: a named query, a file or a text of SPARQL."),
    "export": ("exporting:export", "Write a store to one file, in the format you need."),
    "check": ("checking:check", "Check a store against the shapes and the sense rules."),
    "stats": ("checking:stats", "Count what a store holds."),
    "train": ("learning:train", "Make the reader's models again, from annotated releases."),
    "evaluate": ("learning:evaluate", "Score the reader against annotated releases."),
    "serve": ("serving:serve", "Serve the pages and the SPARQL endpoint of a store."),
}

EPILOG = """\b
Exit status: 0 all is well; 1 a fault, or a check that found violations; 2 wrong usage.
The store is a folder: --store, else $KG_STORE, else ./kg-store.
Begin with:  kg demo"""


@click.group(
    cls=LazyGroup,
    commands_at={name: (f"kg.cli.{place}", line) for name, (place, line) in COMMANDS.items()},
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="secrel")
def main() -> None:
    """Make a knowledge graph of what governments say about each other, and ask it."""
