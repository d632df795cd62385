"""What the front matter of a post says on a site of Hugo, and what it has from elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.importing.addresses.hugo_names import path_name
from mkdocs_briefings.importing.globs import glob_expression
from mkdocs_briefings.importing.old_keys import OldKeys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_briefings.importing.adapters.hugo_content import ContentPath
    from mkdocs_briefings.importing.adapters.hugo_sections import SectionPages
    from mkdocs_briefings.importing.adapters.old_config import OldConfig
    from mkdocs_briefings.importing.old_post import OldPost

_DEFAULT_DATES = ("date", "publishdate", "lastmod")
_SAME_DATES = {"publishdate": ("pubdate", "published"), "lastmod": ("modified",)}
_DATED = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:.(?P<time>\d\d-\d\d-\d\d))?(?P<name>.*)", re.DOTALL
)
_BETWEEN = " -_"
_OCTAL = re.compile("0[0-7]+")
_TARGETS = ("target", "_target")


class HugoFrontMatter:
    """Reads posts as the configuration of their site has it."""

    def __init__(self, config: OldConfig, sections: SectionPages) -> None:
        self._sections = sections
        self._cascade = config.value("cascade")
        written = config.value("frontmatter", "date")
        self._dates = tuple(_dates(written)) if written is not None else ()

    def read(self, post: OldPost, path: ContentPath, file: Path) -> OldPost:
        """Give a post with its slug and date as Hugo has them, and with what it inherits."""
        read = replace(post, slug=_number(post), inherited=OldKeys.from_data(self._inherited(path)))
        for name in self._dates:
            if name == ":filename":
                dated = _DATED.fullmatch(path.base)
                if dated:
                    return _dated_by_name(read, dated)
            elif name == ":filemodtime":
                changed = datetime.fromtimestamp(file.stat().st_mtime, UTC)
                return replace(read, file_day=changed.isoformat(timespec="seconds"))
            elif value := read.value(name):
                return _with_date(read, value)
        return read

    def _inherited(self, path: ContentPath) -> dict[str, Any]:
        """Give what sections hand down to a page: the nearest one counts most."""
        folders = tuple(map(path_name, path.folders))
        page = "/".join(("", *folders, path_name(path.base)))
        pages = self._sections.get(path.language, {})
        above = [folders[:end] for end in range(len(folders), -1, -1)]
        sections = (pages[each] for each in above if each in pages)
        found: dict[str, Any] = {}
        for cascade in (*(_cascade_of(keys) for keys in sections), self._cascade):
            for entry in cascade if isinstance(cascade, list) else [cascade]:
                if isinstance(entry, dict) and _is_for(entry, page, path.language):
                    found = dict(_values(entry)) | found
        return found


def _dates(written: Any) -> Iterator[str]:  # noqa: ANN401 - any configuration
    """Give the names of what dates a post, the first one that is there counts."""
    for name in written if isinstance(written, list) else [written]:
        for each in _DEFAULT_DATES if name == ":default" else (str(name).lower(),):
            yield each
            yield from _SAME_DATES.get(each, ())


def _dated_by_name(post: OldPost, dated: re.Match[str]) -> OldPost:
    time = f"T{dated['time'].replace('-', ':')}" if dated["time"] else ""
    name = dated["name"].strip(_BETWEEN)
    slug = name if name and post.value("slug") is None else post.slug
    return _with_date(replace(post, slug=slug), dated["day"] + time)


def _with_date(post: OldPost, value: Any) -> OldPost:  # noqa: ANN401 - any front matter
    keys = post.keys
    texts, typed = (
        {key: each for key, each in values.items() if key.lower() != "date"} | {"date": value}
        for values in (keys.texts, keys.typed)
    )
    return replace(post, keys=replace(keys, texts=texts, typed=typed))


def _number(post: OldPost) -> str | None:
    """Give the slug of a post if that is a number, as Hugo writes it: `1.50` is `1.5`."""
    typed = {key.lower(): value for key, value in post.keys.typed.items()}.get("slug")
    written = post.text_value("slug") or ""
    if isinstance(typed, float):
        return str(typed).removesuffix(".0")
    is_octal = isinstance(typed, int) and _OCTAL.fullmatch(written)
    return str(int(written, 8)) if is_octal else post.slug


def _cascade_of(keys: OldKeys) -> Any:  # noqa: ANN401 - any front matter
    return next((value for key, value in keys.texts.items() if key.lower() == "cascade"), None)


def _is_for(entry: dict[str, Any], page: str, language: str) -> bool:
    target = next((value for key, value in entry.items() if key.lower() in _TARGETS), None)
    if not isinstance(target, dict):
        return True
    wanted = {key.lower(): value for key, value in target.items() if isinstance(value, str)}
    facts = {"path": page, "kind": "page", "lang": language, "environment": "production"}
    return all(
        glob_expression(pattern.lower()).fullmatch(facts[key])
        for key, pattern in wanted.items()
        if key in facts
    )


def _values(entry: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in entry.items():
        if key.lower() == "params" and isinstance(value, dict):
            yield from value.items()
        elif key.lower() not in _TARGETS:
            yield key, value
