"""What HTML may stand in a text, by tags, attributes, and the schemes that links may have.

The sanitiser lets this through, and the check tells what it does not.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEXT = {
    "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark",
    "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u",
    "var", "wbr",
}  # fmt: skip
_BLOCKS = {
    "a", "aside", "blockquote", "details", "div", "dd", "dl", "dt", "figcaption", "figure", "h1",
    "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre", "section", "summary", "ul",
}  # fmt: skip
_TABLES = {"caption", "col", "colgroup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
_MEDIA = {"audio", "picture", "source", "track", "video"}
# What Markdown extensions make: check boxes of task lists, tabs, and emoji as inline pictures.
_OF_EXTENSIONS = {"input", "label", "path", "svg"}

TAGS = frozenset(_TEXT | _BLOCKS | _TABLES | _MEDIA | _OF_EXTENSIONS)
"""Tags that may stand in a briefing; of others the text remains."""

_PLAYED = {"controls", "loop", "muted", "preload", "src"}

ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title"},
    "a": {"href", "hreflang", "name"},
    "audio": _PLAYED,
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "input": {"checked", "disabled", "name"},
    "ins": {"cite", "datetime"},
    "label": {"for"},
    "ol": {"reversed", "start"},
    "path": {"d"},
    "q": {"cite"},
    "source": {"media", "sizes", "src", "srcset", "type"},
    "svg": {"viewbox", "viewBox", "xmlns"},
    "td": {"align", "colspan", "headers", "rowspan"},
    "th": {"abbr", "align", "colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
    "track": {"default", "kind", "label", "src", "srclang"},
    "video": _PLAYED | {"height", "playsinline", "poster", "width"},
}
"""Attributes that may stand, by tag; `*` is every tag."""

READ_ATTRIBUTES = {
    **ATTRIBUTES,
    **{tag: ATTRIBUTES[tag] | {"style"} for tag in ("td", "th")},
}
"""The same, with those that others are made of."""

FIELD_TYPES = frozenset({"checkbox", "radio"})
"""Types that an `input` may have: extensions make lists of tasks and tabs of them."""

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Schemes that a link may have."""

DROPPED_WHOLE = frozenset({"iframe", "math", "noscript", "object", "script", "style", "template"})
"""Tags that go with all that stands in them."""

ADDRESSES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "a": ("href",),
        "audio": ("src",),
        "img": ("src",),
        "source": ("src", "srcset"),
        "track": ("src",),
        "video": ("src", "poster"),
    }
)
"""Attributes that lead to a page or a file, by tag."""

STYLING_TAGS = frozenset(
    {
        "article", "base", "basefont", "big", "body", "center", "font", "footer", "head", "header",
        "hgroup", "html", "link", "main", "meta", "nav", "nobr", "strike", "tt",
    }
)  # fmt: skip
"""Tags that say how a text looks, or what part of a page it is: without them it reads the same."""

STYLING_ATTRIBUTES = frozenset(
    {
        "align", "background", "bgcolor", "border", "bordercolor", "cellpadding", "cellspacing",
        "clear", "color", "face", "frame", "frameborder", "height", "hspace", "noshade", "nowrap",
        "rules", "size", "style", "valign", "vspace", "width",
    }
)  # fmt: skip
"""Attributes that only say how something looks."""

UNSEEN_ATTRIBUTES = frozenset(
    {
        "crossorigin", "decoding", "fetchpriority", "itemid", "itemprop", "itemref", "itemscope",
        "itemtype", "loading", "nonce", "referrerpolicy", "rel", "role", "sizes", "srcset",
        "tabindex", "target", "xmlns",
    }
)  # fmt: skip
"""Attributes without which nobody sees or hears anything else."""

RESERVED = "__"
"""How the ids of the theme's own elements begin."""

# Of these, the ones that extensions give: to tabs, to a listing's lines and to their numbers.
_OF_EXTENSION = ("__tabbed_", "__span-", "__codelineno-")


def is_reserved(name: str) -> bool:
    """Whether an id is one of the theme's own, which no text may have."""
    return name.startswith(RESERVED) and not name.startswith(_OF_EXTENSION)
