"""A small newsroom with a tiny theme, built in this process, and what its builds have done."""

from __future__ import annotations

import logging
import os
import shutil
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_briefings.build.pipeline import on_this_machine, render
from mkdocs_briefings.plugin.plugin import BriefingsPlugin
from tests import compiled_templates
from tests.site import NOW, Site, changed, png

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_briefings.build.pipeline import Runners

THEME = """\
<!doctype html>
<html>
<head>
{% block site_meta %}<meta charset="utf-8">{% endblock %}
{% block htmltitle %}<title>{{ page.title }}</title>{% endblock %}
{% block styles %}{% endblock %}
</head>
<body>
{% block header %}<p>{{ config.site_name }} {{ config.extra.motto }}</p>{% endblock %}
{% block tabs %}{% for item in nav %}<a href="{{ item.url }}">{{ item.title }}</a>{% endfor %}\
{% endblock %}
{% block site_nav %}{% endblock %}
{% block container %}{{ page.content }}{% endblock %}
{% block scripts %}{% endblock %}
</body>
</html>
"""
"""A theme in a few lines, without the time that Material takes."""

IMPORTS = """\
{% import "briefings/partials/text.html" as text %}
{% import "briefings/partials/card.html" as show %}
{% import "briefings/partials/picture.html" as images %}
{% import "briefings/partials/load.html" as load %}
"""

SMALL: Mapping[str, Any] = {"latest": 3, "month_limit": 3, "jobs": 1}
"""Options with which a few briefings suffice for archives by month and by day."""


def write_theme(site: Site, theme: str = THEME) -> None:
    """Write a theme for pages of `docs/`, and the same one for the news."""
    site.write("theme/main.html", theme)
    news = theme.replace("{% block container %}{{ page.content }}", "{% block content %}")
    news = news.replace(
        '<meta charset="utf-8">', '<meta charset="utf-8">{{ head | structured_data }}'
    )
    site.write("theme/briefings/base.html", IMPORTS + news)


def write_project(root: Path, **settings: Any) -> Site:  # noqa: ANN401 - whatever MkDocs takes
    """Write a newsroom of a dozen briefings that link to each other and to pages of docs/."""
    root.mkdir(exist_ok=True)
    site = Site(root)
    configure(site, **settings)
    write_theme(site)
    site.write("docs/about.md", "# About\n\nWho we are.\n")
    site.write("docs/team.md", "# Team\n\n[A day](../briefings/2026/03/02/b-1.md)\n")
    site.source("kyiv-daily", "Its *profile*.\n")
    site.source("oslo-post", country="NO", language="nb")
    site.write("briefings/2026/03/02/x.png", png())
    for number in range(8):
        write_briefing(site, number)
    site.briefing(
        "2026/03/03/linker",
        "See [one](../02/b-1.md), [us](../../../../docs/about.md),"
        " [it](../../../../docs/sources/kyiv-daily.md).\n",
        countries=["FR"],
        related=["../02/b-5.md"],
    )
    site.briefing("2026/03/20/tomorrow", date="2026-03-21T00:00Z", countries=["UA"])
    site.briefing("2026/03/04/passing", expires="2026-03-21T00:00Z", countries=["JP"])
    return site


def write_briefing(site: Site, number: int, **keys: Any) -> str:  # noqa: ANN401 - front matter
    """Write one of the newsroom's usual briefings."""
    day = number % 4 + 1
    usual: dict[str, Any] = {
        "date": f"2026-03-{day:02}T{8 + number:02}:00Z",
        "countries": (["UA"], ["JP"], ["FR", "UA"])[number % 3],
        "tags": ["Water"] if number % 2 else [],
        "source": "kyiv-daily" if number % 4 == 0 else None,
    }
    if number == 1:
        usual["image"] = {"src": "x.png", "alt": "A square"}
    name = f"2026/03/{day:02}/b-{number}"
    return site.briefing(name, f"The text of {number}.\n", **{**usual, **keys})


def configure(site: Site, **settings: Any) -> None:  # noqa: ANN401 - whatever MkDocs takes
    """Write the newsroom's `mkdocs.yml`."""
    theme = {"name": None, "custom_dir": "theme"}
    options = {**SMALL, **settings.pop("briefings", {})}
    site.configure(briefings=options, **{"theme": theme, **settings})


