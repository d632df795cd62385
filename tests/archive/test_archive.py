"""All published briefings, grouped in every way that a page needs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from mkdocs_briefings.archive.cards import Ref, SourceRef
from mkdocs_briefings.archive.days import Spelling
from mkdocs_briefings.archive.publication import Status
from mkdocs_briefings.archive.section_kinds import SectionKind
from mkdocs_briefings.archive.stories import StoryRef
from mkdocs_briefings.errors import errors_in
from tests.newsroom import PROFILE, open_archive, text
from tests.plain_reading import check_addresses
from tests.site import photo, png

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.index import Slice, TimelineItem
    from mkdocs_briefings.archive.sections import Period, Section
    from tests.newsroom import NewsroomFolder


def names(cards: Iterable[Card | TimelineItem]) -> list[str]:
    """Give the names of the cards' files, in their order."""
    return [card.path.removeprefix("briefings/").removesuffix(".md") for card in cards]


def sections(found: Iterable[Section]) -> dict[str, list[str]]:
    """Give the names of the briefings of each section, by the section's name."""
    return {section.name: names(section.cards) for section in found}


def periods(found: Iterable[Period]) -> dict[str, list[str]]:
    """Give the names of the briefings of each period, by its first day."""
    return {str(period.start): names(period.cards) for period in found}


def test_nothing_yet(newsroom: NewsroomFolder) -> None:
    """An archive without briefings is one."""
    archive = newsroom.archive()
    assert archive.everything.cards == ()
    assert (*archive.countries, *archive.tags, *archive.source_sections, *archive.editions) == ()
    assert archive.everything.kind is SectionKind.ALL
    assert archive.everything.url == ""


def test_newest_first(newsroom: NewsroomFolder) -> None:
    """Briefings are in the order of their moments, whatever offset they were written with."""
    newsroom.write(
        {
            "briefings/a.md": text(date="2026-10-30T07:00+02:00"),
            "briefings/b.md": text(date="2026-10-30T06:00Z"),
            "briefings/c.md": text(date="2026-10-29"),
            "briefings/e.md": text(date="2026-10-30T05:00Z"),
            "briefings/d.md": text(date="2026-10-30T05:00Z"),
        }
    )
    archive = newsroom.archive()
    assert names(archive.everything.cards) == ["b", "a", "d", "e", "c"]
    assert list(archive.cards) == [card.path for card in archive.everything.cards]
    assert archive.count == 5
    assert names(archive.cards.values()) == ["b", "a", "d", "e", "c"]


def test_the_zone_decides_the_day(newsroom: NewsroomFolder) -> None:
    """A briefing of 23:30 UTC is of the next day in Tokyo, in its address as in its edition."""
    newsroom.write(
        {
            "briefings/late.md": text(date="2026-10-31T23:30Z"),
            "briefings/day.md": text(date="2026-10-31"),
        }
    )
    tokyo = newsroom.having(zone=ZoneInfo("Asia/Tokyo")).archive()
    assert periods(tokyo.editions) == {"2026-11-01": ["late"], "2026-10-31": ["day"]}
    assert periods(tokyo.months) == {"2026-11-01": ["late"], "2026-10-01": ["day"]}
    assert tokyo.cards["briefings/late.md"].url == "2026/11/01/late/"
    assert tokyo.cards["briefings/late.md"].date.isoformat() == "2026-11-01T08:30:00+09:00"
    utc = newsroom.archive()
    assert periods(utc.editions) == {"2026-10-31": ["late", "day"]}
    lima = newsroom.having(zone=ZoneInfo("America/Lima")).archive()
    assert periods(lima.editions) == {"2026-10-31": ["late", "day"]}
    assert lima.cards["briefings/day.md"].date.isoformat() == "2026-10-31T00:00:00-05:00"


