"""Fingerprints of values, and what the comparison says of a change."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.archive.cards import Card, Ref
from mkdocs_briefings.archive.index import NeighbourLink, TimelineItem
from mkdocs_briefings.build.records import OutputRecord
from mkdocs_briefings.build.stale import Comparer
from mkdocs_briefings.fingerprint import (
    Fingerprints,
    Lazy,
    digest_of,
    fields_left_out,
    fingerprint_of,
)
from mkdocs_briefings.model.choices import Priority
from mkdocs_briefings.outputs.articles import ArticlePage
from mkdocs_briefings.outputs.media import MediaFile
from mkdocs_briefings.rendering.page.head import Alternate, FeedLink, Head, HeadImage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_briefings.build.records import Outputs

VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.text(), st.dates(), st.sampled_from(Priority)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(st.text(max_size=4), inner, max_size=4),
        st.frozensets(st.text(max_size=4), max_size=4),
    ),
    max_leaves=12,
)

MOMENT = datetime(2026, 3, 2, 8, tzinfo=UTC)

CARD = Card(
    path="briefings/a.md",
    url="a/",
    title="A",
    summary="S",
    date=MOMENT,
    updated=None,
    countries=(Ref("UA", "Ukraine", "countries/ua/"),),
    source=None,
    tags=(),
    story=None,
    image=None,
    priority=Priority.NORMAL,
    overlooked=False,
    why_overlooked="",
    language="en",
    minutes=1,
)

HEAD = Head(url="a/", title="A", description="S")

OTHERS: Mapping[str, Any] = {
    "url": "b/",
    "title": "B",
    "description": "T",
    "kind": "article",
    "feeds": (FeedLink("F", "f.xml", "f/"),),
    "image": HeadImage("x.png", "X"),
    "published": MOMENT,
    "modified": MOMENT,
    "authors": ("Ada",),
    "tags": ("x",),
    "trail": (Ref("a", "A", "a/"),),
    "facts": ({"@type": "WebSite", "name": "A", "about": [{"name": "B"}]},),
    "noindex": True,
    "searchable": True,
    "alternates": (Alternate("uk", "Українська", "ltr", "uk/", is_same=True),),
    "is_fallback": True,
}


@given(VALUES, VALUES)
def test_equal_if_and_only_if_the_values_are(one: object, two: object) -> None:
    """Equal values of one type have one fingerprint, and others have another."""
    alike = repr(_sorted(one)) == repr(_sorted(two))
    assert (Fingerprints().of(one) == Fingerprints().of(two)) is alike


def _sorted(value: object) -> object:
    match value:
        case dict():
            return "dict", sorted((repr(key), repr(_sorted(item))) for key, item in value.items())
        case frozenset():
            return "set", sorted(value)
        case tuple():
            return tuple(map(_sorted, value))
    return value


@given(VALUES)
def test_order_of_sets_and_mappings(value: object) -> None:
    """The order in which a mapping was filled makes no difference."""
    items = [("a", value), ("b", 1), ("c", (value,))]
    known = Fingerprints()
    assert known.of(dict(items)) == known.of(dict(reversed(items)))


@pytest.mark.parametrize("name", [field.name for field in fields(Head)])
def test_each_field_counts(name: str) -> None:
    """A value that differs in any one field has another fingerprint, and so has what holds it."""
    known = Fingerprints()
    other = replace(HEAD, **{name: OTHERS[name]})
    assert known.of(other) != known.of(HEAD)
    assert known.of((other,)) != known.of((HEAD,))
    assert known.of(replace(other, **{name: getattr(HEAD, name)})) == known.of(HEAD)


def test_a_field_left_out_does_not_count() -> None:
    """What a field leaves out makes no difference, and says why; every other field does."""
    one, same = Lazy(b"one", lambda: 1), Lazy(b"one", lambda: 2)
    assert Fingerprints().of(one) == Fingerprints().of(same)
    assert Fingerprints().of(one) != Fingerprints().of(Lazy(b"two", one.load))
    assert fields_left_out(Lazy) == {"load": "It gives what the fingerprint stands for."}
    assert fields_left_out(Card) == {}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (1, True),
        (1, 1.0),
        ("1", 1),
        (None, "None"),
        ((), ""),
        (("ab",), ("a", "b")),
        ((("a",), "b"), ("a", ("b",))),
        (date(2026, 3, 2), datetime(2026, 3, 2, tzinfo=UTC)),
        (MOMENT, MOMENT.astimezone(timezone(timedelta(hours=2)))),
        (Priority.LEAD, "lead"),
        (Ref("a", "b", ""), Ref("a", "", "b")),
        ({"a": "b"}, {"b": "a"}),
    ],
)
def test_values_that_are_easily_taken_for_each_other(one: object, two: object) -> None:
    """What a template would write differently has another fingerprint."""
    assert Fingerprints().of(one) != Fingerprints().of(two)


def test_unknown_type() -> None:
    """A value of a type that nobody has thought of is refused, rather than overlooked."""
    with pytest.raises(TypeError, match="object has no fingerprint"):
        Fingerprints().of((object(),))


def test_many_short_lived_values() -> None:
    """Values that are made and dropped, and so may stand in one place of memory, are told apart."""
    known = Fingerprints()
    found = {known.of(Ref("key", str(number), "")) for number in range(1000)}
    assert len(found) == 1000


def test_where_values_stand_in_memory() -> None:
    """One text that stands in many places is as many texts that are equal, interned or not."""
    word, same = b"overview".decode(), sys.intern("overview")
    assert word is not same
    one, other = Ref(word, word, word), Ref(same, b"overview".decode(), word)
    assert Fingerprints().of(one) == Fingerprints().of(other)
    assert Fingerprints().of((one, word, (word,))) == Fingerprints().of((other, same, (same,)))


_PROGRAM = """
from datetime import date
from mkdocs_briefings.archive.cards import Ref
from mkdocs_briefings.fingerprint import Fingerprints
from mkdocs_briefings.model.choices import Priority
value = (frozenset(map(str, range(50))), {str(n): n for n in range(9)}, Ref("a", "b", "c"),
         Priority.TOP, date(2026, 3, 2), 1.5)
