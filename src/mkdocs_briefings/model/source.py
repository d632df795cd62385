"""The front matter of a source's profile: the one definition of its keys."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from mkdocs_briefings.model.briefing import Keys
from mkdocs_briefings.model.fields import (
    Country,
    Duration,
    Language,
    Line,
    OneOf,
    Slug,
    Texts,
    Truth,
    WebUrl,
    WebUrls,
)


class Kind(Enum):
    """What sort of outlet a source is."""

    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    AGENCY = "agency"
    MAGAZINE = "magazine"
    NGO = "ngo"
    GOVERNMENT = "government"
    OTHER = "other"


class Ownership(Enum):
    """In whose hands a source is."""

    STATE = "state"
    """A government's, or a body's that a government directs."""

    PUBLIC = "public"
    """A public service's, which a law keeps apart from the government."""

    PRIVATE = "private"
    """People's or companies'."""

    NONPROFIT = "nonprofit"
    PARTY = "party"
    OTHER = "other"


class Publish(Enum):
    """How much of an outlet's report a draft of the wire may carry."""

    SUMMARY = "summary"
    """A summary and short quotations, with the way to the original."""

    FULL = "full"
    """The whole text, by a licence that the profile names."""

    NONE = "none"
    """Nothing: its reports only count."""


class Market(Enum):
    """For whom an outlet that is only counted writes."""

    US = "us"


class WireKeys(Keys):
    """How the wire follows an outlet."""

    follow: Annotated[Truth, Field(description="Whether its feeds are polled.")] = True
    publish: Annotated[
        OneOf[Publish],
        Field(description="What a draft may carry of a report: summary, full or none."),
    ] = Publish.SUMMARY
    license: Annotated[
        Line | None,
        Field(
            description="The licence that publish: full rests on, such as CC BY 4.0.",
            validate_default=True,
        ),
    ] = None
    family: Annotated[
        Slug | None,
        Field(description="The publisher, one word for all its titles: they count as one."),
    ] = None
    language: Annotated[
        Language | None, Field(description="Language of its feeds, if not the outlet's (BCP 47).")
    ] = None
    rate: Annotated[
        Duration | None, Field(description="At least so long between two polls: 15m, 2h, 1d.")
    ] = None
    sections: Annotated[
        Texts, Field(description="Only items of these sections of its feeds are kept.")
    ] = ()
    edition: Annotated[
        OneOf[Market] | None,
        Field(description="us: it is counted for coverage, and no briefing is drafted from it."),
    ] = None

    @field_validator("license")
    @classmethod
    def _needs_licence(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and info.data.get("publish") is Publish.FULL:
            kind, message = "license_missing", "The whole text may not be published without one."
            raise PydanticCustomError(kind, message)
        return value


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
    ownership: Annotated[
        OneOf[Ownership] | None,
        Field(
            description="In whose hands it is: state, public, private, nonprofit, party or other."
        ),
    ] = None
    owner: Annotated[Line | None, Field(description="Who owns it.")] = None
    funding: Annotated[Line | None, Field(description="Who pays for it.")] = None
    founded: Annotated[Line | None, Field(description="When it was founded.")] = None
    facts_from: Annotated[
        WebUrls, Field(description="Page that states these facts, or several.")
    ] = ()
    feed: Annotated[WebUrls, Field(description="Address of its own feed, or of several.")] = ()
    wire: Annotated[
        WireKeys | None, Field(description="How the wire follows it; absent where it does not.")
    ] = None

    @field_validator("wire")
    @classmethod
    def _needs_feed(cls, value: WireKeys | None, info: ValidationInfo) -> WireKeys | None:
        if value is not None and value.follow and info.data.get("feed") == ():
            kind, message = "feed_missing", "An outlet without a feed cannot be followed."
            raise PydanticCustomError(kind, message)
        return value
