"""Why something could not be fetched, by what is to be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.errors import BriefingsError

if TYPE_CHECKING:
    from datetime import datetime


class FetchError(BriefingsError):
    """An address gave nothing; the message is one sentence, behind the address."""

    def __init__(
        self, url: str, reason: str, *, status: int = 0, retry_at: datetime | None = None
    ) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason
        """A sentence."""

        self.status = status
        """What the server answered; 0 where it did not come to that."""

        self.retry_at = retry_at
        """When the server wants to be asked again; None where it does not say."""


class TemporaryFetchError(FetchError):
    """The line or the server is busy or down: it says nothing against the address."""


class NotNowFetchError(TemporaryFetchError):
    """It was not asked for, since its host wants to be left alone for a while."""


class SoftFetchError(FetchError):
    """The server answers, and not with what is at this address: it may again, later."""


class HardFetchError(FetchError):
    """It is gone, or may not be asked for; to ask again does not help."""


class UnaskedFetchError(HardFetchError):
    """It was not asked for, since it may not be."""


class UnknownHostFetchError(SoftFetchError):
    """There is no such host."""


def with_reason(error: FetchError, url: str, reason: str) -> FetchError:
    """Give an error of the same kind about another address."""
    return type(error)(url, reason, status=error.status, retry_at=error.retry_at)