print(Fingerprints().of(value))
"""


def test_same_in_every_process() -> None:
    """The hash seed of a process makes no difference."""
    found = {
        subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(found) == 1


@given(st.lists(st.none() | st.text(max_size=3)), st.lists(st.none() | st.text(max_size=3)))
def test_sequences_of_parts(one: list[str | None], two: list[str | None]) -> None:
    """Where a part ends counts, nothing is not None, and a text is as its bytes."""
    assert (fingerprint_of(*one) == fingerprint_of(*two)) is (one == two)
    encoded = [part.encode() if part is not None else None for part in one]
    assert fingerprint_of(*encoded) == fingerprint_of(*one)


@dataclass(frozen=True, slots=True)
class World:
    """What a comparison asks about."""

    site: Path
    links: dict[str, str | None]
    global_inputs: dict[str, str]
    """As they are now."""

    before: Mapping[str, str]
    """As they were when the output was published."""

    def comparer(self, *unfinished: str) -> Comparer:
        """Give a comparer that asks this world; `unfinished` are files that were not finished."""
        return Comparer(
            self.before, self.global_inputs, frozenset(unfinished), self.links.get, self.site
        )


OUTPUT = MediaFile("x.png", file="briefings/x.png", digest=digest_of(b"X"))


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Give a world in which one output has been published."""
    (tmp_path / "x.png").write_bytes(b"X")
    global_inputs = {"template overrides/article.html": "1", "mkdocs.yml": "1"}
    links = {"docs/a.md": "a/", "docs/gone.md": None}
    return World(tmp_path, links, global_inputs, dict(global_inputs))


def remembered(world: World) -> Outputs:
    """Give what a build of that world remembers."""
    found = (world.site / "x.png").stat()
    record = OutputRecord(
        world.comparer().parts_of(OUTPUT, Fingerprints()),
        dict(world.links),
        found.st_size,
        found.st_mtime_ns,
        digest_of(b"X"),
    )
    return {"x.png": record}


def compare(
    world: World, known: Outputs, output: MediaFile = OUTPUT, *unfinished: str
) -> tuple[Outputs, str]:
    """Compare the output with what is known."""
    comparer = world.comparer(*unfinished)
    return comparer.compare(output, comparer.parts_of(output, Fingerprints()), known)


def reason(world: World, known: Outputs, output: MediaFile = OUTPUT, *unfinished: str) -> str:
    """Give why the output is stale; an empty text if it is not."""
    records, told = compare(world, known, output, *unfinished)
    assert (bool(records) and all(records.values())) is not bool(told)
    return told


