"""The keys below which themes have a post's main image."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_briefings.importing.convert.image_keys import image_target

if TYPE_CHECKING:
    from tests.importing.conftest import OldArchive

KEYS = [
    "image: a.png\nimage_alt: A ship",
    "image: {path: a.png, alt: A ship}",
    "coverImage: a.png\ncoverImageAlt: A ship",
    "featuredImage: a.png\nfeaturedImageAlt: A ship",
    "featured_image: a.png\nfeatured_image_alt: A ship",
    "feature_image: a.png\nfeature_image_alt: A ship",
    "cover: {image: a.png, alt: A ship, relative: true}",
    "images: [a.png, b.png]\nimage_alt: A ship\nimage: a.png",
    "images: [{src: a.png, alt: A ship}]",
    "thumbnail: a.png\nthumbnail-alt: A ship",
    "header: {image: a.png, image_description: A ship, teaser: b.png}",
    "header: {teaser: a.png, alt: A ship}",
    "header: {overlay_color: red, og_image: a.png, alt: A ship}",
    "og_image: a.png\nog_image_alt: A ship",
    "cover: {relative: true}\nhero_image: a.png\nhero_image_alt: A ship",
    "thumbnail: b.png\nthumbnail_alt: A tree\ncover: a.png\ncover_alt: A ship",
    "banner: {src: a.png, image_alt: A ship}",
    "image: {feature: a.png, alt: A ship}",
]


def test_images_of_themes(archive: OldArchive) -> None:
    """Whatever a theme calls it, the main image comes over with its description."""
    for number, keys in enumerate(KEYS):
        archive.post(f"content/post/{number}.md", f"{keys}\n")
    for name in "ab":
        archive.write(f"content/post/{name}.png", b"PNG")
    report = archive.run()
    assert (report.failed, report.notes) == ((), ())
    for number, keys in enumerate(KEYS):
        image = archive.keys(f"2020/01/02/{number}.md").image
        assert image, keys
        assert (image.src, image.alt) == (f"{number}/a.png", "A ship"), keys


def test_what_is_said_of_it(archive: OldArchive) -> None:
    """Caption and credit come along, in plain text; what is said of another image goes aside."""
    archive.write("content/post/a_b_c.png", b"PNG")
    archive.post(
        "content/post/x.md",
        "cover: a_b_c.png\ncover_alt: A *ship*\ncoverCaption: By [Bo](/b)\ncover_credit: Bo\n"
        "thumbnail_alt: A tree\n",
    )
    assert not archive.run().notes
    keys = archive.keys()
    assert keys.image
    image = keys.image
    assert (image.src, image.alt) == ("x/a_b_c.png", "A ship")
    assert (image.caption, image.credit) == ("By Bo", "Bo")
    assert keys.extra == {"thumbnail_alt": "A tree"}


@pytest.mark.parametrize(
    ("key", "value", "target"),
    [
        ("header", "Some words", None),
        ("header", {"overlay_color": "red"}, None),
        ("featured", "true", None),
        ("image", "false", None),
        ("cover", {"relative": "true"}, None),
        ("hero", {"image": "a.png"}, "image"),
        ("ogImage", "a.png", "image"),
        ("coverImage_caption", "A", "image.caption"),
        ("imagery", "a.png", None),
    ],
)
def test_target(key: str, value: Any, target: str | None) -> None:  # noqa: ANN401 - any front matter
    """Only what has an address is an image, and only a key beside one says something of it."""
    assert image_target(key, value) == target
