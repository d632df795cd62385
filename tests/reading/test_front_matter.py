"""Front matter is cut off and read as YAML 1.2 in spirit."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.reading.front_matter import FrontMatterError, read, split
from tests.growth import assert_in_proportion

if TYPE_CHECKING:
    from tests.newsroom import NewsroomFolder

FENCED = "---\ntitle: Rail link opens\n---\n"


@pytest.mark.parametrize(
    ("text", "front_matter", "first_line", "body", "body_line"),
    [
        ("---\na: 1\n---\nText.\n", "a: 1\n", 2, "Text.\n", 4),
        ("---\na: 1\n...\nText.\n", "a: 1\n", 2, "Text.\n", 4),
        ("---  \na: 1\n---\t\nText.", "a: 1\n", 2, "Text.", 4),
        (" \n\n---\na: 1\n---\nText.", "a: 1\n", 4, "Text.", 6),
        ("  ---\na: 1\n---\n", "a: 1\n", 2, "", 4),
        ("---\na: 1\n---", "a: 1\n", 2, "", 3),
        ("---\n---\n---\n", "", 2, "---\n", 3),
        (
            "---\na: 1\n---\nOne.\n\n---\n\nTwo.\n...\n",
            "a: 1\n",
            2,
            "One.\n\n---\n\nTwo.\n...\n",
            4,
        ),
        ("---\na: |\n  ---\n  b\n---\n", "a: |\n  ---\n  b\n", 2, "", 6),
    ],
)
def test_split(text: str, front_matter: str, first_line: int, body: str, body_line: int) -> None:
    """The first fence below the opening one closes; what follows is the body, rules and all."""
    pieces = split(text)
    assert (pieces.front_matter, pieces.front_matter_line) == (front_matter, first_line)
    assert (pieces.body, pieces.body_line) == (body, body_line)


@given(
    st.text(alphabet=" \n\t", max_size=5),
    st.lists(st.sampled_from(["a: 1", "# b", "", " ---", "--- c"])),
    st.text(),
)
def test_split_loses_nothing(blank: str, lines: list[str], body: str) -> None:
    """The two parts are those that were put together, and their lines are counted right."""
    front_matter = "".join(f"{line}\n" for line in lines)
    text = f"{blank}---\n{front_matter}---\n{body}"
    pieces = split(text)
    assert (pieces.front_matter, pieces.body) == (front_matter, body)
    rows = text.split("\n")
    assert rows[pieces.front_matter_line - 2].strip() == "---"
    assert rows[pieces.body_line - 1] == body.split("\n", maxsplit=1)[0]


@pytest.mark.parametrize(
    ("yaml", "values"),
    [
        ("a: NO", {"a": "NO"}),
        ("a: yes\nb: on\nc: Off\nyes: n", {"a": "yes", "b": "on", "c": "Off", "yes": "n"}),
        ("a: true\nb: 'true'", {"a": "true", "b": "true"}),
        (
            "a: 0123\nb: 1.10\nc: 1_000\nd: 12:30:45",
            dict(zip("abcd", ["0123", "1.10", "1_000", "12:30:45"], strict=True)),
        ),
        (
            "a: 2026-10-30\nb: 2014-05-01 13:20:39 -0400",
            {"a": "2026-10-30", "b": "2014-05-01 13:20:39 -0400"},
        ),
        ("a:\nb: ~\nc: null\nd: Null\ne: NULL", dict.fromkeys("abcde")),
        ("a: 'null'\nb: \"~\"\nc: ''", {"a": "null", "b": "~", "c": ""}),
        ("a: [~, x, ]", {"a": [None, "x"]}),
        ("a: &x [1, 2]\nb: *x", {"a": ["1", "2"], "b": ["1", "2"]}),
        ("a: {<<: {b: c}}", {"a": {"<<": {"b": "c"}}}),
        ("a: !!int 3\nb: !!python/object:os.system x", {"a": "3", "b": "x"}),
        ("a: >\n  one\n  two\nb: |\n  one\n  two", {"a": "one two\n", "b": "one\ntwo\n"[:-1]}),
        ("? a\n: b", {"a": "b"}),
        ("", {}),
        ("# nothing", {}),
        ("~", {}),
        ("a: one\u2028two\x85three\u2029four", {"a": "one two three four"}),
    ],
)
def test_scalars_are_text(yaml: str, values: dict[str, Any]) -> None:
    """Apart from null, an unquoted scalar is the text that was written."""
    assert read(yaml, 2).values == values


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("-7", -7),
        ("0123", 123),
        ("0o17", 15),
        ("0x1F", 31),
        ("12345678901234567890", 12345678901234567890),
        ("9" * 5000, "9" * 5000),
        ("1.10", 1.1),
        ("1.", 1.0),
        (".5", 0.5),
        ("-2.5e-3", -0.0025),
        ("1e999", "1e999"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("true", True),
        ("False", False),
        ("yes", "yes"),
        ("no", "no"),
        ("null", None),
        ("~", None),
        ("'12'", "12"),
        ('"true"', "true"),
        ("2026-10-30", "2026-10-30"),
        ("1_000", "1_000"),
        ("+.", "+."),
        ("[1, a, ~, {b: 2}]", [1, "a", None, {"b": 2}]),
    ],
)
def test_extra_has_the_types_of_yaml(written: str, value: object) -> None:
    """Below `extra`, and only there, scalars have the types of YAML 1.2's core schema."""
    values = read(f"extra:\n  a: {written}\noriginal:\n  extra: 12\n", 2).values
    assert values["extra"]["a"] == value
    assert type(values["extra"]["a"]) is type(value)
    assert values["original"] == {"extra": "12"}


