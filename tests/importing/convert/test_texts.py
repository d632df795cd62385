"""The texts of Hugo's posts: shortcodes, links and images."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.importing.conftest import ANY_KEYS

if TYPE_CHECKING:
    from tests.importing.conftest import OldArchive

POST = "content/post/a.md"


@pytest.mark.parametrize(
    ("shortcode", "markdown"),
    [
        ("{{< youtube abc >}}", "[Video on YouTube](https://www.youtube.com/watch?v=abc)"),
        (
            '{{< youtube id="abc" title="A film" >}}',
            "[A film](https://www.youtube.com/watch?v=abc)",
        ),
        ("{{< vimeo 12 >}}", "[Video on Vimeo](https://vimeo.com/12)"),
        ('{{< tweet user="ada" id="12" >}}', "[Post by @ada on X](https://x.com/ada/status/12)"),
        ("{{% tweet 12 %}}", "[Post on X](https://x.com/i/status/12)"),
        ("{{< gist ada 12 >}}", "[Code on GitHub](https://gist.github.com/ada/12)"),
        ("{{< instagram abc >}}", "[Post on Instagram](https://www.instagram.com/p/abc/)"),
        ("{{< highlight go >}}\nx := 1\n{{< /highlight >}}", "```go\nx := 1\n```"),
        ("{{< highlight >}}just so{{< /highlight >}}", "just so"),
        ('{{< figure src="x.png" alt="A" >}}', "![A](a/x.png)"),
        (
            '{{< figure src="x.png" alt="A" caption="By Bo" link="https://b.example" >}}',
            "[![A](a/x.png)](https://b.example)\n\n*By Bo*",
        ),
        ('{{< details summary="More" >}}Text{{< /details >}}', "**More**\n\nText"),
        ("{{</* youtube abc */>}}", "{{< youtube abc >}}"),
        ("{{< note >}}Mind **this**.{{< /note >}}", "Mind **this**."),
        ("{{< a >}}1{{< b >}}2{{< /a >}}3", "123"),
        ('{{< button href="/go/" text="Go" />}}', "[Go](/go/)"),
        ("{{< unheard >}}", ""),
        ("{{< unclosed", "{{< unclosed"),
    ],
)
def test_shortcode(archive: OldArchive, shortcode: str, markdown: str) -> None:
    """Known shortcodes become Markdown; of others the text is kept."""
    archive.write("content/post/x.png", b"PNG")
    archive.post(POST, body=f"{shortcode}\n")
    assert not archive.run().failed
    assert archive.body() == markdown


def test_unknown_shortcode_is_noted(archive: OldArchive) -> None:
    """A shortcode that is not known is noted once for each post, with its first line."""
    archive.post(POST, body="\nOne {{< odd >}}two{{< /odd >}}\n\n{{< odd >}}three{{< /odd >}}\n")
    (note,) = archive.run().notes
    assert note.line == 7
    assert note.message == "`odd` is a tag of the old site, 2 times; only what text it has is kept."


def test_shortcodes_of_the_mapping(archive: OldArchive) -> None:
    """The mapping's templates replace shortcodes, known ones too."""
    archive.post(
        POST, body='{{< legacy src="a/b.png" >}} {{< tip x >}}in{{< /tip >}} {{< toc >}}\n'
    )
    report = archive.run(
        mapping="shortcodes:\n"
        "  legacy: '[{src}](https://old.example/{src})'\n"
        "  tip: '**{0}** {inner}'\n"
        "  toc: '-'\n"
    )
    assert archive.body() == "[a/b.png](https://old.example/a/b.png) **x** in -"
    assert not report.notes


def test_references(archive: OldArchive) -> None:
    """`ref` leads to the briefing by name or path; what is not there keeps its words."""
    archive.post(
        POST,
        body='[B]({{< ref "b.md#x" >}}) [B]({{< relref "/post/b.md" >}} "Title") '
        '[T]({{< ref "/topics/t" >}}) [gone]({{< ref "gone.md" >}} "Gone") '
        '<a href="{{< ref "gone.md" >}}">gone</a>\n',
    )
    archive.post("content/post/b.md")
    report = archive.run()
    assert archive.body("2020/01/02/a.md") == (
        '[B](b.md#x) [B](b.md "Title") [T](/topics/t/) gone <a >gone</a>'
    )
    assert str(report.notes).count("is no post of this archive") == 2


def test_links(archive: OldArchive) -> None:
    """Links to imported posts are relative, and all others go on leading where they led."""
    archive.post(
        POST,
        body="[1](/post/b/) [2](../b/#x) [3](b.md) [4](/about/) [5](https://e.example/) [6](#top)\n"
        "[7](mailto:x@e.example) [8](../gone/) [9](/post/a/) [10](www.e.example/x)\n\n"
        '<a href="/post/b/">11</a> [12][ref] [13](file.pdf) [14]()\n\n[ref]: /post/b/\n',
    )
    archive.post("content/post/b.md")
    archive.write("content/post/file.pdf", b"PDF")
    assert not archive.run().failed
    assert archive.body("2020/01/02/a.md") == (
        "[1](b.md) [2](b.md#x) [3](b.md) [4](/about/) [5](https://e.example/) [6](#top)\n"
        "[7](mailto:x@e.example) [8](/post/gone/) [9](a.md) [10](https://www.e.example/x)\n\n"
        '<a href="b.md">11</a> [12][ref] [13](a/file.pdf) [14]()\n\n[ref]: b.md'
    )


