"""The words of an old post and of its briefing are counted alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_briefings.importing import (
    OldKeys,
    OldMedia,
    OldPost,
    OldSite,
    TemplateLanguage,
    TextKind,
)
from mkdocs_briefings.importing.convert.words import compare_words, loss_note

MANY = "word " * 400


def post(text: str, kind: TextKind = TextKind.MARKDOWN) -> OldPost:
    """Give a post with that text, which begins on line 4 of its file."""
    return OldPost(path="a.md", keys=OldKeys.from_data({}), text=text, kind=kind, text_line=4)


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (None, "One *two* `three`\n\n| a | b |\n|---|---|\n| c | d |", "One two three a b c d"),
        (None, "[One](/two) <https://three.example/four>", "<p>One</p>"),
        (None, "# The title\n\nOne", "One"),
        (TemplateLanguage.SHORTCODES, '{{< fig alt="Two" >}} [One]({{< ref "x" >}} "T")', "One"),
        (TemplateLanguage.LIQUID, "{% include a.html %} One\n{: .two}", "One"),
        (TemplateLanguage.WORDPRESS, '[box a="red"]One[/box] [embed]//x.example[/embed]', "One"),
        (TemplateLanguage.WORDPRESS, '[gallery ids="1"]', "A caption"),
    ],
)  # fmt: skip
def test_nothing_is_lost(language: TemplateLanguage | None, old: str, new: str) -> None:
    """Marks, addresses, tags of the old site and a title's heading are no words that were lost."""
    media = {"1": OldMedia(src="a.png", caption="A caption")}
    site = OldSite(root=Path(), template_language=language, media=media)
    kind = TextKind.HTML if language is TemplateLanguage.WORDPRESS else TextKind.MARKDOWN
    assert compare_words(post(old, kind), "The title", new, site).lost == ()


@pytest.mark.parametrize(
    ("lost", "is_loss"), [(8, False), (9, True)], ids=["two of a hundred", "more"]
)
def test_loss(lost: int, is_loss: bool) -> None:  # noqa: FBT001 - a case's value
    """More than a little is named, with its first words and their line."""
    gone = " ".join(f"gone{number}" for number in range(lost))
    old = post(f"{MANY}\n\n{gone}\n")
    count = compare_words(old, "T", f"{MANY} new new new", OldSite(root=Path()))
    assert (count.before, count.after) == (400 + lost, 403)
    notes = loss_note(old, count)
    assert bool(notes) is count.is_loss is is_loss
    for note in notes:
        assert note.line == 6
        assert note.message == (
            "Of 409 words 9 are missing: 'gone0 gone1 gone2 gone3 gone4' and so on."
        )
