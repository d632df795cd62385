"""What a letter says, and to whom it looks right."""

from __future__ import annotations

import os
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from tests.letters.letters import html_of, letter, text_of, tree_of, write_letter
from tests.letters.server import parsed
from tests.outputs.newsroom import MARKER
from tests.outputs.test_editions import EDITION
from tests.pictures import SECRET, described, exif
from tests.site import SITE_URL, Site, photo, with_front_matter

if TYPE_CHECKING:
    from email.message import EmailMessage

MOST = 102_000
"""Gmail hides what comes after so many bytes."""


def test_edition_in_its_order(newsroom: Site) -> None:
    """Message, text and page have the day's briefings as its page on the site has them."""
    said = write_letter(newsroom)
    made = [f"letters/2026-03-20.{suffix}" for suffix in ("eml", "html", "txt")]
    assert said.splitlines() == made
    whole = [f"{SITE_URL}{url}" for url in EDITION]
    text = (newsroom.root / "letters/2026-03-20.txt").read_text()
    page = (newsroom.root / "letters/2026-03-20.html").read_text()
    for links in (_headlines(html_of(letter(newsroom))), _headlines(page), _addresses(text)):
        assert [link for link in links if link in whole][: len(whole)] == whole
    assert text_of(letter(newsroom)).split() == text.split()
    assert text.index("AFRICA") < text.index("ASIA") < text.index("EUROPE")
    assert text.index("MISS WHAT GETS MISSED") > text.index("EUROPE")
    assert "6 briefings, 6 minutes" in text


def test_each_briefing_is_credited(newsroom: Site) -> None:
    """Headline, summary, country, source and minutes of the lead are there."""
    write_letter(newsroom)
    for said in (_words(html_of(letter(newsroom))), text_of(letter(newsroom))):
        for part in ("Dam reopens", "The dam is open again.", "Ukraine", "Kyiv Daily", "1 min"):
            assert part in said


def test_nothing_of_what_is_not_published(newsroom: Site) -> None:
    """No draft, no scheduled, embargoed or expired briefing leaks into any letter of any day."""
    reasons: tuple[dict[str, Any], ...] = (
        {"draft": True},
        {"embargo_until": "2026-03-25"},
        {"date": "2026-03-20T23:00"},
        {"expires": "2026-03-20T10:00"},
    )
    for number, keys in enumerate(reasons):
        hidden = {"title": f"{MARKER} {number}", "summary": MARKER, "tags": [MARKER], **keys}
        newsroom.briefing(f"2026/03/20/{MARKER}-{number}", **hidden)
    for day in ("2026-03-20", "2026-03-19"):
        write_letter(newsroom, day, "--images", "embedded")
    for path in (newsroom.root / "letters").iterdir():
        assert MARKER not in path.read_text(encoding="utf-8")
    said = write_letter(newsroom, "2026-03-01", code=1)
    assert "briefings/: There is no edition of 2026-03-01. The newest is 2026-03-20." in said
    assert MARKER not in said


@pytest.mark.parametrize(
    ("day", "made"),
    [("today", "2026-03-20"), ("yesterday", "2026-03-19"), ("2026-3-8", "2026-03-08")],
)
def test_days(day: str, made: str, newsroom: Site) -> None:
    """A day can be named by its date, as today and as yesterday."""
    assert f"letters/{made}.eml" in write_letter(newsroom, day)


def test_today_is_that_of_the_newsroom(newsroom: Site) -> None:
    """At ten in the evening in London, it is tomorrow in Kyiv already."""
    said = write_letter(newsroom, "yesterday", "--now", "2026-03-20T22:30Z")
    assert "letters/2026-03-20.eml" in said


@pytest.mark.parametrize("day", ["soon", "2026-02-30", "2026-03-21"])
def test_no_such_day(day: str, newsroom: Site) -> None:
    """A day without an edition, and a word that is no day, are one message."""
    said = write_letter(newsroom, day, code=1)
    assert said.startswith(("DATE: ", "briefings/: There is no edition of 2026-03-21."))
    assert len(said.splitlines()) == 1


