"""Front matter in one form."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.key_order import NO_ORDER, key_order
from mkdocs_briefings.model.schema import briefing_schema
from mkdocs_briefings.reading.file import UnreadableError, open_bytes
from mkdocs_briefings.reading.text import without_forbidden
from mkdocs_briefings.writing.format import NotFormattedError, format_file

ORDER = key_order(BriefingKeys)


def formatted(front_matter: str, body: str = "Text.\n") -> str:
    """Format a briefing twice, which has to be the same as once; give its front matter."""
    once = format_file(f"---\n{front_matter}---\n{body}".encode(), "a.md", ORDER)
    assert format_file(once, "a.md", ORDER) == once
    text = once.decode()
    assert text.startswith("---\n")
    assert text.endswith(f"---\n{body}")
    return text.removeprefix("---\n").removesuffix(f"---\n{body}")


def test_keys_come_in_the_order_of_the_handbook() -> None:
    """Those in other keys too; what no model has comes last, as it was."""
    assert formatted(
        "zeta: 1\nimage:\n  alt: An x\n  src: x.png\nalpha: 2\ncorrections:\n- {text: Two., date: "
        "2026-03-01}\ncountry: UA\nextra: {b: 1, a: 2}\ntitle: One\n"
    ) == (
        "title: One\ncountry: UA\nimage:\n  src: x.png\n  alt: An x\ncorrections:\n"
        "  - date: 2026-03-01\n    text: Two.\nextra:\n  b: 1\n  a: 2\nzeta: 1\nalpha: 2\n"
    )


def test_the_order_has_every_key_of_the_schema() -> None:
    """The model's order leaves nothing out that may stand in a briefing."""
    assert ORDER.below.keys() == yaml.safe_load(briefing_schema())["properties"].keys()
    assert ORDER.of("image").below.keys() >= {"src", "alt", "caption"}
    assert ORDER.of("corrections").below.keys() == {"date", "text"}


@pytest.mark.parametrize(
    ("written", "one_form"),
    [
        ("'It''s'", "It's"),
        ('"One: two"', '"One: two"'),
        ("'One \"two\" # three'", '"One \\"two\\" # three"'),
        (">-\n  One\n  two", "One two"),
        ("One\n  two", "One two"),
        ('"2026"', '"2026"'),
        ("2026", "2026"),
        ("true", "true"),
        ('"true"', '"true"'),
        ('"no"', "no"),
        ("~", ""),
        ('"~"', '"~"'),
        ('"2026-03-01"', "2026-03-01"),
        ('"One\\ntwo\\n"', "|\n  One\n  two"),
        ('"One\\n\\n  two"', "|-\n  One\n\n    two"),
        ('" One\\ntwo"', '" One\\ntwo"'),
        ("|+\n  One\n\n", '"One\\n\\n\\n"'),
        ('"a\\u2028b"', '"a\\u2028b"'),
        ("Київ, 'один'", "Київ, 'один'"),
    ],
)
def test_a_text_is_written_in_one_way(written: str, one_form: str) -> None:
    """Quotes are where a program would read something else, and no line is folded."""
    assert formatted(f"title: {written}\n") == f"title: {one_form}".rstrip(" ") + "\n"


@pytest.mark.parametrize(
    ("written", "one_form"),
    [
        ("- UA\n- KE\n", " [UA, KE]\n"),
        (" [ UA,\n  KE,]\n", " [UA, KE]\n"),
        ("- 'NO'\n", " [NO]\n"),
        ("- 'a, b'\n", ' ["a, b"]\n'),
        ("- null\n- a\n", "\n  -\n  - a\n"),
        (" []\n", " []\n"),
        (f"- {'a' * 44}\n- {'b' * 44}\n", f"\n  - {'a' * 44}\n  - {'b' * 44}\n"),
        ("- 'a\n\n  b'\n", "\n  - |-\n    a\n    b\n"),
        ("- - a\n  - b\n", "\n  - [a, b]\n"),
        ("- a # one\n- b\n", "\n  - a  # one\n  - b\n"),
    ],
)
def test_a_list_is_written_in_one_way(written: str, one_form: str) -> None:
    """A short one of texts stands in a line, any other has a line for each item."""
    start = "" if written.startswith(" ") else "\n"
    assert formatted(f"countries:{start}{written}") == f"countries:{one_form}"


