"""Whatever happens to a front matter, reading it names problems and never breaks down."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.newsroom import PROFILE, NewsroomFolder, make_folder, open_archive
from tests.plain_reading import check_addresses, read_newsroom
from tests.site import png

if TYPE_CHECKING:
    from collections.abc import Callable

    Damage = Callable[[bytes], bytes]

WHOLE = """\
---
title: "Rail link: it opens"
date: 2026-10-30T07:00+02:00
summary: >
  The first train has run,
  two hours late.
countries: [UA, no, XK]
source: kyiv-post
original:
  url: https://example.org/rail
  title: Київ
  language: uk
  published: 2014-05-01 13:20:39 -0400
translation: {method: post-edited, by: A program, reviewed_by: Ana}
tags: Rail, rail transport, "Економіка"
image:
  src: map.png
  alt: A map
  credit: Ana
  url: https://example.org/map
authors:
  - Ana
  - Біл
key_points: [One., Two.]
why_it_matters: It is the first.
priority: lead
overlooked: yes
story: rail-link
related: [other.md]
updated: 2026-10-31
corrections:
  - date: 2026-10-31
    text: The train was late.
draft: no
embargo_until: 2026-10-30T08:00Z
expires: 2036-10-30
slug: 0123
aliases: [/old/address/, /2020/a.html]
language: en
noindex: false
extra: &all
  number: 5
  list: [1, ~, {a: true}]
---

Text with an ![image](map.png) and [a link](other.md#part).
"""

PIECES = [
    *"-:[]{}&*!|>'\"%@`#,?~<=\\ \t\n\r\0\x07",
    "---\n",
    "...\n",
    "---",
    "\r\n",
    ": ",
    "- ",
    "? ",
    "!!python/name:os.system ",
    "!!binary ",
    "*all",
    "&all ",
    "<<: *all\n",
    '"\\ud800"',
    '"\\0"',
    "\\x07",
    "\ufeff",
    "\ufffe",
    "\u2028",
    "\x85",
    "title: null\n",
    "title:\n",
    "extra: 1\n",
    "countries:\n",
    "date: 0001-01-01T00:00+23:59\n",
    "date: 9998-12-31T23:59-23:59\n",
    "aliases: ['//[', '%00', '%2e%2e/x', 'http://[x']\n",
    "image: {src: '%00', alt: x}\n",
    "related: ['http://[x', '../../../x.md']\n",
    "source: {}\n",
    "[" * 50,
    "{a: " * 50,
    "x" * 5000,
    "🚆",
    "\U000e0001",
]

INSERTED = st.one_of(
    st.sampled_from(PIECES).map(str.encode),
    st.binary(max_size=8),
    st.text(max_size=8).map(str.encode),
)
PLACE = st.floats(0, 1, exclude_max=True)
KEYS = [line.split(":")[0] for line in WHOLE.splitlines() if line[:1].isalpha()]


def _insert(place: float, piece: bytes) -> Damage:
    def damage(data: bytes) -> bytes:
        cut = int(place * len(data))
        return data[:cut] + piece + data[cut:]

    return damage


def _replace(place: float, piece: bytes) -> Damage:
    def damage(data: bytes) -> bytes:
        cut = int(place * len(data))
        return data[:cut] + piece + data[cut + len(piece) :]

    return damage


def _delete(place: float, length: int) -> Damage:
    def damage(data: bytes) -> bytes:
        cut = int(place * len(data))
        return data[:cut] + data[cut + length :]

    return damage


def _swap_lines(one: float, other: float) -> Damage:
    def damage(data: bytes) -> bytes:
        lines = data.splitlines(keepends=True)
        if lines:
            first, second = int(one * len(lines)), int(other * len(lines))
            lines[first], lines[second] = lines[second], lines[first]
        return b"".join(lines)

    return damage


def _truncate(place: float) -> Damage:
    return lambda data: data[: int(place * len(data))]


def _set_value(key: str, value: bytes) -> Damage:
    def damage(data: bytes) -> bytes:
        before, found, after = data.partition(f"\n{key}:".encode())
        return before + found + b" " + value + b"\n" + after.partition(b"\n")[2]

    return damage


YAML = st.recursive(
    st.one_of(
        st.text(max_size=10).map(lambda text: repr(text).encode()),
        st.sampled_from(
            [b"~", b"NO", b"1.10", b"2026-10-30", b"a.md", b"../x.png", b"*all", b"UA"]
        ),
        st.binary(max_size=6),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: b"[" + b", ".join(items) + b"]"),
        st.lists(st.tuples(inner, inner), max_size=3).map(
            lambda pairs: b"{" + b", ".join(key + b": " + value for key, value in pairs) + b"}"
        ),
    ),
    max_leaves=6,
)

DAMAGE = st.one_of(
    st.builds(_insert, PLACE, INSERTED),
    st.builds(_replace, PLACE, INSERTED),
    st.builds(_delete, PLACE, st.integers(1, 40)),
    st.builds(_swap_lines, PLACE, PLACE),
    st.builds(_set_value, st.sampled_from(KEYS), YAML),
    st.builds(_truncate, PLACE),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> NewsroomFolder:
    """Give one newsroom for all examples: making a folder takes longer than reading it."""
    other = WHOLE.replace("0123", "other").replace("/old/address/, /2020/a.html", "")
    return make_folder(tmp_path_factory.mktemp("damage")).write(
        {
            "briefings/map.png": png(),
            "briefings/other.md": other.replace("/old/address/", "/other/"),
            "docs/sources/kyiv-post.md": PROFILE,
        }
    )


def _read(folder: NewsroomFolder, files: dict[str, str | bytes]) -> list[str]:
    folder.write(files)
    newsroom = read_newsroom(folder.settings)
    problems = (*newsroom.problems, *check_addresses(newsroom, folder.settings))
    open_archive(replace(folder.settings, skip_invalid=True))
    lines = {path: _lines(content) for path, content in files.items()}
    for problem in problems:
        assert 1 <= problem.line <= lines.get(problem.path, 1_000)
        assert problem.message
        str(problem).encode()
        assert len(str(problem).splitlines()) == 1
        assert len(str(problem)) < 1_000
    return [str(problem) for problem in problems]


def _lines(content: str | bytes) -> int:
    data = content.encode() if isinstance(content, str) else content
    return data.count(b"\n") + data.count(b"\r") + 1


def test_the_undamaged_briefing_is_sound(folder: NewsroomFolder) -> None:
    """What is damaged below has no problem of its own."""
    assert _read(folder, {"briefings/a.md": WHOLE, "docs/sources/a.md": PROFILE}) == []


@settings(max_examples=max(500, settings().max_examples))
@given(st.lists(DAMAGE, min_size=1, max_size=4))
def test_damaged_briefings(folder: NewsroomFolder, damages: list[Damage]) -> None:
    """A damaged briefing is read, or all that is wrong with it is told in lines that exist."""
    data = WHOLE.encode()
    for damage in damages:
        data = damage(data)
    _read(folder, {"briefings/a.md": data, "docs/sources/a.md": PROFILE})


@given(st.lists(DAMAGE, min_size=1, max_size=4))
def test_damaged_profiles(folder: NewsroomFolder, damages: list[Damage]) -> None:
    """A damaged profile of a source is read, or all that is wrong with it is told."""
    data = PROFILE.encode()
    for damage in damages:
        data = damage(data)
    _read(folder, {"briefings/a.md": WHOLE, "docs/sources/a.md": data})
