"""Archives of Hugo."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.importing.conftest import OldArchive

POST = "content/post/news.md"


def test_yaml_post_becomes_a_briefing(archive: OldArchive) -> None:
    """A post with YAML front matter becomes a briefing of its day that keeps its old address."""
    archive.post(POST, "tags: [one, Two]\nauthor: Ada Vik, Bo Lund (Press)\n", "Hello.\n")
    report = archive.run()
    assert not report.failed
    assert archive.text("2020/01/02/news.md") == (
        "---\n"
        "title: A title\n"
        "date: 2020-01-02\n"
        "summary: A summary.\n"
        "countries: [NO]\n"
        "tags: [one, Two]\n"
        "authors: [Ada Vik, Bo Lund (Press)]\n"
        "aliases: [/post/news/]\n"
        "---\n"
        "\n"
        "Hello.\n"
    )


def test_toml_front_matter(archive: OldArchive) -> None:
    """TOML between plus signs is read, its dates, truths and tables included."""
    archive.write(
        POST,
        '+++\ntitle = "A title"\ndate = 2020-01-02T03:04:05Z\ndraft = true\nweight = 3\n'
        'tags = ["a"]\n[params]\ncolour = "red"\n+++\n\nText of the post.\n',
    )
    assert not archive.run().failed
    keys = archive.keys()
    assert keys.draft
    assert keys.summary == "Text of the post."
    assert keys.extra == {"weight": 3, "params": {"colour": "red"}}


def test_json_front_matter(archive: OldArchive) -> None:
    """JSON at the start of the file is read, and the text goes on behind it."""
    archive.write(POST, '{"title": "A title", "date": "2020-01-02", "n": 1}\n\nText.\n')
    assert not archive.run().failed
    assert archive.keys().extra == {"n": 1}
    assert archive.body() == "Text."


def test_page_bundle_with_images(archive: OldArchive) -> None:
    """A bundle is called like its folder, and its files go into a folder beside the briefing."""
    archive.post("content/post/big-news/index.md", body="![A map](images/map.png)\n")
    archive.write("content/post/big-news/images/map.png", b"PNG")
    archive.write("content/post/big-news/data.csv", b"a,b")
    archive.write("content/post/big-news/aside.md", "# Part of the bundle\n")
    report = archive.run()
    assert archive.paths() == [
        "2020/01/02/big-news.md",
        "2020/01/02/big-news/data.csv",
        "2020/01/02/big-news/images/map.png",
    ]
    assert "![A map](big-news/images/map.png)" in archive.text("2020/01/02/big-news.md")
    assert archive.keys("2020/01/02/big-news.md").aliases == ("/post/big-news/",)
    assert [problem.message for problem in report.skipped] == [
        "It is part of a page bundle, not a post of its own."
    ]


def test_sections_are_skipped(archive: OldArchive) -> None:
    """A section's own page is skipped with its reason, in every language."""
    archive.post("content/post/_index.md")
    archive.post("content/post/_index.pt-br.md")
    report = archive.run()
    assert [problem.path.rpartition("/")[2] for problem in report.skipped] == [
        "_index.md",
        "_index.pt-br.md",
    ]
    assert not report.imported


@pytest.mark.parametrize(
    ("suffix", "language", "name"), [("ar", "ar", "news-ar"), ("pt-br", "pt-BR", "news-pt-br")]
)
def test_language_suffix(archive: OldArchive, suffix: str, language: str, name: str) -> None:
    """A suffix is the language, and both languages of one post get a place and an old address."""
    archive.post(POST)
    archive.post(f"content/post/news.{suffix}.md")
    archive.run()
    keys = archive.keys(f"2020/01/02/{name}.md")
    assert keys.language == language
    assert keys.aliases == (f"/{suffix}/post/news/",)
    assert archive.keys("2020/01/02/news.md").language is None


def test_right_to_left_text_without_a_language(archive: OldArchive) -> None:
    """A text in Arabic script that names no language gets one, with a note."""
    archive.post(POST, body="في نهاية الأسبوع الماضي اندلعت الاحتجاجات في مصر.\n")
    report = archive.run()
    assert archive.keys().language == "ar"
    assert "looks like 'ar'" in str(report.notes[0])


def test_scheduling_keys(archive: OldArchive) -> None:
    """Hugo's keys for drafts, schedules and changes become ours, in any case."""
    archive.post(
        POST,
        "draft: true\nexpirydate: 2030-01-01\npublishDate: 2021-01-01\nlastmod: 2020-02-03\n",
    )
    archive.run()
    keys = archive.keys()
    assert keys.draft
    assert keys.expires == datetime.fromisoformat("2030-01-01T00:00+00:00")
    assert keys.embargo_until == datetime.fromisoformat("2021-01-01T00:00+00:00")
    assert keys.updated == datetime.fromisoformat("2020-02-03T00:00+00:00")


