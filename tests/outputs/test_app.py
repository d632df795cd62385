"""The site as an app: what its manifest promises is there."""

from __future__ import annotations

import json
from itertools import product
from math import hypot
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest
from PIL import Image

from tests.outputs.feed import channel
from tests.pictures import opened, saved, swapped_profile
from tests.site import SITE_URL, Site, noise, photo, png

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = "manifest.webmanifest"
FRONT, ARTICLE = "news/", "news/2026/03/20/first/"
NAME, DESCRIPTION, TAGLINE = 'The "Paper"', "Новини & <more>", "All the <news> & more"
PAPER, PAPER_RGB = "#fdf9f1", (253, 249, 241)
RED = (200, 0, 0)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a built site that has chosen all that an app can; its icon is a red disc."""
    site = Site(tmp_path_factory.mktemp("app"))
    site.configure(
        site_name=NAME,
        site_description=DESCRIPTION,
        briefings={
            "path": "news",
            "icon": "brand/icon.png",
            "tagline": TAGLINE,
            "color": PAPER.upper(),
            "color_dark": "#0C1626",
        },
    )
    site.write("brand/icon.png", disc())
    site.briefing("2026/03/20/first")
    site.build("--strict")
    return site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a project with a briefing and a picture in every format of an icon."""
    site = Site(tmp_path / "project")
    site.write("icon.png", png(512, 512))
    site.write("docs/tab.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 4'/>")
    site.write("docs/tab.png", png(64, 64))
    site.write("docs/tab.ico", b"\0\0\1\0")
    site.briefing("2026/03/20/first")
    return site


def disc() -> bytes:
    """Give a red disc that touches the edges of its picture, on nothing."""
    ground = Image.new("RGBA", (600, 600))
    mask = Image.radial_gradient("L").resize((600, 600)).point(lambda value: 255 * (value < 181))
    ground.paste(RED, (0, 0, 600, 600), mask)
    return saved(ground, "PNG")


def manifest(site: Site) -> dict[str, Any]:
    """Read the manifest of a site."""
    told: dict[str, Any] = json.loads(site.read(MANIFEST))
    return told


def icons(site: Site) -> dict[tuple[str, str], str]:
    """Give the addresses of the manifest's icons by their sizes and purposes."""
    return {(each["sizes"], each["purpose"]): each["src"] for each in manifest(site)["icons"]}


def touch_icon(site: Site, url: str = "") -> str:
    """Give the address of the icon that a page names for iOS."""
    page = site.page(url)
    (href,) = page.rel("apple-touch-icon")
    return page.resolve(href)


def test_what_the_app_is(app: Site) -> None:
    """It has the site's name, description and language, and a window of its own."""
    told = manifest(app)
    assert (told["name"], told["short_name"], told["description"]) == (NAME, NAME, DESCRIPTION)
    assert (told["lang"], told["dir"], told["display"]) == ("en", "ltr", "standalone")


def test_where_the_app_is(app: Site) -> None:
    """It begins on the front page, holds the whole site, and its menu leads to pages."""
    told = manifest(app)
    start, scope, *menu = (
        urljoin(f"{SITE_URL}{MANIFEST}", url)
        for url in (told["start_url"], told["scope"], *(each["url"] for each in told["shortcuts"]))
    )
    assert start == urljoin(start, told["id"]) == f"{SITE_URL}{FRONT}"
    assert scope == SITE_URL
    assert menu == [
        f"{SITE_URL}{FRONT}{page}" for page in ("", "countries/", "my-countries/", "saved/")
    ]
    assert all(app.has(url.removeprefix(SITE_URL)) for url in menu)


