"""Draw bars as SVG, readable on light and on dark pages: the drawing has a ground of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH, LABELS, VALUES = 760, 190, 80
ROW, GAP, TOP = 20, 30, 16

STYLE = """\
.ground { fill: #ffffff } text { fill: #1b1b1f; font: 13px system-ui, sans-serif }
.group { font-weight: 600 } .bar { fill: #7a869a } .own { fill: #b4471f }
@media (prefers-color-scheme: dark) {
  .ground { fill: #1b1d23 } text { fill: #e8e8ec } .bar { fill: #8f9bb0 } .own { fill: #f08a5d }
}"""

Group = tuple[str, "Sequence[tuple[str, float, bool]]"]
"""A heading, and for each bar: its label, its value, whether it is ours."""


def bars(groups: Sequence[Group], title: str, unit: str) -> str:
    """Draw groups of horizontal bars on one scale."""
    largest = max((value for _, rows in groups for _, value, _ in rows), default=0) or 1
    height = TOP + sum(GAP + ROW * len(rows) for _, rows in groups) + TOP
    return "\n".join((
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="ground" width="{WIDTH}" height="{height}" rx="8"/>',
        *_draw(groups, (WIDTH - LABELS - VALUES) / largest, unit),
        "</svg>\n",
    ))  # fmt: skip


def _draw(groups: Sequence[Group], scale: float, unit: str) -> Iterator[str]:
    y = TOP
    for heading, rows in groups:
        yield f'<text class="group" x="16" y="{y + 16}">{escape(heading)}</text>'
        y += GAP - 6
        for label, value, is_own in rows:
            length = max(1.0, value * scale)
            kind = "bar own" if is_own else "bar"
            yield f'<text x="16" y="{y + 14}">{escape(label)}</text>'
            box = f'x="{LABELS}" y="{y + 3}" width="{length:.1f}" height="14"'
            yield f'<rect class="{kind}" {box}/>'
            end = LABELS + length + 8
            yield f'<text x="{end:.1f}" y="{y + 14}">{number(value)} {escape(unit)}</text>'
            y += ROW
        y += 6


def number(value: float) -> str:
    """Write a number with about three digits."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
