"""The mapping file: how the keys of one archive become those of briefings."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mkdocs_briefings.model.briefing import Keys
from mkdocs_briefings.model.fields import Language, Text, Texts, WebUrl


class RegistryMapping(Keys):
    """How the archive's own list of sources becomes profiles."""

    folder: Annotated[
        Text | None,
        Field(
            description="Where it stands, relative to ARCHIVE; `sources` of a Hugo site by itself."
        ),
    ] = None
    rename: Annotated[dict[str, str], Field(description="Old key: key of a source's profile.")] = (
        Field(default_factory=dict)
    )
    defaults: Annotated[
        dict[str, Any], Field(description="Values for sources that have none of their own.")
    ] = Field(default_factory=dict)


class ImportMapping(Keys):
    """Keys of the mapping file; all of them can be left out."""

    permalink: Annotated[
        Text | None,
        Field(description="Pattern of the old addresses, such as `/:year/:month/:slug/`."),
    ] = None
    site_url: Annotated[
        WebUrl | None,
        Field(
            description="Address of the old site: links to its posts by their whole address lead "
            "to the briefings, and links to its other pages become whole addresses."
        ),
    ] = None
    default_language: Annotated[
        Language | None,
        Field(
            description="The archive's main language, whose posts have no suffix (that of its "
            "configuration, or the site's)."
        ),
    ] = None
    include: Annotated[
        Texts, Field(description="Patterns of the files to import, relative to ARCHIVE (all).")
    ] = ()
    exclude: Annotated[Texts, Field(description="Patterns of the files to leave out.")] = ()
    types: Annotated[
        Texts,
        Field(
            description="What to import of an export that tells posts from pages and more (`post`)."
        ),
    ] = ("post",)
    rename: Annotated[
        dict[str, str],
        Field(
            description="Old key: key of a briefing. A dot leads to an inner key: "
            "`source_url: original.url`."
        ),
    ] = Field(default_factory=dict)
    drop: Annotated[Texts, Field(description="Old keys that nobody needs any more.")] = ()
    from_tags: Annotated[
        dict[str, Texts],
        Field(
            description="Key of a briefing: pattern of the tags that hold its value; the group in "
            "brackets is the value: `countries: country-(..)`. Such tags are taken away."
        ),
    ] = Field(default_factory=dict)
    values: Annotated[
        dict[str, dict[str, str]],
        Field(
            description="Key of a briefing, then old value: new value; an empty one takes it away."
        ),
    ] = Field(default_factory=dict)
    defaults: Annotated[
        dict[str, Any], Field(description="Values for posts that have none of their own.")
    ] = Field(default_factory=dict)
    constants: Annotated[
        dict[str, Any], Field(description="Values for every post, whatever it has.")
    ] = Field(default_factory=dict)
    shortcodes: Annotated[
        dict[str, str],
        Field(
            description="Shortcode or Liquid tag: Markdown to put in its place. `{src}` is its "
            'argument `src`, `{0}` its first bare one, `{inner}` what it encloses; `""` drops it.'
        ),
    ] = Field(default_factory=dict)
    sources: Annotated[
        RegistryMapping, Field(description="The archive's list of sources: see below.")
    ] = RegistryMapping()
