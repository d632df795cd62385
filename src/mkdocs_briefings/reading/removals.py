"""Tell what the allow-list takes out of a text, so that nothing is lost without a word.

What changes what a reader sees, hears or can do is told at each place. What only says how
something looks is told once a file.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.errors import quoted
from mkdocs_briefings.reading.allow_list import (
    ADDRESSES,
    DROPPED_WHOLE,
    FIELD_TYPES,
    READ_ATTRIBUTES,
    SCHEMES,
    STYLING_ATTRIBUTES,
    STYLING_TAGS,
    TAGS,
    UNSEEN_ATTRIBUTES,
    is_reserved,
)
from mkdocs_briefings.reading.close_words import did_you_mean
from mkdocs_briefings.reading.embeds import frame_address, host_of, is_embedded, page_of
from mkdocs_briefings.reading.html_tags import (
    find_attribute_lists,
    find_broken_tags,
    find_instructions,
    find_tags,
    ids_in_list,
)
from mkdocs_briefings.reading.links import Link, is_remote
from mkdocs_briefings.reading.prose_lines import html_lines, prose_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_briefings.reading.html_tags import Tag

# As browsers read it: of an address they drop line ends, and what stands before it.
_SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_WEB = frozenset({"http", "https"})
_IGNORED = str.maketrans(dict.fromkeys("\t\n\r"))
_OF_FORMS = frozenset(
    {"button", "datalist", "fieldset", "form", "input", "legend", "meter", "optgroup", "option",
     "output", "progress", "select", "textarea"}
)  # fmt: skip
# Two more such signs on the line would make what is between them bold.
_RESERVED_HEADING = re.compile(r" {0,3}#{1,6} +__(?!.*__)")
_LISTED = 'The handbook\'s page "Writing a briefing" has the HTML that may stand in a text.'
_NO_SCRIPTS = "A page has the site's own scripts alone."
_RESERVED = "Names with `__` in front are the theme's: take another."
_AS_A_FILE = "Save it as a file beside the briefing."
_FIRST = 4
"""So many names of what only styles are told."""


class Removal(NamedTuple):
    """Something that an editor has written and the page does not have."""

    line: int
    """Line of the text, counted from 1."""

    message: str
    hint: str


def find_removals(text: str, links: Iterable[Link], embeds: Collection[str]) -> Iterator[Removal]:
    """Give what is taken out of a text; `embeds` are the hosts whose frames become links."""
    for link in links:
        if link.is_image or link.tag or not _leads_on(link.target):
            yield from _of_link(link)
    if "# __" in text:
        yield from _reserved_headings(text)
    if "<" in text or "{" in text:
        lines = prose_lines(text)
        tags, lists = list(find_tags(lines)), list(find_attribute_lists(lines))
        yield from _of_tags(tags, embeds)
        for each in lists:
            yield from _of_list(each)
        for line, written in find_broken_tags(html_lines(lines)):
            message = f"`{written}` has no `>` at its end, and takes with it what follows."
            yield Removal(line, message, f"Write `{written}>`.")
        for line, written in find_instructions(lines):
            message = f"`{written}` is left out, with all up to its end."
            yield Removal(line, message, "No program reads a briefing: write what it would give.")
        yield from _styling([*tags, *lists])


def _reserved_headings(text: str) -> Iterator[Removal]:
    """Give the headings whose words would make an id of the theme's own."""
    for number, line in prose_lines(text):
        if _RESERVED_HEADING.match(line):
            message = "The heading has no anchor: its id would begin with `__`."
            yield Removal(number, message, "Such ids are the theme's: let it begin otherwise.")


