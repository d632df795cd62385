"""Options say of what they cannot be what MkDocs' own kinds of options say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.config import base
from mkdocs.config import config_options as theirs
from mkdocs.exceptions import ConfigurationError

from mkdocs_briefings.configuration import option as ours

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Below(ours.OptionGroup):
    name = ours.Type(str, default="")
    year = ours.Type(str, int, default="")
    pages = ours.ListOf(ours.Url())


class _Ours(ours.OptionGroup):
    text = ours.Type(str, default="a")
    needed = ours.Type(int)
    kind = ours.Choice(("one", "two"), default="one")
    may = ours.Optional(ours.Type(str))
    names = ours.ListOf(ours.Type(str))
    below = ours.Group(_Below)


class _TheirsBelow(base.Config):
    name = theirs.Type(str, default="")
    year = theirs.Type((str, int), default="")
    pages = theirs.ListOfItems(theirs.URL(), default=[])


class _Theirs(base.Config):
    text = theirs.Type(str, default="a")
    needed = theirs.Type(int)
    kind = theirs.Choice(("one", "two"), default="one")
    may = theirs.Optional(theirs.Type(str))
    names = theirs.ListOfItems(theirs.Type(str), default=[])
    below = theirs.SubConfig(_TheirsBelow)


WRITTEN: tuple[Mapping[str, Any], ...] = (
    {},
    {"text": "b", "needed": 1, "kind": "two", "may": "c", "names": ["d"], "below": {"year": 2019}},
    {"text": None, "needed": 1, "may": None, "names": None},
    {"text": 3, "needed": "many"},
    {"needed": 1.5},
    {"needed": True, "kind": "three"},
    {"needed": 1, "may": ["c"]},
    {"needed": 1, "names": "d"},
    {"needed": 1, "names": ["d", 4]},
    {"needed": 1, "below": None},
    {"needed": 1, "below": ["name"]},
    {"needed": 1, "below": {"name": 1}},
    {"needed": 1, "below": {"nam": "e"}},
    {"needed": 1, "below": {"pages": ["example.org"]}},
    {"needed": 1, "below": {"pages": [7]}},
    {"needed": 1, "below": {"pages": ["", "https://example.org/a?b#c"]}},
    {"needed": 1, "below": {"year": date(2019, 1, 1)}},
    {"needed": 1, "unheard": 1},
)


@pytest.mark.parametrize("written", WRITTEN, ids=str)
def test_same_as_mkdocs(written: Mapping[str, Any]) -> None:
    """Values, errors and warnings are the same."""
    config = _Theirs()
    config.load_dict(dict(written))
    errors, warnings = config.validate()
    read = ours.read_options(_Ours, written)
    assert read.errors == tuple((name, str(error)) for name, error in errors)
    assert read.warnings == tuple(warnings)
    if not errors:
        assert dict(read.options) == _known(config, _Ours)


def _known(config: base.Config, kind: type[ours.OptionGroup]) -> dict[str, object]:
    """Give what MkDocs has read, without what is no option; it keeps that."""
    known = {name: config[name] for name in kind.schema}
    return {
        name: _Below(_known(value, _Below)) if isinstance(value, base.Config) else value
        for name, value in known.items()
    }


def test_no_options() -> None:
    """What is no mapping has no options, which is said as MkDocs says it."""
    with pytest.raises(ConfigurationError) as theirs_say:
        _Theirs().load_dict(["text"])  # type: ignore[arg-type]
    with pytest.raises(ours.OptionError) as ours_say:
        ours.read_options(_Ours, ["text"])
    assert str(ours_say.value) == str(theirs_say.value)


def test_defaults_are_apart() -> None:
    """Whoever adds to a list in one group adds to no other."""
    first, second = _Ours(), _Ours()
    first.names.append("a")
    assert second.names == []
    assert _Ours.names.default == []
