"""JSONL: one release a line, with the fields id, publisher, url, date, title, text, licence, from."""

from kg.errors import IngestError
from kg.ingest.draft import Draft, Drafts
from kg.ingest.input import Input
from kg.ingest.json_object import parse_object, text_field


def read_jsonl(source: Input) -> Drafts:
    """Yield a draft or a fault for each line that is not empty, holding one line at a time."""
    empty = True
    for number, line in source.lines():
        if isinstance(line, IngestError):
            empty = False
            yield line
        elif line.strip():
            empty = False
            try:
                yield _draft(source, number, line)
            except IngestError as fault:
                yield fault
    if empty:
        yield source.fault(1, "no release in it, only empty lines; leave it out")


def _draft(source: Input, number: int, line: bytes) -> Draft:
    text = source.decode(line.strip(), number)
    record = parse_object(text.removeprefix("\ufeff") if number == 1 else text, source, number)
    names = ("id", "title", "text", "date", "publisher", "url", "licence", "from")
    identity, title, body, day, publisher, url, licence, origin = (
        text_field(record, name, source, number) for name in names
    )
    return Draft(
        line=number,
        id=identity,
        title=title,
        body=body,
        published=day,
        publisher=publisher,
        url=url,
        licence=licence,
        origin=origin,
    )
