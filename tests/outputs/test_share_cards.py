"""Share cards and crops on a site: which briefing has which, and when one is made anew."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from mkdocs_briefings.drawing.cache_file import read_cached, write_cached
from tests.engine.project import (
    assert_clean,
    configure,
    preview,
    run,
    write_briefing,
    write_project,
)
from tests.fonts import font_of, machine
from tests.outputs.newsroom import LEAD, MARKER, write_newsroom
from tests.pictures import saved
from tests.site import SITE_URL, Site, photo, png

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site import PageTree

DAY = "2026/03/20"
CARD = "share-card.png"
CARDS = {"share_cards": True}
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'/>"

JAPANESE = "夜行列車が海岸へ"


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give the small newsroom with share cards, and main images of every kind, built."""
    site = write_newsroom(tmp_path_factory.mktemp("shared"))
    site.configure(briefings={**CARDS, "latest": 3, "month_limit": 4, "timezone": "Europe/Kyiv"})
    site.write("docs/wide.jpg", photo(1500, 1000))
    pictures = {
        "wide.jpg": photo(1600, 1000),
        "high.jpg": photo(900, 1300),
        "small.jpg": photo(599, 400),
        "map.svg": SVG,
        "clear.png": saved(Image.new("RGBA", (1300, 800), (0, 0, 0, 0)), "PNG"),
        "beside.jpg": photo(1400, 900),
    }
    for name, data in pictures.items():
        site.write(f"briefings/{DAY}/{name}", data)
        if name != "beside.jpg":
            stem = name.partition(".")[0]
            site.briefing(f"{DAY}/{stem}", image={"src": name, "alt": f"A {stem} one"})
    site.briefing(f"{DAY}/again", image={"src": "wide.jpg", "alt": "The same"})
    site.briefing(f"{DAY}/in-text", "![Beside](beside.jpg)\n")
    docs = {"src": "../../../../docs/wide.jpg", "alt": "Of docs"}
    site.briefing(f"{DAY}/of-docs", image=docs)
    site.build("--strict")
    return site


def _articles(site: Site) -> list[PageTree]:
    pages = (site.page(url) for url in sorted(site.urls()))
    return [page for page in pages if page.meta("og:type") == "article"]


def _shared(site: Site, url: str) -> str:
    """Give what stands for a page where it is shared, relative to the site's root."""
    return (site.page(url).meta("og:image") or "").removeprefix(SITE_URL)


def test_every_article_has_a_picture(newsroom: Site) -> None:
    """It is there, as large and of the type that the page says, and has at most 60 kB."""
    pages = _articles(newsroom)
    assert len(pages) > 20
    for page in pages:
        data = newsroom.read(_shared(newsroom, page.url))
        image = Image.open(BytesIO(data))
        said = page.meta("og:image:width"), page.meta("og:image:height")
        assert said == tuple(map(str, image.size))
        assert page.meta("og:image:type") == Image.MIME[image.format or ""]
        assert len(data) <= 60_000
        assert image.width >= 600


def test_what_x_is_told(newsroom: Site) -> None:
    """It takes all from Open Graph but the kind of card, and what an image shows."""
    page = newsroom.page(f"{DAY}/wide/")
    told = page.tree.xpath("//meta[starts-with(@name, 'twitter:')]/@name")
    assert told == ["twitter:image:alt", "twitter:card"]
    assert page.meta("twitter:image:alt") == page.meta("og:image:alt") == "A wide one"
    assert page.meta("twitter:card") == "summary_large_image"


