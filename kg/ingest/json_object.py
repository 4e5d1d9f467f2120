"""JSON objects from outside: parsed with every fault said, and read field by field with its type checked."""

import json
from collections.abc import Mapping

from kg.ingest.input import Input


def parse_object(text: str, source: Input, line: int) -> Mapping[str, object]:
    """Return the JSON object in `text`, which starts at `line`.

    Raises:
        IngestError: where it is broken, nested too deep to be read, or no object.
    """
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        at = line + error.lineno - 1
        what = error.msg[:1].lower() + error.msg[1:]
        raise source.fault(at, f"broken JSON, {what} at column {error.colno}; mend or remove it") from None
    except RecursionError:
        raise source.fault(line, "JSON nested too deep to be a release; leave it out") from None
    except ValueError:  # a number of more digits than Python will read
        raise source.fault(line, "JSON with a number too long to be read; leave it out") from None
    if not isinstance(value, dict):
        raise source.fault(line, f"JSON {_kind(value)} where an object must be; give one object a release")
    return value


def text_field(record: Mapping[str, object], key: str, source: Input, line: int) -> str:
    """Return the text of a field; empty where it is missing or null.

    Raises:
        IngestError: where it holds something else than text.
    """
    value = record.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise source.fault(line, f'"{key}" must be text in quotes, not {_kind(value)}; mend or remove it')
    return value


def _kind(value: object) -> str:
    """Return the JSON word for a value's type."""
    names = {dict: "object", list: "array", str: "string", bool: "boolean", type(None): "null"}
    return names.get(type(value), "number")
