"""`briefings translation`: the work of those who translate a site in several languages."""

from __future__ import annotations

import click

from mkdocs_briefings.cli.lazy_group import LazyGroup

COMMANDS = {
    "new": "translation_new",
    "list": "translation_list",
    "changes": "translation_changes",
    "accept": "translation_accept",
    "names": "translation_names",
}
"""The modules of the commands, by the commands' names."""


@click.group("translation", cls=LazyGroup, modules=COMMANDS)
def translation_command() -> None:
    """Translate a site in several languages.

    `new` starts a translation, `list` says what is missing and what is behind its original,
    `changes` shows what has changed in an original since, and `accept` writes that a translation
    is up to date. `names` prints topics, sources and stories that have no name in a language yet.
    """
