"""Bring a built site to its destination.

First the manifest is read, then it is written with a claim: which files may be changed from now on.
Then the files go, kind after kind, then those are removed that nobody needs any more, and last the
manifest is written without the claim. Whoever is killed between leaves a claim, and with it what is
doubtful; whoever comes second finds it, and is told. Where something purges the caches before the
destination, the manifest says what these have not been told of, until they have: so whoever is
killed on the way leaves that to the next.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import digest_of
from mkdocs_briefings.outputs.redirects import RULES
from mkdocs_briefings.rendering.page.headers import HEADERS
from mkdocs_briefings.upload.destination import Request
from mkdocs_briefings.upload.errors import ConflictError, UploadError
from mkdocs_briefings.upload.headers_file import read_headers_file
from mkdocs_briefings.upload.kept_manifest import KeptManifest
from mkdocs_briefings.upload.kinds import Kind, ServedAs, kind_of, served_as
from mkdocs_briefings.upload.manifest import Claim, Manifest
from mkdocs_briefings.upload.plan import plan_upload
from mkdocs_briefings.upload.pointer import Pointer
from mkdocs_briefings.upload.purging.errors import PurgeError
from mkdocs_briefings.upload.release import ReleaseRules, check_kind, plan_release
from mkdocs_briefings.upload.report import Purging, UploadReport
from mkdocs_briefings.upload.sender import Pace, Sender
from mkdocs_briefings.upload.site_files import read_site
from mkdocs_briefings.upload.verify import find_differences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from mkdocs_briefings.upload.addresses import Addresses
    from mkdocs_briefings.upload.destination import Destination
    from mkdocs_briefings.upload.journal import Journal
    from mkdocs_briefings.upload.plan import ReleasePlan, UploadPlan
    from mkdocs_briefings.upload.purging.purger import Purger
    from mkdocs_briefings.upload.site_files import SiteFiles

_FOR_HOSTS = frozenset({HEADERS, RULES})
"""Files that hosts read and no reader is to get; a storage would hand them out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadSettings:
    """How a site is brought to its destination."""

    site: Path
    encoding: str = ""
    """`gzip` or `br` for texts; empty where they go as they are."""

    grace: timedelta = timedelta(hours=1)
    """How long a file stays that is no longer published."""

    lease: timedelta = timedelta(minutes=15)
    """How long a claim is believed that nobody renews."""

    at_once: int = 32
    per_second: float = 0.0
    verify: bool = False
    """Whether the destination is asked what it really holds."""

    take_over: bool = False
    """Whether to go on in spite of a claim of others."""

    releases: int | None = None
    """How many old releases stay; None where a site is published without releases."""

    has_keys: bool = False
    """Whether each object carries the key that a network of caches can know it by."""


