"""Render pages of the news: their Markdown, their templates, and MkDocs' events of pages."""

from __future__ import annotations

import hashlib
import os
import posixpath
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_briefings.archive.urls import site_urls
from mkdocs_briefings.drawing.cards.card_cache import CardCache
from mkdocs_briefings.model.provenance import is_unreviewed
from mkdocs_briefings.reading.file import read_body
from mkdocs_briefings.reading.links import is_converted
from mkdocs_briefings.reading.picture import is_raster
from mkdocs_briefings.reading.sibling_names import original_path, sibling_of
from mkdocs_briefings.rendering.dependencies import Body, Dependencies
from mkdocs_briefings.rendering.environment import load_templates
from mkdocs_briefings.rendering.fast_markdown.converter import MarkdownConverter
from mkdocs_briefings.rendering.layout.theme import Theme
from mkdocs_briefings.rendering.page.absolute import with_absolute_links
from mkdocs_briefings.rendering.page.docs_text import without_front_matter
from mkdocs_briefings.rendering.page.head import Head
from mkdocs_briefings.rendering.page.heading_signs import HeadingSigns
from mkdocs_briefings.rendering.page.ids import anchors_in, with_unique_ids
from mkdocs_briefings.rendering.page.pictures import with_sizes
from mkdocs_briefings.rendering.page.relative_url import relative_url
from mkdocs_briefings.rendering.page.sanitize import Sanitizer
from mkdocs_briefings.rendering.page.toc import get_toc
from mkdocs_briefings.rendering.structured.publisher import Publisher

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path

    from mkdocs_briefings.archive.cards import CardImage
    from mkdocs_briefings.drawing.cards.words import CardWords
    from mkdocs_briefings.drawing.images import ImageMaker
    from mkdocs_briefings.model.briefing import BriefingKeys
    from mkdocs_briefings.reading.picture import Picture
    from mkdocs_briefings.reading.record import ImageRecord
    from mkdocs_briefings.rendering.page.ids import Anchors
    from mkdocs_briefings.rendering.page.links import Linker
    from mkdocs_briefings.rendering.site import NewsPage, Site
    from mkdocs_briefings.rendering.text_spool import TextSpool
    from mkdocs_briefings.settings import Settings


class _PageText(NamedTuple):
    """A Markdown text, converted."""

    markdown: str | None
    body: Body
    headings: list[Any]


