"""Open the storage that an address names, with the credentials that its cloud's tools use.

Object storages are asked through obstore. It reads the environment (`AWS_*`, `GOOGLE_*`,
`AZURE_*`) and the services of the clouds' own machines; profiles of `~/.aws` are read here.
"""

from __future__ import annotations

import configparser
import os
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from obstore.exceptions import BaseError
from obstore.store import from_url

from mkdocs_briefings.upload.errors import UploadError

if TYPE_CHECKING:
    from obstore.store import ObjectStore

SCHEMES = ("s3", "gs", "az", "file")

_ENDPOINTS = {
    "s3": ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"),
    "gs": ("GOOGLE_BASE_URL",),
    "az": ("AZURE_STORAGE_ENDPOINT", "AZURE_ENDPOINT"),
}
"""Variables that lead elsewhere than to a cloud's own addresses, by scheme."""

_OF_MACHINES = {
    "/latest/": "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE",
    "/computeMetadata/": "GOOGLE_APPLICATION_CREDENTIALS",
    "/metadata/identity/": "AZURE_STORAGE_ACCOUNT_KEY",
}
"""Where a cloud's own machines are asked for keys when no others are found: what to set instead."""

_STATIC = {
    "aws_access_key_id": "access_key_id",
    "aws_secret_access_key": "secret_access_key",
    "aws_session_token": "session_token",
    "region": "region",
    "endpoint_url": "endpoint",
}
"""Keys of a profile, by the names that obstore has for them."""


def open_store(url: str, retries: int) -> ObjectStore:
    """Give the storage of an address, such as `s3://bucket/prefix`. Raises `UploadError`.

    `retries` is how often what fails for the moment is tried again, after ever longer pauses. A
    folder has to be there.
    """
    parts = urlsplit(url)
    is_whole = parts.scheme == "file" or bool(parts.netloc)
    if parts.scheme == "az":
        is_whole = is_whole and bool(parts.path.strip("/"))
    if parts.scheme not in SCHEMES or not is_whole:
        raise UploadError(
            f"{url!r} is no destination. Write it as s3://bucket/prefix, gs://bucket/prefix, "
            "az://account/container/prefix or file:///folder."
        )
    options: dict[str, Any] = {}
    if parts.scheme != "file":
        options["retry_config"] = {
            "max_retries": retries,
            "retry_timeout": timedelta(minutes=3),
            "backoff": {
                "init_backoff": timedelta(milliseconds=200),
                "max_backoff": timedelta(seconds=15),
                "base": 2,
            },
        }
        options["client_options"] = {"user_agent": "mkdocs-briefings"}
        config = options["config"] = _profile() if parts.scheme == "s3" else {}
        names = _ENDPOINTS.get(parts.scheme, ())
        given = (config.get("endpoint", ""), *(os.environ.get(name, "") for name in names))
        # Nobody who names an address without TLS has it by mistake.
        if next(filter(None, given), "").startswith("http://"):
            options["client_options"]["allow_http"] = True
        if parts.scheme == "az":  # which obstore takes without the account
            config["account_name"] = parts.netloc
    place = f"az:/{parts.path}" if parts.scheme == "az" else url
    try:
        return from_url(place, **options)
    except (BaseError, ValueError) as error:
        raise UploadError(f"{url}: {in_a_line(error)}") from error


def in_a_line(error: Exception) -> str:
    """Give what a storage says, without the parts that only its authors can read."""
    text = " ".join(str(error).split("\nDebug source:")[0].split())
    for place, names in _OF_MACHINES.items():
        if place in text:
            return f"There are no keys for this storage. Set {names}."
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _profile() -> dict[str, str]:
    """Give the keys of the profile that AWS's tools would use; none if the environment has some.

    Raises `UploadError`.
    """
    name = os.environ.get("AWS_PROFILE", "")
    if not name and "AWS_ACCESS_KEY_ID" in os.environ:
        return {}
    home = Path.home() / ".aws"
    credentials = Path(os.environ.get("AWS_SHARED_CREDENTIALS_FILE", home / "credentials"))
    config = Path(os.environ.get("AWS_CONFIG_FILE", home / "config"))
    found = {
        **_section(config, f"profile {name}" if name else "default"),
        **_section(credentials, name or "default"),
    }
    if name and not found:
        raise UploadError(f"{credentials}:1: There is no profile {name!r}.")
    if found and not {"aws_access_key_id", "aws_secret_access_key"} <= found.keys() and name:
        raise UploadError(
            f"{config}: The profile {name!r} has no keys of its own. Get some, for instance by "
            f'`eval "$(aws configure export-credentials --profile {name} --format env)"`, and '
            "unset AWS_PROFILE."
        )
    return {ours: found[theirs] for theirs, ours in _STATIC.items() if theirs in found}


def _section(path: Path, name: str) -> dict[str, str]:
    parser = configparser.RawConfigParser(default_section="")
    try:
        parser.read(path, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError) as error:
        raise UploadError(f"{path}:1: The file cannot be read: {in_a_line(error)}") from error
    return dict(parser[name]) if parser.has_section(name) else {}
