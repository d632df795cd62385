"""Turn the text of an old post into that of a briefing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.convert.dialects.our_reader import OurReader
from mkdocs_briefings.importing.convert.dialects.translation import Translator
from mkdocs_briefings.importing.convert.html_body import clean_html, convert_html
from mkdocs_briefings.importing.convert.html_to_markdown import MarkdownBlocks, markdown_writer
from mkdocs_briefings.importing.convert.markdown_body import convert_markdown
from mkdocs_briefings.importing.convert.template_text import TemplateText
from mkdocs_briefings.importing.old_post import TextKind
from mkdocs_briefings.importing.place.attachments import Attachments
from mkdocs_briefings.importing.place.destinations import Destinations
from mkdocs_briefings.reading.links import IMAGE_SUFFIXES, suffix

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.context import ImportContext
    from mkdocs_briefings.importing.convert.keys import NewKeys
    from mkdocs_briefings.importing.old_post import OldPost
    from mkdocs_briefings.importing.place.placement import Placement
    from mkdocs_briefings.importing.place.post_index import PostIndex


@dataclass(frozen=True, slots=True)
class NewBody:
    """The text of a briefing, and the files that it shows."""

    text: str
    image: str | None
    """Path of the main image, relative to the briefing; None where it is not there."""

    files: Mapping[Path, Path]
    """Files of the archive, and where each goes."""

    notes: tuple[Problem, ...]
    reads_otherwise: bool
    """Whether it says something else than the old page did, as a note on it tells."""


class BodyConverter:
    """Converts the texts of an archive, with their links and images."""

    def __init__(self, index: PostIndex, context: ImportContext) -> None:
        self._index, self._context = index, context
        options = context.options
        reader = OurReader(options.markdown_extensions, options.markdown_configs)
        self._translator: Translator | None = None
        if dialect := context.site.markdown_dialect:
            self._translator = Translator(dialect, reader, clean_html)
        self._markdown: MarkdownBlocks | None = None
        if context.site.prefers_markdown and (write := markdown_writer()):
            self._markdown = MarkdownBlocks(reader, write, clean_html)

    def convert(self, post: OldPost, keys: NewKeys, placement: Placement) -> NewBody:
        """Convert the text of a post."""
        site, mapping = self._context.site, self._context.options.mapping
        attachments = Attachments(post, placement, site, self._context.options.media)
        addresses = (*([mapping.site_url] if mapping.site_url else []), *site.addresses)
        destinations = Destinations(post, placement, self._index, attachments, addresses)
        tags = TemplateText(post, site, self._index, mapping)
        if post.kind is TextKind.HTML:
            converted = convert_html(post, keys.title, destinations, tags, self._markdown)
        else:
            converted = convert_markdown(post, keys.title, destinations, tags, self._translator)
        image = _main_image(keys, destinations)
        attachments.take_bundle()
        return NewBody(
            text=converted.text.strip("\n").rstrip(),
            reads_otherwise=converted.reads_otherwise,
            image=image,
            files=attachments.files,
            notes=(*converted.notes, *destinations.notes(), *_image_notes(post, keys, image)),
        )


def _main_image(keys: NewKeys, destinations: Destinations) -> str | None:
    image = keys.values.get("image")
    if not isinstance(image, dict) or suffix(str(image["src"])) not in IMAGE_SUFFIXES:
        return None
    return destinations.image(str(image["src"]))


def _image_notes(post: OldPost, keys: NewKeys, image: str | None) -> list[Problem]:
    if "image" not in keys.values or image is not None:
        return []
    source = keys.values["image"]["src"]
    message = f"The main image {source!r} is no image among the archive's files."
    hint = "It stands below `extra`; put it beside the briefing."
    return [post.note(message, hint, line=post.line_of_text(source))]
