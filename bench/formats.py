"""Write a newsroom in the format of each program."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bench import newsroom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from bench.newsroom import Article, Newsroom


@dataclass(frozen=True, slots=True)
class Format:
    """How a program wants its articles written."""

    article_path: Callable[[Article], str]
    """Gives the path of an article's file."""

    article_text: Callable[[Article], str]
    """Gives what an article's file says."""

    picture_path: Callable[[Article], str]
    """Gives the path of an article's picture."""

    standing: Callable[[Newsroom], Iterator[tuple[str, str]]]
    """Gives path and text of every other file, the program's configuration aside."""

    def write(self, articles: Iterable[Article], folder: Path) -> None:
        """Write articles and their pictures."""
        folders = set()
        for article in articles:
            path = folder / self.article_path(article)
            if path.parent not in folders:
                path.parent.mkdir(parents=True, exist_ok=True)
                folders.add(path.parent)
            path.write_text(self.article_text(article), encoding="utf-8")
            if article.picture is not None:
                (folder / self.picture_path(article)).write_bytes(_picture(article.picture))

    def write_standing(self, news: Newsroom, folder: Path) -> None:
        """Write what stands beside the articles: profiles of sources, a first page."""
        for name, text in self.standing(news):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


_picture = cache(newsroom.picture)


def _quoted(text: str) -> str:
    """Quote a text as JSON, YAML and TOML have it in common."""
    return json.dumps(text, ensure_ascii=False)


def _quoted_list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _body(article: Article, *, more: bool = False, picture: str | None = None) -> str:
    """Give the text of formats in which picture and key points are a part of it."""
    intro, *rest = article.blocks
    blocks = [intro]
    if more:
        blocks.append("<!-- more -->")
    if article.picture is not None and picture:
        blocks.append(f"![Coloured noise]({picture})")
    if article.key_points:
        blocks.append("\n".join(f"- {point}" for point in article.key_points))
    return "\n\n".join((*blocks, *rest)) + "\n"


# mkdocs-briefings


def _briefing(article: Article) -> str:
    keys = [
        f"title: {_quoted(article.title)}",
        f"date: {article.moment:%Y-%m-%dT%H:%MZ}",
        f"summary: {_quoted(article.summary)}",
        f"countries: [{', '.join(country.code for country in article.countries)}]",
        f"source: {article.source.slug}",
        "original:",
        f"  url: {_quoted(article.original_url)}",
        f"  title: {_quoted(article.original_title)}",
        f"  language: {article.source.country.language}",
        f"  published: {article.day}",
        "translation:\n  method: machine\n  by: The desk",
        f"tags: {_quoted_list(article.tags)}",
        "authors: [The desk]",
    ]
    if article.picture is not None:
        keys.append(f"image:\n  src: {article.slug}.png\n  alt: Coloured noise")
    if article.key_points:
        keys.append(f"key_points: {_quoted_list(article.key_points)}")
    text = "\n\n".join(article.blocks)
    return "---\n{}\n---\n\n{}\n".format("\n".join(keys), text)


def translated(original: Article, article: Article, version: str) -> str:
    """Give what a translation's file says of an original, in the words of another article.

    `version` is that of the original.
    """
    keys = [f"title: {_quoted(article.title)}", f"summary: {_quoted(article.summary)}"]
    keys.append(f"made_from: {_quoted(version)}")
    if original.picture is not None:
        keys.append("image:\n  alt: Coloured noise")
    if original.key_points:
        points = article.key_points or original.key_points
        keys.append(f"key_points: {_quoted_list(points)}")
    text = "\n\n".join(article.blocks)
    return "---\n{}\n---\n\n{}\n".format("\n".join(keys), text)


def _briefings_standing(news: Newsroom) -> Iterator[tuple[str, str]]:
    yield "docs/about.md", "# About\n\nThis newsroom is made up.\n"
    for source in news.sources:
        keys = (
            f"title: {source.name}",
            f"url: https://{source.slug}.example/",
            f"country: {source.country.code}",
            f"language: {source.country.language}",
        )
        text = "---\n{}\n---\n\n{}\n".format("\n".join(keys), source.profile)
        yield f"docs/sources/{source.slug}.md", text