class Renderer:
    """Turns what an output says into the bytes of its page.

    A page passes through the same plugin events as a page of `docs/`, in the same order, and lives
    only while it is rendered: MkDocs itself would keep all of them in memory.
    """

    uses_cached_layouts = True
    """Whether pages that are alike share what stands around their words, where that is safe."""

    def __init__(
        self,
        site: Site,
        settings: Settings,
        linker: Linker,
        keys: Callable[[str], BriefingKeys],
        copies: Path,
    ) -> None:
        """Take the view of the site, and how to ask for a briefing's front matter by its path.

        `copies` is the folder in which copies of images, and share cards, are kept.
        """
        self.keys = keys
        """Gives the front matter of a briefing, by its path in the project."""

        self.urls = site_urls(settings)
        """Makes the addresses of the site."""

        self.publisher = Publisher(settings, self.urls)
        """Says who publishes the site."""

        self._site, self._config, self._files = site, site.config, site.files
        self.cards_since = settings.cards_since
        """The first day whose briefings have cards; None where nothing is made for sharing."""

        self.words = settings.words
        """What the interface says, in the site's language."""

        self._environment, self._settings, self._linker = site.environment, settings, linker
        self._converters = {settings.tag: MarkdownConverter(site.markdown_in(settings.tag))}
        self._converter = self._converters[settings.tag]
        self._sanitizer = Sanitizer(settings.embeds)
        self._signs = HeadingSigns(self._converter.permalink_class)
        self._copies, self._cards = copies, CardCache(copies)
        # The settings are asked for nothing that a page must not show.
        self._root = settings.root
        self._briefings = f"{settings.relative(settings.briefings_dir)}/"
        self._keep: frozenset[str] | None = frozenset()
        self._spool: TextSpool | None = None
        self._bodies: dict[str, Body] = {}
        self._new_bodies: dict[str, Body] = {}
        self._prepared: dict[str, _PageText] = {}
        self._wants_anchors: frozenset[str] = frozenset()
        self._anchors: dict[str, Anchors] = {}
        self._undrawn: set[str] = set()
        self._dependencies = Dependencies()
        self.listeners = site.listeners(settings)
        """Plugins and hooks of others that take part."""

        self._theme = Theme(
            site, self.urls, self.listeners, uses_cached_layouts=self.uses_cached_layouts
        )

    @property
    def kept_bodies(self) -> frozenset[str] | None:
        """The files whose bodies are kept when they are rendered; None for all."""
        return self._keep

    @property
    def wanted_anchors(self) -> frozenset[str]:
        """The files whose pages' anchors are noted when they are rendered."""
        return self._wants_anchors

    @property
    def notice(self) -> str:
        """A sentence for whoever builds the site, if texts take longer than they need to."""
        return self._converter.notice

    def keep_bodies(self, paths: Collection[str] | None) -> None:
        """Keep the bodies of these files when they are rendered, for feeds; None keeps all."""
        self._keep = frozenset(paths) if paths is not None else None

    def spool_bodies(self, spool: TextSpool | None) -> None:
        """Put all other bodies there when they are rendered, and look for them there."""
        self._spool = spool

    def know_bodies(self, bodies: Mapping[str, Body]) -> None:
        """Take bodies that were rendered elsewhere, or by an earlier build, by their paths."""
        self._bodies.update(bodies)

    def known_bodies(self, paths: Iterable[str]) -> dict[str, Body]:
        """Give those of these files' bodies that are known, by their paths."""
        return {path: self._bodies[path] for path in paths if path in self._bodies}

    def take_new_bodies(self) -> dict[str, Body]:
        """Give the bodies that were kept since the last time, by their paths."""
        new, self._new_bodies = self._new_bodies, {}
        self._theme.tell()
        return new

    def note_anchors(self, paths: Collection[str]) -> None:
        """Note the anchors on the pages of these files when they are rendered."""
        self._wants_anchors = frozenset(paths)

    def take_anchors(self) -> dict[str, Anchors]:
        """Give the anchors that were noted since the last time, by the paths of the files."""
        noted, self._anchors = self._anchors, {}
        return noted

    def take_undrawn(self) -> frozenset[str]:
        """Give the scripts of headlines that no font had the letters of, since the last time."""
        undrawn, self._undrawn = frozenset(self._undrawn), set()
        return undrawn

    def load_templates(self) -> None:
        """Load all of our templates, so that processes which are forked then need not."""
        load_templates(self._environment)

    def record_dependencies(self) -> Dependencies:
        """Begin an output; what it depends on is noted in what is given."""
        self._dependencies = Dependencies()
        return self._dependencies

    def prepare(self, path: str, url: str) -> None:
        """Convert the text of a Markdown file before its page is rendered; `url` is that of it.

        With many texts one after the other Python stays with one kind of work, so that what it
        needs for that stays in the processor's caches. Where plugins listen to pages, each page
        passes all of its events before the next one.
        """
        if not self.listeners.subscribed:
            markdown = read_body(f"{self._root}/{path}")
            self._prepared[path] = self._text(markdown, path, url)

    def page(self, head: Head, template: str, **view: Any) -> bytes:  # noqa: ANN401 - template's
        """Render a page that has no Markdown file of its own."""
        self._dependencies.is_page = True
        head = self._in_languages(head)
        page = self._make_page(head, template)
        return self._theme.dress(page, head, view)

    def document(
        self,
        head: Head,
        template: str,
        path: str,
        pictures: Mapping[str, Picture],
        **view: Any,  # noqa: ANN401 - template's
    ) -> bytes:
        """Render the page of a Markdown file; `path` is relative to the project.

        `pictures` are the images of its text, by their addresses.
        """
        self._dependencies.is_page = True
        head = self._in_languages(head, path)
        page = self._make_page(head, template, path)
        self._populate(page, path, pictures)
        return self._theme.dress(page, head, view)

    def _in_languages(self, head: Head, path: str = "") -> Head:
        """Give what a page's head says, with where the page is in other languages.

        `path` is that of its Markdown file, if it has one.
        """
        languages = self._linker.languages
        if not languages.archives or head.alternates:
            return head
        if path.startswith(self._briefings):
            original = original_path(path, self._settings)
            lookups = languages.lookups_of_article(original)
        else:
            lookups = languages.lookups_of_page(head.url, self._settings.language)
        found: dict[str, str | None] = {self._settings.language: head.url}
        for tag, lookup in lookups.items():
            if tag not in found:
                found[tag] = self._dependencies.lookups[lookup] = languages.url_of(lookup)
        return replace(head, alternates=languages.alternates(found))

    def body(self, path: str, url: str) -> Body:
        """Give the body of a briefing for readers elsewhere, with what stands before it.

        It is clean HTML whose links are absolute, and whose headings have no signs.
        """
        body = self._bodies.get(path)
        if body is None and self._spool is not None:
            body = self._spool.find(path)
        if body is None:
            head = Head(url=url, title="", description="")
            page = self._make_page(head, "main.html", path)
            text = self._text(self._markdown(page, path), path, url)
            body = self._for_elsewhere(text.body, path, url)
        self._dependencies.add(body.dependencies)
        self._dependencies.holds_texts = True
        return body

    def figure(self, image: CardImage, told: ImageRecord, link: str, language: str) -> str:
        """Give a briefing's main image with its caption, as it stands in feeds.

        `link` is its whole address, `language` that of the briefing.
        """
        return str(self._front.figure(image, told, link, language))

    @property
    def _front(self) -> Any:  # noqa: ANN401 - a template's macros
        return self._environment.get_template("briefings/partials/front.html").module

    def read(self, path: str) -> bytes:
        """Give the bytes of a file, by its path in the project."""
        return (self._root / path).read_bytes()

    def media(self, path: str) -> bytes:
        """Give the bytes of a file as it is published, by its path in the project."""
        data = self.read(path)
        if not is_raster(path) or not path.startswith(self._briefings):
            return data
        if is_converted(path):
            digest = hashlib.sha256(data).hexdigest()
            return self._images.converted(path, digest, lambda: data)
        from mkdocs_briefings.reading.image_file import published  # noqa: PLC0415 - as below

        return published(data)

    def variant(self, path: str, digest: str, width: int, widest: int) -> bytes:
        """Give a copy of an image, in pixels, by its path in the project and its digest.

        `widest` is the width of the widest of its copies.
        """
        return self._images.copy(path, digest, width, widest, lambda: self.read(path))

    def crop(self, path: str, digest: str, name: str, size: tuple[int, int]) -> bytes:
        """Give the crop of that name of an image, by its path in the project, digest and size."""
        from mkdocs_briefings.drawing.crops import Framing  # noqa: PLC0415 - as below

        framing, paper = Framing(name, *size), self._settings.colors[0]
        return self._images.crop(path, digest, framing, paper, lambda: self.read(path))

    def share_card(self, path: str, words: CardWords, country: str, made_of: bytes) -> bytes:
        """Give the card of the briefing at that path of the project, about that country.

        `made_of` stands for all that decides how it looks.
        """
        return self._cards.card(path, made_of, lambda: self._draw_card(words, country))

    def _draw_card(self, words: CardWords, country: str) -> bytes:
        from mkdocs_briefings.drawing.cards.card import draw_card  # noqa: PLC0415 - as below
        from mkdocs_briefings.drawing.cards.lacking import script_without_font  # noqa: PLC0415

        script = script_without_font(words.headline)
        if script:
            self._undrawn.add(script)
        return draw_card(words, country, self._settings.colors[0], self._cards.base(country))

    @cached_property
    def _images(self) -> ImageMaker:
        # Pillow takes 30 ms to load, and most builds open no image.
        from mkdocs_briefings.drawing.images import ImageMaker  # noqa: PLC0415

        return ImageMaker(self._copies)

    def forget_copies(self, folder: str, digests: Mapping[str, str]) -> None:
        """Forget the copies of images, and the cards of briefings, that a folder holds no more.

        `digests` are those of files in it, by their names. A briefing that is warned of has none,
        since it is read again each time; its card stays.
        """
        if (self._copies / folder).is_dir():
            briefings = self._settings.root / folder
            names = os.listdir(briefings) if briefings.is_dir() else ()  # noqa: PTH208 - names are all it takes
            self._cards.forget(folder, frozenset(names))
            self._images.forget(folder, frozenset(digests.values()))

    def size(self, path: str) -> int:
        """Give how many bytes a file has as it is published, by its path in the project."""
        return len(self.media(path))

    @staticmethod
    def relative_url(url: str, page_url: str) -> str:
        """Give an address as a page links to it; both are relative to the site's root."""
        return relative_url(url, page_url)

    def _make_page(self, head: Head, template: str, path: str | None = None) -> NewsPage:
        is_whole = bool(self.listeners.subscribed)
        return self._site.page(head, template, path, self._root, is_whole=is_whole)

    def _populate(self, page: NewsPage, path: str, pictures: Mapping[str, Picture]) -> None:
        text = self._prepared.pop(path, None) or self._text(
            self._markdown(page, path), path, page.url
        )
        page.markdown, page.toc = text.markdown, get_toc(text.headings)
        self._dependencies.add(text.body.dependencies)
        near = {relative_url(url, page.url): picture for url, picture in pictures.items()}
        page.content = with_sizes(text.body.html, near)
        if "page_content" in self.listeners.subscribed:
            page.content = self.listeners.events.on_page_content(
                page.content, page=page, config=self._config, files=self._files
            )

    def _text(self, markdown: str | None, path: str, url: str) -> _PageText:
        """Convert the text of a Markdown file, which stands on the page at that address."""
        html, headings, is_clean = self._converter_of(path).convert(markdown or "")
        dependencies = Dependencies()
        if not is_clean:
            html = self._sanitizer.clean(
                html, lambda link: self._linker.resolve(link, path, url, dependencies.lookups)
            )
        if path in self._wants_anchors:
            self._anchors[path] = anchors_in(html)
        if not is_clean:
            html = with_unique_ids(html)
        body = Body(html, dependencies)
        if self._keep is None or path in self._keep:
            kept = self._for_elsewhere(body, path, url, is_clean=is_clean)
            self._bodies[path] = self._new_bodies[path] = kept
        elif self._spool is not None and path.startswith(self._briefings):
            self._spool.put(path, self._for_elsewhere(body, path, url, is_clean=is_clean))
        return _PageText(markdown, body, headings)

    def _converter_of(self, path: str) -> MarkdownConverter:
        """Give what converts the text of a file, and says in it what is said in its language."""
        if not self._settings.languages:
            return self._converter
        sibling = sibling_of(path, self._settings)
        if sibling is not None:
            tag = sibling.tag
        else:
            is_briefing = path.startswith(self._briefings)
            tag = self._settings.tag_of(self.keys(path).language if is_briefing else None)
        if tag not in self._converters:
            self._converters[tag] = MarkdownConverter(self._site.markdown_in(tag))
        return self._converters[tag]

    def _for_elsewhere(self, body: Body, path: str, url: str, *, is_clean: bool = False) -> Body:
        """Give a body as feeds hold it."""
        html = self._signs.without(body.html)
        if not is_clean:  # what is clean from the start has no relative link
            html = with_absolute_links(html, posixpath.join(self._settings.site_url, url))
        return Body(html, body.dependencies, self._front_of(path))

    def _front_of(self, path: str) -> str:
        """Give what stands before the text of a briefing; of other pages nothing is in a feed."""
        if not path.startswith(self._briefings):
            return ""
        keys = self.keys(path)
        if not _has_front(keys):
            return ""
        language = keys.language or self._settings.language
        parts = self._front.parts(keys, language, self._settings.zone, in_feed=True)
        return str(parts).strip()

    def _markdown(self, page: NewsPage, path: str) -> str | None:
        plugins, config, files = self.listeners.events, self._config, self._files
        if not self.listeners.subscribed:
            return read_body(f"{self._root}/{path}")
        page = plugins.on_pre_page(page, config=config, files=files)
        source = plugins.on_page_read_source(page=page, config=config)
        if source is None:
            page.markdown = read_body(f"{self._root}/{path}")
        else:
            page.markdown = without_front_matter(source)
        changed: str | None = plugins.on_page_markdown(
            page.markdown, page=page, config=config, files=files
        )
        return changed


def _has_front(keys: BriefingKeys) -> bool:
    """Whether something stands before a briefing's text in a feed: most have nothing."""
    is_licensed = keys.original is not None and keys.original.license is not None
    told = keys.corrections, keys.key_points, keys.why_it_matters, keys.coverage
    reason = isinstance(keys.overlooked, str)
    return reason or any(told) or is_licensed or is_unreviewed(keys)
