"""Sending a letter through a real server."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from threading import Event
from typing import TYPE_CHECKING

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword

from mkdocs_briefings.letters.journal import Journal
from mkdocs_briefings.letters.recipients import read_recipients
from mkdocs_briefings.letters.sending import Courier, Pace
from mkdocs_briefings.letters.server import read_server
from tests.letters.letters import (
    READERS,
    command,
    html_of,
    made_up_letter,
    readers,
    send,
    text_of,
    write_letter,
)
from tests.letters.server import Host, certificate, free_port, mail_server
from tests.site import environment

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site import Site


def test_each_reader_gets_a_message_of_their_own(site: Site, host: Host) -> None:
    """Over one connection each gets one message, which names nobody else, with a way out."""
    readers(site, ("Ada Reader <ada@example.net>", "bo+x@example.net"))
    done = send(site, host)
    assert "Of 2 letters: 2 sent." in done.output
    assert host.copies == {"ada@example.net": 1, "bo+x@example.net": 1}
    assert len(host.sessions) == 1
    ada, bo = host.messages["ada@example.net"], host.messages["bo+x@example.net"]
    assert ada["To"] == "Ada Reader <ada@example.net>"
    assert bo["List-Unsubscribe"] == "<https://example.org/leave?e=bo%2Bx%40example.net>"
    assert bo["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    for body in (html_of(bo), text_of(bo)):
        assert "https://example.org/leave?e=bo%2Bx%40example.net" in body
        assert "{email}" not in body
    assert b"ada@" not in host.got[1][1]
    assert ada["Message-ID"] != bo["Message-ID"]


def test_reports_go_elsewhere(site: Site, host: Host) -> None:
    """Servers are told the mailbox for their reports, which readers do not see; it has no name."""
    readers(site)
    send(site, host, "--bounce", "bounces@example.org")
    assert host.asked["MAIL bounces@example.org"] == len(READERS)
    assert all(
        message["From"] == "My News <news@example.org>" for message in host.messages.values()
    )
    assert not any(b"bounces@" in data for _, data in host.got)
    for wrong in ("b@", "Reports <bounces@example.org>", "bö@example.org"):
        assert f"--bounce: {wrong!r}: " in send(site, host, "--bounce", wrong, code=1).output


def test_second_run_sends_nothing(site: Site, host: Host) -> None:
    """Who has the letter does not get it again; who is new in the file gets it."""
    readers(site)
    send(site, host)
    assert "0 sent, 8 sent before" in send(site, host).output
    readers(site, (*READERS, "new@example.net"))
    assert "1 sent, 8 sent before" in send(site, host).output
    assert set(host.copies.values()) == {1}
    assert len(host.copies) == 9


def test_two_spellings_of_an_address(site: Site, host: Host) -> None:
    """An address that stands twice gets one letter, and a warning names both lines."""
    readers(site, ("ada@example.net", "# Ada again", " Ada <Ada@EXAMPLE.net> "))
    done = send(site, host)
    assert "readers.txt:3: warning: Ada@example.net stands in line 1 already" in done.output
    assert host.copies == {"ada@example.net": 1}


@pytest.mark.parametrize("step", ["RCPT", "DATA"])
def test_refused_for_good(step: str, site: Site) -> None:
    """Who is refused is named with the reason; the others get it; the exit code is 3."""

    def say(at: str, address: str, _host: Host) -> str | None:
        return "550 No such user" if (at, address) == (step, READERS[2]) else None

    readers(site)
    with mail_server(Host(say)) as host:
        done = send(site, host, code=3)
        assert f"readers.txt:3: {READERS[2]}: Not sent: 550 No such user" in done.output
        assert "Of 8 letters: 7 sent, 1 refused." in done.output
        assert "7 sent before, 1 refused" in send(site, host, code=3).output
        assert host.asked[f"{step} {READERS[2]}"] == 1
        host.say = lambda _step, _address, _host: None
        assert "1 sent, 7 sent before" in send(site, host, "--retry", "refused").output
    assert host.copies == dict.fromkeys(READERS, 1)


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_not_taken_for_now(step: str, site: Site) -> None:
    """What the server does not take for now is offered again after the others."""

    def say(at: str, _address: str, host: Host) -> str | None:
        return "451 Greylisted" if at == step and host.asked[at] == 2 else None

    readers(site)
    with mail_server(Host(say)) as host:
        done = send(site, host)
    assert "Of 8 letters: 8 sent." in done.output
    assert host.copies == dict.fromkeys(READERS, 1)
    assert host.got[-1][0] == READERS[1]


def test_never_taken_for_now(site: Site) -> None:
    """After three tries a run gives up, and the next one goes on."""
    busy = "450 Mailbox busy"
    readers(site)
    with mail_server(
        Host(lambda step, to, _host: busy if to == READERS[0] and step == "RCPT" else None)
    ) as host:
        done = send(site, host, code=3)
        assert f"readers.txt:1: {READERS[0]}: Not sent: {busy}" in done.output
        assert "Of 8 letters: 7 sent, 1 not taken for now." in done.output
        assert host.asked[f"RCPT {READERS[0]}"] == 3
        host.say = lambda _step, _address, _host: None
        assert "1 sent, 7 sent before" in send(site, host).output
    assert host.copies == dict.fromkeys(READERS, 1)


def test_server_hangs_up_after_some(site: Site) -> None:
    """A server that takes three messages on a connection is called again, and nobody is lost."""
    readers(site)

    def say(step: str, _address: str, host: Host) -> str | None:
        return "drop" if step == "MAIL" and host.asked["MAIL"] in {4, 8} else None

    with mail_server(Host(say)) as host:
        assert "Of 8 letters: 8 sent." in send(site, host).output
    assert host.copies == dict.fromkeys(READERS, 1)


def test_server_hangs_up_in_the_middle(site: Site) -> None:
    """Where the answer to a message is lost nobody gets it twice, unless that is asked for."""
    readers(site)

    def say(step: str, address: str, host: Host) -> str | None:
        lost = (step, address, host.asked[f"DATA {address}"]) == ("DATA", READERS[3], 1)
        return "drop" if lost else None

    with mail_server(Host(say)) as host:
        done = send(site, host, code=3)
        assert f"readers.txt:4: {READERS[3]} may or may not have got it." in done.output
        assert "Of 8 letters: 7 sent, 1 unknown." in done.output
        assert "0 sent, 7 sent before, 1 unknown" in send(site, host, code=3).output
        assert host.copies == dict.fromkeys(READERS, 1)
        send(site, host, "--retry", "unknown")
    assert host.copies == {**dict.fromkeys(READERS, 1), READERS[3]: 2}
    first, second = (data for address, data in host.got if address == READERS[3])
    assert first == second, "a mailbox that knows the Message-ID shows it once"


@pytest.mark.posix
@pytest.mark.parametrize("number", [1, 4, 8])
@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_killed_and_run_again(step: str, number: int, site: Site) -> None:
    """After a kill at any step the next run goes on, and everybody has exactly one copy."""
    readers(site)
    child: list[subprocess.Popen[bytes]] = []

    def say(at: str, _address: str, host: Host) -> str | None:
        if at == step and host.asked[at] == number and child:
            child[0].kill()
            child[0].wait()
        return None

    with mail_server(Host(say)) as host:
        child.append(_start(site, host))
        child[0].communicate()
        assert child[0].returncode == -signal.SIGKILL
        child.clear()
        done = site.run(*command(host))
    assert host.copies == dict.fromkeys(READERS, 1)
    # The server has the message to which it has not answered, which nobody else can know.
    assert done.code == (3 if step == "DATA" else 0)
    assert ("may or may not have got it" in done.output) == (step == "DATA")


def test_stopped_and_run_again(site: Site) -> None:
    """The system's wish to end is followed after the message that is under way."""
    readers(site)
    child: list[subprocess.Popen[bytes]] = []

    def say(step: str, _address: str, host: Host) -> str | None:
        if step == "DATA" and host.asked[step] == 3 and child:
            child[0].send_signal(signal.SIGTERM)
        return None

    with mail_server(Host(say)) as host:
        child.append(_start(site, host, "--rate", "600"))
        output = child[0].communicate()[0].decode()
        assert child[0].returncode == 3, output
        assert "Of 8 letters: 3 sent, 5 left." in output
        child.clear()
        assert "5 sent, 3 sent before" in send(site, host).output
    assert host.copies == dict.fromkeys(READERS, 1)


