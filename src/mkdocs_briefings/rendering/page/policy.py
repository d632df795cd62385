"""What a page may load and run: its Content-Security-Policy (W3C CSP, level 3).

Pages of the news have no script and no style of their own, only files of the site. What Material's
pages and other plugins write into a page is named by its hash, so that it works and nothing else
does.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.settings import Desk

_SELF = "'self'"

# Small pictures in style sheets are data: addresses. `object-src` falls back to `default-src`,
# which would let a plugin's object of the site run.
_DIRECTIVES = {
    "default-src": (_SELF,),
    "img-src": (_SELF, "data:"),
    "object-src": ("'none'",),
    "base-uri": (_SELF,),
    "form-action": (_SELF,),
}

_INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_RUN = frozenset({"", "module", "text/javascript", "application/javascript"})
_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)


def policy(
    scripts: frozenset[str] = frozenset(), *, with_styles: bool = False, with_wasm: bool = False
) -> str:
    """Give the policy of a page that has these inline scripts, by their hashes.

    `with_styles` lets styles stand in the page: they cannot run anything. `with_wasm` lets the
    site's own WebAssembly run.
    """
    directives = dict(_DIRECTIVES)
    if scripts or with_wasm:
        wasm = ("'wasm-unsafe-eval'",) if with_wasm else ()
        directives["script-src"] = (_SELF, *wasm, *sorted(scripts))
    if with_styles:
        directives["style-src"] = (_SELF, "'unsafe-inline'")
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items())


_FORGES = {
    "github": ("https://api.github.com", "https://avatars.githubusercontent.com"),
    "gitlab": ("https://gitlab.com", "https://gitlab.com"),
    "gitea": ("https://gitea.com", "https://gitea.com"),
}
"""Where a forge is asked, and where it has the pictures of editors, unless the desk says so."""


def desk_policy(desk: Desk) -> str:
    """Give the policy of the desk's page: its own files, and the forge that it edits at.

    The CMS styles its page by scripts, and shows files that it has read as `blob:` addresses.
    """
    api, pictures = _FORGES.get(desk.backend, ("", ""))
    if desk.backend != "github" and desk.base_url:
        api = pictures = _origin(desk.base_url)
    asked = {_origin(each) for each in (desk.api_root or api, desk.base_url) if each}
    directives = {
        "default-src": ("'none'",),
        "script-src": (_SELF,),
        "style-src": (_SELF, "'unsafe-inline'"),
        "font-src": (_SELF,),
        "img-src": (_SELF, "data:", "blob:", *([pictures] if pictures else ())),
        "media-src": (_SELF, "blob:"),
        "connect-src": (_SELF, "blob:", "data:", *sorted(asked)),
        "base-uri": ("'none'",),
        "form-action": ("'none'",),
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items())


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


POLICY = policy()
"""That of a page that is as our templates make it."""


def inline_scripts(html: str) -> frozenset[str]:
    """Give the hashes of the scripts that stand in a page, as a policy names them."""
    return frozenset(_hash(text) for tag, text in _inline(html) if tag == "script")


def _inline(html: str) -> Iterator[tuple[str, str]]:
    """Give the name and the text of each element by which a page styles or scripts itself."""
    for tag, attributes, text in _INLINE.findall(html):
        if tag.lower() == "style" or (not _SOURCE.search(attributes) and _runs(attributes)):
            yield tag.lower(), text


def with_policy(html: str) -> str:
    """Give a page of Material's, or one that a plugin changed, with the policy that it needs."""
    if POLICY_META in html and not any(_inline(html)):
        return html
    own = _meta(policy(inline_scripts(html), with_styles=True))
    if POLICY_META in html:
        return html.replace(POLICY_META, own, 1)
    return _CHARSET.sub(lambda found: f"{found[0]}{own}", html, count=1)


def _meta(content: str) -> str:
    # Its quotes are single ones, and it has nothing else that would have to be escaped.
    return f'<meta http-equiv="Content-Security-Policy" content="{content}">'


POLICY_META = _meta(POLICY)
"""The element by which a page tells its browser."""


def _runs(attributes: str) -> bool:
    found = _TYPE.search(attributes)
    return (found[1].lower() if found else "") in _RUN


def _hash(text: str) -> str:
    # As the parser hands it on: line ends are \n.
    data = text.replace("\r\n", "\n").replace("\r", "\n").encode()
    return f"'sha256-{b64encode(sha256(data).digest()).decode()}'"
