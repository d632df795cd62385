"""A configuration that moves to another engine keeps all that need not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.configuration.docs_engine import OURS, ZENSICAL, pairs
from mkdocs_briefings.configuration.migration import DESTINATIONS, Note, migrate
from mkdocs_briefings.configuration.yaml_file import read_configuration
from mkdocs_briefings.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

PLUGINS = {
    "a name": (
        "plugins:\n  - briefings\n",
        "plugins:\n  - briefings:\n      docs_engine: ENGINE\n",
    ),
    "a name at the margin, with a comment": (
        "plugins:\n- search\n- briefings # news\n- tags\n",
        "plugins:\n- search\n- briefings: # news\n    docs_engine: ENGINE\n- tags\n",
    ),
    "options": (
        "plugins:\n  - briefings:\n      # x\n      latest: 7 # days\n",
        "plugins:\n  - briefings:\n      # x\n      docs_engine: ENGINE\n      latest: 7 # days\n",
    ),
    "the engine": (
        'plugins:\n  - briefings:\n      latest: 7\n      docs_engine: "mkdocs" # for now\n',
        "plugins:\n  - briefings:\n      latest: 7\n      docs_engine: ENGINE # for now\n",
    ),
    "a colon alone": (
        "plugins:\n  - briefings: # news\nnav: []\n",
        "plugins:\n  - briefings: # news\n      docs_engine: ENGINE\nnav: []\n",
    ),
    "nothing said": (
        "plugins:\n  - briefings: ~\n",
        "plugins:\n  - briefings: {docs_engine: ENGINE}\n",
    ),
    "braces": (
        "plugins:\n  - briefings: {latest: 7}\n",
        "plugins:\n  - briefings: {docs_engine: ENGINE, latest: 7}\n",
    ),
    "empty braces": (
        "plugins:\n  - briefings: {}\n",
        "plugins:\n  - briefings: {docs_engine: ENGINE}\n",
    ),
    "brackets": (
        "plugins: [search, briefings]\n",
        "plugins: [search, {briefings: {docs_engine: ENGINE}}]\n",
    ),
    "a mapping": (
        "plugins:\n  briefings:\n    latest: 7\n  search: {}\n",
        "plugins:\n  briefings:\n    docs_engine: ENGINE\n    latest: 7\n  search: {}\n",
    ),
    "no line's end": ("plugins:\n- briefings", "plugins:\n- briefings:\n    docs_engine: ENGINE"),
    "a colon and no line's end": (
        "plugins:\n- briefings:",
        "plugins:\n- briefings:\n    docs_engine: ENGINE",
    ),
}


@pytest.mark.parametrize("engine", DESTINATIONS)
@pytest.mark.parametrize(("before", "after"), PLUGINS.values(), ids=PLUGINS)
def test_the_engine_is_named(before: str, after: str, engine: str, tmp_path: Path) -> None:
    """It stands below our plugin; what else is said is the same, and again nothing changes."""
    moved = migrate(before, engine, "mkdocs.yml")

    assert moved.text == after.replace("ENGINE", engine)
    assert moved.has_plugin
    assert migrate(moved.text, engine, "mkdocs.yml").text == moved.text
    old, new = _options(before, tmp_path), _options(moved.text, tmp_path)
    assert new == {**old, OURS: {**(old[OURS] or {}), "docs_engine": engine}}


def _options(text: str, folder: Path) -> dict[str, dict[str, object] | None]:
    path = folder / "mkdocs.yml"
    path.write_text(text)
    plugins: object = read_configuration(path)["plugins"]
    return dict(pairs(plugins))


def test_what_zensical_drops_becomes_a_comment() -> None:
    """Plugins that it does not know, and hooks, as a whole and with a note each."""
    before = """\
plugins:
  - material/blog
  - glightbox
  - git-revision-date:
      type: timeago

      # Beta.
      enabled: true
  - drawio
  - briefings
hooks: [a.py,
        b.py]
strict: true
"""
    moved = migrate(before, ZENSICAL, "mkdocs.yml")
    assert (
        moved.text
        == """\
plugins:
  - material/blog
  - glightbox
  # - git-revision-date:
  #     type: timeago

  #     # Beta.
  #     enabled: true
  # - drawio
  - briefings:
      docs_engine: zensical
# hooks: [a.py,
#         b.py]
strict: true
"""
    )
    assert [note.line for note in moved.notes] == [4, 9, 11]


def test_what_cannot_become_a_comment_is_told() -> None:
    """In brackets there are no lines of its own."""
    moved = migrate("plugins: [drawio, briefings]\n", ZENSICAL, "mkdocs.yml")

    assert moved.text == "plugins: [drawio, {briefings: {docs_engine: zensical}}]\n"
    told = "Zensical has no plugin drawio, and drops it in silence: take it out."
    assert moved.notes == (Note(1, told),)


@pytest.mark.parametrize(
    ("engine", "theme", "name", "notes"),
    [
        ("zensical", "material", "material", 0),
        ("zensical", "readthedocs", "zensical", 1),
        ("properdocs", "material", "material", 1),
        ("properdocs", "readthedocs", "readthedocs", 0),
    ],
)
def test_the_theme_goes_along(engine: str, theme: str, name: str, notes: int) -> None:
    """Whether it stands alone or with its options."""
    for text in (f"theme: {theme} # ours\n", f"theme:\n  language: de\n  name: {theme}\n"):
        moved = migrate(text, engine, "mkdocs.yml")
        assert moved.text == text.replace(theme, name)
        assert len(moved.notes) == notes


def test_what_needs_a_look_is_told() -> None:
    """Templates of the site's own, and extensions that come with the theme."""
    text = """\
theme:
  custom_dir: overrides
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
  - material.extensions.preview
"""
    moved = migrate(text, ZENSICAL, "mkdocs.yml")
    assert (moved.text, [note.line for note in moved.notes]) == (text, [2, 5, 6])


def test_an_alias_is_left_alone() -> None:
    """What it stands for is said elsewhere, perhaps for more than this."""
    text = "extra: &news\n  latest: 7\nplugins:\n  - briefings: *news\n"
    with pytest.raises(SettingsError, match=r"^mkdocs\.yml:4: What an alias stands"):
        migrate(text, ZENSICAL, "mkdocs.yml")
