"""The file `_headers`, which Netlify, Cloudflare Pages and others read from a site's root.

What a page's own policy cannot say stands here: who may frame it, and how long files may be kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.archive.urls import DESK, WORKER, site_urls
from mkdocs_briefings.assets import ADDRESS
from mkdocs_briefings.rendering.page.policy import desk_policy, policy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_briefings.settings import Settings

HEADERS = "_headers"
"""Where hosts look for the file."""

FOR_GOOD = "public, max-age=31536000, immutable"
"""What `Cache-Control` says of a file whose name changes with its bytes."""


def headers(scripts: frozenset[str], settings: Settings) -> str:
    """Give the file's text; `scripts` are the hashes of all that stand in pages of `docs/`.

    The search has WebAssembly: its worker runs that, and has no policy but this one. Pages have
    their own, which lets none of it run.
    """
    lines = ["/*"]
    if settings.has_policy:
        own = policy(scripts, with_styles=True, with_wasm=settings.search == "full")
        lines.append(f"  Content-Security-Policy: {own}; frame-ancestors 'none'")
    if settings.noindex:
        lines.append("  X-Robots-Tag: noindex")
    lines += [
        "  Referrer-Policy: strict-origin-when-cross-origin",
        "  X-Content-Type-Options: nosniff",
        f"/{ADDRESS}*",
        f"  Cache-Control: {FOR_GOOD}",
    ]
    for root in [each.root for each in settings.languages] or [""]:
        lines += [f"/{root}{WORKER}", "  Cache-Control: no-cache"]
    lines += _desk(settings)
    lines += _languages(settings)
    return "".join(f"{line}\n" for line in lines)


def _desk(settings: Settings) -> Iterator[str]:
    """Give the lines that hold for the desk alone.

    Where rules add up, the line with `!` takes back what holds for all pages; a policy of these
    would leave the CMS without its forge.
    """
    if settings.desk is None:
        return
    yield f"/{DESK}*"
    if settings.has_policy:
        yield "  ! Content-Security-Policy"
        yield f"  Content-Security-Policy: {desk_policy(settings.desk)}; frame-ancestors 'none'"
    yield "  X-Robots-Tag: noindex"


def _languages(settings: Settings) -> Iterator[str]:
    """Give the lines that tell of the front page in each language (RFC 8288).

    Hosts take a hundred rules or so, and what holds for a page stands in its head.
    """
    fronts = [(each.language, site_urls(each)) for each in settings.all_sites]
    if len(fronts) == 1:
        return
    first = fronts[0][1]
    root = "" if settings.has_choice else first.home()
    told = [("x-default", root), *((tag, urls.home()) for tag, urls in fronts)]
    links = ", ".join(
        f'<{first.absolute(url)}>; rel="alternate"; hreflang="{tag}"' for tag, url in told
    )
    for url in dict.fromkeys(url for _, url in told):
        yield f"{first.path}{url}"
        yield f"  Link: {links}"


def write_headers(stage: Path, scripts: frozenset[str], settings: Settings) -> None:
    """Write the file into a stage, if `docs/` has none of its own. Raises `OSError`."""
    path = stage / HEADERS
    if not path.exists():
        # Of a site without docs/ MkDocs has made nothing.
        stage.mkdir(parents=True, exist_ok=True)
        path.write_text(headers(scripts, settings))
