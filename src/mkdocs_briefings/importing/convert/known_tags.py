"""Markdown for the tags that many archives use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_briefings.importing.convert.template_tags import TemplateTag

_PLACEHOLDER = re.compile(r"\{([A-Za-z_][\w-]*|\d)\}")


def fill_template(template: str, tag: TemplateTag) -> str:
    """Put a tag's arguments into a template of the mapping: `{src}`, `{0}`, `{inner}`."""

    def argument(found: re.Match[str]) -> str:
        name = found[1]
        if name == "inner":
            return tag.inner or ""
        return tag.get(int(name) if name.isdigit() else name)

    return _PLACEHOLDER.sub(argument, template)


def convert_known(tag: TemplateTag) -> str | None:
    """Give the Markdown for a tag that is known; None for one that is not."""
    converter = _KNOWN.get(tag.name.lower())
    return converter(tag) if converter else None


def text_of_unknown(tag: TemplateTag) -> str:
    """Give what can be kept of a tag that is not known: what it encloses, or its text or link."""
    if tag.inner is not None:
        return tag.inner
    text = tag.get("text", "label", "title")
    address = tag.get("href", "link", "url")
    if text and address:
        return f"[{text}]({address})"
    return tag.get("text", "label", "caption")


def _link(text: str, address: str) -> str:
    return f"[{text}]({address})"


def _video(site: str, address: str) -> Callable[[TemplateTag], str]:
    def convert(tag: TemplateTag) -> str:
        video = tag.get("id", "vid", "v", "video", 0)
        title = tag.get("title") or f"Video on {site}"
        return _link(title, address + video) if video else ""

    return convert


def _figure(tag: TemplateTag) -> str:
    source = tag.get("src", "image_path", "image", "url", 0)
    caption = tag.get("caption", "attr")
    alt = tag.get("alt", "title") or caption
    if not source:
        return caption
    image = f"![{alt}]({_destination(source)})"
    if tag.get("link"):
        image = _link(image, tag.get("link"))
    caption = caption or (tag.get("title") if tag.get("alt") != tag.get("title") else "")
    return f"{image}\n\n*{caption}*\n" if caption and caption != alt else image


def _destination(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) else address


def _tweet(tag: TemplateTag) -> str:
    user, post = tag.get("user"), tag.get("id") or tag.get(0)
    if not user and len(tag.bare) > 1:
        user, post = tag.bare[0], tag.bare[1]
    if not post:
        return ""
    if post.startswith("http"):
        return _link("Post on X", post)
    name = f"Post by @{user} on X" if user else "Post on X"
    return _link(name, f"https://x.com/{user or 'i'}/status/{post}")


def _gist(tag: TemplateTag) -> str:
    parts = [tag.get("user"), tag.get("id")] if tag.named else list(tag.bare[:2])
    path = "/".join(part for part in parts if part)
    return _link("Code on GitHub", f"https://gist.github.com/{path}") if path else ""


def _instagram(tag: TemplateTag) -> str:
    post = tag.get("id", 0)
    return _link("Post on Instagram", f"https://www.instagram.com/p/{post}/") if post else ""


def _highlight(tag: TemplateTag) -> str | None:
    inner = (tag.inner or "").strip("\n")
    language = tag.get("lang", 0)
    if not language and "\n" not in inner:
        return inner
    fence = "```"
    while fence in inner:
        fence += "`"
    return f"{fence}{language}\n{inner}\n{fence}"


def _details(tag: TemplateTag) -> str:
    summary = tag.get("summary", "title", 0)
    inner = (tag.inner or "").strip()
    return f"**{summary}**\n\n{inner}" if summary else inner


def _nothing(_tag: TemplateTag) -> str:
    return ""


_KNOWN: dict[str, Callable[[TemplateTag], str | None]] = {
    "figure": _figure,
    "img": _figure,
    "image": _figure,
    "youtube": _video("YouTube", "https://www.youtube.com/watch?v="),
    "vimeo": _video("Vimeo", "https://vimeo.com/"),
    "tweet": _tweet,
    "twitter": _tweet,
    "twitter_simple": _tweet,
    "x": _tweet,
    "gist": _gist,
    "instagram": _instagram,
    "highlight": _highlight,
    "details": _details,
    "toc": _nothing,
    "comment": _nothing,
}