def test_comments_stay_with_what_they_are_about() -> None:
    """Above, beside and below; at the top and at the end they are about the whole."""
    assert formatted(
        "# Of the house.\n\n# When it happened.\ndate: 2026-03-01 # about\n\n\n"
        "tags: [a, # first\n  # the other\n  b] # all\nimage:\n   src: x.png\n   # caption: later\n"
        "# How it is called.\ntitle: One # two\ncorrections:\n- # why\n  text: Two.\n"
        "key_points:\n# all\n- |  # as it was\n  # no comment\n  text\n# The end.\n"
    ) == (
        "# Of the house.\n\n# How it is called.\ntitle: One  # two\n# When it happened.\n"
        "date: 2026-03-01  # about\n\ntags:  # all\n  - a  # first\n  # the other\n  - b\nimage:\n"
        "  src: x.png\n  # caption: later\nkey_points:\n  # all\n  - |  # as it was\n"
        "    # no comment\n    text\ncorrections:\n  -  # why\n    text: Two.\n# The end.\n"
    )


@pytest.mark.parametrize(
    ("front_matter", "line", "reason"),
    [
        ("title: One\na: &x [1]\nb: *x\n", 3, "'&x' is a tag or an anchor of YAML"),
        ("title: !t One\n", 2, "'!t' is a tag or an anchor of YAML"),
        ("title: One\ntitle: Two\n", 3, "`title` stands here twice"),
        ("title: One\x0bTwo\n", 2, "The control character"),
    ],
)
def test_what_would_be_lost_is_left_as_it_is(front_matter: str, line: int, reason: str) -> None:
    """The file is named with line and reason."""
    with pytest.raises(NotFormattedError) as left:
        formatted(front_matter)
    assert str(left.value).startswith(f"a.md:{line}: ")
    assert reason in str(left.value)


def test_what_cannot_be_read_is_refused() -> None:
    """As every command does that reads it."""
    with pytest.raises(UnreadableError, match=r"a\.md:3: The front matter is not valid"):
        formatted("title: [\n")


def test_all_else_keeps_its_bytes() -> None:
    """A byte order mark, line ends and the body."""
    data = "\ufeff\r\n---\r\ndate: 2026-03-01\r\ntitle: 'One'\r\n---  \r\n\r\nA\nb  \r\n\t".encode()
    assert format_file(data, "a.md", ORDER) == (
        "\ufeff\r\n---\r\ntitle: One\r\ndate: 2026-03-01\r\n---  \r\n\r\nA\nb  \r\n\t".encode()
    )


@pytest.mark.parametrize("front_matter", ["", "# Nothing yet.\n", "~\n"])
def test_without_keys_nothing_is_changed(front_matter: str) -> None:
    """What has no key has no order."""
    assert formatted(front_matter) == front_matter


# A program writes the last ones as they are, and the reader takes them for line ends or spaces.
texts = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\x85\u2028\u2029\ufeff"), max_size=12
).map(without_forbidden)
values = st.recursive(
    texts | st.sampled_from(["no", "12", "2026-03-01", "- a", "a: b", "#", "", "~", "a\nb\n"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(texts.filter(bool), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(
    keys=st.dictionaries(texts.filter(bool), values, min_size=1, max_size=4),
    flow=st.sampled_from([None, True, False]),
    style=st.sampled_from(["'", '"', None]),
    width=st.sampled_from([1, 20, 10_000]),
)
def test_of_all_ways_to_write_the_same_there_is_one(
    *, keys: dict[str, Any], flow: bool | None, style: str | None, width: int
) -> None:
    """However a program writes them, keys are read as before and come in one form."""

    def file(**options: Any) -> bytes:  # noqa: ANN401 - PyYAML's
        dumped = yaml.safe_dump(keys, allow_unicode=True, sort_keys=False, **options)
        return f"---\n{dumped}---\n".encode()

    written = file(default_flow_style=flow, default_style=style, width=width)
    once = format_file(written, "a.md", NO_ORDER)
    assert format_file(once, "a.md", NO_ORDER) == once
    assert open_bytes(once, "a.md").front_matter.values == keys
    assert once == format_file(file(default_style='"', width=10_000), "a.md", NO_ORDER)
