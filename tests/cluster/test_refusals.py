"""A worker that might make other bytes refuses, and says what it has that the builder has not."""

from __future__ import annotations

import pytest

from mkdocs_briefings.cluster.address import Address, read_address
from mkdocs_briefings.cluster.bundle import pack, unpack
from mkdocs_briefings.cluster.errors import ClusterError, RefusalError
from mkdocs_briefings.cluster.versions import refuse_others, versions
from mkdocs_briefings.cluster.worker import render_task


def test_same_versions() -> None:
    """Nothing is refused where both are the same."""
    refuse_others(versions(), "here")


@pytest.mark.parametrize(
    ("name", "theirs", "told"),
    [
        ("markdown", "1.0", f"it has markdown {versions()['markdown']} (1.0 here)"),
        ("Python", "2.7.18", f"it has Python {versions()['Python']} (2.7.18 here)"),
        ("mkdocs-material", "", f"mkdocs-material {versions()['mkdocs-material']} (none here)"),
        ("other code of mkdocs-briefings", "00", "it has other code of mkdocs-briefings."),
    ],
)
def test_other_versions(name: str, theirs: str, told: str) -> None:
    """Another version is named before anything of the project is opened."""
    builders = {**versions(), name: theirs}
    with pytest.raises(RefusalError) as refused:
        render_task(builders, "", b"no bundle", "", b"no order", b"no task")
    assert told in str(refused.value)
    assert "Install there what is installed here" in str(refused.value)


def test_other_bytes() -> None:
    """What did not come as it was sent is not opened."""
    parcel = pack(["something"])
    assert unpack(*parcel) == ["something"]
    with pytest.raises(RefusalError, match="did not get the bytes that were sent"):
        unpack(parcel.digest, parcel.data + b".")


def test_addresses() -> None:
    """An address names a scheduler, and behind it the folder that workers share."""
    assert read_address("dask://host") == Address("tcp://host:8786", "")
    assert read_address("tls://[::1]:99/mnt/my%20news/") == Address(
        "tls://[::1]:99", "/mnt/my news"
    )


@pytest.mark.parametrize("text", ["", "host:8786", "dask://", "dask://h:99999", "dask://u@h/?x=1"])
def test_no_address(text: str) -> None:
    """What is no address is told with what one looks like."""
    with pytest.raises(ClusterError, match="Write dask://host:8786"):
        read_address(text)
