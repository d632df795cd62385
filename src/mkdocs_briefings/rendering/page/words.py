"""Let templates say the words of the interface, by Jinja's extension for gettext.

A message that has tags in English is HTML, and is printed as it is. Any other is text, and is
escaped as all text is; so are values that stand in either.

What has no values is said once, when a template is compiled.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from jinja2 import nodes, pass_eval_context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from mkdocs_briefings.rendering.page.escaping import escape_quickly
from mkdocs_briefings.rendering.page.quick_code import QuickGenerator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import Environment
    from jinja2.compiler import CodeGenerator, Frame
    from jinja2.nodes import EvalContext

    from mkdocs_briefings.words.words import Words


_GIVEN = nodes.TemplateData, nodes.Const, nodes.MarkSafe
"""What stands in a template as it is printed."""


def speak(environment: Environment, words: Words) -> None:
    """Give templates `_`, `gettext`, `ngettext` and those with contexts.

    What only the theme's own templates say stays the theme's.
    """
    environment.add_extension("jinja2.ext.i18n")
    theirs: Any = environment.globals.get("gettext")

    @lru_cache(maxsize=1 << 12, typed=True)
    def said(message: str) -> str:
        text = words.gettext(message)
        return text if text is not message or theirs is None else str(theirs(message))

    @pass_eval_context
    def gettext(context: EvalContext, message: str, /, **values: object) -> str:
        text = said(message)
        return _printed(text, message, words.isolated(text, values), is_html=context.autoescape)

    @pass_eval_context
    def pgettext(context: EvalContext, about: str, message: str, /, **values: object) -> str:
        text = words.pgettext(about, message)
        return _printed(text, message, words.isolated(text, values), is_html=context.autoescape)

    @pass_eval_context
    def ngettext(
        context: EvalContext, one: str, more: str, number: int, /, **values: object
    ) -> str:
        return counted((one, more, ""), number, values, is_html=context.autoescape)

    @pass_eval_context
    def npgettext(
        context: EvalContext, about: str, one: str, more: str, number: int, /, **values: object
    ) -> str:
        return counted((one, more, about), number, values, is_html=context.autoescape)

    counted = _counter(words)
    environment.globals.update(
        _=gettext, gettext=gettext, pgettext=pgettext, ngettext=ngettext, npgettext=npgettext
    )
    # Values are filled in by what is called, also where `{% trans %}` calls it.
    environment.newstyle_gettext = True  # type: ignore[attr-defined] # the extension has added it
    environment.optimized = False
    environment.code_generator_class = type(
        "SpeakingGenerator",
        (_SpeakingGenerator,),
        {"functions": {"_": gettext, "gettext": gettext, "pgettext": pgettext}},
    )


def _counter(words: Words) -> Callable[..., str]:
    """Give what says a message with a number; most have no other value, and are said again.

    A message is its text for one, that for more, and its context.
    """

    def filled(
        message: tuple[str, str, str], number: int, values: dict[str, Any], *, is_html: bool
    ) -> str:
        one, more, about = message
        text = words.form(one, more, number, about)
        given = {"num": words.number(number), **words.isolated(text, values)}
        return _printed(text, one, given, is_html=is_html)

    @lru_cache(maxsize=1 << 12)
    def alone(message: tuple[str, str, str], number: int, *, is_html: bool) -> str:
        return filled(message, number, {}, is_html=is_html)

    def counted(
        message: tuple[str, str, str], number: int, values: dict[str, Any], *, is_html: bool
    ) -> str:
        if not values:
            return alone(message, number, is_html=is_html)
        return filled(message, number, values, is_html=is_html)

    return counted


def _printed(text: str, message: str, values: dict[str, Any], *, is_html: bool) -> str:
    if is_html:
        text = _as_html(text, message)
        values = {name: escape_quickly(value) for name, value in values.items()}
    # Where a message has no values, `{% trans %}` doubles its percent signs all the same.
    text = text % values if values or "%%" in text else text
    # As `Markup(text)`, which asks first whether it is HTML; ours is, or was escaped above.
    return str.__new__(Markup, text) if is_html else text


@lru_cache(maxsize=1 << 12, typed=True)
def _as_html(text: str, message: str) -> str:
    return text if "<" in message else str(escape(text))


class _SpeakingGenerator(QuickGenerator):
    """Compiles templates, and says what it can.

    Nothing else is worked out ahead: what a filter makes of a constant, such as the name of a
    country, depends on options, and with each of them every template would be compiled again.
    """

    functions: Mapping[str, Callable[..., str]]

    def _output_child_to_const(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> str:
        if not isinstance(node, _GIVEN):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's
        """Compile a template."""
        context = nodes.EvalContext(self.environment, self.name)
        functions = {name: partial(each, context) for name, each in self.functions.items()}
        super().visit_Template(_Speaker(functions).visit(node), frame)


class _Speaker(NodeTransformer):
    """Puts what is said in the place of what says it."""

    def __init__(self, functions: Mapping[str, Callable[..., str]]) -> None:
        self._functions = functions

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's
        """Say a message that is a constant."""
        self.generic_visit(node)
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        has_more = node.kwargs or node.dyn_args or node.dyn_kwargs
        texts = [each.value for each in node.args if isinstance(each, nodes.Const)]
        if name not in self._functions or has_more or len(texts) < len(node.args):
            return node
        said = self._functions[name](*texts)
        constant = nodes.Const(str(said), lineno=node.lineno)
        return (
            nodes.MarkSafe(constant, lineno=node.lineno) if isinstance(said, Markup) else constant
        )
