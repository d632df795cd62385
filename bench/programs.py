"""The programs that are measured: how each is run, and which pages it has to make."""

from __future__ import annotations

import shutil
import sys
import sysconfig
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench import formats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bench.formats import Format
    from bench.newsroom import Article

CONFIGURATIONS = Path(__file__).with_name("peers")
"""A folder of configuration for each program."""

KINDS = ("articles", "countries", "sources", "tags", "feeds")
"""What a site has to have."""


class Section(NamedTuple):
    """A country, a source or a topic: what has a page that lists articles."""

    kind: str
    """One of `countries`, `sources`, `tags`."""

    key: str
    name: str

    @property
    def slug(self) -> str:
        """The name as a part of an address."""
        return self.name.lower().replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Pages:
    """What a site has of the pages and feeds that it has to have."""

    expected: dict[str, int]
    """How many of each kind there have to be."""

    missing: tuple[str, ...]
    """Files that are not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A program that makes a news site."""

    name: str
    """How it is called on the command line."""

    title: str
    """How it is called in tables."""

    package: str
    """The package whose version counts."""

    format: Format
    command: tuple[str, ...]
    """What builds the site."""

    output: str
    """Folder of the built site."""

    caches: tuple[str, ...] = ()
    """What it keeps from build to build besides the site."""

    all_countries: bool = True
    """Whether an article can be in the lists of several countries."""

    place: Callable[[Section], str]
    """Gives the folder of a section's page, with a slash at its end."""

    feed: str | None
    """Name of a section's feed in its folder; None where the program makes none."""

    restores: bool = False
    """Whether it is measured with a restored cache too."""

    configuration: str = ""
    """Folder of its configuration below `peers/`; empty where it is called like the program."""

    limit: int | None = None
    """How many articles it builds in a time that one likes to wait; None is any number."""

    def version(self) -> str:
        """Give the version that is installed."""
        return metadata.version(self.package)

    def configure(self, folder: Path) -> None:
        """Make the folder anew, with nothing but the configuration in it."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(CONFIGURATIONS / (self.configuration or self.name), folder)

    def forget(self, folder: Path) -> None:
        """Remove the site and every cache, so that the next build is like the first."""
        for name in (self.output, *self.caches):
            shutil.rmtree(folder / name, ignore_errors=True)

    def page(self, article: Article, folder: Path) -> Path:
        """Give the file of an article's page."""
        return folder / self.output / _page(article)

    def look(self, articles: Iterable[Article], folder: Path) -> Pages:
        """Look whether every page and feed of these articles and their sections was made."""
        expected: dict[str, set[str]] = {kind: set() for kind in KINDS}
        sections: set[Section] = set()
        for article in articles:
            expected["articles"].add(_page(article))
            sections.update(self._sections(article))
        for section in sections:
            place = self.place(section)
            expected[section.kind].add(f"{place}index.html")
            if self.feed:
                expected["feeds"].add(f"{place}{self.feed}")
        site = folder / self.output
        files = sorted(set().union(*expected.values()))
        return Pages(
            {kind: len(paths) for kind, paths in expected.items()},
            tuple(path for path in files if not (site / path).is_file()),
        )

    def _sections(self, article: Article) -> Iterator[Section]:
        countries = article.countries if self.all_countries else article.countries[:1]
        for country in countries:
            yield Section("countries", country.code.lower(), country.name)
        yield Section("sources", article.source.slug, article.source.name)
        for tag in article.tags:
            yield Section("tags", tag, tag)


def _page(article: Article) -> str:
    """Give the address that every program is set up to give an article."""
    return f"{article.day:%Y/%m/%d}/{article.slug}/index.html"


def _by_code(section: Section) -> str:
    part = section.key if section.kind == "countries" else section.slug
    return f"{section.kind}/{part}/"


def _by_name(section: Section) -> str:
    return f"{section.kind}/{section.slug}/"


def _category(section: Section) -> str:
    return f"category/{section.slug}/"


def _installed(command: str) -> str:
    """Give the path of a command that is installed beside this Python."""
    return str(Path(sys.executable).with_name(command))


def _hugo() -> str:
    """Give Hugo's own binary, so that the Python script around it costs nothing."""
    return str(Path(sysconfig.get_path("platlib"), "hugo", "binaries", "hugo"))


OURS = "mkdocs-briefings"
WITHOUT_MKDOCS = "none"
HUGO = "hugo"
BLOG = "material-blog"


def programs() -> tuple[Program, ...]:
    """Give every program, ours first."""
    ours = Program(
        name=OURS,
        title="mkdocs-briefings",
        package="mkdocs-briefings",
        format=formats.BRIEFINGS,
        command=(_installed("briefings"), "build"),
        output="site",
        caches=(".cache",),
        place=_by_code,
        feed="feed.xml",
        restores=True,
    )
    without_mkdocs = replace(
        ours,
        name=WITHOUT_MKDOCS,
        title="mkdocs-briefings without MkDocs",
        command=(*ours.command, "--docs-engine", "none"),
        configuration=OURS,
    )
    return (
        ours,
        without_mkdocs,
        Program(
            name=HUGO,
            title="Hugo",
            package="hugo",
            format=formats.HUGO,
            command=(_hugo(),),
            output="public",
            caches=("resources",),
            place=_by_name,
            feed="index.xml",
        ),
        Program(
            name="pelican",
            title="Pelican",
            package="pelican",
            format=formats.PELICAN,
            command=(_installed("pelican"), "--settings", "pelicanconf.py"),
            output="output",
            caches=("cache",),
            all_countries=False,
            place=_by_name,
            feed="feed.xml",
            limit=5_000,
        ),
        Program(
            name="zensical",
            title="Zensical",
            package="zensical",
            format=formats.BLOG,
            command=(_installed("zensical"), "build"),
            output="site",
            caches=(".cache",),
            place=_category,
            feed=None,
            limit=1_000,
        ),
        Program(
            name=BLOG,
            title="Material's blog plugin",
            package="mkdocs-material",
            format=formats.BLOG,
            command=(_installed("mkdocs"), "build", "--quiet"),
            output="site",
            caches=(".cache",),
            place=_category,
            feed=None,
            limit=1_000,
        ),
    )
