"""What Python-Markdown takes too long for, or nests too deep, is an error with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.newsroom import text

if TYPE_CHECKING:
    from tests.newsroom import NewsroomFolder

MANY = 1_001
DEEP = "Lists and quotes are nested more than 100 levels deep"

TOO_MUCH = {
    "brackets": ("[" * MANY, "1001 brackets in one paragraph open and do not close"),
    "links": ("[a](" * MANY, "1001 brackets in one paragraph"),
    "images": ("![[" * MANY, "2002 brackets in one paragraph"),
    "nested brackets": ("[" * 1002 + "x" + "]" * 1002, "1001 brackets in one paragraph"),
    "lines": ("[\n" * MANY, "1001 brackets in one paragraph"),
    "tags": ("<a " * MANY, "1001 signs < in one paragraph"),
    "images of HTML": ("<img a='b' " * MANY, "1001 signs < in one paragraph"),
    "addresses": ("<http://" * MANY, "1001 signs < in one paragraph"),
    "open tags": ("<b>" * MANY, "More than 1000 tags of HTML are open at once"),
    "nests": ("<b><i>\n\n" * 501, "More than 1000 tags of HTML are open at once"),
    "pairs of tags": ("<b>x</b> " * 5_001, "More than 10000 tags of HTML stand in one paragraph"),
    "citations": ("[^1] " * MANY + "\n\n[^1]: x\n", "Footnotes stand in the text more than"),
    "notes": ("".join(f"[^{n}]: x\n\n" for n in range(MANY)), "Footnotes stand in the text"),
    "abbreviations": ("".join(f"*[A{n}]: x\n" for n in range(MANY)), "Abbreviations stand in"),
    "lists in a line": ("- " * 101 + "x", DEEP),
    "quotes in a line": (">" * 101 + "x", DEEP),
    "both in a line": (
        "> - 1. " * 34 + "x",
        DEEP,
    ),
    "lists by spaces": (
        "".join(f"{' ' * 4 * n}- x\n" for n in range(102)),
        DEEP,
    ),
    "lists by tabs": (
        "".join(f"{chr(9) * n}1. x\n\n" for n in range(102)),
        DEEP,
    ),
}

ENOUGH = {
    "signs in rows": f"a\n\n{'-' * 300}\n\n{'* ' * 300}\n\nb\n{'1.2-' * 300}\n\n+{'-' * 300}+\n",
    "links": '[a](b(c).md#d "[") and [e][f], [g].\n' * 1 + "[a](https://x.example/b_(c))\n" * 2000,
    "references": "[a][b] [c] [d][]\n" * 800,
    "brackets in paragraphs": "[ [ [ [\n\n" * 900,
    "code": "```\n" + "[[<<" * 2000 + "\n```\n",
    "indented code": "Text\n\n" + "    [[<<\n" * 2000,
    "table of HTML": "<table>" + "<tr><td>1<td>2<br></tr>\n" * 400 + "</table>",
    "a large table of HTML": "<table>" + "<tr><td>1</td></tr>\n" * 4000 + "</table>",
    "tags in pairs": "<b>x</b> " * 3000,
    "citations": "[^1] " * 999 + "\n\n[^1]: x\n",
    "comparisons": "a < b and\n\n" * 2000,
    "lists": "".join(f"{' ' * 4 * n}- x\n" for n in range(99)),
    "rules": "- - -\n" * 200 + "* " * 90,
    "a long list": "- x\n" * 3000,
    "spaces in prose": "x" + " " * 5000 + "y",
}


@pytest.mark.parametrize("name", sorted(TOO_MUCH))
def test_past_a_limit(name: str, newsroom: NewsroomFolder) -> None:
    """The line is named, and what to do; a briefing and a profile are told alike."""
    body, message = TOO_MUCH[name]
    newsroom.write({"briefings/a.md": text(f"Before.\n\n{body}\n")})
    (problem,) = newsroom.problems()
    path, line, said = problem.split(":", 2)
    assert (path, said.partition(message)[0].strip()) == ("briefings/a.md", "")
    assert int(line) >= 9
    assert problem.endswith("_limit` in mkdocs.yml.")
    higher = newsroom.having(markup_limit=5_000, nesting_limit=500)
    assert higher.problems() == []


@pytest.mark.parametrize("name", sorted(ENOUGH))
def test_within_the_limits(name: str, newsroom: NewsroomFolder) -> None:
    """What people write is within them, also where there is much of it."""
    newsroom.write({"briefings/a.md": text(f"{ENOUGH[name]}\n")})
    assert not any("_limit`" in problem for problem in newsroom.problems())


@pytest.mark.parametrize("key", ["tags", "authors", "related", "aliases"])
def test_entries_of_a_list(key: str, newsroom: NewsroomFolder) -> None:
    """A list of the front matter has a hundred entries at most."""
    newsroom.write({"briefings/a.md": text(**{key: f"[{', '.join(f't{n}' for n in range(101))}]"})})
    expected = f"`{key}` has 101 entries. Shorten it to 100 at most."
    assert any(expected in problem for problem in newsroom.problems())