def test_links_to_files_that_are_not_there(archive: OldArchive) -> None:
    """Links to files that the archive lacks are named, since nobody can follow them."""
    archive.post(POST, body="[1](/big.png) [2](notes.pdf) [3](/about/)\n")
    report = archive.run()
    [note] = report.notes
    assert note.message == (
        "The file '/big.png' and 1 more are not among the archive's files;"
        " the link to it stands there."
    )


def test_links_with_the_address_of_the_old_site(archive: OldArchive) -> None:
    """With `site_url`, whole addresses of posts become relative, and other paths whole."""
    archive.post(POST, body="[1](https://www.old.example/post/b/) [2](/about/) ![3](/x.png)\n")
    archive.post("content/post/b.md")
    archive.run(mapping="site_url: https://old.example/\n")
    assert archive.body("2020/01/02/a.md") == (
        "[1](b.md) [2](https://old.example/about/) [3](https://old.example/x.png)"
    )


def test_code_stays_as_it_is(archive: OldArchive) -> None:
    """Links in fenced code, indented code and code spans are examples, and not touched."""
    body = "```\n![a](gone.png)\n```\n\n    ![a](gone.png)\n\nText `![a](gone.png)`."
    archive.post(POST, body=f"{body}\n")
    report = archive.run()
    assert archive.body() == body
    assert not report.notes


def test_links_in_lists_and_with_spaces(archive: OldArchive) -> None:
    """Links in what is indented below a list's item count, and so do targets with spaces."""
    archive.write("content/post/a b.png", b"PNG")
    archive.post(
        POST, body='* Item\n\n    [B](/post/b/) ![](gone 1.png)\n\n![A b](a b.png "Title")\n'
    )
    archive.post("content/post/b.md")
    assert not archive.run().failed
    assert archive.body("2020/01/02/a.md") == (
        '* Item\n\n    [B](b.md) \n\n![A b](a/a%20b.png "Title")'
    )


def test_embedded_page_in_code(archive: OldArchive) -> None:
    """A frame that is an example stays, and so does one that is written in a line as code."""
    body = "```\n<iframe src='https://e.example/'></iframe>\n```\n\n`<iframe src='x'></iframe>`"
    archive.post(POST, body=f"{body}\n")
    archive.run()
    assert archive.body() == body


def test_embedded_page_without_an_end(archive: OldArchive) -> None:
    """A frame that is not closed, or only named as code, takes nothing of the text."""
    archive.post(POST, body="As `<iframe>` b.\n\n<iframe src='https://e.example/'>\n\nThe end.\n")
    archive.run()
    link = '<a href="https://e.example/">Embedded page</a>'
    assert archive.body() == f"As `<iframe>` b.\n\n{link}\n\nThe end."


def test_missing_images(archive: OldArchive) -> None:
    """An image that is not there gives way to its words or a link, with one note a post."""
    archive.post(
        POST,
        body='![A ship](gone.png) ![](also.png) ![Map](/img/map.png) <img src="x.gif" alt="Cat">\n'
        "[![Logo](logo.png)](/about/)\n",
    )
    report = archive.run()
    assert archive.body() == "A ship  [Map](/img/map.png) Cat\n[Logo](/about/)"
    (note,) = report.notes
    assert note.message.startswith("The image 'gone.png' and 4 more are not among the archive's")


@pytest.mark.parametrize(
    ("body", "new"),
    [
        (
            '<p>A <img src="https://e.example/a.svg?b&amp;c" alt="A *b* &lt;"></p>',
            '<p>A <a href="https://e.example/a.svg?b&amp;c">A &#42;b&#42; &lt;</a></p>',
        ),
        ('<div><img src="/gone.png"></div>', '<div><a href="/gone.png">gone.png</a></div>'),
        ('<div><img src="gone.png" alt="G"></div>', "<div>G</div>"),
        (
            '<p><a href="/x/"><img src="/gone.png" alt="G"></a> <img src="/gone.png"></p>',
            '<p><a href="/x/">G</a> <a href="/gone.png">gone.png</a></p>',
        ),
        (
            '<div><a href="/x/">\n<img src="/gone.png">\n</a>\n<img src="/gone.png"></div>',
            '<div><a href="/x/">\nImage\n</a>\n<a href="/gone.png">gone.png</a></div>',
        ),
        ('[<img src="/gone.png" alt="G">](/x/)', "[G](/x/)"),
    ],
)
def test_missing_images_in_html(archive: OldArchive, body: str, new: str) -> None:
    """What stands in for an image in HTML is HTML, and no link inside of a link."""
    archive.post(POST, body=f"{body}\n")
    archive.run()
    assert archive.body() == new


