"""Import exports of Ghost."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from mkdocs_briefings.errors import Problem, SettingsError, Severity
from mkdocs_briefings.importing.adapters.ghost_cards import without_players
from mkdocs_briefings.importing.adapters.ghost_export import find_export, open_export
from mkdocs_briefings.importing.adapters.ghost_routes import PostFacts, read_routes
from mkdocs_briefings.importing.adapters.plain_keys import without_markdown
from mkdocs_briefings.importing.file_names import read_language
from mkdocs_briefings.importing.importer import OldSite
from mkdocs_briefings.importing.old_keys import OldKeys
from mkdocs_briefings.importing.old_post import OldPost, TextKind
from mkdocs_briefings.settings import read_zone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_briefings.importing.adapters.ghost_export import GhostExport, Row
    from mkdocs_briefings.importing.adapters.ghost_routes import Routes

_SITE = "__GHOST_URL__"
_SUMMARIES = ("custom_excerpt", "meta_description", "og_description", "twitter_description")


class Ghost:
    """Reads the JSON file that Ghost exports, and `routes.yaml` if it lies beside it."""

    name = "ghost"

    def site(self, path: Path, /) -> OldSite:
        """Give what holds for all posts."""
        return OldSite(
            root=path if path.is_dir() else path.parent,
            media_addresses=(
                *("/content/images/", "/content/media/", "/content/files/", "/content/", "/"),
            ),
            prefers_markdown=True,
            smaller_copies=r"(?<=/content/images)/size/w\d+(?:h\d+)?(?:/format/\w+)?",
        )

    def posts(self, path: Path, /) -> Iterator[OldPost | Problem]:
        """Give the posts and pages in the order of the export, and what else there is."""
        export = open_export(find_export(path))
        name = export.path.as_posix()
        routes = read_routes((export.path.parent,), export.settings)
        zone = _zone(export.settings)
        names: set[str] = set()
        for row in export.posts:
            yield _Post(row, export, name, zone).read(routes, names)
        if export.comments:
            reason = f"Comments, which briefings do not have: {export.comments}."
            yield Problem(name, 1, reason, severity=Severity.WARNING)


def _zone(settings: dict[str, str]) -> tzinfo:
    name = settings.get("timezone") or settings.get("active_timezone") or ""
    try:
        return read_zone(name) if name else ZoneInfo("UTC")
    except SettingsError:
        return ZoneInfo("UTC")


class _Post:
    """A row of the table of posts, with what other tables have on it."""

    def __init__(self, row: Row, export: GhostExport, file: str, zone: tzinfo) -> None:
        self._row, self._export, self._file, self._zone = row, export, file, zone
        self._id = str(row.get("id"))
        self._about = {**row, **export.about.get(self._id, {})}
        self._slug = self._text("slug")
        self._notes: list[tuple[str, str]] = []

    def read(self, routes: Routes, names: set[str]) -> OldPost | Problem:
        """Give the post, or why it is none; `names` has those that are taken."""
        name = self._slug or self._id
        if name in names:
            name = f"{name}-{self._id}"
        names.add(name)
        path = f"{self._file}#{name}"
        html = self._text("html")
        if not html and self._is_written():
            reason = "The export has no HTML of it."
            return Problem(path, 1, reason, "Open and save it in Ghost, then export again.")
        text, left_out = without_players(html)
        for what, count in Counter(left_out).items():
            message = f"A {what} ({count} in all) is left out."
            self._notes.append((message, "A briefing cannot have it."))
        if any(self._text(f"codeinjection_{place}") for place in ("head", "foot")):
            message = "Code of its own, which Ghost put into its page, is left out."
            self._notes.append((message, "A briefing cannot have it: look at the page."))
        is_page = self._row.get("type") == "page" or bool(self._row.get("page"))
        is_draft, keys = self._is_draft(), self._keys()
        addresses = self._addresses(routes)
        return OldPost(
            path=path,
            keys=OldKeys.from_data(keys),
            text=text,
            kind=TextKind.HTML,
            type="page" if is_page else "post",
            addresses=addresses,
            slug=self._slug or None,
            language=read_language(self._text("locale")) if self._text("locale") else None,
            is_draft=is_draft,
            notes=tuple(
                Problem(path, 1, message, hint, Severity.WARNING) for message, hint in self._notes
            ),
        )

    def _text(self, *names: str) -> str:
        """Give the first of these columns that says something."""
        found = (self._about.get(name) for name in names)
        return next((text for text in found if isinstance(text, str) and text.strip()), "").strip()

    def _is_written(self) -> bool:
        lexical, mobiledoc = self._text("lexical"), self._text("mobiledoc")
        return (
            '"children":[{' in lexical
            or '"sections":[[' in mobiledoc
            or bool(self._text("markdown"))
        )

    def _is_draft(self) -> bool:
        status, visibility = self._text("status"), self._text("visibility") or "public"
        reason = ""
        if status == "sent":
            reason = "It was only sent by mail"
        elif visibility != "public":
            reason = f"It was not for all readers ({visibility})"
        if reason:
            self._notes.append((f"{reason}, so it is a draft.", "Publish it if all may read it."))
        return bool(reason) or status not in {"published", "scheduled"}

    def _addresses(self, routes: Routes) -> tuple[str, ...]:
        own = self._text("canonical_url")
        if own.startswith(_SITE):
            return (own.removeprefix(_SITE),)
        if not self._slug or self._text("status") not in {"published", "scheduled"}:
            return ()
        tags = [str(tag.get("slug")) for tag in self._tags() if not _is_internal(tag)]
        authors = [str(author.get("slug")) for author in self._writers()]
        facts = PostFacts(
            slug=self._slug,
            date=self._moment("published_at"),
            identifier=self._id,
            tags=tags,
            authors=authors,
            is_featured=bool(self._row.get("featured")),
        )
        address = f"/{self._slug}/" if self._row.get("type") == "page" else routes.address(facts)
        if address is None:
            message = "Its old address follows from a filter of routes.yaml that is not understood."
            self._notes.append((message, "Give it in `aliases`."))
        return (address,) if address else ()

    def _keys(self) -> dict[str, Any]:
        date = self._moment("published_at") or self._moment("created_at")
        updated = self._moment("updated_at")
        keys: dict[str, Any] = {
            "title": without_markdown(_escaped(self._text("title"))),
            "date": date.isoformat() if date else "",
            "updated": updated.isoformat() if updated else "",
            "summary": without_markdown(_escaped(self._text(*_SUMMARIES))),
            "tags": [_name(tag) for tag in self._tags() if not _is_internal(tag)],
            "internal_tags": [_name(tag) for tag in self._tags() if _is_internal(tag)],
            "authors": [_name(author) for author in self._writers()],
            "image": self._image(),
        }
        original = self._text("canonical_url")
        if original.startswith(("http:", "https:")):
            keys["original"] = {"url": original}
        return keys

    def _tags(self) -> list[Row]:
        return self._export.tags.get(self._id, [])

    def _writers(self) -> list[Row]:
        first = self._export.users.get(str(self._row.get("author_id")))
        return self._export.authors.get(self._id, []) or ([first] if first else [])

    def _image(self) -> dict[str, str]:
        source = self._text("feature_image", "image").replace(_SITE, "")
        if not source:
            return {}
        alt, caption = self._text("feature_image_alt"), self._text("feature_image_caption")
        alt = _escaped(alt)
        return {"src": source, "alt": without_markdown(alt), "caption": without_markdown(caption)}

    def _moment(self, name: str) -> datetime | None:
        written = self._row.get(name)
        try:
            if isinstance(written, (int, float)) and not isinstance(written, bool):
                # Versions before 1.0 count milliseconds.
                return datetime.fromtimestamp(written / 1000, UTC).astimezone(self._zone)
            moment = datetime.fromisoformat(str(written))
            known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            return known.astimezone(self._zone).replace(microsecond=0)
        except (ValueError, OverflowError, OSError):
            return None


def _is_internal(tag: Row) -> bool:
    return tag.get("visibility") == "internal" or str(tag.get("name")).startswith("#")


def _name(row: Row) -> str:
    return without_markdown(_escaped(str(row.get("name") or row.get("slug") or "")))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


GHOST = Ghost()
