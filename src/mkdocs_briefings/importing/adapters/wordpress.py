"""Import exports of WordPress."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.importing.adapters.plain_keys import without_markdown
from mkdocs_briefings.importing.adapters.wordpress_site import (
    bare_address,
    find_export,
    survey,
)
from mkdocs_briefings.importing.adapters.wordpress_text import text_of
from mkdocs_briefings.importing.adapters.wxr import read_wxr
from mkdocs_briefings.importing.file_names import read_language
from mkdocs_briefings.importing.importer import OldSite, TemplateLanguage
from mkdocs_briefings.importing.old_keys import OldKeys
from mkdocs_briefings.importing.old_post import OldPost, TextKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_briefings.importing.adapters.wordpress_site import Survey
    from mkdocs_briefings.importing.adapters.wxr import WxrRecord

_NO_TEXTS = frozenset({
    "acf-field", "acf-field-group", "attachment", "custom_css", "customize_changeset", "feedback",
    "nav_menu_item", "oembed_cache", "revision", "scheduled-action", "shop_coupon", "shop_order",
    "shop_order_refund", "user_request", "wpcf7_contact_form", "wp_block", "wp_font_face",
    "wp_font_family", "wp_global_styles", "wp_navigation", "wp_template", "wp_template_part",
})  # fmt: skip
"""Types of items that no reader ever read, of WordPress and of common plugins."""

_STATES = {
    "draft": "",
    "future": "",
    "pending": "It waited for a review",
    "private": "It was private",
    "publish": "",
}
"""What a post can be, and the sentence on what has to be known of it."""

_NO_DRAFT = frozenset({"future", "publish"})
_SUMMARIES = (
    "_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description",
    "_aioseop_description", "_genesis_description", "advanced_seo_description",
    "_seopress_titles_desc",
)  # fmt: skip
"""Custom fields with a text for search engines, by the plugins that write them."""

_INTERNAL_TAXONOMIES = frozenset({
    "nav_menu", "post_format", "post_translations", "term_language", "term_translations",
    "wp_theme",
})  # fmt: skip
_TAXONOMIES = frozenset({"author", "category", "language", "post_tag"})
_SERIALIZED = re.compile(r"[abOs]:\d+:")
_UNSORTED = "uncategorized"
"""The category of posts that nobody gave one."""

_NO_DATE = "0000-00-00"
_QUARTER = timedelta(minutes=15)
_HREF = re.compile(r"""(?P<start>\bhref\s*=\s*)(?P<quote>["'])(?P<address>[^"'<>]*)(?P=quote)""")
_OLD_GALLERY = re.compile(r"\[gallery(?![^\[\]]*\b(?:ids|include)=)(?P<rest>[^\[\]]*)\]")
_PHOTON = re.compile(r"https?://i\d\.wp\.com/")


class WordPress:
    """Reads WXR: one file, or all of a folder."""

    name = "wordpress"

    def site(self, path: Path, /) -> OldSite:
        """Give what holds for all posts. Raises `ArchiveError`."""
        known = survey(find_export(path))
        root = path if path.is_dir() else path.parent
        return OldSite(
            root=root,
            addresses=tuple(known.addresses),
            media=known.media,
            media_addresses=known.media_addresses,
            smaller_copies=r"(?:-\d+x\d+|-scaled)(?=\.\w+$)",
            template_language=TemplateLanguage.WORDPRESS,
            prefers_markdown=True,
        )

    def posts(self, path: Path, /) -> Iterator[OldPost | Problem]:
        """Give the posts and pages in the order of the files, and what else there is."""
        export = find_export(path)
        known = survey(export)
        for file in export.others:
            yield _skipped(file.as_posix(), "It is no export of WordPress.")
        names: set[str] = set()
        seen: dict[str, str] = {}
        for file in export.files:
            name = file.as_posix()
            others: Counter[str] = Counter()
            for record in read_wxr(file, name):
                kind = record.get("wp:post_type") or "post"
                if record.kind != "item" or kind in _NO_TEXTS:
                    others[kind] += record.kind == "item" and kind != "attachment"
                    continue
                number = record.get("wp:post_id")
                if number and number in seen:
                    reason = f"It stands in {seen[number]} already."
                    yield _skipped(f"{name}#{number}", reason, record.line)
                    continue
                seen[number] = name
                yield _Item(record, kind, name, known).read(names)
            yield from _rest(name, others, known.comments[name])


def _rest(name: str, others: Counter[str], comments: int) -> Iterator[Problem]:
    for kind, count in sorted(others.items()):
        if count:
            yield _skipped(name, f"Of type {kind!r}, which is no text: {count}.")
    if comments:
        yield _skipped(name, f"Comments, which briefings do not have: {comments}.")


def _skipped(path: str, reason: str, line: int = 1) -> Problem:
    return Problem(path, line, reason, severity=Severity.WARNING)


class _Item:
    """An item that is a text, as a post."""

    def __init__(self, record: WxrRecord, kind: str, file: str, known: Survey) -> None:
        self._record, self._kind, self._file, self._known = record, kind, file, known
        self._id = record.get("wp:post_id")
        self._slug = unquote(record.get("wp:post_name"))
        self._notes: list[tuple[str, str]] = []

    def read(self, names: set[str]) -> OldPost | Problem:
        """Give the post, or why it is none; `names` has those that are taken."""
        record, name = self._record, self._slug or self._id
        if name in names:
            name = f"{name}-{self._id}"
        names.add(name)
        path = f"{self._file}#{name}"
        state = record.get("wp:status") or "publish"
        if state in {"auto-draft", "trash"}:
            reason = "It was thrown away." if state == "trash" else "It was never saved."
            return _skipped(path, reason, record.line)
        text = self._text()
        if not (text.strip() or record.get("title") or record.get("excerpt:encoded")):
            return _skipped(path, "It has neither a title nor a text.", record.line)
        is_draft = self._is_draft(state)
        keys = self._keys()
        addresses = self._addresses(state)
        return OldPost(
            path=path,
            keys=OldKeys.from_data(keys, self._lines()),
            text=text,
            kind=TextKind.HTML,
            type=self._kind,
            line=record.lines.get("content:encoded", record.line),
            head=record.values.get("content:encoded", ""),
            addresses=addresses,
            names=(f"?p={self._id}", f"?page_id={self._id}"),
            slug=self._slug or None,
            language=self._language(),
            is_draft=is_draft,
            notes=tuple(
                Problem(path, record.line, message, hint, Severity.WARNING)
                for message, hint in self._notes
            ),
        )

    def _is_draft(self, state: str) -> bool:
        reason = _STATES.get(state, f"Its status was {state!r}")
        if self._record.get("wp:post_password"):
            reason = "It was protected by a password"
        if reason:
            self._notes.append((f"{reason}, so it is a draft.", "Publish it if all may read it."))
        return bool(reason) or state not in _NO_DRAFT

    def _text(self) -> str:
        content = self._record.values.get("content:encoded", "")
        images = ",".join(self._known.media_of.get(self._id, ()))
        content = _OLD_GALLERY.sub(rf'[gallery ids="{images}"\g<rest>]', content)
        read = text_of(content, self._known.shared)
        for block, count in read.missing.items():
            times = f" ({count} in all)" if count > 1 else ""
            message = f"WordPress filled in the block {block!r}{times}; nothing stands there."
            self._notes.append((message, "Look at the place."))
        return _PHOTON.sub("https://", _HREF.sub(self._to_file, read.html))

    def _to_file(self, link: re.Match[str]) -> str:
        """Lead past the page that WordPress gave a file, to the file."""
        address = link["address"]
        file = self._known.media_pages.get(bare_address(address))
        if file is None and "attachment_id=" in address:
            number = parse_qs(urlsplit(address).query).get("attachment_id", [""])[0]
            found = self._known.media.get(number)
            file = found.src if found else None
        return f'{link["start"]}"{file}"' if file else link[0]

    def _addresses(self, state: str) -> tuple[str, ...]:
        link = self._record.get("link")
        parts = urlsplit(link)
        if not link or (parts.query and parts.path in {"", "/"}):
            if state == "publish":
                message = f"Its old address {link!r} is none that this site can keep."
                self._notes.append((message, ""))
            return ()
        if not self._slug or state not in {"publish", "private"}:
            return (link,)
        # WordPress leads from the names that a post had before to its last one.
        written = self._record.get("wp:post_name")
        before, _, after = unquote(link).rpartition(self._slug)
        former = self._record.fields.get("_wp_old_slug", ())
        named = (unquote(name) for name in former) if before and written else ()
        return (link, *dict.fromkeys(f"{before}{name}{after}" for name in named if name))

    def _keys(self) -> dict[str, Any]:
        record = self._record
        keys: dict[str, Any] = {"title": without_markdown(record.get("title"))}
        keys["date"] = self._moment("post_date") or record.get("pubDate")
        keys["updated"] = self._moment("post_modified")
        described = (record.first_field(name) for name in _SUMMARIES)
        summary = record.get("excerpt:encoded") or next(
            # What such a plugin fills in is no text: `%%excerpt%%`.
            (text for text in described if text and "%" not in text),
            "",
        )
        keys["summary"] = without_markdown(summary)
        keys["tags"] = [
            without_markdown(term.name)
            for taxonomy in ("category", "post_tag")
            for term in record.terms
            if term.taxonomy == taxonomy and _UNSORTED not in {term.slug, term.name.lower()}
        ]
        keys["authors"] = self._authors()
        keys["image"] = self._image()
        taken = {key.lower() for key in keys}
        return {**keys, **{key: it for key, it in self._others().items() if key not in taken}}

    def _moment(self, name: str) -> str:
        """Give a date in the site's time, with the offset that it has from that in GMT."""
        local, utc = self._record.get(f"wp:{name}"), self._record.get(f"wp:{name}_gmt")
        if utc.startswith(_NO_DATE) or not utc:
            return "" if local.startswith(_NO_DATE) else local
        try:
            moment = datetime.fromisoformat(utc).replace(tzinfo=UTC)
        except ValueError:
            return utc
        try:
            offset = datetime.fromisoformat(local).replace(tzinfo=UTC) - moment
            zone = timezone(round(offset / _QUARTER) * _QUARTER)
            return moment.astimezone(zone).isoformat()
        except (ValueError, OverflowError):  # no date, or one that no zone is so far from
            return moment.isoformat()

    def _authors(self) -> list[str]:
        # Co-Authors Plus keeps all authors as terms, also the first.
        names = [term.name for term in self._record.terms if term.taxonomy == "author"]
        login = self._record.get("dc:creator")
        own = self._known.people
        return [without_markdown(own.get(name, name)) for name in names or [login] if name]

    def _image(self) -> dict[str, str]:
        number = self._record.first_field("_thumbnail_id")
        image = self._known.media.get(number)
        if image is None:
            if number:
                message = f"Its main image, {number}, is not in the export."
                self._notes.append((message, "Export all content, with the media."))
            return {}
        texts = {"alt": without_markdown(image.alt), "caption": without_markdown(image.caption)}
        return {"src": image.src, **texts}

    def _others(self) -> dict[str, Any]:
        """Give the terms of other taxonomies, and custom fields that an editor may have filled."""
        others: dict[str, Any] = {}
        for term in self._record.terms:
            if term.taxonomy not in _TAXONOMIES | _INTERNAL_TAXONOMIES:
                others.setdefault(term.taxonomy.lower(), []).append(term.name)
        for key, values in self._record.fields.items():
            texts = [text for text in values if text and not _SERIALIZED.match(text)]
            if texts and key and not key.startswith("_"):
                others.setdefault(key.lower(), texts[0] if len(texts) == 1 else texts)
        return others

    def _language(self) -> str | None:
        # Polylang's.
        slugs = (term.slug for term in self._record.terms if term.taxonomy == "language")
        return read_language(next(slugs, ""))

    def _lines(self) -> dict[str, int]:
        lines = self._record.lines
        origins = {
            "title": "title", "date": "wp:post_date", "updated": "wp:post_modified",
            "summary": "excerpt:encoded", "authors": "dc:creator",
        }  # fmt: skip
        return {key: lines[name] for key, name in origins.items() if name in lines}


WORDPRESS = WordPress()
