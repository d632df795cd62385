"""Addresses of clusters, as `--executor` takes them."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from mkdocs_briefings.cluster.errors import ClusterError

_PROTOCOLS = {"dask": "tcp", "tls": "tls"}
_PORT = 8786


class Address(NamedTuple):
    """Where the scheduler of a Dask cluster listens."""

    scheduler: str
    """As Dask writes it."""

    folder: str
    """Where its workers have the project; empty where it has to be sent."""

    @property
    def is_encrypted(self) -> bool:
        """Whether both ends show who they are, and nobody between them reads or writes."""
        return self.scheduler.startswith("tls:")


def read_address(text: str) -> Address:
    """Read `dask://host:8786`, or `tls://host:8786`, and what stands behind it: a folder.

    Raises `ClusterError`.
    """
    parts = urlsplit(text)
    try:
        port = parts.port or _PORT
    except ValueError:
        port = 0
    others = parts.query, parts.fragment, parts.username
    if parts.scheme not in _PROTOCOLS or not parts.hostname or not port or any(others):
        raise ClusterError(
            f"{text!r} is no address of a cluster. Write dask://host:8786 or tls://host:8786, "
            "and behind it the folder in which workers have the project, if they do."
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    scheduler = f"{_PROTOCOLS[parts.scheme]}://{host}:{port}"
    return Address(scheduler, unquote(parts.path).rstrip("/"))
