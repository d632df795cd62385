"""The front matter of a briefing: the one definition of its keys.

It validates, and the JSON Schema and the handbook's reference are made from it. A description here
is therefore a sentence that an editor reads.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from mkdocs_briefings.model.choices import Approach, Method, Part, Priority
from mkdocs_briefings.model.fields import (
    Count,
    Countries,
    Language,
    Line,
    Moment,
    OneOf,
    Pick,
    Slug,
    Some,
    SomeOf,
    Summary,
    Tags,
    Text,
    Texts,
    Truth,
    WebUrl,
)


class Keys(BaseModel):
    """A group of front matter keys: frozen, and closed to keys that it does not name."""

    # What checks keys is compiled when the first ones are read: commands that read none, and those
    # whose texts are remembered, start without.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    def canonical_bytes(self) -> bytes:
        """Give all of them as JSON, for their fingerprint."""
        return self.model_dump_json().encode()


class License(Keys):
    """The licence by which the original's text may be used."""

    name: Annotated[Line, Field(description="What it is called, such as CC BY 4.0.")]
    url: Annotated[
        WebUrl | None,
        Field(description="Where it can be read; known of Creative Commons' by their names."),
    ] = None


class Original(Keys):
    """The article that a briefing reports or translates."""

    url: Annotated[WebUrl | None, Field(description="Address of the original article.")] = None
    archive: Annotated[
        WebUrl | None,
        Field(description="Address of a copy in an archive of the web, for when it is gone."),
    ] = None
    title: Annotated[
        Line | None, Field(description="Its headline, in the language that it was written in.")
    ] = None
    language: Annotated[
        Language | None, Field(description="The language that it was written in (BCP 47).")
    ] = None
    published: Annotated[Moment | None, Field(description="When it was published.")] = None
    license: Annotated[
        License | None, Field(description="The licence by which its text may be used here.")
    ] = None


class Translation(Keys):
    """How a briefing came into the site's language."""

    method: Annotated[
        OneOf[Method] | None, Field(description="How it was made: human, machine or post-edited.")
    ] = None
    by: Annotated[Line | None, Field(description="Who, or which program, translated it.")] = None
    engine: Annotated[
        Line | None, Field(description="The program with its version, such as Apertium 3.9.4.")
    ] = None
    approach: Annotated[
        OneOf[Approach] | None,
        Field(description="How the program translates: neural or rules; by default neural."),
    ] = None
    reviewed_by: Annotated[
        Line | None, Field(description="Who compared the translation with the original.")
    ] = None


class Review(Keys):
    """Who decided to publish what a machine had drafted."""

    by: Annotated[Line, Field(description="Who decided.")]
    at: Annotated[Moment, Field(description="When.")]
    changed: Annotated[
        SomeOf[Part] | None,
        Field(
            description="What of the machine's text they changed: a list of title, summary, "
            "key_points and body; an empty list where nothing."
        ),
    ] = None


class Coverage(Keys):
    """Who tells of it, counted by publishers; as it was measured, since the site counts nothing."""

    model_config = ConfigDict(
        json_schema_extra={"dependentRequired": {"us": ["us_polled"], "us_polled": ["us"]}}
    )

    families: Annotated[Some, Field(description="How many publishers tell of it.")]
    countries: Annotated[Some, Field(description="In how many countries these are at home.")]
    us: Annotated[
        Count | None, Field(description="How many of the American outlets in `us_polled` do.")
    ] = None
    us_polled: Annotated[
        Count | None,
        Field(description="How many American outlets were read with success in that time."),
    ] = None
    at: Annotated[
        Moment | None, Field(description="When it was measured; by default the briefing's date.")
    ] = None

    @model_validator(mode="after")
    def _part_of_the_whole(self) -> Coverage:
        if (self.us is None) is not (self.us_polled is None):
            kind, message = "coverage_half", "`us` and `us_polled` stand together, or not at all."
            raise PydanticCustomError(kind, message)
        if self.us is not None and self.us_polled is not None and self.us > self.us_polled:
            kind, message = "coverage_more", "`us` is more than `us_polled`, which it is a part of."
            raise PydanticCustomError(kind, message)
        return self


