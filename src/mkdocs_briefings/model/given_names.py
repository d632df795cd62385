"""The keys of a file with names: what topics, sources and running stories are called in a language.

It validates, and the JSON Schema is made from it.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mkdocs_briefings.model.briefing import Keys
from mkdocs_briefings.model.fields import Line


class NamesKeys(Keys):
    """What is called how in a language."""

    topics: Annotated[
        dict[str, Line],
        Field(default_factory=dict, description="Topics, by a tag as briefings write it."),
    ]
    sources: Annotated[
        dict[str, Line],
        Field(default_factory=dict, description="Sources, by the names of their profiles' files."),
    ]
    stories: Annotated[
        dict[str, Line],
        Field(default_factory=dict, description="Running stories, by the key `story`."),
    ]
