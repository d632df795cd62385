"""Everything that may change between two builds, found in the model, the options, the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.engine.mutations.mutation import TARGET
from tests.engine.mutations.newsroom import of_newsroom
from tests.engine.mutations.pairwise import pairwise
from tests.engine.mutations.paper import CLOSED, NEWEST
from tests.engine.mutations.site import of_site, option_rows

if TYPE_CHECKING:
    from tests.engine.mutations.mutation import Mutation
    from tests.engine.mutations.pairwise import Row


def rounds() -> list[list[Row]]:
    """Give the options that sites are tried with, and which briefing is changed, in rounds.

    What passes all rows of a round meets every value of each option.
    """
    return pairwise({**option_rows(), TARGET: (NEWEST, CLOSED)})


def mutations(row: Row) -> list[Mutation]:
    """Give everything that may change in a site with these options, always in the same order."""
    return [*of_newsroom(row), *of_site(row)]
