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
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.upload.claims import refuse_others
from mkdocs_briefings.upload.deployment import InPlace
from mkdocs_briefings.upload.destination import Request
from mkdocs_briefings.upload.errors import ConflictError, UploadError
from mkdocs_briefings.upload.headers_file import read_headers_file
from mkdocs_briefings.upload.kept_manifest import KeptManifest
from mkdocs_briefings.upload.kinds import Kind
from mkdocs_briefings.upload.manifest import Claim
from mkdocs_briefings.upload.purging.errors import PurgeError
from mkdocs_briefings.upload.release import check_kind
from mkdocs_briefings.upload.release_deployment import InReleases
from mkdocs_briefings.upload.report import Purging, UploadReport
from mkdocs_briefings.upload.sender import Pace, Sender
from mkdocs_briefings.upload.site_files import see_site
from mkdocs_briefings.upload.stage import STAGE
from mkdocs_briefings.upload.stamps import Stamper, stamped, stamped_again
from mkdocs_briefings.upload.verify import find_differences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from mkdocs_briefings.upload.addresses import Addresses
    from mkdocs_briefings.upload.deployment import Deployment
    from mkdocs_briefings.upload.destination import Destination
    from mkdocs_briefings.upload.journal import Journal
    from mkdocs_briefings.upload.manifest import Manifest
    from mkdocs_briefings.upload.plan import UploadPlan
    from mkdocs_briefings.upload.purging.purger import Purger
    from mkdocs_briefings.upload.settings import UploadSettings
    from mkdocs_briefings.upload.site_files import SeenSite, SiteFiles
    from mkdocs_briefings.upload.stamps import StampedSite


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
    files: SiteFiles | None = None
    """The files of the site where not all of them are in its folder; None to look there."""

    _seen: SeenSite | None = None
    _site: StampedSite = field(init=False)
    _manifests: KeptManifest = field(init=False)
    _deployment: Deployment = field(init=False)
    _strangers: tuple[str, ...] = ()
    _began: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self._manifests = KeptManifest(self.destination, self.journal.folder / "manifest")

    def run(self) -> UploadReport:
        """Do it all. Raises `UploadError`, and `ConflictError` where others are at work."""
        with self.journal.held():
            return self.run_held()

    def run_held(self) -> UploadReport:
        """Do it all while the journal is held by whoever asks for it; raises what `run` does."""
        with self.destination.held():
            manifest, plan = asyncio.run(self._run())
            purging = self._purge(manifest)
        return self._report(plan, self.destination.requests, self.destination.sent, purging)

    def rehearse(self) -> UploadReport:
        """Say what would be done, and change nothing. Raises `UploadError`."""
        with self.journal.held():
            return asyncio.run(self._rehearse())

    async def _rehearse(self) -> UploadReport:
        manifest, plan = await self._prepare()
        self._keep()
        requests = self.destination.requests.copy()
        if not plan.is_settled:
            requests[Request.WRITE] += plan.count + 2
            requests += self._deployment.cost(plan, self._site.stamps)
        purging = None
        if self.purger is not None:
            paths = sorted(manifest.unpurged | plan.paths)
            purging = Purging(self._asked_for(paths), (), self.purger.requests_for(paths))
            requests[Request.WRITE] += int(bool(paths))
        sizes = self._site.files.sizes
        sent = sum(sizes[path] for some in plan.written.values() for path in some)
        return self._report(plan, requests, sent, purging)

    async def _run(self) -> tuple[Manifest, UploadPlan]:
        """Send and remove, and give what the destination holds now, and what was done."""
        manifest, plan = await self._prepare()
        refuse_others(manifest, self.journal.name, self.destination, self.settings)
        stamps, deployment = self._site.stamps, self._deployment
        if self.purger is not None and deployment.is_switched_back(manifest):
            # Caches may keep anything of what is shown now.
            manifest = replace(manifest, unpurged=manifest.unpurged | stamps.keys())
            if plan.is_settled:
                await self._manifests.write(manifest)
        if not plan.is_settled:
            claimed = deployment.begin(manifest, plan, self._claim)
            await self._manifests.write(claimed)
            self.journal.begin(deployment.acknowledged(plan, stamps))
            # Beside sending: what is kept brings most of the next manifest's bytes with it.
            keeping = asyncio.create_task(asyncio.to_thread(self._keep))
            try:
                await self._change(plan, claimed)
            finally:
                await keeping
            if manifest.claim is not None:  # whoever had it may have brought files there
                await self.destination.remove_below(STAGE)
            if self.purger is not None:
                manifest = replace(manifest, unpurged=manifest.unpurged | plan.paths)
            manifest = deployment.end(manifest, plan, stamps)
            await self._manifests.write(manifest)
            self.journal.end()
        else:
            self._keep()
        await deployment.show(manifest)
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
        if self.files is None:
            # Before the first request: this forks, and storages have threads once they are asked.
            self._seen = self._see()
        manifest = await self._manifests.read(mends=self.settings.verify)
        is_release = self.settings.releases is not None
        check_kind(manifest, self.destination.url, is_release=is_release)
        self._deployment = self._make_deployment()
        await self._deployment.read()
        self._site = self._stamped(manifest)
        if self.settings.verify:
            found = await find_differences(self.destination, manifest, self._site)
            self._strangers = found.strangers
            wrong = found.differing
            manifest = replace(
                manifest, files={p: s for p, s in manifest.files.items() if p not in wrong}
            )
        is_ours = manifest.claim is not None and manifest.claim.by == self.journal.name
        acknowledged = self.journal.acknowledged() if is_ours else {}
        now = datetime.now(UTC)
        return manifest, self._deployment.plan(self._site.stamps, manifest, acknowledged, now)

    def _make_deployment(self) -> Deployment:
        grace, releases = self.settings.grace, self.settings.releases
        if releases is None:
            return InPlace(self.destination, grace)
        return InReleases(self.destination, grace, self.journal.name, releases)

    def _stamper(self) -> Stamper:
        settings = self.settings
        return Stamper(
            read_headers_file(settings.site),
            settings.encoding,
            self.addresses if settings.has_keys else None,
            is_folder=self.destination.folder is not None,
        )

    def _see(self) -> SeenSite:
        """Look at the site."""
        if self.settings.verify:  # what is known of the site may be as wrong
            self._memory.unlink(missing_ok=True)
        return see_site(self.settings.site, self._memory, self.settings.margin)

    def _stamped(self, manifest: Manifest) -> StampedSite:
        """Give the site with its stamps."""
        stamper, seen = self._stamper(), self._seen
        if seen is None:
            assert self.files is not None  # noqa: S101 - else it was looked at
            return stamped(self.files, stamper)
        if seen.known.mark == self._mark(manifest.files, stamper):
            return stamped_again(seen, stamper, manifest.files)
        return stamped(seen.files(), stamper)

    def _keep(self) -> None:
        """Keep what is known of the site, and that these are its stamps."""
        if self._seen is not None:
            self._seen.keep(self._memory, self._mark(self._site.stamps, self._site.stamper))

    def _mark(self, stamps: Mapping[str, str], stamper: Stamper) -> str:
        return fingerprint_of(stamper.rules, self._manifests.packed(stamps)).hex()

    @property
    def _memory(self) -> Path:
        """The file of what is known of the site."""
        return self.journal.folder / "site"

    async def _change(self, plan: UploadPlan, claimed: Manifest) -> None:
        """Send and remove, while the claim is renewed."""
        release = plan.release
        total, done = plan.count + (len(release.copied) if release else 0), 0
        stamps = self._deployment.stamps(plan, self._site.stamps)

        def note(path: str) -> None:
            nonlocal done
            self.journal.note(path, stamps[path])
            done += 1
            self.tell(done, total)

        pace = Pace(self.settings.at_once, self.settings.per_second)
        sender = Sender(self._site, self.destination, pace, note, release.name if release else "")
        working = asyncio.ensure_future(self._deployment.change(plan, sender))
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

    async def _renew(self, claimed: Manifest) -> None:
        """Renew the claim again and again. Raises `UploadError`."""
        while True:
            await asyncio.sleep(self.settings.lease.total_seconds() / 3)
            await self._manifests.write(claimed.claimed(self._claim(claimed.doubtful)))

    def _claim(self, paths: frozenset[str]) -> Claim:
        return Claim(self.journal.name, datetime.now(UTC) + self.settings.lease, paths)

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
            unchanged=len(self._site.stamps) - len(written),
            requests=dict(requests),
            sent=sent,
            addresses=self._asked_for(plan.paths),
            purging=purging,
            seconds=time.monotonic() - self._began,
            strangers=self._strangers,
            refused=self._site.files.refused,
            has_conditions=self.destination.has_conditions,
        )