def test_groups(newsroom: NewsroomFolder) -> None:
    """A briefing is in the sections of all its countries and tags, and of its source."""
    newsroom.write(
        {
            "docs/sources/kyiv-post.md": PROFILE,
            "docs/sources/aaa.md": PROFILE.replace("Kyiv Post", "ärzte Zeitung"),
            "briefings/a.md": text(countries="[UA, PL]", tags="Rail, War", source="Kyiv Post"),
            "briefings/b.md": text(countries="pl", tags="rail", date="2026-10-29"),
        }
    )
    archive = newsroom.archive()
    assert sections(archive.countries) == {"Poland": ["a", "b"], "Ukraine": ["a"]}
    assert [section.url for section in archive.countries] == ["countries/pl/", "countries/ua/"]
    assert sections(archive.tags) == {"rail": ["a", "b"], "War": ["a"]}
    assert sections(archive.source_sections) == {"Kyiv Post": ["a"], "ärzte Zeitung": []}
    assert archive.cards["briefings/a.md"].country.key == "UA"
    assert archive.cards["briefings/a.md"].source == SourceRef(
        "kyiv-post", "Kyiv Post", "sources/kyiv-post/", home=Ref("UA", "Ukraine", "")
    )
    assert archive.cards["briefings/b.md"].source is None


def test_a_source_without_briefings(newsroom: NewsroomFolder) -> None:
    """A profile has its page from the start."""
    newsroom.write({"docs/sources/kyiv-post.md": PROFILE})
    [section] = newsroom.archive().source_sections
    assert (section.key, section.url, section.cards) == ("kyiv-post", "sources/kyiv-post/", ())


def test_a_section_has_its_own_months(newsroom: NewsroomFolder) -> None:
    """A country's archive is by the months and days in which it was in the news."""
    newsroom.write(
        {
            "briefings/a.md": text(date="2026-10-30"),
            "briefings/b.md": text(date="2026-10-01"),
            "briefings/c.md": text(date="2025-12-31"),
            "briefings/d.md": text(date="2026-09-01", countries="PL"),
        }
    )
    ukraine = next(section for section in newsroom.archive().countries if section.key == "UA")
    assert periods(ukraine.months) == {"2026-10-01": ["a", "b"], "2025-12-01": ["c"]}
    october = ukraine.months[0]
    assert periods(october.days) == {"2026-10-30": ["a"], "2026-10-01": ["b"]}


def test_the_first_use_names_a_tag(newsroom: NewsroomFolder) -> None:
    """A tag is called as the oldest published briefing spells it."""
    newsroom.write(
        {
            "briefings/draft.md": text(date="2020-01-01", tags="CLIMATE", draft="true"),
            "briefings/new.md": text(date="2026-10-30", tags="climate"),
            "briefings/old.md": text(date="2026-10-01", tags="Climate"),
        }
    )
    archive = newsroom.archive()
    assert sections(archive.tags) == {"Climate": ["new", "old"]}
    tags = {card.tags[0] for card in archive.cards.values()}
    assert [(tag.key, tag.name, tag.url) for tag in tags] == [
        ("climate", "Climate", "tags/climate/")
    ]


def test_stories_are_told_from_the_beginning(newsroom: NewsroomFolder) -> None:
    """A running story has its briefings oldest first."""
    newsroom.write(
        {
            "briefings/c.md": text(date="2026-10-30", story="Rail link"),
            "briefings/a.md": text(date="2026-10-28", story="rail-link"),
            "briefings/b.md": text(date="2026-10-29", story="rail-link"),
            "briefings/d.md": text(date="2026-10-31", story="rail-link", draft="yes"),
            "briefings/e.md": text(story="another"),
        }
    )
    stories = newsroom.archive().stories
    assert {slug: names(part.item for part in parts) for slug, parts in stories.items()} == {
        "another": ["e"],
        "rail-link": ["a", "b", "c"],
    }


