"""The shortcut for Pagefind's index: the same to the byte once it is unpacked."""

from __future__ import annotations

import gzip
from collections import Counter
from itertools import product
from random import Random
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.outputs.search import installed_pagefind, pagefind
from mkdocs_briefings.outputs.search.documents import search_mark, search_text
from mkdocs_briefings.outputs.search.fast_index.page_reading import UnknownPageError, read_page
from mkdocs_briefings.outputs.search.fast_index.writer import is_verified

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TEXTS = (
    "The mayor's office said it 3.5 million times",
    "Well-known café-crème naïveté in São Tomé – no “doubt”",  # noqa: RUF001 - signs of the language
    "WKWebView of cloud/cannon,page.find & l'alphabet <b> 100%",
    "Kraków, Łódź and the ﬁre of CO₂, state-of-the-art-and-more-of-it",
    "Чому вулиці Києва порожні? Їхні мешканці поїхали.",
    "أعلنت الحكومة اليوم عن خطة جديدة",
    "हिन्दी में समाचार की",
    "東京で NATO が会議を開く",
    "ⓐ circled Ⓩ 🦊 foxes 👩‍👩‍👧 families",
    "_under_ __dunder__ ... — !!! $5",
    "repeated repeated repeating repeat",
)
_INLINE = ("em", "strong", "a", "code", "span", "sup", "mark", "u", "kbd", "time")
_BLOCKS = (
    "p",
    "li",
    "blockquote",
    "h2",
    "h3",
    "h6",
    "div",
    "td",
    "dt",
    "figcaption",
    "pre",
    "aside",
)
_VOID = (
    "<br>",
    "<hr>",
    '<img alt="A &amp; B" src="a/b.png?x=1&amp;y=2">',
    '<img id="picture" src="c.png">',
    '<input type="checkbox" disabled="">',
    "<wbr>",
)
_ODD = (
    "<p>zero\u200bwidth \u200b ___ fill_in____here</p>",
    '<label for="x">Left out <em>as well</em></label>',
    '<svg viewBox="0 0 1 1"><path d="M0 0"></path></svg>',
    '<a class="footnote-backref" href="#fnref:1" title="Jump">↩</a>',
    '<h2 id="fn:a b">With <b>an</b> anchor <a class="headerlink" href="#x">&nbsp;¶</a></h2>',
    '<div id="outer"><p id="inner">Both <span id="span">of <i>them</i></span></p> have one</div>',
    '<h3 id="empty"></h3><p></p>',
    "<table><thead><tr><th>Year</th></tr></thead><tbody><tr><td>2019</td></tr></tbody></table>",
    '<div data-pagefind-weight="3"><h2>Inherits</h2><p data-pagefind-weight="0">nothing</p></div>',
    '<p data-pagefind-weight="0.5">half-weighted co-op</p>',
    "<h1>A second title</h1>",
)


def _bodies(seed: int, many: int) -> Iterator[str]:
    """Make up bodies of everything that pages may hold."""
    rng = Random(seed)  # noqa: S311 - no secret
    for _ in range(many):
        yield "\n".join(_element(rng, 0) for _ in range(rng.randrange(8)))


def _element(rng: Random, depth: int) -> str:
    match rng.randrange(8):
        case 0:
            return rng.choice(_ODD)
        case 1:
            return rng.choice(_VOID)
        case 2 | 3 if depth < 3:
            tag = rng.choice(_INLINE)
            anchor = f' id="i{rng.randrange(99)}"' if rng.random() < 0.2 else ""
            return f"<{tag}{anchor}>{_element(rng, depth + 1)}</{tag}>"
        case 4 | 5 if depth < 3:
            tag = rng.choice(_BLOCKS)
            anchor = f' id="b{rng.randrange(99)}"' if rng.random() < 0.2 else ""
            inside = "".join(_element(rng, depth + 1) for _ in range(rng.randrange(4)))
            return f"<{tag}{anchor}>{inside}</{tag}>"
    words = rng.choice(_TEXTS).split()
    rng.shuffle(words)
    return search_text(" ".join(words[: rng.randrange(len(words) + 1)]))