class Image(Keys):
    """A briefing's main image."""

    src: Annotated[
        Text, Field(description="Path of the image file, relative to the briefing's own file.")
    ]
    alt: Annotated[Line, Field(description="What the image shows, for those who do not see it.")]
    caption: Annotated[Line | None, Field(description="Caption below the image.")] = None
    credit: Annotated[Line | None, Field(description="Who made the image.")] = None
    license: Annotated[
        Line | None, Field(description="Licence that it may be used under, such as CC BY 4.0.")
    ] = None
    url: Annotated[WebUrl | None, Field(description="Where the image comes from.")] = None


class Correction(Keys):
    """One correction, shown on the page."""

    date: Annotated[Moment, Field(description="When it was corrected.")]
    text: Annotated[Line, Field(description="What was wrong and what is right.")]


class BriefingKeys(Keys):
    """Front matter of a briefing."""

    title: Annotated[Line, Field(description="The headline, as plain text.")]
    date: Annotated[
        Moment,
        Field(description="When it is published: a date, or a date and time. The future waits."),
    ]
    summary: Annotated[
        Summary, Field(description="What it says, in one to three sentences of plain text.")
    ]
    countries: Annotated[
        Countries,
        Field(
            validation_alias=AliasChoices("countries", "country"),
            description="The countries it is about (ISO 3166-1 alpha-2 or XK), the main one first.",
        ),
    ]
    source: Annotated[
        Slug | None,
        Field(description="The outlet: name of its profile's file. Absent for own reporting."),
    ] = None
    original: Annotated[
        Original | None, Field(description="The article that it reports or translates.")
    ] = None
    translation: Annotated[
        Translation | None, Field(description="How it came into the site's language.")
    ] = None
    review: Annotated[
        Review | None, Field(description="Who decided on what a machine had drafted.")
    ] = None
    coverage: Annotated[
        Coverage | None, Field(description="Who tells of it, as it was measured.")
    ] = None
    tags: Annotated[
        Tags, Field(description="Topics. Spellings that give one address are one tag.")
    ] = ()
    image: Annotated[Image | None, Field(description="The main image.")] = None
    authors: Annotated[Texts, Field(description="Who wrote it.")] = ()
    key_points: Annotated[Texts, Field(description="The points to take away, shown first.")] = ()
    why_it_matters: Annotated[
        Text | None, Field(description="Why a reader elsewhere should know, as plain text.")
    ] = None
    priority: Annotated[
        OneOf[Priority], Field(description="Its place in the day's edition: lead, top or normal.")
    ] = Priority.NORMAL
    overlooked: Annotated[
        Pick,
        Field(
            description="An editors' pick for “Don't miss what gets missed”: true, or in a "
            "sentence why."
        ),
    ] = False
    story: Annotated[Slug | None, Field(description="Slug of the running story it tells.")] = None
    related: Annotated[
        Texts, Field(description="Paths of related briefings, relative to this file.")
    ] = ()
    updated: Annotated[Moment | None, Field(description="When it was last changed.")] = None
    corrections: Annotated[
        tuple[Correction, ...], Field(description="Corrections, shown on the page.")
    ] = ()
    draft: Annotated[Truth, Field(description="Not published while true.")] = False
    embargo_until: Annotated[Moment | None, Field(description="Not published before.")] = None
    expires: Annotated[Moment | None, Field(description="Not published from then on.")] = None
    slug: Annotated[
        Slug | None, Field(description="Last part of its address, in place of the file's name.")
    ] = None
    aliases: Annotated[
        Texts, Field(description="Old addresses on this site, which lead to the new one.")
    ] = ()
    language: Annotated[
        Language | None, Field(description="Language of the text (BCP 47), if not the site's.")
    ] = None
    noindex: Annotated[Truth, Field(description="Keep it out of search engines.")] = False
    extra: Annotated[dict[str, Any], Field(description="Free for the site's own templates.")] = (
        Field(default_factory=dict)
    )
