"""Links to the news in pages of `docs/`: marked for an engine, and led home in what it makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_briefings.docs_engines.links import with_marks, without_marks

ROOT = Path("/nowhere")
MARK = "https://briefings.invalid/briefings/a%20b.md"


def marked(text: str) -> str:
    """Give a text of `docs/deep/page.md` with its marks."""
    return with_marks(text, "docs/deep/page.md", ROOT, lambda path: path.startswith("briefings/"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[x](../../briefings/a%20b.md)", f"[x]({MARK})"),
        ('[x](<../../briefings/a b.md#c> "T")', f'[x](<{MARK}#c> "T")'),
        ("![x](../../briefings/a%20b.md?d=1#c)", f"![x]({MARK}?d=1#c)"),
        ("[x]: ../../briefings/a%20b.md 'T'", f"[x]: {MARK} 'T'"),
        ('<a href="../../briefings/a%20b.md">x</a>', f'<a href="{MARK}">x</a>'),
        (
            "---\ntitle: T\n---\n\n[x](../../briefings/a%20b.md)",
            f"---\ntitle: T\n---\n\n[x]({MARK})",
        ),
        ("`[x](../../briefings/a.md)`", "`[x](../../briefings/a.md)`"),
        ("```\n[x](../../briefings/a.md)\n```", "```\n[x](../../briefings/a.md)\n```"),
        ("[x](../other.md) [y](/briefings/a.md)", "[x](../other.md) [y](/briefings/a.md)"),
        ("[x](https://a.example/briefings/a.md)", "[x](https://a.example/briefings/a.md)"),
    ],
)
def test_marks(text: str, expected: str) -> None:
    """Each link to the news is marked where it stands, and nothing else is touched."""
    assert marked(text) == expected


def test_home() -> None:
    """Links lead where they are told to; one that leads nowhere is taken away, its text stays."""
    html = f'<a class="c" href="{MARK}?d=1&amp;e#f">x</a> <img src="{MARK}"> <a href={MARK}>y</a>'
    told = {"../../briefings/a%20b.md?d=1&e#f": "../a/?d=1&e#f", "../../briefings/a%20b.md": None}
    assert without_marks(html, "docs/deep", told.__getitem__) == (
        '<a class="c" href="../a/?d=1&amp;e#f">x</a> <img src=""> <a>y</a>'
    )
    assert without_marks("<a href='b'>", "docs", told.__getitem__) == "<a href='b'>"
