"""What Jekyll fills in, and what WordPress left in its archives: used, taken out or named."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.growth import assert_in_proportion
from tests.importing.conftest import OldArchive

if TYPE_CHECKING:
    from pathlib import Path

POST = "_posts/2019-03-04-old-news.md"
GIST, GIST_ADDRESS = "{% gist a/b %}", "https://gist.github.com/a/b"


def liquid(archive: OldArchive, body: str, ending: str = "md") -> tuple[str, str]:
    """Give what the text of a post becomes, and its notes."""
    archive.write(POST.replace(".md", f".{ending}"), f"---\ntitle: T\n---\n{body}\n")
    report = archive.run("jekyll")
    return archive.body(), "\n".join(f"{note.line}: {note.message}" for note in report.notes)


@pytest.mark.parametrize(
    ("body", "new"),
    [
        ('[x]({{ "/a/b/" | url }}) y', "[x](/a/b/) y"),
        ("[x]({{ '/a/' | relative_url }}#b)", "[x](/a/#b)"),
        ('<a href="{{ "/a/" | absolute_url }}">x</a>', '<a href="/a/">x</a>'),
        ("[x]({{ site.baseurl }}/about/)", "[x](/about/)"),
        ("{{ page.title }} x", "T x"),
        ("{{ 'a' }} x", "a x"),
        ("{% raw %}{{ a }}{% endraw %} {% raw %}{% b %}", "{{ a }} "),
    ],
)
def test_outputs_that_are_known(archive: OldArchive, body: str, new: str) -> None:
    """What stands in an output is used."""
    assert liquid(archive, body)[0] == new.strip()


@pytest.mark.parametrize(
    ("body", "new"),
    [
        ("a\n\n* <{{ release.url }}>\n* b <{{ release.url }}>", "a\n\n* b"),
        ("a [x]({{ release.url }}) b", "a x b"),
        ("a ![x]({{ release.url }}) b", "a x b"),
        (
            'a <a href="{{ release.url }}">x</a> <img src="{{ release.url }}" alt="y">',
            "a <a >x</a> y",
        ),
        ("a\n\n- {{ release.url }}\n- b", "a\n\n- b"),
    ],
)
def test_outputs_that_nobody_knows(archive: OldArchive, body: str, new: str) -> None:
    """An output that only the old site knew leaves nothing behind, and is named with its line."""
    text, notes = liquid(archive, body)
    assert text == new
    line = 4 if body.startswith(("a [", "a !", "a <")) else 6
    assert f"{line}: `release.url` is a tag of the old site" in notes
    assert "nowhere" not in notes


@pytest.mark.parametrize(
    ("body", "new"),
    [
        (f"<div>{GIST}</div>", f'<div><a href="{GIST_ADDRESS}">Code on GitHub</a></div>'),
        (f"<td>\n{GIST}\n\n</td>", f'<td>\n<a href="{GIST_ADDRESS}">Code on GitHub</a>\n\n</td>'),
        (f"a <b>{GIST}</b>", f"a <b>[Code on GitHub]({GIST_ADDRESS})</b>"),
    ],
)
def test_tags_in_html(archive: OldArchive, body: str, new: str) -> None:
    """What stands in for a tag is HTML where Markdown is not read."""
    assert liquid(archive, body)[0] == new


def test_shortcodes_of_wordpress(archive: OldArchive) -> None:
    """An archive that once was WordPress' has its shortcodes still, but code and links are none."""
    archive.write("a.png", b"PNG")
    text, notes = liquid(
        archive,
        '[caption id="a" width="3"]<img src="/a.png" alt="A"> Words[/caption]\n\n'
        '[gallery ids="1,2"]\n\n[embed]https://v.example/1[/embed] and [youtube abc]\n\n'
        "[note]*b*[/note]\n\n`[youtube abc]` [video][1] [sic] [youtube]\n\n"
        "    [youtube abc]\n\n[1]: /v",
    )
    assert re.sub(r"\n{3,}", "\n\n", text) == (
        '<figure><img src="old-news/a.png" alt="A"><figcaption>Words</figcaption></figure>\n\n'
        '<a href="https://v.example/1">https://v.example/1</a> and '
        '<a href="https://www.youtube.com/watch?v=abc">Video on YouTube</a>\n\n'
        "[note]*b*[/note]\n\n`[youtube abc]` [video][1] [sic] [youtube]\n\n"
        "    [youtube abc]\n\n[1]: /v"
    )
    assert "6: `gallery` is a tag of the old site" in notes
    assert "10: `note` is a tag of the old site" in notes


def test_hidden_words_are_in_no_summary(archive: OldArchive) -> None:
    """A summary is made of what the old page showed."""
    liquid(
        archive,
        "{::comment}\nThe lawyer has not agreed to any of this.\n{:/comment}\n\n"
        "{% comment %}Nor has the publisher's daughter.{% endcomment %}\n\n"
        "These points were named on Monday:\n- Water\n- Power",
    )
    assert archive.keys().summary == "These points were named on Monday:"
    assert "has" not in archive.text()


@pytest.mark.parametrize(
    ("text", "body", "names"),
    [
        ('[audio mp3="/a.mp3"][/audio] b', '<audio src="/a.mp3" controls=""></audio> b', []),
        ("[quote]a[/quote][b]", "[quote]a[/quote][b]", ["quote"]),
        ('[form-7 id="2"] a', '[form-7 id="2"] a', ["form-7"]),
        ('[sic] [a b] [c d="e"][f] `[g h="i"]`', '[sic] [a b] [c d="e"][f] `[g h="i"]`', []),
    ],
)
def test_shortcodes_among_brackets(
    archive: OldArchive, text: str, body: str, names: list[str]
) -> None:
    """What can be no words in brackets is a tag, and one that stays is named as such."""
    archive.write("_posts/2019-01-02-a.md", f"---\ntitle: T\n---\n{text}\n")
    report = archive.run("jekyll")
    assert archive.body("2019/01/02/a.md") == body
    told = [f"`{name}` is a tag of the old site; it stands as it was." for name in names]
    assert [note.message for note in report.notes if "tag" in note.message] == told


@pytest.mark.parametrize(
    "piece", ["{% raw %}", "{{ ", "{% a ", "{{ a }}{{ b", "[caption a=b] ", "*a "]
)
def test_time_grows_with_the_text(tmp_path: Path, piece: str) -> None:
    """A text of four times as many pieces takes about four times as long."""

    def run(size: int) -> None:
        archive = OldArchive(tmp_path / str(size))
        shutil.rmtree(archive.folder, ignore_errors=True)
        archive.write(POST, f"---\ntitle: T\n---\n{piece * size}\n")
        archive.run("jekyll")

    assert_in_proportion(run, 2000)


def test_files_that_are_templates(archive: OldArchive) -> None:
    """A file that the old site filled in is not copied: its address stays, and is named."""
    archive.write("feed.json", "---\nlayout: null\n---\n{% for post in site.posts %}")
    archive.write("data.json", "{}")
    text, notes = liquid(archive, "[data](/data.json) [feed][f]\n\n[f]: /feed.json")
    assert text == "[data](old-news/data.json) [feed][f]\n\n[f]: /feed.json"
    assert notes.startswith("6: '/feed.json' was filled in by the old site")
