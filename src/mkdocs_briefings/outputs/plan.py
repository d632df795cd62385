"""The plan: everything that a build makes of the news, in groups."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import BriefingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_briefings.outputs.group import OutputGroup
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import Product, SiteView


class PlanError(BriefingsError):
    """Two products, or two groups of a product, are in each other's way."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All groups of outputs of a build."""

    context: PlanContext
    """What planning a group may use."""

    of_days: tuple[OutputGroup, ...]
    """Those of days, the newest first: they give the texts that others may hold."""

    others: tuple[OutputGroup, ...]

    pages: tuple[str, ...]
    """Addresses of pages that are known before any group is planned: those of no month."""

    @property
    def groups(self) -> Iterable[OutputGroup]:
        """All of them."""
        return chain(self.of_days, self.others)


def make_plan(view: SiteView, products: Sequence[Product]) -> Plan:
    """Plan what these products make of a site. Raises `PlanError`.

    Nothing of the archive is loaded, and no output made, before a group is asked for its own.
    """
    pages = {url: changed for each in products for url, changed in each.pages(view).items()}
    told = replace(view, pages=pages)
    groups = [group for product in products for group in product.groups(told)]
    _refuse_twins(groups)
    of_days = (group for group in groups if group.is_of_a_day)
    return Plan(
        view.context,
        tuple(sorted(of_days, key=lambda group: group.batch, reverse=True)),
        tuple(group for group in groups if not group.is_of_a_day),
        tuple(pages),
    )


def _refuse_twins(groups: Iterable[OutputGroup]) -> None:
    known: dict[str, OutputGroup] = {}
    for group in groups:
        other = known.setdefault(group.name, group)
        if other is not group:
            kinds = f"{_kind(other)} and {_kind(group)}"
            raise PlanError(f"Two output groups are called {group.name!r}: {kinds}.")


def _kind(group: OutputGroup) -> str:
    return f"{type(group).__module__}.{type(group).__qualname__}"
