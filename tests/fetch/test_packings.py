"""Bodies that Brotli and Zstandard have packed, where their libraries are installed."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.fetch.errors import FetchError, SoftFetchError, TemporaryFetchError
from mkdocs_briefings.fetch.limits import MB, Limits
from tests.fetch.fetching import Client
from tests.fetch.web import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fetch.web import Host, Web

    Pack = Callable[[bytes], bytes]

TEXT = b"".join(b"news %d, " % number for number in range(9_999))

_SAY = """
import sys
for name in sys.argv[1:]:
    sys.modules[name] = None
from mkdocs_briefings.fetch.body import ENCODINGS
print(ENCODINGS)
"""


def _brotli() -> Pack:
    pack: Pack = pytest.importorskip("brotli").compress
    return pack


def _zstandard() -> Pack:
    if sys.version_info >= (3, 14):
        from compression import zstd  # noqa: PLC0415 - which older ones have not
    else:
        zstd = pytest.importorskip("backports.zstd")
    pack: Pack = zstd.compress
    return pack


LIBRARIES = {"br": _brotli, "zstd": _zstandard}


@pytest.fixture(params=LIBRARIES)
def encoding(request: pytest.FixtureRequest) -> str:
    """Give what a way to pack is called."""
    return str(request.param)


@pytest.fixture
def pack(encoding: str) -> Pack:
    """Give what packs in that way."""
    return LIBRARIES[encoding]()


def sent(server: Web, encoding: str, body: bytes) -> Host:
    """Give a site that sends a body, and says how it is packed."""
    site = server.host("a.example")
    site["/"] = Page(body, headers=(("Content-Encoding", encoding),))
    return site


def test_a_packed_body_is_unpacked(server: Web, encoding: str, pack: Pack) -> None:
    """What is asked for is understood, in many pieces or in none."""
    for body, packed in ((TEXT, pack(TEXT)), (b"x", pack(b"x")), (b"", pack(b"")), (b"", b"")):
        site = sent(server, encoding, packed)
        assert Client(server=server).fetch(site.url("/")).content == body
        assert encoding in site.asked[-1].headers["accept-encoding"].split(", ")


def test_frames_may_follow_one_another(server: Web) -> None:
    """A body of several frames of Zstandard is all of them."""
    pack = _zstandard()
    site = sent(server, "zstd", pack(TEXT) + pack(b"more"))
    assert Client(server=server).fetch(site.url("/")).content == TEXT + b"more"


def test_a_bomb_is_not_unpacked(server: Web, encoding: str, pack: Pack) -> None:
    """A body that is small on the wire takes no more memory than it may have bytes."""
    site = sent(server, encoding, pack(bytes(64 * MB)))
    client = Client(server=server, limits=Limits(body_bytes=2 * MB))
    tracemalloc.start()
    with pytest.raises(SoftFetchError, match="or than 2048 kB unpacked"):
        client.fetch(site.url("/"))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 * MB


def test_what_is_broken(server: Web, encoding: str, pack: Pack) -> None:
    """What breaks off may come whole another time; what is no such body will not."""
    site = sent(server, encoding, pack(TEXT)[:-9])
    with pytest.raises(TemporaryFetchError, match="It breaks off before its end"):
        Client(server=server).fetch(site.url("/"))
    site = sent(server, encoding, b"news, and nothing packed")
    with pytest.raises(FetchError, match="It cannot be unpacked"):
        Client(server=server).fetch(site.url("/"))
    site = sent(server, encoding, pack(TEXT))
    with pytest.raises(SoftFetchError, match="It is larger than 0 kB as it is sent"):
        Client(server=server, limits=Limits(wire_bytes=99)).fetch(site.url("/"))


def test_a_window_that_is_too_large() -> None:
    """The memory that a frame of Zstandard asks for is limited, whatever it holds."""
    zstd = pytest.importorskip("backports.zstd")
    from mkdocs_briefings.fetch.packings import PACKINGS, BadPackingError  # noqa: PLC0415

    options = {zstd.CompressionParameter.window_log: 27}
    packer = zstd.ZstdCompressor(options=options)
    body = packer.compress(TEXT) + packer.flush()
    with pytest.raises(BadPackingError, match="too much memory"):
        list(PACKINGS["zstd"](body))


def test_a_beginning_is_enough(server: Web, encoding: str, pack: Pack) -> None:
    """Of a robots.txt that is too long the beginning is read."""
    site = server.host("a.example")
    rules = b"User-agent: *\nDisallow: /no\n" + b"# much\n" * 99_999
    site["/robots.txt"] = Page(pack(rules), headers=(("Content-Encoding", encoding),))
    site["/yes"] = Page("x")
    client = Client(server=server, limits=Limits(body_bytes=2 * MB))
    assert client.fetch(site.url("/yes")).content == b"x"
    with pytest.raises(FetchError, match=r"robots\.txt asks robots not to"):
        client.fetch(site.url("/no"))


def test_what_is_not_installed_is_not_asked_for() -> None:
    """Without a library, servers are not told that its bodies are understood."""
    missing = ("brotli", "compression.zstd", "backports.zstd")
    for hidden, expected in (
        (missing, {"gzip", "deflate"}),
        (missing[1:], {"gzip", "deflate", "br"} if _has("brotli") else {"gzip", "deflate"}),
    ):
        said = subprocess.run(
            [sys.executable, "-c", _SAY, *hidden], capture_output=True, text=True, check=True
        ).stdout
        assert set(said.strip().split(", ")) == expected


def _has(name: str) -> bool:
    return subprocess.run([sys.executable, "-c", f"import {name}"], check=False).returncode == 0
