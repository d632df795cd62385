"""Authors, image and own address of a page."""

from __future__ import annotations

import pytest

from mkdocs_briefings.wire.text.metadata import find_authors, find_canonical, find_image
from tests.wire.text.pages import ADDRESS, json_ld, meta, news_article, page, parsed


def authors(html: str, fed: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Give the authors of a page."""
    return find_authors(*parsed(html), fed)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ({"@type": "Person", "name": "Ana Prentice"}, ("Ana Prentice",)),
        ([{"name": "Ana Prentice"}, {"name": "Bo Lund"}], ("Ana Prentice", "Bo Lund")),
        ("By Ana Prentice, Bo Lund", ("Ana Prentice", "Bo Lund")),
        ("배윤경,이상현,한수진", ("배윤경", "이상현", "한수진")),
        ("牛镛、岳弘彬", ("牛镛", "岳弘彬")),
        ({"name": ["Ana Prentice", "ana prentice"]}, ("Ana Prentice",)),
        ([{"name": "https://news.example/ana"}, {"name": "Bo Lund"}], ("Bo Lund",)),
        ("Ursula von der Leyen; Robert De Niro", ("Ursula von der Leyen", "Robert De Niro")),
        ([None, 3, {"url": "https://news.example/a"}], ()),
    ],
)
def test_structured_authors(said: object, names: tuple[str, ...]) -> None:
    """Authors are read in the forms that structured data has for them."""
    assert authors(page("", head=news_article(author=said))) == names


def test_authors_by_reference() -> None:
    """A person whom another node describes is looked up there."""
    person = {"@type": "Person", "@id": "#ana", "name": "Ana Prentice"}
    head = json_ld(**{"@graph": [{"@type": "Article", "author": {"@id": "#ana"}}, person]})
    assert authors(page("", head=head)) == ("Ana Prentice",)


def test_other_places_of_authors() -> None:
    """Metadata, links to authors and the feed follow, and addresses are no names."""
    named = meta("author", "Ana Prentice") + meta("article:author", "https://social.example/ana")
    linked = "<a rel='author' href='/ana'>Bo Lund</a>"
    assert authors(page(linked, head=named), ("Cy",)) == ("Ana Prentice",)
    assert authors(page(linked, head=meta("author", "desk@news.example")), ("Cy",)) == ("Bo Lund",)
    assert authors(page(""), ("Cy",)) == ("Cy",)
    assert authors(page("", head=meta("author", "105092"))) == ()


def test_the_image_is_that_of_metadata() -> None:
    """The main image is the one that pages name for where they are shared, as a whole address."""
    body = "<img src='/logo.png'><figure><img src='/picture.jpg'></figure>"
    head = news_article(image=[{"url": "/structured.jpg"}])
    assert find_image(*parsed(page(body, head=head)), "") == "https://news.example/structured.jpg"
    shared = meta("og:image", "//img.example/shared.jpg")
    assert (
        find_image(*parsed(page(body, head=head + shared)), "") == "https://img.example/shared.jpg"
    )
    fed = "https://img.example/fed.jpg"
    assert find_image(*parsed(page(body)), fed) == fed
    assert find_image(*parsed(page("", head=meta("og:image", "data:image/png;base64,x"))), "") == ""


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ("<link rel='canonical' href='/bridge'>", "https://news.example/bridge"),
        (
            "<link rel='alternate canonical' href='https://agency.example/1#x'>",
            "https://agency.example/1",
        ),
        (meta("og:url", "https://news.example/b"), "https://news.example/b"),
        (
            news_article(mainEntityOfPage={"@id": "https://news.example/c"}),
            "https://news.example/c",
        ),
        ("<link rel='canonical' href='https://news.example/'>", ADDRESS),
        ("<link rel='canonical' href='javascript:x'>", ADDRESS),
        ("", ADDRESS),
    ],
)
def test_the_address_that_a_page_calls_its_own(head: str, address: str) -> None:
    """A page's own address is the one that it names, but no site's front page."""
    assert find_canonical(*parsed(page("", head=head))) == address
