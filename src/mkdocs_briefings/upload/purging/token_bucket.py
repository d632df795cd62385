"""How quickly requests may go where a service counts them with tokens in a bucket."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock


@dataclass(slots=True)
class TokenBucket:
    """A bucket that is full at first: each request takes a token, and tokens come back slowly."""

    size: int
    per_second: float
    """How many tokens come back."""

    _tokens: float = field(init=False)
    _at: float = field(default=float("-inf"), init=False)
    _lock: Lock = field(default_factory=Lock, init=False)

    def __post_init__(self) -> None:
        self._tokens = self.size

    def take(self, now: float) -> float:
        """Take a token, and give in how many seconds it is there; `now` is in seconds."""
        with self._lock:
            back = max(0.0, now - self._at) * self.per_second
            self._tokens = min(float(self.size), self._tokens + back) - 1
            self._at = max(self._at, now)
            return max(0.0, -self._tokens / self.per_second)
