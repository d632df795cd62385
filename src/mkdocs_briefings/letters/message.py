"""Letters as messages: MIME, one for each reader, the same bytes for the same letter."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.letters.headers import mailbox_header, plain_header, subject_header
from mkdocs_briefings.letters.wishes import PLACEHOLDER, way_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.letters.letter import Letter
    from mkdocs_briefings.letters.mailbox import Mailbox


def message(letter: Letter, to: Mailbox | None = None) -> bytes:
    """Give a letter as the message for a reader; without one, with placeholders."""
    wishes = letter.wishes
    ways = wishes.unsubscribe or (PLACEHOLDER,)
    if to is not None:
        ways = tuple(way_out(way, to) for way in ways)
    # Whoever is sent the same letter twice after all has it once, where the server looks.
    number = fingerprint_of(letter.digest, to.key if to else None).hex()
    body = _body(letter, ways[0], number)
    return "".join(_headers(letter, to, ways, number)).encode() + body.as_bytes()


def _headers(
    letter: Letter, to: Mailbox | None, ways: tuple[str, ...], number: str
) -> Iterator[str]:
    wishes = letter.wishes
    yield mailbox_header("From", wishes.sender)
    yield mailbox_header("To", to) if to else plain_header("To", "undisclosed-recipients:;")
    if wishes.reply_to is not None:
        yield mailbox_header("Reply-To", wishes.reply_to)
    yield subject_header(letter.subject)
    yield plain_header("Date", format_datetime(letter.moment))
    yield plain_header("Message-ID", f"<{number}@{letter.host}>")
    yield plain_header("List-Id", f"<letter.{letter.host}>")
    *others, last = (f"<{way}>" for way in ways)
    yield plain_header("List-Unsubscribe", *(f"{way}," for way in others), last)
    if any(way.startswith("https:") for way in ways):
        yield plain_header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
    yield plain_header("Auto-Submitted", "auto-generated")
    yield plain_header("Precedence", "bulk")


def _body(letter: Letter, way: str, number: str) -> EmailMessage:
    made = EmailMessage(SMTP)
    _add_parts(made, letter, way)
    made["Content-Language"] = letter.language  # what is about the content goes into its parts
    for place, part in enumerate(each for each in made.walk() if each.is_multipart()):
        # Neither quoted-printable nor base64 has such an equals sign.
        part.set_boundary(f"=_{number}.{place}")
    return made


def _add_parts(made: EmailMessage, letter: Letter, way: str) -> None:
    text, html_text = letter.text_for(way), letter.html_for(way)
    made.set_content(text, cte=_encoding(text))
    made.add_alternative(html_text, subtype="html", cte=_encoding(html_text))
    html = made.get_payload(1)
    assert isinstance(html, EmailMessage)  # noqa: S101 - the alternative that was added
    for image in letter.attached:
        html.add_related(
            image.data,
            "image",
            "jpeg",
            cid=f"<{image.name}>",
            filename=image.name,
            disposition="inline",
        )


def _encoding(text: str) -> str:
    """Give the encoding in which a text is shorter: one that is ASCII mostly stays readable."""
    data = text.encode()
    foreign = sum(byte > 127 for byte in data)  # noqa: PLR2004 - ASCII's last
    return "base64" if foreign * 5 > len(data) else "quoted-printable"
