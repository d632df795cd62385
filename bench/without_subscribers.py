"""A hook that builds a site without feeds, sitemaps and cards, to measure what they cost."""

from __future__ import annotations

from mkdocs_briefings.outputs import plan

PLANS = (
    "plan_feeds",
    "plan_documents",
    "plan_editions_feed",
    "plan_combined",
    "plan_feed_directory",
    "plan_month_sitemap",
    "plan_sitemap_index",
)
"""What plans them."""


def _nothing(*_: object) -> tuple[()]:
    return ()


for _name in PLANS:
    # A function that is renamed must not go on being measured.
    if not hasattr(plan, _name):
        raise AttributeError(f"outputs/plan.py has no {_name}.")
    setattr(plan, _name, _nothing)