def test_a_story_is_called_by_its_profile(newsroom: NewsroomFolder) -> None:
    """A story has the name that its profile gives it, and otherwise that of its newest headline."""
    older = text(story="rail-link", title="Older", date="2026-10-01")
    newest = text(story="rail-link", title="Das Neueste", language="de")
    newsroom.write({"briefings/a.md": older, "briefings/b.md": newest})
    url = "stories/rail-link/"
    unnamed = open_archive(newsroom.settings).story("rail-link")
    assert unnamed == StoryRef("rail-link", "Das Neueste", url, "de")
    newsroom.write({"docs/stories/rail-link.md": "---\ntitle: The link by rail\n---\n"})
    named = open_archive(newsroom.settings).story("rail-link")
    assert named == StoryRef("rail-link", "The link by rail", url, "en")


def test_what_is_unpublished_appears_nowhere(newsroom: NewsroomFolder) -> None:
    """A briefing that is not out yet leaves no trace but its reason."""
    hidden = {"countries": "PL", "tags": "secret", "story": "secret", "date": "2026-10-30"}
    newsroom.write(
        {
            "briefings/out.md": text(),
            "briefings/draft.md": text(**hidden, draft="true"),
            "briefings/embargo.md": text(**hidden, embargo_until="2026-11-02"),
            "briefings/expired.md": text(**hidden, expires="2026-10-31"),
            "briefings/future.md": text(**{**hidden, "date": "2026-11-02"}),
        }
    )
    archive = newsroom.archive()
    assert sections(archive.countries) == {"Ukraine": ["out"]}
    assert archive.tags == ()
    assert archive.stories == {}
    assert set(archive.cards) == {"briefings/out.md"}
    assert archive.count == 1
    for path in archive.unpublished:
        assert archive.is_hidden(path)
        assert archive.url_of(path) is None
    assert not archive.is_hidden("briefings/out.md")
    assert archive.url_of("briefings/out.md") == "2026/10/30/out/"
    assert archive.url_of("briefings/nowhere.md") is None
    assert not archive.is_hidden("briefings/nowhere.md")
    assert periods(archive.editions) == {"2026-10-30": ["out"]}
    assert archive.unpublished == {
        "briefings/draft.md": Status.DRAFT,
        "briefings/embargo.md": Status.EMBARGOED,
        "briefings/expired.md": Status.EXPIRED,
        "briefings/future.md": Status.SCHEDULED,
    }


def test_media_of_what_is_published(newsroom: NewsroomFolder) -> None:
    """A file is published with the briefings that use it, and waits with those that wait."""
    newsroom.write(
        {
            "briefings/out.md": text(
                "![](both.png) [table](table.csv)\n", image="{src: a.png, alt: A}"
            ),
            "briefings/draft.md": text("![](both.png) ![](secret.png)\n", draft="true"),
            **{
                f"briefings/{name}": png()
                for name in ("a.png", "both.png", "secret.png", "unused.png")
            },
            "briefings/table.csv": b"",
        }
    )
    archive = newsroom.archive()
    assert archive.media == ("briefings/a.png", "briefings/both.png", "briefings/table.csv")


def test_cards(newsroom: NewsroomFolder) -> None:
    """A card has what a listing shows of a briefing."""
    newsroom.write(
        {
            "docs/logo 1.png": png(3, 2),
            "briefings/x/my map.png": photo(1000, 500),
            "briefings/x/a.md": text(
                "word " * 700, image="{src: my map.png, alt: A map}", updated="2026-10-31"
            ),
            "briefings/x/b.md": text(
                image="{src: ../../docs/logo 1.png, alt: Logo}", language="uk"
            ),
        }
    )
    archive = newsroom.having(prefix="news/").archive()
    first, second = archive.cards["briefings/x/a.md"], archive.cards["briefings/x/b.md"]
    assert first.url == "news/2026/10/30/a/"
    assert first.day == date(2026, 10, 30)
    assert (first.minutes, second.minutes) == (3, 1)
    assert (first.language, second.language) == ("en", "uk")
    assert first.modified.day == 31
    assert second.modified == second.date
    assert first.image is not None
    assert second.image is not None
    assert (first.image.url, first.image.path) == ("news/x/my%20map.png", "briefings/x/my map.png")
    assert (second.image.url, second.image.path) == ("logo%201.png", "docs/logo 1.png")
    assert (first.image.width, first.image.height) == (1000, 500)
    assert first.image.widths == (320, 640, 960, 1000)
    assert (second.image.width, second.image.height, second.image.widths) == (3, 2, ())


