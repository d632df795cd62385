"""Products of other packages, which these list among their entry points."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_briefings.entry_points import find_entry_points
from mkdocs_briefings.fingerprint import fingerprint_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.metadata import EntryPoint

    from mkdocs_briefings.outputs.product import Product

GROUP = "mkdocs_briefings.products"
"""The group of entry points in which distributions list their products."""


def find_other_products() -> tuple[EntryPoint, ...]:
    """Give where the products of other packages are, by name, without loading any.

    Raises `EntryPointError` where a distribution's list is no list.
    """
    return find_entry_points(GROUP)


def other_code(products: Iterable[Product]) -> dict[str, str]:
    """Give a fingerprint of the code of each product that is not ours, by names for people.

    It covers all modules and templates of the package that the product is in, whatever its version
    says: who works on a product changes it without another version.
    """
    return {
        f"product {product.name}": _code_of(_package(product)).hex()
        for product in products
        if _package(product) != _OURS
    }


_OURS = __name__.partition(".")[0]


def _package(product: Product) -> str:
    return type(product).__module__.partition(".")[0]


@cache
def _code_of(package: str) -> bytes:
    place = Path(str(import_module(package).__file__))
    folder = place.parent if place.name == "__init__.py" else None
    files = sorted(folder.rglob("*")) if folder else [place]
    code = (path for path in files if path.is_file() and "__pycache__" not in path.parts)
    return fingerprint_of(*(part for path in code for part in (path.name, path.read_bytes())))
