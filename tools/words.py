"""Write the template of all messages, and bring the catalogs up to date with it (`make words`)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from mkdocs_briefings.words.catalogs import FOLDER, TEMPLATE, tag_of
from mkdocs_briefings.words.po_file import po_file
from tools.module_messages import check_calls
from tools.script_messages import script_messages
from tools.unreadable_call import UnreadableCallError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parent.parent

_PACKAGE = ROOT / "src" / "mkdocs_briefings"
_KEYWORDS: Mapping[str, Any] = {
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_COMMENT = "Translators:"

Found = tuple[str, str | tuple[str, ...], list[str], str]
"""Where a message stands, the message with its plural, comments, and its context."""


def found_messages() -> Iterator[Found]:
    """Give every message of templates, modules and scripts, file by file.

    Raises `UnreadableCallError` for one that is no text in its place.
    """
    for path in sorted((_PACKAGE / "templates").rglob("*.html")):
        yield from _of("jinja2", path, {"_": None, **_KEYWORDS})
    for path in sorted(_PACKAGE.rglob("*.py")):
        code = path.read_text("utf-8")
        # Few modules say anything, and to read one as Python takes long.
        if any(name in code for name in _KEYWORDS):
            check_calls(code, path.relative_to(_PACKAGE).as_posix(), _KEYWORDS)
            yield from _of("python", path, _KEYWORDS)
    for path in sorted((ROOT / "frontend" / "src").rglob("*.ts")):
        if "review" not in path.parts:  # The wire's desk is for editors.
            place = path.relative_to(ROOT).as_posix()
            for message, comments, context in script_messages(path.read_text("utf-8"), place):
                yield place, message, comments, context


def _of(method: str, path: Path, keywords: Mapping[str, Any]) -> Iterator[Found]:
    place = path.relative_to(_PACKAGE).as_posix()
    with path.open("rb") as file:
        options = {"silent": "false"} if method == "jinja2" else {}
        for _, message, comments, context in extract(
            method, file, keywords, [_COMMENT], options, strip_comment_tags=True
        ):
            yield place, message, [" ".join(comments)] if comments else [], context or ""


def template() -> Catalog:
    """Give the catalog of all messages."""
    catalog = Catalog(fuzzy=False)
    for place, message, comments, context in found_messages():
        catalog.add(message, None, [(place, 0)], auto_comments=comments, context=context or None)
    return catalog


def updated(path: Path, messages: Catalog) -> bytes:
    """Give a catalog with these messages, and what it had of their translations.

    A message that is almost as another one was gets that one's translation, marked as fuzzy; a
    translation of what is no message any more stays as a comment.
    """
    language = tag_of(path)
    with path.open("rb") as file:
        catalog = read_po(file, locale=language.replace("-", "_"), abort_invalid=True)
    catalog.update(messages)
    return po_file(catalog, language)


def main() -> int:
    """Write all files; give 1 where a message is no text."""
    try:
        messages = template()
    except UnreadableCallError as error:
        print(error, file=sys.stderr)
        return 1
    TEMPLATE.write_bytes(po_file(messages))
    for path in sorted(FOLDER.glob("*.po")):
        path.write_bytes(updated(path, messages))
    return 0


if __name__ == "__main__":
    sys.exit(main())
