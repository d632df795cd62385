"""What editors change: keys of the front matter, texts, and the files beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.source import SourceKeys
from mkdocs_briefings.model.story import StoryKeys
from tests.engine.mutations.mutation import TARGET, Mutation, Tries, Variant, told
from tests.engine.mutations.paper import PROFILE, STORY, Document, known_values
from tests.engine.mutations.values import keys_of, put
from tests.site import photo, png

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tests.engine.mutations.mutation import Change
    from tests.engine.mutations.pairwise import Row
    from tests.engine.mutations.paper import Paper
    from tests.engine.mutations.values import Leaf


def of_newsroom(row: Row) -> Iterator[Mutation]:
    """Give what may change of the files that editors write."""
    yield from _of_keys(row[TARGET], keys_of(BriefingKeys, known_values(row[TARGET])))
    leaves = list(keys_of(SourceKeys, {}))
    yield from _of_keys(PROFILE, (leaf for leaf in leaves if leaf.path[0] != "wire"))
    yield _of_wire(leaf for leaf in leaves if leaf.path[0] == "wire")
    yield from _of_keys(STORY, keys_of(StoryKeys, {}))
    yield from _of_texts(row[TARGET])
    yield from _of_files(row)


def _of_keys(path: str, leaves: Iterable[Leaf]) -> Iterator[Mutation]:
    def put_other(place: tuple[str | int, ...], value: object) -> Variant:
        def change(paper: Paper) -> None:
            put(paper.documents[path].keys, place, value)

        # What is left out may have had the value that it has by default.
        return Variant(told(value), change, is_shown=value is not None)

    kind = {PROFILE: "source", STORY: "story"}.get(path, "briefing")
    groups: set[str | int] = set()
    for leaf in leaves:
        variants = [put_other(leaf.path, value) for value in leaf.values[1:]]
        if len(leaf.path) > 1 and leaf.path[0] not in groups:
            groups.add(leaf.path[0])
            whole = put_other(leaf.path[:1], None)
            variants.append(replace(whole, told=f"left out with all of `{leaf.path[0]}`"))
        yield Mutation(f"{leaf.name} of the {kind}", tuple(variants))


def _of_wire(leaves: Iterable[Leaf]) -> Mutation:
    """Give what may change of how the wire follows a source: no page tells of it."""

    def change(paper: Paper) -> None:
        for leaf in leaves:
            put(paper.documents[PROFILE].keys, leaf.path, leaf.values[-1])

    changed = Variant("all keys left out", change, is_shown=False)
    return Mutation("wire of the source", (changed,), tries=Tries.ROW)


def _of_texts(target: str) -> Iterator[Mutation]:
    """Give what may change of the files with front matter besides that."""
    folder = target.rpartition("/")[0]
    picture = f"{folder}/photo.jpg"
    found: Mapping[str, Mapping[str, Change]] = {
        "text of the briefing": {
            "other words": _body(target, "Other words.\n"),
            "many words": _body(target, "Word " * 700),
        },
        "text of the source": {"other words": _body(PROFILE, "Another *profile*.\n")},
        "text of the story": {"other words": _body(STORY, "Another *story*.\n")},
        "the story's profile": {
            "removed": _move(STORY, None),
            "renamed": _move(STORY, "docs/stories/another-story.md"),
        },
        "photo of the briefing": {
            "other pixels": _file(picture, photo(330, 60, quality=50)),
            "another size": _file(picture, photo(660, 90)),
        },
        "another briefing": {
            "removed": _move(_OTHER, None),
            "renamed": _move(_OTHER, f"{folder}/moved.md"),
            "with an error, and skipped": _broken(_OTHER),
        },
        "another source": {
            "removed": _move(_SILENT, None),
            "renamed": _move(_SILENT, "docs/sources/loud.md"),
        },
        "a new briefing": {
            "on a day that has others": _copy(_OTHER, f"{folder}/new.md"),
            "on a day without": _copy(_OTHER, "briefings/2026/01/02/new.md", date="2026-01-02"),
        },
    }
    for name, changes in found.items():
        yield Mutation(name, tuple(Variant(*each) for each in changes.items()))


_OTHER, _SILENT = "briefings/2026/03/20/neighbour.md", "docs/sources/silent.md"
"""A briefing and a source that no link leads to, so that they can go."""


def _of_files(row: Row) -> Iterator[Mutation]:
    """Give what may change of all other files."""
    files = {
        "docs/about.md": b"# Who we are\n",
        "docs/team.md": None,
        "docs/extra.css": b"p { margin: 1px }\n",
        "docs/favicon.png": png(32, 32),
        "docs/robots.txt": b"User-agent: *\n",
        "icon.png": png(512, 512, 90),
        "theme/404.html": b"Lost",
        "theme/new.txt": b"New",
    }
    for name, data in files.items():
        told_of_it = "removed" if data is None else "other bytes"
        is_shown = name != "icon.png" or row["icon"] is not None
        changed = Variant(told_of_it, _file(name, data), is_shown=is_shown)
        yield Mutation(name, (changed,), tries=Tries.ROW)


def _body(path: str, body: str) -> Change:
    return lambda paper: setattr(paper.documents[path], "body", body)


def _file(path: str, data: bytes | None) -> Change:
    return lambda paper: put(paper.files, (path,), data)


def _broken(path: str) -> Change:
    def change(paper: Paper) -> None:
        paper.options["skip_invalid"] = True
        del paper.documents[path].keys["title"]

    return change


def _copy(path: str, other: str, **keys: str) -> Change:
    def change(paper: Paper) -> None:
        document = paper.documents[path]
        paper.documents[other] = Document({**document.keys, **keys}, document.body)

    return change


def _move(path: str, other: str | None) -> Change:
    def change(paper: Paper) -> None:
        document = paper.documents.pop(path)
        if other is not None:
            paper.documents[other] = document

    return change