def run(
    site: Site,
    *,
    now: str = NOW,
    out: Path | None = None,
    strict: bool = False,
    runners: Runners = on_this_machine,
) -> Built:
    """Build in this process, and give what the build has done.

    With an empty `now` the site's own option tells the moment. Why a build ends early is in the
    notes of its `SystemExit`.
    """
    places = {"site_dir": str(out)} if out else {}
    templates = compiled_templates.shared(site.root)
    with _environment(now), _quiet() as messages, templates:
        config = load_config(str(site.root / "mkdocs.yml"), strict=strict, **places)
        plugin = config.plugins["briefings"]
        assert isinstance(plugin, BriefingsPlugin)
        plugin.render = partial(render, runners=runners)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    return Built(plugin, messages)


def preview(site: Site, out: Path) -> None:
    """Build in this process as a preview with drafts does, which stays where it was served from."""
    with _environment(NOW), patch.dict(os.environ, {"BRIEFINGS_DRAFTS": "1"}), _quiet():
        config = load_config(str(site.root / "mkdocs.yml"), site_dir=str(out))
        config.plugins.on_startup(command="serve", dirty=False)
        build(config)


class Built:
    """What a build has done."""

    def __init__(self, plugin: BriefingsPlugin, messages: list[str]) -> None:
        assert plugin.report is not None
        self.reasons = {stale.url: stale.reason for stale in plugin.report.rendered}
        """Why each output was rendered, by its address."""

        self.written = set(plugin.report.published.written)
        """Files of the site that are new or different."""

        self.removed = set(plugin.report.published.removed)
        """Files of the site that went."""

        self.messages = messages
        """What was logged."""

    @property
    def urls(self) -> set[str]:
        """Addresses of what was rendered."""
        return set(self.reasons)


def clean(site: Site, folder: Path, *, now: str = NOW) -> dict[str, bytes]:
    """Give the files that a build makes in a copy of the project, of which nothing is known.

    What was built of the same files at the same moment is given again: a damage, a kill and a full
    disk are met in many ways, and each ends in the same site.
    """
    project = (now, frozenset(_project_files(site.root)))
    if project not in _CLEAN:
        if len(_CLEAN) == _KEPT:
            del _CLEAN[next(iter(_CLEAN))]
        _CLEAN[project] = _build_clean(site, folder, now)
    return _CLEAN[project]


_CLEAN: dict[tuple[str, frozenset[tuple[str, bytes]]], dict[str, bytes]] = {}
"""The last clean sites, by the moment and the files of their projects."""

_KEPT = 40
"""So many of them; each has half a megabyte."""


def _project_files(root: Path) -> Iterator[tuple[str, bytes]]:
    for folder, folders, names in os.walk(root, followlinks=True):
        folders[:] = [name for name in folders if name not in _MADE]
        yield folder.removeprefix(str(root)), b""
        for name in names:
            path = Path(folder, name)
            yield str(path.relative_to(root)), path.read_bytes()


_MADE = ("site", ".cache")
"""Folders that a build makes."""


def _build_clean(site: Site, folder: Path, now: str) -> dict[str, bytes]:
    shutil.rmtree(folder, ignore_errors=True)
    copied = Site(folder)
    shutil.copytree(site.root, folder, ignore=shutil.ignore_patterns(*_MADE))
    # They are known by their text, and compiling them would take half of the time.
    templates = compiled_templates.FOLDER
    if (site.root / templates).is_dir():
        shutil.copytree(site.root / templates, folder / templates)
    run(copied, now=now)
    return copied.files()


def assert_clean(site: Site, folder: Path, *, now: str = NOW) -> None:
    """Hold the site against a clean build of the same files."""
    expected, found = clean(site, folder, now=now), site.files()
    assert changed(expected, found) == set()


@contextmanager
def _environment(now: str) -> Iterator[None]:
    with patch.dict(os.environ, {"BRIEFINGS_NOW": now, "NO_MKDOCS_2_WARNING": "1"}):
        os.environ.pop("SOURCE_DATE_EPOCH", None)
        yield


@contextmanager
def _quiet() -> Iterator[list[str]]:
    messages: list[str] = []
    handler = _Keeper(messages)
    logger = logging.getLogger("mkdocs")
    before = logger.handlers, logger.level, logger.propagate
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel(logging.INFO)
    try:
        yield messages
    except SystemExit as error:
        error.add_note("\n".join(messages))
        raise
    finally:
        logger.handlers, level, logger.propagate = before
        logger.setLevel(level)


class _Keeper(logging.Handler):
    def __init__(self, messages: list[str]) -> None:
        super().__init__()
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self._messages.append(f"{record.levelname}: {record.getMessage()}")
