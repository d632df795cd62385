"""Turn an archive of another site generator into briefings.

`adapters` find the posts of an archive and read them. `convert` gives each the keys of a briefing
and makes its text fit, `addresses` knows which addresses each generator made, `place` decides where
it will stand and which of these lead there, `write` writes it. `run` does all of that in order and
reports.

What stands here is for importers of other distributions.
"""

from __future__ import annotations

from mkdocs_briefings.importing.addresses.scheme import AddressParts, AddressScheme
from mkdocs_briefings.importing.importer import (
    ArchiveError,
    Importer,
    MarkdownDialect,
    OldMedia,
    OldSite,
    SiteImporter,
    TemplateLanguage,
)
from mkdocs_briefings.importing.old_keys import OldKeys
from mkdocs_briefings.importing.old_post import OldPost, PostFile, TextKind

__all__ = [
    "AddressParts",
    "AddressScheme",
    "ArchiveError",
    "Importer",
    "MarkdownDialect",
    "OldKeys",
    "OldMedia",
    "OldPost",
    "OldSite",
    "PostFile",
    "SiteImporter",
    "TemplateLanguage",
    "TextKind",
]
