"""Exports of WordPress."""

from __future__ import annotations

import itertools
import tracemalloc
from datetime import UTC, datetime
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.importing import ArchiveError
from mkdocs_briefings.importing.adapters.wordpress_paragraphs import paragraphs_of
from mkdocs_briefings.importing.adapters.wordpress_text import text_of
from mkdocs_briefings.importing.adapters.wxr import read_wxr
from tests.growth import assert_in_proportion

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.importing.write.report import ImportReport
    from tests.importing.conftest import OldArchive

HEAD = """\
<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
  <title>The old paper</title>
  <link>https://old.example</link>
  <wp:base_blog_url>https://old.example</wp:base_blog_url>
  <wp:author><wp:author_login>ada</wp:author_login>
    <wp:author_display_name><![CDATA[Ada Vik]]></wp:author_display_name></wp:author>
"""
TAIL = "</channel>\n</rss>\n"
NUMBERS = itertools.count(100)
"""Ids of items whose ids do not matter."""

UPLOADS = "https://old.example/wp-content/uploads"


def element(name: str, text: str) -> str:
    """Give an element as WordPress writes it."""
    return f"  <{name}><![CDATA[{text}]]></{name}>\n"


def item(text: str = "Text.", inside: str = "", **values: str) -> str:
    """Give an item: a sound post, but for what is said; `inside` is more of its XML."""
    values = {
        "post_id": str(next(NUMBERS)), "post_name": "a-post",
        "post_type": "post", "status": "publish",
        "post_date": "2021-07-02 12:30:00", "post_date_gmt": "2021-07-02 08:30:00", **values,
    }  # fmt: skip
    link = values.pop("link", f"https://old.example/2021/07/{values['post_name']}/")
    plain = {"title": "A title", "link": link, "dc:creator": "ada"}
    if "title" in values:
        plain["title"] = values.pop("title")
    plain["excerpt:encoded"] = values.pop("excerpt", "")
    written = {**plain, "content:encoded": text, **{f"wp:{k}": v for k, v in values.items()}}
    elements = "".join(element(name, value) for name, value in written.items())
    return f"<item>\n{elements}{inside}</item>\n"


def meta(**fields: str) -> str:
    """Give custom fields."""
    return "".join(
        f"<wp:postmeta>{element('wp:meta_key', key)}{element('wp:meta_value', value)}</wp:postmeta>"
        for key, value in fields.items()
    )


def term(taxonomy: str, slug: str, name: str) -> str:
    """Give a term of an item."""
    return f'<category domain="{taxonomy}" nicename="{slug}"><![CDATA[{name}]]></category>\n'


def media(number: str, file: str, inside: str = "", **values: str) -> str:
    """Give the item of a file."""
    known = {
        "post_id": number, "post_name": f"file-{number}", "post_type": "attachment",
        "status": "inherit", "attachment_url": f"{UPLOADS}/{file}", "post_parent": "0",
        "link": f"https://old.example/a-post/file-{number}/", "title": file.rpartition("/")[2],
    }  # fmt: skip
    return item("", meta(_wp_attached_file=file) + inside, **{**known, **values})


def load(
    archive: OldArchive, *items: str, mapping: str = "", media: str = "", country: str = "NO"
) -> ImportReport:
    """Import an export with these items."""
    archive.write("export.xml", HEAD + "".join(items) + TAIL)
    return archive.run(
        "wordpress", mapping=mapping, folder="export.xml", media=media, country=country
    )


def messages(report: ImportReport) -> list[str]:
    """Give what an editor has to look at."""
    return [note.message for note in report.notes]


