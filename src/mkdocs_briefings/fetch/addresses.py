"""Which addresses are asked: web addresses of hosts that everybody can reach."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx2

from mkdocs_briefings.fetch.errors import HardFetchError

_WEB_PORTS = {None, 80, 443}
_PORTS = range(1, 0x10000)
_FREE_PORTS = range(1024, 0x10000)
"""Below them are mail, shells and what else must not be spoken to as if it were a web server."""

_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")


def check_url(text: str, allow_hosts: frozenset[str]) -> httpx2.URL:
    """Give an address that may be asked for, by what it says itself; raises `HardFetchError`."""
    try:
        url = httpx2.URL(text.strip())
    except (httpx2.InvalidURL, ValueError) as error:
        raise HardFetchError(text, f"This is no address: {error}.") from error
    if url.scheme not in {"http", "https"}:
        raise HardFetchError(text, "Only addresses with http:// or https:// are asked for.")
    if not url.host:
        raise HardFetchError(text, "It names no host.")
    if url.userinfo:
        raise HardFetchError(text, "It holds a name or a password, which are never sent.")
    if not _is_web_port(url.port, is_allowed=host_of(url) in allow_hosts):
        raise HardFetchError(text, f"Port {url.port} is not one of the web.")
    return url.copy_with(fragment=None)


def host_of(url: httpx2.URL) -> str:
    """Give the name that a host is known by, however it is written."""
    return url.raw_host.decode("ascii").lower().rstrip(".")


def is_public(text: str) -> bool:
    """Tell whether an IP address is of the public Internet, also by what it wraps.

    One of Teredo or 6to4 is not: RFC 7526 has done away with the latter, of which releases of
    Python differ in what they say.
    """
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast
    inner = _wrapped(address)
    if inner is not None:
        return is_public(str(inner))
    return (
        address in _UNICAST
        and address.is_global
        and not address.is_multicast
        and not address.teredo
        and not address.sixtofour
    )


def _wrapped(address: IPv6Address) -> IPv4Address | None:
    """Give the IPv4 address to which packets for this one go in the end, if it tells of one."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped


def _is_web_port(port: int | None, *, is_allowed: bool) -> bool:
    return port in _WEB_PORTS or port in _FREE_PORTS or (is_allowed and port in _PORTS)
