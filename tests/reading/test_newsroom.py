"""A whole newsroom is read in one run, every problem in it gathered."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from mkdocs_briefings.model.choices import Priority
from mkdocs_briefings.reading.file import read_body
from tests.newsroom import PROFILE, text

if TYPE_CHECKING:
    from tests.newsroom import NewsroomFolder


def test_an_empty_project(newsroom: NewsroomFolder) -> None:
    """A project without briefings or sources has nothing wrong with it."""
    read = newsroom.read()
    assert (read.briefings, read.sources, read.problems) == ((), (), ())


def test_what_is_known_of_a_briefing(newsroom: NewsroomFolder) -> None:
    """A briefing has its keys, what its file is called and holds, and what it shows."""
    content = text(
        "It's the _first_ train: 2 hours late.\n\n"
        "![](b.png) [c](c/d.csv) [e](../docs/e.png) [f](f.md)\n",
        image="{src: a.png, alt: A train}",
    )
    newsroom.write({"briefings/a.png": b"", "briefings/b.png": b"", "briefings/c/d.csv": b""})
    newsroom.write({"docs/e.png": b"", "briefings/f.md": text()})
    briefing = newsroom.briefing(content, "briefings/Rail Link.md")
    assert briefing.name == "rail-link"
    assert briefing.words < 20
    assert briefing.digest == hashlib.sha256(content.encode()).hexdigest()
    assert briefing.media == {"briefings/a.png", "briefings/b.png", "briefings/c/d.csv"}
    assert briefing.keys.priority is Priority.NORMAL


@pytest.mark.parametrize(
    ("path", "slug", "name"),
    [
        ("briefings/2026/10/30/rail-link.md", None, "rail-link"),
        ("briefings/São Tomé's port.md", None, "sao-tomes-port"),
        ("briefings/2026/rail/index.md", None, "rail"),
        ("briefings/a.md", "0123", "0123"),
        ("briefings/a.md", "Rail link!", "rail-link"),
        ("briefings/鉄道.md", None, "鉄道"),
        ("briefings/🚆.md", None, "untitled"),
    ],
)
def test_name(path: str, slug: str | None, name: str, newsroom: NewsroomFolder) -> None:
    """An address ends in the slug, or else in the name of the file or of its folder."""
    assert newsroom.briefing(text(slug=slug), path).name == name


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("yes", "yes"),
        ("NO", "NO"),
        ("1.10", "1.10"),
        ("0123", "0123"),
        ("2026-10-30", "2026-10-30"),
        ("12:30", "12:30"),
        ("'null'", "null"),
        (">\n  Rail link\n  opens", "Rail link opens"),
        ("|\n  Rail link\n  opens\n", "Rail link opens"),
        ('"  Rail\\tlink "', "Rail link"),
        ("Київ & <b>", "Київ & <b>"),
        ("&a Rail", "Rail"),
        ('"Rail\\x07link"', "Raillink"),
    ],
)
def test_titles_are_text(written: str, title: str, newsroom: NewsroomFolder) -> None:
    """A title is what an editor wrote, whatever YAML 1.1 would make of it."""
    assert newsroom.briefing(text(title=written)).keys.title == title


@pytest.mark.parametrize("written", ["NO", "no", "[NO]", "'NO'", "[no, NO]", "no, No"])
def test_norway_is_a_country(written: str, newsroom: NewsroomFolder) -> None:
    """Norway's code is not a way to say false."""
    assert newsroom.briefing(text(countries=None, country=written)).keys.countries == ("NO",)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        (
            "2014-05-01 13:20:39 -0400",
            datetime(2014, 5, 1, 13, 20, 39, tzinfo=timezone(-timedelta(hours=4))),
        ),
        ('"2018-08-16"', datetime(2018, 8, 16, tzinfo=ZoneInfo("Asia/Tokyo"))),
        ("2018-08-16", datetime(2018, 8, 16, tzinfo=ZoneInfo("Asia/Tokyo"))),
        ("2018-08-16T07:00Z", datetime(2018, 8, 16, 7, tzinfo=UTC)),
        ("2018-08-16T07:00", datetime(2018, 8, 16, 7, tzinfo=ZoneInfo("Asia/Tokyo"))),
        ("!!timestamp 2018-08-16", datetime(2018, 8, 16, tzinfo=ZoneInfo("Asia/Tokyo"))),
    ],
)
def test_dates(written: str, moment: datetime, newsroom: NewsroomFolder) -> None:
    """A date is read in every common shape, in the site's time zone unless it has an offset."""
    briefing = newsroom.having(zone=ZoneInfo("Asia/Tokyo")).briefing(text(date=written))
    assert briefing.keys.date == moment
    assert briefing.keys.date.utcoffset() == moment.utcoffset()


@pytest.mark.parametrize(
    ("written", "draft"),
    [("true", True), ("Yes", True), ("on", True), ("false", False), ("no", False), ("", False)],
)
def test_truth(written: str, draft: bool, newsroom: NewsroomFolder) -> None:  # noqa: FBT001 - a column of the table
    """Where a yes or a no is meant, every spelling of YAML 1.1 is understood."""
    assert newsroom.briefing(text(draft=written)).keys.draft is draft


