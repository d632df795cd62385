"""Workers of an existing Dask cluster."""

from __future__ import annotations

import logging
import socket
from asyncio import run_coroutine_threadsafe
from concurrent.futures import CancelledError
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs_briefings.cluster.address import read_address
from mkdocs_briefings.cluster.errors import ClusterError
from mkdocs_briefings.cluster.runner import ClusterRunner, TaskRules

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from concurrent.futures import Executor, Future

    from distributed import Client

    from mkdocs_briefings.build.group_runs import GroupRunner
    from mkdocs_briefings.build.pipeline import PlanStep, Runners
    from mkdocs_briefings.cluster.address import Address
    from mkdocs_briefings.cluster.bundle import Parcel
    from mkdocs_briefings.cluster.delivery import Delivery
    from mkdocs_briefings.rendering.site import Site

_PATIENCE = 60.0
"""Seconds: so long may a scheduler take to answer, and a cluster to have a worker again."""

_SOON = 2.0
"""Seconds in which a worker answers that can be reached from here."""


class DaskWorkers:
    """The workers of a cluster, by the address of its scheduler."""

    def __init__(self, scheduler: str, patience: float = _PATIENCE) -> None:
        """Connect. Raises `ClusterError`."""
        from distributed import Client, KilledWorker  # noqa: PLC0415 - an extra's
        from distributed.client import ClosedClientError  # noqa: PLC0415 - same
        from distributed.comm.core import CommClosedError  # noqa: PLC0415 - same

        # A loss is told in one line, by whoever runs tasks.
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        self.patience = patience
        self.losses: tuple[type[Exception], ...] = (
            CancelledError, ClosedClientError, CommClosedError, KilledWorker, OSError,
        )  # fmt: skip
        self._scheduler = scheduler
        self._make_client: Callable[..., Client] = Client
        self._client: Client | None = None
        self._begun: list[Any] = []
        self._connect()

    @property
    def executor(self) -> Executor:
        """What takes tasks; none is taken for another, and each is done once."""
        return self._executor  # type: ignore[no-any-return] # Dask's has no types

    @property
    def count(self) -> int:
        """How many workers there were when it was connected, at least one."""
        return self._count

    def begin(self, work: Callable[[], None]) -> None:
        """Let each worker that there is do what can be done before there is a task."""
        assert self._client is not None  # noqa: S101 - it is connected
        # Dask forgets what nobody keeps a future of.
        self._begun = [
            self._client.submit(work, workers=[address], pure=False)
            for address in self._client.nthreads()
        ]

    def ask(self, question: Callable[[], str]) -> Future[Sequence[object]]:
        """Begin to ask each that there is, beside its tasks."""
        assert self._client is not None  # noqa: S101 - it is connected
        asking = self._client.run(question, on_error="return", asynchronous=True)
        loop: Any = self._client.loop  # of a kind that Tornado does not tell the type of
        return run_coroutine_threadsafe(_values(asking), loop.asyncio_loop)

    def carry(self, parcel: Parcel) -> Future[Any]:
        """Begin to bring bytes to all workers that there are; others get them from these."""
        assert self._client is not None  # noqa: S101 - it is connected
        sending = self._client.scatter(parcel.data, broadcast=True, hash=False, asynchronous=True)
        loop: Any = self._client.loop  # of a kind that Tornado does not tell the type of
        return run_coroutine_threadsafe(sending, loop.asyncio_loop)

    def is_there(self) -> bool:
        """Whether the scheduler knows of any worker."""
        with suppress(Exception):  # whatever comes of a broken connection
            return bool(self._client is not None and self._client.nthreads())
        return False

    def reconnect(self) -> bool:
        """Connect to the same address once more; whether there is a worker."""
        self.close()
        with suppress(ClusterError, *self.losses):
            self._connect()
            assert self._client is not None  # noqa: S101 - it is connected
            self._client.wait_for_workers(1, timeout=self.patience)
            return True
        self.close()
        return False

    def close(self) -> None:
        """End the connection; the cluster stays."""
        client, self._client = self._client, None
        self._begun = []
        if client is not None:
            with suppress(Exception):  # a scheduler that is gone cannot be told
                client.close(timeout=1)

    def _connect(self) -> None:
        try:
            self._client = self._make_client(
                self._scheduler, timeout=self.patience, set_as_default=False
            )
        except Exception as error:  # of a network, of TLS, of another version of Dask
            raise ClusterError(
                f"{self._scheduler}: Nobody can be reached there: {_first_line(error)}. "
                "Does a scheduler of Dask listen there, and does Dask's configuration name the "
                "certificates that it asks for?"
            ) from error
        self._executor = self._client.get_executor(pure=False)
        workers = self._client.nthreads()
        self._count = max(1, len(workers))
        # What passes through the scheduler is sent twice.
        self._client.direct_to_workers = all(map(_is_reached, workers))


def dask_runners(
    text: str, warn: Callable[[str], None], delivery: Delivery | None = None
) -> Runners:
    """Let groups be rendered by the cluster at an address; raises `ClusterError`.

    `warn` is told what makes that unsafe. `delivery` as `ClusterRunner` has it.
    """
    address = read_address(text)
    if find_spec("distributed") is None:
        raise ClusterError(
            "--executor needs the extra `cluster`: pip install 'mkdocs-briefings[cluster]'."
        )
    if not address.is_encrypted:
        warn(
            f"{address.scheduler} is not encrypted: whoever reaches that network can run programs "
            "on its workers and here. Use tls:// wherever it is not yours alone."
        )
    # So that nobody waits for a site to be read who has mistyped an address. It is not kept open:
    # reading forks, which is no good with a client's threads.
    DaskWorkers(address.scheduler, _connect_timeout()).close()
    return _Runners(address, delivery)


def _connect_timeout() -> float:
    """Give how many seconds Dask itself would wait for an answer."""
    import distributed  # noqa: F401, PLC0415 - an extra's; it brings its part of what is configured
    from dask import config  # noqa: PLC0415 - same
    from dask.utils import parse_timedelta  # noqa: PLC0415 - same

    return float(parse_timedelta(config.get("distributed.comm.timeouts.connect")))


class _Runners:
    """Gives each build a runner that connects by itself."""

    def __init__(self, address: Address, delivery: Delivery | None) -> None:
        self._address, self._delivery = address, delivery

    def __call__(self, planned: PlanStep, site: Site) -> GroupRunner:
        # Not yet: a build may fork before it has a task.
        workers = partial(DaskWorkers, self._address.scheduler)
        rules = TaskRules(folder=self._address.folder)
        return ClusterRunner(workers, planned, site, rules=rules, delivery=self._delivery)


async def _values(answers: Awaitable[Mapping[str, object]]) -> Sequence[object]:
    return tuple((await answers).values())


def _is_reached(address: str) -> bool:
    """Whether a worker can be reached from here: some listen in a network of their own."""
    parts = urlsplit(address)
    try:
        with socket.create_connection((parts.hostname or "", parts.port or 0), _SOON):
            return True
    except (OSError, ValueError):
        return False


def _first_line(error: Any) -> str:  # noqa: ANN401 - any error
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__
