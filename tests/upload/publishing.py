"""A project that publishes, by the real command."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from click.testing import CliRunner, Result

from mkdocs_briefings.cli.main import main
from tests.upload.newspaper import read_site, write_site
from tests.upload.servers import BUCKET

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.upload.servers import Storage


@dataclass(frozen=True, slots=True)
class Publishing:
    """A project's folder, and where its site is published to."""

    root: Path
    storage: Storage
    prefix: str
    more: Mapping[str, str] = field(default_factory=dict)
    """What else stands in the environment of processes."""

    @property
    def site(self) -> Path:
        """The built site."""
        return self.root / "site"

    @property
    def url(self) -> str:
        """The destination."""
        return f"s3://{BUCKET}/{self.prefix}"

    def through(self, storage: Storage, more: Mapping[str, str] | None = None) -> Publishing:
        """Give it with another way to the storage, and with more in the environment."""
        return replace(self, storage=storage, more=more or {})

    def write(self, day: int, articles: int = 12) -> None:
        """Write the site of a day."""
        write_site(self.site, day, articles)

    def run(
        self, *options: str, url: str = "", environment: Mapping[str, str] | None = None
    ) -> Result:
        """Publish in this process, with what the storage needs or with this environment."""
        config = ["-f", str(self.root / "mkdocs.yml")]
        arguments = ["publish", url or self.url, *config, *options]
        return CliRunner().invoke(main, arguments, env=environment or self.storage.environment)

    def start(self, *options: str) -> subprocess.Popen[bytes]:
        """Publish in a process of its own."""
        arguments = ["publish", self.url, "-f", str(self.root / "mkdocs.yml"), *options]
        return subprocess.Popen(
            [sys.executable, "-m", "mkdocs_briefings", *arguments],
            env={**os.environ, **self.storage.environment, **self.more},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def published(self) -> dict[str, bytes]:
        """Give what readers can get."""
        found = self.storage.objects(f"{self.prefix}/")
        return {path: data for path, data in found.items() if not path.startswith(".briefings/")}

    def is_published(self) -> bool:
        """Whether what readers get is the site, byte for byte, and nothing else."""
        return self.published() == read_site(self.site)


def make_publishing(folder: Path, storage: Storage) -> Publishing:
    """Make a project whose site is that of the first day."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(
        "site_name: Overview\nsite_url: https://news.example/\nplugins: [briefings]\n"
    )
    made = Publishing(folder, storage, f"{folder.parent.name}-{folder.name}")
    made.write(1)
    return made
