"""Our templates escape as Jinja's own would."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from jinja2 import Environment
from markupsafe import Markup

from mkdocs_briefings.rendering.page.escaping import EscapedTemplate

TEMPLATE = """
{%- macro m(it) %}<i>{{ it }}</i>{% endmacro -%}
{{ value }}{{ m(value) }}{{ m(m(value)) | upper }}{% set x %}{{ value }}{% endset %}{{ x }}
{%- for it in [value] %}{{ it ~ "<" }}{{ loop.index }}{% endfor %}{{ value | e }}{{ "<" }}
"""


class Html:
    """Says itself how it is written."""

    def __html__(self) -> str:
        """Give HTML."""
        return "<b>&amp;</b>"


@pytest.mark.parametrize(
    "value",
    ["plain", "<a href=\"x\">'&amp;</a>", Markup("<b>&</b>"), 1, True, None, 1.5, Html(),
     PurePosixPath("<a>/b"), ["<"], ""],
)  # fmt: skip
def test_same_output(value: object) -> None:
    """Whatever is printed, wherever."""
    ours, theirs = Environment(autoescape=True), Environment(autoescape=True)
    ours.template_class = EscapedTemplate
    assert (
        ours.from_string(TEMPLATE).render(value=value)
        == theirs.from_string(TEMPLATE).render(value=value)
    )  # fmt: skip
