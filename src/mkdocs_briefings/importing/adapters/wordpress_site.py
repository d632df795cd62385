"""What has to be known of a whole WordPress site before any of its posts can be read."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_briefings.importing.adapters.wxr import is_wxr, read_wxr
from mkdocs_briefings.importing.importer import ArchiveError, OldMedia

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.importing.adapters.wxr import WxrRecord

_UPLOADS = "/wp-content/uploads/"
_FILE_NAME = re.compile(r"[\w.-]*\d[\w.-]*|\S+\.\w{3,4}")
"""A title that WordPress made of a file's name."""


@dataclass(frozen=True, slots=True)
class Export:
    """The files of an export, in order."""

    files: tuple[Path, ...]
    others: tuple[Path, ...] = ()
    """XML that lies beside them, and is something else."""


@dataclass(slots=True)
class Survey:
    """What the posts of an export refer to, gathered from all of its files."""

    addresses: list[str] = field(default_factory=list)
    """Addresses of the site, the main one first."""

    people: dict[str, str] = field(default_factory=dict)
    """Names of authors by their logins."""

    media: dict[str, OldMedia] = field(default_factory=dict)
    """By their ids."""

    media_of: dict[str, list[str]] = field(default_factory=dict)
    """Ids of the images that were uploaded for a post, by its id."""

    media_pages: dict[str, str] = field(default_factory=dict)
    """Addresses of files, by those of the pages that WordPress gave them, as `bare_address`."""

    media_folders: Counter[str] = field(default_factory=Counter)
    """Addresses that files stand below, and how many do."""

    shared: dict[str, str] = field(default_factory=dict)
    """Blocks that several posts have, by their ids."""

    comments: Counter[str] = field(default_factory=Counter)
    """How many comments there are in each file."""

    @property
    def media_addresses(self) -> tuple[str, ...]:
        """Addresses below which a folder of media may begin, the longest first."""
        places = {urlsplit(address).path.rstrip("/") for address in self.addresses}
        folders = _UPLOADS, "/wp-content/", "/"
        usual = {f"{place}{folder}" for place in (*places, "") for folder in folders}
        found = {*self.media_folders, *usual}
        return tuple(sorted(found, key=lambda address: (-len(address), address)))


def find_export(path: Path) -> Export:
    """Give the files of an export: one, or all of a folder. Raises `ArchiveError`, `OSError`."""
    if not path.is_dir():
        if not is_wxr(path):
            message = "It is no export of WordPress. Make one under Tools, Export: All content."
            raise ArchiveError(message)
        return Export((path,))
    found = sorted(file for file in path.iterdir() if file.suffix.lower() == ".xml")
    files = tuple(file for file in found if file.is_file() and is_wxr(file))
    if not files:
        message = "There is no export of WordPress in this folder: a file .xml of its."
        raise ArchiveError(message)
    return Export(files, tuple(file for file in found if file not in files))


def survey(export: Export) -> Survey:
    """Read what posts refer to. Raises `ArchiveError` and `OSError`."""
    looks = [(file, file.stat()) for file in export.files]
    return _survey(tuple((file, look.st_size, look.st_mtime_ns) for file, look in looks))


@lru_cache(maxsize=1)
def _survey(files: tuple[tuple[Path, int, int], ...]) -> Survey:
    known = Survey()
    for file, _size, _time in files:
        for record in read_wxr(file, file.as_posix()):
            if record.kind == "item":
                _take_item(record, known, file)
            elif record.kind == "channel":
                own = record.get("wp:base_blog_url") or record.get("link")
                _take_address(own, known, is_main=True)
            else:
                login, name = record.get("wp:author_login"), record.get("wp:author_display_name")
                known.people.setdefault(login, name or login)
    return known


def _take_item(item: WxrRecord, known: Survey, file: Path) -> None:
    number, kind = item.get("wp:post_id"), item.get("wp:post_type")
    known.comments[file.as_posix()] += item.comments
    if kind == "wp_block":
        known.shared[number] = item.get("content:encoded")
    if kind != "attachment":
        return
    address = item.get("wp:attachment_url") or item.get("guid")
    caption = item.get("excerpt:encoded")
    alt = item.first_field("_wp_attachment_image_alt") or _plain(caption)
    title = html.unescape(item.get("title"))
    known.media[number] = OldMedia(
        src=address,
        alt=alt or ("" if _FILE_NAME.fullmatch(title) else title),
        caption=caption,
    )
    known.media_pages[bare_address(item.get("link"))] = address
    if address.lower().endswith((".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")):
        known.media_of.setdefault(item.get("wp:post_parent"), []).append(number)
    _take_folder(address, item.first_field("_wp_attached_file"), known)


def _take_folder(address: str, file: str, known: Survey) -> None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return
    if file and parts.path.endswith(f"/{file}"):
        known.media_folders[parts.path.removesuffix(file)] += 1
    if parts.netloc:
        _take_address(f"{parts.scheme}://{parts.netloc}", known)


def _take_address(address: str, known: Survey, *, is_main: bool = False) -> None:
    address = address.rstrip("/")
    if not address.startswith(("http://", "https://")):
        return
    if is_main and address in known.addresses:
        known.addresses.remove(address)
    if address not in known.addresses:
        known.addresses.insert(0 if is_main else len(known.addresses), address)


def bare_address(address: str) -> str:
    """Give what all spellings of an address have in common."""
    return address.partition("://")[2].removeprefix("www.").rstrip("/") or address


def _plain(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^<>]*>", "", text)).split())