@pytest.mark.parametrize("url", [FRONT, ARTICLE, "404.html"])
def test_pages_know_the_app(url: str, app: Site) -> None:
    """Every page names the manifest, the icon for iOS, and both colours of the paper."""
    page = app.page(url)
    assert [page.resolve(href) for href in page.rel("manifest")] == [MANIFEST]
    assert app.has(touch_icon(app, url))
    colors = page.tree.xpath("//meta[@name='theme-color']")
    assert {meta.get("media"): meta.get("content") for meta in colors} == {
        "(prefers-color-scheme: light)": PAPER,
        "(prefers-color-scheme: dark)": "#0c1626",
    }
    (tagline,) = page.tree.xpath("//header//p[@class='news-tagline']")
    assert tagline.text == TAGLINE


def test_colours(app: Site) -> None:
    """Until its first page is there, the app has the colour of the paper by day."""
    told = manifest(app)
    assert told["background_color"] == told["theme_color"] == PAPER


def test_icons_have_their_sizes(app: Site) -> None:
    """Each icon is a PNG with as many pixels as the manifest says, and none is missing."""
    expected = {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}
    assert icons(app).keys() == expected
    assert {each["type"] for each in manifest(app)["icons"]} == {"image/png"}
    for (sizes, _), src in icons(app).items():
        picture = opened(app.read(src))
        assert picture.format == "PNG"
        assert f"{picture.width}x{picture.height}" == sizes


def test_icons_on_nothing(app: Site) -> None:
    """What is clear in the large icon is clear in the small ones, and the rest as it was."""
    for sizes in ("192x192", "512x512"):
        picture = opened(app.read(icons(app)[sizes, "any"]))
        middle = picture.width // 2
        assert picture.getpixel((0, 0))[3] == 0  # type: ignore[index]
        assert picture.getpixel((middle, middle)) == (*RED, 255)
        assert picture.getchannel("A").getbbox() == (0, 0, *picture.size)


def test_icons_on_paper(app: Site) -> None:
    """Where a system cuts the corners off, the mark stands on paper, within what is left of it."""
    sizes = {icons(app)["512x512", "maskable"]: 512, touch_icon(app, FRONT): 180}
    for url, size in sizes.items():
        picture = opened(app.read(url))
        middle = size // 2
        assert (picture.mode, picture.size) == ("RGB", (size, size))
        assert picture.getpixel((middle, middle)) == RED
        # A circle of four fifths is safe (W3C Web Application Manifest, "maskable").
        cut = (
            picture.getpixel((x, y))
            for x, y in product(range(size), repeat=2)
            if hypot(x - middle, y - middle) > 0.4 * size
        )
        assert set(cut) == {PAPER_RGB}


def test_the_large_icon_is_not_published(app: Site) -> None:
    """Of the picture that all are made of no page has a use."""
    assert disc() not in app.files().values()
    assert not app.has("brand/icon.png")


GREY, GREEN = (128, 128, 128), (0, 255, 0)


