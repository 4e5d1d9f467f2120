"""Scores in words: the rows, the errors by class, and each error with its quote."""

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.evaluate.scores import Row, Scores


def render_rows(scores: Scores, *, releases: int) -> str:
    """Return the table of rows, as the annotators' own scorer prints it."""
    lines = [f"{releases} releases"]
    lines += [_line(name, row) for name, row in scores.rows().items()]
    precision, recall, f1 = scores.headline()
    lines.append(f"{'HEADLINE':28} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    return "\n".join(lines)


def _line(name: str, row: Row) -> str:
    return (
        f"{name:28} P {row.precision:.3f}  R {row.recall:.3f}  F1 {row.f1:.3f}"
        f"   gold {row.gold:4}  found {row.found:4}"
    )


def render_classes(scores: Scores) -> str:
    """Return how many errors there are of each class, the most first."""
    counts = Counter((fault.row, fault.kind) for fault in scores.faults)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "\n".join(f"{count:5}  {row} {kind}" for (row, kind), count in ordered)


def render_reliability(table: Iterable[tuple[float, float, int, float, float]]) -> str:
    """Return the reliability table: how sure the reader was, and how often it was right."""
    lines = ["confidence     facts   mean   right"]
    lines += [
        f"{low:.1f} to {min(high, 1):.1f}  {count:8}  {mean:5.2f}   {right:5.2f}"
        for low, high, count, mean, right in table
    ]
    return "\n".join(lines)


def error_lines(scores: Scores) -> Iterator[str]:
    """Yield each error: the release, the row, what is wrong, and the words it is about."""
    for fault in scores.faults:
        quote = f"  [{fault.quote}]" if fault.quote else ""
        yield f"{fault.release} {fault.row} {fault.kind} {fault.value}{quote}"
