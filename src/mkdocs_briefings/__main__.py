"""Run the command by `python -m mkdocs_briefings`."""

from mkdocs_briefings.cli import run

run()
