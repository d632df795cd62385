"""Bring what changes into a new release, beside copies of all else, and switch to it at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdocs_briefings.upload.destination import AT_ONCE, Request
from mkdocs_briefings.upload.kinds import Kind
from mkdocs_briefings.upload.manifest import Manifest
from mkdocs_briefings.upload.plan import plan_upload
from mkdocs_briefings.upload.pointer import Pointer
from mkdocs_briefings.upload.release import ReleaseRules, plan_release

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime, timedelta

    from mkdocs_briefings.upload.destination import Destination
    from mkdocs_briefings.upload.manifest import Claim
    from mkdocs_briefings.upload.plan import ReleasePlan, UploadPlan
    from mkdocs_briefings.upload.sender import Sender


@dataclass(slots=True)
class InReleases:
    """Makes a release of each upload."""

    destination: Destination
    grace: timedelta
    by: str
    """Who makes it, as claims name them."""

    keep: int
    """How many old ones stay."""

    _pointer: Pointer = field(init=False)
    _pointed: str = ""

    def __post_init__(self) -> None:
        self._pointer = Pointer(self.destination)

    async def read(self) -> None:
        """Read the pointer. Raises `UploadError`."""
        self._pointed = await self._pointer.read()

    def plan(
        self,
        stamps: Mapping[str, str],
        manifest: Manifest,
        acknowledged: Mapping[str, str],
        now: datetime,
    ) -> UploadPlan:
        """Plan the next release."""
        plan = plan_upload(stamps, manifest, acknowledged, now=now, grace=self.grace)
        rules = ReleaseRules(
            by=self.by, pointed=self._pointed, keep=self.keep, grace=self.grace, now=now
        )
        release = plan_release(stamps, manifest, plan, acknowledged, rules)
        # What is gone for long is no reason to make a release: the next one is without it.
        is_settled = manifest.claim is None and manifest.files == stamps
        return replace(plan, release=release, is_settled=is_settled)

    def is_switched_back(self, manifest: Manifest) -> bool:
        """Whether the pointer leads to another release than the last one."""
        return self._pointed not in {"", manifest.release}

    def begin(
        self, manifest: Manifest, plan: UploadPlan, claim: Callable[[frozenset[str]], Claim]
    ) -> Manifest:
        """Claim no file: a release is no matter to readers until it is whole."""
        return _release_of(plan).opened(manifest).claimed(claim(frozenset()))

    def stamps(self, plan: UploadPlan, stamps: Mapping[str, str]) -> Mapping[str, str]:  # noqa: ARG002
        """Give those of all files of the release."""
        return _release_of(plan).stamps

    def acknowledged(self, plan: UploadPlan, stamps: Mapping[str, str]) -> Mapping[str, str]:  # noqa: ARG002
        """Give those of the files of the release that are there."""
        return dict(sorted(_release_of(plan).acknowledged.items()))

    async def change(self, plan: UploadPlan, sender: Sender) -> None:
        """Let the storage copy what is as it was, send the rest, and remove old releases."""
        release = _release_of(plan)
        await sender.copy(release.copied, release.base)
        for kind in Kind:
            await sender.send(plan.written[kind])
        if release.is_resumed:
            there = [path async for path, _, _ in self.destination.sizes(release.name)]
            others = sorted(set(there) - release.stamps.keys())
            await self.destination.remove([f"{release.name}/{path}" for path in others])
        for name in release.expired:
            await self.destination.remove_below(name)

    def end(self, manifest: Manifest, plan: UploadPlan, stamps: Mapping[str, str]) -> Manifest:
        """Give the next generation, whose files are in the release."""
        release = _release_of(plan)
        return Manifest(
            files=stamps,
            gone=plan.gone,
            unpurged=manifest.unpurged,
            generation=manifest.generation + 1,
            release=release.name,
            old=release.kept,
        )

    async def show(self, manifest: Manifest) -> None:
        """Let the pointer lead to the last release, also where a run was killed before that."""
        if manifest.release != self._pointed:
            await self._pointer.write(manifest.release)

    def cost(self, plan: UploadPlan, stamps: Mapping[str, str]) -> Counter[Request]:
        """Give the requests that copy, remove old releases, and switch."""
        release = _release_of(plan)
        # Of old releases nobody knows the size before they are listed: as large as this.
        removals = len(release.expired) * -(-len(stamps) // AT_ONCE)
        has_object = self.destination.folder is None  # as a pointer, and no link
        return Counter(
            {
                Request.WRITE: 1 + removals if has_object else 0,
                Request.COPY: len(release.copied),
                Request.REMOVAL: removals,
            }
        )


def _release_of(plan: UploadPlan) -> ReleasePlan:
    assert plan.release is not None  # noqa: S101 - `InReleases` has planned it
    return plan.release
