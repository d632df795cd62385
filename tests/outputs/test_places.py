"""Groups are where they say, so that nobody overlooks one that stands at an address."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.archive.urls import site_urls
from mkdocs_briefings.build.claims import claims_of_any_site, claims_of_archive, plan_site
from mkdocs_briefings.build.open_archive import open_archives
from mkdocs_briefings.build.plan_sites import plan_in_languages
from mkdocs_briefings.cli.project import open_settings
from mkdocs_briefings.outputs.articles import DayArticles
from mkdocs_briefings.outputs.plan import claims_of, outputs_of
from mkdocs_briefings.rendering.page.standing import no_standing_files
from tests.newsroom import PROFILE, make_folder, text
from tests.site import Site, photo

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs_briefings.outputs.group import OutputGroup

OF_BRIEFINGS = {"DayRedirects", "FolderMedia"}
"""What follows from briefings alone, and may be anywhere."""


@pytest.mark.parametrize("prefix", ["", "news & more/"])
def test_outputs_are_where_their_group_says(prefix: str, tmp_path: Path) -> None:
    """Every file of every output is one of the group's, or in one of its folders."""
    folder = make_folder(tmp_path).having(
        prefix=prefix, latest=1, month_limit=1, feed_archives="all"
    )
    body = "[A table](t.csv)\n"
    for day in (29, 30):
        keys = {"date": f"2026-10-{day}", "tags": "[Energie & Klima]", "story": "Dürre"}
        path = f"briefings/2026/10/{day}"
        main = {"image": "{src: x.jpg, alt: It}", "source": "kyiv-post"}
        folder.write(
            {
                f"{path}/one.md": text(body, aliases=f"[/old/{day}.html]", **main, **keys),
                f"{path}/two.md": text(**keys),
                f"{path}/t.csv": "1,2\n",
                f"{path}/x.jpg": photo(1300, 700),
            }
        )
    folder.write({"docs/sources/kyiv-post.md": PROFILE})
    plan = plan_site(folder.archive(), folder.settings, no_standing_files())
    kinds = set()
    for group in chain.from_iterable(map(_parts, plan.groups)):
        places = tuple(group.places(plan.context))
        folders = tuple(place for place in places if place.endswith("/") or not place)
        outputs = list(outputs_of(group, plan.context))
        claims = [(place, output.origin) for output in outputs for place in output.places]
        assert sorted(claims_of(group, plan.context)) == sorted(claims), group.name
        for place in (place for output in outputs for place in output.places):
            assert place in places or place.startswith(folders), group.name
        if outputs and "" not in places:
            kinds.add(type(group).__name__)
    assert kinds >= {
        "ArchiveDocument", "CountryHeadlines", "CountryMaps", "DayArticles", "DayEdition",
        "DayRedirects", "DayShareCards", "FolderMedia", "MonthArchive", "MonthSitemap",
        "SearchBundle", "SectionFeed", "SectionFront", "SectionMonth", "SourceFront", "Story",
    }  # fmt: skip


@pytest.mark.parametrize("languages", [[], ["en", "uk"]], ids=len)
@pytest.mark.parametrize("path", ["", "news/of & on/"])
def test_outputs_are_in_reach(path: str, languages: list[str], tmp_path: Path) -> None:
    """Whatever a site claims is where it may claim something, with all that it can have."""
    site = Site(tmp_path).configure(
        briefings={
            "path": path,
            "languages": languages,
            "numbers": True,
            "desk": {"backend": "test-repo"},
            "share_cards": True,
            "feeds": [{"title": "Kyiv", "tags": ["Rail"]}],
        }
    )
    site.source("kyiv-post")
    site.briefing("2026/03/01/one", tags=["Rail"], story="dam", source="kyiv-post", overlooked=True)
    for tag in languages[1:]:
        site.briefing(f"2026/03/01/one.{tag}", date=None, countries=None)
    settings = open_settings(str(site.root / "mkdocs.yml"))
    kinds = set()
    with open_archives(settings) as archives:
        for each, archive in zip(settings.all_sites, archives, strict=True):
            plan = plan_in_languages(each, archives, no_standing_files())
            claims = {
                place
                for place, _ in (
                    *claims_of_archive(archive, plan),
                    *claims_of_any_site(each, no_standing_files()),
                )
            }
            for group in plan.groups:
                outputs = list(outputs_of(group, plan.context))
                kinds.add(type(group).__name__)
                if type(group).__name__ not in OF_BRIEFINGS:
                    claims |= {place for output in outputs for place in output.places}
            assert [place for place in claims if not site_urls(each).may_claim(place)] == []
    assert len(kinds) > 30


def _parts(group: OutputGroup) -> Iterable[OutputGroup]:
    """Give a day's articles in parts, as those of a large day are planned."""
    if not isinstance(group, DayArticles):
        return (group,)
    return (replace(group, part=(part, 2)) for part in range(2))
