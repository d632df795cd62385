"""Turn the text of an old post into that of a briefing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.convert.frames import frames_to_links
from mkdocs_briefings.importing.convert.links import rewrite_links
from mkdocs_briefings.importing.convert.plain_text import plain_text
from mkdocs_briefings.importing.convert.template_text import TemplateText
from mkdocs_briefings.importing.place.attachments import Media
from mkdocs_briefings.importing.place.destinations import Destinations
from mkdocs_briefings.reading.links import IMAGE_SUFFIXES, suffix

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.adapters.folder_importer import Archive
    from mkdocs_briefings.importing.context import ImportOptions
    from mkdocs_briefings.importing.place.placement import Placed, PostIndex

_MORE = re.compile(r"^[ \t]*<!--[ \t]*more[ \t]*-->[ \t]*\n?|<!--[ \t]*more[ \t]*-->", re.MULTILINE)
_KRAMDOWN_TOC = re.compile(
    r"^[-*\d.]+[ \t]+[^\n]*\n\{:[ \t]*toc\b[^}\n]*\}[ \t]*$|^\{:toc[^}\n]*\}[ \t]*$", re.MULTILINE
)
_TITLE_HEADING = re.compile(
    r"\s*#[ \t]+(?P<atx>[^\n]+?)[ \t]*#*[ \t]*(?:\n|\Z)|\s*(?P<setext>[^\n]+)\n=+[ \t]*(?:\n|\Z)"
)


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
    placed: Placed, index: PostIndex, archive: Archive, options: ImportOptions
) -> NewBody:
    """Convert the text of a post, its template tags, links and images."""
    tags = TemplateText(placed, index, options.mapping)
    media = Media(archive.layout.site)
    destinations = Destinations(placed, index, archive, media, options.mapping.site_url or "")
    text = tags.replace(placed.post.file.body, options.generator)
    text = _without_title(_KRAMDOWN_TOC.sub("", _MORE.sub("", text)), placed.keys.title)
    text, frames = frames_to_links(text)
    text = rewrite_links(text, destinations.rewriter)
    image = _main_image(placed, destinations)
    media.take_bundle(placed)
    return NewBody(
        text=text.strip("\n").rstrip(),
        image=image,
        files=media.files,
        notes=(*tags.notes(), *destinations.notes(), *_notes(placed, frames, image)),
    )


def _without_title(text: str, title: str) -> str:
    found = _TITLE_HEADING.match(text)
    if found and plain_text(found["atx"] or found["setext"]) == title:
        return text[found.end() :]
    return text


def _main_image(placed: Placed, destinations: Destinations) -> str | None:
    image = placed.keys.values.get("image")
    if not isinstance(image, dict) or suffix(str(image["src"])) not in IMAGE_SUFFIXES:
        return None
    return destinations.image(str(image["src"]))


def _notes(placed: Placed, frames: int, image: str | None) -> list[Problem]:
    notes = []
    if frames:
        line = placed.post.file.line_of_text("<iframe")
        message = f"A page is embedded ({frames} in all); a link stands there."
        notes.append(placed.post.note(message, "A briefing shows no frames.", line=line))
    if "image" in placed.keys.values and image is None:
        source = placed.keys.values["image"]["src"]
        message = f"The main image {source!r} is no image among the archive's files."
        hint = "It stands below `extra`; put it beside the briefing."
        line = placed.post.file.line_of_text(source)
        notes.append(placed.post.note(message, hint, line=line))
    return notes
