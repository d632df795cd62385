"""Ghost's cards, without the buttons and pictures that only its own script and styles use."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import lxml.html
from lxml.html import builder

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

_ADDRESS = "__GHOST_URL__"


def without_players(text: str) -> tuple[str, list[str]]:
    """Give a text with its cards as plain HTML, and what was left out of it.

    Addresses on the site itself begin with a slash.
    """
    text = text.replace(_ADDRESS, "")
    if "kg-" not in text:
        return text, []
    root = lxml.html.fragment_fromstring(text, create_parent="div")
    left_out = []
    for name, convert in _CARDS.items():
        for card in _with_class(root, name):
            made = convert(card)
            if made is None:
                left_out.append(name.removeprefix("kg-").replace("-", " "))
                card.drop_tree()
            else:
                made.tail = card.tail
                card.getparent().replace(card, made)
    inner = (lxml.html.tostring(child, encoding="unicode") for child in root)
    return html.escape(root.text or "", quote=False) + "".join(inner), left_out


def _with_class(element: HtmlElement, name: str) -> list[HtmlElement]:
    found = element.xpath(".//*[contains(concat(' ', @class, ' '), $name)]", name=f" {name} ")
    return list(found)


def _words(card: HtmlElement, name: str) -> str:
    return next((" ".join(each.text_content().split()) for each in _with_class(card, name)), "")


def _first(card: HtmlElement, tag: str) -> HtmlElement | None:
    return next(card.iter(tag), None)


def _figure(card: HtmlElement, tag: str, caption: str = "") -> HtmlElement | None:
    shown = _first(card, tag)
    if shown is None:
        return None
    below = _first(card, "figcaption")
    shown.tail = None
    figure = builder.FIGURE(shown)
    if below is None and caption:
        below = builder.FIGCAPTION(caption)
    if below is not None:
        figure.append(below)
    return figure


def _bookmark(card: HtmlElement) -> HtmlElement | None:
    link = _first(card, "a")
    address = link.get("href", "") if link is not None else ""
    if not address:
        return None
    title = _words(card, "kg-bookmark-title") or address
    made = builder.P(builder.A(title, href=address))
    for words in (_words(card, "kg-bookmark-description"), _words(card, "kg-bookmark-publisher")):
        if words:
            line = builder.BR()
            line.tail = words
            made.append(line)
    return _captioned(made, card)


def _file(card: HtmlElement) -> HtmlElement | None:
    link = _first(card, "a")
    address = link.get("href", "") if link is not None else ""
    if not address:
        return None
    named = ("kg-file-card-filename", "kg-file-card-filesize")
    about = ", ".join(words for name in named if (words := _words(card, name)))
    made = builder.A(_words(card, "kg-file-card-title") or address, href=address)
    made.tail = f" ({about})" if about else None
    paragraph = builder.P(made)
    if caption := _words(card, "kg-file-card-caption"):
        line = builder.BR()
        line.tail = caption
        paragraph.append(line)
    return paragraph


def _captioned(element: HtmlElement, card: HtmlElement) -> HtmlElement:
    caption = _first(card, "figcaption")
    return element if caption is None else builder.FIGURE(element, caption)


def _toggle(card: HtmlElement) -> HtmlElement | None:
    content = next(iter(_with_class(card, "kg-toggle-content")), None)
    if content is None:
        return None
    return builder.DETAILS(builder.SUMMARY(_words(card, "kg-toggle-heading-text")), content)


def _video(card: HtmlElement) -> HtmlElement | None:
    return _figure(card, "video")


def _audio(card: HtmlElement) -> HtmlElement | None:
    return _figure(card, "audio", _words(card, "kg-audio-title"))


def _nothing(_card: HtmlElement) -> None:
    return None


_CARDS: dict[str, Callable[[HtmlElement], HtmlElement | None]] = {
    "kg-audio-card": _audio,
    "kg-bookmark-card": _bookmark,
    "kg-file-card": _file,
    "kg-signup-card": _nothing,
    "kg-toggle-card": _toggle,
    "kg-video-card": _video,
}
