"""A small newsroom in which every key of the front matter is shown, as files to be written."""

from __future__ import annotations

import os
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.source import SourceKeys
from mkdocs_briefings.model.story import StoryKeys
from mkdocs_briefings.rendering.environment import TEMPLATES
from tests.engine.mutations.values import Leaf, keys_of, put
from tests.engine.project import THEME
from tests.site import SITE_URL, photo, png

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.engine.mutations.values import Values

NEWEST, CLOSED = "briefings/2026/03/20/newest.md", "briefings/2026/02/10/closed.md"
"""The briefings that have every key: one of today, and one of a month that is over."""

PROFILE = "docs/sources/kyiv-daily.md"
"""The source that has every key."""

STORY = "docs/stories/the-story.md"
"""The running story that has every key."""

_LONG_AGO = 1_700_000_000
"""When the files were written: what is as young as its reading is looked at again anyway."""


@dataclass(slots=True)
class Document:
    """A Markdown file with front matter."""

    keys: dict[str, Any]
    body: str = "The text.\n"


@dataclass(slots=True)
class Paper:
    """All that a site is made of. A test changes a copy, and writes that."""

    config: dict[str, Any]
    """What stands in `mkdocs.yml`, but for the plugin's options."""

    options: dict[str, Any]
    """Those."""

    documents: dict[str, Document]
    """The briefings and the sources' profiles, by their paths in the project."""

    files: dict[str, bytes]
    """All other files, by their paths in the project."""

    folders: dict[str, str] = field(default_factory=dict)
    """Other names of `briefings`, `docs`, `sources` and `stories`, as folders are called here."""

    def copy(self) -> Paper:
        """Give one that can be changed."""
        return deepcopy(self)

    def write(self, root: Path) -> None:
        """Write the files that differ from those that are there, and remove all others."""
        wanted = self._written()
        for path, data in wanted.items():
            file = root / path
            if not file.is_file() or file.read_bytes() != data:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        for folder in ("briefings", "docs", "theme"):
            for file in (root / folder).rglob("*"):
                if file.is_file() and file.relative_to(root).as_posix() not in wanted:
                    file.unlink()

    def age(self, root: Path) -> None:
        """Let its files look as if they had been written long ago."""
        for path in self._written():
            os.utime(root / path, (_LONG_AGO, _LONG_AGO))

    def _written(self) -> dict[str, bytes]:
        config = {**self.config, "plugins": [{"briefings": self.options}]}
        files = {
            "mkdocs.yml": _yaml(config),
            **self.files,
            **{path: b"---\n%b---\n\n%b" % (_yaml(each.keys), each.body.encode())
               for path, each in self.documents.items()},
        }  # fmt: skip
        return {
            self._moved(path): self._moved(data.decode()).encode() if path.endswith(".md") else data
            for path, data in files.items()
        }

    def _moved(self, text: str) -> str:
        if text.startswith("theme/"):
            return text
        for old, new in self.folders.items():
            text = f"/{text}".replace(f"/{old}/", f"/{new}/")[1:]
        return text


def _yaml(value: object) -> bytes:
    # In C, since a walk writes hundreds of such files.
    return yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False).encode()


def known_values(path: str) -> dict[str, Values]:
    """Give values of the keys of the briefing at that path whose type does not tell all."""
    *_, year, month, day, name = path.removesuffix(".md").split("/")
    date = f"{year}-{month}-{day}"
    return {
        "date": (f"{date}T10:00Z", f"{date}T08:30Z", f"{year}-01-15T10:00Z"),
        "source": ("kyiv-daily", "oslo-post"),
        # Four folders lie between a briefing and the project.
        "related": (["../../../2026/03/19/over.md"], ["../../../2026/02/11/next.md"]),
        # How a program translates is told of what a program has translated.
        "translation.method": ("machine", "human", "post-edited"),
        "coverage.us": (1, 0, 2),
        "coverage.us_polled": (9, 8, 2),
        "image.src": ("photo.jpg", "other.png"),
        "overlooked": ("Few know of it.", "Few have told it.", True, False),
        "embargo_until": ("2026-01-01", "2026-03-25"),
        "expires": ("2026-12-31", "2026-03-20T11:59Z"),
        "aliases": ([f"/old/{name}/", f"/{name}.html"], [f"/older/{name}/"]),
    }


def make_paper() -> Paper:
    """Make the newsroom, with archives by month and by day though it has few briefings."""
    return Paper(
        config={
            "site_name": "Paper",
            "site_url": SITE_URL,
            "site_description": "News of a small test.",
            "theme": {"name": None, "custom_dir": "theme", "favicon": "favicon.png"},
            "markdown_extensions": ["footnotes", "tables"],
            "extra_css": ["extra.css"],
        },
        options={
            "embeds": ["films.example"],
            "jobs": 1,
            "latest": 3,
            "month_limit": 2,
            "now": "2026-03-20T12:00Z",
        },
        documents={**_briefings(), **_profiles(), STORY: _story()},
        files={**_pages(), **_theme()},
    )


