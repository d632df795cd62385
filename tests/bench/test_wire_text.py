"""How the benchmark of texts compares, and what it says of data that is missing."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bench.__main__ import main
from bench.wire.text import Score, f1, score
from tests.wire.text.pages import HEADLINE, PARAGRAPHS, news_article, report

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("true", "read", "result"),
    [
        ("a b c d e", "a b c d e", Score(1.0, 1.0)),
        ("a b c d e", "a b c d", Score(1.0, 0.5)),
        ("a b c d", "a b c d e f g", Score(0.25, 1.0)),
        ("a b c d", "d c b a", Score(0.0, 0.0)),
        ("a, b. c: d!", "a b c d", Score(1.0, 1.0)),
        ("a b", "a b", Score(1.0, 1.0)),
        ("a b c d", "", Score(None, 0.0)),
        ("", "a b c d", Score(0.0, None)),
    ],
)
def test_texts_are_compared_by_shingles(true: str, read: str, result: Score) -> None:
    """Precision and recall are shares of the shingles of four words."""
    assert score(true, read) == result


def test_pages_count_alike() -> None:
    """Of all pages the means of precision and recall are taken, whatever their length."""
    scores = [Score(1.0, 1.0), Score(0.5, 1.0), Score(None, 0.5)]
    assert f1(scores) == pytest.approx(15 / 19)


def test_missing_data_are_told() -> None:
    """Without the data the command says how to get them, and ends with an error."""
    result = CliRunner().invoke(main, ["wire", "--data", "nowhere", "--only", "text"])
    assert result.exit_code == 1
    assert "git clone --depth 1 https://github.com/scrapinghub/" in result.output
    result = CliRunner().invoke(main, ["wire", "--only", "text"])
    assert result.exit_code == 1
    assert "--data FOLDER" in result.output


def test_a_room_that_is_not_there() -> None:
    """A room that nobody measures is named, with those that are there."""
    result = CliRunner().invoke(main, ["wire", "--data", "nowhere", "--only", "kitchen"])
    assert result.exit_code == 2
    assert "'kitchen'" in result.output
    assert "text" in result.output


def test_figures_of_both_sets(tmp_path: Path) -> None:
    """Pages of both sets are read and measured, with headlines and dates of the second."""
    html = report(head=news_article(headline=HEADLINE, datePublished="2026-09-01T08:00:00Z"))
    body = gzip.compress(html.encode())
    pages = tmp_path / "article-extraction-benchmark" / "html"
    pages.mkdir(parents=True)
    (pages / "a.html.gz").write_bytes(body)
    truth = {"a": {"url": "https://news.example/a", "articleBody": "\n".join(PARAGRAPHS)}}
    (pages.parent / "ground-truth.json").write_text(json.dumps(truth))
    country = tmp_path / "fundus/tests/resources/parser/test_data/uk"
    country.mkdir(parents=True)
    (country / "Mercury_2026_09_02.html.gz").write_bytes(body)
    told = {"url": "https://news.example/a", "crawl_date": "2026-09-02 10:00:00"}
    gone = {"Mercury_2026_08_01.html.gz": told}
    (country / "meta.info").write_text(json.dumps({"Mercury_2026_09_02.html.gz": told, **gone}))
    version = {
        "title": HEADLINE,
        "publishing_date": "2026-09-01 08:00:00+00:00",
        "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [*PARAGRAPHS]}]},
    }
    (country / "Mercury.json").write_text(json.dumps({"V1": version}))
    result = CliRunner().invoke(main, ["wire", "--data", str(tmp_path), "--only", "text"])
    assert result.exit_code == 0, result.output
    assert result.output.count("held") == 5
    assert "1.0000" in result.output