def test_post(archive: OldArchive) -> None:
    """Everything that a newsroom has comes over: dates, names, topics, summary and address."""
    report = load(
        archive,
        item(
            "First line\nsecond line\n\nMore &amp; <em>more</em>.",
            term("category", "world", "World &amp; all")
            + term("post_tag", "oil", "Oil")
            + term("category", "uncategorized", "Uncategorized")
            + term("post_format", "post-format-aside", "Aside")
            + term("region", "north", "The North")
            + meta(
                _edit_last="1", subtitle="How it began", _wp_old_slug="an-old-name", box="a:0:{}"
            ),
            title="It&#8217;s *so* [big]",
            excerpt="What <b>it</b> says.",
            post_modified="2021-07-03 12:30:00",
            post_modified_gmt="2021-07-03 08:30:00",
        ),
    )
    assert (report.failed, report.notes, report.skipped) == ((), (), ())
    assert archive.paths() == ["2021/07/02/a-post.md"]
    assert archive.text() == dedent("""\
        ---
        title: It\u2019s *so* [big]
        date: 2021-07-02T12:30:00+04:00
        summary: What it says.
        countries: [NO]
        tags: [World & all, Oil]
        authors: [Ada Vik]
        updated: 2021-07-03T12:30:00+04:00
        aliases: [/2021/07/a-post/, /2021/07/an-old-name/]
        extra:
          region: [The North]
          subtitle: How it began
        ---

        First line\x20\x20
        second line

        More & *more*.
        """)


@pytest.mark.parametrize(
    ("values", "is_draft", "said"),
    [
        ({"status": "draft"}, True, ""),
        ({"status": "draft", "post_date_gmt": "0000-00-00 00:00:00"}, True, ""),
        ({"status": "pending"}, True, "It waited for a review, so it is a draft."),
        ({"status": "private"}, True, "It was private, so it is a draft."),
        ({"post_password": "x"}, True, "It was protected by a password, so it is a draft."),
        ({"status": "odd"}, True, "Its status was 'odd', so it is a draft."),
        ({"status": "future"}, False, ""),
    ],
)
def test_status(archive: OldArchive, values: dict[str, str], is_draft: bool, said: str) -> None:  # noqa: FBT001 - a case's value
    """What not everybody could read is a draft, and says why; what waits for its date is none."""
    report = load(archive, item(**values))
    assert archive.keys().draft is is_draft
    assert messages(report) == ([said] if said else [])


@pytest.mark.parametrize(
    ("local", "utc", "date"),
    [
        ("2021-07-02 12:30:00", "2021-07-02 08:30:00", "2021-07-02T12:30:00+04:00"),
        ("2021-07-02 12:37:00", "2021-07-02 08:30:00", "2021-07-02T12:30:00+04:00"),
        ("2021-07-09 12:30:00", "2021-07-02 08:30:00", "2021-07-02T08:30:00Z"),
        ("", "2021-07-02 08:30:00", "2021-07-02T08:30:00Z"),
        ("2021-07-02 12:30:00", "0000-00-00 00:00:00", "2021-07-02T12:30:00"),
        ("2021-07-02 12:30:00", "", "2021-07-02T12:30:00"),
    ],
)
def test_date(archive: OldArchive, local: str, utc: str, date: str) -> None:
    """A date has the offset of the site's time from that in GMT, if both can be right."""
    load(archive, item(post_date=local, post_date_gmt=utc))
    assert f"\ndate: {date}\n" in archive.text()


@pytest.mark.parametrize("date", ["0001-01-01 00:00:00", "9999-12-31 23:59:59", "soon"])
def test_date_that_is_none(archive: OldArchive, date: str) -> None:
    """A date that no calendar has breaks nothing: the post is imported, or the reason is told."""
    report = load(archive, item(post_date="2021-07-02 12:30:00", post_date_gmt=date))
    assert len(report.imported) + len({problem.path for problem in report.failed}) == 1


def test_what_is_no_post(archive: OldArchive) -> None:
    """Pages, what was thrown away, comments and the rest are named, with their line or number."""
    report = load(
        archive,
        item("", post_type="page", post_name="about"),
        item("", status="trash", post_name="old"),
        item("", post_name="empty", title=""),
        item("", post_type="nav_menu_item", post_id="8"),
        item("", post_type="nav_menu_item", post_id="9"),
        item(inside="<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>" * 3),
        media("3", "2021/07/a.jpg"),
    )
    assert [(each.path.rpartition("/")[2], each.message) for each in report.skipped] == [
        ("export.xml", "Comments, which briefings do not have: 3."),
        ("export.xml", "Of type 'nav_menu_item', which is no text: 2."),
        (
            "export.xml#about",
            "It is a page. To import it, name 'page' in the mapping's `types`.",
        ),
        ("export.xml#empty", "It has neither a title nor a text."),
        ("export.xml#old", "It was thrown away."),
    ]
    lines = archive.old.joinpath("export.xml").read_text(encoding="utf-8").split("\n")
    assert "content:encoded" in lines[report.skipped[2].line - 1]
    assert len(report.imported) == 1


