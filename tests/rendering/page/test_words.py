"""Templates say the words of the interface: escaped, in the right form, and once where they can."""

from __future__ import annotations

import pytest
from jinja2 import Environment

from mkdocs_briefings.rendering.page.words import speak
from mkdocs_briefings.words.words import Words

WORDS = Words(
    "uk",
    "uk",
    {
        "Key points": ("Головне & <все>",),
        "Search": ("Пошук",),
        "button\x04Search": ("Шукати",),
        "By %(name)s": ("Автор: %(name)s",),
        'See <a href="%(url)s">more</a>': ('Ще <a href="%(url)s">далі</a>',),
        "%(num)s day": ("%(num)s день", "%(num)s дні", "%(num)s днів"),
        "100%%": ("100 %%",),
    },
)


def environment(*, is_html: bool = True) -> Environment:
    """Give an environment that speaks Ukrainian, of a theme with one translation of its own."""
    made = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    made.autoescape = is_html
    made.globals["gettext"] = lambda text: {"Of the theme": "Теми"}.get(text, text)
    speak(made, WORDS)
    return made


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ('{{ _("Key points") }}', "Головне &amp; &lt;все&gt;"),
        ('{{ pgettext("button", "Search") }} {{ _("Search") }}', "Шукати Пошук"),
        ('{{ _("By %(name)s", name="<b>") }}', "Автор: &lt;b&gt;"),
        ('{{ ngettext("%(num)s day", "%(num)s days", 3) }}', "3 дні"),
        ('{{ ngettext("%(num)s day", "%(num)s days", 1005) }}', "1\xa0005 днів"),
        ('{% trans url="/a?b&c" %}See <a href="{{ url }}">more</a>{% endtrans %}',
         'Ще <a href="/a?b&amp;c">далі</a>'),
        ("{% trans %}100%{% endtrans %}", "100 %"),
        ('{{ _("Of the theme") }}', "Теми"),
        ('{{ _("Nobody has it") }}', "Nobody has it"),
        ('{% set name = "Search" %}{{ _(name) }}', "Пошук"),
    ],
)  # fmt: skip
def test_templates_speak(template: str, said: str) -> None:
    """Texts are escaped, messages with tags are not, and what a theme says is the theme's."""
    assert environment().from_string(template).render() == said


def test_templates_that_are_no_html_are_left_as_they_are() -> None:
    """A theme's own template, which has no automatic escaping, gets the bare text."""
    assert environment(is_html=False).from_string('{{ _("Key points") }}').render() == (
        "Головне & <все>"
    )


def test_what_is_constant_is_said_when_a_template_is_compiled() -> None:
    """A compiled template holds the word, and asks for none."""
    code = environment().compile('<p>{{ _("Search") }}</p>', raw=True)
    assert "<p>Пошук</p>" in code
    assert "gettext" not in code


def test_what_filters_make_of_constants_is_asked_each_time() -> None:
    """A compiled template holds nothing that depends on more than words."""
    made = environment()
    made.filters["country_name"] = {"JP": "Japan"}.get
    template = made.from_string(
        '<p>{{ "JP" | country_name }}</p>{{ ["JP" | country_name, 1 + 1] }}'
    )
    assert "Japan" in template.render()
    made.filters["country_name"] = {"JP": "Nippon"}.get
    assert "Japan" not in template.render()
