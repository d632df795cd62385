"""Turn what an old site filled in while it was built or shown into a plain text."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from mkdocs_briefings.importing.convert.dialects.places import HtmlPlaces, code_pieces
from mkdocs_briefings.importing.convert.known_tags import (
    convert_known,
    fill_template,
    text_of_unknown,
)
from mkdocs_briefings.importing.convert.markdown_html import markdown_to_html
from mkdocs_briefings.importing.convert.template_tags import (
    TemplateTag,
    replace_liquid_tags,
    replace_shortcodes,
    replace_wordpress_tags,
    replace_wordpress_tags_in_prose,
)
from mkdocs_briefings.importing.convert.wordpress_tags import WORDPRESS_TAGS, convert_wordpress_tag
from mkdocs_briefings.importing.importer import TemplateLanguage
from mkdocs_briefings.importing.old_post import TextKind
from mkdocs_briefings.importing.place.destinations import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.importer import OldSite
    from mkdocs_briefings.importing.mapping import ImportMapping
    from mkdocs_briefings.importing.old_post import OldPost
    from mkdocs_briefings.importing.place.post_index import PostIndex

_RAW = re.compile(r"\{%-?\s*+(end)?raw\s*+-?%\}")
_OUTPUT = re.compile(r"(<)?\{\{((?:[^{}]++|\{(?!\{)|\}(?!\}))*)\}\}(?(1)(>)?)")
_TAG_START = re.compile(r"(?:\{\{[<%]?|\{%|\[)-?\s*+(?:include(?:_relative)?\s++)?([^\s{}>%\]|]++)")
_WORDPRESS_TAG = re.compile(
    rf"\[(?:(?:{'|'.join(sorted(WORDPRESS_TAGS))}|/[A-Za-z][\w-]*)[\s=/\]]|[A-Za-z][^\[\]]*=[\"'])"
)
_BY_IDS = frozenset({"gallery", "playlist"})
"""Shortcodes of WordPress that only its database can fill in."""

_UNKNOWN = "\0"
"""Stands for what nobody can fill in, until the line around it is known."""

_QUOTED = re.compile(r"""["']([^"']*)["']""")
_ADDRESS_FILTER = re.compile(
    r"\|\s*+(?:url|relative_url|absolute_url|prepend|asset_path|uri_escape)\b"
)
_SITE_ADDRESS = re.compile(r"site\.(?:baseurl|url)\b")
_REFERENCES = frozenset({"ref", "relref", "post_url", "link"})
_HINT = "Look at the place, or give it a line under `shortcodes` of the mapping."


class TemplateText:
    """Replaces the template tags of one post, and notes those that it does not know."""

    def __init__(
        self,
        post: OldPost,
        site: OldSite,
        index: PostIndex,
        mapping: ImportMapping,
    ) -> None:
        self._post, self._language, self._media = post, site.template_language, site.media
        self._is_html, self._dialect = post.kind is TextKind.HTML, site.markdown_dialect
        self._text = ""
        self._html_places: HtmlPlaces | None = None
        self._index, self._templates = index, mapping.shortcodes
        self._unknown: Counter[str] = Counter()
        self._first: dict[str, int] = {}
        self._kept: set[str] = set()
        self._notes: list[Problem] = []

    def replace(self, text: str) -> str:
        """Give the text with every tag of the template language replaced."""
        self._text = text
        if self._language is TemplateLanguage.SHORTCODES and "{{" in text:
            return replace_shortcodes(text, self._convert)
        if self._language is TemplateLanguage.LIQUID:
            return "".join(
                piece if is_raw else self._liquid(piece) for is_raw, piece in _raw_pieces(text)
            )
        if self._language is TemplateLanguage.WORDPRESS:
            return replace_wordpress_tags(
                text, self._convert_wordpress, WORDPRESS_TAGS | self._templates.keys()
            )
        return text

    def notes(self) -> list[Problem]:
        """Give a note for each tag that is not known, and for each link that leads nowhere."""
        unknown = [
            self._post.note(
                f"`{name}` is a tag of the old site{_times(count)}; {self._fate(name)}.",
                _HINT,
                line=self._first[name],
            )
            for name, count in self._unknown.items()
        ]
        return [*unknown, *self._notes]

    def _fate(self, name: str) -> str:
        return "it stands as it was" if name in self._kept else "only what text it has is kept"

    def _liquid(self, piece: str) -> str:
        self._text, self._html_places = piece, None
        text = _OUTPUT.sub(self._output, replace_liquid_tags(piece, self._convert))
        return self._wordpress_in_jekyll(_without_empty_lines(text))

    def _wordpress_in_jekyll(self, text: str) -> str:
        """Replace the shortcodes that an archive which once was WordPress' still has."""
        if not _WORDPRESS_TAG.search(text):
            return text
        if self._dialect is None or self._is_html:
            return replace_wordpress_tags(text, self._convert_wordpress, WORDPRESS_TAGS)
        return "".join(
            piece
            if is_code
            else replace_wordpress_tags_in_prose(piece, self._convert_in_prose, WORDPRESS_TAGS)
            for is_code, piece in code_pieces(text, self._dialect)
        )

    def _convert_in_prose(self, tag: TemplateTag) -> str:
        name = tag.name.lower()
        if name in _BY_IDS and not self._media:
            return self._keep_text(tag, tag.name)
        if name in WORDPRESS_TAGS or tag.name in self._templates:
            return self._convert_wordpress(tag)
        # It may be no tag, so it stays as it is, and a person has to look.
        self._note_unknown(tag.name, tag.name)
        self._kept.add(tag.name)
        return tag.written if tag.inner is None else f"{tag.written}{tag.inner}[/{tag.name}]"

    def _convert(self, tag: TemplateTag) -> str:
        template = self._templates.get(tag.name)
        if template is not None:
            return self._written(fill_template(template, tag), tag)
        name = tag.name
        if self._language is TemplateLanguage.LIQUID and name in {"include", "include_relative"}:
            name = posixpath.splitext(posixpath.basename(tag.get(0)))[0]
            tag = replace(tag, name=name, bare=tag.bare[1:])
            if (template := self._templates.get(name)) is not None:
                return self._written(fill_template(template, tag), tag)
        elif name in _REFERENCES:
            return self._reference(tag)
        known = convert_known(tag)
        return self._written(known, tag) if known is not None else self._keep_text(tag, name)

    def _written(self, markdown: str, tag: TemplateTag) -> str:
        """Give what stands in for a tag in the language of the text around it."""
        return markdown_to_html(markdown) if self._is_in_html(tag) else markdown

    def _is_in_html(self, tag: TemplateTag) -> bool:
        if self._is_html or self._dialect is None:
            return self._is_html
        if self._html_places is None:
            self._html_places = HtmlPlaces(self._text, self._dialect)
        return tag.start in self._html_places

    def _convert_wordpress(self, tag: TemplateTag) -> str:
        template = self._templates.get(tag.name)
        if template is not None:
            return self._written(fill_template(template, tag), tag)
        known = convert_wordpress_tag(tag, self._media)
        return known if known is not None else self._keep_text(tag, tag.name)

    def _keep_text(self, tag: TemplateTag, name: str) -> str:
        self._note_unknown(name, name)
        text = text_of_unknown(tag)
        return text if tag.inner is not None else self._written(text, tag)

    def _note_unknown(self, name: str, written: str) -> None:
        self._unknown[name] += 1
        if name not in self._first:
            self._first[name] = self._lines.get(written.split(maxsplit=1)[0], self._post.line)

    @cached_property
    def _lines(self) -> dict[str, int]:
        """Lines of the first words of tags: where each stands first."""
        lines: dict[str, int] = {}
        for first, text in (
            (self._post.line, self._post.head),
            (self._post.text_line, self._post.text),
        ):
            line, end = first, 0
            for found in _TAG_START.finditer(text) if first else ():
                line += text.count("\n", end, found.start(1))
                end = found.start(1)
                lines.setdefault(found[1], line)
        return lines

    def _reference(self, tag: TemplateTag) -> str:
        written = tag.get("path", 0).strip()
        try:
            path, fragment = urlsplit(written).path, urlsplit(written).fragment
        except ValueError:
            path, fragment = written, ""
        anchor = f"#{fragment}" if fragment else ""
        language = self._post.file.language_key if self._post.file else ""
        at_path = self._index.at_path(path, language)
        placement = at_path or (self._index.at_address(path) if path else None)
        if placement:
            # One that had no address, such as a draft, is found by the path of its file.
            address = placement.old_address or f"/{placement.claim.old_paths[0]}.md"
            return f"{quote(address, safe='/%')}{anchor}"
        if not path:
            return anchor
        if "/" in path.strip("/") or path.startswith("/"):
            return _address_of_path(path) + anchor
        line = self._post.line_of_text(written)
        message = f"{written!r} is no post of this archive; the link to it is left out."
        self._notes.append(self._post.note(message, "Give it an address.", line=line))
        return NOWHERE

    def _output(self, found: re.Match[str]) -> str:
        start, expression, end = found[1] or "", found[2].strip(" \t\n-"), found[3] or ""
        value = self._value(expression)
        if value is not None:
            return f"{start}{value}{end}"
        self._note_unknown(expression or "{{ }}", expression or "{{")
        if _is_whole_address(found):
            return NOWHERE
        return _UNKNOWN if end else f"{start}{_UNKNOWN}"

    def _value(self, expression: str) -> str | None:
        """Give what stands for an expression; None where only the old site knew it."""
        quoted = _QUOTED.match(expression)
        # An address stands there, whatever a filter would put before it.
        if quoted and ("|" not in expression or _ADDRESS_FILTER.search(expression)):
            return quoted[1]
        if _SITE_ADDRESS.match(expression) and "|" not in expression:
            return ""
        if expression.startswith("page."):
            return self._post.text_value(expression.removeprefix("page.").strip().lower()) or None
        return None


