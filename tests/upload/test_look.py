"""What of a site is as it was when it was published is not read again, and all else is seen."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.archive.urls import Urls
from mkdocs_briefings.upload import known_site, site_files
from mkdocs_briefings.upload.addresses import Addresses
from mkdocs_briefings.upload.destination import open_destination
from mkdocs_briefings.upload.journal import Journal
from mkdocs_briefings.upload.settings import UploadSettings
from mkdocs_briefings.upload.upload import Upload
from tests.upload.newspaper import FILES, read_site, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.upload.report import UploadReport

STORY = "2025/10/02/story-1/index.html"


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine that publishes a site into a folder."""

    root: Path
    target: Path

    @property
    def site(self) -> Path:
        """The built site."""
        return self.root / "site"

    @property
    def memory(self) -> Path:
        """What is written whenever something of the site is another than it was."""
        return self.root / "journal/site"

    def publish(self, encoding: str = "") -> UploadReport:
        """Publish, where times are as fine as they can be; so that nobody has to wait."""
        settings = UploadSettings(
            site=self.site, encoding=encoding, grace=timedelta(0), margin=timedelta(0)
        )
        destination = open_destination(self.target.as_uri(), retries=0)
        addresses = Addresses(Urls("https://news.example/"))
        journal = Journal(self.root / "journal")
        return Upload(settings, destination, journal, addresses, lambda *_: None).run()

    def sees_news(self) -> bool:
        """Publish once more, and tell whether something was another than it was."""
        before = self.memory.stat().st_ino
        self.publish()
        return self.memory.stat().st_ino != before

    def is_published(self) -> bool:
        """Whether the folder holds the site, byte for byte."""
        found = read_site(self.target)
        return read_site(self.site) == {
            path: data for path, data in found.items() if not path.startswith(".briefings/")
        }


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Give one that has published the site of the first day."""
    machine = Machine(tmp_path / "one", tmp_path / "target")
    write_site(machine.site, 1)
    machine.publish()
    return machine


def test_nothing_has_changed(machine: Machine) -> None:
    """Where nothing has changed it is seen by the signs of files, and told as it always is."""
    assert not machine.sees_news()
    told = machine.publish()
    assert (told.written, told.removed, told.unchanged) == ((), (), FILES)
    assert machine.is_published()


def test_several_processes(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """They see what one does: that nothing has changed, a change, and what is gone."""
    monkeypatch.setattr(known_site, "TOGETHER", 3)
    monkeypatch.setattr(site_files, "TOGETHER", 2)
    machine.memory.unlink()
    machine.publish()
    assert not machine.sees_news()
    (machine.site / STORY).write_text("another")
    assert machine.sees_news()
    (machine.site / STORY).unlink()
    assert machine.sees_news()
    assert machine.is_published()


def test_every_change_is_seen(machine: Machine) -> None:
    """Whatever happens to a file or a folder is published: also where times and sizes are kept."""
    story = machine.site / STORY

    def edit() -> None:
        times = story.stat()
        story.write_bytes(story.read_bytes().replace(b"Text", b"TEXT"))
        os.utime(story, ns=(times.st_atime_ns, times.st_mtime_ns))

    def add() -> None:
        (story.parent / "card.png").write_bytes(b"a card")

    def rename() -> None:
        (story.parent / "card.png").rename(story.parent / "image.png")

    def remove() -> None:
        (story.parent / "image.png").unlink()

    def add_a_folder() -> None:
        (machine.site / "about").mkdir()
        (machine.site / "about/index.html").write_text("About")

    def remove_a_folder() -> None:
        (machine.site / "about/index.html").unlink()
        (machine.site / "about").rmdir()

    for change in (edit, add, rename, remove, add_a_folder, remove_a_folder):
        change()
        machine.publish()
        assert machine.is_published(), change.__name__
        assert not machine.sees_news(), change.__name__


@pytest.mark.posix
def test_links_are_told_of_each_time(machine: Machine) -> None:
    """What is not published is named also where nothing has changed."""
    (machine.site / "link").symlink_to("index.html")
    assert machine.publish().refused == ("link",)
    assert machine.publish().refused == ("link",)


def test_other_rules(machine: Machine) -> None:
    """Stamps are made anew for what they depend on besides the site's files."""
    assert STORY in machine.publish("gzip").written
    assert STORY in machine.publish().written


def test_another_machine(machine: Machine, tmp_path: Path) -> None:
    """What others have published meanwhile is replaced, though nothing has changed here."""
    other = Machine(tmp_path / "other", machine.target)
    write_site(other.site, 2)
    other.publish()
    assert not machine.is_published()
    assert machine.publish().written
    assert machine.is_published()


@pytest.mark.parametrize("end", [0, 40, -1])
def test_a_memory_that_was_cut_off(machine: Machine, end: int) -> None:
    """A file that a crash has left empty, or a part of, is none."""
    machine.memory.write_bytes(machine.memory.read_bytes()[:end])
    assert machine.sees_news()
    assert not machine.sees_news()


def test_a_memory_of_something_else(machine: Machine) -> None:
    """A file whose first line is JSON, and not what was written there, is none either."""
    machine.memory.write_bytes(b"12\n")
    assert machine.sees_news()
    assert not machine.sees_news()
