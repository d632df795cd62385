"""`briefings publish`: bring the built site to where readers are."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from mkdocs_briefings.archive.urls import Urls
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.progress import shown_progress
from mkdocs_briefings.cli.project import config_option, open_project
from mkdocs_briefings.cli.publish_options import RETRIES, publish_options
from mkdocs_briefings.cli.publish_purging import end_unpurged, purger_of
from mkdocs_briefings.cli.report_file import write_report
from mkdocs_briefings.cli.span import Span
from mkdocs_briefings.cli.wording import counted, seen_from_here
from mkdocs_briefings.upload.errors import UploadError

if TYPE_CHECKING:
    from datetime import timedelta

    from mkdocs_briefings.cli.publish_options import PublishWish
    from mkdocs_briefings.upload.report import UploadReport

_FEW = 10
"""How many files are named one by one."""


@click.command(
    "publish",
    epilog="\b\nExample:\n  briefings build && briefings publish s3://my-bucket/news",
)
@click.argument("destination", envvar="BRIEFINGS_DESTINATION")
@config_option
@click.option(
    "--site-dir",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="The built site.  [default: site_dir in mkdocs.yml]",
)
@click.option(
    "-n", "--dry-run", is_flag=True, help="Say what would be done and asked, and change nothing."
)
@click.option(
    "--verify",
    is_flag=True,
    help="List what is there, and repair what others have changed.",
)
@click.option(
    "--grace",
    type=Span(),
    default="1h",
    show_default=True,
    help="How long a file stays that is no longer published.",
)
@click.option(
    "--at-once",
    type=click.IntRange(1, 256),
    default=32,
    show_default=True,
    help="How many files are sent at once.",
)
@click.option(
    "--rate",
    type=click.FloatRange(0, min_open=True),
    help="At most so many files a second.  [default: no limit]",
)
@click.option(
    "--retries",
    type=click.IntRange(0, 20),
    default=RETRIES,
    show_default=True,
    help="How often what fails for the moment is tried again.",
)
@publish_options
@click.option("--take-over", is_flag=True, help="Go on where an upload of others has not ended.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what was done to this file, as JSON.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but problems.")
def publish_command(
    destination: str,
    config_file: str | None,
    site_dir: Path | None,
    report_file: Path | None,
    publishing: PublishWish,
    grace: timedelta,
    at_once: int,
    rate: float | None,
    retries: int,
    *,
    dry_run: bool,
    verify: bool,
    take_over: bool,
    quiet: bool,
) -> None:
    """Bring the built site to DESTINATION, and remove there what is gone.

    \b
    s3://bucket/prefix              S3 and all that speaks its language: R2, B2, MinIO
    gs://bucket/prefix              Google Cloud Storage
    az://account/container/prefix   Azure Blob Storage
    file:///folder                  a folder of this machine

    Only what has changed is sent: the destination keeps a manifest of what was published. Pages go
    after what they need and before what leads to them. Ended at any moment, the next run goes on.
    Keys and endpoints come from the environment or the profile that the cloud's own tools use. To
    leave DESTINATION out, set BRIEFINGS_DESTINATION.
    """  # noqa: D301 - click's mark
    if find_spec("obstore") is None:
        fail("To publish needs the extra `publish`: pip install 'mkdocs-briefings[publish]'.")
    opened = open_project(config_file)
    project = opened.settings
    site = site_dir or Path(opened.config.site_dir)
    if not (site / "index.html").is_file():
        fail(f"{seen_from_here(site)}: There is no built site here. Run `briefings build` first.")
    # What brings a storage's library takes 60 ms to load.
    from mkdocs_briefings.upload.addresses import Addresses  # noqa: PLC0415
    from mkdocs_briefings.upload.destination import open_destination  # noqa: PLC0415
    from mkdocs_briefings.upload.journal import journal_of  # noqa: PLC0415
    from mkdocs_briefings.upload.settings import UploadSettings  # noqa: PLC0415
    from mkdocs_briefings.upload.upload import Upload  # noqa: PLC0415

    settings = UploadSettings(
        site=site,
        encoding=publishing.encoding,
        grace=grace,
        at_once=at_once,
        per_second=rate or 0.0,
        verify=verify,
        take_over=take_over,
        releases=publishing.releases,
        has_keys=publishing.has_keys,
    )
    addresses = Addresses(Urls(project.site_url))
    purger = purger_of(publishing.purging, addresses, retries)
    journal = journal_of(project.root, destination)
    try:
        target = open_destination(destination, retries, is_rehearsal=dry_run)
        with shown_progress(quiet=quiet or dry_run, what="Uploading") as tell:
            upload = Upload(settings, target, journal, addresses, tell, purger)
            report = upload.rehearse() if dry_run else upload.run()
    except UploadError as error:
        fail(str(error))
    except KeyboardInterrupt:
        _end_early(destination)
    _show(report, quiet=quiet, dry_run=dry_run)
    if report_file:
        write_report(report_file, report.as_json())
    if report.purging is not None:
        end_unpurged(report.purging)


def _end_early(destination: str) -> NoReturn:
    fail(f"{destination}: Ended. What readers see is whole; the next run goes on from here.", 130)


def _show(report: UploadReport, *, quiet: bool, dry_run: bool) -> None:
    for path in report.refused:
        click.echo(f"warning: {path}: This is no plain file, and is not published.", err=True)
    if not report.has_conditions:
        click.echo(
            f"warning: {report.destination}: This storage cannot keep two uploads apart. See that "
            "only one is at work at a time.",
            err=True,
        )
    if report.strangers:
        click.echo(
            f"warning: {report.destination}: {counted(len(report.strangers), 'file')} there came "
            f"from elsewhere: {', '.join(report.strangers[:_FEW])}"
            f"{' …' if len(report.strangers) > _FEW else ''}.",
            err=True,
        )
    if quiet:
        return
    if dry_run:
        for path in report.written:
            click.echo(f"write {path}")
        for path in report.removed:
            click.echo(f"remove {path}")
        for address in report.purging.addresses if report.purging else ():
            click.echo(f"purge {address}")
    click.echo(report.plan if dry_run else report.summary)