def _start(site: Site, host: Host, *options: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", *command(host, *options)],
        cwd=site.root,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def test_two_runs_at_once(site: Site) -> None:
    """A second run that meets the first one sends nothing."""
    readers(site)
    second: list[str] = []

    def say(step: str, _address: str, host: Host) -> str | None:
        if step == "RCPT" and host.asked[step] == 2:
            second.append(site.run(*command(host), fresh=True).output)
        return None

    with mail_server(Host(say)) as host:
        _start(site, host).communicate()
    assert "Another run is sending this letter." in second[0]
    assert host.copies == dict.fromkeys(READERS, 1)


def test_changed_letter(site: Site, host: Host) -> None:
    """Who has a letter of that day gets no other one; the others only if that is asked for."""
    readers(site, READERS[:4])
    send(site, host, "--now", "2026-03-20T11:00Z")
    readers(site)
    site.briefing("2026/03/19/bridge-closed", title="Bridge open", priority="lead")
    said = send(site, host, code=1).output
    assert "letters/2026-03-19.journal: Some have got another version of this letter" in said
    assert "--now 2026-03-20T11:00:00+00:00" in said
    assert len(host.got) == 4
    send(site, host, "--changed")
    assert host.copies == dict.fromkeys(READERS, 1)
    assert "Bridge open" in str(host.messages[READERS[7]]["Subject"])


def test_another_moment_is_the_same_letter(site: Site, host: Host) -> None:
    """A letter that says the same is the same letter, whenever it is made."""
    readers(site, READERS[:4])
    send(site, host, "--now", "2026-03-20T11:00Z")
    readers(site)
    send(site, host, "--now", "2026-03-20T18:00Z")
    assert host.copies == dict.fromkeys(READERS, 1)


def test_other_days_have_journals_of_their_own(site: Site, host: Host) -> None:
    """The letter of another day goes to everybody."""
    site.briefing("2026/03/18/older")
    readers(site)
    send(site, host)
    send(site, host, "2026-03-18")
    assert host.copies == dict.fromkeys(READERS, 2)
    said = send(site, host, "2026-03-18", "--journal", "letters/2026-03-19.journal", code=1).output
    assert "This is the journal of the letter of 2026-03-19." in said


def test_half_a_line_of_the_journal(site: Site, host: Host) -> None:
    """A line that a crash has cut off is taken away; what stands before it holds."""
    readers(site, READERS[:2])
    send(site, host)
    journal = site.root / "letters/2026-03-19.journal"
    whole = journal.read_bytes()
    journal.write_bytes(whole + b'{"to": "reader3@exa')
    readers(site)
    send(site, host)
    assert host.copies == dict.fromkeys(READERS, 1)
    assert journal.read_bytes().startswith(whole)
    assert "8 sent before" in send(site, host).output


def test_damaged_journal(site: Site, host: Host) -> None:
    """A journal that makes no sense stops everything: it would be the only one to know."""
    readers(site)
    send(site, host)
    journal = site.root / "letters/2026-03-19.journal"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[:3], b"x\n", *lines[4:]]))
    said = send(site, host, code=1).output
    assert "letters/2026-03-19.journal:4: This is no line of a journal." in said
    assert host.copies == dict.fromkeys(READERS, 1)


