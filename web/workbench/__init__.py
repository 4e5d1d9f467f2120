"""The workbench: the SPARQL editor, the named queries, and questions that are asked without SPARQL."""

from web.workbench import builder, completion, editor, named
from web.workbench.blueprint import workbench

__all__ = ["builder", "completion", "editor", "named", "workbench"]