def test_faulty_files_are_left_out(newsroom: NewsroomFolder) -> None:
    """With an error a file is left out; a briefing of a faulty source is published without it."""
    newsroom.write(
        {
            "docs/sources/kyiv-post.md": PROFILE,
            "docs/sources/faulty.md": PROFILE.replace("UA", "ZZ"),
            "briefings/a.md": text(source="faulty"),
            "briefings/b.md": text("![x](https://example.org/x.png)\n"),
            "briefings/c.md": text(slug="same"),
            "briefings/d.md": text(slug="same"),
        }
    )
    read = newsroom.read()
    problems = (*read.problems, *check_addresses(read, newsroom.settings))
    assert len(errors_in(problems)) == 3
    archive = open_archive(newsroom.having(skip_invalid=True).settings)
    assert names(archive.everything.cards) == ["a", "b"]
    assert list(archive.sources) == ["kyiv-post"]
    source = archive.cards["briefings/a.md"].source
    assert source is not None
    assert (source.key, source.url) == ("faulty", "")


def test_indexes_tell_of_days_what_their_briefings_do(newsroom: NewsroomFolder) -> None:
    """A day's index has the numbers, the ends, the story and the picks that its briefings have."""
    newsroom.write(
        {
            "briefings/a.md": text("word " * 700, date="2026-10-30T01:00Z", story="rail"),
            "briefings/b.md": text(date="2026-10-30T02:00Z", noindex="true", priority="top"),
            "briefings/c.md": text(date="2026-10-30T03:00Z", countries="[PL, UA]", tags="Rail"),
            "briefings/d.md": text(date="2026-10-30T04:00Z", draft="true", tags="rail"),
            "briefings/e.md": text(date="2026-10-29", overlooked="true"),
            "briefings/f.md": text(date="2026-10-28", draft="true"),
        }
    )
    archive = newsroom.archive()
    assert [str(day) for day in archive.indexes] == ["2026-10-30", "2026-10-29", "2026-10-28"]
    index, before, hidden = archive.indexes.values()
    assert (index.size, index.minutes, index.noindex) == (3, 5, 1)
    assert {place: part.size for place, part in archive.details(index.day).slices.items()} == {
        "": 3,
        "country/UA": 3,
        "country/PL": 1,
        "tag/rail": 1,
    }
    links = archive.links_to_ends(index.day)
    assert links.keys() == index.ends.keys()
    assert {place: [end.title for end in ends] for place, ends in links.items()} == {
        "country/UA": ["Rail link opens"] * 2,
        "country/PL": ["Rail link opens"] * 2,
    }
    oldest, newest = links["country/UA"]
    assert (oldest.path, newest.path) == ("briefings/a.md", "briefings/c.md")
    assert {slug: names(part.item for part in parts) for slug, parts in index.stories.items()} == {
        "rail": ["a"]
    }
    assert index.lead is not None
    assert index.lead.path == "briefings/b.md"
    assert archive.details(index.day).spellings == {"rail": Spelling("Rail", "")}
    assert names(before.picks) == ["e"]
    assert index.picks == ()
    assert (hidden.size, hidden.whole, hidden.lead) == (0, None, None)


def test_how_long_an_index_holds(newsroom: NewsroomFolder) -> None:
    """An index holds until the next moment at which something of its day appears or goes."""
    newsroom.write(
        {
            "briefings/a.md": text(date="2026-10-30", expires="2026-11-02"),
            "briefings/b.md": text(date="2026-10-30", embargo_until="2026-10-31"),
            "briefings/c.md": text(date="2026-10-29"),
        }
    )
    archive = newsroom.archive()
    index, before = archive.indexes.values()
    assert index.since == datetime(2026, 10, 31, tzinfo=UTC).timestamp()
    assert index.until == datetime(2026, 11, 2, tzinfo=UTC).timestamp()
    assert before.until == float("inf")