@pytest.mark.parametrize(
    ("slug", "picture", "size"),
    [
        ("wide", "wide.jpg.share.jpg", (1200, 630)),
        ("again", "wide.jpg.share.jpg", (1200, 630)),
        ("high", "high.jpg.share.jpg", (900, 472)),
        ("clear", "clear.png.share.jpg", (1200, 630)),
        ("small", f"small/{CARD}", (1200, 630)),
        ("map", f"map/{CARD}", (1200, 630)),
        ("of-docs", f"of-docs/{CARD}", (1200, 630)),
        ("in-text", f"in-text/{CARD}", (1200, 630)),
    ],
)
def test_which_picture(slug: str, picture: str, size: tuple[int, int], newsroom: Site) -> None:
    """A briefing's own image is cut if it is large enough and ours; else there is a card."""
    assert _shared(newsroom, f"{DAY}/{slug}/") == f"{DAY}/{picture}"
    image: Image.Image = Image.open(BytesIO(newsroom.read(f"{DAY}/{picture}")))
    assert image.size == size
    assert newsroom.has(f"{DAY}/{slug}/{CARD}") == picture.endswith(CARD)


def test_crops_for_search_engines(newsroom: Site) -> None:
    """They are made of main images that are wide enough, and of no other image."""
    crops = {
        path for path in newsroom.files() if path.endswith((".1x1.jpg", ".4x3.jpg", ".16x9.jpg"))
    }
    names = ("clear.png", "wide.jpg")
    assert crops == {
        f"{DAY}/{name}.{kind}.jpg" for name in names for kind in ("1x1", "4x3", "16x9")
    }
    assert not newsroom.has(f"{DAY}/beside.jpg.share.jpg")


def test_pages_that_a_briefing_leads(newsroom: Site) -> None:
    """The front page, an edition and a story share the picture of their briefing."""
    card = f"{LEAD}{CARD}"
    assert _shared(newsroom, LEAD) == card
    assert _shared(newsroom, "") == card
    assert _shared(newsroom, f"{DAY}/") == card
    assert _shared(newsroom, "stories/dam-repair/") == card
    assert _shared(newsroom, "countries/ua/") == "countries/ua/map.png"


def test_what_is_not_published_has_no_card(newsroom: Site) -> None:
    """Neither a card nor a crop is made of it, nor kept."""
    kept = [path.name for path in (newsroom.root / ".cache").rglob("*") if path.is_file()]
    assert any(name.endswith(".card") for name in kept)
    assert not [name for name in (*newsroom.files(), *kept) if MARKER in name]


def test_without_cards(tmp_path: Path) -> None:
    """Where they are switched off, the image itself stands for a briefing, or the map."""
    site = Site(tmp_path).configure(briefings={"share_cards": False})
    site.write(f"briefings/{DAY}/wide.jpg", photo(1600, 1000))
    site.briefing(f"{DAY}/wide", image={"src": "wide.jpg", "alt": "Wide"})
    site.briefing(f"{DAY}/plain", countries=["KE"])
    site.build("--strict")
    assert _shared(site, f"{DAY}/wide/") == f"{DAY}/wide.jpg"
    assert site.page(f"{DAY}/wide/").meta("og:image:width") == "1600"
    assert _shared(site, f"{DAY}/plain/") == "countries/ke/map.png"
    assert not [path for path in site.files() if path.endswith((CARD, ".share.jpg"))]
    # Search engines are told of these in any case.
    assert site.has(f"{DAY}/wide.jpg.16x9.jpg")


@pytest.mark.parametrize("written", [date(2026, 3, 20), "2026-03-20"])
def test_cards_since_a_day(written: date | str, tmp_path: Path) -> None:
    """Briefings of before share a cut image, or else theirs as it is, or else the map."""
    site = Site(tmp_path).configure(briefings={"share_cards": {"since": written}})
    for day in ("2026/03/19", DAY):
        site.write(f"briefings/{day}/wide.jpg", photo(1600, 1000))
        site.write(f"briefings/{day}/small.jpg", photo(599, 400))
        for name in ("wide", "small"):
            site.briefing(f"{day}/{name}", image={"src": f"{name}.jpg", "alt": name})
        site.briefing(f"{day}/plain", countries=["KE"])
    site.build("--strict")
    assert _shared(site, "2026/03/19/wide/") == "2026/03/19/wide.jpg.share.jpg"
    assert _shared(site, "2026/03/19/small/") == "2026/03/19/small.jpg"
    assert _shared(site, "2026/03/19/plain/") == "countries/ke/map.png"
    assert _shared(site, f"{DAY}/wide/") == f"{DAY}/wide.jpg.share.jpg"
    for name in ("small", "plain"):
        assert _shared(site, f"{DAY}/{name}/") == f"{DAY}/{name}/{CARD}"
    cards = [path for path in site.files() if path.endswith(CARD)]
    assert sorted(cards) == [f"{DAY}/plain/{CARD}", f"{DAY}/small/{CARD}"]


