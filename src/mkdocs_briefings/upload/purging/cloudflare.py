"""Purge at Cloudflare: `POST /zones/{id}/purge_cache`, by addresses or by tags, 100 a request."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_briefings.upload.purging.batches import in_batches, purge_in_batches
from mkdocs_briefings.upload.purging.service import Service, message_in, needed
from mkdocs_briefings.upload.purging.token_bucket import TokenBucket

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_briefings.upload.addresses import Addresses
    from mkdocs_briefings.upload.purging.batches import Batch

TOKEN, ZONE = "CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ZONE_ID"
ENDPOINT = "CLOUDFLARE_API_BASE_URL"
"""Variables of the environment, as Cloudflare's own tools have them."""

_ENDPOINT = "https://api.cloudflare.com/client/v4"
_AT_MOST = 100
"""So many addresses or tags are purged by one request."""

_TAGS = (25, 5 / 60)
"""Size of the bucket and requests a second that the free plan has for tags: 5 a minute."""

_ADDRESSES = (8, 8.0)
"""The same for requests with addresses: the free plan has 800 addresses a second."""


@dataclass(frozen=True, slots=True)
class CloudflarePurger:
    """Purges at Cloudflare."""

    addresses: Addresses
    service: Service
    zone: str
    by_keys: bool

    def purge(self, paths: Sequence[str]) -> None:
        """Purge files. Raises `PurgeError`."""
        purge_in_batches(self._batches(paths), self._purge, self.service, 1)

    def requests_for(self, paths: Sequence[str]) -> int:
        """Give how many requests that takes."""
        return len(self._batches(paths))

    def _batches(self, paths: Sequence[str]) -> Sequence[Batch]:
        if self.by_keys:
            return in_batches(paths, _AT_MOST)
        # A rule that adds `index.html` comes before the cache, and so may stand in what it keeps.
        return in_batches(paths, _AT_MOST, lambda path: len(self.addresses.all_of(path)))

    def _purge(self, batch: Batch) -> None:
        what = (
            {"tags": [self.addresses.key(path) for path in batch]}
            if self.by_keys
            else {"files": [each for path in batch for each in self.addresses.all_of(path)]}
        )
        answer = self.service.post(f"/zones/{quote(self.zone)}/purge_cache", what)
        if not _is_success(answer):
            raise self.service.refuse(message_in(answer))


def cloudflare(
    environment: Mapping[str, str], addresses: Addresses, *, by_keys: bool, retries: int
) -> CloudflarePurger:
    """Give the purger that an environment describes. Raises `UnusablePurgerError`."""
    token = needed(environment, TOKEN)
    service = Service(
        environment.get(ENDPOINT) or _ENDPOINT,
        token,
        {"Authorization": f"Bearer {token}"},
        retries,
        TokenBucket(*(_TAGS if by_keys else _ADDRESSES)),
    )
    return CloudflarePurger(addresses, service, needed(environment, ZONE), by_keys)


def _is_success(answer: bytes) -> bool:
    try:
        data = json.loads(answer)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and data.get("success") is True
