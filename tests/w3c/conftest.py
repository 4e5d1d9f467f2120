"""The table of the W3C's suites, printed after the run."""

from collections import Counter

import pytest

#: pytest's words for how a case went, and ours.
COLUMNS = {"passed": "passed", "xfailed": "listed", "failed": "failed"}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    table: dict[str, Counter[str]] = {}
    for outcome in COLUMNS:
        for report in terminalreporter.stats.get(outcome, []):
            for name, value in report.user_properties:
                if name == "suite":
                    table.setdefault(str(value), Counter())[outcome] += 1
    if table:
        terminalreporter.section("the W3C's suites, through HTTP")
        table["all"] = sum(table.values(), Counter())
        terminalreporter.write_line(row("suite", "run", *COLUMNS.values()))
        for suite, counts in table.items():
            terminalreporter.write_line(row(suite, counts.total(), *(counts[name] for name in COLUMNS)))


def row(first: str, *rest: object) -> str:
    return f"{first:36}" + "".join(f"{each!s:>8}" for each in rest)