def test_full_disk(site: Site, host: Host) -> None:
    """Where the journal cannot be written, the message is not sent, and the next run goes on."""
    readers(site)
    code = (
        "import resource, runpy, sys, signal\n"
        "sys.dont_write_bytecode = True\n"  # which would be cut off as well
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "import mkdocs_briefings.letters.journal as journal\n"
        "read = journal.Journal.read\n"
        "def limited(self):\n"
        "    read(self)\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (400, 400))\n"
        "journal.Journal.read = limited\n"
        f"sys.argv = {list(command(host))!r}\n"
        "runpy.run_module('mkdocs_briefings', run_name='__main__')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=site.root,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    said = done.stdout.decode()
    assert done.returncode == 1, said
    assert "File too large" in said
    assert "Traceback" not in said
    assert 0 < len(host.got) < 8
    again = site.run(*command(host))
    # A "sending" may have gone through and its "sent" not: then nobody knows, and it says so.
    assert again.code in {0, 3}, again.output
    assert host.copies == dict.fromkeys(READERS, 1)


def test_only_its_owner_reads_the_journal(site: Site, host: Host) -> None:
    """The journal holds addresses, so nobody else may read it."""
    readers(site)
    send(site, host)
    assert (site.root / "letters/2026-03-19.journal").stat().st_mode & 0o077 == 0


def test_dry_run(site: Site, host: Host) -> None:
    """A dry run says to whom and how long, connects to nothing and writes nothing."""
    readers(site, READERS[:2])
    send(site, host)
    readers(site)
    before = {path: path.read_bytes() for path in (site.root / "letters").iterdir()}
    said = send(site, host, "--dry-run", "--rate", "2").output
    assert said.splitlines()[:6] == list(READERS[2:])
    assert f"6 letters would be sent by 127.0.0.1:{host.port}, in 2 min 30 s;" in said
    assert "2 would not be sent again." in said
    assert len(host.sessions) == 1
    assert {path: path.read_bytes() for path in (site.root / "letters").iterdir()} == before


def test_dry_run_needs_no_server(site: Site) -> None:
    """For a dry run the recipients suffice, and nothing is written."""
    readers(site)
    assert "8 letters would be sent, in 7 s;" in write_letter(site, "-n", "--to", "readers.txt")
    assert not (site.root / "letters").exists()


def test_all_problems_before_the_first_letter(site: Site, host: Host) -> None:
    """Every bad line is named, and with one nothing is sent."""
    lines = (
        "ada@example.net",
        "bo example.net",
        "Cy <cy@>",
        "a@b@c.example",
        "x@y",
        "é..f@x.example",
    )
    readers(site, lines)
    said = send(site, host, code=1).output
    found = [line.split(":")[1] for line in said.splitlines() if line.startswith("readers.txt:")]
    assert found == ["2", "3", "4", "5", "6"]
    assert "Nothing was sent." in said
    assert host.got == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "readers.txt:1: There is no address in it."),
        (b"# nobody\n\n", "readers.txt:1: There is no address in it."),
        (b"a@example.net\n\xff@example.net\n", "readers.txt:2: This is not UTF-8."),
        (b"A\x07da <a@example.net>\n", "readers.txt:1:"),
        ("fa@fußball.example\n".encode(), "can be read in two ways"),
        (b"Name <a@example.net>, b@example.net\n", "readers.txt:1:"),
    ],
)
def test_unusable_recipients(data: bytes, message: str, site: Site, host: Host) -> None:
    """What cannot be sent to is one message with its line."""
    site.write("readers.txt", data)
    said = send(site, host, code=1).output
    assert message in said
    assert "Traceback" not in said
    assert host.got == []


