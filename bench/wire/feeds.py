"""What our reader of feeds loses of what feedparser finds: `python -m bench.wire.feeds DATA`.

DATA is a folder with the public repositories kurtmckee/feedparser, whose tests are feeds with
faults of every kind, and kagisearch/fastfeedparser, whose benchmark_data are 200 real feeds:

    git clone https://github.com/kurtmckee/feedparser DATA/feedparser
    git clone https://github.com/kagisearch/fastfeedparser DATA/fastfeedparser
"""

from __future__ import annotations

import re
import sys
import warnings
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import feedparser

from bench.bars import Bar
from mkdocs_briefings.wire.feeds.entries import MOST_ENTRIES
from mkdocs_briefings.wire.feeds.feed import FeedError
from mkdocs_briefings.wire.feeds.plain import plain
from mkdocs_briefings.wire.feeds.read import read_feed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_briefings.wire.feeds.feed import Feed
    from mkdocs_briefings.wire.records import Entry

SETS = {
    "encodings": "feedparser/tests/encoding",
    "ill-formed": "feedparser/tests/illformed",
    "well-formed": "feedparser/tests/wellformed",
    "real feeds": "fastfeedparser/benchmark_data",
}

FORGIVEN = {"well-formed": 1}
"""One description begins with `<!`, which makes a comment of it in browsers, and for us."""

_HEADER = re.compile(rb"^\s*Header:\s+([\w-]+):([^\r\n]*)", re.MULTILINE)
_FIRST_YEAR = 1970

KEPT: dict[str, Callable[[Entry], object]] = {
    "title": lambda entry: entry.title,
    "link": lambda entry: entry.url,
    "id": lambda entry: entry.guid,
    "summary": lambda entry: entry.summary,
    "content": lambda entry: entry.content,
    "published_parsed": lambda entry: entry.published,
    "updated_parsed": lambda entry: entry.updated,
    "authors": lambda entry: entry.authors,
    "tags": lambda entry: entry.sections,
    "source": lambda entry: entry.via_title or entry.via_url,
}
"""Where we have what feedparser has under its names."""


TELLING = ("title", "link", "summary", "content")
"""One of these an entry needs to be one that can be told of."""


def measure(data: Path) -> tuple[Bar, ...]:
    """Read all feeds in a folder, tell what is lost, and give the sums beside their bars."""
    return tuple(bar for name, folder in SETS.items() for bar in _measured(name, data / folder))


def _measured(name: str, folder: Path) -> Iterator[Bar]:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".py")
    if not files:
        raise SystemExit(f"{folder}: There are no feeds.\n{__doc__}")
    counts: Counter[str] = Counter()
    for path in files:
        for what in _compared(path, counts):
            counts["lost"] += 1
            print(f"{path}: {what}")
    print(
        f"{name}: {len(files)} files, {counts['entries']} entries, "
        f"{counts['refused']} refused for a definition of their own."
    )
    yield Bar(f"{name}: tracebacks", counts["tracebacks"], 0, "{:.0f}")
    limit = FORGIVEN.get(name, 0)
    yield Bar(f"{name}: lost of what feedparser finds", counts["lost"], limit, "{:.0f}")


def _compared(path: Path, counts: Counter[str]) -> Iterator[str]:
    data = path.read_bytes()
    headers = {
        name.decode().lower(): value.decode("latin-1").strip()
        for name, value in _HEADER.findall(data.replace(b"\0", b""))
    }
    base = f"http://127.0.0.1:8097/{path.name}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = feedparser.parse(
            BytesIO(data), response_headers={"content-location": base, **headers}
        )
    try:
        ours = read_feed(data, headers.get("content-type", ""), base)
    except FeedError as error:
        counts["refused"] += "(DTD)" in str(error)
        if "(DTD)" not in str(error) and theirs.entries:
            yield f"refused: {error}"
    except Exception as error:  # noqa: BLE001 - that there is none is what is measured
        counts["tracebacks"] += 1
        yield f"traceback: {error!r}"
    else:
        counts["entries"] += len(ours.entries)
        yield from _lost(theirs, ours)


def _lost(theirs: Any, ours: Feed) -> Iterator[str]:  # noqa: ANN401 - feedparser has no types
    found = [each for each in theirs.entries if any(_says(each, key) for key in TELLING)]
    if min(len(found), MOST_ENTRIES) > len(ours.entries):
        yield f"{len(found)} entries have become {len(ours.entries)}"
        return
    for entry, kept in zip(found, ours.entries, strict=False):
        for key, value in KEPT.items():
            if _says(entry, key) and not value(kept):
                yield f"{key} of {kept.guid}: {str(dict.get(entry, key))[:80]!r}"


def _says(entry: Any, key: str) -> bool:  # noqa: ANN401 - same
    """Whether feedparser has something there that words, addresses or clocks can say."""
    value = dict.get(entry, key)
    if not value:
        return False
    match key:
        case "title" | "summary":
            says: object = plain(value, is_html=True)
        case "content":
            says = any(plain(part.get("value") or "", is_html=True) for part in value)
        case "published_parsed" | "updated_parsed":
            says = value[0] >= _FIRST_YEAR
        case "link":
            says = str(value).startswith(("http", "/"))
        case "authors":
            says = any(person.get("name") for person in value)
        case "tags":
            says = any(tag.get("term") or tag.get("label") for tag in value)
        case _:
            says = value
    return bool(says)


def main() -> None:
    """Measure, and say what does not hold."""
    bars = measure(Path(sys.argv[1]))
    for bar in bars:
        print(f"{bar.name}: {bar.told} ({bar.wanted})")
    raise SystemExit(not all(bar.is_held for bar in bars))


if __name__ == "__main__":
    main()
