"""What an upload has to do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_briefings.upload.kinds import Kind, kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, timedelta

    from mkdocs_briefings.upload.manifest import Manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasePlan:
    """What a release takes beside what is written for it."""

    name: str
    """The prefix of its files, without a slash at its end."""

    base: str
    """The release that is copied from; empty for the first one."""

    copied: tuple[str, ...]
    """Files to copy, sorted: those that are as they were, and those that are gone for not long."""

    stamps: Mapping[str, str]
    """What the journal says of each file of the release when it is there, by its path."""

    acknowledged: Mapping[str, str]
    """The same for those that are there already: an upload that has not ended has made them."""

    old: Mapping[str, datetime | None]
    """Other releases and since when they are old; None for one that was not finished."""

    expired: tuple[str, ...]
    """Those of them to remove, sorted."""

    is_resumed: bool
    """Whether there may be files of an upload that has not ended."""

    def opened(self, manifest: Manifest) -> Manifest:
        """Give the manifest for the time in which the release is made."""
        unfinished = {name: since for name, since in self.old.items() if since is None}
        return replace(manifest, old={**manifest.old, **unfinished})

    @property
    def kept(self) -> Mapping[str, datetime | None]:
        """Old releases that stay."""
        return {name: since for name, since in self.old.items() if name not in self.expired}


@dataclass(frozen=True, slots=True)
class UploadPlan:
    """What is written, in its order, and what is removed; all of it paths of the site."""

    written: Mapping[Kind, tuple[str, ...]]
    """Files to write, by their kinds, in the order in which these go; sorted."""

    acknowledged: frozenset[str]
    """Files that an upload which has not ended has written, and that are as they have to be."""

    removed: tuple[str, ...]
    """Files that have been gone for long enough, sorted."""

    gone: Mapping[str, datetime]
    """Files that are no longer published and are left for a while, and since when."""

    is_settled: bool
    """Whether the manifest says just what it has to: there is nothing to do at all."""

    release: ReleasePlan | None = None
    """The rest of what is to do where the files go into a release."""

    @property
    def paths(self) -> frozenset[str]:
        """All files that are touched."""
        return frozenset(path for some in self.written.values() for path in some).union(
            self.removed, self.acknowledged
        )

    @property
    def count(self) -> int:
        """How many files are written."""
        return sum(map(len, self.written.values()))


def plan_upload(
    stamps: Mapping[str, str],
    manifest: Manifest,
    acknowledged: Mapping[str, str],
    *,
    now: datetime,
    grace: timedelta,
) -> UploadPlan:
    """Compare a site with what its destination holds.

    `stamps` are those of the site's files. `acknowledged` are those of files which the last upload
    has written, where that has not ended and was ours. `grace` is how long a file stays that is no
    longer published: a reader may have a page that needs it.
    """
    doubtful = manifest.doubtful
    known = manifest.files
    stale = [path for path, stamp in stamps.items() if known.get(path) != stamp or path in doubtful]
    done = frozenset(path for path in stale if acknowledged.get(path) == stamps[path])
    written: dict[Kind, list[str]] = {kind: [] for kind in Kind}
    for path in sorted(stale):
        if path not in done:
            written[kind_of(path)].append(path)
    # What a broken upload has written and nobody publishes is as gone as what was published.
    left = {path for path in (*known, *doubtful) if path not in stamps}
    waiting = sorted(left | (manifest.gone.keys() - stamps.keys()))
    gone = {path: manifest.gone.get(path, now) for path in waiting}
    removed = tuple(path for path, since in gone.items() if since + grace <= now)
    return UploadPlan(
        {kind: tuple(some) for kind, some in written.items()},
        done,
        removed,
        {path: since for path, since in gone.items() if since + grace > now},
        is_settled=not stale and not removed and not left and manifest.claim is None,
    )
