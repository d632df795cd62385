"""Releases: each upload is whole below a prefix of its own, and one pointer leads to the last one.

What has not changed is copied by the storage itself from the release before. A release that is
pointed at is never written to again; old ones stay for a while, so that one can go back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.upload.errors import UploadError
from mkdocs_briefings.upload.plan import ReleasePlan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, timedelta

    from mkdocs_briefings.upload.manifest import Manifest
    from mkdocs_briefings.upload.plan import UploadPlan

_RELEASES = "releases"

_CARRIED = "carried"
"""Stands in the journal for a file that is published no longer and is copied all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRules:
    """By what a release is planned, beside its files."""

    by: str
    """Who makes it, as claims name them."""

    pointed: str
    """The release that readers get, which is not removed."""

    keep: int
    """How many old ones stay."""

    grace: timedelta
    """For how long they stay at least."""

    now: datetime


def plan_release(
    stamps: Mapping[str, str],
    manifest: Manifest,
    plan: UploadPlan,
    acknowledged: Mapping[str, str],
    rules: ReleaseRules,
) -> ReleasePlan:
    """Plan the next release, by what is to be written for it."""
    number = max(manifest.generation, _number(rules.pointed)) + 1
    name = _name(number, rules.by)
    expected = {**stamps, **dict.fromkeys(plan.gone, _CARRIED)}
    done = {path: stamp for path, stamp in acknowledged.items() if expected.get(path) == stamp}
    written = {path for some in plan.written.values() for path in some}
    old = dict(manifest.old)
    if manifest.release:
        old[manifest.release] = rules.now
    claim = manifest.claim
    if claim is not None and (broken := _name(number, claim.by)) != name:
        old[broken] = None
    finished = sorted(
        ((since, each) for each, since in old.items() if since is not None), reverse=True
    )
    expired = {each for since, each in finished[rules.keep :] if since + rules.grace <= rules.now}
    expired |= {each for each, since in old.items() if since is None}
    return ReleasePlan(
        name=name,
        base=manifest.release,
        copied=tuple(sorted(expected.keys() - written - done.keys())) if manifest.release else (),
        stamps=expected,
        acknowledged=done,
        old=old,
        expired=tuple(sorted(expired - {rules.pointed, manifest.release})),
        is_resumed=claim is not None,
    )


def check_kind(manifest: Manifest, url: str, *, is_release: bool) -> None:
    """Let a destination hold releases or a site, and not both. Raises `UploadError`."""
    is_used = bool(manifest.generation or manifest.files or manifest.doubtful)
    if is_used and is_release != bool(manifest.release):
        raise UploadError(
            f"{url}: The destination holds releases. Publish with --releases."
            if manifest.release
            else f"{url}: The destination holds a site without releases. Publish releases to a "
            "prefix of their own."
        )


def _name(number: int, by: str) -> str:
    """Give the same name for the same upload again: it goes on where it came to."""
    return f"{_RELEASES}/{number:06d}-{by[:8]}"


def _number(name: str) -> int:
    """Give the number of a release, 0 for none: without a manifest it is all that is known."""
    found = re.fullmatch(rf"{_RELEASES}/(\d+)-\w+", name)
    return int(found[1]) if found else 0