@dataclass(slots=True)
class Upload:
    """One upload of a site."""

    settings: UploadSettings
    destination: Destination
    journal: Journal
    addresses: Addresses
    tell: Callable[[int, int], None]
    """Is told how many files have gone, and of how many."""

    purger: Purger | None = None

    _site: SiteFiles = field(init=False)
    _served: dict[str, ServedAs] = field(init=False)
    _stamps: dict[str, str] = field(init=False)
    _manifests: KeptManifest = field(init=False)
    _pointer: Pointer = field(init=False)
    _pointed: str = ""
    _strangers: tuple[str, ...] = ()
    _began: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self._manifests = KeptManifest(self.destination, self.journal.folder / "manifest")
        self._pointer = Pointer(self.destination)

    def run(self) -> UploadReport:
        """Do it all. Raises `UploadError`, and `ConflictError` where others are at work."""
        with self.journal.held(), self.destination.held():
            manifest, plan = asyncio.run(self._run())
            purging = self._purge(manifest)
        return self._report(plan, self.destination.requests, self.destination.sent, purging)

    def rehearse(self) -> UploadReport:
        """Say what would be done, and change nothing. Raises `UploadError`."""
        with self.journal.held():
            return asyncio.run(self._rehearse())

    async def _rehearse(self) -> UploadReport:
        manifest, plan = await self._prepare()
        requests = self.destination.requests.copy()
        if not plan.is_settled:
            requests[Request.WRITE] += plan.count + 2
            if plan.release is None:
                requests[Request.REMOVAL] += -(-len(plan.removed) // 1000)
            else:
                # Of old releases nobody knows the size before they are listed: as large as this.
                removals = len(plan.release.expired) * -(-len(self._stamps) // 1000)
                has_object = self.destination.folder is None  # as a pointer, and no link
                requests[Request.WRITE] += int(has_object) + (removals if has_object else 0)
                requests[Request.COPY] += len(plan.release.copied)
                requests[Request.REMOVAL] += removals
        purging = None
        if self.purger is not None:
            paths = sorted(manifest.unpurged | plan.paths)
            purging = Purging(self._asked_for(paths), (), self.purger.requests_for(paths))
            requests[Request.WRITE] += int(bool(paths))
        sizes = self._site.sizes
        sent = sum(sizes[path] for some in plan.written.values() for path in some)
        return self._report(plan, requests, sent, purging)

    async def _run(self) -> tuple[Manifest, UploadPlan]:
        """Send and remove, and give what the destination holds now, and what was done."""
        manifest, plan = await self._prepare()
        self._check_claim(manifest)
        if self.purger is not None and self._pointed not in {"", manifest.release}:
            # Somebody has gone back: caches may keep anything of the release that is shown now.
            manifest = replace(manifest, unpurged=manifest.unpurged | self._stamps.keys())
            if plan.is_settled:
                await self._manifests.write(manifest)
        if not plan.is_settled:
            stamps, release = self._stamps, plan.release
            if release is None:
                claimed = manifest.claimed(self._claim(manifest.doubtful | plan.paths))
                acknowledged = {path: stamps[path] for path in sorted(plan.acknowledged)}
            else:  # which is no matter to readers until it is whole
                claimed = release.opened(manifest).claimed(self._claim(frozenset()))
                acknowledged = dict(sorted(release.acknowledged.items()))
            await self._manifests.write(claimed)
            self.journal.begin(acknowledged)
            await self._change(plan, claimed)
            manifest = Manifest(
                files=stamps,
                gone=plan.gone,
                unpurged=manifest.unpurged | (plan.paths if self.purger else frozenset()),
                generation=manifest.generation + 1,
                release=release.name if release else "",
                old=release.kept if release else {},
            )
            await self._manifests.write(manifest)
            self.journal.end()
        if manifest.release != self._pointed:  # also where a run was killed before this
            await self._pointer.write(manifest.release)
        return manifest, plan

    def _purge(self, manifest: Manifest) -> Purging | None:
        """Tell the caches before the destination, and let the manifest forget what they know."""
        if self.purger is None:
            return None
        paths, left, problem = sorted(manifest.unpurged), frozenset[str](), ""
        if paths:
            try:
                self.purger.purge(paths)
            except PurgeError as error:
                left, problem = error.left, str(error)
            if len(left) < len(paths):
                # Whoever has published since then has taken the list over, and purges all of it.
                with suppress(ConflictError):
                    asyncio.run(self._manifests.write(replace(manifest, unpurged=left)))
        asked = self.purger.requests_for(paths)
        return Purging(self._asked_for(paths), self._asked_for(left), asked, problem)

    def _asked_for(self, paths: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(map(self.addresses.of, paths)))

    async def _prepare(self) -> tuple[Manifest, UploadPlan]:
        manifest = await self._manifests.read(mends=self.settings.verify)
        releases = self.settings.releases
        check_kind(manifest, self.destination.url, is_release=releases is not None)
        if releases is not None:
            self._pointed = await self._pointer.read()
        self._read_site()
        if self.settings.verify:
            found = await find_differences(
                self.destination, manifest, self._site, self._served, self._stamps
            )
            self._strangers = found.strangers
            wrong = found.differing
            manifest = replace(
                manifest, files={p: s for p, s in manifest.files.items() if p not in wrong}
            )
        is_ours = manifest.claim is not None and manifest.claim.by == self.journal.name
        acknowledged = self.journal.acknowledged() if is_ours else {}
        now, grace = datetime.now(UTC), self.settings.grace
        plan = plan_upload(self._stamps, manifest, acknowledged, now=now, grace=grace)
        if releases is not None:
            rules = ReleaseRules(
                by=self.journal.name, pointed=self._pointed, keep=releases, grace=grace, now=now
            )
            release = plan_release(self._stamps, manifest, plan, acknowledged, rules)
            # What is gone for long is no reason to make a release: the next one is without it.
            is_settled = manifest.claim is None and manifest.files == self._stamps
            plan = replace(plan, release=release, is_settled=is_settled)
        return manifest, plan

    def _read_site(self) -> None:
        site = read_site(self.settings.site, self.journal.folder / "site.json")
        headers = read_headers_file(self.settings.site)
        is_folder = self.destination.folder is not None
        self._site, self._served, self._stamps = site, {}, {}
        tails: dict[ServedAs, str] = {}
        for path, digest in site.digests.items():
            if path in _FOR_HOSTS and not is_folder:
                continue
            key = self.addresses.key(path) if self.settings.has_keys else ""
            served = served_as(path, headers, self.settings.encoding, key)
            tail = tails.get(served)
            if tail is None:
                # A folder keeps no headers: theirs is no change there.
                text = served.content_encoding if is_folder else served.text
                tail = tails[served] = digest_of(text.encode()).hex()[:6]
            self._served[path] = served
            self._stamps[path] = f"{digest}{tail} {site.sizes[path]} {kind_of(path).name.lower()}"

    async def _change(self, plan: UploadPlan, claimed: Manifest) -> None:
        """Send and remove, while the claim is renewed."""
        release = plan.release
        total, done = plan.count + (len(release.copied) if release else 0), 0
        stamps = release.stamps if release else self._stamps

        def note(path: str) -> None:
            nonlocal done
            self.journal.note(path, stamps[path])
            done += 1
            self.tell(done, total)

        pace = Pace(self.settings.at_once, self.settings.per_second)
        name = release.name if release else ""
        sender = Sender(self._site, self._served, self.destination, pace, note, name)

        async def work() -> None:
            if release is not None:
                await sender.copy(release.copied, release.base)
            for kind in Kind:
                await sender.send(plan.written[kind])
            if release is None:
                await self.destination.remove(plan.removed)
            else:
                await self._clear(release)

        working = asyncio.ensure_future(work())
        renewing = asyncio.ensure_future(self._renew(claimed))
        try:
            await asyncio.wait({working, renewing}, return_when=asyncio.FIRST_COMPLETED)
            if not working.done():
                await renewing  # which raises: it ends in no other way
            await working
        finally:
            for task in (working, renewing):
                task.cancel()
                with suppress(asyncio.CancelledError, UploadError):
                    await task

    async def _clear(self, release: ReleasePlan) -> None:
        """Remove what an upload that has not ended has left in a release, and old releases."""
        if release.is_resumed:
            there = [path async for path, _, _ in self.destination.sizes(release.name)]
            others = sorted(set(there) - release.stamps.keys())
            await self.destination.remove([f"{release.name}/{path}" for path in others])
        for name in release.expired:
            await self.destination.remove_below(name)

    async def _renew(self, claimed: Manifest) -> None:
        """Renew the claim again and again. Raises `UploadError`."""
        while True:
            await asyncio.sleep(self.settings.lease.total_seconds() / 3)
            await self._manifests.write(claimed.claimed(self._claim(claimed.doubtful)))

    def _claim(self, paths: frozenset[str]) -> Claim:
        return Claim(self.journal.name, datetime.now(UTC) + self.settings.lease, paths)

    def _check_claim(self, manifest: Manifest) -> None:
        """Let nobody work beside others. Raises `ConflictError`."""
        claim = manifest.claim
        if (
            claim is None
            or claim.by == self.journal.name
            or claim.until <= datetime.now(UTC)
            or self.destination.folder is not None
            or self.settings.take_over
        ):
            return
        raise ConflictError(
            f"{self.destination.url}: Another upload is at work here, or was ended less than "
            f"{self.settings.lease.total_seconds() / 60:.0f} minutes ago. Try again after "
            f"{claim.until:%H:%M} UTC, or use --take-over if you know that it has ended."
        )

    def _report(
        self,
        plan: UploadPlan,
        requests: dict[Request, int],
        sent: int,
        purging: Purging | None,
    ) -> UploadReport:
        written = tuple(path for kind in Kind for path in plan.written[kind])
        release = None if plan.is_settled else plan.release
        return UploadReport(
            destination=self.destination.url,
            written=written,
            removed=plan.removed,
            left=len(plan.gone),
            release=release.name if release else plan.release.base if plan.release else "",
            copied=len(release.copied) if release else 0,
            unchanged=len(self._stamps) - len(written),
            requests=dict(requests),
            sent=sent,
            addresses=self._asked_for(plan.paths),
            purging=purging,
            seconds=time.monotonic() - self._began,
            strangers=self._strangers,
            refused=self._site.refused,
            has_conditions=self.destination.has_conditions,
        )
