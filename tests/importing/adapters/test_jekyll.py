"""Archives of Jekyll."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.importing.conftest import OldArchive

POST = "_posts/2019-03-04-old-news.md"


def test_date_and_name_come_from_the_file(archive: OldArchive) -> None:
    """Date, slug and old address are read off the file's name and the categories."""
    archive.write(POST, "---\nlayout: post\ntitle: T\ncategories: World News\n---\nFirst.\n")
    archive.run("jekyll")
    assert archive.paths() == ["2019/03/04/old-news.md"]
    keys = archive.keys()
    assert keys.tags == ("World", "News")
    assert keys.aliases == ("/world/news/2019/03/04/old-news.html",)
    assert keys.summary == "First."
    assert keys.extra == {}


def test_folder_of_posts_and_pattern(archive: OldArchive) -> None:
    """The folder of the posts can be given itself, and a pattern by its Jekyll name."""
    archive.write(POST, "---\ntitle: T\n---\nText.\n")
    archive.run("jekyll", mapping="permalink: none\n", folder="_posts")
    assert archive.keys().aliases == ("/old-news.html",)


def test_own_permalink_and_redirects(archive: OldArchive) -> None:
    """`permalink` with its parts and `redirect_from` become aliases."""
    archive.write(
        POST, "---\ntitle: T\npermalink: /n/:year/:title\nredirect_from: /once/\n---\nText.\n"
    )
    archive.run("jekyll")
    assert archive.keys().aliases == ("/n/2019/old-news", "/once/")


def test_folders_above_are_categories(archive: OldArchive) -> None:
    """The folders in which `_posts` stands are categories."""
    archive.write("sport/_posts/2019-03-04-a.md", "---\ntitle: T\n---\nText.\n")
    archive.run("jekyll")
    assert archive.keys().tags == ("sport",)
    assert archive.keys().aliases == ("/sport/2019/03/04/a.html",)


def test_drafts_and_unpublished_posts(archive: OldArchive) -> None:
    """Drafts and posts with `published: false` are drafts."""
    archive.write("_drafts/a.md", "---\ntitle: A\ndate: 2020-01-01\n---\nText.\n")
    archive.write(POST, "---\ntitle: B\npublished: false\n---\nText.\n")
    archive.run("jekyll")
    assert archive.keys("2020/01/01/a.md").draft
    assert archive.keys("2019/03/04/old-news.md").draft


def test_other_pages_are_skipped(archive: OldArchive) -> None:
    """Pages outside the folders of posts, and texts of other kinds, are skipped."""
    archive.write("about.md", "---\ntitle: About\n---\n")
    archive.write("_posts/2019-01-01-a.html", "<p>")
    archive.write("_posts/2019-01-01-a.textile", "---\ntitle: T\n---\nh1. T\n")
    archive.write("_posts/2019-01-01-readme.md", "No front matter.\n")
    report = archive.run("jekyll")
    assert sorted(problem.message for problem in report.skipped) == [
        "It has no front matter, so it is no post.",
        "It has no front matter, so it is no post.",
        "It is written neither in Markdown nor in HTML.",
        "It stands in no `_posts` or `_drafts` folder.",
    ]


def test_posts_in_html(archive: OldArchive) -> None:
    """A post may be written in HTML, and others lead to it."""
    archive.write("_posts/2019-01-02-page.html", "---\ntitle: H\n---\n<p>One</p>\n\n<p>*Two*</p>\n")
    archive.write(POST, "---\ntitle: T\n---\n[it]({% post_url 2019-01-02-page %})\n")
    report = archive.run("jekyll")
    assert not report.notes
    assert archive.body("2019/01/02/page.md") == "<p>One</p>\n\n<p>*Two*</p>"
    assert archive.keys("2019/01/02/page.md").aliases == ("/2019/01/02/page.html",)
    assert "(../../01/02/page.md)" in archive.text("2019/03/04/old-news.md")


def test_liquid(archive: OldArchive) -> None:
    """Liquid tags become Markdown, inner links lead to the briefing, raw blocks stay."""
    archive.write("_posts/2019-01-02-first.md", "---\ntitle: First\n---\nText.\n")
    archive.write("img/a.png", b"PNG")
    archive.write(
        POST,
        "---\ntitle: T\n---\n"
        "See [it]({% post_url 2019-01-02-first %}#end) and [us]({{ site.baseurl }}/about/).\n\n"
        "{% highlight ruby %}\nputs 1\n{% endhighlight %}\n\n"
        "![A]({{ '/img/a.png' | relative_url }})\n\n"
        '{% include youtube.html id="abc" %}\n\n'
        "{% comment %}Nobody sees this.{% endcomment %}\n"
        "{% raw %}{{ shown }}{% endraw %} <!--more--> {% unknown %}{{ page.title }}\n",
    )
    report = archive.run("jekyll")
    assert archive.body("2019/03/04/old-news.md") == (
        "See [it](../../01/02/first.md#end) and [us](/about/).\n\n"
        "```ruby\nputs 1\n```\n\n"
        "![A](old-news/a.png)\n\n"
        "[Video on YouTube](https://www.youtube.com/watch?v=abc)\n\n"
        "\n{{ shown }}  T"
    )
    assert [(note.line, note.message) for note in report.notes] == [
        (15, "`unknown` is a tag of the old site; only what text it has is kept.")
    ]


def test_missing_date(archive: OldArchive) -> None:
    """A post without any date is named, and not imported."""
    archive.write("_posts/undated.md", "---\ntitle: T\n---\nText.\n")
    report = archive.run("jekyll")
    assert [problem.message for problem in report.failed] == ["It has no date."]


def test_authors_by_id(archive: OldArchive) -> None:
    """Authors that the site lists by id get their names."""
    archive.write("_data/authors.yml", "ada:\n  name: Ada Vik\n")
    archive.write(POST, "---\ntitle: T\nauthor: ada\n---\nText.\n")
    archive.run("jekyll")
    assert archive.keys().authors == ("Ada Vik",)


def test_headers_of_pelican_are_told(archive: OldArchive) -> None:
    """A text with headers in the place of front matter is a post that is not imported."""
    archive.write(POST, "Date: 2020-01-02\nTitle: A\nTags: b\n\nText.\n")
    archive.write("_posts/2020-01-03-b.md", "Some words, title: no.\n")
    report = archive.run("jekyll")
    (failed,) = report.failed
    assert failed.message.startswith("It begins with headers, as Pelican has them")
    assert len(report.skipped) == 1