def _of_link(link: Link) -> Iterator[Removal]:
    scheme = _scheme(link.target)
    if scheme and scheme not in SCHEMES:
        if link.is_image and scheme == "data":
            message = f"The image {quoted(link.target)} stands in the text itself, and is left out."
            yield Removal(link.line, message, _AS_A_FILE)
        elif link.is_image or link.tag not in {"", "a"}:
            message = f"{quoted(link.target)} is no file of the site, and is left out."
            yield Removal(link.line, message, "Copy it beside the briefing.")
        else:
            yield _unknown_scheme(link.target, scheme, link.line)
    elif scheme in _WEB and not link.target.partition(":")[2].startswith("//"):
        # With the scheme of the page it is a path on its own host (WHATWG URL, section 4.4).
        message = f"{quoted(link.target)} is no whole address, and leads nowhere."
        whole = f"{scheme}://{link.target.partition(':')[2].lstrip('/')}"
        yield Removal(link.line, message, f"Write {quoted(whole)[1:-1]}.")
    elif is_remote(link.target) and (link.is_image or link.tag in ADDRESSES.keys() - {"a"}):
        is_shown = link.is_image and link.tag in {"", "img"}
        named = f"The image {quoted(link.target)}" if link.is_image else quoted(link.target)
        becomes = "will be shown as a link" if is_shown else "is left out"
        message = f"{named} is on another site and {becomes}."
        yield Removal(link.line, message, "Copy it beside the briefing.")


def _leads_on(target: str) -> bool:
    """Whether a link leads to a file or to the web, as most do: nothing else has to be known."""
    return ":" not in target or target.startswith(("https://", "http://"))


def _scheme(target: str) -> str:
    found = _SCHEME.match(target.translate(_IGNORED))
    return found[1].lower() if found else ""


def _unknown_scheme(target: str, scheme: str, line: int) -> Removal:
    known = ", ".join(sorted(SCHEMES))
    message = f"The link to {quoted(target)} is left out, and its text stays."
    hint = did_you_mean(scheme, SCHEMES) or "Link to a page, or write the address as text."
    return Removal(line, message, f"`{scheme}:` is none of {known}. {hint}")


def _of_tags(tags: list[Tag], embeds: Collection[str]) -> Iterator[Removal]:
    last_end = {tag.name: place for place, tag in enumerate(tags) if tag.is_end}
    place = 0
    while place < len(tags):
        tag = tags[place]
        place += 1
        if tag.is_end:
            continue
        yield from _of_tag(tag, embeds)
        if tag.name in DROPPED_WHOLE:
            if last_end.get(tag.name, -1) < place:
                message = f"`<{tag.name}>` is never closed, so all that follows is a part of it."
                yield Removal(tag.line, message, f"Write `</{tag.name}>` where it ends.")
                return
            # What stands in it goes with it, and is not told again.
            while not (tags[place].is_end and tags[place].name == tag.name):
                place += 1


def _of_tag(tag: Tag, embeds: Collection[str]) -> Iterator[Removal]:
    if tag.name == "iframe":
        if not is_embedded(tag.attributes.get("src", ""), embeds):
            yield _frame(tag)
    elif tag.name in DROPPED_WHOLE | {"embed", "applet"}:
        message = f"`<{tag.name}>` is left out, with all that stands in it."
        yield Removal(tag.line, message, _instead_of(tag))
    elif tag.name in _OF_FORMS and not _is_box(tag):
        message = f"`<{tag.name}>` is left out: a briefing has no forms."
        yield Removal(tag.line, message, "Link to a page that has one.")
    elif ":" in tag.name and not tag.name.startswith(("http:", "https:")):
        yield _bracketed(tag)
    elif tag.name in TAGS:
        yield from _of_attributes(tag)
    elif tag.name not in STYLING_TAGS and ":" not in tag.name:
        yield Removal(tag.line, f"`<{tag.name}>` is left out, and its text stays.", _unknown(tag))


def _frame(tag: Tag) -> Removal:
    source = tag.attributes.get("src", "").strip()
    if not source:
        return Removal(tag.line, "The frame is left out: it has no `src`.", "Remove it.")
    address = frame_address(source)
    hint = "Link to what it shows."
    if address:
        host = host_of(page_of(address))
        hint = f"Link to the page, or list {host} under the option `embeds` to have it made a link."
    return Removal(tag.line, f"The frame of {quoted(source)} is left out.", hint)


