"""Purge at Fastly, by the interface that its reference calls the Purge API.

By keys: `POST /service/{id}/purge`, at most 256 of them a request. By addresses: `POST
/purge/{address}`, each in a request of its own. The latter is also done by the method PURGE at the
address itself; but then the token goes wherever the site's name leads, and here to Fastly only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_briefings.upload.purging.batches import in_batches, purge_in_batches
from mkdocs_briefings.upload.purging.service import Service, needed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_briefings.upload.addresses import Addresses
    from mkdocs_briefings.upload.purging.batches import Batch

TOKEN, SERVICE, ENDPOINT = "FASTLY_API_TOKEN", "FASTLY_SERVICE_ID", "FASTLY_API_ENDPOINT"
"""Variables of the environment, as Fastly's own command has them."""

_ENDPOINT = "https://api.fastly.com"
_KEYS = 256
"""So many are purged by one request."""

_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class FastlyPurger:
    """Purges at Fastly."""

    addresses: Addresses
    service: Service
    service_id: str
    """Of the service there; empty to purge by addresses."""

    def purge(self, paths: Sequence[str]) -> None:
        """Purge files. Raises `PurgeError`."""
        ask = self._purge_keys if self.service_id else self._purge_address
        purge_in_batches(self._batches(paths), ask, self.service, _AT_ONCE)

    def requests_for(self, paths: Sequence[str]) -> int:
        """Give how many requests that takes."""
        return len(self._batches(paths))

    def _batches(self, paths: Sequence[str]) -> Sequence[Batch]:
        return in_batches(paths, _KEYS if self.service_id else 1)

    def _purge_keys(self, batch: Batch) -> None:
        keys = [self.addresses.key(path) for path in batch]
        self.service.post(f"/service/{quote(self.service_id)}/purge", {"surrogate_keys": keys})

    def _purge_address(self, batch: Batch) -> None:
        for path in batch:
            self.service.post(f"/purge/{self.addresses.of(path).split('://', 1)[1]}")


def fastly(
    environment: Mapping[str, str],
    addresses: Addresses,
    *,
    by_keys: bool,
    is_soft: bool,
    retries: int,
) -> FastlyPurger:
    """Give the purger that an environment describes. Raises `UnusablePurgerError`.

    A soft purge marks what is kept as out of date, so that readers may get it while it is fetched.
    """
    token = needed(environment, TOKEN)
    headers = {"Fastly-Key": token, **({"Fastly-Soft-Purge": "1"} if is_soft else {})}
    service = Service(environment.get(ENDPOINT) or _ENDPOINT, token, headers, retries)
    return FastlyPurger(addresses, service, needed(environment, SERVICE) if by_keys else "")
