"""The option `languages`: what a site in several languages is called and says of itself in each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs_briefings.errors import SettingsError, quoted
from mkdocs_briefings.settings import CombinedFeed, Settings, SiteLanguage, read_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs_briefings.words.words import Words

_KEYS = ("tag", "name", "site_name", "tagline", "description", "words", "feeds")
"""What can be said of a language."""

_MAPPINGS = frozenset({"words", "feeds"})

_EXAMPLE = "Write its tag, such as uk, or {tag: uk, site_name: Огляд}."


def default_language(items: list[Any], chosen: str | None) -> str | None:
    """Give the default one of these languages: the `chosen` one, or else the first.

    None stands for no languages. Raises `SettingsError`.
    """
    if not items:
        return chosen
    tags = [each["tag"] for each in _items(items)]
    _refuse_twins(tags)
    if chosen is not None and read_language(chosen) not in tags:
        raise SettingsError(
            f"languages: {chosen}, which the option `language` says, is none of them. "
            "Add it, or remove that option: the first one is the default then."
        )
    return chosen or tags[0]


def in_languages(
    settings: Settings,
    items: list[Any],
    words: Callable[[str, Mapping[object, object]], Words],
    *,
    prefixes_all: bool,
) -> Settings:
    """Give the settings of a site in these languages; they have that of the default one.

    `words` gives those of a language, with some of the site's own; `prefixes_all` says whether the
    default language stands below its tag, as the others do. Raises `SettingsError`.
    """
    if not items:
        return settings
    first = settings.language
    # A stable sort: the others keep their order.
    described = sorted(_items(items), key=lambda each: each["tag"] != first)
    known = tuple(
        SiteLanguage(each["tag"], each.get("name") or _name(each["tag"]), root)
        for each in described
        for root in (f"{each['tag']}/" if prefixes_all or each["tag"] != first else "",)
    )
    default = _with_pages_below(known[0].root, replace(settings, languages=known))
    sites = [
        _told(replace(default, language=language.tag, language_root=language.root,
                       prefix=f"{language.root}{settings.prefix}"), told, words)
        for language, told in zip(known, described, strict=True)
    ]  # fmt: skip
    return replace(sites[0], translations=tuple(sites[1:]))


def _with_pages_below(root: str, settings: Settings) -> Settings:
    """Give settings whose pages of `docs/` stand there."""
    organization = settings.organization

    def below(url: str) -> str:
        return url if not url or urlsplit(url).scheme else f"{root}{url}"

    return replace(
        settings,
        coverage_page=below(settings.coverage_page),
        organization=replace(
            organization, pages=tuple((name, below(url)) for name, url in organization.pages)
        ),
    )


def _items(items: list[Any]) -> list[dict[str, Any]]:
    found = []
    for item in items:
        told = item if isinstance(item, dict) else {"tag": item}
        tag = told.get("tag")
        if not isinstance(tag, str):
            raise SettingsError(f"languages: {quoted(str(item))} names no language. {_EXAMPLE}")
        for key, value in told.items():
            if key not in _KEYS:
                keys = ", ".join(_KEYS)
                raise SettingsError(f"languages: {tag} has no {key!r}. It takes {keys}.")
            if key in _MAPPINGS and isinstance(value, dict):
                continue
            if not isinstance(value, str):
                raise SettingsError(f"languages: `{key}` of {tag} is no text. Put it in quotes.")
        found.append({**told, "tag": _read_tag(tag)})
    return found


def _read_tag(tag: str) -> str:
    try:
        return read_language(tag)
    except SettingsError as error:
        message = f"languages: {tag!r} is not a language tag. Use a BCP 47 tag such as en or pt-BR."
        raise SettingsError(message) from error


def _refuse_twins(tags: Iterable[str]) -> None:
    known: set[str] = set()
    for tag in tags:
        if tag.lower() in known:
            raise SettingsError(f"languages: {tag} stands there twice. Remove one of them.")
        known.add(tag.lower())


def _told(
    settings: Settings,
    told: Mapping[str, Any],
    words: Callable[[str, Mapping[object, object]], Words],
) -> Settings:
    """Give the settings of the site in a language, with what is told of it there."""
    own = told.get("words")
    is_known = settings.is_default and own is None
    return replace(
        settings,
        words=settings.words if is_known else words(settings.language, own or {}),
        combined_feeds=_feeds(settings, told.get("feeds") or {}),
        site_name=told.get("site_name") or settings.site_name,
        tagline=told.get("tagline", settings.tagline),
        site_description=told.get("description", settings.site_description),
    )


def _feeds(settings: Settings, titles: Mapping[object, object]) -> tuple[CombinedFeed, ...]:
    """Give the combined feeds as a language calls them, by their own titles."""
    tag, known = settings.language, [each.title for each in settings.combined_feeds]
    for title, told in titles.items():
        if title not in known:
            raise SettingsError(
                f"languages: {tag}: No feed is called {quoted(str(title))}. "
                "Name one by its `title` in the option `feeds`."
            )
        if not isinstance(told, str) or not told.strip():
            raise SettingsError(
                f"languages: {tag}: The title of {quoted(str(title))} is no text. Put it in quotes."
            )
    # Their addresses are the same in every language.
    return tuple(
        replace(each, title=" ".join(str(titles.get(each.title, each.title)).split()))
        for each in settings.combined_feeds
    )


def _name(tag: str) -> str:
    """Give what a language calls itself, by CLDR, with a capital where it has such."""
    from babel import Locale  # noqa: PLC0415 - only for a site in several languages

    name = Locale.parse(tag, sep="-").get_display_name() or tag
    return name[:1].upper() + name[1:]
