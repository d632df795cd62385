"""A project that publishes, by the real command."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from click.testing import CliRunner, Result

from mkdocs_briefings.cli.main import main
from tests.forked import start
from tests.patience import wait_until
from tests.upload.newspaper import ARTICLES, read_site, write_site
from tests.upload.servers import BUCKET

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.upload.servers import Storage


_COMMAND = "mkdocs_briefings.cli.main:main"


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

    def write(self, day: int, articles: int = ARTICLES) -> None:
        """Write the site of a day."""
        write_site(self.site, day, articles)

    def run(
        self, *options: str, url: str = "", environment: Mapping[str, str] | None = None
    ) -> Result:
        """Publish in this process, with what the storage needs or with this environment."""
        config = ["-f", str(self.root / "mkdocs.yml")]
        arguments = ["publish", url or self.url, *config, *options]
        return CliRunner().invoke(main, arguments, env=environment or self.storage.environment)

    def run_killed(self, *options: str, when: Callable[[], object]) -> int:
        """Publish in a process of its own, and kill it when something holds, or let it end.

        Gives its exit code, which is negative where it was killed.
        """
        arguments = ["publish", self.url, "-f", str(self.root / "mkdocs.yml"), *options]
        environment = {**self.storage.environment, **self.more}
        process = start(_COMMAND, arguments, environment=environment)
        wait_until(lambda: when() or not process.is_alive(), "The upload asks nothing.")
        process.kill()
        process.join()
        assert process.exitcode is not None
        return process.exitcode

    def published(self) -> dict[str, bytes]:
        """Give what readers can get."""
        return self.read(*self.names())

    def names(self) -> list[str]:
        """Give the paths of what readers can get."""
        return [
            name
            for name in self.storage.names(f"{self.prefix}/")
            if not name.startswith(".briefings/")
        ]

    def read(self, *names: str) -> dict[str, bytes]:
        """Give what readers get at these paths."""
        return self.storage.read(f"{self.prefix}/", names)

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
