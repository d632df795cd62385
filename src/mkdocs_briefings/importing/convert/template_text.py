"""Turn what an old site filled in while it was built or shown into a plain text."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

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
)
from mkdocs_briefings.importing.convert.wordpress_tags import WORDPRESS_TAGS, convert_wordpress_tag
from mkdocs_briefings.importing.importer import TemplateLanguage
from mkdocs_briefings.importing.old_post import TextKind
from mkdocs_briefings.importing.place.destinations import NOWHERE

if TYPE_CHECKING:
    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.importer import OldSite
    from mkdocs_briefings.importing.mapping import ImportMapping
    from mkdocs_briefings.importing.old_post import OldPost
    from mkdocs_briefings.importing.place.post_index import PostIndex

_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_OUTPUT = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}", re.DOTALL)
_QUOTED = re.compile(r"""["']([^"']*)["']""")
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
        self._is_html = post.kind is TextKind.HTML
        self._index, self._templates = index, mapping.shortcodes
        self._unknown: Counter[str] = Counter()
        self._first: dict[str, int] = {}
        self._notes: list[Problem] = []

    def replace(self, text: str) -> str:
        """Give the text with every tag of the template language replaced."""
        if self._language is TemplateLanguage.SHORTCODES and "{{" in text:
            return replace_shortcodes(text, self._convert)
        if self._language is TemplateLanguage.LIQUID and "{" in text:
            pieces = _RAW.split(text)
            # Every second piece stood between `raw` and `endraw`, so it means what it says.
            for position in range(0, len(pieces), 2):
                tags = replace_liquid_tags(pieces[position], self._convert)
                pieces[position] = _OUTPUT.sub(self._output, tags)
            return "".join(pieces)
        if self._language is TemplateLanguage.WORDPRESS:
            return replace_wordpress_tags(
                text, self._convert_wordpress, WORDPRESS_TAGS | self._templates.keys()
            )
        return text

    def notes(self) -> list[Problem]:
        """Give a note for each tag that is not known, and for each link that leads nowhere."""
        unknown = [
            self._post.note(
                f"`{name}` is a tag of the old site{_times(count)}; only what text it has is kept.",
                _HINT,
                line=self._first[name],
            )
            for name, count in self._unknown.items()
        ]
        return [*unknown, *self._notes]

    def _convert(self, tag: TemplateTag) -> str:
        template = self._templates.get(tag.name)
        if template is not None:
            return self._written(fill_template(template, tag))
        name = tag.name
        if self._language is TemplateLanguage.LIQUID and name in {"include", "include_relative"}:
            name = posixpath.splitext(posixpath.basename(tag.get(0)))[0]
            tag = TemplateTag(name, tag.named, tag.bare[1:], tag.inner, tag.start)
            if (template := self._templates.get(name)) is not None:
                return self._written(fill_template(template, tag))
        elif name in _REFERENCES:
            return self._reference(tag)
        known = convert_known(tag)
        return self._written(known) if known is not None else self._keep_text(tag, name)

    def _written(self, markdown: str) -> str:
        """Give what stands in for a tag in the language of the text around it."""
        return markdown_to_html(markdown) if self._is_html else markdown

    def _convert_wordpress(self, tag: TemplateTag) -> str:
        template = self._templates.get(tag.name)
        if template is not None:
            return self._written(fill_template(template, tag))
        known = convert_wordpress_tag(tag, self._media)
        return known if known is not None else self._keep_text(tag, tag.name)

    def _keep_text(self, tag: TemplateTag, name: str) -> str:
        self._note_unknown(name, name)
        text = text_of_unknown(tag)
        return text if tag.inner is not None else self._written(text)

    def _note_unknown(self, name: str, written: str) -> None:
        self._unknown[name] += 1
        self._first.setdefault(name, self._line_of(written))

    def _line_of(self, name: str) -> int:
        opening = r"\{\{[<%]\s*|\{%-?\s*(?:include\s+)?|\{\{-?\s*|\["
        return self._post.line_of_match(re.compile(rf"(?:{opening}){re.escape(name)}"))

    def _reference(self, tag: TemplateTag) -> str:
        written = tag.get("path", 0).strip()
        try:
            path, fragment = urlsplit(written).path, urlsplit(written).fragment
        except ValueError:
            path, fragment = written, ""
        anchor = f"#{fragment}" if fragment else ""
        placement = self._index.at_path(path) or (self._index.at_address(path) if path else None)
        if placement:
            return f"{placement.old_address}{anchor}"
        if not path:
            return anchor
        if "/" in path.strip("/") or path.startswith("/"):
            return _address_of_path(path) + anchor
        line = self._post.line_of_text(written)
        message = f"{written!r} is no post of this archive; the link to it is left out."
        self._notes.append(self._post.note(message, "Give it an address.", line=line))
        return NOWHERE

    def _output(self, found: re.Match[str]) -> str:
        expression = found[1]
        quoted = _QUOTED.match(expression)
        if quoted and re.search(r"\|\s*(?:relative_url|absolute_url|prepend)", expression):
            return quoted[1]
        if _SITE_ADDRESS.match(expression) and "|" not in expression:
            return ""
        if expression.startswith("page."):
            value = self._post.text_value(expression.removeprefix("page.").strip().lower())
            if value:
                return value
        self._note_unknown(expression or "{{ }}", expression)
        return ""


def _times(count: int) -> str:
    return f", {count} times" if count > 1 else ""


def _address_of_path(path: str) -> str:
    path = re.sub(r"(?:^|/)_?index(?:\.[\w-]+)?$", "/", re.sub(r"\.(?:md|markdown)$", "", path))
    return f"/{path.strip('/')}/" if path.strip("/") else "/"
