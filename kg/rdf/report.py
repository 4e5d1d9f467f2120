"""What a check of a store found, as data and as text for people."""

from dataclasses import dataclass

SHOWN = 20


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One breach of a shape or a sense rule.

    Shape:
        `rule` is ``shape:`` and the name of a shape, or the stem of a file of `ontology/checks/`; `focus` is
        the IRI of what is at fault; `release` is that of the graph it stands in, empty for the current view;
        `warning` is set where the rule asks for a second look and not for mending.
    """

    rule: str
    focus: str
    message: str
    release: str = ""
    warning: bool = False


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was checked and what was found.

    Shape:
        `findings` are sorted, each once; `graphs` counts named graphs, `quads` the quads of all graphs.
    """

    findings: tuple[Finding, ...]
    graphs: int
    quads: int
    rules: int

    @property
    def violations(self) -> tuple[Finding, ...]:
        """What must be mended."""
        return tuple(finding for finding in self.findings if not finding.warning)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What a person should look at."""
        return tuple(finding for finding in self.findings if finding.warning)

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings may be."""
        return not self.violations


def render_report(report: CheckReport, *, limit: int = SHOWN) -> str:
    """Return the report as text: findings by rule, `limit` of each at most, and a line that sums up."""
    lines = []
    by_rule: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for rule, findings in by_rule.items():
        kind = "warning" if findings[0].warning else "violation"
        lines.append(f"{rule}: {_counted(len(findings), kind)}")
        for finding in findings[:limit]:
            where = f" (in {finding.release})" if finding.release else ""
            lines.append(f"  {finding.focus}: {finding.message}{where}")
        if len(findings) > limit:
            lines.append(f"  ... and {len(findings) - limit:,} more")
    lines.append(
        f"{_counted(len(report.violations), 'violation')}, {_counted(len(report.warnings), 'warning')}: "
        f"{report.quads:,} quads, {report.graphs:,} release graphs and the current view "
        f"against the shapes and {report.rules} sense rules."
    )
    return "\n".join(lines) + "\n"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
