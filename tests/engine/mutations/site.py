"""What the owner of a site changes: options of the plugin, settings of MkDocs, templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_briefings.configuration.option import Choice
from mkdocs_briefings.configuration.options import Options
from mkdocs_briefings.rendering.environment import TEMPLATES
from tests.engine.mutations.mutation import Mutation, Tries, Variant, told
from tests.engine.mutations.values import options_of, put

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tests.engine.mutations.mutation import Change
    from tests.engine.mutations.pairwise import Row
    from tests.engine.mutations.paper import Paper
    from tests.engine.mutations.values import Leaf, Values

LANGUAGES = ("en", "uk", "ar")

_COMBINED = {"title": "Water here", "countries": ["LK"], "tags": ["water"]}

_OPTIONS: Mapping[str, Values] = {
    "docs_engine": (
        "mkdocs",
    ),  # without it MkDocs refuses the site; tests/plugin/test_news_only.py
    "briefings_dir": (None, "texts"),
    "sources_dir": (None, "outlets"),
    "stories_dir": (None, "tales"),
    "path": (None, "news"),
    "timezone": (None, "Asia/Tokyo"),
    "language": LANGUAGES,
    "words": (None, {"Key points": "In short"}, {"Key points": "What to know"}),
    "words_dir": (None, "words"),
    "names_dir": (None, "called"),
    "languages": (
        None,
        ["en", {"tag": "uk", "site_name": "Огляд"}, "ar"],
        ["en", "uk", "ar", "nb"],
    ),
    "embeds": (["films.example"], None),
    "icon": (None, "icon.png"),
    "organization.foundingDate": (None, "2019"),
    "organization.logo": (None, "logo.svg"),
    "color": (None, "#fdf9f1"),
    "color_dark": (None, "#202020"),
    "latest": (3, 4, 1),
    "markup_limit": (None, 900),
    "nesting_limit": (None, 90),
    "month_limit": (2, 1, 300),
    "jobs": (1, 2),
    "feeds": (
        None,
        [_COMBINED],
        [{**_COMBINED, "title": "Water there"}],
        [{**_COMBINED, "countries": ["MU"]}],
        [{**_COMBINED, "tags": ["snow"]}],
        [{**_COMBINED, "sources": ["kyiv-daily"]}],
    ),
    "wire.contact": (None, "desk@example.org"),
    "wire.engines": (None, ["apertium"]),
    "wire.allow_hosts": (None, ["feeds.local"]),
    "wire.characters_a_day": (None, 1000),
    "wire.keep_days": (None, 7),
    "desk": (None, {"backend": "test-repo"}, {"backend": "github", "repo": "newsroom/site"}),
    "now": ("2026-03-20T12:00Z", "2026-03-21T00:00Z", "2026-03-19T12:00Z"),
}
"""Values of options whose type does not tell all; the first is the newsroom's."""

_SETTINGS: tuple[tuple[tuple[str, ...], Values], ...] = (
    (("site_name",), ("Other paper",)),
    (("site_url",), ("https://other.example/", "https://example.org/")),
    (("site_description",), ("Other news.", None)),
    (("extra",), ({"motto": "All of it"},)),
    (("theme", "accent"), ("red",)),
    (("theme", "favicon"), ("logo.svg", None)),
    (("extra_css",), (None, ["extra.css", "https://styles.example/a.css"])),
    (("extra_javascript",), (["extra.js"],)),
    (("nav",), ([{"We": "about.md"}],)),
    (("markdown_extensions",), (["tables"], ["footnotes", {"toc": {"permalink": True}}])),
    (("use_directory_urls",), (False,)),
)
"""Settings of MkDocs that pages of the news or of `docs/` show, each with other values."""

_OF_LETTERS = frozenset({"briefings/letter.html"})
"""Templates that no output of a build is made with."""

_NEVER_SHOWN = frozenset({
    "wire",  # commands of the wire alone read what stands below it
    "briefings_dir", "sources_dir", "stories_dir",  # no address on the site tells their names
    "names_dir",  # nor that of what is called how
    "prefix_all_languages",  # a row is of a site in one language, which has no prefix
    "markup_limit", "nesting_limit",  # texts within them are the same; past them there is no site
    "jobs",  # how many processes work makes no difference, and that is what is tested
    "skip_invalid",  # without an error there is nothing to skip; `another briefing` may have one
})  # fmt: skip
"""Options of which no reader sees which value they have."""