def test_images_on_other_sites(archive: OldArchive) -> None:
    """An image of another site becomes a link to it, since readers fetch nothing from there."""
    archive.post(POST, body="![A ship](https://e.example/ship.png) ![](//e.example/x.png)\n")
    report = archive.run()
    assert archive.body() == (
        "[A ship](https://e.example/ship.png) [Image](https://e.example/x.png)"
    )
    assert "and 1 more are on another site" in str(report.notes)


def test_embedded_page(archive: OldArchive) -> None:
    """A frame becomes a link, in HTML too, where Markdown is not read."""
    frame = '<iframe src="//e.example/slides?a=1&amp;b" title="*Slides*">x</iframe>'
    archive.post(POST, body=f"{frame}\n\n<div>{frame}</div>\n")
    report = archive.run()
    link = '<a href="https://e.example/slides?a=1&amp;b">Slides</a>'
    assert archive.body() == f"{link}\n\n<div>{link}</div>"
    assert "A page is embedded" in str(report.notes)


def test_embedded_player(archive: OldArchive) -> None:
    """The frame of a player becomes a link to the page that a person would open."""
    archive.post(POST, body='<iframe src="//www.youtube.com/embed/a?start=1&amp;rel=0"></iframe>\n')
    archive.run()
    assert (
        archive.body() == '<a href="https://www.youtube.com/watch?v=a&amp;t=1s">Embedded page</a>'
    )


def test_nothing_outside_the_archive_is_copied(archive: OldArchive) -> None:
    """A path that leads out of the archive, or a link that does, is no file of it."""
    secret = archive.folder / "secret.png"
    secret.write_bytes(b"PNG")
    archive.post(POST, body="![a](../../../secret.png) ![b](link.png)\n")
    (archive.old / "content/post/link.png").symlink_to(secret)
    archive.run()
    assert archive.paths() == ["2020/01/02/a.md"]
    assert archive.body() == "a b"


@pytest.mark.parametrize("piece", ["![", "[a ", "<img ", "> " * 3])
def test_what_no_site_could_publish(archive: OldArchive, piece: str) -> None:
    """A text past the site's limits is not converted, and named with its line."""
    archive.post(POST, body=f"One.\n\n{piece * 2_000}\n")
    archive.post("content/post/b.md")
    report = archive.run()
    (problem,) = report.failed
    text = (archive.old / POST).read_text(encoding="utf-8")
    assert problem.line == text[: text.index(piece)].count("\n") + 1
    assert problem.hint == "Write it in a simpler way, and import again."
    assert len(archive.paths()) == 1


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("![A map][map]", "A map"),
        ("![Map][]", "Map"),
        ("![map]", "map"),
        ("[![A map][map]](https://e.example/)", "[A map](https://e.example/)"),
        ("[![A map][map]][there]", "[A map][there]"),
        ("![There][there] and `![A map][map]`", "![There][there] and `![A map][map]`"),
        ("![A map][nowhere]", "![A map][nowhere]"),
        ("![Far][far]", "[Far](https://else.example/x.png)"),
        ("![Old][old]", "[Old](/img/old.png)"),
    ],
)
def test_images_by_label(archive: OldArchive, text: str, new: str) -> None:
    """An image gives way to the same, whether its address stands in it or in a definition."""
    archive.write("content/post/there.png", b"PNG")
    archive.post(
        POST,
        body=f'{text}\n\n[MAP]: gone.png "Title"\n[there]: there.png\n'
        "[far]: https://else.example/x.png\n[old]: /img/old.png\n",
    )
    archive.run()
    assert archive.body().split("\n")[0] == new


def test_images_by_label_that_are_not_there(archive: OldArchive) -> None:
    """The files that definitions name for images are told as others are, and the site is sound."""
    archive.post(POST, body="![A map][map] and [a film][film] ![Film][film]\n\n[map]: gone.png\n")
    archive.write(
        "content/post/b.md",
        f"---\n{ANY_KEYS}---\n![A][map], [words][page]\n\n[map]: gone.png\n[page]: /about/\n",
    )
    report = archive.run()
    message = (
        "The image 'gone.png' is not among the archive's files; what describes it stands there."
    )
    assert [(note.line, note.message) for note in report.notes] == [(8, message), (8, message)]
    assert archive.body("2020/01/02/b.md") == "A, [words][page]\n\n[map]: #\n[page]: /about/"


def test_label_of_an_image_and_a_link(archive: OldArchive) -> None:
    """A definition to which a link refers too leads on where it did, and that is told."""
    archive.post(POST, body="![A map][map], [larger][map]\n\n[map]: /gone.png\n")
    report = archive.run()
    assert archive.body() == "[A map](/gone.png), [larger][map]\n\n[map]: /gone.png"
    assert sorted(note.message for note in report.notes) == [
        "The file '/gone.png' is not among the archive's files; the link to it stands there.",
        "The image '/gone.png' is not among the archive's files; what describes it stands there.",
    ]
