"""Scripts' messages are found where they are said, and nowhere else."""

from __future__ import annotations

import pytest

from tools.script_messages import script_messages
from tools.unreadable_call import UnreadableCallError

IMPORT = 'import { say, sayIn, sayMany } from "./words.ts"\n'


def found(code: str) -> list[tuple[str | tuple[str, str], list[str], str]]:
    """Give the messages of a script that imports the words."""
    return list(script_messages(IMPORT + code, "frontend/src/a.ts"))


def test_messages_are_found_with_their_comments() -> None:
    """Texts, contexts, plural forms and notes for translators are read."""
    code = """
// Translators: A button.
a(say("Save \\"it\\""), sayIn("button", "Search"))
b(
  sayMany(
    "%(num)s day",
    "%(num)s days",
    count,
  ),
)
"""
    assert found(code) == [
        ('Save "it"', ["A button."], ""),
        ("Search", ["A button."], "button"),
        (("%(num)s day", "%(num)s days"), [], ""),
    ]


@pytest.mark.parametrize("call", ["say(text)", "say(`x`)", 'sayMany("one", more, 2)', "say('x')"])
def test_a_text_that_is_not_written_there_is_an_error(call: str) -> None:
    """What cannot be translated is told with its line."""
    with pytest.raises(UnreadableCallError, match=r"frontend/src/a\.ts:2: say"):
        found(call)


def test_another_function_of_that_name_is_left_alone() -> None:
    """A script that does not import the words says nothing that is translated."""
    code = 'import { say } from "./said.ts"\nsay(text)\n'
    assert list(script_messages(code, "a.ts")) == []
