"""A small newsroom that has a briefing of every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.site import Site, png

if TYPE_CHECKING:
    from pathlib import Path

LEAD = "2026/03/20/dam-reopens/"
"""Address of the briefing that has everything."""

OWN = "2026/03/19/from-our-desk/"
"""Address of a briefing without source, image, tags or authors."""

PICTURE = png(40, 20)

MARKER = "zq7secret"
"""Stands in every part of every briefing that is not published."""


def write_newsroom(root: Path, **options: Any) -> Site:  # noqa: ANN401 - the plugin's
    """Write the newsroom: an edition of every kind of briefing, older ones, and hidden ones."""
    site = Site(root).configure(
        briefings={"latest": 3, "month_limit": 4, "timezone": "Europe/Kyiv", **options},
    )
    site.write("docs/about.md", "# About\n\n## Who\n\nWe are a paper.\n")
    _sources(site)
    _edition(site)
    _older(site)
    _hidden(site)
    return site


def _sources(site: Site) -> None:
    site.source(
        "kyiv-daily",
        "It prints what *it* knows.\n",
        url="https://kyiv.example/",
        kind="newspaper",
        owner="Its readers",
        funding="Subscriptions",
        founded="1995",
        feed="https://kyiv.example/rss",
    )
    site.source("oslo-post", country="NO", language="nb")
    site.source("silent-times", country="FR", language="fr")
    site.story(
        "dam-repair",
        "It began with [a crack](../../briefings/2026/03/05/march-05.md).\n",
        title="The long repair",
        summary="Why the dam was closed.",
    )


def _edition(site: Site) -> None:
    site.write("briefings/2026/03/20/dam.png", PICTURE)
    site.write("briefings/2026/03/20/map.png", png(3, 3))
    site.write("briefings/2026/03/20/report.pdf", b"%PDF-1.4 a report")
    body = (
        "The dam [is open](../19/from-our-desk.md#where), says the "
        "[desk](../../../../docs/about.md?x=1#who).[^1]\n\n"
        "![A map](map.png) and [the report](report.pdf), by "
        "[the paper](../../../../docs/sources/kyiv-daily.md).\n\n"
        "[^1]: According to the operator.\n"
    )
    site.briefing(
        "2026/03/20/dam-reopens",
        body,
        title="Dam reopens",
        date="2026-03-20T09:30",
        summary="The dam is open again.",
        countries=["UA", "PL"],
        source="kyiv-daily",
        original={
            "url": "https://kyiv.example/dam",
            "title": "Гребля знову працює",
            "language": "uk",
            "published": "2026-03-19",
        },
        translation={
            "method": "machine",
            "by": "Opus Desk",
            "reviewed_by": "Olha Reviewer",
        },
        tags=["Water", "energy"],
        image={
            "src": "dam.png",
            "alt": "The dam from above",
            "caption": "The dam, seen from the west",
            "credit": "Photo by Taras",
            "license": "CC BY 4.0",
            "url": "https://pictures.example/dam",
        },
        authors=["Ada Writer", "Bo Editor"],
        key_points=["It was closed for a year", "It feeds two cities"],
        why_it_matters="Two million people drink from it.",
        priority="lead",
        story="dam-repair",
        related=["top-of-oslo.md"],
        updated="2026-03-20T11:00",
        corrections=[{"date": "2026-03-20T10:15", "text": "The year of the fire was wrong."}],
        aliases=["/old/dam/", "dam.html"],
    )
    site.briefing(
        "2026/03/20/top-of-oslo",
        title="Top of Oslo",
        date="2026-03-20T08:00",
        countries=["no"],
        source="oslo-post",
        tags="Water, Snow",
        priority="top",
    )
    site.briefing("2026/03/20/in-kenya", date="2026-03-20T07:00", countries="KE", noindex=True)
    site.briefing("2026/03/20/in-japan", date="2026-03-20T06:00", countries="JP", overlooked=True)
    site.briefing("2026/03/20/in-germany", date="2026-03-20T05:00", countries="DE", tags=["snow"])
    site.briefing(
        "2026/03/20/in-egypt", date="2026-03-20T04:00", countries="EG", language="ar", title="مصر"
    )


def _older(site: Site) -> None:
    site.briefing("2026/03/19/from-our-desk", "## Where\n\nHere.\n", date="2026-03-19T10:00")
    for day in ("05", "06", "07", "08"):
        site.briefing(f"2026/03/{day}/march-{day}", story="dam-repair" if day == "05" else None)
    site.briefing("2026/02/10/february", source="kyiv-daily")
    site.briefing("2026/02/11/february-too")
    # Half past eleven in London is the new year in Kyiv.
    site.briefing("2025/12/31/new-year", date="2025-12-31T23:30Z", countries="GB")


def _hidden(site: Site) -> None:
    reasons: dict[str, dict[str, Any]] = {
        "draft": {"draft": True},
        "embargoed": {"embargo_until": "2026-03-25"},
        "future": {"date": "2026-04-01"},
        "expired": {"expires": "2026-03-10"},
    }
    for reason, keys in reasons.items():
        picture = f"{MARKER}-{reason}.png"
        site.write(f"briefings/2026/03/01/{picture}", png(shade=9))
        site.briefing(
            f"2026/03/01/{MARKER}-{reason}",
            f"Body {MARKER} ![{MARKER}]({picture})\n",
            **{
                "title": f"Title {MARKER}",
                "summary": f"Summary {MARKER}",
                "tags": [f"{MARKER} tag"],
                "story": f"{MARKER}-story",
                "countries": ["UA", "IS"],
                "source": "kyiv-daily",
                "image": {"src": picture, "alt": MARKER},
                "aliases": [f"/{MARKER}/{reason}/"],
                **keys,
            },
        )
