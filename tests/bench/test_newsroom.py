"""The made-up newsrooms that the benchmarks build."""

from __future__ import annotations

import os
import re
from statistics import mean
from typing import TYPE_CHECKING

import pytest

from bench.formats import BLOG, BRIEFINGS, HUGO, PELICAN, Format
from bench.newsroom import Newsroom
from bench.programs import OURS, programs
from tests.site import Site

if TYPE_CHECKING:
    from pathlib import Path

SIZE = 120


@pytest.fixture(scope="module")
def news() -> Newsroom:
    """Give the newsroom of the published figures."""
    return Newsroom()


def written(form: Format, news: Newsroom, folder: Path) -> dict[str, bytes]:
    """Write a newsroom and give its files."""
    form.write_standing(news, folder)
    form.write(news.articles(SIZE), folder)
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.mark.parametrize("form", [BRIEFINGS, HUGO, PELICAN, BLOG])
def test_same_seed_makes_the_same_files(form: Format, news: Newsroom, tmp_path: Path) -> None:
    """Two newsrooms of one seed have the same bytes in every format, whoever asks first."""
    assert written(form, news, tmp_path / "a") == written(form, Newsroom(), tmp_path / "b")


def test_other_seed_makes_other_articles(news: Newsroom) -> None:
    """Another seed gives other articles."""
    assert [*news.articles(3)] != [*Newsroom(seed=2).articles(3)]


def test_larger_newsroom_has_the_smaller_one_in_it(news: Newsroom) -> None:
    """More articles are older ones; those that are there stay as they are."""
    assert [*news.articles(600)][:SIZE] == [*news.articles(SIZE)]


def test_articles_are_like_those_of_a_newsroom(news: Newsroom) -> None:
    """They have about 600 words, addresses of their own, few frequent topics, and other scripts."""
    articles = [*news.articles(1_000), *news.added(1)]
    assert 550 < mean(len(" ".join(each.blocks).split()) for each in articles) < 700
    assert len({(each.day, each.slug) for each in articles}) == len(articles)
    tags = [tag for each in articles for tag in each.tags]
    assert tags.count(news.tags[0]) > 10 * tags.count(news.tags[-1])
    assert any("\u0600" <= letter < "\u0700" for each in articles for letter in each.original_title)
    assert any(each.picture is not None for each in articles)
    assert {country.code for each in articles for country in each.countries} == {
        country.code for country in news.countries
    }


def test_hardly_two_titles_are_the_same(news: Newsroom) -> None:
    """Titles tell articles apart, as those of a newsroom do; addresses have no names in them."""
    articles = [*news.articles(5_000)]
    assert len({each.title for each in articles}) > 4_990
    assert all(re.fullmatch(r"[a-z0-9-]{10,60}", each.slug) for each in articles)


def test_our_format_has_no_problem(news: Newsroom, tmp_path: Path) -> None:
    """`briefings check` finds nothing, not even a warning, before and after what is changed."""
    (ours,) = (program for program in programs() if program.name == OURS)
    ours.configure(tmp_path / "newsroom")
    written(BRIEFINGS, news, tmp_path / "newsroom")
    BRIEFINGS.write([news.number(SIZE - 1).corrected(0), *news.added(1)], tmp_path / "newsroom")
    done = Site(tmp_path / "newsroom").run("mkdocs_briefings", "check", "--strict", env=CLOCK)
    assert done.code == 0, done.output
    assert done.output.startswith("0 errors, 0 warnings")


CLOCK = {"BRIEFINGS_NOW": os.environ.get("BRIEFINGS_NOW", "")}
"""No moment that is set: the articles are in the past."""