def test_fresh(world: World) -> None:
    """Where nothing has changed nothing is stale, and the record is the one that was."""
    known = remembered(world)
    assert compare(world, known) == (known, "")


def test_new_and_warned_of(world: World) -> None:
    """What nobody knows is new, and what was warned of is rendered again."""
    assert reason(world, {}) == "new"
    assert reason(world, {"x.png": None}) == "the last build warned of it"


def test_unfinished(world: World) -> None:
    """Of a file that the last build did not finish, the bytes tell, and not its size and time."""
    known = remembered(world)
    assert reason(world, known, OUTPUT, "x.png", "y.png") == ""
    time = (world.site / "x.png").stat().st_mtime_ns
    (world.site / "x.png").write_bytes(b"Y")
    os.utime(world.site / "x.png", ns=(time, time))
    assert reason(world, known, OUTPUT, "y.png") == ""
    assert reason(world, known, OUTPUT, "x.png") == "its published file"


def test_reasons(world: World) -> None:
    """The reason names the fields, the link or the global inputs that have changed."""
    known = remembered(world)
    other = MediaFile("x.png", file="briefings/y.png", digest=digest_of(b"Y"))
    assert reason(world, known, other) == "file, digest"
    assert reason(world, known, replace(OUTPUT, digest=digest_of(b"Z"))) == "digest"
    world.links["docs/gone.md"] = "gone/"
    assert reason(world, known) == "a link to docs/gone.md"
    assert not world.comparer().are_same({"docs/a.md": "a/", "docs/gone.md": None})
    world.links["docs/gone.md"] = None
    assert reason(world, known) == ""
    assert world.comparer().are_same({"docs/a.md": "a/", "docs/gone.md": None})
    world.global_inputs["template overrides/article.html"] = "2"
    assert reason(world, known) == "template overrides/article.html"
    world.global_inputs["package jinja2"] = "4"
    del world.global_inputs["mkdocs.yml"]
    assert reason(world, known) == "mkdocs.yml, package jinja2, template overrides/article.html"


def test_same_global_inputs_in_between(world: World) -> None:
    """An output that is older than the last build's global inputs is stale for everything."""
    known = remembered(world)
    world.global_inputs["mkdocs.yml"] = "2"
    later = World(world.site, world.links, world.global_inputs, dict(world.global_inputs))
    assert reason(later, known) == "everything"


@pytest.mark.parametrize("data", [b"Y", b"XX", None])
def test_published_file(data: bytes | None, world: World) -> None:
    """A published file that was edited or removed is made again."""
    known = remembered(world)
    file = world.site / "x.png"
    if data is None:
        file.unlink()
    else:
        file.write_bytes(data)
        os.utime(file, ns=(1, 1))
    assert reason(world, known) == "its published file"


def test_touched_file(world: World) -> None:
    """A published file that has another time and the same bytes is fresh, its time remembered."""
    known = remembered(world)
    os.utime(world.site / "x.png", ns=(1, 1))
    records, told = compare(world, known)
    assert told == ""
    assert known["x.png"] is not None
    assert records == {"x.png": known["x.png"]._replace(time=1)}


def test_every_output_has_fingerprints() -> None:
    """An article's fields are fingerprinted by name, so that a reason can tell them."""
    told = TimelineItem(CARD.path, CARD.url, CARD.title, CARD.language, MOMENT)
    page = ArticlePage("a/", CARD, "digest", {}, (), (), None, (told,), (), {}, *(None,) * 6)
    known = Fingerprints()
    before = known.of_fields(page)
    assert set(before) == {field.name for field in fields(ArticlePage)}
    older = NeighbourLink("briefings/b.md", "b/", "B", "en")
    after = known.of_fields(replace(page, older=older, file="other"))
    assert {name for name in before if before[name] != after[name]} == {"older", "file"}


@pytest.mark.parametrize("name", NeighbourLink._fields)
def test_each_field_of_a_named_tuple_counts(name: str) -> None:
    """A named tuple that differs in one field has another fingerprint."""
    pointer = NeighbourLink("briefings/b.md", "b/", "B", "en")
    other = pointer._replace(**{name: "other"})
    assert Fingerprints().of(pointer) != Fingerprints().of(other)
