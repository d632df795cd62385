"""How many links to other sites lead to nothing, as `briefings links` has found out."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.reading.ordinary_file import read_ordinary

if TYPE_CHECKING:
    from pathlib import Path

LINK_FIGURES = PurePosixPath(".cache/briefings/links/figures.json")
"""Where they are kept in a project; the file may be deleted any time."""


class LinkFigures(NamedTuple):
    """What is known of the pages of other sites that briefings and standing pages lead to."""

    asked: int
    """For how many an answer is known."""

    dead: int
    """How many of these are gone."""

    until: dt.date
    """When the last one was asked for."""


def read_link_figures(root: Path) -> LinkFigures | None:
    """Give what is known in the project's folder; None where that is nothing."""
    try:
        told = json.loads(read_ordinary(root / LINK_FIGURES))
        return LinkFigures(
            int(told["asked"]), int(told["dead"]), dt.date.fromisoformat(told["until"])
        )
    except (OSError, ValueError, TypeError, KeyError):  # not there, or damaged: nothing is known
        return None


def write_link_figures(figures: LinkFigures, root: Path) -> None:
    """Keep them in the project's folder. Raises `OSError`."""
    path = root / LINK_FIGURES
    path.parent.mkdir(parents=True, exist_ok=True)
    told = {**figures._asdict(), "until": figures.until.isoformat()}
    path.write_text(f"{json.dumps(told)}\n", encoding="utf-8")
