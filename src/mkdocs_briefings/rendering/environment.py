"""Prepare the theme's Jinja environment for the news templates."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from jinja2 import TemplateError
from markupsafe import Markup

from mkdocs_briefings.archive.urls import MANIFEST
from mkdocs_briefings.assets import asset_url
from mkdocs_briefings.drawing.icons import TOUCH_ICON, icon_url
from mkdocs_briefings.drawing.maps.earth import Earth
from mkdocs_briefings.drawing.maps.hemisphere import Hemispheres
from mkdocs_briefings.drawing.maps.words import map_words
from mkdocs_briefings.model.countries import REGION_OF
from mkdocs_briefings.model.licences import licence_name, licence_url
from mkdocs_briefings.model.provenance import is_unreviewed
from mkdocs_briefings.model.territories import languages_of, local_names
from mkdocs_briefings.rendering.page.escaping import EscapedTemplate
from mkdocs_briefings.rendering.page.pictures import srcset
from mkdocs_briefings.rendering.page.policy import POLICY_META
from mkdocs_briefings.rendering.page.quick_context import call_quickly
from mkdocs_briefings.rendering.page.relative import RelativeUrls
from mkdocs_briefings.rendering.page.standing_page import (
    coverage_page,
    standing_head,
    standing_links,
)
from mkdocs_briefings.rendering.page.words import speak
from mkdocs_briefings.rendering.structured.script import page_data
from mkdocs_briefings.words.scripts import script_words_url

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import Environment
    from mkdocs.structure.files import File

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import CardImage
    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.model.names import Names
    from mkdocs_briefings.rendering.page.extras import Extras
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings
    from mkdocs_briefings.words.words import Words

TEMPLATES = Path(__file__).parent.parent / "templates"
"""The folder that is added to the theme: templates below `briefings/`, and assets."""

_OURS = "briefings/"


def prepare(
    environment: Environment,
    archive: Archive,
    settings: Settings,
    added: Extras,
    standing: StandingFiles,
) -> None:
    """Give the templates their filters and what is the same on every page.

    `added` are the site's own styles and scripts, and `standing` what MkDocs makes.

    Themes are written without automatic escaping; our templates show other people's words, so for
    them, and for a site's own version of them, it is switched on.
    """
    environment.autoescape = _is_ours
    environment.template_class = EscapedTemplate
    call_quickly(environment)
    # None of them is ever forgotten, so nobody has to note which was asked for last.
    environment.cache = dict(environment.cache.items()) if environment.cache is not None else None
    names = archive.names
    environment.filters.update(
        full_day=names.full_day,
        short_day=names.short_day,
        day_of_year=names.weekday_and_day,
        month_name=names.month,
        map_words=partial(map_words, words=settings.words),
        listed=settings.words.listed,
        number=settings.words.number,
        percent=settings.words.percent,
        region_name=names.region,
        language_name=cache(names.language),
        region_of=REGION_OF.__getitem__,
        # These load CLDR's data on other languages, which nothing but the page itself should.
        languages_of=cache(languages_of),
        local_names=cache(partial(local_names, language=settings.language)),
        country_name=names.country,
        direction=cache(names.direction),
        absolute=archive.urls.absolute,
        isoformat=datetime.isoformat,
        licence_url=licence_url,
        licence_name=licence_name,
        srcset=_srcset,
        standing_head=standing_head(settings, standing.addresses_by_language),
        standing_links=partial(
            standing_links,
            translations=cast("Mapping[str, Mapping[str, File]]", standing.translations),
            settings=settings,
        ),
        structured_data=page_data(settings, archive.urls),
        without_site_name=_without(f"{settings.site_name}: "),
        **language_filters(names, settings.language),
    )
    environment.tests["unreviewed"] = is_unreviewed
    environment.tests["named_language"] = lambda tag: names.language(tag) != tag
    speak(environment, settings.words)
    # Pages of docs/ may be the first to import our macros, which keep the filters of that moment.
    RelativeUrls.of(environment).stand_below(archive.urls.home())
    # An object and no mapping: of a mapping Jinja tries the attribute first, and catches an error.
    environment.globals["news"] = SimpleNamespace(
        urls=archive.urls,
        asset=asset_url,
        home=archive.urls.home(),
        name=settings.site_name,
        description=settings.site_description,
        language=settings.language,
        words_url=script_words_url(settings.words),
        direction=names.direction(settings.language),
        comma=settings.words.comma,
        words_language=_language_of(settings.words),
        tagline=settings.tagline,
        logo=settings.logo,
        favicon=settings.favicon,
        coverage_page=coverage_page(standing.addresses_by_language, settings),
        world=Earth(archive.countries, archive.quiet_countries),
        globe=Hemispheres(archive.countries),
        policy=Markup(POLICY_META if settings.has_policy else ""),  # noqa: S704 - ours
        sections=_sections(archive.urls, settings.words),
        extras=added,
        manifest=archive.urls.own(MANIFEST),
        noindex=settings.noindex,
        languages=settings.languages,
        has_choice=settings.has_choice,
        offline=settings.offline,
        has_search=settings.search != "off",
        has_numbers=settings.numbers,
        has_all_formats=settings.in_all_formats,
        colors=settings.colors,
        touch_icon=_touch_icon(archive, settings),
    )


def _language_of(words: Words) -> Markup:
    """Give the attribute that tells where the words are in another language than the page."""
    if not words.is_of_another_language:
        return Markup()
    return Markup(' lang="{}"').format(words.spoken)


def copied(environment: Environment) -> Environment:
    """Give an environment as that one is, which can be prepared for another language."""
    other = environment.overlay()
    for name in ("filters", "globals", "tests", "policies"):
        setattr(other, name, dict(getattr(environment, name)))
    return other


def load_templates(environment: Environment) -> None:
    """Load all of our templates; one that cannot be is for whoever renders it to tell of."""
    for path in sorted(TEMPLATES.glob(f"{_OURS}**/*.html")):
        with suppress(TemplateError):  # of a site's own version of it
            environment.get_template(path.relative_to(TEMPLATES).as_posix())


def _srcset(image: CardImage, source: str, most: int = 0) -> str:
    return srcset(source, image.width, image.widths, most)


def _touch_icon(archive: Archive, settings: Settings) -> str:
    if not settings.icon:
        return ""
    return icon_url(TOUCH_ICON, archive.store.digest(settings.icon), settings.colors[0])


def _is_ours(template: str | None) -> bool:
    return template is not None and template.startswith(_OURS)


def _sections(urls: Urls, words: Words) -> tuple[tuple[str, str], ...]:
    return (
        # Translators: The front page.
        (words.gettext("Today"), urls.home()),
        (words.gettext("Countries"), urls.countries()),
        (words.gettext("Sources"), urls.sources()),
        (words.gettext("Topics"), urls.tags()),
        (words.gettext("Stories"), urls.stories()),
        (words.gettext("Archive"), urls.archive()),
    )


def language_filters(names: Names, site_language: str) -> dict[str, Callable[..., str]]:
    """Give the filters for text of a language where what stands around it is in another one."""

    # As filters, and kept: an article asks a dozen times.
    @cache
    def lang_attributes(language: str | None, around: str = site_language) -> str:
        if not language or language == around:
            return Markup()
        return Markup(' lang="{}" dir="{}"').format(language, names.direction(language))

    @cache
    def label_attributes(language: str, around: str) -> str:
        return Markup() if language == around else Markup(' lang="{}"').format(language)

    return {"lang_attributes": lang_attributes, "label_attributes": label_attributes}


def _without(prefix: str) -> Callable[[str], str]:
    return lambda text: text.removeprefix(prefix)