def test_a_shared_value_is_typed_where_it_stands() -> None:
    """An alias is text in one place and a number below `extra`."""
    values = read("tags: &a [1, 2]\nextra: {b: *a}", 2).values
    assert values == {"tags": ["1", "2"], "extra": {"b": [1, 2]}}


def test_extra_reaches_the_briefing_as_it_is(newsroom: NewsroomFolder) -> None:
    """The site's own templates get the values of `extra`, the empty ones too."""
    matter = FENCED.replace(
        "---\n",
        "---\ndate: 2026-10-30\nsummary: S\ncountry: UA\nextra: {a: [1, ~, ''], b: ~, c: {}}\n",
        1,
    )
    extra = newsroom.briefing(matter).keys.extra
    assert extra == {"a": [1, None, ""], "b": None, "c": {}}


def test_duplicates_are_found_at_every_depth() -> None:
    """Each key that stands twice is named with both lines; the last value is kept."""
    matter = read("a: 1\nb:\n  - c: 1\n    c: 2\n    c: 3\na: 2\n", 2)
    assert matter.duplicates == (("c", 5, 4), ("c", 6, 4), ("a", 7, 2))
    assert matter.values == {"a": "2", "b": [{"c": "3"}]}


def test_keys_that_differ_by_a_forbidden_character_are_one() -> None:
    """What is left out of a key cannot tell it from another."""
    matter = read('a: 1\n"a\\x07": 2\n', 2)
    assert matter.values == {"a": "2"}
    assert matter.duplicates == (("a", 3, 2),)


@pytest.mark.parametrize(
    ("location", "line"),
    [
        ((), 10),
        (("a",), 10),
        (("b",), 11),
        (("b", "c"), 12),
        (("b", "c", 0), 13),
        (("b", "c", 1), 14),
        (("b", "c", 1, "d"), 15),
        (("b", "c", 9), 12),
        (("b", "missing"), 11),
        (("missing",), 10),
        (("a", "b", 3), 10),
    ],
)
def test_line_of(location: tuple[str | int, ...], line: int) -> None:
    """A value's line is that of its key or item, or of what comes nearest to it."""
    matter = read("a: 1\nb:\n  c:\n    - x\n    - y: 1\n      d: 2\n", 10)
    assert matter.line_of(location) == line


def test_line_of_nothing() -> None:
    """Where there is no key, everything stands on the first line."""
    assert read("", 2).line_of(("title",)) == 2


openings = pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? ", "a: [{b: "])


@pytest.mark.parametrize("size", [40, 1_001, 100_000])
@openings
def test_deep_nesting_is_an_error(opening: str, size: int) -> None:
    """However deep a front matter is nested, reading it does not crash."""
    with pytest.raises(FrontMatterError):
        read(f"title: x\nextra:\n  {opening * size}", 2)


@openings
def test_deep_nesting_in_proportion(opening: str) -> None:
    """The time that reading takes grows with the depth, not with its square."""

    def read_nested(depth: int) -> None:
        with suppress(FrontMatterError):
            read(f"title: x\nextra:\n  {opening * depth}", 2)

    assert_in_proportion(read_nested, 100_000)


def test_deep_nesting_names_its_line() -> None:
    """The line is that on which the nesting becomes too deep."""
    rows = "".join(f"{'  ' * depth}a:\n" for depth in range(60))
    with pytest.raises(FrontMatterError, match="nested too deeply") as raised:
        read(rows, 2)
    assert raised.value.line == 36


def test_many_values_are_not_deep() -> None:
    """A long front matter that is flat is read."""
    assert len(read("tags: [" + "a: b, " * 2_000 + "]", 2).values["tags"]) == 2_000


def test_an_alias_of_itself_is_an_error() -> None:
    """A value that has itself inside is nested without end."""
    with pytest.raises(FrontMatterError, match="nested too deeply"):
        read("a: 1\nextra: &x\n  b: [*x]\n", 2)


@pytest.mark.parametrize("key", ["extra", "tags", "priority", "related", "corrections", "unknown"])
def test_a_billion_laughs(key: str, newsroom: NewsroomFolder) -> None:
    """A few lines of aliases that stand for gigabytes cost what lines do."""

    def read_aliases(levels: int) -> None:
        lists = [f"a0: &a0 [{', '.join(['lol'] * 10)}]"]
        lists += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, levels)]
        rows = "".join(f"  {row}\n" for row in lists)
        text = FENCED.replace("---\n", f"---\nextra:\n{rows}{key}: *a{levels - 1}\n", 1)
        newsroom.write({"briefings/a.md": text})
        assert newsroom.problems()

    # Eight levels stand for a hundred million words, which would be there to see, but end;
    # thirty would not.
    assert_in_proportion(read_aliases, 8)
    read_aliases(30)


@given(
    st.recursive(
        st.none() | st.text(),
        lambda some: st.lists(some) | st.dictionaries(st.text(), some),
        max_leaves=8,
    )
)
def test_json_is_read_as_it_is(value: object) -> None:
    """Whatever JSON a key holds, with any character in it, reading it ends well or as expected."""
    try:
        values = read("a: " + json.dumps(value), 2).values
    except FrontMatterError:
        return
    assert set(values) == {"a"}
