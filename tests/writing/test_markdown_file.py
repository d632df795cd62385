"""Files whose keys and body are changed, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.reading.file import open_bytes
from mkdocs_briefings.writing.markdown_file import Changes, EditError, body_text, change

TITLES = (
    "title: Rains end\n",
    "title:   Rains end   # a note\n",
    'title: "Rains: \\u00e9nd"\n',
    "title: 'It''s dry'\n",
    "title: >\n  Rains\n  end\n",
    "title: |-\n  Rains end\n\n",
    "title: Rains\n  end\n",
    "title:\n",
    "title: ~\n",
    '? title\n: "Rains"\n',
)

POINTS = (
    "",
    "key_points:\n  - Dry\n  - 'Warm: 20 degrees' # measured\n",
    'key_points:\n- Dry\n# between\n-   Warm\n\n- "Late"\n',
    "key_points: [Dry, 'Warm, too']\n",
    "key_points: Dry\n",
    "key_points:\n",
    "key_points:\n  - >\n    Dry\n    land\n  - Warm\n",
)

OTHERS = (
    "summary: It is dry.\n",
    "# a comment\n",
    "countries: [NO, UA]\n",
    "draft: true\n",
    "original: {url: https://a.example/1, title: 'Fin'}\n",
    "extra:\n  wire:\n    sentences:\n    - {part: title, text: 'title: x'}\n",
    "\n",
)

WORDS = st.sampled_from(
    ["dry", "it’s", "20 %", "a: b", "# no", "- x", "[1]", '"so"', "\\n", "Ñandú", "雨", "مطر", "😀"]
)
TEXT = st.lists(WORDS, min_size=1, max_size=3).map(" ".join) | st.sampled_from(
    [
        "true",
        "null",
        "2026-03-20",
        "0123",
        "NO",
        "=",
        "*a",
        "&a",
        "!x",
        "@",
        "`",
        "%",
        "? a",
        "a\u2028b",
    ]
)
ITEMS = st.lists(TEXT, max_size=4).map(tuple)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def files(draw: st.DrawFn) -> tuple[str, str, str]:
    """Give a file in three pieces: what is above a key, the key, and what is below."""
    end = draw(ENDS)
    key = draw(st.sampled_from([*TITLES, *POINTS]))
    rest = [key, *draw(st.lists(st.sampled_from(OTHERS), unique=True))]
    rest += [] if key.lstrip("? ").startswith("title") else ["title: Rains\n"]
    rest = draw(st.permutations(rest))
    at = rest.index(key)
    above, below = "".join(rest[:at]), "".join(rest[at + 1 :])
    body = draw(st.sampled_from(["", "\nText.\n", "Text.", "\n\n---\ntitle: no\n---\n"]))
    mark = draw(st.sampled_from(["", "\ufeff"]))
    pieces = (f"{mark}---\n{above}", key, f"{below}---\n{body}")
    return tuple(piece.replace("\n", end) for piece in pieces)  # type: ignore[return-value]


def values_of(data: bytes) -> dict[str, Any]:
    """Give what stands in the front matter of a file."""
    return open_bytes(data, "a.md").front_matter.values


@given(files(), TEXT, ITEMS)
def test_a_key_changes_alone(file: tuple[str, str, str], text: str, items: tuple[str, ...]) -> None:
    """However a key is written, it has its new value, and the bytes around it are the same."""
    above, key, below = file
    data = "".join(file).encode()
    before = values_of(data)
    name, value = ("title", text) if "title" in key else ("key_points", list(items))
    after = change(data, "a.md", Changes(values={name: value}))
    expected = {**before, name: value}
    if not value:
        del expected[name]
    assert values_of(after) == expected
    if key:
        assert after.startswith(above.encode())
        assert after.endswith(below.encode())
    else:
        assert after.startswith(above.encode() + below.encode().partition(b"---")[0])


@given(files())
def test_what_is_not_changed_stays(file: tuple[str, str, str]) -> None:
    """Values that are set to what they are change no byte."""
    data = "".join(file).encode()
    values = values_of(data)
    same = {name: values[name] for name in ("title", "key_points") if values.get(name)}
    text = body_text(open_bytes(data, "a.md").body)
    assert change(data, "a.md", Changes(values=same, text=text)) == data


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_list_keeps_its_lines(end: str) -> None:
    """An item that is put in, changed or taken out leaves the lines of the others, comments too."""

    def points(*lines: str) -> bytes:
        return "".join(f"{line}{end}" for line in ("---", "key_points:", *lines, "---")).encode()

    data = points("  - Dry # sure", "  - 'Warm'", "  - Late")
    cases = {
        ("Dry", "Warm", "Late", "Calm"): ("  - Dry # sure", "  - 'Warm'", "  - Late", "  - Calm"),
        ("Calm", "Dry", "Warm", "Late"): ("  - Calm", "  - Dry # sure", "  - 'Warm'", "  - Late"),
        ("Dry", "Late"): ("  - Dry # sure", "  - Late"),
        ("Dry", "Hot", "Late"): ("  - Dry # sure", "  - 'Hot'", "  - Late"),
        ("Wet", "Warm", "Late"): ("  - Wet # sure", "  - 'Warm'", "  - Late"),
    }
    for items, lines in cases.items():
        assert change(data, "a.md", Changes(values={"key_points": items})) == points(*lines)


def test_a_new_key_stands_last() -> None:
    """Who decided is written below the other keys, and a second time in place of the first."""
    data = b"---\ntitle: Rains end\ndraft: true\n# the end\n---\nText.\n"
    review = {"by": "Ann: desk", "at": "2026-03-20T12:30:00Z", "changed": ("title",)}
    accepted = change(data, "a.md", Changes(values={"draft": "false", "review": review}))
    assert accepted == (
        b"---\ntitle: Rains end\ndraft: false\n# the end\nreview:\n"
        b'  by: "Ann: desk"\n  at: 2026-03-20T12:30:00Z\n  changed: [title]\n---\nText.\n'
    )
    again = change(accepted, "a.md", Changes(values={"review": {**review, "by": "Ben"}}))
    assert again == accepted.replace(b'"Ann: desk"', b"Ben")


def test_a_front_matter_in_braces() -> None:
    """Keys are changed and added where the front matter is one mapping in braces."""
    data = b"---\n{title: Rains end, draft: true}\n---\n"
    changes = Changes(values={"title": "Rain, ended", "review": {"by": "Ann", "changed": ()}})
    assert change(data, "a.md", changes) == (
        b'---\n{review: {by: Ann, changed: []}, title: "Rain, ended", draft: true}\n---\n'
    )


@pytest.mark.parametrize(
    ("body", "text", "expected"),
    [
        ("\r\n\r\nOne.\r\nTwo.\n", "One.\nThree.\nTwo.", "\r\n\r\nOne.\r\nThree.\r\nTwo.\n"),
        ("One.", "Two.", "Two."),
        ("", "One.", "\r\nOne.\r\n"),
        ("\n    code\n\n\n", "    code\nmore", "\n    code\nmore\n\n\n"),
    ],
)
def test_lines_of_a_text_keep_their_ends(body: str, text: str, expected: str) -> None:
    """Of a text only the lines that changed are written anew, with the usual line end."""
    head = "---\r\ntitle: Rains end\r\n---\r\n"
    data = change(f"{head}{body}".encode(), "a.md", Changes(text=text))
    assert data == f"{head}{expected}".encode()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no front matter", "a.md:1: No front matter."),
        (b"---\ntitle: \xff\n---\n", "a.md:2: The file is not in UTF-8."),
        (b"---\ntitle: a\x07b\n---\n", "a.md:2: warning: The control character U+0007"),
        (b"---\ntitle: &a One\nsummary: *a\n---\n", "a.md:2: `title` is written in a way"),
        (b"---\nsummary: &a One\ntitle: *a\n---\n", "a.md:2: `title` is written in a way"),
    ],
)
def test_what_cannot_be_changed(data: bytes, message: str) -> None:
    """A file that would read otherwise in another place is left alone, and told with its line."""
    with pytest.raises(EditError) as error:
        change(data, "a.md", Changes(values={"title": "Two"}))
    assert str(error.value).startswith(message)
