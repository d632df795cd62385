"""Icons of the site as an app, in the sizes that systems ask for."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from struct import unpack_from

from mkdocs_briefings.assets import ADDRESS
from mkdocs_briefings.fingerprint import fingerprint_of

_PNG = b"\x89PNG\r\n\x1a\n"
_HEADER = 24
"""How many bytes tell a PNG's kind and size."""

_SAFE = 0.72
"""How much of its width a mark may take where a system cuts the icon's corners off.

A circle of four fifths is shown for certain (W3C Web Application Manifest, "maskable"); a mark that
touches it would look tight.
"""


@dataclass(frozen=True, slots=True)
class IconSize:
    """A size that is made of a site's icon."""

    name: str
    size: int
    """In pixels."""

    stands_on_paper: bool
    """Whether the picture has the paper's colour behind it, and a margin around it."""

    purpose: str
    """What a manifest says that it is for; empty where pages name it and no manifest does."""


TOUCH_ICON = IconSize("icon-180", 180, stands_on_paper=True, purpose="")
"""What iOS shows: it makes what is transparent black."""

FEED_ICON = IconSize("icon-144", 144, stands_on_paper=True, purpose="")
"""What stands for a feed: RSS has room for no larger one."""

ICON_SIZES = (
    IconSize("icon-192", 192, stands_on_paper=False, purpose="any"),
    IconSize("icon-512", 512, stands_on_paper=False, purpose="any"),
    IconSize("icon-512-maskable", 512, stands_on_paper=True, purpose="maskable"),
    TOUCH_ICON,
    FEED_ICON,
)


def icon_url(size: IconSize, digest: bytes, paper: str) -> str:
    """Give an icon's address, by the fingerprint of the file that it is made of."""
    made_of = fingerprint_of(digest, f"{paper} {_SAFE}" if size.stands_on_paper else None)
    return f"{ADDRESS}{size.name}.{made_of.hex()[:8]}.png"


def png_size(data: bytes) -> tuple[int, int] | None:
    """Give the width and height of a PNG in pixels; None where it is none."""
    if len(data) < _HEADER or not data.startswith(_PNG):
        return None
    width, height = unpack_from(">II", data, 16)
    return width, height


def icon(data: bytes, size: int, paper: str | None = None) -> bytes:
    """Give a square PNG in another size.

    With `paper`, a colour as `#rrggbb`, the picture stands on it with a margin that may be cut.
    """
    # What it loads of Pillow takes 20 ms, and most builds make no icon.
    from PIL import Image  # noqa: PLC0415

    from mkdocs_briefings.drawing.images import in_srgb  # noqa: PLC0415

    with Image.open(BytesIO(data)) as opened:
        mark = in_srgb(opened).convert("RGBA")
    inner = round(size * _SAFE) if paper else size
    mark = mark.resize((inner, inner), Image.Resampling.LANCZOS)
    if paper:
        ground = Image.new("RGBA", (size, size), paper)
        margin = (size - inner) // 2
        ground.alpha_composite(mark, (margin, margin))
        mark = ground.convert("RGB")
    target = BytesIO()
    # A profile tells the time at which it was made, and of sRGB none is needed.
    mark.save(target, "PNG", optimize=True, icc_profile=None)
    return target.getvalue()