def _page(number: int, body: str) -> str:
    rng = Random(number)  # noqa: S311 - as above
    title, topic = rng.choice(_TEXTS), rng.choice(_TEXTS)
    marks = [
        search_mark("sort", "date", str(1_700_000_000 + 60 * rng.randrange(99))),
        *(search_mark("filter", "tag", tag) for tag in rng.sample("abcdef", rng.randrange(4))),
        search_mark("meta", "country", rng.choice(_TEXTS)),
        *([search_mark("meta", "topic", topic)] if number % 3 else []),
    ]
    return (
        f"<html><head>{''.join(marks)}</head><body data-pagefind-body>\n"
        f'<h1 data-pagefind-weight="10">{search_text(title)}</h1>\n'
        f'<p data-pagefind-weight="4">{search_text(topic)}</p>\n{body}</body></html>'
    )


def _unpacked(files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    return {path: data if path.endswith(".json") else gzip.decompress(data) for path, data in files}


def _both(pages: list[tuple[str, str]], language: str) -> tuple[dict[str, bytes], ...]:
    """Give an index in our way and in Pagefind's own."""
    assert is_verified(language, installed_pagefind.version())
    for url, html in pages:
        read_page(url, html, Counter())  # none of them is left to Pagefind
    places = [(url if url.endswith(".html") else f"{url}index.html", html) for url, html in pages]
    return (
        _unpacked(pagefind.index(pages, language)),
        _unpacked(pagefind.plain_index(places, language)),
    )


@pytest.mark.parametrize("language", ["en", "de", "uk", "ar", "fr", "xx"])
def test_an_index_is_the_one_that_pagefind_makes(language: str) -> None:
    """Whatever a text may hold, in languages with and without stems."""
    pages = [
        (f"2026/02/12/a-{number}/", _page(number, body))
        for number, body in enumerate(_bodies(len(language) + ord(language[0]), 60))
    ]

    ours, theirs = _both(pages, language)

    assert ours == theirs


def test_words_of_many_pages_are_parted_into_the_same_files() -> None:
    """There are so many places that an index has several files of words."""
    rng = Random(5)  # noqa: S311 - as above
    words = ["".join(letters) for letters in product("abcdé", "aeiou", "xyz")]
    pages = [
        (f"a-{number}.html", _page(number, f"<p>{' '.join(rng.choices(words, k=900))}</p>"))
        for number in range(60)
    ]

    ours, theirs = _both(pages, "en")

    assert ours == theirs
    assert sum(path.startswith("index/") for path in ours) > 1


@pytest.mark.parametrize(
    "body",
    [
        "<p>Fill in: ___PAGEFIND_WEIGHT___9 here</p>",
        '<img alt="zero\u200bwidth" src="a.png">',
        "<p>A comment<!-- left out --></p>",
        "<p>An entity: &euml;</p>",
        "<p>A control\x1c sign</p>",
        "<p>Not <b>closed</p>",
        "<p>Closed</b> only</p>",
        "<P>Large</P>",
        "<p data-pagefind-ignore>Left out</p>",
        "<p data-pagefind-weight='2'>Another quote</p>",
        "<script>left(out)</script>",
        "<p>1 < 2</p>",
        "<p/>",
    ],
)
def test_what_is_not_read_here_is_left_to_pagefind(body: str) -> None:
    """One such page is enough."""
    pages = [("a/", _page(1, "<p>Plain words</p>")), ("b/", _page(2, body))]
    with pytest.raises(UnknownPageError):
        read_page(*pages[1], Counter())

    made = _unpacked(pagefind.index(pages, "en"))

    assert made == _unpacked(
        pagefind.plain_index([(f"{url}index.html", html) for url, html in pages], "en")
    )


def test_languages_that_pagefind_cuts_into_words_are_left_to_it() -> None:
    """So are versions whose code was not read."""
    assert not is_verified("ja", "1.5.2")
    assert not is_verified("en", "1.6.0")
