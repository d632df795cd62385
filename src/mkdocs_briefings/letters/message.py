"""Letters as messages: MIME, one for each reader, the same bytes for the same letter."""

from __future__ import annotations

from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.letters.wishes import PLACEHOLDER, way_out

if TYPE_CHECKING:
    from email.policy import EmailPolicy, Policy

    from mkdocs_briefings.letters.letter import Letter
    from mkdocs_briefings.letters.mailbox import Mailbox


class _Verbatim(UnstructuredHeader, BaseHeader):
    """A header of addresses in ASCII, which are never broken and never encoded.

    Python would encode one that is longer than a line, and no mail program would know it again.
    """

    def fold(self, *, policy: Policy) -> str:
        """Give the header with each address on a line of its own."""
        value = str(self).replace(", <", f",{policy.linesep} <")
        return f"{self.name}: {value}{policy.linesep}"


def _policy() -> EmailPolicy[EmailMessage]:
    registry = HeaderRegistry()
    for name in ("list-id", "list-unsubscribe", "message-id"):
        registry.map_to_type(name, _Verbatim)
    return SMTP.clone(header_factory=registry)


_POLICY = _policy()


def message(letter: Letter, to: Mailbox | None = None) -> bytes:
    """Give a letter as the message for a reader; without one, with placeholders."""
    wishes = letter.wishes
    ways = wishes.unsubscribe or (PLACEHOLDER,)
    if to is not None:
        ways = tuple(way_out(way, to) for way in ways)
    # Whoever is sent the same letter twice after all has it once, where the server looks.
    number = fingerprint_of(letter.digest, to.key if to else None).hex()
    made = EmailMessage(_POLICY.clone(utf8=True) if to and to.needs_utf8 else _POLICY)
    made["From"] = wishes.sender.header
    made["To"] = to.header if to else "undisclosed-recipients:;"
    if wishes.reply_to is not None:
        made["Reply-To"] = wishes.reply_to.header
    made["Subject"] = letter.subject
    made["Date"] = letter.moment
    made["Message-ID"] = f"<{number}@{letter.host}>"
    made["List-Id"] = f"<letter.{letter.host}>"
    made["List-Unsubscribe"] = ", ".join(f"<{way}>" for way in ways)
    if any(way.startswith("https:") for way in ways):
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made["Auto-Submitted"] = "auto-generated"
    made["Precedence"] = "bulk"
    _add_body(made, letter, ways[0])
    made["Content-Language"] = letter.language  # what is about the content goes into its parts
    for place, part in enumerate(each for each in made.walk() if each.is_multipart()):
        # Neither quoted-printable nor base64 has such an equals sign.
        part.set_boundary(f"=_{number}.{place}")
    return made.as_bytes()


def _add_body(made: EmailMessage, letter: Letter, way: str) -> None:
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