def test_empty_keys_are_as_good_as_none(newsroom: NewsroomFolder) -> None:
    """An optional key without a value is left out, in groups and lists too."""
    briefing = newsroom.briefing(
        text(
            tags="",
            source="~",
            original="\n  url:\n  title: Null",
            authors="[~, Ana, '']",
            priority="null",
            extra="",
        )
    )
    assert briefing.keys.model_dump(exclude_unset=True, exclude={"title", "date", "summary"}) == {
        "countries": ("UA",),
        "original": {},
        "authors": ("Ana",),
    }


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" + text("Text.\n"),
        text("Text.\n").replace("\n", "\r\n"),
        "\ufeff \r\n\r\n" + text("Text.\n").replace("\n", "\r\n"),
        "\n\n" + text("Text.\n").replace("\n---\n", "\n...\n"),
    ],
    ids=["bom", "crlf", "all", "dots"],
)
def test_how_editors_save_files(content: str, newsroom: NewsroomFolder) -> None:
    """A byte order mark, Windows' line ends and space above the fence change nothing."""
    briefing = newsroom.briefing(content)
    assert briefing.keys.title == "Rail link opens"
    assert read_body(newsroom.root / briefing.path) == "Text.\n"


def test_rules_in_the_body(newsroom: NewsroomFolder) -> None:
    """Three hyphens or dots in a body are a part of it."""
    body = "One.\n\n---\n\nTwo.\n...\n---\ntitle: no key\n---\n"
    briefing = newsroom.briefing(text(body))
    assert read_body(newsroom.root / briefing.path) == body


def test_all_problems_of_all_files_in_one_run(newsroom: NewsroomFolder) -> None:
    """Good files are read, and every other is named with all that is wrong with it, in order."""
    newsroom.write(
        {
            "briefings/b/good.md": text(source="kyiv-post"),
            "briefings/b/bad.md": text("[x](y.md)\n", title=None, date="soon", source="kiev-post"),
            "briefings/a.md": "Text.\n",
            "briefings/latin.md": text(title="Caf\xe9").encode("latin-1"),
            "briefings/one.md": text(slug="same"),
            "briefings/two.md": text(slug="same"),
            "docs/sources/kyiv-post.md": PROFILE,
            "docs/sources/bad.md": PROFILE.replace("UA", "ZZ"),
            "docs/sources/!.md": PROFILE,
        }
    )
    expected = Path(__file__).with_name("all_problems.txt").read_text(encoding="utf-8")
    assert newsroom.problems() == expected.splitlines()
    read = newsroom.read()
    assert [briefing.path for briefing in read.briefings] == [
        "briefings/b/good.md",
        "briefings/one.md",
        "briefings/two.md",
    ]
    assert [source.slug for source in read.sources] == ["kyiv-post"]


def test_a_faulty_profile_is_still_there(newsroom: NewsroomFolder) -> None:
    """A briefing is not to blame for its source's profile."""
    newsroom.write(
        {"docs/sources/a.md": "---\ntitle: A\n---\n", "briefings/a.md": text(source="a")}
    )
    assert {problem.split(":")[0] for problem in newsroom.problems()} == {"docs/sources/a.md"}


def test_warnings_do_not_hold_a_briefing_back(newsroom: NewsroomFolder) -> None:
    """A control character is left out of what is published, and its briefing is published."""
    briefing = newsroom.briefing(text("A \x07 line.\n", summary='"The\\x1b first\x07 train."'))
    assert briefing.keys.summary == "The first train."
    assert read_body(newsroom.root / briefing.path) == "A  line.\n"
    assert len(newsroom.problems()) == 3


def test_files_that_are_left_out(newsroom: NewsroomFolder) -> None:
    """Hidden files and folders, and what is not Markdown, are not read."""
    newsroom.write(
        {
            "briefings/.a.md": "",
            "briefings/.git/a.md": "",
            "briefings/a.markdown.txt": "",
            "briefings/a.md.bak": "",
            "docs/sources/index.md": "",
            "docs/sources/.hidden/a.md": "",
        }
    )
    assert newsroom.problems() == []


def test_files_that_cannot_be_read(newsroom: NewsroomFolder) -> None:
    """A link to nowhere is a problem like any other."""
    folder = newsroom.root / "briefings"
    folder.mkdir()
    (folder / "a.md").symlink_to("nowhere.md")
    (folder / "b.md").mkdir()
    assert newsroom.problems() == [
        "briefings/a.md:1: The file cannot be read: No such file or directory."
    ]


@pytest.mark.parametrize(
    ("name", "spelled"), [(b"a\xff.md", r"a\udcff.md"), (b"a\nb.md", r"a\nb.md")]
)
def test_names_that_nothing_can_carry(name: bytes, spelled: str, newsroom: NewsroomFolder) -> None:
    """A file whose name is not text is named in a way that any terminal can print."""
    for folder in (newsroom.root / "briefings", newsroom.root / "docs" / "sources"):
        folder.mkdir(parents=True)
        try:
            place = os.fsencode(folder) + b"/" + name
            with open(place, "wb") as file:  # noqa: PTH123 - pathlib takes no bytes
                file.write(text().encode())
        except OSError:
            pytest.skip("This file system takes no such name.")
    problems = newsroom.problems()
    end = ":1: The file's name has a control character, or is not in UTF-8. Rename it."
    assert problems == [f"briefings/{spelled}{end}", f"docs/sources/{spelled}{end}"]
    for problem in problems:
        problem.encode()


def test_folders_elsewhere(tmp_path: Path, newsroom: NewsroomFolder) -> None:
    """The folders of the news and of the sources are where the settings say."""
    moved = newsroom.having(briefings_dir=tmp_path / "news", sources_dir=tmp_path / "outlets")
    moved.write({"news/a.md": text(source="a"), "outlets/a.md": PROFILE, "briefings/b.md": ""})
    assert moved.problems() == []
    assert [briefing.path for briefing in moved.read().briefings] == ["news/a.md"]