def test_pages_on_request(archive: OldArchive) -> None:
    """The mapping can name other types of items."""
    load(archive, item(post_type="page"), item(post_name="b"), mapping="types: [page]\n")
    assert archive.paths() == ["2021/07/02/a-post.md"]


def test_several_files(archive: OldArchive) -> None:
    """All exports of a folder belong together: an author, an image, a link may be in another."""
    archive.write("2.xml", HEAD + media("3", "2021/07/a.jpg", title="A tree") + TAIL)
    archive.write("other.xml", "<urlset/>")
    archive.write("uploads/2021/07/a.jpg", b"JPG")
    linked = '<a href="https://old.example/2021/07/b/#x">B</a> [gallery ids="3"]'
    archive.write("1.xml", HEAD + item(linked, meta(_thumbnail_id="3")) + TAIL)
    archive.write("3.xml", HEAD + item(post_name="b", post_id="7") + TAIL)
    report = archive.run("wordpress")
    assert [each.message for each in report.skipped] == ["It is no export of WordPress."]
    assert not report.notes
    image = archive.keys("2021/07/02/a-post.md").image
    assert image
    assert (image.src, image.alt) == ("a-post/a.jpg", "A tree")
    body = archive.body("2021/07/02/a-post.md")
    assert body == "[B](b.md#x)\n\n![A tree](a-post/a.jpg)"


@pytest.mark.parametrize(
    "folder", ["media/wp-content/uploads", "media/uploads", "media"], ids=["root", "content", "own"]
)
def test_media_folder(archive: OldArchive, folder: str) -> None:
    """The folder of media may be that of the site, of its content, or of its uploads."""
    for name in ("a.jpg", "b-300x200.jpg", "c.jpg", "d.pdf"):
        file = archive.folder / folder / "2021/07" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(name.encode())
    text = (
        f'<a href="{UPLOADS}/2021/07/a.jpg"><img src="{UPLOADS}/2021/07/a-300x200.jpg" alt="A">'
        f'</a> <img src="https://i0.wp.com/old.example/wp-content/uploads/2021/07/b-300x200.jpg?w=3"'
        f' alt="B"> <img src="/wp-content/uploads/2021/07/c-scaled.jpg" alt="C">'
        f' <a href="{UPLOADS}/2021/07/d.pdf">D</a> <a href="{UPLOADS}/2021/07/gone.pdf">G</a>'
    )
    report = load(archive, item(text), media="media")
    assert archive.body() == (
        "[![A](a-post/a.jpg)](a-post/a.jpg) ![B](a-post/b-300x200.jpg) ![C](a-post/c.jpg) "
        f"[D](a-post/d.pdf) [G]({UPLOADS}/2021/07/gone.pdf)"
    )
    (message,) = messages(report)
    assert f"'{UPLOADS}/2021/07/gone.pdf' is not among the archive's files" in message


def test_links(archive: OldArchive) -> None:
    """Links by number lead to the briefing, and those to the page of a file to the file."""
    archive.write("wp-content/uploads/2021/07/a.jpg", b"JPG")
    text = (
        '<a href="https://old.example/?p=7">7</a> <a href="/?p=7">7</a> '
        '<a href="http://www.old.example/a-post/file-3">F</a> '
        '<a href="https://old.example/?attachment_id=3">F</a> '
        '<a href="https://old.example/">Home</a> <a href="https://other.example/?p=7">O</a>'
    )
    report = load(
        archive, item(text), item(post_name="b", post_id="7"), media("3", "2021/07/a.jpg")
    )
    assert archive.body("2021/07/02/a-post.md") == (
        "[7](b.md) [7](b.md) [F](a-post/a.jpg) [F](a-post/a.jpg) [Home](https://old.example/) "
        "[O](https://other.example/?p=7)"
    )
    assert not report.notes


