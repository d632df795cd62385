"""Let templates say the words of the interface, by Jinja's extension for gettext.

A message that has tags in English is HTML, and is printed as it is. Any other is text, and is
escaped as all text is; so are values that stand in either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import pass_eval_context
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.nodes import EvalContext

    from mkdocs_briefings.words.words import Words


def speak(environment: Environment, words: Words) -> None:
    """Give templates `_`, `gettext`, `ngettext` and those with contexts.

    What only the theme's own templates say stays the theme's.
    """
    environment.add_extension("jinja2.ext.i18n")
    theirs: Any = environment.globals.get("gettext")

    @pass_eval_context
    def gettext(context: EvalContext, message: str, /, **values: object) -> str:
        text = words.gettext(message)
        if text is message and theirs is not None:
            text = theirs(message)
        return _printed(text, message, words.isolated(values), context)

    @pass_eval_context
    def pgettext(context: EvalContext, about: str, message: str, /, **values: object) -> str:
        text = words.pgettext(about, message)
        return _printed(text, message, words.isolated(values), context)

    @pass_eval_context
    def ngettext(
        context: EvalContext, one: str, more: str, number: int, /, **values: object
    ) -> str:
        text = words.form(one, more, number)
        given = {"num": words.number(number), **words.isolated(values)}
        return _printed(text, one, given, context)

    @pass_eval_context
    def npgettext(
        context: EvalContext, about: str, one: str, more: str, number: int, /, **values: object
    ) -> str:
        text = words.form(one, more, number, about)
        given = {"num": words.number(number), **words.isolated(values)}
        return _printed(text, one, given, context)

    environment.globals.update(
        _=gettext, gettext=gettext, pgettext=pgettext, ngettext=ngettext, npgettext=npgettext
    )
    # Values are filled in by what is called, also where `{% trans %}` calls it.
    environment.extend(newstyle_gettext=True)


def _printed(text: str, message: str, values: dict[str, Any], context: EvalContext) -> str:
    if context.autoescape:
        if "<" not in message:
            text = str(escape(text))
        values = {name: escape(value) for name, value in values.items()}
    # Where a message has no values, `{% trans %}` doubles its percent signs all the same.
    text = text % values if values or "%%" in text else text
    return Markup(text) if context.autoescape else text  # noqa: S704 - ours, or escaped above
