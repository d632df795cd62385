"""Share paths out, so that workers, or bundles, have about as many each."""

from __future__ import annotations

from zlib import crc32


def share_of(path: str, shares: int) -> int:
    """Give which one of so many shares a path is in: it follows from the path alone."""
    return crc32(path.encode(errors="surrogatepass")) % shares
