"""A hook that builds a site without feeds, sitemaps and cards, to measure what they cost."""

from __future__ import annotations

from mkdocs_briefings.outputs import products
from mkdocs_briefings.outputs.feeds.product import Feeds
from mkdocs_briefings.outputs.sitemaps import Sitemaps

LEFT_OUT = Feeds, Sitemaps
"""The products that are not made; cards are switched off by their option."""

products.BUILT_IN = tuple(kind for kind in products.BUILT_IN if kind not in LEFT_OUT)
products.all_products.cache_clear()
