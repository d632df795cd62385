"""Letters as messages that any mail program can read."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from itertools import product
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.letters.plain import COLUMNS, columns, wrapped
from tests.letters.letters import html_of, letter, readers, send, text_of, tree_of, write_letter

if TYPE_CHECKING:
    from tests.letters.server import Host
    from tests.site import Site

DAY = "2026-03-19"

TITLES = (
    "Quotes \"and\" 'more', <b>tags</b> & entities &amp;",
    "Train 🚂 to Київ, 東京 and القاهرة",
    "x" * 180,
    "word " * 39,
    "Ü" * 190,
    "Line\u2028two\u0085three\tfour",
    "Turned \u202earound\u2066 and not back",
    "=?utf-8?q?not_encoded?= {site} {unsubscribe_url} {email}",
    "Bcc: everybody@example.net",
    "{{ template }} {% raw %} {# #}",
    ".",
)


def test_headers(site: Site) -> None:
    """A message says from whom, when, from which list and how to leave it."""
    write_letter(
        site,
        *("--from", "My News <news@example.org>", "--reply-to", "desk@example.org"),
        *("--unsubscribe", "https://example.org/leave?a={email}&b=1"),
        *("--unsubscribe", "mailto:leave@example.org?subject={email}"),
        *("--imprint", "My News, 1 Main Street, Nairobi"),
    )
    message = letter(site, DAY)
    assert message["From"] == "My News <news@example.org>"
    assert message["Reply-To"] == "desk@example.org"
    assert message["Subject"] == "Mar 19, 2026: Bridge closed"
    assert parsedate_to_datetime(message["Date"]).isoformat() == "2026-03-20T12:00:00+00:00"
    assert message["Message-ID"].endswith("@example.org>")
    assert message["List-Id"] == "<letter.example.org>"
    ways = "<https://example.org/leave?a={email}&b=1>, <mailto:leave@example.org?subject={email}>"
    assert message["List-Unsubscribe"].replace(",  ", ", ") == ways
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (message["Precedence"], message["Auto-Submitted"]) == ("bulk", "auto-generated")
    assert not [name for name in message if name.lower().startswith("x-")]
    for said in (html_of(message), text_of(message)):
        assert "My News, 1 Main Street, Nairobi" in said


def test_placeholders(site: Site) -> None:
    """Where nothing is said of sender and way out, a program that sends it can fill them in."""
    write_letter(site)
    message = letter(site, DAY)
    assert message["List-Unsubscribe"] == "<{unsubscribe_url}>"
    assert message["List-Unsubscribe-Post"] is None
    assert message["From"] == "Paper <news@example.invalid>"
    assert 'href="{unsubscribe_url}"' in html_of(message)
    assert "\n{unsubscribe_url}\n" in text_of(message)


@pytest.mark.parametrize("title", TITLES)
def test_any_headline(title: str, site: Site) -> None:
    """Whatever the headline is, the message has it in one header, whole, and no other header."""
    site.briefing(f"{DAY.replace('-', '/')}/bridge-closed", title=title, priority="lead")
    write_letter(site, "--subject", "{title}")
    data = (site.root / f"letters/{DAY}.eml").read_bytes()
    message = letter(site, DAY)
    assert message.defects == []
    shown = " ".join(title.replace("\u202e", "").replace("\u2066", "").split())
    assert message["Subject"].replace("\u200b", "") == shown
    assert set(message.keys()) == {
        *("From", "To", "Subject", "Date", "Message-ID", "List-Id", "List-Unsubscribe"),
        *("Auto-Submitted", "Precedence", "Content-Language", "MIME-Version", "Content-Type"),
    }
    assert all(len(line) <= 998 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert data.isascii()
    assert not tree_of(html_of(message)).xpath("//b")


@pytest.mark.parametrize("option", ["--from", "--reply-to"])
@pytest.mark.parametrize(
    "address",
    [
        "News\r\nBcc: all@example.net <news@example.org>",
        "news@example.org\nBcc: all@example.net",
        "news@example.org, all@example.net",
        "News \u202e <news@example.org>",
        "news@example.org <news@example.org> <all@example.net>",
    ],
)
def test_no_header_is_smuggled_in(option: str, address: str, site: Site) -> None:
    """An address that would be more than one is refused."""
    said = write_letter(site, option, address, code=1)
    assert said.startswith(f"{option}: ")
    assert "Traceback" not in said


def test_encoded_word_in_a_name(site: Site, host: Host) -> None:
    """A name that looks like an encoded word stays as it is, and is not decoded into a header."""
    readers(site, ["=?utf-8?q?A=0D=0ABcc:_all=40example.net?= <ada@example.net>"])
    send(site, host)
    message = host.messages["ada@example.net"]
    assert message["Bcc"] is None
    assert host.copies == {"ada@example.net": 1}
    assert "utf-8?q?A=0D=0ABcc" in str(message["To"])


def test_lines_in_subject_and_imprint(site: Site) -> None:
    """Line breaks in what stands in one line become spaces."""
    write_letter(site, "--subject", "One\r\nBcc: a@example.net", "--imprint", "Us\n\n1 Street")
    message = letter(site, DAY)
    assert message["Subject"] == "One Bcc: a@example.net"
    assert message["Bcc"] is None
    assert "Us 1 Street" in text_of(message)


def test_long_addresses(site: Site) -> None:
    """What is longer than a line stays as it is: an encoded address leads nowhere."""
    way = "https://example.org/" + "leave/" * 60 + "?e={email}"
    sender = f"{'n' * 60}@{'example-' * 6}.{'sub.' * 20}example.org".replace("-.", ".")
    write_letter(site, "--unsubscribe", way, "--from", f"Ünser Blatt <{sender}>")
    message = letter(site, DAY)
    assert message["List-Unsubscribe"] == f"<{way}>"
    data = (site.root / f"letters/{DAY}.eml").read_bytes()
    assert f"<{way}>".encode() in data
    assert f"<{sender}>".encode() in data.replace(b"\r\n ", b"")


def test_plain_text(site: Site) -> None:
    """Lines are at most 72 columns wide, but for addresses, which have a line of their own."""
    site.briefing(
        "2026/03/19/bridge-closed",
        title="東京" * 60,
        summary="A sentence of some length. " * 15,
        priority="lead",
    )
    write_letter(site)
    lines = text_of(letter(site, DAY)).splitlines()
    for line in lines:
        assert columns(line) <= COLUMNS or line.startswith("https://")
        assert "://" not in line or line.startswith("https://")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("one two", ["one two"]),
        ("x" * 73, ["x" * 72, "x"]),
        ("京" * 37, ["京" * 36, "京"]),
        ("a " + "京" * 40, ["a", "京" * 36, "京" * 4]),
        ("see https://example.org/" + "x" * 80, ["see", "https://example.org/" + "x" * 80]),
        ("e\u0301" * 72, ["e\u0301" * 72]),
    ],
)
def test_wrapping(text: str, lines: list[str]) -> None:
    """Text is broken at spaces, what has none where the line is full, and addresses never."""
    assert list(wrapped(text)) == lines


@pytest.mark.parametrize(
    ("summary", "encoding"),
    [("Bridge in Łódź is closed.", "quoted-printable"), ("京都の橋" * 100, "base64")],
)
def test_shorter_encoding(summary: str, encoding: str, site: Site) -> None:
    """Text in other scripts does not take three times its size, and all of it is ASCII."""
    for name in ("bridge-closed", "night-train"):
        site.briefing(f"2026/03/19/{name}", title=summary[:40], summary=summary)
    write_letter(site)
    body = letter(site, DAY).get_body(("plain",))
    assert body is not None
    assert body["Content-Transfer-Encoding"] == encoding
    assert (site.root / f"letters/{DAY}.eml").read_bytes().isascii()
    assert summary[:20] in text_of(letter(site, DAY))


def test_same_bytes(newsroom: Site) -> None:
    """The same files and the same moment make the same bytes, whatever the machine is set to."""
    found = set()
    for seed, zone in product(("1", "2"), ("Asia/Tokyo", "America/Lima")):
        done = newsroom.run(
            *("mkdocs_briefings", "letter", "--images", "embedded", "-o", f"made-{seed}"),
            env={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            fresh=True,
        )
        assert done.code == 0, done.output
        folder = newsroom.root / f"made-{seed}"
        found.add(tuple(path.read_bytes() for path in sorted(folder.iterdir())))
    assert len(found) == 1
    assert len(next(iter(found))) == 3


def test_earlier_letter_is_written_over(site: Site) -> None:
    """A letter that is made anew takes the place of the earlier one."""
    write_letter(site)
    before = letter(site, DAY)["Message-ID"]
    site.briefing("2026/03/19/bridge-closed", title="Bridge open", priority="lead")
    write_letter(site)
    after = letter(site, DAY)
    assert after["Message-ID"] != before
    assert "Bridge open" in after["Subject"]
    assert sorted(path.name for path in (site.root / "letters").iterdir()) == [
        f"{DAY}.eml",
        f"{DAY}.html",
        f"{DAY}.txt",
    ]


def test_what_arrives_is_what_was_written(site: Site, host: Host) -> None:
    """A message reaches the server byte for byte, lines that are a full stop included."""
    site.briefing("2026/03/19/bridge-closed", title=".", summary="..\n", priority="lead")
    readers(site, ["ada@example.net"])
    send(site, host)
    message = host.messages["ada@example.net"]
    assert message.defects == []
    lines = text_of(message).splitlines()
    assert "." in lines
    assert ".." in lines
