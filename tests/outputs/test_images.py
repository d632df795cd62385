"""Images on the pages of a site: their sizes, their copies, and what is not told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import feedparser
import pytest
from PIL import Image

from tests.pictures import KINDS, SECRET, animated, described, opened, saved, swapped_profile
from tests.site import SITE_URL, Site, photo, png

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lxml.html import HtmlElement

    from tests.site import PageTree

DAY = "2026/03/20"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'/>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a site with images of every kind, built."""
    site = Site(tmp_path_factory.mktemp("images")).configure()
    pictures: Mapping[str, bytes] = {
        "lead.jpg": described("JPEG", 6, 1500, 1000),
        "wide.png": photo(2000, 1000, "PNG"),
        "packed.jpg": photo(1000, 500, quality=30),
        "odd name, 1.webp": photo(700, 400, "WEBP"),
        "clear.png": saved(_half_clear(), "PNG"),
        "colours.png": saved(
            Image.new("RGB", (400, 300), "red"), "PNG", icc_profile=swapped_profile()
        ),
        "grey.png": saved(Image.new("I;16", (400, 300), 0x8000), "PNG"),
        "print.jpg": saved(Image.new("CMYK", (400, 300), (0, 255, 255, 0)), "JPEG"),
        "still.gif": photo(400, 300, "GIF"),
        "new.avif": photo(400, 300, "AVIF"),
        "moves.gif": animated("GIF"),
        "small.png": png(40, 30),
        "map.svg": SVG,
    }
    for name, data in pictures.items():
        site.write(f"briefings/{DAY}/{name}", data)
    site.write("docs/logo.png", png(60, 20))
    body = "".join(f"![{name}](<{name}>)\n\n" for name in pictures)
    site.briefing(
        f"{DAY}/lead",
        f'{body}\n<img src="lead.jpg" alt="By hand" width="200">\n\n'
        "![Logo](../../../../docs/logo.png)\n",
        priority="lead",
        image={"src": "lead.jpg", "alt": "Dam & lake"},
    )
    for number, name in enumerate(("wide.png", "packed.jpg", "small.png", "map.svg")):
        image = {"src": name, "alt": name}
        site.briefing(f"{DAY}/top-{number}", priority="top", image=image)
    logo = {"src": "../../../../docs/logo.png", "alt": "Logo"}
    site.briefing("2026/03/19/older", image=logo)
    site.build()
    return site


def _half_clear() -> Image.Image:
    image = Image.new("RGBA", (800, 400), (0, 0, 255, 255))
    image.paste((0, 0, 0, 0), (0, 0, 400, 400))
    return image


def _image(page: PageTree, alt: str) -> HtmlElement:
    (found,) = page.main.xpath(".//img[@alt=$alt]", alt=alt)
    return found


def _offered(page: PageTree, srcset: str | None) -> dict[int, str]:
    """Give the addresses of a `srcset`, relative to the site's root, by their widths."""
    pairs = [candidate.split(" ") for candidate in (srcset or "").split(",") if candidate]
    return {int(width.removesuffix("w")): page.resolve(url) for url, width in pairs}


def test_article(site: Site) -> None:
    """The main image of an article tells its size, offers its copies and is fetched first."""
    page = site.page(f"{DAY}/lead/")
    image = _image(page, "Dam & lake")
    assert page.resolve(image.get("src")) == f"{DAY}/lead.jpg"
    assert (image.get("width"), image.get("height")) == ("1000", "1500")
    widths = (320, 640, 960, 1000)
    copies = {width: f"{DAY}/lead.jpg.{width}.webp" for width in widths}
    assert _offered(page, image.get("srcset")) == copies
    assert image.get("sizes")
    assert (image.get("fetchpriority"), image.get("loading")) == ("high", None)
    (preload,) = page.tree.xpath("//head/link[@rel='preload'][@as='image']")
    assert preload.get("imagesrcset") == image.get("srcset")
    assert preload.get("imagesizes") == image.get("sizes")
    assert preload.get("href") is None
    for width, url in copies.items():
        copy = opened(site.read(url))
        assert (copy.format, copy.size) == ("WEBP", (width, round(width * 1.5)))


def test_home(site: Site) -> None:
    """The front page fetches its lead's image first, and others when they are near."""
    page = site.page("")
    lead = _image(page, "Dam & lake")
    assert lead.get("fetchpriority") == "high"
    (preload,) = page.tree.xpath("//head/link[@rel='preload'][@as='image']")
    assert preload.get("imagesrcset") == lead.get("srcset")
    top = _image(page, "wide.png")
    assert top.get("loading") == "lazy"
    assert (top.get("width"), top.get("height")) == ("2000", "1000")
    assert list(_offered(page, top.get("srcset"))) == [320, 640, 960]


