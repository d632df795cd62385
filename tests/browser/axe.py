"""What axe finds in a page that some readers could not use."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from tests.demo import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page

_AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"

_ALL: Mapping[str, Any] = MappingProxyType(
    {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
)

_OF_COLOURS: Mapping[str, Any] = MappingProxyType(
    {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
)
"""All that may come out otherwise in the other palette, which changes nothing but colours."""

_AUDIT = """async rules => {
  const found = await axe.run(document, {
    runOnly: rules,
    // It would tell of each element that passes, too, and fetch styles and films anew.
    resultTypes: ["violations"],
    preload: false,
  })
  return found.violations.map(each =>
    `${each.id}: ${each.nodes.map(node => node.target.join(" ")).slice(0, 3).join(", ")}`)
}"""

_BACKGROUND = "getComputedStyle(document.body).backgroundColor"


def faults(page: Page) -> list[str]:
    """Give what an open page does against WCAG 2.2 AA, in light colours and in dark ones."""
    # Colours that fade from one palette to the other are of neither.
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    found = faults_by(page, _ALL)
    light = page.evaluate(_BACKGROUND)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"light => {_BACKGROUND} !== light", arg=light)
    found += faults_by(page, _OF_COLOURS)
    page.emulate_media(color_scheme="light")
    return found


def faults_by(page: Page, rules: Mapping[str, Any]) -> list[str]:
    """Give what an open page does against some rules, in the colours that it has."""
    if page.evaluate("!window.axe"):
        page.evaluate(_AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(_AUDIT, dict(rules))
    return found
