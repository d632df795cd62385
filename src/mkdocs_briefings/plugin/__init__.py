"""The MkDocs plugin `briefings`."""

from mkdocs_briefings.plugin.plugin import BriefingsPlugin

__all__ = ["BriefingsPlugin"]
