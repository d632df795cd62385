"""Messages of modules that Babel would not find with every Python."""

from __future__ import annotations

import pytest

from tools.module_messages import check_calls
from tools.unreadable_call import UnreadableCallError


def test_within_an_f_string() -> None:
    """A call within an f-string is told with its line."""
    code = 'title = ""\ntitle = f"{site}: {words.gettext(\'All\')}"\n'
    with pytest.raises(UnreadableCallError, match=r"^outputs/a\.py:2: gettext is called within"):
        check_calls(code, "outputs/a.py", {"gettext"})


def test_outside_of_one() -> None:
    """Calls elsewhere, and those of other functions, are right."""
    check_calls(
        'whole = words.gettext("All")\nf"{whole} {(a or b)()} {named(whole)}"\n',
        "a.py",
        {"gettext"},
    )
