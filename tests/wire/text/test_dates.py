"""When a report was published, as its page or its feed says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.wire.text.dates import find_published, parse_date
from tests.wire.text.pages import NOW, PARAGRAPHS, meta, news_article, page, paragraphs, parsed

FED = datetime(2026, 9, 2, 9, 30, tzinfo=UTC)


def published(html: str, fed: datetime | None = None) -> datetime | None:
    """Give when a page was published."""
    tree, structured = parsed(html)
    return find_published(tree, structured, fed, NOW)


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("2026-09-01T08:15:00Z", datetime(2026, 9, 1, 8, 15, tzinfo=UTC)),
        ("2026-09-01T08:15:00.123456+0530", datetime(2026, 9, 1, 2, 45, tzinfo=UTC)),
        ("2026-09-01 08:15 -07:00", datetime(2026, 9, 1, 15, 15, tzinfo=UTC)),
        ("2026-09-01", datetime(2026, 9, 1, tzinfo=UTC)),
        ("Tue, 01 Sep 2026 08:15:00 +0200", datetime(2026, 9, 1, 6, 15, tzinfo=UTC)),
        ("Tue, 01 Sep 2026 08:15:00 -0000", datetime(2026, 9, 1, 8, 15, tzinfo=UTC)),
        ("2026-13-41", None),
        ("2026-09-01T25:00:00Z", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_of_two_norms(said: str, moment: datetime | None) -> None:
    """Dates of ISO 8601 and RFC 2822 are read, and what is none gives none."""
    assert parse_date(said) == moment


@given(st.text(max_size=40))
def test_no_text_harms(said: str) -> None:
    """Whatever stands in the place of a date gives an aware moment, or none."""
    found = parse_date(said)
    assert found is None or found.tzinfo is not None


def test_structured_data_goes_before_metadata() -> None:
    """The structured date is taken before others, with its own zone."""
    head = news_article(datePublished="2026-09-01T23:30:00+09:00", dateModified="2026-09-03")
    found = published(page("", head=head + meta("article:published_time", "2026-09-02")), FED)
    assert found == datetime(2026, 9, 1, 23, 30, tzinfo=timezone(timedelta(hours=9)))
    assert found.date().isoformat() == "2026-09-01"


@pytest.mark.parametrize(
    "html",
    [
        page("", head=meta("article:published_time", "2026-09-01T08:00:00Z")),
        page("", head="<meta name='parsely-pub-date' content='2026-09-01T08:00:00Z'>"),
        page("<meta itemprop='datePublished' content='2026-09-01T08:00:00Z'>"),
        page("<time itemprop='datePublished' datetime='2026-09-01T08:00:00Z'>x</time>"),
        page("<time class='entry-date published' datetime='2026-09-01T08:00:00Z'>x</time>"),
    ],
)
def test_other_places_of_a_date(html: str) -> None:
    """Metadata and times that are marked as such are read."""
    assert published(html) == datetime(2026, 9, 1, 8, tzinfo=UTC)


def test_the_feed_knows_the_hour() -> None:
    """Where a page names a day, or no zone, the feed's moment is taken if it fits."""
    day = page("", head=news_article(datePublished="2026-09-02"))
    clock = page("", head=news_article(datePublished="2026-09-02T18:30:00"))
    assert published(day, FED) == FED
    assert published(clock, FED) == FED
    later = FED + timedelta(days=3)
    assert published(day, later) == datetime(2026, 9, 2, tzinfo=UTC)
    assert published(clock, later) == datetime(2026, 9, 2, 18, 30, tzinfo=UTC)


def test_the_feed_goes_before_a_search() -> None:
    """A page that says nothing in plain is searched only where the feed has no date."""
    html = page(f"<div class='date'>Published on 30 August 2026</div>{paragraphs(PARAGRAPHS)}")
    assert published(html, FED) == FED
    assert published(html) == datetime(2026, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("said", ["1970-01-01T00:00:00Z", "2031-01-01T00:00:00Z", "0001-01-01"])
def test_unlikely_dates_are_passed_over(said: str) -> None:
    """A date before there was a web, or ahead of now, is an error of a program."""
    assert published(page("", head=news_article(datePublished=said)), FED) == FED
    assert published(page("", head=news_article(datePublished=said))) is None


def test_a_page_without_a_date() -> None:
    """Where nothing says when, there is no date."""
    assert published(page(paragraphs(PARAGRAPHS))) is None
