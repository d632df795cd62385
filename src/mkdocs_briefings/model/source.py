"""The front matter of a source's profile: the one definition of its keys."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from pydantic import Field

from mkdocs_briefings.model.briefing import Keys
from mkdocs_briefings.model.fields import Country, Language, Line, OneOf, WebUrl


class Kind(Enum):
    """What sort of outlet a source is."""

    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    AGENCY = "agency"
    MAGAZINE = "magazine"
    NGO = "ngo"
    GOVERNMENT = "government"
    OTHER = "other"


class SourceKeys(Keys):
    """Front matter of a source's profile."""

    title: Annotated[Line, Field(description="Name of the outlet.")]
    url: Annotated[WebUrl, Field(description="Its home page.")]
    country: Annotated[
        Country, Field(description="Where it is at home (ISO 3166-1 alpha-2 or XK).")
    ]
    language: Annotated[
        Language, Field(description="The language it mainly publishes in (BCP 47).")
    ]
    kind: Annotated[
        OneOf[Kind] | None,
        Field(description="newspaper, broadcaster, agency, magazine, ngo, government or other."),
    ] = None
    owner: Annotated[Line | None, Field(description="Who owns it.")] = None
    funding: Annotated[Line | None, Field(description="Who pays for it.")] = None
    founded: Annotated[Line | None, Field(description="When it was founded.")] = None
    feed: Annotated[WebUrl | None, Field(description="Address of its own feed.")] = None