@pytest.mark.parametrize("order", ["ab", "ba"])
def test_the_same_from_any_order(order: str, newsroom: NewsroomFolder) -> None:
    """In which order files were written makes no difference."""
    for name in order:
        newsroom.write({f"briefings/{name}.md": text(tags=f"Tag, {name}")})
    archive = newsroom.archive()
    assert names(archive.everything.cards) == ["a", "b"]
    assert sections(archive.tags) == {"a": ["a"], "b": ["b"], "Tag": ["a", "b"]}


CHANGES = {
    "title": {"title": "Another headline"},
    "summary": {"summary": "Another summary."},
    "date": {"date": "2026-10-30T08:00Z"},
    "updated": {"updated": "2026-10-31"},
    "countries": {"countries": "[UA, PL]"},
    "source": {"source": "other"},
    "tags": {"tags": "[war, rail]"},
    "story": {"story": "another"},
    "image": {"image": "{src: a.png, alt: Other}"},
    "priority": {"priority": "top"},
    "overlooked": {"overlooked": "yes"},
    "language": {"language": "uk"},
    "slug": {"slug": "elsewhere"},
    "size of the image": {"image": "{src: wide.png, alt: A}"},
}
"""What a card shows, by the key of the front matter that it comes from."""


@pytest.mark.parametrize("key", sorted(CHANGES))
def test_each_key_that_a_card_shows_is_in_its_fingerprint(
    key: str, newsroom: NewsroomFolder
) -> None:
    """The fingerprint of a card changes with everything that it shows."""
    usual = {"source": "post", "tags": "[war]", "story": "one", "image": "{src: a.png, alt: A}"}
    newsroom.write(
        {
            "docs/sources/post.md": PROFILE,
            "docs/sources/other.md": PROFILE.replace("Kyiv Post", "Other"),
            "briefings/a.png": png(),
            "briefings/wide.png": png(4),
            "briefings/a.md": text(**usual),
        }
    )
    before = newsroom.archive()
    # They are read when they are asked for, and not what the file says later.
    card, fingerprints = before.cards["briefings/a.md"], _slice(before).cards
    assert _slice(newsroom.archive()).cards == fingerprints
    newsroom.write({"briefings/a.md": text(**{**usual, **CHANGES[key]})})
    after = newsroom.archive()
    assert after.cards["briefings/a.md"] != card
    assert _slice(after).cards != fingerprints


def test_names_are_in_the_fingerprint_of_a_card(newsroom: NewsroomFolder) -> None:
    """The fingerprint of a card changes with the names of its source and its tags."""
    newsroom.write(
        {
            "docs/sources/post.md": PROFILE,
            "briefings/a.md": text(source="post", tags="[war]"),
        }
    )
    found = {_slice(newsroom.archive()).cards}
    newsroom.write({"docs/sources/post.md": PROFILE.replace("Kyiv Post", "The Post")})
    found.add(_slice(newsroom.archive()).cards)
    newsroom.write({"briefings/first.md": text(date="2026-10-01", tags="[WAR]")})
    found.add(_slice(newsroom.archive()).cards)
    assert len(found) == 3


def test_what_a_card_does_not_show_is_not_in_its_fingerprint(newsroom: NewsroomFolder) -> None:
    """A listing is the same after a change of what only the article shows."""
    newsroom.write({"briefings/a.md": text("One.\n")})
    before = newsroom.archive()
    newsroom.write({"briefings/a.md": text("Two.\n", authors="[Ada]", aliases="[/old/]")})
    after = newsroom.archive()
    assert after.cards == before.cards
    assert _slice(after).cards == _slice(before).cards
    assert _slice(after).entries != _slice(before).entries


def _slice(archive: Archive) -> Slice:
    """Give what the index says of the newest day."""
    whole = next(iter(archive.indexes.values())).whole
    assert whole is not None
    return whole