def test_addresses_of_the_world(site: Site, host: Host) -> None:
    """Domains of any script become ASCII; other letters before the @ go as UTF-8."""
    readers(site, ("Юлія <julia@київ.example>", "юлія@example.net", "a@xn--e1afmkfd.example"))
    send(site, host)
    assert set(host.copies) == {
        "julia@xn--b1alf1j.example",
        "юлія@example.net",
        "a@xn--e1afmkfd.example",
    }
    assert str(host.messages["юлія@example.net"]["To"]) == "юлія@example.net"
    names = [str(each["To"]).split(" <")[0] for each in host.messages.values()]
    assert names[0] == "Юлія"


def test_server_without_utf8(site: Site) -> None:
    """A server that does not take such an address is not given it, and all others get theirs."""
    readers(site, (READERS[0], "юлія@example.net"))
    with mail_server(Host(), enable_SMTPUTF8=False) as host:
        done = send(site, host, code=3)
    assert "readers.txt:2: юлія@example.net: The server takes no such address" in done.output
    assert "Of 2 letters: 1 sent, 1 not possible with this server." in done.output


def test_nobody_listens(site: Site) -> None:
    """Where there is no server, that is one line."""
    readers(site)
    port = free_port()
    said = send(site, Host(port=port), code=1).output
    assert f"127.0.0.1:{port}: There is no connection: Connection refused." in said
    assert "Of 8 letters: 0 sent, 8 left." in said
    assert "Traceback" not in said


def test_sender_is_refused(site: Site) -> None:
    """A server that wants nothing from the sender ends the run, and no reader is to blame."""
    readers(site)
    with mail_server(
        Host(lambda step, _a, _h: "553 Not yours" if step == "MAIL" else None)
    ) as host:
        done = send(site, host, code=1)
        assert "The server takes nothing from news@example.org: 553 Not yours" in done.output
        host.say = lambda _step, _address, _host: None
        assert "8 sent." in send(site, host).output


