"""Turn the text of an old post into that of a briefing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.convert.html_body import convert_html
from mkdocs_briefings.importing.convert.markdown_body import convert_markdown
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


def convert_body(
    post: OldPost, keys: NewKeys, placement: Placement, index: PostIndex, context: ImportContext
) -> NewBody:
    """Convert the text of a post, its links and images."""
    attachments = Attachments(post, placement, context.site, context.options.media)
    site_url = context.options.mapping.site_url
    addresses = (*([site_url] if site_url else []), *context.site.addresses)
    destinations = Destinations(post, placement, index, attachments, addresses)
    convert = convert_html if post.kind is TextKind.HTML else convert_markdown
    text, notes = convert(post, keys.title, destinations, index, context)
    image = _main_image(keys, destinations)
    attachments.take_bundle()
    return NewBody(
        text=text.strip("\n").rstrip(),
        image=image,
        files=attachments.files,
        notes=(*notes, *destinations.notes(), *_image_notes(post, keys, image)),
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
