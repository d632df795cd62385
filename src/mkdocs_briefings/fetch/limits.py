"""How much is taken from a server, and how long it is waited for."""

from __future__ import annotations

from dataclasses import dataclass

KB = 1024
MB = 1024 * KB


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one address may cost."""

    wire_bytes: int = 5 * MB
    """Of a body, as it is sent."""

    body_bytes: int = 10 * MB
    """Of a body, once it is unpacked."""

    header_bytes: int = 64 * KB
    """Of an answer's headers; httpcore2 takes 100 kB at most, whatever stands here."""

    header_seconds: float = 20.0
    """From the look-up of the name until the last header is there."""

    seconds: float = 60.0
    """For all of it, redirects included; the wait for a host's turn does not count."""

    redirects: int = 5
    at_once: int = 100
    """How many requests are under way at one time."""

    interval: float = 1.0
    """Seconds between a page of a host and the next request to it, at least."""

    patience: float = 30.0
    """Seconds that a host may ask to wait; what would take longer is left for another run."""