def test_listing(site: Site) -> None:
    """A small image in a listing offers no copy that is larger than anyone can see."""
    page = site.page("countries/ua/")
    assert not page.tree.xpath("//head/link[@rel='preload'][@as='image']")
    row = _image(page, "wide.png")
    assert list(_offered(page, row.get("srcset"))) == [320, 640]
    # No copy in its own width, since that would be larger: so it is offered itself.
    packed = _image(page, "packed.jpg")
    assert list(_offered(page, packed.get("srcset"))) == [320, 640]
    small = _image(page, "small.png")
    assert (small.get("width"), small.get("height"), small.get("srcset")) == ("40", "30", None)
    drawing = _image(page, "map.svg")
    assert (drawing.get("width"), drawing.get("srcset")) == (None, None)
    logo = _image(page, "Logo")
    assert (logo.get("width"), logo.get("height"), logo.get("srcset")) == ("60", "20", None)


def test_text(site: Site) -> None:
    """Images in a text tell their size, offer their copies and wait until they are near."""
    page = site.page(f"{DAY}/lead/")
    texts = page.main.xpath(".//*[contains(@class, 'news-text')]//img")
    assert {image.get("loading") for image in texts} == {"lazy"}
    assert {image.get("decoding") for image in texts} == {"async"}
    wide = _image(page, "wide.png")
    assert (wide.get("width"), wide.get("height")) == ("2000", "1000")
    assert list(_offered(page, wide.get("srcset"))) == [320, 640, 960, 1280]
    packed = _image(page, "packed.jpg")
    offered = _offered(page, packed.get("srcset"))
    assert offered[1000] == f"{DAY}/packed.jpg"
    odd = _image(page, "odd name, 1.webp")
    assert _offered(page, odd.get("srcset")) == {
        320: f"{DAY}/odd%20name%2C%201.webp.320.webp",
        640: f"{DAY}/odd%20name%2C%201.webp.640.webp",
        700: f"{DAY}/odd%20name%2C%201.webp",
    }
    by_hand = _image(page, "By hand")
    assert (by_hand.get("width"), by_hand.get("height")) == ("200", None)
    assert by_hand.get("sizes") == "200px"
    assert list(_offered(page, by_hand.get("srcset"))) == [320, 640]
    moving = _image(page, "moves.gif")
    assert (moving.get("width"), moving.get("srcset")) == ("400", None)
    assert _image(page, "Logo").get("srcset") is None


def test_every_address_that_is_offered_is_there(site: Site) -> None:
    """No page offers a copy that was not made, and none was made that no page could offer."""
    offered: set[str] = set()
    for url in site.urls():
        page = site.page(url)
        for image in page.main.xpath(".//img[@srcset]"):
            offered.update(_offered(page, image.get("srcset")).values())
    assert all(map(site.has, offered))
    made = {path for path in site.files() if path.startswith(f"{DAY}/") and ".webp" in path}
    copies = {path for path in made if path.count(".") == 3}
    assert len(copies) > 20


def test_what_describes_them_goes(site: Site) -> None:
    """No file of the site tells where an image was taken, and what moves is as it was."""
    assert SECRET in (site.root / f"briefings/{DAY}/lead.jpg").read_bytes()
    assert not [path for path, data in site.files().items() if SECRET in data]
    assert site.read(f"{DAY}/moves.gif") == animated("GIF")
    assert site.read(f"{DAY}/map.svg") == SVG
    assert site.read(f"{DAY}/small.png") == png(40, 30)


def test_what_is_clear_stays_clear(site: Site) -> None:
    """A copy of an image that can be seen through can be seen through."""
    copy = opened(site.read(f"{DAY}/clear.png.640.webp"))
    assert copy.mode == "RGBA"
    assert copy.getpixel((100, 100))[3] == 0  # type: ignore[index]
    blue = copy.getpixel((500, 100))
    assert blue[2] > 240  # type: ignore[index]
    assert blue[3] == 255  # type: ignore[index]
    assert opened(site.read(f"{DAY}/lead.jpg.320.webp")).mode == "RGB"


