"""The command `briefings`."""

from mkdocs_briefings.cli.main import main

__all__ = ["main"]
