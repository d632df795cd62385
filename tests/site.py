"""Build small, real sites: write their files, run the real commands, read what comes out."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from dataclasses import dataclass
from io import BytesIO
from random import Random
from struct import pack
from tempfile import NamedTemporaryFile
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

import yaml
from lxml import html
from PIL import Image

from tests import compiled_templates, preloaded
from tests.patience import DEADLINE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lxml.html import HtmlElement

SITE_URL = "https://example.org/paper/"
"""Where the test sites are published: below a folder, which is where wrong addresses show."""

NOW = "2026-03-20T12:00Z"
"""The moment of every build that says nothing else."""

QUICK: Mapping[str, Any] = MappingProxyType({"search": "titles", "share_cards": False, "jobs": 1})
"""Options of every site whose test asks for no others: texts to search, and cards, take time.

So do workers, of which a few pages need none: a quarter of what a small build takes.
"""

ALL_EXTENSIONS: tuple[Any, ...] = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    {"toc": {"permalink": True}},
    "pymdownx.details",
    {"pymdownx.highlight": {"anchor_linenums": True}},
    "pymdownx.inlinehilite",
    "pymdownx.superfences",
    {"pymdownx.tabbed": {"alternate_style": True}},
    {"pymdownx.tasklist": {"custom_checkbox": True}},
)
"""Markdown extensions that sites with Material use; those that need a Python name are left out."""


def png(width: int = 2, height: int = 2, shade: int = 128) -> bytes:
    """Give a small grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = zlib.crc32(kind + data)
        return pack(">I", len(data)) + kind + data + pack(">I", checksum)

    rows = (b"\0" + bytes([shade]) * width) * height
    header = chunk(b"IHDR", pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def photo(width: int, height: int, kind: str = "JPEG", **options: Any) -> bytes:  # noqa: ANN401 - Pillow's
    """Give a picture that is as hard to pack as a photo, and the same for every test."""
    small = Random(0).randbytes(3 * 40 * 30)  # noqa: S311 - no secret
    image = Image.frombytes("RGB", (40, 30), small).resize((width, height))
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def noise(width: int, height: int) -> bytes:
    """Give a PNG of about three bytes a pixel."""
    data = Random(0).randbytes(3 * width * height)  # noqa: S311 - no secret
    buffer = BytesIO()
    Image.frombytes("RGB", (width, height), data).save(buffer, "PNG")
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class Run:
    """What a command did."""

    code: int
    output: str
    """What it printed, to either stream."""


class PageTree:
    """A page of a built site."""

    def __init__(self, data: bytes, url: str) -> None:
        self.url = url
        """Its address, relative to the site's root."""

        self.tree: HtmlElement = html.fromstring(data.decode())

    @property
    def main(self) -> HtmlElement:
        """What a reader comes for, without the theme's header and footer."""
        found: list[HtmlElement] = self.tree.xpath("//main")
        return found[0] if found else self.tree

    @property
    def text(self) -> str:
        """The text of its main part, white space folded."""
        words = self.main.xpath(".//text()[not(ancestor::script or ancestor::style)]")
        return " ".join(" ".join(map(str, words)).split())

    def links(self) -> list[str]:
        """Give where the main part links to, in order, each address once.

        Addresses on the site are relative to its root, without query and fragment; others are
        given as they are.
        """
        hrefs = [str(href) for href in self.main.xpath(".//a/@href")]
        return list(dict.fromkeys(map(self.resolve, hrefs)))

    def resolve(self, href: str) -> str:
        """Give an address on this page as `links` does."""
        absolute = urljoin(urljoin(SITE_URL, self.url), href)
        if not absolute.startswith(SITE_URL):
            return absolute
        return absolute.removeprefix(SITE_URL).partition("#")[0].partition("?")[0]

    def meta(self, name: str) -> str | None:
        """Give the content of a `meta` element by its name or property."""
        found = self.tree.xpath("//meta[@name=$name or @property=$name]/@content", name=name)
        return str(found[0]) if found else None

    def metas(self, name: str) -> list[str]:
        """Give the contents of every `meta` element of that name or property."""
        found = self.tree.xpath("//meta[@name=$name or @property=$name]/@content", name=name)
        return [str(content) for content in found]

    def rel(self, rel: str, kind: str | None = None) -> list[str]:
        """Give the addresses of the `link` elements of a relation, or of those of one type."""
        return [
            str(link.get("href"))
            for link in self.tree.xpath("//link")
            if rel in (link.get("rel") or "").split() and kind in {None, link.get("type")}
        ]

    def times(self) -> list[str]:
        """Give the machine-readable moments of its main part, in order."""
        return [str(moment) for moment in self.main.xpath(".//time/@datetime")]


@dataclass(frozen=True, slots=True)
class Site:
    """A project in a folder of its own."""

    root: Path

    @property
    def out(self) -> Path:
        """The published site."""
        return self.root / "site"

    def configure(
        self,
        *,
        briefings: Mapping[str, Any] | None = None,
        plugins: tuple[Any, ...] = (),
        extensions: tuple[Any, ...] = ALL_EXTENSIONS,
        **settings: Any,  # noqa: ANN401 - whatever MkDocs takes
    ) -> Site:
        """Write `mkdocs.yml`; `plugins` stand before ours."""
        config = {
            "site_name": "Paper",
            "site_url": SITE_URL,
            "site_description": "News of a small test.",
            "theme": {"name": "material", "font": False},
            "markdown_extensions": list(extensions),
            "plugins": [*plugins, {"briefings": {**QUICK, **(briefings or {})}}],
            **settings,
        }
        self.write("mkdocs.yml", yaml.safe_dump(config, allow_unicode=True))
        (self.root / "docs").mkdir(exist_ok=True)
        return self

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file; its path is relative to the project."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def remove(self, path: str) -> None:
        """Remove a file."""
        (self.root / path).unlink()

    def briefing(self, path: str, body: str = "The text.\n", **keys: Any) -> str:  # noqa: ANN401
        """Write a briefing and give its path; `path` is relative to the folder of briefings.

        What is required and not given is taken from the path `YYYY/MM/DD/slug`.
        """
        parts = path.removesuffix(".md").split("/")
        defaults = {
            "title": parts[-1].replace("-", " ").capitalize(),
            "date": "-".join(parts[:3]),
            "summary": f"Summary of {parts[-1]}.",
            "countries": ["UA"],
        }
        merged = {key: value for key, value in {**defaults, **keys}.items() if value is not None}
        name = f"briefings/{path.removesuffix('.md')}.md"
        self.write(name, with_front_matter(merged, body))
        return name

    def source(self, slug: str, body: str = "", **keys: Any) -> str:  # noqa: ANN401
        """Write a source's profile and give its path."""
        defaults = {
            "title": slug.replace("-", " ").title(),
            "url": f"https://{slug}.example/",
            "country": "UA",
            "language": "uk",
        }
        self.write(f"docs/sources/{slug}.md", with_front_matter({**defaults, **keys}, body))
        return f"docs/sources/{slug}.md"

    def story(self, slug: str, body: str = "", **keys: Any) -> str:  # noqa: ANN401 - as above
        """Write a running story's profile; give its path."""
        self.write(f"docs/stories/{slug}.md", with_front_matter({"title": slug, **keys}, body))
        return f"docs/stories/{slug}.md"

    def run(self, *command: str, env: Mapping[str, str] | None = None, fresh: bool = False) -> Run:
        """Run a Python module's command in the project, such as `mkdocs build`.

        `fresh` starts Python anew for it, with nothing that was made for another site; else a
        process forks that has the imports behind it, where a system has such.
        """
        is_ready = preloaded.CAN_FORK and not fresh
        if is_ready and command[0] != "properdocs":  # which takes the place of MkDocs' modules
            with compiled_templates.shared(self.root), NamedTemporaryFile("rb") as output:
                code = preloaded.run(
                    command, str(self.root), environment(env), output.name, DEADLINE
                )
                return Run(code, output.read().decode())
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=self.root,
            env=environment(env),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=DEADLINE,
            check=False,
        )
        return Run(done.returncode, done.stdout.decode())

    def build(
        self,
        *options: str,
        program: str = "mkdocs",
        code: int = 0,
        env: Mapping[str, str] | None = None,
        fresh: bool = False,
    ) -> str:
        """Build the site with `mkdocs`, `properdocs` or `mkdocs_briefings`; give what was said."""
        done = self.run(program, "build", *options, env=env, fresh=fresh)
        assert done.code == code, done.output
        return done.output

    def page(self, url: str) -> PageTree:
        """Read a page by its address."""
        return PageTree(self.read(url), url)

    def read(self, url: str) -> bytes:
        """Read the file that an address is served from."""
        return self._file(url).read_bytes()

    def has(self, url: str) -> bool:
        """Whether an address is served."""
        return self._file(url).is_file()

    def _file(self, url: str) -> Path:
        path = unquote(urlsplit(url).path)
        is_page = path.endswith("/") or not path
        return self.out / (f"{path}index.html" if is_page else path)

    def files(self) -> dict[str, bytes]:
        """Give every file of the published site by its path in it."""
        return files_in(self.out)

    def urls(self) -> set[str]:
        """Give the addresses of every page of the published site."""
        return {
            path.removesuffix("index.html") for path in self.files() if path.endswith("index.html")
        }


def with_front_matter(keys: Mapping[str, Any], body: str) -> str:
    """Give the text of a Markdown file."""
    matter = yaml.safe_dump(dict(keys), allow_unicode=True, sort_keys=False)
    return f"---\n{matter}---\n\n{body}"


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Give the environment of a command: this process's own, the moment fixed."""
    kept = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    merged = {**kept, "BRIEFINGS_NOW": NOW, "NO_MKDOCS_2_WARNING": "1", **(changes or {})}
    return {key: value for key, value in merged.items() if value}


def files_in(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder by its path in it."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def changed(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[str]:
    """Give the files that are new, gone or different."""
    return {path for path in {*before, *after} if before.get(path) != after.get(path)}