def test_plain_addresses(archive: OldArchive) -> None:
    """An address that only has a number cannot be kept, and says so; links by it still lead on."""
    report = load(
        archive,
        item(
            '<a href="https://old.example/?p=7">7</a> <a href="/">H</a>',
            link="https://old.example/?p=5",
        ),
        item(post_name="b", post_id="7", link="https://old.example/?p=7"),
    )
    assert archive.body("2021/07/02/a-post.md") == ("[7](b.md) [H](https://old.example/)")
    assert "Its old address 'https://old.example/?p=5' is none that this site can keep." in (
        messages(report)
    )


def test_main_image(archive: OldArchive) -> None:
    """The featured image has its own description, or what else says what it shows."""
    for name in "abc":
        archive.write(f"uploads/{name}.jpg", b"JPG")
    report = load(
        archive,
        media("1", "a.jpg", meta(_wp_attachment_image_alt="A tree"), excerpt="By <b>Bo</b>"),
        media("2", "b.jpg", excerpt="Two trees"),
        media("3", "c.jpg", title="IMG_1234"),
        *(
            item(inside=meta(_thumbnail_id=number), post_name=f"p{number}", post_id=f"1{number}")
            for number in "1234"
        ),
    )
    images = [archive.keys(f"2021/07/02/p{number}.md").image for number in "123"]
    assert [(image.alt, image.caption) for image in images if image] == [
        ("A tree", "By Bo"),
        ("Two trees", "Two trees"),
        ("A title", None),
    ]
    assert messages(report) == [
        "Its main image has no description; its title stands in.",
        "Its main image, 4, is not in the export.",
    ]


def test_files_on_another_host(archive: OldArchive) -> None:
    """Files may have stood on a host of their own, and the site below a path."""
    for name in ("b/a.jpg", "wp-content/uploads/c.jpg"):
        archive.write(name, b"JPG")
    site = "https://old.example/paper"
    export = HEAD.replace("https://old.example", site)
    text = (
        '<img src="https://cdn.example/files/b/a.jpg" alt="A"> <a href="/about/">B</a> '
        f'<img src="{site}/wp-content/uploads/c.jpg" alt="C">'
    )
    image = media("3", "b/a.jpg", attachment_url="https://cdn.example/files/b/a.jpg")
    archive.write("export.xml", export + image + item(text) + TAIL)
    archive.run("wordpress", folder="export.xml")
    assert archive.body() == (f"![A](a-post/a.jpg) [B]({site}/about/) ![C](a-post/c.jpg)")


def test_overlapping_exports(archive: OldArchive) -> None:
    """A post that two files have is imported once."""
    for name in ("1.xml", "2.xml"):
        archive.write(name, HEAD + item(post_id="5") + TAIL)
    report = archive.run("wordpress")
    assert archive.paths() == ["2021/07/02/a-post.md"]
    (skipped,) = report.skipped
    assert skipped.message.endswith("/1.xml already.")


def test_gallery_of_old(archive: OldArchive) -> None:
    """A gallery that names no images has those that were uploaded for the post, in their order."""
    for name in "ab":
        archive.write(f"wp-content/uploads/{name}.jpg", b"JPG")
    load(
        archive,
        item("[gallery columns=2]\n\nText [sic].", post_id="5"),
        media("2", "b.jpg", post_parent="5"),
        media("1", "a.jpg", post_parent="5"),
        media("9", "c.jpg", post_parent="6"),
    )
    assert archive.body() == ("![](a-post/b.jpg)\n\n![](a-post/a.jpg)\n\nText [sic].")