def test_changes_before_the_publication_say_nothing(archive: OldArchive) -> None:
    """An update and an embargo that are not after the date are left out."""
    archive.post(POST, "publishDate: 2020-01-02\nlastmod: 2020-01-01\n")
    archive.run()
    assert "updated" not in archive.text()
    assert "embargo_until" not in archive.text()


def test_old_addresses(archive: OldArchive) -> None:
    """`url` and `aliases` lead to the briefing, relative ones from the folder it was in."""
    archive.post(POST, "url: /really/here/\naliases: [/a/, b.html, 'https://x.example/c']\n")
    archive.run()
    assert archive.keys().aliases == ("/really/here/", "/a/", "/really/b.html", "/c")


def test_one_old_address_leads_to_one_briefing(archive: OldArchive) -> None:
    """Of two posts that claim an old address, the second gives way with a note."""
    archive.post("content/post/a.md", "aliases: [/shared/, /2019/]\n")
    archive.post("content/post/b.md", "aliases: [/Shared]\n")
    report = archive.run()
    assert archive.keys("2020/01/02/a.md").aliases == ("/post/a/", "/shared/")
    assert archive.keys("2020/01/02/b.md").aliases == ("/post/b/",)
    assert "leads to" in str(report.notes)
    assert "'/2019/' is none that this site can keep" in str(report.notes)


def test_address_that_stays_the_same_is_no_alias(archive: OldArchive) -> None:
    """Where the old address is the new one, there is nothing to redirect."""
    archive.post(POST)
    archive.run(mapping="permalink: /:year/:month/:day/:slugorfilename/\n")
    assert "aliases" not in archive.text()


def test_day_is_that_of_the_site(archive: OldArchive) -> None:
    """A late post moves to the next day in the site's zone, and its old address leads there."""
    archive.write(POST, "---\ntitle: T\ndate: 2020-01-02 22:00:00 -0400\nsummary: S\n---\nText.\n")
    archive.run(mapping="permalink: /:year/:month/:day/:slugorfilename/\n")
    assert archive.paths() == ["2020/01/03/news.md"]
    assert "date: 2020-01-02T22:00:00-04:00" in archive.text()
    assert archive.keys().aliases == ("/2020/01/02/news/",)


def test_same_name_on_one_day(archive: OldArchive) -> None:
    """The second of two posts with one slug and day gets a number, with a note."""
    archive.post("content/post/a.md", "slug: 12\n")
    archive.post("content/post/b.md", "slug: 12\n")
    report = archive.run()
    assert archive.paths() == ["2020/01/02/12-2.md", "2020/01/02/12.md"]
    assert "so this one is called '12-2'" in str(report.notes)


def test_missing_title_is_derived(archive: OldArchive) -> None:
    """A title comes from the first heading or the file's name, with a note."""
    archive.write("content/post/a.md", "---\ndate: 2020-01-02\n---\n\n# Its heading\n\nText.\n")
    archive.write("content/post/big-news.md", "---\ndate: 2020-01-02\n---\nText.\n")
    report = archive.run()
    assert archive.keys("2020/01/02/a.md").title == "Its heading"
    assert archive.body("2020/01/02/a.md") == "Text."
    assert archive.keys("2020/01/02/big-news.md").title == "Big news"
    assert str(report.notes).count("It has no title") == 2


def test_empty_body(archive: OldArchive) -> None:
    """A post without text is imported, its title standing in for the summary."""
    archive.write(POST, "---\ntitle: A title\ndate: 2020-01-02\n---\n")
    report = archive.run()
    assert archive.keys().summary == "A title"
    assert "neither a summary nor text" in str(report.notes)


def test_markup_in_title_and_summary(archive: OldArchive) -> None:
    """Markup and entities in what is plain text with us become plain text."""
    archive.write(
        POST,
        "---\ntitle: It&#8217;s <em>new</em> & **bold**\ndate: 2020-01-02\n"
        "summary: 'See [this](/x/) &amp;#8211; a_b `c`'\n---\nText.\n",
    )
    archive.run()
    assert archive.keys().title == "It\u2019s new & bold"
    assert archive.keys().summary == "See this \u2013 a_b c"


def test_summary_that_is_too_long(archive: OldArchive) -> None:
    """A long summary is cut at a sentence, and the whole of it kept."""
    long = "One sentence of some words. " * 30
    archive.write(POST, f"---\ntitle: T\ndate: 2020-01-02\nsummary: {long}\n---\nText.\n")
    report = archive.run()
    assert archive.keys().summary.endswith("some words.")
    assert len(archive.keys().summary) <= 500
    assert archive.keys().extra["summary"] == long.strip()
    assert "was cut" in str(report.notes)


