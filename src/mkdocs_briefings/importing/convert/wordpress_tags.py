"""HTML for the shortcodes that WordPress itself and its common plugins know."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.convert.html_markup import start_tag
from mkdocs_briefings.importing.importer import OldMedia

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_briefings.importing.convert.template_tags import TemplateTag

# An image, perhaps in a link, and perhaps in a paragraph that WordPress put around the tag.
_FIRST_IMAGE = re.compile(
    r"\s*(?:<p>\s*)?(?P<image>(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)", re.IGNORECASE
)
_BREAK = re.compile(r"<br\s*/?>\n?|</p>\s*<p>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"</?p\b[^<>]*>", re.IGNORECASE)
_FILE_KEYS = {
    "audio": ("src", "mp3", "m4a", "ogg", "wav", "wma", "flac"),
    "video": ("src", "mp4", "m4v", "webm", "ogv", "mov", "wmv", "flv"),
}
_PLAYERS = re.compile(r"https?://(?:www\.)?(?:youtube\.com|youtu\.be|vimeo\.com)/")
_PLACES = {
    "youtube": ("Video on YouTube", "https://www.youtube.com/watch?v="),
    "vimeo": ("Video on Vimeo", "https://vimeo.com/"),
    "dailymotion": ("Video on Dailymotion", "https://www.dailymotion.com/video/"),
    "ted": ("Talk on TED", "https://www.ted.com/talks/"),
    "wpvideo": ("Video on VideoPress", "https://videopress.com/v/"),
    "videopress": ("Video on VideoPress", "https://videopress.com/v/"),
    "tweet": ("Post on X", "https://x.com/i/status/"),
    "twitter": ("Post on X", "https://x.com/i/status/"),
    "instagram": ("Post on Instagram", "https://www.instagram.com/p/"),
    "facebook": ("Post on Facebook", "https://www.facebook.com/"),
    "tiktok": ("Video on TikTok", "https://www.tiktok.com/"),
    "soundcloud": ("Sound on SoundCloud", "https://soundcloud.com/"),
    "spotify": ("Sound on Spotify", "https://open.spotify.com/"),
    "gist": ("Code on GitHub", "https://gist.github.com/"),
    "googlemaps": ("Map on Google Maps", "https://www.google.com/maps/"),
    "scribd": ("Document on Scribd", "https://www.scribd.com/document/"),
}
"""What stands for a thing on another site, and the address that its id continues."""


def convert_wordpress_tag(tag: TemplateTag, media: Mapping[str, OldMedia]) -> str | None:
    """Give the HTML for a shortcode; None for one that is not known.

    `media` has what the site knew by an id.
    """
    name = tag.name.lower()
    if name in _PLACES:
        return _elsewhere(tag)
    converter = _CONVERTERS.get(name)
    return converter(tag, media) if converter else None


def _caption(tag: TemplateTag, _media: Mapping[str, OldMedia]) -> str:
    inner = tag.inner or ""
    found = _FIRST_IMAGE.match(inner)
    image, words = (found["image"], inner[found.end() :]) if found else ("", inner)
    caption = html.unescape(tag.get("caption")) or _BREAK.sub("<br>", words)
    return _figure(image or inner, _PARAGRAPH.sub("", caption).strip()) if image else inner


def _figure(image: str, caption: str) -> str:
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"\n<figure>{image}{below}</figure>\n"


def _gallery(tag: TemplateTag, media: Mapping[str, OldMedia]) -> str | None:
    images = [
        _figure(start_tag("img", {"src": item.src, "alt": item.alt}), item.caption)
        for item in _by_ids(tag, media)
    ]
    return "".join(images) or None


def _playlist(tag: TemplateTag, media: Mapping[str, OldMedia]) -> str | None:
    kind = "video" if tag.get("type") == "video" else "audio"
    sounds = [_figure(_player(kind, item.src), item.caption) for item in _by_ids(tag, media)]
    return "".join(sounds) or None


def _by_ids(tag: TemplateTag, media: Mapping[str, OldMedia]) -> Iterator[OldMedia]:
    for number in re.findall(r"\d+", tag.get("ids", "include")):
        # One that is not known is told as every address that leads to no file.
        yield media.get(number) or OldMedia(src=f"?attachment_id={number}")


def _file(kind: str) -> Callable[[TemplateTag, Mapping[str, OldMedia]], str | None]:
    def convert(tag: TemplateTag, _media: Mapping[str, OldMedia]) -> str | None:
        address = tag.get(*_FILE_KEYS[kind], 0).partition("|")[0] or _only_text(tag)
        if _PLAYERS.match(address):
            return _link(address, "Video")
        return _player(kind, address, tag.get("poster")) if address else None

    return convert


def _player(kind: str, address: str, poster: str = "") -> str:
    attributes = {"src": html.unescape(address), "controls": ""}
    if poster and kind == "video":
        attributes["poster"] = html.unescape(poster)
    return f"{start_tag(kind, attributes)}</{kind}>"


def _embed(tag: TemplateTag, _media: Mapping[str, OldMedia]) -> str | None:
    address = tag.get("src", "url", 0) or _only_text(tag)
    return _link(address, embedded_name(address)) if address else None


def _elsewhere(tag: TemplateTag) -> str | None:
    name, start = _PLACES[tag.name.lower()]
    thing = tag.get("url", "src", "id", "video", 0) or _only_text(tag)
    if thing.startswith("//"):
        thing = f"https:{thing}"
    address = thing if thing.startswith(("http:", "https:")) else f"{start}{thing.lstrip('/')}"
    return _link(address, name) if thing else None


def embedded_name(address: str) -> str:
    """Give the words of a link to what was shown in its place: by the site that it is on."""
    for place, (name, _start) in _PLACES.items():
        if re.match(rf"https?://(?:[\w-]+\.)*{place}\.(?:com|net)/", address):
            return name
    if re.match(r"https?://youtu\.be/", address):
        return _PLACES["youtube"][0]
    return "Post on X" if re.match(r"https?://x\.com/", address) else address


def _link(address: str, words: str) -> str:
    tag = start_tag("a", {"href": html.unescape(address)})
    return f"{tag}{html.escape(words, quote=False)}</a>"


def _only_text(tag: TemplateTag) -> str:
    return re.sub(r"<[^<>]*>", "", tag.inner or "").strip()


def _code(tag: TemplateTag, _media: Mapping[str, OldMedia]) -> str:
    language = tag.get("language", "lang", 0)
    attributes = {"class": f"language-{language}"} if language else {}
    code = _PARAGRAPH.sub("", _BREAK.sub("\n", tag.inner or "")).strip("\n")
    return f"\n<pre>{start_tag('code', attributes)}{code}</code></pre>\n"


_CONVERTERS: dict[str, Callable[[TemplateTag, Mapping[str, OldMedia]], str | None]] = {
    "audio": _file("audio"),
    "caption": _caption,
    "code": _code,
    "embed": _embed,
    "gallery": _gallery,
    "playlist": _playlist,
    "sourcecode": _code,
    "video": _file("video"),
    "wp_caption": _caption,
}

WORDPRESS_TAGS = frozenset({*_CONVERTERS, *_PLACES})
"""Names of the shortcodes that are known, in lower case."""
