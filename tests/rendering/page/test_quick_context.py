"""What templates call quickly gives what Jinja's own way of calling gives, errors included."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Any

import pytest
from jinja2 import Environment, TemplateError, pass_context, pass_environment, pass_eval_context
from jinja2.runtime import Context

from mkdocs_briefings.rendering.page.quick_context import QuickContext, call_quickly
from mkdocs_briefings.rendering.verified_upstream import is_unchanged

MACROS = """
{%- macro plain(a, b="<b>", c=none) %}[{{ a }}|{{ b }}|{{ c }}]{% endmacro %}
{%- macro rest(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}
{%- macro around(a) %}<{{ caller() if caller }}{{ a }}>{% endmacro %}
{%- macro named(a, caller=none) %}{{ a }}{{ caller }}{% endmacro %}
{%- macro empty() %}{% endmacro %}
{%- macro ending() %}{{ stop() }}!{% endmacro %}
"""


class _Called:
    def __call__(self, value: object) -> str:
        return f"({value})"


class _Marked:
    @pass_context
    def __call__(self, context: Context) -> str:
        return str(context["x"])


def _stop() -> None:
    raise StopIteration


@pass_context
def _of_context(context: Context, name: str) -> object:
    return context.get(name)


@pass_eval_context
def _escaping(context: Any, *values: object) -> str:  # noqa: ANN401 - Jinja's
    return f"{context.autoescape}{values}"


@pass_environment
def _of_environment(environment: Environment) -> str:
    return type(environment).__name__


FUNCTIONS: dict[str, Any] = {
    "x": "<x>",
    "obj": _Called(),
    "marked": _Marked(),
    "kind": _Called,
    "part": partial(max, 3),
    "cached": lru_cache(str.upper),
    "most": max,
    "upper": "abc".upper,
    "stop": _stop,
    "of_context": _of_context,
    "escaping": _escaping,
    "of_environment": _of_environment,
    "keys": lambda **values: sorted(values),
}


def _rendered(template: str, *, is_quick: bool, is_html: bool) -> str:
    environment = Environment(autoescape=True)
    environment.autoescape = is_html
    environment.globals.update(FUNCTIONS)
    if is_quick:
        call_quickly(environment)
    try:
        return environment.from_string(template).render()
    except (TypeError, TemplateError) as error:
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize("is_html", [True, False])
@pytest.mark.parametrize(
    "call",
    [
        "plain()", "plain('<')", "plain(1, 2)", "plain(1, 2, 3)", "plain(1, 2, 3, 4)",
        "plain(1, c='&')", "plain(b=2)", "plain(1, a=2)", "plain(1, d=2)", "plain(plain(1))",
        "plain(*[1, 2])", "plain(**{'c': x})", "empty()", "empty(1)", "rest(1)", "rest(1, 2, z=3)",
        "around(1)", "around(1, caller=empty)", "named(1)", "named(1, caller=2)", "ending()",
        "obj(1)", "obj()", "marked()", "kind()(1)", "part(5)", "cached('a')", "cached(a='a')",
        "most(1, 2)", "upper()", "stop()", "of_context('x')", "escaping(1)", "of_environment()",
        "keys(b=1, a=2)", "nothing()", "none()", "x()", "x.upper()", "self.one()",
    ],
)  # fmt: skip
def test_calls_give_what_jinja_gives(call: str, is_html: bool) -> None:  # noqa: FBT001
    """Everywhere a template can call something: by itself, in a block, and in a loop."""
    template = (
        f"{MACROS}{{{{ {call} }}}}"
        f"{{% for i in 'ab' %}}{{% set x = i %}}{{{{ {call} }}}}{{% endfor %}}"
        f"{{% block two %}}{{% set x = 2 %}}{{{{ of_context('x') }}}}{{% endblock %}}"
        "{% block one %}1{% endblock %}"
        f"{{% call around(1) %}}{{{{ {call} }}}}{{% endcall %}}"
    )
    stock = _rendered(template, is_quick=False, is_html=is_html)
    assert _rendered(template, is_quick=True, is_html=is_html) == stock


def test_jinja_is_the_one_that_was_read() -> None:
    """If this fails after an update of Jinja, see whether its calls still come to the same."""
    assert is_unchanged("jinja2.runtime")


def test_other_contexts_stay() -> None:
    """A site's own kind of context is not replaced, nor that of templates which wait."""

    class Other(Context):
        pass

    environment = Environment(autoescape=True)
    environment.context_class = Other
    call_quickly(environment)
    assert environment.context_class is Other
    waiting = Environment(autoescape=True, enable_async=True)
    call_quickly(waiting)
    assert waiting.context_class is Context
    stock = Environment(autoescape=True)
    call_quickly(stock)
    assert stock.context_class is QuickContext
