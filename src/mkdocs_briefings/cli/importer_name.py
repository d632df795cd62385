"""The option that says which importer shall read an archive."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.entry_points import EntryPointError
from mkdocs_briefings.importing.importers import importer_names


class ImporterName(click.ParamType):  # type: ignore[type-arg] # older ones take no arguments
    """One of the importers that are installed at that moment."""

    name = "importer"

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:  # noqa: ARG002 - click's
        """Give the list that the help shows."""
        return f"[{'|'.join(_names())}]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the name, if there is such an importer."""
        names = _names()
        if value not in names:
            self.fail(f"{value!r} is not one of {', '.join(map(repr, names))}.", param, ctx)
        return value

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's
        param: click.Parameter,  # noqa: ARG002 - click's
        incomplete: str,
    ) -> list[CompletionItem]:
        """Give the names that begin so."""
        return [CompletionItem(name) for name in _names() if name.startswith(incomplete)]


def _names() -> tuple[str, ...]:
    try:
        return importer_names()
    except EntryPointError as error:
        fail(str(error))
