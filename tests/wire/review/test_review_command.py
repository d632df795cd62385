"""The command `briefings wire review`, beside other commands and where it cannot run."""

from __future__ import annotations

import socket
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from mkdocs_briefings.wire.store.store import STORE
from tests.patience import wait_until
from tests.wire.review.serving import reviewing

if TYPE_CHECKING:
    from tests.wire.review.newsdesk import Newsdesk

REVIEW = ("mkdocs_briefings", "wire", "review")


def test_others_work_meanwhile(desk: Newsdesk) -> None:
    """While the page is open, other commands of the wire work on the same store."""
    desk.write(0)
    with reviewing(desk.root):
        done = desk.site.run("mkdocs_briefings", "wire", "status")
    assert done.code == 0, done.output
    assert "Drafts to decide on: 1." in done.output


def test_a_browser_is_given_no_key(desk: Newsdesk) -> None:
    """What `--open` starts a browser with has no key in it, and leads to the page once."""
    given = desk.root / "given"
    browser = desk.root / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {given}.part\nmv {given}.part {given}\n')
    browser.chmod(0o755)
    with reviewing(desk.root, "--open", browser=f"{browser} %s &") as url:
        wait_until(given.is_file, "No browser was started.")
        parts, opened = urlsplit(url), urlsplit(given.read_text())
        assert parts.fragment not in given.read_text()
        assert opened.netloc == parts.netloc
        answers = [ask(opened.netloc, opened.path) for _ in range(2)]
        assert answers[0] == (303, f"/#{parts.fragment}", "")
        assert answers[1][0] == 403
        assert "was opened already" in answers[1][2]
        assert ask(opened.netloc, "/open/x")[0] == 403
        assert ask(opened.netloc, "/open/é")[0] == 403


def ask(host: str, path: str) -> tuple[int, str, str]:
    """Give status, location and body of an answer."""
    connection = HTTPConnection(host)
    connection.request("GET", quote(path))
    answer = connection.getresponse()
    found = answer.status, answer.getheader("location", ""), answer.read().decode()
    connection.close()
    return found


def test_a_port_that_is_taken(desk: Newsdesk) -> None:
    """A port that is taken ends the command with one line."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = desk.site.run(*REVIEW, "--by", "Ann", "--port", port)
    assert done.code == 1
    assert done.output == (
        f"127.0.0.1:{port}: Nothing can be served there: Address already in use. "
        "Try another --port.\n"
    )


def test_what_cannot_be_read_is_told(desk: Newsdesk) -> None:
    """Drafts that cannot be read, and a damaged store, are told before the page is served."""
    path = desk.write(0)
    (desk.root / path).write_text("---\ntitle: [\n---\n", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert f"{path}:3: " in desk.site.run(*REVIEW, "--by", "Ann", "--port", port).output
        (desk.root / STORE).write_bytes(b"no database" * 1000)
        done = desk.site.run(*REVIEW, "--by", "Ann", "--port", port)
    assert "wire.sqlite was damaged" in done.output


def test_nobody_decides(desk: Newsdesk) -> None:
    """Where git does not know who works here, the name has to be given."""
    nowhere = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    done = desk.site.run(*REVIEW, "--port", "0", env=nowhere)
    assert done.code == 1
    assert done.output == "Who decides? Give --by NAME, or set git's user.name.\n"