def _is_whole_address(found: re.Match[str]) -> bool:
    before = found.string[max(0, found.start() - 6) : found.start()]
    after = found.string[found.end() : found.end() + 1]
    is_attribute = before.endswith(('href="', "href='", 'src="', "src='")) and after == before[-1]
    return is_attribute or (before.endswith("](") and after in {")", " "})


def _without_empty_lines(text: str) -> str:
    """Leave out lines that say nothing without what nobody could fill in: `* <{{ url }}>`."""
    if _UNKNOWN not in text:
        return text
    lines = (
        line.replace(_UNKNOWN, "")
        for line in text.split("\n")
        if _UNKNOWN not in line or any(map(str.isalnum, line))
    )
    return "\n".join(lines)


def _raw_pieces(text: str) -> Iterator[tuple[bool, str]]:
    """Give the pieces of a text, and of each whether it means what it says."""
    start, opened = 0, None
    for tag in _RAW.finditer(text):
        if tag[1] and opened:
            yield False, text[start : opened.start()]
            yield True, text[opened.end() : tag.start()]
            start, opened = tag.end(), None
        elif not tag[1] and opened is None:
            opened = tag
    yield False, text[start:]


def _times(count: int) -> str:
    return f", {count} times" if count > 1 else ""


def _address_of_path(path: str) -> str:
    path = re.sub(r"(?:^|/)_?index(?:\.[\w-]+)?$", "/", re.sub(r"\.(?:md|markdown)$", "", path))
    return f"/{path.strip('/')}/" if path.strip("/") else "/"