def test_unknown_shortcode(archive: OldArchive) -> None:
    """A shortcode of a plugin is named, its text is kept, and the mapping can say what it means."""
    text = '[box]Mind **this**.[/box] [form id="3"]'
    report = load(archive, item(text, excerpt="S"), mapping='shortcodes: {form: "[A](/b/)"}\n')
    assert archive.body() == r"Mind \*\*this\*\*. [A](https://old.example/b/)"
    assert messages(report) == ["`box` is a tag of the old site; only what text it has is kept."]


def test_summary(archive: OldArchive) -> None:
    """Without an excerpt, what a plugin tells search engines is the summary; else the text is."""
    load(
        archive,
        item(inside=meta(_yoast_wpseo_metadesc="For search."), post_name="a"),
        item(inside=meta(_yoast_wpseo_metadesc="%%excerpt%%"), post_name="b"),
        item("[caption]<img src='x'> By Bo, of the paper itself[/caption]\n\nThe text begins here.",
             post_name="c"),
    )  # fmt: skip
    summaries = [archive.keys(f"2021/07/02/{name}.md").summary for name in "abc"]
    assert summaries == ["For search.", "Text.", "The text begins here."]


def test_image_alone(archive: OldArchive) -> None:
    """A post that is no more than an image is imported, and what it lacks is noted."""
    report = load(archive, item('<img src="a.jpg">', title="", post_name="12"))
    assert archive.keys().title == "Untitled"
    assert "It has no title and no text; 'Untitled' stands in." in messages(report)


def test_authors(archive: OldArchive) -> None:
    """Several authors of a post come over with their names."""
    terms = term("author", "cap-ada", "ada") + term("author", "cap-bo", "Bo, the Younger")
    load(archive, item(inside=terms))
    assert archive.keys().authors == ("Ada Vik", "Bo, the Younger")


def test_names_and_languages(archive: OldArchive) -> None:
    """A name in another script is kept, and Polylang says the language."""
    load(
        archive,
        item(
            inside=term("language", "uk", "Українська"),
            post_name="%d0%bd%d0%be%d0%b2%d0%b8%d0%bd%d0%b8",
            link="https://old.example/%d0%bd%d0%be%d0%b2%d0%b8%d0%bd%d0%b8/",
        ),
    )
    keys = archive.keys()
    assert keys.language == "uk"
    assert keys.aliases == ("/новини/",)


def test_blocks(archive: OldArchive) -> None:
    """The marks of blocks go, shared ones stand in their places, what is filled in is named."""
    text = dedent("""\
        <!-- wp:paragraph {"align":"left"} -->
        <p>One</p>
        <!-- /wp:paragraph -->

        <!-- wp:embed {"url":"https://youtu.be/x"} -->
        <figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
        https://youtu.be/x
        </div></figure>
        <!-- /wp:embed -->
        <!-- wp:block {"ref":40} /--><!-- wp:block {"ref":41} /-->
        <!-- wp:latest-posts /-->
        """)
    shared = item(
        '<!-- wp:paragraph --><p>Shared</p><!-- /wp:paragraph --> <!-- wp:block {"ref":40} /-->',
        post_type="wp_block", post_id="40",
    )  # fmt: skip
    report = load(archive, item(text, excerpt="S"), shared)
    body = archive.body()
    assert body == "One\n\n[Video on YouTube](https://youtu.be/x)\n\nShared"
    assert "WordPress filled in the block 'latest-posts'; nothing stands there." in messages(report)
    assert any("the block 'block' (2 in all)" in message for message in messages(report))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One\n\nTwo\nthree", "<p>One</p>\n<p>Two<br>\nthree</p>\n"),
        ("<h2>A\nb</h2>\nText", "<h2>A<br>\nb</h2><p>Text</p>\n"),
        ("<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"),
        ("[code]\na\n\nb\n[/code]", "[code]\na\n\nb\n[/code]"),
        ("<blockquote>A\n\nb</blockquote>", "<blockquote><p>A</p>\n<p>b</p>\n</blockquote>"),
        ("<ul>\n<li>a\nb</li>\n</ul>", "<ul>\n<li>a<br>\nb</li>\n</ul>"),
        ("<div>a</div>", "<div>a</div>"),
        ("<div>a\n\nb</div>", "<div><p>a</p>\n<p>b</p>\n</div>"),
        ("<p>a\nb</p>", "<p>a<br>\nb</p>"),
        ("a<br />\nb<br><br>c", "<p>a<br>\nb</p>\n<p>c</p>\n"),
        ('<a\nhref="x">y</a>', '<p><a href="x">y</a></p>\n'),
        ("<pre>open\n\nagain", "<pre><p>open</p>\n<p>again</p>\n"),
        ("", ""),
    ],
)
def test_paragraphs(text: str, html: str) -> None:
    """A blank line ends a paragraph, a line's end is a break, blocks and code stay."""
    assert paragraphs_of(text) == html