# What is made anew.


def _project(root: Path, **settings: Any) -> Site:  # noqa: ANN401 - whatever MkDocs takes
    site = write_project(root, briefings=CARDS, **settings)
    run(site)
    return site


def _cards(urls: set[str]) -> set[str]:
    return {url for url in urls if url.endswith((CARD, ".share.jpg"))}


def test_a_card_follows_what_it_shows(tmp_path: Path) -> None:
    """Another headline draws one card anew; another text, or another summary, none."""
    site = _project(tmp_path / "paper")
    card = f"2026/03/03/b-2/{CARD}"
    before = site.read(card)
    write_briefing(site, 2, title="Other words")
    done = run(site)
    assert _cards(done.urls) == {card}
    assert done.reasons[card] == "what its card says"
    assert site.read(card) != before
    assert_clean(site, tmp_path / "clean")
    write_briefing(site, 2, title="Other words", summary="Another summary.", tags=["New"])
    site.briefing("2026/03/03/linker", "Other text.\n", countries=["FR"])
    done = run(site)
    assert "2026/03/03/b-2/" in done.urls
    assert _cards(done.urls) == set()
    assert_clean(site, tmp_path / "clean")


def test_a_source_is_on_all_its_cards(tmp_path: Path) -> None:
    """Another name of a source draws the cards of its briefings anew, and no others."""
    site = _project(tmp_path / "paper")
    site.source("kyiv-daily", "Its *profile*.\n", title="The Daily")
    assert _cards(run(site).urls) == {f"2026/03/01/b-{number}/{CARD}" for number in (0, 4)}
    assert_clean(site, tmp_path / "clean")


def test_the_look_of_pages_is_not_that_of_cards(tmp_path: Path) -> None:
    """Another template renders all pages, and draws no card; another name of the site all."""
    site = _project(tmp_path / "paper")
    count = len([path for path in site.files() if path.endswith(CARD)])
    site.write(
        "theme/briefings/base.html", (site.root / "theme/briefings/base.html").read_text() + " "
    )
    done = run(site)
    assert "2026/03/03/b-2/" in done.urls
    assert _cards(done.urls) == set()
    configure(site, briefings=CARDS, site_name="Another")
    assert len(_cards(run(site).urls)) == count
    assert_clean(site, tmp_path / "clean")


def test_an_image_takes_the_place_of_a_card(tmp_path: Path) -> None:
    """A briefing that gets an image has a crop and no card, and the other way round."""
    site = _project(tmp_path / "paper")
    card, crop = f"2026/03/03/b-2/{CARD}", "2026/03/03/new.jpg.share.jpg"
    site.write("briefings/2026/03/03/new.jpg", photo(800, 600))
    write_briefing(site, 2, image={"src": "new.jpg", "alt": "New"})
    done = run(site)
    assert (_cards(done.urls), _cards(done.removed)) == ({crop}, {card})
    assert_clean(site, tmp_path / "clean")
    # It is another image of the same name by now, and too small.
    site.write("briefings/2026/03/03/new.jpg", photo(500, 400))
    done = run(site)
    assert (_cards(done.urls), _cards(done.removed)) == ({card}, {crop})
    assert_clean(site, tmp_path / "clean")
    site.write("briefings/2026/03/03/new.jpg", photo(900, 600))
    run(site)
    # Shown in the text alone, it needs no crops.
    site.briefing("2026/03/03/b-2", "![New](new.jpg)\n", date="2026-03-03T10:00Z", countries=["FR"])
    run(site)
    assert not site.has(crop)
    assert_clean(site, tmp_path / "clean")