@pytest.mark.parametrize(
    ("picture", "profile", "expected"),
    [
        (Image.new("L", (512, 512), 0x80), None, GREY),
        (Image.new("I;16", (512, 512), 0x8000), None, GREY),
        (Image.new("RGB", (512, 512), GREEN).quantize(4), None, GREEN),
        (Image.new("RGB", (512, 512), "red"), swapped_profile(), GREEN),
    ],
    ids=["grey", "grey in 16 bits", "palette", "profile"],
)
def test_colours_of_icons(
    picture: Image.Image, profile: bytes | None, expected: tuple[int, int, int], site: Site
) -> None:
    """However a PNG holds its colours, every icon that is made of it has those that it shows."""
    site.write("icon.png", saved(picture, "PNG", icc_profile=profile))
    site.configure(briefings={"icon": "icon.png"}).build("--strict")
    for url in (*icons(site).values(), touch_icon(site)):
        icon = opened(site.read(url))
        assert "icc_profile" not in icon.info
        shown = icon.convert("RGB").getpixel((icon.width // 2, icon.height // 2))
        assert shown == pytest.approx(expected, abs=3)


def test_addresses_of_icons(site: Site) -> None:
    """An icon that looks different has another address, and the old one goes."""
    site.configure(briefings={"icon": "icon.png"}).build("--strict")
    before, touch_before = icons(site), touch_icon(site)
    site.configure(briefings={"icon": "icon.png", "color": PAPER}).build("--strict")
    after, touch_after = icons(site), touch_icon(site)
    assert {key for key, url in after.items() if url != before[key]} == {("512x512", "maskable")}
    assert touch_after != touch_before
    site.write("icon.png", png(512, 512, 9))
    site.build("--strict")
    assert not {*after.values(), touch_after} & {*icons(site).values(), touch_icon(site)}
    made = {path for path in site.files() if path.startswith("assets/briefings/icon-")}
    feeds_icon = channel(site).findtext("image/url") or ""
    named = {*icons(site).values(), touch_icon(site), feeds_icon.removeprefix(SITE_URL)}
    assert made == named


@pytest.mark.parametrize(
    ("favicon", "icon", "expected"),
    [
        ("tab.svg", "", {"tab.svg": ("image/svg+xml", "any", "any")}),
        ("tab.png", "", {"tab.png": ("image/png", "any", "any")}),
        ("tab.ico", "", {}),
        ("tab.svg", "icon.png", {"tab.svg": ("image/svg+xml", "any", "any")}),
        ("tab.png", "icon.png", {}),
    ],
)
def test_favicon(
    favicon: str, icon: str, expected: dict[str, tuple[str, str, str]], site: Site
) -> None:
    """The favicon is an icon of the app where it can be one, unless there is a better PNG."""
    site.configure(
        theme={"name": "material", "font": False, "favicon": favicon}, briefings={"icon": icon}
    ).build("--strict")
    told = {
        each["src"]: (each["type"], each["sizes"], each["purpose"])
        for each in manifest(site).get("icons", ())
    }
    assert {src: of for src, of in told.items() if not src.startswith("assets/")} == expected
    assert len(told) == len(expected) + (3 if icon else 0)
    assert all(map(site.has, told))
    assert len(site.page("").rel("apple-touch-icon")) == (1 if icon else 0)


def test_language(site: Site) -> None:
    """The app is in the site's language, and reads from the side from which that is read."""
    site.configure(site_description="", briefings={"language": "ar"}).build("--strict")
    told = manifest(site)
    assert (told["lang"], told["dir"]) == ("ar", "rtl")
    assert "description" not in told
    assert told["start_url"] == "./"


SMALL = "'icon.png' is not a square PNG of 512 pixels or more. Save it as one."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (png(511, 511), SMALL),
        (png(1024, 512), SMALL),
        (photo(600, 600), SMALL),
        (b"", SMALL),
        (noise(512, 512)[:9000], "'icon.png' is damaged or ends too early. Save it again."),
    ],
    ids=["small", "oblong", "JPEG", "empty", "cut"],
)
def test_unusable_icon(data: bytes, message: str, site: Site) -> None:
    """An icon of which no other can be made ends the build with a sentence and a hint."""
    site.write("icon.png", data)
    site.configure(briefings={"icon": "icon.png"})
    assert_refused(site, f"icon: {message}")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"icon": "nowhere.png"}, "icon: 'nowhere.png' is not a file inside the project. Give "),
        ({"icon": "../out.png"}, "icon: '../out.png' is not a file inside the project. Give "),
        ({"icon": "docs"}, "icon: 'docs' is not a file inside the project. Give "),
        ({"color": "red"}, "color: 'red' is not a colour. Write it as #fdf9f1."),
        ({"color_dark": "#123"}, "color_dark: '#123' is not a colour. Write it as #fdf9f1."),
    ],
)
def test_unusable_option(options: dict[str, str], message: str, site: Site) -> None:
    """What is no picture of the project, or no colour, ends the build with a sentence."""
    site.write("../out.png", png(512, 512))
    site.configure(briefings=options)
    assert_refused(site, message)


def assert_refused(site: Site, message: str) -> None:
    """See that a build ends with a message, and writes nothing."""
    said = site.build(code=1)
    assert message in said
    assert "Traceback" not in said
    assert not site.out.exists()
