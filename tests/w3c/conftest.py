"""The table of the W3C's suites, printed after the run."""

from collections import Counter

import pytest

#: pytest's words for how a case went, and ours; an update that is refused, as it must be, has a column of its own.
COLUMNS = {"passed": "passed", "refused": "refused", "xfailed": "listed", "failed": "failed"}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    table: dict[str, Counter[str]] = {}
    for outcome in COLUMNS:
        for report in terminalreporter.stats.get(outcome, []):
            noted = dict(report.user_properties)
            if "suite" in noted:
                went = "refused" if outcome == "passed" and "refused" in noted else outcome
                table.setdefault(str(noted["suite"]), Counter())[went] += 1
    if table:
        terminalreporter.section("the W3C's suites, through HTTP")
        table["all"] = sum(table.values(), Counter())
        terminalreporter.write_line(row("suite", "run", *COLUMNS.values()))
        for suite, counts in table.items():
            terminalreporter.write_line(row(suite, counts.total(), *(counts[name] for name in COLUMNS)))


def row(first: str, *rest: object) -> str:
    return f"{first:36}" + "".join(f"{each!s:>8}" for each in rest)
