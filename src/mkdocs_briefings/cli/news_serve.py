"""Serve a site of which MkDocs makes nothing, by its server, which reloads what it serves."""

from __future__ import annotations

import logging
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import click
from mkdocs.livereload import LiveReloadServer

from mkdocs_briefings.archive.urls import NOT_FOUND
from mkdocs_briefings.build import pipeline
from mkdocs_briefings.build.messages import Messages, failure
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.news_build import read_config
from mkdocs_briefings.cli.progress import shown_progress
from mkdocs_briefings.configuration.inheritance import configuration_files
from mkdocs_briefings.configuration.options import allowed_hosts, make_settings
from mkdocs_briefings.errors import BriefingsError
from mkdocs_briefings.news_only import build_news
from mkdocs_briefings.plugin.guard import Guard
from mkdocs_briefings.plugin.watching import watch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.configuration.loaded_config import LoadedConfig
    from mkdocs_briefings.settings import Settings

log = logging.getLogger("mkdocs.plugins.briefings")


class ServeWish(NamedTuple):
    """What `briefings serve` was asked for."""

    config_file: str | None
    docs_engine: str
    host: str
    port: int
    open_in_browser: bool


def serve_news(wish: ServeWish) -> None:
    """Serve until the command is ended; ends it with one message where the site cannot be built."""
    folder = tempfile.mkdtemp(prefix="briefings_")
    preview = _Preview(wish, folder)
    try:
        preview.build()
        preview.serve()
    except (BriefingsError, OSError) as error:
        fail(failure(error))
    finally:
        preview.forget()
        shutil.rmtree(folder, ignore_errors=True)


class _Preview:
    def __init__(self, wish: ServeWish, folder: str) -> None:
        self._wish, self._folder = wish, folder
        self._messages = Messages(log)
        self._settings: Settings | None = None

    def _config(self) -> LoadedConfig:
        wish = self._wish
        config = read_config(wish.config_file, wish.docs_engine)
        path = urlsplit(config.site_url or "/").path
        host = f"[{wish.host}]" if ":" in wish.host else wish.host
        url = f"http://{host}:{wish.port}/{path.strip('/')}".rstrip("/") + "/"
        # A preview goes on in spite of warnings; they are for `briefings build` to count.
        return replace(config, site_dir=self._folder, site_url=url, strict=False)

    def build(self) -> None:
        """Build it. Raises `BriefingsError` and `OSError`."""
        config = self._config()
        self._settings = make_settings(config, config.options, is_preview=True)
        with shown_progress(quiet=False) as progress:
            build_news(config, self._messages, progress, is_preview=True)

    def _build_again(self) -> None:
        """Build it; with an error, which is told, what is served stays as it was."""
        try:
            self.build()
        except (BriefingsError, OSError) as error:
            click.echo(failure(error), err=True)

    def serve(self) -> None:
        """Serve what was built."""
        wish, settings = self._wish, self._settings
        assert settings is not None  # noqa: S101 - it was built
        path = urlsplit(settings.site_url).path
        server = LiveReloadServer(self._build_again, wish.host, wish.port, self._folder, path)
        app = server.get_app()
        assert app is not None  # noqa: S101 - a server is made with one
        server.set_app(Guard(app, wish.host, allowed_hosts()))
        server.error_handler = self._error_page
        settings.briefings_dir.mkdir(parents=True, exist_ok=True)
        watch(server, settings.briefings_dir)
        for each in self._watched(settings):
            server.watch(str(each))
        try:
            server.serve(open_in_browser=wish.open_in_browser)
        finally:
            server.shutdown()

    def _watched(self, settings: Settings) -> Iterator[Path]:
        config = self._config()
        yield settings.docs_dir
        yield from configuration_files(Path(config.config_file_path))
        folders = settings.words_dir, settings.names_dir, config.theme.custom_dir
        yield from (Path(each) for each in folders if each is not None and Path(each).is_dir())

    def _error_page(self, code: int) -> bytes | None:
        page = Path(self._folder, NOT_FOUND)
        is_there = f"{code}.html" == NOT_FOUND and page.is_file()
        return page.read_bytes() if is_there else None

    def forget(self) -> None:
        """Forget the folder that it was served from."""
        if self._settings is not None:
            pipeline.forget(self._settings)
