"""Look at an SVG drawing: whether it does nothing but show.

In a page it is only an image, and browsers run nothing of it. By its own address it is a document
of the site, which may run scripts and even answer for the site from then on. So what could act is
refused, and so is what could ask others for something: by the elements and attributes of SVG 2 (a
recommendation of the W3C). What drawing programs keep in vocabularies of their own does nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError, ParserCreate, errors

from mkdocs_briefings.reading.picture import Flaw

if TYPE_CHECKING:
    from collections.abc import Mapping

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_OF_PAGES = frozenset({"http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"})
_ACTIVE = frozenset({"foreignObject", "handler", "listener", "script"})

_OWN = re.compile(r"\s*(?:#|data:image/(?:avif|gif|jpeg|jpg|png|webp)[;,])", re.IGNORECASE)
"""What an address may be: a part of the drawing itself, or an image of pixels within it."""

_LINK = re.compile(r"\s*(?:#|https?:|mailto:)", re.IGNORECASE)
"""What the address of a link may be, which takes a reader who follows it."""

_NEVER_ANIMATED = re.compile(r"\s*(?:\w+:)?(?:href|on\w*)\s*", re.IGNORECASE)

_IN_STYLE = re.compile(r"url\(\s*['\"]?([^)]*)|(@import|image-set|\\[0-9a-f])", re.IGNORECASE)
"""What asks for a file in a style; with an escape it could be spelled in another way."""


class _RefusedError(Exception):
    """A drawing has something that may act; says what."""


def look(data: bytes) -> Flaw | None:
    """Say why a drawing is not to be published; None if it does nothing but show."""
    parser = ParserCreate(namespace_separator=" ")
    drawing = _Drawing()
    parser.StartElementHandler = drawing.start
    parser.EndElementHandler = drawing.end
    parser.CharacterDataHandler = drawing.text
    parser.ProcessingInstructionHandler = drawing.instruction
    parser.buffer_text = True
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own
    except _RefusedError as error:
        reason = f"has {error} in its line {parser.CurrentLineNumber}."
        hint = "Save it anew, as a plain drawing without scripts and addresses elsewhere."
        return Flaw(reason, hint, is_refused=True)
    except ExpatError as error:
        reason = f"cannot be read: {errors.messages[error.code]}, in its line {error.lineno}."
        return Flaw(reason, "Save it again.", is_refused=True)
    except (LookupError, ValueError):  # expat asks Python for encodings that it does not know
        return Flaw("is in a rare encoding.", "Save it in UTF-8.", is_refused=True)
    return None


class _Drawing:
    """Follows a drawing, and raises `_RefusedError` at what may act."""

    def __init__(self) -> None:
        self._styles = 0
        """How many elements with a style are open."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if namespace in _OF_PAGES or (namespace == _SVG and tag in _ACTIVE):
            raise _RefusedError(f"<{tag}>")
        if namespace != _SVG:
            return
        self._styles += tag == "style"
        for attribute, value in attributes.items():
            space, _, plain = attribute.rpartition(" ")
            if space in {"", _XLINK}:
                _check_attribute(tag, plain, value)

    def end(self, name: str) -> None:
        self._styles -= name == f"{_SVG} style"

    def text(self, text: str) -> None:
        if self._styles:
            _check_style(text)

    def instruction(self, target: str, data: str) -> None:  # noqa: ARG002 - expat gives it
        if target.startswith("xml-"):
            raise _RefusedError(f"<?{target}?>")


def _check_attribute(tag: str, name: str, value: str) -> None:
    if name.lower().startswith("on"):
        raise _RefusedError(f"`{name}`")
    if name == "href" and not (_LINK if tag == "a" else _OWN).match(value):
        raise _RefusedError(f"the address {value[:40]!r}")
    if name == "attributeName" and _NEVER_ANIMATED.fullmatch(value):
        raise _RefusedError(f"an animation of `{value}`")
    # Any of them may be a property of a style.
    if "(" in value or name == "style":
        _check_style(value)


def _check_style(text: str) -> None:
    for address, other in _IN_STYLE.findall(text):
        if other or (address and not _OWN.match(address)):
            raise _RefusedError(f"{(other or address)[:40]!r} in a style")
