"""Run an import from one end to the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem
from mkdocs_briefings.importing.addresses.scheme import AddressParts
from mkdocs_briefings.importing.context import ImportContext
from mkdocs_briefings.importing.convert.body import BodyConverter
from mkdocs_briefings.importing.convert.checking import check_limits, check_text
from mkdocs_briefings.importing.convert.html_to_markdown import markdown_writer
from mkdocs_briefings.importing.convert.keys import NewKeys, front_matter, make_keys
from mkdocs_briefings.importing.convert.moments import NotImportedError
from mkdocs_briefings.importing.convert.translation import (
    lost_keys,
    translation_matter,
    written_original,
)
from mkdocs_briefings.importing.convert.words import compare_words, loss_note
from mkdocs_briefings.importing.intake import take_posts, take_site
from mkdocs_briefings.importing.old_post import OldPost
from mkdocs_briefings.importing.place.claim import claim_place
from mkdocs_briefings.importing.place.kinds import published_files
from mkdocs_briefings.importing.place.placement import place
from mkdocs_briefings.importing.place.post_index import PostIndex
from mkdocs_briefings.importing.sources import check_default_sources, known_sources, read_registry
from mkdocs_briefings.importing.spool import Spool
from mkdocs_briefings.importing.write.tally import Tally
from mkdocs_briefings.importing.write.writer import Writer
from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.key_order import key_order
from mkdocs_briefings.model.source import SourceKeys
from mkdocs_briefings.reading.links import IMAGE_SUFFIXES, find_links, is_remote, suffix
from mkdocs_briefings.writing.text import write_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from mkdocs_briefings.importing.context import ImportOptions
    from mkdocs_briefings.importing.convert.body import NewBody
    from mkdocs_briefings.importing.convert.translation import WrittenOriginal
    from mkdocs_briefings.importing.convert.words import WordCount
    from mkdocs_briefings.importing.importer import Importer
    from mkdocs_briefings.importing.place.claim import PlaceClaim
    from mkdocs_briefings.importing.place.placement import Placement
    from mkdocs_briefings.importing.sources import SourceRegistry
    from mkdocs_briefings.importing.write.report import ImportReport

Progress = Callable[[str, int, int | None], None]
"""Told what is done, and how many posts of how many are; None where nobody knows yet."""


PostWithKeys = tuple[OldPost, NewKeys]
"""What was read of a post."""


def run_import(importer: Importer, options: ImportOptions, progress: Progress) -> ImportReport:
    """Import an archive: read every post, give each its place, convert and write them.

    Raises `UnknownSourceError`, `ArchiveError`, `ImporterError` and `OSError` before anything is
    written.
    """
    site = take_site(importer, options.archive)
    registry = read_registry(site, options)
    sources = known_sources(registry, options)
    check_default_sources(sources, options)
    context = ImportContext(options=options, site=site, sources=sources)
    with Spool[PostWithKeys]() as posts:
        run = _Run(context, posts, progress)
        run.tally.notes.extend((*site.notes, *site.data_notes))
        claims = run.read(take_posts(importer, options, registry))
        run.write_profiles(registry)
        run.write_briefings(place(claims, options))
    lacks_markdown = site.prefers_markdown and markdown_writer() is None
    return replace(
        run.tally.report(),
        lacks_markdown=lacks_markdown,
        addresses_are_sure=not site.notes or options.mapping.permalink is not None,
    )


class _Run:
    """One import: what is on its way from the archive to the briefings."""

    def __init__(
        self, context: ImportContext, posts: Spool[PostWithKeys], progress: Progress
    ) -> None:
        self.tally = Tally()
        self._context, self._options, self._progress = context, context.options, progress
        self._writer = Writer(self.tally, dry_run=context.options.dry_run)
        self._posts = posts
        self._translated: frozenset[Path] = frozenset()
        """Files of briefings that have translations."""

        self._originals: dict[Path, WrittenOriginal] = {}
        """Those of them that have been written."""

    def read(self, items: Iterable[OldPost | Problem]) -> list[PlaceClaim]:
        """Give each post its keys, and what it claims."""
        claims = []
        for count, item in enumerate(items):
            self._progress("Reading", count, None)
            if isinstance(item, Problem):
                (self.tally.failed if item.is_error else self.tally.skipped).append(item)
                continue
            try:
                check_limits(item, self._options)
                keys = make_keys(item, self._context)
            except NotImportedError as error:
                self.tally.failed.extend(error.problems)
                continue
            claims.append(self._claim(item, keys))
            self._posts.add((item, keys))
        return claims

    def _claim(self, post: OldPost, keys: NewKeys) -> PlaceClaim:
        context, date = self._context, keys.moments.date
        parts = AddressParts(
            post=post,
            moment=date.moment,
            has_offset=date.has_offset,
            dated_by=keys.moments.dated_by,
            title=keys.title,
            categories=keys.categories,
            zone=context.old_zone,
            default_language=context.default_language,
        )
        day = date.day_in(self._options.site_zone)
        claim = claim_place(parts, day, keys.slug, keys.aliases, context)
        return replace(claim, tag=keys.values.get("language") or self._options.site_language)

    def write_profiles(self, registry: SourceRegistry) -> None:
        """Write what the archive says of its sources."""
        self.tally.failed.extend(registry.problems)
        for profile in registry.profiles:
            target = self._options.sources_dir / f"{profile.slug}.md"
            text = write_text(profile.keys, profile.text, key_order(SourceKeys))
            self._writer.write_profile(profile.old, target, text)

    def write_briefings(self, placements: Sequence[Placement]) -> None:
        """Convert what was read and write it to its places."""
        index = PostIndex(placements)
        bodies = BodyConverter(index, self._context)
        self._translated = frozenset(each.original for each in placements if each.original)
        count = 0
        # Translations last: by then it is known what their originals say.
        for is_translation in (False, True) if self._translated else (False,):
            for placement, (post, keys) in zip(placements, self._posts, strict=True):
                if (placement.original is not None) is is_translation:
                    self._progress("Writing", count, len(placements))
                    count += 1
                    self._write_briefing(post, keys, placement, index, bodies)
        self._progress("Writing", len(placements), len(placements))

    def _write_briefing(
        self,
        post: OldPost,
        keys: NewKeys,
        placement: Placement,
        index: PostIndex,
        bodies: BodyConverter,
    ) -> None:
        body = bodies.convert(post, keys, placement)
        matter = front_matter(keys, body.image, placement.aliases)
        text = write_text(matter, body.text, key_order(BriefingKeys))
        files, refused = published_files(body.files, post)
        targets = frozenset(files.values())

        def is_there(file: Path) -> bool:
            return file in targets or index.has_target(file)

        target, zone = placement.target, self._options.site_zone
        problems = check_text(text, post, target, is_there, zone)
        original = self._originals.get(placement.original) if placement.original else None
        if placement.original is not None and original is None:
            message = f"It is a translation of {placement.original.as_posix()}, which is missing."
            problems.append(post.error(message, "Import that first."))
        if problems:
            self.tally.failed.extend(problems)
            return
        if target in self._translated:
            self._originals[target] = written_original(post.path, matter, text)
        if original is not None:
            self.tally.notes.extend(lost_keys(matter, post, original))
            matter = translation_matter(matter, placement.slug, original)
            text = write_text(matter, body.text, key_order(BriefingKeys))
        if self._writer.write_briefing(post, target, text, files):
            count = compare_words(post, keys.title, body.text, self._context.site)
            notes = *post.notes, *keys.notes, *placement.notes, *body.notes, *refused
            self.tally.notes.extend((*notes, *loss_note(post, count)))
            self._count(count, body, placement, files.values())
            self.tally.figures.count(keys.status)

    def _count(
        self, words: WordCount, body: NewBody, placement: Placement, files: Iterable[Path]
    ) -> None:
        figures = self.tally.figures
        links = [link.target for link in find_links(body.text) if not link.is_image]
        figures.posts += 1
        figures.words_before += words.before
        figures.words_after += words.after
        figures.images += sum(suffix(file.name) in IMAGE_SUFFIXES for file in files)
        figures.links += len(links)
        figures.links_to_briefings += sum(
            not is_remote(target) and suffix(target.partition("#")[0]) == ".md" for target in links
        )
        figures.addresses += bool(placement.claim.old_addresses)
        figures.addresses_kept += placement.keeps_address
        figures.differing += words.is_loss or body.reads_otherwise
