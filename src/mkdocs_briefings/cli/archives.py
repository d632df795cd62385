"""What commands have in common that look at all that is published."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from mkdocs_briefings.build.session import Listener
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.errors import BriefingsError, InvalidNewsroomError

if TYPE_CHECKING:
    from collections.abc import Iterator


def waiting_listener() -> Listener:
    """Give a listener that says only when another build is waited for."""
    return Listener(wait=lambda: click.echo("Waiting for a build of this site to end.", err=True))


@contextmanager
def ended_by_errors(undone: str) -> Iterator[None]:
    """End the command with one message where something is in the way.

    `undone` is a sentence that says what cannot be done while files of the newsroom have errors.
    """
    try:
        yield
    except InvalidNewsroomError as error:
        fail(f"{error}\n{undone}")
    except BriefingsError as error:
        fail(str(error))
