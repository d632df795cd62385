"""`briefings letter`: a day's edition by mail."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_briefings.build.files import move, write
from mkdocs_briefings.build.open_archive import open_archive
from mkdocs_briefings.cli.archives import waiting_listener
from mkdocs_briefings.cli.build import set_moment
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.letter_sending import Sending, send, show_plan
from mkdocs_briefings.cli.project import config_option, in_language, log_to_stderr, open_project
from mkdocs_briefings.cli.wording import seen_from_here
from mkdocs_briefings.errors import BriefingsError, InvalidNewsroomError
from mkdocs_briefings.letters.errors import LetterError
from mkdocs_briefings.letters.journal import Retry
from mkdocs_briefings.letters.letter import compose_letter
from mkdocs_briefings.letters.lines import in_one_line
from mkdocs_briefings.letters.mailbox import Mailbox, read_mailbox
from mkdocs_briefings.letters.markup import Markup
from mkdocs_briefings.letters.message import message
from mkdocs_briefings.letters.wishes import SUBJECT, Images, Wishes, check_unsubscribe
from mkdocs_briefings.model.dates import parse_date
from mkdocs_briefings.rendering.environment import TEMPLATES

if TYPE_CHECKING:
    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.configuration.site_config import SiteConfig
    from mkdocs_briefings.letters.letter import Letter
    from mkdocs_briefings.settings import Settings

_DAYS_AGO = {"today": 0, "yesterday": 1}


@click.command("letter")
@click.argument("date", required=False)
@config_option
@click.option(
    "--now",
    metavar="WHEN",
    help="Make the letter as if it were then: 2026-10-30T07:00Z. Makes letters repeatable.",
)
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the letter goes.  [default: letters, beside mkdocs.yml]",
)
@click.option(
    "--images",
    type=click.Choice([each.value for each in Images]),
    default=Images.HOSTED.value,
    show_default=True,
    help="Where images are: on the site, in the message, or nowhere.",
)
@click.option(
    "--from",
    "sender",
    metavar="ADDRESS",
    envvar="BRIEFINGS_FROM",
    help="Who sends it, such as 'My News <news@example.org>'.",
)
@click.option(
    "--language",
    metavar="TAG",
    help="The language, of a site that is in several.  [default: the first]",
)
@click.option("--reply-to", metavar="ADDRESS", help="Where answers go.  [default: to the sender]")
@click.option(
    "--bounce",
    metavar="ADDRESS",
    envvar="BRIEFINGS_BOUNCE",
    help="Where servers report what they cannot deliver (MAIL FROM).  [default: to the sender]",
)
@click.option(
    "--subject",
    metavar="TEXT",
    default=SUBJECT,
    show_default=True,
    help="The subject; {site}, {date} and {title}, that of the lead, are filled in.",
)
@click.option(
    "--unsubscribe",
    metavar="URL",
    multiple=True,
    envvar="BRIEFINGS_UNSUBSCRIBE",
    help="The way out: https:// or mailto:, with {email} in it. Give it again for both.",
)
@click.option(
    "--imprint",
    metavar="TEXT",
    default="",
    envvar="BRIEFINGS_IMPRINT",
    help="A line at the foot: who sends it, and the postal address.",
)
@click.option("--send", "sends", is_flag=True, help="Send it to everybody in the file --to.")
@click.option(
    "-n", "--dry-run", is_flag=True, help="Say to whom it would go; write and send nothing."
)
@click.option(
    "--to",
    "recipients",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The recipients: an address on each line.",
)
@click.option(
    "--smtp",
    metavar="SERVER",
    envvar="BRIEFINGS_SMTP",
    help="The mail server: HOST:PORT, smtp://HOST or smtps://HOST.",
)
@click.option("--plain", is_flag=True, help="Speak to the server without encryption.")
@click.option(
    "--rate",
    type=click.IntRange(1, 60_000),
    default=60,
    show_default=True,
    help="How many messages a minute.",
)
@click.option(
    "--retry-after",
    metavar="SECONDS",
    type=click.FloatRange(0),
    default=60,
    show_default=True,
    help="When to offer again what the server does not take for now.",
)
@click.option(
    "--retry",
    "retries",
    type=click.Choice([each.value for each in Retry]),
    multiple=True,
    help="Send again to those who may have it (unknown), or who were refused.",
)
@click.option(
    "--changed",
    is_flag=True,
    help="Send this version to the others, though some have another one.",
)
@click.option(
    "--journal",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where it is kept who has the letter.  [default: FOLDER/DATE.journal]",
)
def letter_command(
    date: str | None,
    config_file: str | None,
    now: str | None,
    folder: Path | None,
    images: str,
    sender: str | None,
    language: str | None,
    reply_to: str | None,
    bounce: str | None,
    subject: str,
    unsubscribe: tuple[str, ...],
    imprint: str,
    sends: bool,
    dry_run: bool,
    recipients: Path | None,
    smtp: str | None,
    plain: bool,
    rate: int,
    retry_after: float,
    retries: tuple[str, ...],
    changed: bool,
    journal: Path | None,
) -> None:
    """Write a day's edition as a letter, and send it.

    DATE is a day such as 2026-10-30, `today` or `yesterday`, in the site's time zone; without it,
    the newest edition is taken. The letter is written as a message (.eml), as plain text (.txt) and
    as a web page (.html); earlier files of that day are written over.

    With --send it also goes to everybody in the file --to, to each in a message of their own. A
    journal says who has it: if the sending breaks off, the same command goes on with the others,
    and nobody gets a day's letter twice. BRIEFINGS_SMTP_USER and BRIEFINGS_SMTP_PASSWORD log in to
    the server.

    Exits with 3 if some have not got it; each is named with the reason.

    \b
    Examples:
      briefings letter yesterday --images embedded
      briefings letter --to readers.txt --dry-run
      briefings letter --send --to readers.txt --smtp smtp.example.org \\
        --from "My News <news@example.org>" \\
        --unsubscribe "https://news.example.org/leave?email={email}"
    """  # noqa: D301 - click takes a backspace as "leave these lines as they are"
    log_to_stderr()
    set_moment(now)
    project = open_project(config_file)
    settings = project.settings
    spoken = in_language(settings, language)
    wanted = Sending(
        recipients=recipients,
        smtp=smtp or "",
        is_plain=plain,
        rate=rate,
        retry_after=retry_after,
        retries=frozenset(map(Retry, retries)),
        is_changed=changed,
        journal=journal,
    )
    try:
        if sends and not dry_run:
            _check_complete(wanted, sender, unsubscribe)
        wishes = Wishes(
            sender=_mailbox(sender, "--from") if sender else _sample_sender(spoken),
            reply_to=_mailbox(reply_to, "--reply-to") if reply_to else None,
            bounce=_bounce(bounce) if bounce else None,
            subject=subject,
            unsubscribe=check_unsubscribe(unsubscribe),
            imprint=imprint,
            images=Images(images),
        )
        letter = _make(project.config, settings, spoken, date, wishes)
        folder_of = Path("letters") / ("" if spoken.is_default else spoken.language)
        place = folder or seen_from_here(settings.root / folder_of)
        if dry_run:
            show_plan(letter, wanted, place)
            return
        _write(letter, place)
        if sends:
            send(letter, wanted, place)
    except InvalidNewsroomError as error:
        fail(f"{error}\nThe letter was not made.")
    except BriefingsError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename or 'letters'}: {error.strerror or error}.")


def _check_complete(wanted: Sending, sender: str | None, unsubscribe: tuple[str, ...]) -> None:
    given = {
        "--to": wanted.recipients,
        "--smtp": wanted.smtp,
        "--from": sender,
        "--unsubscribe": unsubscribe,
    }
    missing = [name for name, value in given.items() if not value]
    if missing:
        raise LetterError(f"--send: It needs {' and '.join(missing)} too.")


def _mailbox(text: str, option: str) -> Mailbox:
    try:
        mailbox = read_mailbox(text)
    except ValueError as error:
        raise LetterError(f"{option}: {text!r}: {error} Write 'My News <news@x.org>'.") from error
    if mailbox.needs_utf8:
        raise LetterError(f"{option}: {text!r}: Many readers' servers take ASCII addresses only.")
    return mailbox


def _bounce(text: str) -> Mailbox:
    mailbox = _mailbox(text, "--bounce")
    if mailbox.name:
        raise LetterError(f"--bounce: {text!r}: Servers know no names. Write news@x.org alone.")
    return mailbox


def _sample_sender(settings: Settings) -> Mailbox:
    """Give the sender of a letter that is not to be sent by us."""
    return Mailbox(in_one_line(settings.site_name), "news", "example.invalid")


def _make(
    config: SiteConfig, settings: Settings, spoken: Settings, date: str | None, wishes: Wishes
) -> Letter:
    own = config.theme.custom_dir
    folders = [*([Path(own)] if own else []), TEMPLATES]
    with open_archive(settings, waiting_listener(), spoken.language) as archive:
        day = _day(date, archive, spoken)
        return compose_letter(day, archive, spoken, Markup(folders, archive, spoken), wishes)


def _day(text: str | None, archive: Archive, settings: Settings) -> dt.date:
    place = f"{settings.relative(settings.briefings_dir)}/"
    editions = [period.start for period in archive.editions]
    if not editions:
        raise LetterError(f"{place}: There is no edition: nothing is published yet.")
    if text is None:
        return editions[0]
    if text in _DAYS_AGO:
        today = settings.now.astimezone(settings.zone).date()
        day = today - dt.timedelta(days=_DAYS_AGO[text])
    else:
        try:
            day = parse_date(text, settings.zone).date()
        except ValueError as error:
            raise LetterError(f"DATE: {error} Write 2026-10-30, today or yesterday.") from error
    if day not in editions:
        raise LetterError(f"{place}: There is no edition of {day}. The newest is {editions[0]}.")
    return day


def _write(letter: Letter, folder: Path) -> None:
    made = {
        "eml": message(letter),
        "html": letter.page.encode(),
        "txt": letter.text_for(letter.way_out).encode(),
    }
    for suffix, data in made.items():
        path = folder / f"{letter.day}.{suffix}"
        unfinished = path.with_name(f".{path.name}.{os.getpid()}")
        write(unfinished, data)
        move(unfinished, path)
        click.echo(path.as_posix())
