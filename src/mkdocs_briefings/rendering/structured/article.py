"""A briefing (schema.org's NewsArticle): what it says, who wrote it, and what it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_briefings.model.bylines import byline_key
from mkdocs_briefings.model.choices import Method
from mkdocs_briefings.model.dates import w3c_datetime
from mkdocs_briefings.model.licences import licence_url
from mkdocs_briefings.model.provenance import digital_source
from mkdocs_briefings.rendering.structured.images import images

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from mkdocs_briefings.archive.cards import Card, Ref
    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.model.briefing import BriefingKeys, License
    from mkdocs_briefings.rendering.structured.publisher import Publisher


_ORIGINAL = "#original"
"""How a page calls what it is based on, wherever that is."""


def news_article(
    card: Card,
    keys: BriefingKeys,
    modified: datetime,
    outlets: Mapping[str, Ref],
    publisher: Publisher,
) -> dict[str, Any]:
    """Give what an article's page says of it; `modified` is when it was last changed.

    `outlets` are those among its authors, by the names that stand there.
    """
    urls = publisher.urls
    if card.source:
        outlets = {card.source.name: card.source, **outlets}
    article: dict[str, Any] = {
        "@type": "NewsArticle",
        "mainEntityOfPage": urls.absolute(card.url),
        "headline": card.title,
        "description": card.summary,
        "image": list(images(card, keys.image, urls)),
        "datePublished": w3c_datetime(card.date),
        "dateModified": w3c_datetime(modified),
        "author": list(_authors(card, keys, outlets, publisher)),
        "publisher": publisher.brief,
        "inLanguage": card.language,
        "isAccessibleForFree": True,
        "articleSection": card.country.name,
        "contentLocation": [{"@type": "Country", "name": each.name} for each in card.countries],
    }
    if card.tags:
        article["keywords"] = [tag.name for tag in card.tags]
    if keys.original is not None or keys.translation is not None:
        article.update(_origin(card, keys, outlets, publisher))
    if keys.review is not None and byline_key(keys.review.by) not in publisher.bylines:
        # A paper is no person, and schema.org has no other kind of editor.
        article["editor"] = {"@type": "Person", "name": keys.review.by}
    if keys.corrections:
        article["correction"] = [
            {
                "@type": "CorrectionComment",
                "text": each.text,
                "datePublished": w3c_datetime(each.date.astimezone(card.date.tzinfo)),
            }
            for each in keys.corrections
        ]
    return article


def _authors(
    card: Card,
    keys: BriefingKeys,
    outlets: Mapping[str, Ref],
    publisher: Publisher,
) -> Iterator[dict[str, Any]]:
    """Give who wrote it: people, or else the outlet that reported it, or else the paper."""
    for name in keys.authors:
        yield _by_name(name, outlets, publisher)
    if not keys.authors:
        yield _outlet(card.source, publisher.urls) if card.source else _paper(publisher)


def _by_name(name: str, outlets: Mapping[str, Ref], publisher: Publisher) -> dict[str, Any]:
    if byline_key(name) in publisher.bylines:
        return _paper(publisher)
    if name in outlets:
        return _outlet(outlets[name], publisher.urls)
    return {"@type": "Person", "name": name}


def _paper(publisher: Publisher) -> dict[str, Any]:
    # Whoever reads the author alone finds a name; the publisher beside it says more.
    return {name: publisher.brief[name] for name in ("@type", "@id", "name")}


def _outlet(source: Ref, urls: Urls) -> dict[str, Any]:
    outlet = {"@type": "Organization", "name": source.name}
    return {**outlet, "url": urls.absolute(source.url)} if source.url else outlet


def _origin(
    card: Card,
    keys: BriefingKeys,
    outlets: Mapping[str, Ref],
    publisher: Publisher,
) -> Iterator[tuple[str, Any]]:
    """Give what it is based on, and of which work it is a translation."""
    original, translation = keys.original, keys.translation
    if original is not None:
        work = {
            "@type": "NewsArticle",
            "@id": _ORIGINAL,
            "url": original.url,
            "headline": original.title,
            "inLanguage": original.language,
            "datePublished": w3c_datetime(original.published) if original.published else None,
            "publisher": _outlet(card.source, publisher.urls) if card.source else None,
            "license": _licence(original.license) if original.license else None,
            "archivedAt": original.archive,
        }
        yield "isBasedOn", {name: value for name, value in work.items() if value}
        if translation is not None:
            yield "translationOfWork", {"@id": _ORIGINAL}
    made = digital_source(keys)
    if made is not None:
        yield "digitalSourceType", f"https://schema.org/{made.value}"
    # A program is no person, and schema.org has no other kind of translator.
    if translation is not None and translation.by and translation.method is not Method.MACHINE:
        yield "translator", _by_name(translation.by, outlets, publisher)


def _licence(told: License) -> str | dict[str, str]:
    url = told.url or licence_url(told.name)
    return url or {"@type": "CreativeWork", "name": told.name}
