"""The command `briefings wire review`, beside other commands and where it cannot run."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.store.store import STORE
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
