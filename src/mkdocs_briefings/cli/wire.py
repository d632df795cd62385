"""`briefings wire`: what other outlets report, for an editor to decide."""

from __future__ import annotations

import click

from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.lazy_group import LazyGroup
from mkdocs_briefings.errors import BriefingsError

COMMANDS = {
    "add": "wire_add",
    "draft": "wire_draft",
    "extract": "wire_extract",
    "findings": "wire_findings",
    "group": "wire_group",
    "opml": "wire_opml",
    "poll": "wire_poll",
    "review": "wire_review",
    "run": "wire_run",
    "status": "wire_status",
    "translate": "wire_translate",
}
"""The modules of its commands, by the commands' names."""


class _Wire(LazyGroup):
    """The commands of the wire, which need what only some newsrooms install."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what is missing or cannot go on ends it in a line."""
        try:
            return super().invoke(ctx)
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] == "mkdocs_briefings":
                raise
            fail(
                f"`briefings wire` needs {error.name}, which is not installed. "
                "Install mkdocs-briefings[wire]."
            )
        except BriefingsError as error:
            fail(str(error))


@click.group("wire", cls=_Wire, modules=COMMANDS)
def wire_command() -> None:
    """Read what other outlets report, and draft briefings of it.

    Each step reads what the last one stored, can be run alone, and goes on where it was ended.
    `briefings wire run` does all of them, and `briefings wire review` shows what waits.
    """
