"""Releases to a store: the whole run, all or nothing for each release."""

from kg.build.report import BuildReport
from kg.build.run import build, remove

__all__ = ["BuildReport", "build", "remove"]