def _briefings() -> dict[str, Document]:
    few: dict[str, dict[str, Any]] = {
        "2026/01/15/beginning": {"story": "the-story", "tags": ["Water"]},
        "2026/02/10/beside": {"countries": ["MU"], "priority": "lead"},
        "2026/02/11/next": {"source": "kyiv-daily", "tags": ["water"]},
        # Of no source: what a feed has of one is other than what it has of all.
        "2026/03/18/earlier": {"overlooked": True, "tags": ["Water"]},
        "2026/03/19/over": {"source": "kyiv-daily", "related": ["../20/newest.md"]},
        # In all sections of the two below, and changed last: or else the time at which a feed was
        # last changed would tell of every change of theirs.
        "2026/03/20/neighbour": {
            "priority": "lead",
            "countries": ["LK", "MU"],
            "source": "kyiv-daily",
            "tags": ["The tags", "Water"],
            "updated": "2026-03-20T11:59Z",
        },
        "2026/03/20/tomorrow": {"date": "2026-03-21T00:00Z"},
    }
    whole = {path: _whole(keys_of(BriefingKeys, known_values(path))) for path in (CLOSED, NEWEST)}
    return {
        **{f"briefings/{path}.md": _briefing(path, keys) for path, keys in few.items()},
        **{path: Document(keys, _BODY) for path, keys in whole.items()},
    }


def _briefing(path: str, keys: dict[str, Any]) -> Document:
    date, _, name = path.rpartition("/")
    required = {
        "title": name.title(),
        "date": date.replace("/", "-"),
        "summary": f"Summary of {name}.",
        "countries": ["LK"],
    }
    return Document({**required, **keys})


def _profiles() -> dict[str, Document]:
    other = {"title": "Oslo Post", "url": "https://oslo.example/", "country": "NO",
             "language": "nb"}  # fmt: skip
    return {
        PROFILE: Document(_whole(keys_of(SourceKeys, {}))),
        "docs/sources/oslo-post.md": Document(other),
        "docs/sources/silent.md": Document({**other, "title": "Silent Post"}),
    }


def _story() -> Document:
    text = "More on [it](../../briefings/2026/03/20/newest.md).\n"
    return Document(_whole(keys_of(StoryKeys, {})), text)


def _whole(leaves: Iterable[Leaf]) -> dict[str, Any]:
    """Give front matter that has every key."""
    keys: dict[str, Any] = {}
    for leaf in leaves:
        put(keys, leaf.path, leaf.values[0])
    return keys


def _pages() -> dict[str, bytes]:
    picture = photo(330, 60)
    return {
        "docs/about.md": b"# About\n\nWho we are.\n",
        "docs/team.md": TEAM.encode(),
        "docs/extra.css": b"p { margin: 0 }\n",
        "docs/favicon.png": png(16, 16),
        "docs/logo.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        "icon.png": png(512, 512),
        **{f"words/{language}.po": _WORDS for language in ("ar", "en", "uk")},
        **{
            f"{path.rpartition('/')[0]}/{name}": data
            for path in (CLOSED, NEWEST)
            for name, data in (("photo.jpg", picture), ("other.png", png(40, 30)))
        },
    }


TEAM = """\
---
template: briefings/standing.html
---
# Team

[A day](../briefings/2026/03/20/newest.md)
"""
"""A page of `docs/` for readers."""

_BODY = """\
See [what is over](../../../2026/03/19/over.md#there), [us](../../../../docs/about.md), and
[the paper](../../../../docs/sources/oslo-post.md).[^1] More on [water](/paper/tags/water/), of
[that day](/2026/03/20/), where [it was](/old/newest/) and [where nothing is](/paper/nowhere/).

![The same](photo.jpg)

<iframe src="https://films.example/1" title="A film"></iframe>

[^1]: A note.
"""

_WORDS = b'msgid ""\nmsgstr ""\n\nmsgid "Key points"\nmsgstr "The points"\n'
"""A catalog of the site's own."""

_ANNOUNCED = """
{% block announce %}
<p>{{ config.extra.motto }} {{ config.theme.accent }}</p>
<p>{{ "LK" | country_name }} {{ "about/" | absolute }}</p>
{% endblock %}
"""
"""What the site's own templates show: settings, and names of what no variable stands for."""


_WORLD = """
{% for it in news.world.places %}<a href="{{ it.url | url }}">{{ it.name }}</a>{% endfor %}
"""
"""The map of the world without shapes, which take a tenth of a build's time to draw."""


def _theme() -> dict[str, bytes]:
    main = (TEMPLATES / "briefings/main.html").read_text()
    article = (TEMPLATES / "briefings/article.html").read_text()
    content = "{% block content %}"
    return {
        "theme/main.html": THEME.encode(),
        "theme/briefings/main.html": (main + _ANNOUNCED).encode(),
        "theme/briefings/partials/world.html": _WORLD.encode(),
        "theme/briefings/article.html": article.replace(
            content, content + "<p>{{ keys.extra }}</p>"
        ).encode(),
    }
