"""The front matter of a running story's page: the one definition of its keys."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mkdocs_briefings.model.briefing import Keys
from mkdocs_briefings.model.fields import Line, Summary


class StoryKeys(Keys):
    """Front matter of a running story."""

    title: Annotated[Line, Field(description="What the story is called, as plain text.")]
    summary: Annotated[
        Summary | None,
        Field(description="What it is about, in one to three sentences of plain text."),
    ] = None
