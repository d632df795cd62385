"""The command `briefings`."""

from mkdocs_briefings.cli.main import main, run

__all__ = ["main", "run"]
