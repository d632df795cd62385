"""The root of a site whose languages all have a place of their own: a choice between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.archive.urls import home_in
from mkdocs_briefings.model.directions import direction_of
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.rendering.page.head import Alternate, Head

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.rendering.renderer import Renderer


class ChoiceOfLanguage(NamedTuple):
    """The site in a language, as that language tells of it."""

    tag: str
    name: str
    """What the language calls itself."""

    site_name: str
    description: str
    url: str
    """Address of its front page, relative to the site's root."""


@dataclass(frozen=True, slots=True)
class ChoicePage(Output):
    """The page at the root: it leads on to each language, and nobody anywhere by a guess."""

    head: Head
    choices: tuple[ChoiceOfLanguage, ...]

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(self.head, "briefings/choice.html", choices=self.choices)


@dataclass(frozen=True, slots=True)
class Choice(OutputGroup):
    """The page alone."""

    choices: tuple[ChoiceOfLanguage, ...]

    @property
    def name(self) -> str:
        """That of the choice."""
        return "choice of a language"

    def plan(self, context: PlanContext) -> Iterator[ChoicePage]:
        """Plan the page."""
        settings = context.settings
        head = Head(
            url="",
            title=settings.site_name,
            description=settings.site_description,
            alternates=tuple(
                Alternate(each.tag, each.name, direction_of(each.tag), each.url, is_same=True)
                for each in self.choices
            ),
        )
        yield ChoicePage("", head, self.choices)


class LanguageChoice(Product):
    """The choice between languages, where none of them stands at the root."""

    name = "choice of a language"

    def groups(self, view: SiteView) -> Iterator[Choice]:
        """Give the page, which is made once for all languages."""
        if view.settings.is_default and view.settings.has_choice:
            yield Choice(tuple(_choices(view)))

    def pages(self, view: SiteView) -> Mapping[str, float | None]:
        """Give the page."""
        return {"": None} if view.settings.is_default and view.settings.has_choice else {}


def _choices(view: SiteView) -> Iterator[ChoiceOfLanguage]:
    # Its settings know those of the others; a group does not, and has to hold what it shows.
    sites = view.settings.all_sites
    for language, its in zip(view.settings.languages, sites, strict=True):
        told = its.site_description
        # What is not told in a language is in the default one.
        is_own = its.is_default or told != view.settings.site_description
        yield ChoiceOfLanguage(
            language.tag,
            language.name,
            its.site_name,
            told if is_own else "",
            home_in(language, its),
        )