def test_fonts_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a font is installed, the cards that need it are drawn anew, and no page is rendered."""
    for name, value in machine(tmp_path, {}).items():
        monkeypatch.setenv(name, value)
    site = write_project(tmp_path / "paper", briefings=CARDS)
    write_briefing(site, 2, title=JAPANESE, language="ja")
    told = "(Chinese and Japanese). On Debian and Ubuntu, install fonts-noto-cjk."
    assert sum(told in each for each in run(site).messages) == 1
    card = f"2026/03/03/b-2/{CARD}"
    before = site.read(card)
    machine(tmp_path, {"some.ttf": font_of(JAPANESE + "…")})
    done = run(site)
    assert done.urls == {card}
    assert done.reasons[card] == "the fonts of its card"
    assert not any("no font" in each for each in done.messages)
    assert site.read(card) != before
    assert_clean(site, tmp_path / "clean")
    assert run(site).urls == set()


def _kept(site: Site) -> set[str]:
    folder = site.root / ".cache/briefings/images/briefings"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.card")}


def test_cards_are_kept(tmp_path: Path) -> None:
    """A build that has forgotten everything draws no card; a card that changed replaces the old."""
    site = _project(tmp_path / "paper")
    name = "2026/03/03/b-2.md.card"
    place = site.root / ".cache/briefings/images/briefings" / name
    write_cached(place, (read_cached(place) or b"") + b"kept")
    kept = _kept(site)
    (site.root / ".cache/briefings/state.sqlite").unlink()
    assert f"2026/03/03/b-2/{CARD}" in run(site).urls
    assert site.read(f"2026/03/03/b-2/{CARD}").endswith(b"kept")
    # One that is warned of is read again by each build, and keeps its card all the same.
    write_briefing(site, 2, title="Other words", updated="2062-01-01")
    run(site)
    assert _kept(site) == kept
    assert not place.read_bytes().endswith(b"kept")
    assert_clean(site, tmp_path / "clean")


def test_cards_are_forgotten(tmp_path: Path) -> None:
    """The kept card of a briefing that is gone goes too, and with the last one its folder."""
    site = _project(tmp_path / "paper")
    kept = _kept(site)
    site.remove("briefings/2026/03/03/b-2.md")
    run(site)
    assert kept - _kept(site) == {"2026/03/03/b-2.md.card"}
    for path in sorted((site.root / "briefings/2026/03/04").glob("*.md")):
        path.unlink()
    run(site)
    assert not (site.root / ".cache/briefings/images/briefings/2026/03/04").exists()


def test_a_preview_draws_nothing(tmp_path: Path) -> None:
    """Nobody shares what only its editors see."""
    site = write_project(tmp_path / "paper", briefings=CARDS)
    preview(site, tmp_path / "out")
    assert (tmp_path / "out/2026/03/03/b-2/index.html").is_file()
    assert not list((tmp_path / "out").rglob(CARD))


def test_an_address_that_is_taken(tmp_path: Path) -> None:
    """A file that would stand where a card does stops the build, and both are named."""
    site = Site(tmp_path).configure(briefings=CARDS)
    site.write(f"briefings/{DAY}/a/{CARD}", png())
    site.briefing(f"{DAY}/a")
    site.briefing(f"{DAY}/a/b", f"![Mine]({CARD})\n", date="2026-03-19")
    told = site.build(code=1)
    place = f"The file '{CARD}' is in the place of briefings/{DAY}/a.md. Rename it."
    assert f"briefings/{DAY}/a/b.md:9: {place}" in told
    assert "Traceback" not in told
