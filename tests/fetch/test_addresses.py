"""Which addresses the wire asks."""

from __future__ import annotations

import pytest

from mkdocs_briefings.fetch.addresses import check_url, is_public
from mkdocs_briefings.fetch.errors import HardFetchError


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "203.1.113.7",
        "2606:2800:220:1::1",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
    ],
)
def test_a_public_address_is_public(address: str) -> None:
    """Addresses of the Internet are, plainly and as IPv6 writes those of IPv4."""
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104 - nobody binds to it
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.9.9.9",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "64:ff9b:1::808:808",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b::a01:203",
        "2002:808:808::1",
        "2002:7f00:1::1",
        "2002:c0a8:101::1",
        "2001:0:808:808:0:0:80ff:fffe",
        "no address",
        "",
    ],
)
def test_any_other_address_is_not(address: str) -> None:
    """Addresses of this machine, of local networks and of no one are not, however wrapped."""
    assert not is_public(address)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("file:///etc/passwd", "Only addresses with http"),
        ("ftp://a.example/", "Only addresses with http"),
        ("gopher://a.example/", "Only addresses with http"),
        ("/feed.xml", "Only addresses with http"),
        ("", "Only addresses with http"),
        ("https:///feed.xml", "It names no host."),
        ("https://user@a.example/", "a name or a password"),
        ("https://user:secret@a.example/", "a name or a password"),
        ("https://a.example:22/", "Port 22 is not one of the web."),
        ("https://a.example:99999/", "Port 99999 is not one of the web."),
        ("https://[::1/", "This is no address"),
        ("https://a.example/\x00", "This is no address"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(text: str, reason: str) -> None:
    """The reason says why, and no server is asked."""
    with pytest.raises(HardFetchError, match=reason) as error:
        check_url(text, frozenset())
    assert str(error.value).startswith(text)


def test_an_address_is_read_as_browsers_do() -> None:
    """White space around it and a fragment go, and a name in any script becomes one for look-up."""
    url = check_url(" https://zürich.example:8080/a b?c=d#e\n", frozenset())
    assert str(url) == "https://xn--zrich-kva.example:8080/a%20b?c=d"


def test_an_allowed_host_may_have_any_port() -> None:
    """Who allows a host knows what it serves where."""
    assert check_url("http://printer.example:81/", frozenset({"printer.example"})).port == 81
