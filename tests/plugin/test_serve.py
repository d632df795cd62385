"""`mkdocs serve` and `briefings serve`, for real."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from http.client import HTTPConnection, IncompleteRead
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.patience import DEADLINE, wait_until
from tests.site import Site, environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.posix


@pytest.mark.parametrize("program", ["mkdocs", "mkdocs_briefings"])
def test_saving_changes_the_page(program: str, tmp_path: Path) -> None:
    """A saved briefing is served anew; a broken one is named, and the old page stays."""
    site = Site(tmp_path).configure()
    site.write("docs/about.md", "# About\n")
    site.briefing("2026/03/01/one", "The first text.\n")
    with _serving(site, program) as (address, output):
        url = f"{address}/paper/2026/03/01/one/"
        wait_until(lambda: "The first text." in _get(url), output)

        site.briefing("2026/03/01/one", "The second text.\n")
        wait_until(lambda: "The second text." in _get(url), output)

        site.briefing("2026/03/02/two", "A new briefing.\n")
        wait_until(lambda: "A new briefing." in _get(f"{address}/paper/2026/03/02/two/"), output)

        site.briefing("2026/03/01/one", "The third text.\n", date="2026-13-01")
        wait_until(lambda: "briefings/2026/03/01/one.md:3:" in output.read_text(), output)
        assert "The second text." in _get(url)

        site.briefing("2026/03/01/one", "The fourth text.\n")
        wait_until(lambda: "The fourth text." in _get(url), output)
    assert not site.out.exists()


def test_first_briefing_of_all_appears(tmp_path: Path) -> None:
    """In a project without a folder of briefings the first one shows as soon as it is saved."""
    site = Site(tmp_path).configure()
    site.write("docs/about.md", "# About\n")
    with _serving(site, "mkdocs") as (address, output):
        wait_until(lambda: "Serving on" in output.read_text(), output)
        site.briefing("2026/03/01/one", "The first of all.\n")
        url = f"{address}/paper/2026/03/01/one/"
        wait_until(lambda: "The first of all." in _get(url), output)


@pytest.mark.parametrize("engine", ["zensical", "none"])
def test_without_mkdocs(engine: str, tmp_path: Path) -> None:
    """What another engine makes is served and reloaded too, and a mistake leaves it as it was."""
    site = Site(tmp_path).configure(briefings={"docs_engine": engine})
    site.write("docs/about.md", "# About\n\nThe first page.\n")
    site.briefing("2026/03/01/one", "The first text.\n")
    environ = {"TMPDIR": str(tmp_path / "left")}
    (tmp_path / "left").mkdir()
    with _serving(site, "mkdocs_briefings", **environ) as (address, output):
        news, docs = f"{address}/paper/2026/03/01/one/", f"{address}/paper/about/"
        wait_until(lambda: "The first text." in _get(news), output)
        assert ("The first page." in _get(docs)) is (engine == "zensical")
        site.briefing("2026/03/01/one", "The second text.\n", date="2026-13-01")
        wait_until(lambda: "briefings/2026/03/01/one.md:3:" in output.read_text(), output)
        assert "The first text." in _get(news)
        site.write("docs/about.md", "# About\n\nThe second page.\n")
        site.briefing("2026/03/01/one", "The third text.\n")
        wait_until(lambda: "The third text." in _get(news), output)
        assert ("The second page." in _get(docs)) is (engine == "zensical")
        assert _status(int(address.rpartition(":")[2]), "/paper/", "evil.example") == 403
        os.killpg(int((tmp_path / "pid").read_text()), signal.SIGTERM)
        wait_until(lambda: not list((tmp_path / "left").glob("briefings_*")), output)
    assert "Traceback" not in output.read_text()
    assert not site.out.exists()


def test_preview_of_drafts(tmp_path: Path) -> None:
    """With --drafts the preview shows what is not published, and says so; without it does not."""
    site = Site(tmp_path).configure()
    site.write("docs/about.md", "# About\n")
    site.briefing("2026/03/01/held", "Held back.\n", draft=True)
    url = "/paper/2026/03/01/held/"
    with _serving(site, "mkdocs_briefings", "--drafts") as (address, output):
        wait_until(lambda: "Held back." in _get(f"{address}{url}"), output)
        assert "Not published: draft" in _get(f"{address}{url}")
    with _serving(site, "mkdocs_briefings") as (address, output):
        wait_until(lambda: "Serving on" in output.read_text(), output)
        assert _get(f"{address}{url}") == ""


def test_texts_are_indexed_in_the_background(tmp_path: Path) -> None:
    """A saved text can be searched soon after its page is there, and titles until then."""
    site = Site(tmp_path).configure(briefings={"search": "full"})
    site.write("docs/about.md", "# About\n")
    site.briefing("2026/03/01/one", "The first text.\n")
    with _serving(site, "mkdocs_briefings") as (address, output):
        search = f"{address}/paper/search"
        wait_until(lambda: "pagefind-" in _get(f"{search}/bundles.json"), output)
        assert json.loads(_get(f"{search}/2026-03-01/titles.json"))
        index = f"{search}/2026-03-01/pagefind-entry.json"
        before = _get(index)
        assert json.loads(before)["languages"]["en"]["page_count"] == 1

        site.briefing("2026/03/01/one", "The second text.\n")
        wait_until(lambda: "The second text." in _get(f"{address}/paper/2026/03/01/one/"), output)
        wait_until(lambda: _get(index) != before, output)
        wait_until(lambda: "pagefind-" in _get(f"{search}/bundles.json"), output)


def test_preview_answers_for_this_machine_alone(tmp_path: Path) -> None:
    """A name that leads here is none of ours, and a path that cannot be one is refused."""
    site = Site(tmp_path).configure()
    site.write("docs/about.md", "# About\n")
    environ = {"TMPDIR": str(tmp_path / "left")}
    (tmp_path / "left").mkdir()
    options = ("--allow-host", "Preview.example")
    with _serving(site, "mkdocs_briefings", *options, **environ) as (address, output):
        wait_until(lambda: "About" in _get(f"{address}/paper/about/"), output)
        port = int(address.rpartition(":")[2])
        path = "/paper/about/"
        assert _status(port, path, f"localhost:{port}") == 200
        assert _status(port, path, "[::1]") == 200
        assert _status(port, path, "preview.EXAMPLE:80") == 200
        for host in ("evil.example", f"evil.example:{port}", "127.0.0.1.evil.example", "", "a b"):
            assert _status(port, path, host) == 403, host
        assert _status(port, "/livereload/0/0", "evil.example") == 403
        for wrong in ("/%00", "/paper/%00/", "/%ff", "/%0d%0aX:%20y", "http://evil.example/"):
            assert _status(port, wrong, "localhost") == 400, wrong
        assert "Traceback" not in output.read_text()
        done = site.run("mkdocs_briefings", "serve", "-a", f"127.0.0.1:{port}")
        assert done.code == 1
        assert done.output == (
            f"127.0.0.1:{port}: Nothing can be served there: Address already in use. "
            "Try another --dev-addr.\n"
        )
        (group,) = (int(text) for text in (tmp_path / "pid").read_text().split())
        os.kill(group, signal.SIGTERM)
        wait_until(lambda: not list((tmp_path / "left").iterdir()), output)
    assert "Traceback" not in output.read_text()


@pytest.mark.parametrize("port", ["0", "65536", "99999"])
def test_port_that_is_none(port: str, tmp_path: Path) -> None:
    """A number that is no port is told in a line, before anything is built."""
    site = Site(tmp_path).configure()
    site.write("docs/about.md", "# About\n")
    done = site.run("mkdocs_briefings", "serve", "-a", f"127.0.0.1:{port}")
    assert done.code == 1
    assert done.output == f"--dev-addr: {port} is no port. Take one from 1 to 65535.\n"


def _status(port: int, path: str, host: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=DEADLINE)
    try:
        connection.putrequest("GET", path, skip_host=True)
        connection.putheader("Host", host)
        connection.endheaders()
        return connection.getresponse().status
    finally:
        connection.close()


@contextmanager
def _serving(site: Site, program: str, *options: str, **environ: str) -> Iterator[tuple[str, Path]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    output = site.root / "output.txt"
    with output.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-um", program, "serve", "-a", f"127.0.0.1:{port}", *options],
            cwd=site.root,
            env=environment(environ),
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    (site.root / "pid").write_text(str(process.pid))
    try:
        yield f"http://127.0.0.1:{port}", output
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _get(url: str) -> str:
    try:
        with urlopen(url, timeout=DEADLINE) as response:  # noqa: S310 - our own server
            body: bytes = response.read()
            return body.decode()
    # MkDocs asks for a file's size after opening it: one that is replaced in between breaks off.
    except (URLError, OSError, IncompleteRead):
        return ""