def test_nothing_is_published(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A newsroom without an edition has no letter, and says so."""
    site = Site(tmp_path_factory.mktemp("empty")).configure()
    site.briefing("2026/03/19/draft", draft=True)
    assert "briefings/: There is no edition" in write_letter(site, code=1)


def test_file_with_an_error(site: Site) -> None:
    """With an error in a file no letter is made, as no site is built."""
    site.briefing("2026/03/19/odd", date="soon")
    said = write_letter(site, code=1)
    assert said.startswith("briefings/2026/03/19/odd.md:3: `date`: 'soon' is not a date.")
    assert "The letter was not made." in said
    assert not (site.root / "letters").exists()


def test_links_are_whole(newsroom: Site) -> None:
    """Each link and image has scheme and host, since a letter stands nowhere."""
    write_letter(newsroom)
    page = (newsroom.root / "letters/2026-03-20.html").read_text()
    for said in (html_of(letter(newsroom)), page):
        tree = tree_of(said)
        found = [*tree.xpath("//a/@href"), *tree.xpath("//img/@src")]
        assert found
        assert {link for link in found if not link.startswith(SITE_URL)} <= {"{unsubscribe_url}"}


def test_page_on_the_web(newsroom: Site) -> None:
    """The page leads search engines to the edition, and has no way out of a list."""
    write_letter(newsroom, "--unsubscribe", "https://example.org/leave")
    page = (newsroom.root / "letters/2026-03-20.html").read_text()
    assert tree_of(page).xpath("//link[@rel='canonical']/@href") == [f"{SITE_URL}2026/03/20/"]
    assert "nsubscribe" not in page
    assert "https://example.org/leave" in html_of(letter(newsroom))


def test_text_from_right_to_left(newsroom: Site) -> None:
    """Text in another language says which one, and from which side it is read."""
    write_letter(newsroom)
    tree = tree_of(html_of(letter(newsroom)))
    (heading,) = tree.xpath("//h3[normalize-space()='مصر']")
    assert (heading.get("lang"), heading.get("dir")) == ("ar", "rtl")
    assert tree.get("lang") == "en"


def test_site_in_arabic(site: Site) -> None:
    """A letter of a site in Arabic runs from right to left."""
    site.configure(briefings={"language": "ar"})
    write_letter(site)
    message = letter(site, "2026-03-19")
    assert tree_of(html_of(message)).get("dir") == "rtl"
    assert message["Content-Language"] == "ar"


def test_site_in_several_languages(site: Site) -> None:
    """A letter leads to pages in its language, below its tag, and has names in that language."""
    languages = {"languages": ["en", "uk"], "prefix_all_languages": True}
    site.configure(briefings=languages)
    translated = {"title": "Міст закрито", "summary": "Коротко."}
    site.write(
        "briefings/2026/03/19/bridge-closed.uk.md", with_front_matter(translated, "Текст.\n")
    )
    site.write("names/uk.yml", "sources: {kyiv-daily: Київ щодня}\n")
    said = write_letter(site, "--language", "uk")
    path = site.root / "letters/uk/2026-03-19.eml"
    assert said.startswith("letters/uk/2026-03-19.eml\n")
    html = html_of(parsed(path.read_bytes()))
    assert _headlines(html) == [f"{SITE_URL}uk/2026/03/19/bridge-closed/"]
    assert "Київ щодня" in _words(html)
    own = {link for link in tree_of(html).xpath("//a/@href") if link.startswith(SITE_URL)}
    assert all(link.startswith(f"{SITE_URL}uk/") for link in own)


def test_styles_stand_in_the_elements(newsroom: Site) -> None:
    """Fonts and colours are in the elements; a style sheet only adds, and nothing is loaded."""
    write_letter(newsroom)
    tree = tree_of(html_of(letter(newsroom)))
    for element in tree.xpath("//h1 | //h2 | //h3/a | //p | //img"):
        assert "font-size" in element.get("style", "") or element.xpath(".//*[@style]")
    (sheet,) = tree.xpath("//style/text()")
    assert "prefers-color-scheme: dark" in sheet
    assert not tree.xpath("//script | //form | //link | //iframe | //*[@background]")
    assert "url(" not in html_of(letter(newsroom))
    assert "@import" not in sheet


def test_site_has_its_own_look(newsroom: Site) -> None:
    """The paper has the site's colours, and a template of the site takes the place of ours."""
    newsroom.configure(
        briefings={"color": "#fdf9f1", "color_dark": "#0c1626"},
        theme={"name": "material", "font": False, "custom_dir": "look"},
    )
    newsroom.write("look/briefings/letter.css", ".brand { color: #123456 }\n")
    write_letter(newsroom)
    said = html_of(letter(newsroom))
    assert re.search(r'class="brand" style="color: ?#123456', said)
    assert "#0c1626" in said
    (newsroom.root / "look/briefings/letter.css").unlink()
    write_letter(newsroom)
    assert "background-color: #fdf9f1" in html_of(letter(newsroom))


def test_large_day_comes_to_an_end(site: Site) -> None:
    """Of a day with 500 briefings the end is shown, and links lead to what is left out."""
    countries = ("KE", "BR", "JP", "DE", "AU", "AQ")
    for number in range(500):
        site.briefing(
            f"2026/03/20/a-slug-of-a-usual-length-{number}",
            title=f"Number {number}: " + "a long headline " * 6,
            summary="Two or three sentences that say what has happened. " * 6,
            countries=[countries[number % 6]],
            source="kyiv-daily",
            priority="top" if number < 20 else "normal",
            overlooked=number % 20 == 0,
        )
    write_letter(site)
    said = html_of(letter(site))
    assert len(said.encode()) < 100_000 < MOST
    assert len((site.root / "letters/2026-03-20.html").read_bytes()) < 100_000
    words = _words(said)
    left = [int(number) for number in re.findall(r"(\d+) more from", words)]
    assert len(left) == 6
    assert "7 more top stories" in words
    assert "Unsubscribe" in words
    # The lead, 12 and 7 top stories, and what is shown and left out of regions: each briefing once.
    regions = [part.xpath(".//h3") for part in tree_of(said).xpath("//td[@class='part line']")]
    assert 1 + 7 + sum(left) + sum(map(len, regions[1:])) == 500
    assert f"{SITE_URL}2026/03/20/#__region-002" in said


def test_small_day_has_everything(newsroom: Site) -> None:
    """Where there are few briefings no link leads to more."""
    write_letter(newsroom)
    assert " more " not in _words(html_of(letter(newsroom)))


def _with_images(site: Site) -> None:
    for name, kind in (("a.jpg", "JPEG"), ("b.webp", "WEBP"), ("c.png", "PNG")):
        site.write(f"briefings/2026/03/20/{name}", described(kind, width=1600, height=900))
    site.write("briefings/2026/03/20/d.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    site.write("briefings/2026/03/20/e.tif", photo(1600, 900, "TIFF", exif=exif()))
    for name in ("a.jpg", "b.webp", "c.png", "d.svg", "e.tif"):
        image = {"src": name, "alt": f"Alt of {name}"}
        priority = "lead" if name == "a.jpg" else "top"
        site.briefing(f"2026/03/20/with-{name[0]}", image=image, priority=priority)


def test_hosted_images(site: Site) -> None:
    """Images that mail programs show come from the site; a page shows the others too."""
    _with_images(site)
    write_letter(site)
    tree = tree_of(html_of(letter(site)))
    folder = f"{SITE_URL}2026/03/20/"
    assert sorted(tree.xpath("//img/@src")) == [
        f"{folder}{name}" for name in ("a.jpg", "c.png", "e.tif.jpg")
    ]
    assert set(tree.xpath("//img/@width")) == {"600"}
    assert "Alt of a.jpg" in tree.xpath("//img/@alt")
    page = tree_of((site.root / "letters/2026-03-20.html").read_text())
    names = [src.removeprefix(folder) for src in page.xpath("//img/@src")]
    assert sorted(names) == ["a.jpg", "b.webp", "c.png", "d.svg", "e.tif.jpg"]


def test_embedded_images(site: Site) -> None:
    """Images in the message are JPEG of at most 1200 pixels, without what describes them."""
    _with_images(site)
    write_letter(site, "--images", "embedded")
    message = letter(site)
    assert _structure(message) == [
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        *["image/jpeg"] * len(_images(message)),
    ]
    sources = tree_of(html_of(message)).xpath("//img/@src")
    assert len(sources) == 4
    for src in sources:
        data = _images(message)[src.removeprefix("cid:")]
        image = Image.open(BytesIO(data))
        assert (image.format, image.size) == ("JPEG", (1200, 675))
        assert SECRET not in data
        assert not image.getexif()
    assert len((site.root / "letters/2026-03-20.eml").read_bytes()) < 1_000_000
    assert "cid:" not in (site.root / "letters/2026-03-20.html").read_text()


def test_turned_image(site: Site) -> None:
    """A photo that was taken with the camera on its side is embedded the right way up."""
    site.write("briefings/2026/03/20/x.jpg", described("JPEG", 6, 400, 300))
    site.briefing("2026/03/20/x", image={"src": "x.jpg", "alt": "X"})
    write_letter(site, "--images", "embedded")
    (data,) = _images(letter(site)).values()
    assert Image.open(BytesIO(data)).size == (300, 400)


def test_without_images(site: Site) -> None:
    """`--images none` leaves them out of the message."""
    _with_images(site)
    write_letter(site, "--images", "none")
    assert "<img" not in html_of(letter(site))


def test_few_images(site: Site) -> None:
    """Only the lead and the first top stories have their images, so that a letter stays small."""
    for number in range(8):
        site.write(f"briefings/2026/03/20/{number}.jpg", photo(640, 360, quality=60 + number))
        image = {"src": f"{number}.jpg", "alt": "x"}
        site.briefing(f"2026/03/20/top-{number}", image=image, priority="top")
    write_letter(site, "--images", "embedded")
    assert len(_images(letter(site))) == 5


def test_image_of_unknown_size(site: Site) -> None:
    """An image that is gone from the disk is told of by the checks, and by no traceback."""
    site.briefing("2026/03/20/x", image={"src": "gone.jpg", "alt": "X"})
    said = write_letter(site, code=1)
    assert "gone.jpg" in said
    assert "Traceback" not in said


def test_without_css_inline(site: Site) -> None:
    """Where css-inline is missing, the message says what to install."""
    site.write("css_inline.py", "raise ImportError\n")
    done = site.run("mkdocs_briefings", "letter", env={"PYTHONPATH": _path(site)}, fresh=True)
    assert done.code == 1
    assert "Install mkdocs-briefings[letter]." in done.output


def _path(site: Site) -> str:
    return os.pathsep.join(filter(None, (str(site.root), os.environ.get("PYTHONPATH"))))


def _headlines(said: str) -> list[str]:
    return [str(href) for href in tree_of(said).xpath("//h3/a/@href")]


def _addresses(text: str) -> list[str]:
    return [line for line in text.splitlines() if "://" in line]


def _words(said: str) -> str:
    return " ".join(" ".join(map(str, tree_of(said).xpath("//body//text()"))).split())


def _structure(message: EmailMessage) -> list[str]:
    return [part.get_content_type() for part in message.walk()]


def _images(message: EmailMessage) -> dict[str, bytes]:
    return {
        str(part["Content-ID"]).strip("<>"): part.get_content()
        for part in message.walk()
        if part.get_content_maintype() == "image"
    }
