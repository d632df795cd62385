"""What the tests of links share."""

from tests.fetch.conftest import running, server

__all__ = ["running", "server"]