def test_awkward_files(archive: OldArchive) -> None:
    """A byte order mark, CRLF, white space before the fence, rules and odd names are all fine."""
    archive.write(
        "content/post/gsa\u2019s-news.md",
        b"\xef\xbb\xbf\r\n---\r\ntitle: T\r\ndate: 2020-01-02\r\nsummary: S\r\n---\r\n"
        b"\r\nOne.\r\n\r\n---\r\n\r\nTwo.\r\n",
    )
    assert not archive.run().failed
    assert archive.paths() == ["2020/01/02/gsas-news.md"]
    assert archive.body() == "One.\n\n---\n\nTwo."


def test_duplicate_key(archive: OldArchive) -> None:
    """Of a key that stands twice the last counts, and a note names its line."""
    archive.post(POST, "weight: 1\nweight: 2\n")
    report = archive.run()
    assert archive.keys().extra == {"weight": 2}
    assert [(note.line, note.message) for note in report.notes] == [
        (6, "`weight` stands twice; the last one counts.")
    ]


def test_extra_keys_keep_their_types(archive: OldArchive) -> None:
    """What briefings have no key for goes below `extra`, as text, number or truth."""
    archive.post(POST, 'a: 1\nb: "1"\nc: yes\nd: true\ne: {f: [x, 2.5]}\n')
    archive.run()
    assert archive.keys().extra == {
        "a": 1,
        "b": "1",
        "c": "yes",
        "d": True,
        "e": {"f": ["x", 2.5]},
    }


def test_value_that_does_not_fit_goes_below_extra(archive: OldArchive) -> None:
    """An optional key with a value that briefings do not take is kept aside, with a note."""
    archive.post(POST, "priority: 0.8\nlanguage: klingonish\nexpiryDate: never\n")
    report = archive.run()
    assert not report.failed
    assert archive.keys().extra == {
        "priority": 0.8,
        "language": "klingonish",
        "expiryDate": "never",
    }
    assert len(report.notes) == 3


def test_main_image(archive: OldArchive) -> None:
    """A main image is copied; without a description, it is noted and the title stands in."""
    archive.post("content/post/a.md", "featured_image: {src: /images/x.png, alt: A ship, uid: 7}\n")
    archive.post("content/post/b.md", "image: /images/x.png\n")
    archive.write("static/images/x.png", b"PNG")
    report = archive.run()
    image = archive.keys("2020/01/02/a.md").image
    assert image is not None
    assert (image.src, image.alt) == ("a/x.png", "A ship")
    image = archive.keys("2020/01/02/b.md").image
    assert image is not None
    assert (image.src, image.alt) == ("b/x.png", "A title")
    assert "has no description" in str(report.notes)


def test_a_section_alone(archive: OldArchive) -> None:
    """The folder of one section can be given; its name is in the old addresses."""
    archive.post("news/a.md")
    archive.run(folder="news")
    assert archive.keys().aliases == ("/news/a/",)


def test_registry_of_sources(archive: OldArchive) -> None:
    """The archive's list of sources becomes profiles that posts can name."""
    archive.write(
        "content/sources/source_ap.md",
        "---\nname: The Paper\ndomain: https://paper.example\nsummary: A paper.\nlogo: x\n---\n",
    )
    archive.post("content/post/a.md", "source: ap\n")
    archive.post("content/post/b.md", "source: unheard\n")
    report = archive.run(mapping="sources: {defaults: {kind: newspaper}}\n")
    profile = archive.folder / "new/docs/sources/ap.md"
    assert profile.read_text(encoding="utf-8") == (
        "---\ntitle: The Paper\nurl: https://paper.example\ncountry: 'NO'\nlanguage: en\n"
        "kind: newspaper\n---\n\nA paper.\n"
    ).replace("'NO'", "NO")
    assert archive.keys("2020/01/02/a.md").source == "ap"
    assert archive.keys("2020/01/02/b.md").source is None
    assert "There is no source 'unheard'" in str(report.notes)


def test_source_that_cannot_be_read(archive: OldArchive) -> None:
    """A source without an address is named with its line, and the posts are imported."""
    archive.write("content/sources/ap.md", "---\nname: The Paper\ndomain: paper\n---\n")
    archive.post(POST)
    report = archive.run()
    assert [(problem.line, problem.message) for problem in report.failed] == [
        (3, "`url`: 'paper' is not the address of a web page.")
    ]
    assert len(report.imported) == 1