@pytest.mark.parametrize(
    "piece",
    ["<pre>", "<p>", "</p>", "<br> ", "\n \n", "<li>a", "[code]", "<", "<!-- wp:a ", "<!--more "],
)
def test_time_grows_with_the_text(piece: str) -> None:
    """Four times the text take about four times as long."""
    assert_in_proportion(lambda count: text_of(piece * count, {}), 8000)


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("<html/>", 1, "It is no export of WordPress."),
        (HEAD + "<item>\n<title>A", 14, "It ends in the middle."),
        (HEAD + "<a></b>" + TAIL, 13, "It is not well-formed XML: mismatched tag."),
        (
            '<!DOCTYPE rss [<!ENTITY a "b">]>\n' + HEAD.partition("\n")[2] + item("&a;") + TAIL,
            1,
            "It declares a document type",
        ),
    ],
)
def test_export_that_cannot_be_read(
    archive: OldArchive, content: str, line: int, message: str
) -> None:
    """What is no sound export is told with its line, and nothing is imported of it."""
    archive.write("export.xml", content)
    with pytest.raises(ArchiveError, match=message) as told:
        archive.run("wordpress", folder="export.xml")
    assert told.value.line == line
    assert not archive.new.exists()


def test_folder_without_export(archive: OldArchive) -> None:
    """A folder in which nothing is an export says so."""
    archive.write("a.xml", "<urlset/>")
    with pytest.raises(ArchiveError, match="no export of WordPress in this folder"):
        archive.run("wordpress")


def test_blemishes_of_exports(archive: OldArchive) -> None:
    """Blank lines in front, control characters and entities of HTML do not end the reading."""
    text = HEAD.replace("The old paper", "A&nbsp;paper") + item("One\x0b\n\nTwo") + TAIL
    archive.write("export.xml", f"\ufeff\n\n{text}")
    archive.run("wordpress", folder="export.xml")
    assert archive.body() == "One\n\nTwo"


def test_lines(archive: OldArchive) -> None:
    """A note has the line of the export on which its reason stands."""
    report = load(archive, item(f'One\n\n<img src="{UPLOADS}/x.jpg" alt="X">'))
    (note,) = report.notes
    lines = archive.old.joinpath("export.xml").read_text(encoding="utf-8").split("\n")
    assert "/x.jpg" in lines[note.line - 1]


def test_export_is_not_kept_in_memory(tmp_path: Path) -> None:
    """With five times as many items, the peak of memory stays as it was."""
    peaks = []
    for count in (20, 20, 100):
        file = tmp_path / f"{count}.xml"
        long = "".join(item(f"{number} " + "word " * 20_000) for number in range(count))
        file.write_text(HEAD + long + TAIL, encoding="utf-8")
        del long
        tracemalloc.start()
        assert sum(record.kind == "item" for record in read_wxr(file, "a")) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] < peaks[1] + 200_000


def test_scheduled_post_waits(archive: OldArchive) -> None:
    """A post that was to appear later has its date, so that it waits here too."""
    moment, link = "2099-01-02 03:00:00", "https://old.example/?p=5"
    load(archive, item(status="future", post_date=moment, post_date_gmt=moment, link=link))
    assert archive.keys().date == datetime(2099, 1, 2, 3, tzinfo=UTC)
    assert not archive.keys().aliases
