"""Take an article apart into sentences, and put it together of their translations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.records import (
    Link,
    SentencePair,
    TranslatedArticle,
    TranslatedBlock,
)
from mkdocs_briefings.wire.sentences import join_sentences, split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_briefings.wire.records import Article, Block
    from mkdocs_briefings.wire.translate.chain import Rendering


def sentences_of(block: Block, language: str) -> tuple[str, ...]:
    """Give the sentences of a block, without white space around them."""
    stripped = (sentence.strip() for sentence in split_sentences(block.text, language))
    return tuple(sentence for sentence in stripped if sentence)


def texts_of(article: Article) -> Iterator[str]:
    """Give what of an article goes to an engine: plain texts, a sentence each, and its title."""
    everything = [article.title]
    for block in article.blocks:
        everything += sentences_of(block, article.language)
    return filter(_says_something, everything)


def anchors_of(article: Article, translations: Mapping[str, str]) -> Iterator[str]:
    """Give the words of links that do not stand in the translation as they are."""
    for block in article.blocks:
        text = " ".join(_pair(each, translations).translated for each in _sentences(article, block))
        for link in block.links:
            if _says_something(link.anchor) and _find(link.anchor, text) is None:
                yield link.anchor


def assemble(
    article: Article, rendering: Rendering, target: str, anchors: Mapping[str, str]
) -> TranslatedArticle:
    """Put an article together of the translations of its sentences and of its links' words."""
    return TranslatedArticle(
        title=_pair(article.title, rendering.texts),
        blocks=tuple(
            _block(article, block, rendering.texts, target, anchors) for block in article.blocks
        ),
        source=article.language,
        target=target,
        engine=rendering.engine,
        method=rendering.method,
    )


def titles_of(articles: Iterable[Article]) -> Iterator[str]:
    """Give the titles that go to an engine."""
    return filter(_says_something, (article.title for article in articles))


def only_title(article: Article, rendering: Rendering, target: str) -> TranslatedArticle:
    """Give an article of which nothing but the title was translated."""
    return TranslatedArticle(
        title=_pair(article.title, rendering.texts),
        blocks=(),
        source=article.language,
        target=target,
        engine=rendering.engine,
        method=rendering.method,
    )


def untranslated(article: Article, target: str) -> TranslatedArticle:
    """Give an article for which there is no engine, so that this is known."""
    return TranslatedArticle(
        title=SentencePair(article.title, ""),
        blocks=(),
        source=article.language,
        target=target,
        engine="",
        method="",
    )


def _block(
    article: Article,
    block: Block,
    translations: Mapping[str, str],
    target: str,
    anchors: Mapping[str, str],
) -> TranslatedBlock:
    pairs = tuple(_pair(each, translations) for each in _sentences(article, block))
    text = join_sentences((pair.translated for pair in pairs), target)
    return TranslatedBlock(
        kind=block.kind, sentences=pairs, links=tuple(_links(block.links, text, anchors))
    )


def _links(links: Iterable[Link], text: str, anchors: Mapping[str, str]) -> Iterator[Link]:
    """Give the links whose words are found in the translation, as they read there."""
    for link in links:
        for words in (link.anchor, anchors.get(link.anchor, "")):
            found = _find(words, text)
            if found is not None:
                yield Link(found, link.url)
                break


def _find(words: str, text: str) -> str | None:
    """Give words as they read in a text, whatever their case there; None where they are not."""
    stripped = words.strip().rstrip(".!?。")
    if not stripped:
        return None
    found = re.search(rf"(?<!\w){re.escape(stripped)}(?!\w)", text, re.IGNORECASE)
    return found and found[0]


def _sentences(article: Article, block: Block) -> tuple[str, ...]:
    return sentences_of(block, article.language)


def _pair(sentence: str, translations: Mapping[str, str]) -> SentencePair:
    """Give a sentence with its translation; one without letters is its own."""
    return SentencePair(sentence, translations.get(sentence, sentence))


def _says_something(text: str) -> bool:
    return any(letter.isalpha() for letter in text)