BRIEFINGS = Format(
    article_path=lambda article: f"briefings/{article.day:%Y/%m/%d}/{article.slug}.md",
    article_text=_briefing,
    picture_path=lambda article: f"briefings/{article.day:%Y/%m/%d}/{article.slug}.png",
    standing=_briefings_standing,
)

# Hugo


def _hugo_folder(article: Article) -> str:
    return f"content/briefings/{article.day:%Y/%m/%d}"


def _hugo_path(article: Article) -> str:
    """Give the path; a picture makes the article a bundle, as Hugo wants it."""
    name = article.slug if article.picture is None else f"{article.slug}/index"
    return f"{_hugo_folder(article)}/{name}.md"


def _hugo_article(article: Article) -> str:
    keys = (
        f"title = {_quoted(article.title)}",
        f"date = {article.moment:%Y-%m-%dT%H:%M:%SZ}",
        f"description = {_quoted(article.summary)}",
        f"countries = {_quoted_list(country.name for country in article.countries)}",
        f"sources = [{_quoted(article.source.name)}]",
        f"tags = {_quoted_list(article.tags)}",
        f"original = {_quoted(article.original_url)}",
        f"originalTitle = {_quoted(article.original_title)}",
    )
    return "+++\n{}\n+++\n\n{}".format("\n".join(keys), _body(article, picture="picture.png"))


def _hugo_standing(news: Newsroom) -> Iterator[tuple[str, str]]:
    for source in news.sources:
        text = f"+++\ntitle = {_quoted(source.name)}\n+++\n\n{source.profile}\n"
        yield f"content/sources/{source.slug}/_index.md", text


HUGO = Format(
    article_path=_hugo_path,
    article_text=_hugo_article,
    picture_path=lambda article: f"{_hugo_folder(article)}/{article.slug}/picture.png",
    standing=_hugo_standing,
)

# Pelican: the main country is the category, the source the author


def _pelican_article(article: Article) -> str:
    keys = (
        f"Title: {article.title}",
        f"Date: {article.moment:%Y-%m-%d %H:%M}",
        f"Slug: {article.slug}",
        f"Category: {article.countries[0].name}",
        f"Authors: {article.source.name}",
        f"Tags: {', '.join(article.tags)}",
        f"Summary: {article.summary}",
        f"Original: {article.original_url}",
        f"Original_title: {article.original_title}",
    )
    body = _body(article, picture=f"{{attach}}{article.slug}.png")
    return "{}\n\n{}".format("\n".join(keys), body)


PELICAN = Format(
    article_path=lambda article: f"content/{article.day:%Y/%m/%d}/{article.slug}.md",
    article_text=_pelican_article,
    picture_path=lambda article: f"content/{article.day:%Y/%m/%d}/{article.slug}.png",
    standing=lambda _: iter(()),
)

# Material's blog plugin, and Zensical, which reads the same: all sections are categories


def _blog_article(article: Article) -> str:
    sections = (*(each.name for each in article.countries), article.source.name, *article.tags)
    keys = (
        f"date: {article.moment:%Y-%m-%d %H:%M:%S}",
        f"slug: {article.slug}",
        f"description: {_quoted(article.summary)}",
        f"categories: {_quoted_list(sections)}",
        f"original: {_quoted(article.original_url)}",
        f"original_title: {_quoted(article.original_title)}",
    )
    body = _body(article, more=True, picture=f"{article.slug}.png")
    return "---\n{}\n---\n\n# {}\n\n{}".format("\n".join(keys), article.title, body)


BLOG = Format(
    article_path=lambda article: f"docs/posts/{article.day:%Y/%m/%d}/{article.slug}.md",
    article_text=_blog_article,
    picture_path=lambda article: f"docs/posts/{article.day:%Y/%m/%d}/{article.slug}.png",
    standing=lambda _: iter((("docs/index.md", "# News\n"),)),
)
