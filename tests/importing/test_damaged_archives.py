"""Archives that are damaged at random."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.importing.conftest import OldArchive

PIECES = [
    "---\n",
    "+++\n",
    '{"title": "T",',
    "}\n",
    "title: T\n",
    "date: 2020-01-02\n",
    "date: {created: x}\n",
    "tags: [a, {b: c}]\n",
    "image: [{src: [x]}]\n",
    "authors: {a: {name: B}}\n",
    "aliases: ['http://[', ../, /?]\n",
    "slug: 1\n",
    "original: {url: x}\n",
    "&a [*a]\n",
    "a: &a {b: *a}\n",
    'title = "T"\n',
    "date = 2020-01-02\n",
    "{{< figure src=",
    "{{< /a >}}",
    "{{< ref",
    '"',
    ">}}",
    "{% highlight %}",
    "{% endraw %}",
    "{{ page.title",
    "![a](",
    "[a](../../../x.md)",
    "[x]: <",
    "<a href='",
    "<iframe src=//[",
    "```\n",
    "    ",
    "\n\n",
    "\x00\x0b\ufffe",
    "\ufeff",
    "مرحبا ",
]
POSTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=25).map("".join)
FILES = {
    "hugo": "content/post/a.md",
    "jekyll": "_posts/2020-01-02-a.md",
    "mkdocs-blog": "docs/blog/posts/a.md",
}


@settings(max_examples=300, deadline=None)
@given(
    generator=st.sampled_from(sorted(FILES)),
    text=POSTS,
    is_sound=st.booleans(),
    tail=st.binary(max_size=3),
)
def test_damage_never_raises(generator: str, text: str, is_sound: bool, tail: bytes) -> None:  # noqa: FBT001 - drawn by hypothesis
    """Whatever a post holds, it is imported and valid, or named with a reason."""
    with tempfile.TemporaryDirectory() as folder:
        archive = OldArchive(Path(folder))
        opening = "---\ntitle: T\ndate: 2020-01-02\n---\n" if is_sound else ""
        data = (opening + text).encode("utf-8", "surrogatepass") + tail
        archive.write(FILES[generator], data)
        report = archive.run(generator)
        for written in report.imported:
            archive.keys(Path(written.new).relative_to(archive.new).as_posix())
        assert len(report.imported) + len(report.skipped) + bool(report.failed) == 1
