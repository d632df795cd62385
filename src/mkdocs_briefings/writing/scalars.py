"""Write a text as YAML does: without quotes where it is read as that text, and in quotes else."""

from __future__ import annotations

import json
import re

from mkdocs_briefings.reading.front_matter import FrontMatterError, read

_IN_FLOW = re.compile(r"[,\[\]{}]")
_AROUND = re.compile(r"^\s|\s$")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")

_MAY_HAVE_TYPE = re.compile(r"[-+.0-9]+[^ ]*$|[tTfF]\w+$")


def quoted(value: str) -> str:
    """Write a text in double quotes."""
    text = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def is_plain(value: str) -> bool:
    """Whether a text needs no quotes, wherever it stands."""
    return _IN_FLOW.search(value) is None and is_plain_in_line(value)


def is_plain_in_line(value: str) -> bool:
    """Whether a text needs no quotes as the value of a key, or as an item in its own line."""
    if not value.isprintable() or _AROUND.search(value):
        return False
    try:
        matter = read(f"key:\n- {value}\n", 1)
        return matter.values == {"key": [value]} and not list(matter.omissions())
    except FrontMatterError:
        return False


def has_type(value: str) -> bool:
    """Whether a text without quotes is a number, true or false, where no model says what it is."""
    if not _MAY_HAVE_TYPE.match(value):
        return False
    return not isinstance(read(f"extra: {value}\n", 1).values["extra"], str)
