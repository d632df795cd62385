"""Marks that begin and do not end cost a plain text no more than other letters."""

from __future__ import annotations

import pytest

from mkdocs_briefings.importing.convert.plain_text import plain_text, without_template_tags
from mkdocs_briefings.importing.convert.template_tags import replace_liquid_tags

MANY = 100_000
"""Of so many beginnings each would otherwise be looked through to the end: for hours."""


@pytest.mark.parametrize(
    "piece", ["{{< ", "{{ ", "{% raw %}", "{% a ", "*a ", "**a ", "![", "<br "]
)
@pytest.mark.parametrize("end", ["", " x}}", " x_", " x%}"])
def test_beginnings_without_an_end(piece: str, end: str) -> None:
    """They are done at once, and the words stay."""
    assert plain_text(f"Word {piece * MANY}{end}").startswith("Word")
    assert without_template_tags(f"Word {piece * MANY}{end}").startswith("Word")


def test_liquid_without_an_end() -> None:
    """A tag of Liquid that does not end is none."""
    text = "{% a " * MANY
    assert replace_liquid_tags(text, lambda _: "x") == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("*a* **b** ***c*** _d_ __e__ snake_case 2*3*4", "a b c d e snake_case 2*3*4"),
        ("**a *b* c** *d", "a b c *d"),
        ("_a_b_ *x *y", "a_b *x *y"),
    ],
)
def test_emphasis(markup: str, text: str) -> None:
    """The marks of emphasis go, and nothing that only looks like one."""
    assert plain_text(markup) == text