def test_colours(site: Site) -> None:
    """A copy has the colours that the image's profile means, and no profile."""
    assert opened(site.read(f"{DAY}/colours.png")).info["icc_profile"] == swapped_profile()
    copy = opened(site.read(f"{DAY}/colours.png.320.webp"))
    assert "icc_profile" not in copy.info
    red, green, _ = copy.getpixel((100, 100))  # type: ignore[misc]
    assert green > 200
    assert red < 60
    assert opened(site.read(f"{DAY}/grey.png.320.webp")).getpixel((9, 9)) == pytest.approx(
        (128,) * 3, abs=3
    )
    red, green, _ = opened(site.read(f"{DAY}/print.jpg.320.webp")).getpixel((9, 9))  # type: ignore[misc]
    assert red > 200
    assert green < 60


def test_feeds(site: Site) -> None:
    """A feed has the images themselves, and says how long the published files are."""
    feed = feedparser.parse(site.read("feed.xml"))
    entry = next(entry for entry in feed.entries if entry.link.endswith("/lead/"))
    (enclosure,) = entry.enclosures
    assert enclosure.href == f"{SITE_URL}{DAY}/lead.jpg"
    assert int(enclosure.length) == len(site.read(f"{DAY}/lead.jpg"))
    text = entry.content[0].value
    assert f'src="{SITE_URL}{DAY}/wide.png"' in text
    assert "srcset" not in text
    assert "loading" not in text
    older = next(entry for entry in feed.entries if entry.link.endswith("/older/"))
    assert int(older.enclosures[0].length) == len(site.read("logo.png"))


NAMES = ", ".join(KINDS)

BAD = {
    "empty.png": (b"", "is an empty file. Save it again."),
    "cut.jpg": (
        photo(800, 600)[:9000],
        "is not whole: its file is damaged or ends too early. Save it again.",
    ),
    "text.webp": (
        b"no picture",
        f"is not one that browsers show, whatever its name says. Save it as one of: {NAMES}.",
    ),
}


def test_flaws(tmp_path: Path) -> None:
    """An image that cannot be shown is told with the line that names it, and published as it is."""
    site = Site(tmp_path).configure()
    for name, (data, _) in BAD.items():
        site.write(f"briefings/{DAY}/{name}", data)
    site.briefing(f"{DAY}/main", image={"src": "empty.png", "alt": "A"})
    site.briefing(f"{DAY}/text", "One.\n\n![B](cut.jpg)\n![C](text.webp) ![C](text.webp)\n")
    lines = {"empty.png": ("main", 8), "cut.jpg": ("text", 11), "text.webp": ("text", 12)}
    told = [
        f"briefings/{DAY}/{lines[name][0]}.md:{lines[name][1]}: warning: "
        f"The image '{name}' {reason} Until then it is published as it is."
        for name, (_, reason) in BAD.items()
    ]
    done = site.run("mkdocs_briefings", "check")
    assert done.code == 0
    assert sorted(done.output.splitlines()[:-1]) == sorted(told)
    for _ in range(2):
        said = site.build()
        assert "Traceback" not in said
        for line in told:
            assert line.replace(" warning:", "") in said
    for name, (data, _) in BAD.items():
        assert site.read(f"{DAY}/{name}") == data
    assert not [path for path in site.files() if path.endswith("0.webp")]
    image = _image(site.page(f"{DAY}/main/"), "A")
    assert (image.get("width"), image.get("srcset")) == (None, None)


def test_an_image_that_cannot_be_decoded(tmp_path: Path) -> None:
    """Pixels that make no sense are told by the build, and cost no page."""
    site = Site(tmp_path).configure()
    data = photo(700, 500, "AVIF")
    # Their very beginning: some decoders make up the rest.
    start = data.index(b"mdat") + 4
    broken = data[:start] + bytes(64) + data[start + 64 :]
    site.write(f"briefings/{DAY}/a.avif", broken)
    site.briefing(f"{DAY}/one", image={"src": "a.avif", "alt": "A"})
    for _ in range(2):
        said = site.build()
        assert "Traceback" not in said
        assert f"briefings/{DAY}/a.avif: The image cannot be decoded: " in said
    offered = _image(site.page(f"{DAY}/one/"), "A").get("srcset")
    assert offered
    assert site.read(f"{DAY}/a.avif.320.webp") == site.read(f"{DAY}/a.avif") == broken
    site.write(f"briefings/{DAY}/a.avif", data)
    assert "decoded" not in site.build()
    assert opened(site.read(f"{DAY}/a.avif.320.webp")).size == (320, 229)
