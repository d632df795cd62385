"""A build whose site goes to a destination at once, and not into a folder of this machine.

Workers bring what they render to the destination's stage. When all of the site is made, the
builder publishes it as `briefings publish` does: what it has made itself it sends, and the rest is
copied there. Nothing is remembered, since the site is not here: the next build of this kind makes
all of it anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_briefings.build import pipeline
from mkdocs_briefings.build.publish import PublishError
from mkdocs_briefings.build.report import note_changed_feeds
from mkdocs_briefings.upload.site_files import SiteFiles, read_site
from mkdocs_briefings.upload.staging import ClaimedStage
from mkdocs_briefings.upload.upload import Upload

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_briefings.build.pipeline import RenderStep, StandStill
    from mkdocs_briefings.upload.addresses import Addresses
    from mkdocs_briefings.upload.destination import Destination
    from mkdocs_briefings.upload.journal import Journal
    from mkdocs_briefings.upload.purging.purger import Purger
    from mkdocs_briefings.upload.report import UploadReport
    from mkdocs_briefings.upload.settings import UploadSettings
    from mkdocs_briefings.upload.staging import StagedFile, StageWriter


@dataclass(slots=True)
class Delivery:
    """Takes what workers have brought, and publishes the site when all of it is there."""

    settings: UploadSettings
    """Its folder is the build's stage."""

    destination: Destination
    journal: Journal
    addresses: Addresses
    retries: int
    tell: Callable[[int, int], None]
    """Is told how many files have been published, and of how many."""

    purger: Purger | None = None
    """Purges the caches before the destination, if anything does."""

    report: UploadReport | None = None
    """What was published; None before that."""

    skipped: int = 0
    """How many files with errors were left out."""

    _stage: ClaimedStage = field(init=False)
    _writer: StageWriter | None = None
    _has_begun: bool = False
    _staged: dict[str, StagedFile] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._stage = ClaimedStage(
            self.settings, self.destination, self.journal, self.addresses, self.retries
        )

    @property
    def writer(self) -> StageWriter:
        """What brings files to the destination, which is claimed. Raises `UploadError`."""
        if self._writer is None:
            self._writer = self._stage.open(self.settings.site)
        return self._writer

    def take(self, staged: Mapping[str, StagedFile]) -> None:
        """Take what a worker has brought, by paths. Raises `UploadError`."""
        self._staged.update(staged)
        self._stage.keep()

    def publish(self, rendered: RenderStep | StandStill, warnings: int = 0) -> None:
        """Publish the site, in place of the step of a build that does. Raises `BriefingsError`.

        Nothing is published in strict mode for so many warnings.
        """
        if pipeline.hand_stage_over(rendered, self._publish, warnings):
            self.skipped = 0 if isinstance(rendered, pipeline.StandStill) else _skipped(rendered)

    def close(self) -> None:
        """Let others work on the destination where no file of the site was touched."""
        if self._writer is not None and not self._has_begun:
            self._stage.leave()

    def _publish(self, rendered: RenderStep) -> None:
        _refuse_surveys(rendered, self._staged)
        memory = self.journal.folder / "stage.json"
        here = read_site(self.settings.site, memory, self.settings.margin)
        files = _all_files(here, self._staged)
        upload = Upload(
            self.settings,
            self.destination,
            self.journal,
            self.addresses,
            self.tell,
            self.purger,
            files,
        )
        self._has_begun = True  # from here on the claim is the upload's
        self.report = upload.run_held()
        written = filter(rendered.context.loaded.archive.urls.is_feed, self.report.written)
        note_changed_feeds(list(map(self.addresses.of, written)), rendered.context.settings.root)


def _skipped(rendered: RenderStep) -> int:
    return len(rendered.context.loaded.skipped)


def _refuse_surveys(rendered: RenderStep, staged: Mapping[str, StagedFile]) -> None:
    """Raise `PublishError` where somebody looks through a site that is not whole here."""
    for context, of_site in rendered.sites:
        found = context.renderer.listeners.take_surveys()
        known = of_site.requirements
        if staged and known.with_more(found).findings != known.findings:
            raise PublishError(
                f"{found[0].listener} looks through the finished site, which is not on this "
                "machine. Build without --to, and publish with `briefings publish`."
            )


def _all_files(here: SiteFiles, staged: Mapping[str, StagedFile]) -> SiteFiles:
    """Give the files of the site: those that are here, and those that wait at the destination."""
    elsewhere = {path: each for path, each in staged.items() if path not in here.digests}
    return SiteFiles(
        here.root,
        {**here.digests, **{path: each.digest for path, each in elsewhere.items()}},
        {**here.sizes, **{path: each.size for path, each in elsewhere.items()}},
        here.refused,
        frozenset(elsewhere),
    )
