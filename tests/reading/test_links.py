"""The scan for links finds those of the text, and takes no example for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.reading.links import Link, find_links, is_remote, local_path, suffix
from tests.growth import assert_in_proportion


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[a](b.md)", ["b.md"]),
        ("![a](b.png)", ["b.png"]),
        ("[a](  b.md  )", ["b.md"]),
        ("[a](<b c.md>)", ["b c.md"]),
        ("[a](<>)", []),
        ("[a]()", []),
        ('[a](b.md "A title")', ["b.md"]),
        ("[a](b.md 'A :) title')", ["b.md"]),
        ("![a](photo 1.png)", ["photo 1.png"]),
        ('![a](photo 1.png "A title")', ["photo 1.png"]),
        ("[a](b(c).md) [d](e.md)", ["b(c).md", "e.md"]),
        ("[a](b(c.md", []),
        (r"![a](my\_map\(1\).png)", ["my_map(1).png"]),
        ("![a](a&amp;b.png)", ["a&b.png"]),
        ("[a](b%20c.md?x=1#d)", ["b%20c.md?x=1#d"]),
        ("[![a](b.png)](c.md)", ["b.png", "c.md"]),
        ("[a][b]\n\n[b]: c.md 'A title'", ["c.md"]),
        ("[b]: <c d.md>", ["c d.md"]),
        ("[^1]: c.md", []),
        ("`[a](b.md)` [c](d.md)", ["d.md"]),
        ("``[a](`b.md)`` ` [c](d.md)", ["d.md"]),
        ("` [a](b.md)", ["b.md"]),
        ("```\n[a](b.md)\n```\n[c](d.md)", ["d.md"]),
        ("~~~ text\n[a](b.md)\n```\n~~~~\n[c](d.md)", ["d.md"]),
        ("````\n```\n[a](b.md)\n````\n[c](d.md)", ["d.md"]),
        ("```code``` and [a](b.md)\n[c](d.md)", ["b.md", "d.md"]),
        ("Text.\n\n    [a](b.md)\n\n[c](d.md)", ["d.md"]),
        ("\t[a](b.md)", []),
        ("Text\n    [a](b.md)", ["b.md"]),
        ("- Text\n\n    ![a](b.png)\n\n        ![c](d.png)", ["b.png"]),
        ("1. Text\n    - Text\n\n        ![a](b.png)\n\nText\n\n    ![c](d.png)", ["b.png"]),
        ("- Text\ngoes on\n\n    ![a](b.png)", ["b.png"]),
        ("!!! note\n    Text\n\n    ![a](b.png)\n\n    ```\n    ![c](d.png)\n    ```\n", ["b.png"]),
        ("<!-- [a](b.md)\n[c](d.md) --> [e](f.md)", ["f.md"]),
        ("<!-- [a](b.md)", ["b.md"]),
        ('<a class="x" href="b.md">', ["b.md"]),
        ("<img alt='a' src='b.png'>", ["b.png"]),
        ("<IMG SRC=b.png>", ["b.png"]),
        ('<video src="a.mp4"><source src="b.webm"></video>', ["a.mp4", "b.webm"]),
        ('<img src="a&amp;b.png">', ["a&b.png"]),
        ('<img data-src="a.png" src="b.png">', ["b.png"]),
        ('<p title="src=a.png">', []),
        ("[a] (b.md)", []),
        ("a](b.md)", []),
    ],
)
def test_targets(text: str, targets: list[str]) -> None:
    """Links and images of every form are found, those in code and comments are not."""
    assert [link.target for link in find_links(text)] == targets


def test_lines() -> None:
    """Each link has its line, comments and code above it counted."""
    text = "[a](b.md)\n<!--\n\n-->\n```\n\n```\n[c](d.md) ![e](f.png)\n"
    assert list(find_links(text)) == [
        Link("b.md", 1),
        Link("d.md", 8),
        Link("f.png", 8, is_image=True),
    ]


@pytest.mark.parametrize(
    ("text", "images"),
    [
        ("![a](b.png)", [True]),
        ("[a](b.png)", [False]),
        ("[![a](b.png)](c.md)", [True, False]),
        ("![a [b] c](d.png)", [True]),
        (r"\![a](b.png)", [False]),
        (r"![a\]](b.png)", [True]),
        ("![a][b]\n\n[b]: c.png", [True]),
        ("![a] [b]\n\n[b]: c.png", [True]),
        ("![b][]\n\n[B]: c.png", [True]),
        ("![b]\n\n[b]: c.png", [True]),
        ("[a][b] ![c](d.png)\n\n[b]: e.png", [True, False]),
        ('<img src="a.png"> <a href="b.png">', [True, False]),
        ('<video src="a.mp4">', [False]),
    ],
)
def test_images(text: str, images: list[bool]) -> None:
    """An image is told from a link to one, so that a page that shows it is."""
    assert [link.is_image for link in find_links(text)] == images


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("b.md", "briefings/2026/b.md"),
        ("./b.md#part", "briefings/2026/b.md"),
        ("../b.md?x=1", "briefings/b.md"),
        ("../../docs/about.md", "docs/about.md"),
        ("../../../b.md", "../b.md"),
        ("b%20c%C3%A9.md", "briefings/2026/b cé.md"),
        ("b c.md", "briefings/2026/b c.md"),
        ("%ff.md", "briefings/2026/\ufffd.md"),
        (".", "briefings/2026"),
        ("", None),
        ("#part", None),
        ("?x=1", None),
        ("/b.md", None),
        ("\\b.md", None),
        ("//example.org/b.md", None),
        ("https://example.org/b.md", None),
        ("mailto:desk@example.org", None),
        ("data:image/png;base64,AAAA", None),
        ("javascript:alert(1).md", None),
        ("http://[b.md", None),
    ],
)
def test_local_path(target: str, path: str | None) -> None:
    """A relative link leads to a file; one to a site, a place on the page or the root does not."""
    assert local_path(target, "briefings/2026") == path


@pytest.mark.parametrize(
    ("target", "remote"),
    [
        ("https://example.org/a.png", True),
        ("//example.org/a.png", True),
        ("HTTPS:example.org/a.png", True),
        ("https:/example.org/a.png", True),
        ("\\\\example.org/a.png", True),
        ("/\\example.org/a.png", True),
        ("/\t/example.org/a.png", True),
        ("a.png", False),
        ("/a.png", False),
        ("data:image/png;base64,AAAA", False),
        ("http://[a.png", False),
    ],
)
def test_is_remote(target: str, remote: bool) -> None:  # noqa: FBT001 - a column of the table
    """What has a host is on another site."""
    assert is_remote(target) is remote


def test_suffix() -> None:
    """The ending of a name is compared in lower case."""
    assert [suffix(path) for path in ("a/b.PNG", "a.b/c", ".env", "St.")] == [".png", "", "", "."]


MARKDOWN = st.lists(
    st.sampled_from(
        [
            *"[]()!<>`~\\\"'#: \n\t",
            "](",
            "![",
            "[a]: b",
            "<a href=",
            "<img src='",
            "    ",
            "```",
            "<!--",
            "-->",
            "- ",
            "x.md",
        ]
    )
    | st.characters()
).map("".join)


@given(MARKDOWN)
def test_any_text(text: str) -> None:
    """Whatever a text is, the scan ends, and each link stands on one of its lines."""
    lines = text.split("\n")
    for link in find_links(text):
        assert 1 <= link.line <= len(lines)
        assert link.target.strip()
        local_path(link.target, "briefings")


@pytest.mark.parametrize(
    "part",
    [
        "[",
        "![",
        "](",
        "](a",
        "<a ",
        "<a href=",
        "`",
        "` `` ",
        "x`",
        "<!--",
        "(",
        "[a]: ",
        "\\",
        "<img src='",
        "[a](b ",
        "a ``` ",
    ],
)
def test_long_lines(part: str) -> None:
    """The time that a scan takes grows with the text, not with its square."""
    assert_in_proportion(lambda size: list(find_links(part * (size // len(part)))), 200_000)


@pytest.mark.parametrize(
    "start", ["[a](", "[a](b", "[a]: ", "<a", "<a href", "<a href=", "[a](b '", ""]
)
@pytest.mark.parametrize("end", ["", ")", "x", "'", "='b'>"])
def test_much_white_space(start: str, end: str) -> None:
    """Nor does it grow faster with a gap in a line."""

    def scan(size: int) -> None:
        for before in ("[]<>", ""):
            list(find_links(f"{before}{start}{' ' * size}{end}"))

    assert_in_proportion(scan, 200_000)
