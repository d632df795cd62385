"""Templates that are compiled to fewer calls print what Jinja's own code prints."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, StrictUndefined, TemplateError
from jinja2.ext import Extension
from jinja2.nodes import Concat, Const, MarkSafe, Name, Node, Output
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from mkdocs_briefings.rendering.page.quick_code import QuickGenerator
from mkdocs_briefings.rendering.verified_upstream import is_unchanged

if TYPE_CHECKING:
    from jinja2.parser import Parser


class Html(Extension):
    """The tag `html`: HTML that was translated is such a constant."""

    tags = {"html"}  # noqa: RUF012 - as Jinja declares it

    def parse(self, parser: Parser) -> Node:
        """Give what `{% html "text" %}` is, with more of it and a value behind it."""
        line = next(parser.stream).lineno
        text = parser.parse_expression()
        assert isinstance(text, Const)
        other = Const(f"{text.value}'\n\\")
        return Output(
            [Concat([MarkSafe(text), MarkSafe(other), Name("text", "load")])], lineno=line
        )


class Odd:
    """Has attributes of every kind, and items beside them."""

    own = "<own>"
    none = None
    html = Markup("<b>")

    @property
    def failing(self) -> str:
        """Be as if it were not there."""
        raise AttributeError("failing")

    @property
    def broken(self) -> str:
        """Fail in another way."""
        raise ValueError("broken")

    def __getitem__(self, name: str) -> str:
        """Give an item of that name, if it is a long one."""
        if len(name) < len("third"):
            raise KeyError(name)
        return f"<item {name}>"

    def part(self) -> Odd:
        """Give another one."""
        return Odd()


VALUES = {
    "odd": Odd(),
    "deep": SimpleNamespace(a=SimpleNamespace(b=SimpleNamespace(c="<c>", d=Odd())), e=[1, 2]),
    "table": {"key": "<value>", "items": 1, "deep": {"key": Markup("<i>")}},
    "number": 5,
    "text": "a & b",
    "nothing": None,
}


def _rendered(template: str, *, is_quick: bool, kind: type[Environment], is_html: bool) -> str:
    environment = kind(
        autoescape=is_html, extensions=[Html], undefined=StrictUndefined, optimized=False
    )
    if is_quick:
        environment.code_generator_class = QuickGenerator
    try:
        return environment.from_string(template).render(VALUES)
    except (TemplateError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize("kind", [Environment, SandboxedEnvironment])
@pytest.mark.parametrize("is_html", [True, False])
@pytest.mark.parametrize(
    "template",
    [
        "{{ odd.own }}{{ odd.none }}{{ odd.html }}{{ odd.third }}", "{{ odd.failing }}",
        "{{ odd.broken }}", "{{ odd.no }}", "{{ odd.no.more }}", "{{ odd.no is defined }}",
        "{{ odd.__class__.__name__ }}", "{{ odd.part().part().own }}", "{{ absent.own }}",
        "{{ deep.a.b.c }}{{ deep.a.b.d.own }}{{ deep['a'].b['c'] }}{{ deep.e[0] }}{{ deep.e.0 }}",
        "{{ deep.a.c.b }}", "{{ table.key }}{{ table.items }}{{ table.deep.key }}",
        "{{ table.items() | list }}", "{{ table.missing | default('<none>') }}",
        "{{ nothing.at }}", "{{ text.upper() }}{{ text.lower() | e }}{{ number.real + 1 }}",
        "{{ deep.a.b.c if deep.a.b else odd.own }}{{ odd.own ~ deep.a.b.c }}",
        "{% for it in deep.e if it != odd.none %}{{ loop.index }}{{ it.real }}{% endfor %}",
        "{% for it in [odd] recursive %}{{ it.own }}{{ loop([]) }}{% endfor %}",
        "{% macro m(it, other=odd.own) %}{{ it.own }}{{ other }}{% endmacro %}{{ m(odd) }}",
        "{% set x %}{{ odd.own }}{% endset %}{{ x }}{% set n = namespace(a=1) %}{{ n.a }}",
        "{% block one %}{{ odd.own }}{% block two %}{{ odd.html }}{% endblock %}{% endblock %}",
        "{% autoescape false %}{{ odd.own }}{{ odd.html }}{% endautoescape %}{{ odd.own }}",
        "{% autoescape number.real > 3 %}{{ odd.own }}{{ odd.html }}{% endautoescape %}",
        "{% filter upper %}{{ odd.own }}{% endfilter %}{{ {'a': odd.own}.a }}",
        "{{ [odd] | map(attribute='own') | first }}{{ [odd.own, odd.html] | join('<') }}",
        "{% html '<b>' %}{% for it in 'ab' %}{% html '<i>' %}{% html '<b>' %}{% endfor %}",
    ],
)  # fmt: skip
def test_same_output(template: str, is_html: bool, kind: type[Environment]) -> None:  # noqa: FBT001
    """Whatever is asked for and printed, and wherever; what fails, fails alike."""
    stock, quick = (
        _rendered(template, is_quick=is_quick, kind=kind, is_html=is_html)
        for is_quick in (False, True)
    )
    assert quick == stock


def test_jinja_is_the_one_that_was_read() -> None:
    """If this fails after an update of Jinja, see whether its code still comes to the same."""
    assert is_unchanged("jinja2.compiler")


def test_what_is_printed_is_asked_for_without_the_environment() -> None:
    """An attribute that is there, and a text that is HTML, are no call."""
    environment = Environment(autoescape=True, extensions=[Html], optimized=False)
    environment.code_generator_class = QuickGenerator
    template = environment.from_string("{{ odd.html }}{% set x = odd.own %}{% html '<b>' %}")
    names = template.root_render_func.__globals__
    calls: list[object] = []
    environment.getattr = lambda *called: calls.append(called)  # type: ignore[method-assign]
    names["escape"] = calls.append
    assert names["html_0"] == "<b>"
    assert template.render(VALUES) == "<b><b><b>'\n\\a &amp; b"
    assert not calls