def test_everybody_is_refused(site: Site) -> None:
    """After twenty refusals and no letter sent, the run ends."""
    readers(site, [f"reader{number}@example.net" for number in range(30)])
    with mail_server(Host(lambda step, _a, _h: "554 Spam" if step == "DATA" else None)) as host:
        done = send(site, host, code=1)
        assert "The server has refused the first 20 letters." in done.output
        assert host.asked["DATA"] == 20
        host.say = lambda _step, _address, _host: None
        send(site, host, "--retry", "refused")
    assert len(host.got) == 30


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # that is the server's, on this machine
def test_login(site: Site) -> None:
    """User and password come from the environment; a wrong password is one line."""

    def check(*arguments: object) -> AuthResult:
        is_right = arguments[-1] == LoginPassword(b"me", b"zq7secret")
        return AuthResult(success=is_right, handled=is_right)

    readers(site)
    options = {"authenticator": check, "auth_required": True, "auth_require_tls": False}
    with mail_server(Host(), **options) as host:
        done = site.run(*command(host))
        assert done.code == 1
        assert "The server wants a login: 530" in done.output
        wrong = {"BRIEFINGS_SMTP_USER": "me", "BRIEFINGS_SMTP_PASSWORD": "wrong"}
        done = site.run(*command(host), env=wrong)
        assert done.code == 1
        assert f"127.0.0.1:{host.port}: The login has failed: 535" in done.output
        right = {**wrong, "BRIEFINGS_SMTP_PASSWORD": "zq7secret"}
        done = site.run(*command(host), env=right)
        assert done.code == 0, done.output
        assert "zq7secret" not in done.output
    assert len(host.got) == 8


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_encryption(scheme: str, site: Site, tmp_path: Path) -> None:
    """A server that encrypts is trusted by its certificate only."""
    readers(site)
    trusted, context = certificate(tmp_path)
    options = (
        {"tls_context": context, "require_starttls": True}
        if scheme == "smtp"
        else {"ssl_context": context}
    )
    with mail_server(Host(), **options) as host:
        address = ("--smtp", f"{scheme}://localhost:{host.port}")
        done = site.run(*command(host, *address))
        assert done.code == 1
        assert "The certificate is not to be trusted: self" in done.output
        assert host.got == []
        done = site.run(*command(host, *address), env={"SSL_CERT_FILE": str(trusted)})
        assert done.code == 0, done.output
    assert len(host.got) == 8


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--smtp", "http://x.example"), "--smtp: 'http://x.example' is not a server."),
        (("--smtp", "x.example:port"), "--smtp: 'x.example:port' is not a server."),
        (("--smtp", "smtp://me:pw@x.example"), "Set BRIEFINGS_SMTP_USER"),
        (("--smtp", "smtps://x.example", "--plain"), "--plain: An address with smtps://"),
        (("--from", "nobody"), "--from: 'nobody': This is not an address."),
        (("--from", "юлія@example.org"), "take ASCII addresses only"),
        (("--reply-to", "x@"), "--reply-to: 'x@'"),
        (("--unsubscribe", "http://x.example/{email}"), "is no way out"),
        (("--unsubscribe", "https://x.example/" + "{email}" * 3), "--unsubscribe: It is too long"),
        (("--unsubscribe", "https://x.example/{mail}"), "--unsubscribe: {mail} is not known."),
        (("--unsubscribe", "https://x.example/\r\nBcc: a@b.example"), "is no way out"),
        (("--subject", "{titel}"), "--subject: {titel} is not known."),
        (("--to", "gone.txt"), "gone.txt:1: There is no such file."),
    ],
)
def test_unusable_options(options: tuple[str, ...], message: str, site: Site, host: Host) -> None:
    """What cannot be used is one message, and nothing is sent."""
    readers(site)
    said = send(site, host, *options, code=1).output
    assert message in said
    assert "Traceback" not in said
    assert host.got == []


def test_what_sending_needs(site: Site) -> None:
    """All that is missing is named at once."""
    said = write_letter(site, "--send", code=1)
    assert "--send: It needs --to and --smtp and --from and --unsubscribe too." in said


def test_password_is_not_sent_in_the_clear(site: Site) -> None:
    """Without encryption a password goes to this machine only."""
    readers(site)
    done = site.run(
        *command(Host(port=1), "--smtp", "smtp://mail.invalid", "--plain"),
        env={"BRIEFINGS_SMTP_USER": "me", "BRIEFINGS_SMTP_PASSWORD": "zq7secret"},
    )
    assert done.code == 1
    assert "--plain: Without encryption the password could be read on its way." in done.output


class _Impatient(Event):
    """Notes until when it was to wait, and does not."""

    def __init__(self) -> None:
        super().__init__()
        self.ends: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        assert timeout is not None
        self.ends.append(time.monotonic() + timeout)
        return self.is_set()


def test_pace(tmp_path: Path, host: Host) -> None:
    """Messages are sent no more quickly than was asked for."""
    letter, stop, began = made_up_letter(), _Impatient(), time.monotonic()
    to = read_recipients("\n".join(READERS).encode(), "readers.txt")
    server = read_server(f"127.0.0.1:{host.port}", plain=False, user="", password="")
    pace = Pace(per_minute=1, wait=0, stop=stop)
    with Journal(tmp_path / "journal", letter) as journal:
        courier = Courier(letter, server, journal, pace, lambda *_: None, lambda *_: None)
        courier.send(to, frozenset())
    assert host.copies == dict.fromkeys(READERS, 1)
    assert len(stop.ends) == len(READERS)
    assert all(end - began >= 60 * number for number, end in enumerate(stop.ends))