def option_rows() -> dict[str, Values]:
    """Give what is tried with each other: all values of switches, and two of some other options.

    First comes the value with which a build is quickest: most rows have that.
    """
    leaves = {leaf.name: leaf.values for leaf in options_of(Options, _OPTIONS)}
    switches = {
        name: values
        for name, values in leaves.items()
        if (isinstance(values[0], bool) or isinstance(Options.schema.get(name), Choice))
        and len(values) > 1
    }
    others = {name: leaves[name][:2] for name in ("feeds", "icon", "websub_hub")}
    return {**switches, **others, "language": LANGUAGES, "share_cards": (False, True)}


def of_site(row: Row) -> Iterator[Mutation]:
    """Give what may change of a site with these options, besides its news."""
    yield from _of_options(row)
    yield from _of_settings()
    yield from _of_templates(row)


def _of_options(row: Row) -> Iterator[Mutation]:
    hidden = _NEVER_SHOWN if row["feed_formats"] == "all" else {*_NEVER_SHOWN, "feed_archives"}

    def put_other(leaf: Leaf, value: object) -> Variant:
        def change(paper: Paper) -> None:
            put(paper.options, leaf.path, value)
            if leaf.name.endswith("_dir"):
                paper.folders[leaf.name.removesuffix("_dir")] = str(value)

        return Variant(told(value), change, is_shown=leaf.name not in hidden)

    groups: dict[str, list[Change]] = {}
    for leaf in options_of(Options, _OPTIONS):
        others = [value for value in leaf.values if value != row.get(leaf.name, leaf.values[0])]
        if not others:
            continue
        variants = tuple(put_other(leaf, value) for value in others)
        first, *rest = leaf.path
        yield Mutation(f"option {leaf.name}", variants, tries=Tries.NONE if rest else Tries.ROW)
        if rest:
            groups.setdefault(str(first), []).append(variants[0].change)
    for name, changes in groups.items():
        every = Variant("all of it", _all(changes), is_shown=name not in hidden)
        yield Mutation(f"option {name}", (every,), tries=Tries.ROW)


def _all(changes: Iterable[Change]) -> Change:
    def change(paper: Paper) -> None:
        for each in changes:
            each(paper)

    return change


def _of_settings() -> Iterator[Mutation]:
    def put_other(path: tuple[str, ...], value: object) -> Variant:
        return Variant(told(value), lambda paper: put(paper.config, path, value))

    def speak(paper: Paper) -> None:
        put(paper.options, ("language",), None)
        put(paper.config, ("theme", "language"), "de")

    def move(paper: Paper) -> None:
        paper.config["docs_dir"] = paper.folders["docs"] = "pages"

    for path, values in _SETTINGS:
        variants = tuple(put_other(path, value) for value in values)
        yield Mutation(".".join(path), variants, tries=Tries.ROW)
    yield Mutation("theme.language", (Variant("'de', and no option", speak),), tries=Tries.ROW)
    moved = Variant("'pages'", move, is_shown=False)  # as that of the folder of briefings
    yield Mutation("docs_dir", (moved,), tries=Tries.ROW)


def _of_templates(row: Row) -> Iterator[Mutation]:
    """Give the package's templates, each with a version of it in the site's own theme."""
    unused = {
        # Of sites in several languages, which no row is.
        "briefings/partials/languages.html",
        "briefings/choice.html",
        *(["briefings/offline.html"] if not row["offline"] else []),
        *(["briefings/search.html"] if row["search"] == "off" else []),
        *([] if row["numbers"] else ["briefings/numbers.html"]),
    }
    for path in sorted(TEMPLATES.rglob("*.html")):
        name = path.relative_to(TEMPLATES).as_posix()
        if name not in _OF_LETTERS:
            change = _edit(f"theme/{name}", path.read_text(encoding="utf-8"))
            edited = Variant("edited", change, is_shown=name not in unused)
            yield Mutation(f"template {name}", (edited,), tries=Tries.ROW)
    edited = Variant("edited", _edit("theme/main.html", ""))
    yield Mutation("theme/main.html", (edited,), tries=Tries.ROW)


def _edit(path: str, usual: str) -> Change:
    def change(paper: Paper) -> None:
        text = paper.files[path].decode() if path in paper.files else usual
        marked = re.sub(r"<([a-z][a-z0-9]*)(?=[\s>])", r"<\1 data-edited", text)
        # What has no element of its own extends a template that has this block, and what has some
        # may show them only where much has come in on one day.
        end = "" if marked != text else "{% block extrahead %}<!-- edited -->{% endblock %}"
        paper.files[path] = f"{marked}{end}<!-- edited -->".encode()

    return change