def _instead_of(tag: Tag) -> str:
    if tag.name in {"script", "style"}:
        return "A page has the site's own scripts and styles alone."
    if tag.name == "math":
        return "Write it as text, or as an image."
    if tag.name in {"noscript", "template"}:
        return "Write what is to be read without it."
    return "Link to what it shows."


def _is_box(tag: Tag) -> bool:
    return tag.name == "input" and tag.attributes.get("type", "").lower() in FIELD_TYPES


def _bracketed(tag: Tag) -> Removal:
    scheme = tag.name.partition(":")[0]
    if scheme == "ftp" and tag.text.lower().startswith("<ftp://"):  # as Markdown reads it
        return _unknown_scheme(tag.text[1:-1], scheme, tag.line)
    hint = did_you_mean(scheme, SCHEMES) or "Write it as text, without the brackets."
    return Removal(tag.line, f"{quoted(tag.text)} is taken for a tag, and is left out.", hint)


def _unknown(tag: Tag) -> str:
    close = did_you_mean(tag.name, TAGS) if len(tag.name) > 1 else ""
    return close or _LISTED


def _of_list(attributes: Tag) -> Iterator[Removal]:
    """Give what is taken out of a list of attributes; other words in braces may be a text's own."""
    for name, value in attributes.attributes.items():
        if name.startswith("on"):
            yield Removal(attributes.line, f"`{name}` in braces is left out.", _NO_SCRIPTS)
        elif name in {"href", "src"}:
            yield from _of_link(Link(value, attributes.line, is_image=name == "src"))
    for name in sorted(filter(is_reserved, ids_in_list(attributes))):
        yield Removal(attributes.line, f"The id {quoted(name)} in braces is left out.", _RESERVED)


def _of_attributes(tag: Tag) -> Iterator[Removal]:
    known = _known(tag)
    for name, value in tag.attributes.items():
        line = tag.line_of(name)
        if name.startswith("on"):
            yield Removal(line, f"`{name}` of `<{tag.name}>` is left out.", _NO_SCRIPTS)
        elif name in {"id", "name", "for"} and is_reserved(value):
            message = f"`{name}={quoted(value)}` is left out."
            yield Removal(line, message, _RESERVED)
        elif not (name in known or name in STYLING_ATTRIBUTES or _is_unseen(name)):
            yield Removal(line, f"`{name}` of `<{tag.name}>` is left out.", _LISTED)
    if tag.name == "img" and not tag.attributes.get("src", "").strip():
        message = "`<img>` has no `src`, and only its description is shown."
        yield Removal(tag.line, message, "Write there where the image's file is.")


def _known(tag: Tag) -> set[str]:
    own = READ_ATTRIBUTES.get(tag.name, set())
    return READ_ATTRIBUTES["*"] | own | ({"type"} if tag.name == "input" else set())


def _is_unseen(name: str) -> bool:
    return name in UNSEEN_ATTRIBUTES or name.startswith("data-")


def _styling(tags: Iterable[Tag]) -> Iterator[Removal]:
    """Give one removal for all that only styles."""
    names: Counter[str] = Counter()
    line = 0
    for tag in tags:
        found = [] if tag.is_end or tag.name in DROPPED_WHOLE else _styling_of(tag)
        names.update(found)
        line = line or (tag.line if found else 0)
    if not names:
        return
    shown = ", ".join(f"`{name}`" for name in sorted(names)[:_FIRST])
    more = f" and {len(names) - _FIRST} more" if len(names) > _FIRST else ""
    places = names.total()
    times = f", from here on in {places} places" if places > 1 else ""
    message = f"What only styles is left out{times}: {shown}{more}."
    yield Removal(line, message, "Give it a `class`, and style that in the site's own sheet.")


def _styling_of(tag: Tag) -> list[str]:
    if tag.name in STYLING_TAGS:
        return [f"<{tag.name}>"]
    if not tag.name:
        return [name for name in tag.attributes if name == "style"]
    if tag.name not in TAGS:
        return []
    known = _known(tag)
    return [name for name in tag.attributes if name in STYLING_ATTRIBUTES and name not in known]
