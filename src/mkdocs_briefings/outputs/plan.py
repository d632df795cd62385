"""The plan: everything that a build makes of the news, in groups."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from mkdocs_briefings.errors import BriefingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mkdocs_briefings.outputs.group import Claim, OutputGroup
    from mkdocs_briefings.outputs.output import Output
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import Product, SiteView

_Planned = TypeVar("_Planned")


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

    after_pages: tuple[str, ...]
    """Addresses of what is made of the finished pages of `docs/`, once all is planned."""

    @property
    def groups(self) -> Iterable[OutputGroup]:
        """All of them."""
        return chain(self.of_days, self.others)


def make_plan(view: SiteView, products: Sequence[Product]) -> Plan:
    """Plan what these products make of a site. Raises `PlanError`.

    Nothing of the archive is loaded, and no output made, before a group is asked for its own.
    """
    pages: dict[str, float | None] = {}
    for product in products:
        with _told_of(product):
            pages.update(product.pages(view))
    groups: list[OutputGroup] = []
    after_pages: list[str] = []
    for product in products:
        with _told_of(product):
            groups += product.groups(replace(view, pages=pages))
            after_pages += product.after_pages(view)
    _refuse_twins(groups)
    of_days = (group for group in groups if group.is_of_a_day)
    return Plan(
        view.context,
        tuple(sorted(of_days, key=lambda group: group.batch, reverse=True)),
        tuple(group for group in groups if not group.is_of_a_day),
        tuple(pages),
        tuple(after_pages),
    )


def outputs_of(group: OutputGroup, context: PlanContext) -> Iterator[Output]:
    """Give the outputs of a group. Raises `PlanError` where planning one fails."""
    return _planned(group, lambda: group.plan(context))


def claims_of(group: OutputGroup, context: PlanContext) -> Iterator[Claim]:
    """Give the places of a group's outputs, each with its origin. Raises `PlanError` as above."""
    return _planned(group, lambda: group.claims(context))


def _planned(group: OutputGroup, ask: Callable[[], Iterable[_Planned]]) -> Iterator[_Planned]:
    try:
        yield from ask()
    except BriefingsError:
        raise
    except Exception as error:  # another package's group
        message = f"The output group {group.name!r} cannot be planned: {_said(error)}"
        raise PlanError(message) from error


@contextmanager
def _told_of(product: Product) -> Iterator[None]:
    """Say which product has failed: it may be another package's."""
    try:
        yield
    except BriefingsError:
        raise
    except Exception as error:
        message = f"The product {product.name!r} cannot be planned: {_said(error)}"
        raise PlanError(message) from error


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _refuse_twins(groups: Iterable[OutputGroup]) -> None:
    known: dict[str, OutputGroup] = {}
    for group in groups:
        other = known.setdefault(group.name, group)
        if other is not group:
            kinds = f"{_kind(other)} and {_kind(group)}"
            raise PlanError(f"Two output groups are called {group.name!r}: {kinds}.")


def _kind(group: OutputGroup) -> str:
    return f"{type(group).__module__}.{type(group).__qualname__}"
