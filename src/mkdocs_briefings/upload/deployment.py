"""How what an upload brings becomes what readers get: in place, file by file, or in a release."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from mkdocs_briefings.upload.destination import AT_ONCE, Request
from mkdocs_briefings.upload.kinds import Kind
from mkdocs_briefings.upload.manifest import Manifest
from mkdocs_briefings.upload.plan import plan_upload

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime, timedelta

    from mkdocs_briefings.upload.destination import Destination
    from mkdocs_briefings.upload.manifest import Claim
    from mkdocs_briefings.upload.plan import UploadPlan
    from mkdocs_briefings.upload.sender import Sender


class Deployment(Protocol):
    """The steps of an upload that depend on how files become what readers get."""

    async def read(self) -> None:
        """Read what leads readers to the files, if anything does. Raises `UploadError`."""

    def plan(
        self,
        stamps: Mapping[str, str],
        manifest: Manifest,
        acknowledged: Mapping[str, str],
        now: datetime,
    ) -> UploadPlan:
        """Plan what has to be done; arguments as `plan_upload` has them."""

    def is_switched_back(self, manifest: Manifest) -> bool:
        """Whether readers get other files than those that were published last."""

    def begin(
        self, manifest: Manifest, plan: UploadPlan, claim: Callable[[frozenset[str]], Claim]
    ) -> Manifest:
        """Give the manifest for the time of the upload; `claim` makes one of paths."""

    def stamps(self, plan: UploadPlan, stamps: Mapping[str, str]) -> Mapping[str, str]:
        """Give what the journal says of each file that is brought; `stamps` are the site's."""

    def acknowledged(self, plan: UploadPlan, stamps: Mapping[str, str]) -> Mapping[str, str]:
        """Give what the journal says of the files that are there already."""

    async def change(self, plan: UploadPlan, sender: Sender) -> None:
        """Bring and remove files. Raises `UploadError`."""

    def end(self, manifest: Manifest, plan: UploadPlan, stamps: Mapping[str, str]) -> Manifest:
        """Give the manifest for when all of that is done."""

    async def show(self, manifest: Manifest) -> None:
        """Lead readers to the files. Raises `UploadError`."""

    def cost(self, plan: UploadPlan, stamps: Mapping[str, str]) -> Counter[Request]:
        """Give the requests that takes beside those for the files and the manifest."""


@dataclass(frozen=True, slots=True)
class InPlace:
    """Replaces the files that readers get, one after the other."""

    destination: Destination
    grace: timedelta

    async def read(self) -> None:
        """Do nothing: files stand at their addresses."""

    def plan(
        self,
        stamps: Mapping[str, str],
        manifest: Manifest,
        acknowledged: Mapping[str, str],
        now: datetime,
    ) -> UploadPlan:
        """Plan what has to be done."""
        return plan_upload(stamps, manifest, acknowledged, now=now, grace=self.grace)

    def is_switched_back(self, manifest: Manifest) -> bool:  # noqa: ARG002
        """Give False: there is nothing to go back to."""
        return False

    def begin(
        self, manifest: Manifest, plan: UploadPlan, claim: Callable[[frozenset[str]], Claim]
    ) -> Manifest:
        """Claim all files that are touched, and those that were doubtful before."""
        return manifest.claimed(claim(manifest.doubtful | plan.paths))

    def stamps(self, plan: UploadPlan, stamps: Mapping[str, str]) -> Mapping[str, str]:  # noqa: ARG002
        """Give the site's own."""
        return stamps

    def acknowledged(self, plan: UploadPlan, stamps: Mapping[str, str]) -> Mapping[str, str]:
        """Give the site's own."""
        return {path: stamps[path] for path in sorted(plan.acknowledged)}

    async def change(self, plan: UploadPlan, sender: Sender) -> None:
        """Send, kind after kind, and remove what has been gone for long enough."""
        for kind in Kind:
            await sender.send(plan.written[kind])
        await self.destination.remove(plan.removed)

    def end(self, manifest: Manifest, plan: UploadPlan, stamps: Mapping[str, str]) -> Manifest:
        """Give the next generation."""
        return Manifest(
            files=stamps,
            gone=plan.gone,
            unpurged=manifest.unpurged,
            generation=manifest.generation + 1,
        )

    async def show(self, manifest: Manifest) -> None:
        """Do nothing: they have been led there file by file."""

    def cost(self, plan: UploadPlan, stamps: Mapping[str, str]) -> Counter[Request]:  # noqa: ARG002
        """Give the requests that remove files."""
        return Counter({Request.REMOVAL: -(-len(plan.removed) // AT_ONCE)})
