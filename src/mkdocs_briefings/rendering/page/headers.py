"""The file `_headers`, which Netlify, Cloudflare Pages and others read from a site's root.

What a page's own policy cannot say stands here: who may frame it, and how long files may be kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.assets import ADDRESS
from mkdocs_briefings.rendering.page.policy import policy

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.settings import Settings

HEADERS = "_headers"
"""Where hosts look for the file."""

FOR_GOOD = "public, max-age=31536000, immutable"
"""What `Cache-Control` says of a file whose name changes with its bytes."""


def headers(scripts: frozenset[str], *, has_policy: bool, has_wasm: bool = False) -> str:
    """Give the file's text; `scripts` are the hashes of all that stand in pages of `docs/`.

    `has_wasm` is for the search: its worker runs WebAssembly, and has no policy but this one. Pages
    have their own, which lets none of it run.
    """
    lines = ["/*"]
    if has_policy:
        own = policy(scripts, with_styles=True, with_wasm=has_wasm)
        lines.append(f"  Content-Security-Policy: {own}; frame-ancestors 'none'")
    lines += [
        "  Referrer-Policy: strict-origin-when-cross-origin",
        "  X-Content-Type-Options: nosniff",
        f"/{ADDRESS}*",
        f"  Cache-Control: {FOR_GOOD}",
        "/sw.js",
        "  Cache-Control: no-cache",
    ]
    return "".join(f"{line}\n" for line in lines)


def write_headers(stage: Path, scripts: frozenset[str], settings: Settings) -> None:
    """Write the file into a stage, if `docs/` has none of its own. Raises `OSError`."""
    path = stage / HEADERS
    if not path.exists():
        # Of a site without docs/ MkDocs has made nothing.
        stage.mkdir(parents=True, exist_ok=True)
        has_wasm = settings.search == "full"
        path.write_text(headers(scripts, has_policy=settings.has_policy, has_wasm=has_wasm))
