"""Headers that every mail program reads as they were meant, whatever script they are in."""

from __future__ import annotations

import re
from email.header import decode_header, make_header
from email.parser import BytesHeaderParser
from email.policy import default
from email.utils import getaddresses

import pytest

from mkdocs_briefings.letters.headers import mailbox_header, plain_header, subject_header
from mkdocs_briefings.letters.lines import in_one_line
from mkdocs_briefings.letters.mailbox import Mailbox, read_mailbox
from tests.letters.headlines import headlines, read_encoded_words

_FOLD = re.compile(r"\r\n(?=[ \t])")


def _value(header: str) -> str:
    """Give the value of a header as it is written; what holds for the form of any is looked at."""
    assert header.endswith("\r\n")
    assert header.isascii()
    lines = header.removesuffix("\r\n").split("\r\n")
    for line in lines:
        assert len(line) <= 76 or line.strip()[:1] == "<" or " " not in line.strip()
        assert line.strip() == line or line[0] == " "
        assert line.strip()
    assert all(line.startswith(" ") for line in lines[1:])
    return header.removesuffix("\r\n").partition(": ")[2]


def test_headlines() -> None:
    """Two readers that know nothing of each other find thousands of headlines as they were."""
    for headline in headlines(5000):
        value = _value(subject_header(headline))
        assert read_encoded_words(value) == headline
        assert str(make_header(decode_header(_FOLD.sub("", value)))) == headline


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("Bridge closed", "Subject: Bridge closed\r\n"),
        ("", "Subject:\r\n"),
        ("Mar 2: Café, open", "Subject: Mar 2: =?utf-8?q?Caf=C3=A9=2C?= open\r\n"),
        ("=?utf-8?q?no?=", "Subject: =?utf-8?q?=3D=3Futf-8=3Fq=3Fno=3F=3D?=\r\n"),
        ("Київ", "Subject: =?utf-8?b?0JrQuNGX0LI=?=\r\n"),
        ("a  b", "Subject: =?utf-8?q?a__b?=\r\n"),
        ("word " * 16 + "end", "Subject:" + " word" * 13 + "\r\n" + " word" * 3 + " end\r\n"),
    ],
)
def test_subject(text: str, header: str) -> None:
    """Words of ASCII stay, others are encoded with the spaces between them, lines are folded."""
    assert subject_header(text) == header


def test_words_of_any_length() -> None:
    """With any room in its line, an encoded word is short enough, and holds whole characters."""
    for text in (
        "Ü",
        "京",
        "🚂",
        "e\u0301\u0323",
        "\U0001f469\u200d\U0001f467",
        "🇳🇴",
        "\u0915\u094d\u0937",
    ):
        for before in range(80):
            value = _value(subject_header(f"{'x' * before} {text * 60}"))
            assert read_encoded_words(value) == f"{'x' * before} {text * 60}"
            for word in value.split():
                decoded = read_encoded_words(word).strip()
                assert decoded.startswith("x") or len(decoded) % len(text) == 0


def test_many_marks() -> None:
    """Who writes hundreds of marks on one letter gets them all, in words that may be so long."""
    text = "Z" + "\u0301\u0320" * 300
    assert read_encoded_words(_value(subject_header(text))) == text


_NAMES = (
    "Morning Post (letters@post.example) daily edition for Ruo and the North, Desk",
    "Ruo, Desk",
    'Ada "Al" Lovelace',
    "back\\slash",
    "Tail\\",
    "Dr. No",
    "a" * 300,
    "News; Group: me@example.net, you@example.net;",
    "=?utf-8?q?Bcc=3A_all=40example.net?=",
    "Ежедневное обозрение, «Север» (утро); новости, мнения, письма",
    "新聞(東京)、朝刊 <b>",
    "O'Neil & Sons",
    "(",
    '"',
)


@pytest.mark.parametrize("name", _NAMES)
def test_name(name: str) -> None:
    """A name of any signs and any length stands before one address, for old programs and new."""
    _check_name(name)


def test_names() -> None:
    """The same holds for names that nobody has thought of."""
    for name in headlines(150, seed=1):
        _check_name(name)


def _check_name(name: str) -> None:
    mailbox = Mailbox(name, "news", "example.org")
    header = mailbox_header("From", mailbox)
    value = _FOLD.sub("", _value(header))
    ((written, address),) = getaddresses([value])
    assert address == "news@example.org"
    is_quoted = value.startswith('"')
    assert (written if is_quoted else read_encoded_words(written)) == name
    message = BytesHeaderParser(policy=default).parsebytes(header.encode())
    (read,) = message["From"].addresses
    assert read.addr_spec == "news@example.org"
    assert message["From"].defects == ()


def test_long_address() -> None:
    """An address is never broken; where it does not fit it has a line of its own."""
    mailbox = read_mailbox(f"Ünser Blatt, Süd <{'n' * 60}@{'sub.' * 20}example.org>")
    first, second = mailbox_header("Reply-To", mailbox).split("\r\n ")
    assert second == f"<{mailbox.address}>\r\n"
    assert read_encoded_words(first.removeprefix("Reply-To: ")) == mailbox.name
    assert plain_header("X", "a" * 90, "b" * 90) == f"X: {'a' * 90}\r\n {'b' * 90}\r\n"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('"Ruo, Desk" <a@example.org>', "Ruo, Desk"),
        (r'"Ada \"Al\" \\ L" <a@example.org>', 'Ada "Al" \\ L'),
        ('Ada "Al" L <a@example.org>', 'Ada "Al" L'),
        ('"Ada" "L" <a@example.org>', '"Ada" "L"'),
    ],
)
def test_name_as_it_is_written(written: str, name: str) -> None:
    """A name may be written as mail programs write it, in quotation marks."""
    assert read_mailbox(written).name == name


def test_one_line() -> None:
    """What stands in a header is one line, with one space between two words."""
    assert in_one_line(" a\r\n b \u202e c\u2028d\ud800 ") == "a b c d"
    assert in_one_line("नई\u200cदिल्ली") == "नई\u200cदिल्ली"


def test_reader_is_strict() -> None:
    """The reader of these tests refuses what RFC 2047 does not allow."""
    assert read_encoded_words("a =?utf-8?q?b_?=\r\n =?utf-8?b?Yw==?= d") == "a b c d"
    for wrong in ("=?utf-8?q?a?==?utf-8?q?b?=", "x=?utf-8?q?a?=", f"=?utf-8?q?{'a' * 64}?="):
        with pytest.raises(ValueError, match="encoded word"):
            read_encoded_words(wrong)
    with pytest.raises(UnicodeDecodeError):
        read_encoded_words("=?utf-8?q?=C3?= =?utf-8?q?=A9?=")
