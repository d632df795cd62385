"""Addresses on the site's own host are read as browsers read them, and as people mean them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.reading.site_links import SiteRoot, anchor_of, is_from_root, path_on_host

ROOT = SiteRoot("/paper/", "news/", "docs", "briefings")


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", "/"),
        ("/a/b/", "/a/b/"),
        ("/a//b/../c", "/a/c"),
        ("/../..", "/"),
        ("\\a\\b", "/a/b"),
        ("/a/?x=1#y", "/a/"),
        ("/%D1%82%D1%83%D1%82/", "/тут/"),
        ("a", "/paper/one/a"),
        ("../a/", "/paper/a/"),
        ("..", "/paper/"),
        (".", "/paper/one/"),
        ("../../../../..", "/"),
        ("./", "/paper/one/"),
        ("a/.", "/paper/one/a/"),
        ("?x=1", None),
        ("#y", None),
        ("", None),
        ("//example.net/a", None),
        ("https://example.net/a", None),
        ("mailto:desk@example.net", None),
        ("http://[a", None),
    ],
)
def test_path_on_host(target: str, path: str | None) -> None:
    """A relative address goes on from the page's, and none leads out of the host."""
    assert path_on_host(target, "/paper/one/") == path


@pytest.mark.parametrize(
    ("path", "inside"),
    [
        ("/paper/a/", ("a/", "paper/a/")),
        ("/paper/", ("", "paper/")),
        ("/paper", ("", "paper")),
        ("/papers/a", ("papers/a",)),
        ("/a", ("a",)),
        ("/", ("",)),
    ],
)
def test_inside(path: str, inside: tuple[str, ...]) -> None:
    """The path that a site lies below may be left out."""
    assert ROOT.inside(path) == inside


@pytest.mark.parametrize(
    ("target", "files"),
    [
        ("/a.pdf", ("docs/a.pdf",)),
        ("/news/a.pdf", ("docs/news/a.pdf", "briefings/a.pdf")),
        ("/paper/a.pdf", ("docs/a.pdf", "docs/paper/a.pdf")),
        ("/docs/a.md", ("docs/docs/a.md", "docs/a.md")),
        ("/briefings/a.md", ("docs/briefings/a.md", "briefings/a.md")),
    ],
)
def test_files(target: str, files: tuple[str, ...]) -> None:
    """A file from the root may be one of `docs/`, of the briefings, or of the project."""
    assert ROOT.files(target) == files


@pytest.mark.parametrize(
    ("target", "anchor"),
    [
        ("#here", "here"),
        ("a.md?x=1#here", "here"),
        ("a.md", ""),
        ("#", ""),
        ("#Top", ""),
        ("#topic", "topic"),
        ("#__news", ""),
        ("#:~:text=a", ""),
    ],
)
def test_anchor(target: str, anchor: str) -> None:
    """What every page has, and what a browser finds itself, is no anchor of a text."""
    assert anchor_of(target) == anchor


@given(st.text(), st.sampled_from(["/", "/paper/", "/paper/one/"]))
def test_any_target(target: str, page: str) -> None:
    """Whatever a target is, what is read in it is a path on the host, or nothing."""
    path = path_on_host(target, page)
    if path is not None:
        assert path.startswith("/")
        assert ".." not in path.split("/")
        assert ROOT.inside(path)
    if is_from_root(target):
        assert ROOT.files(target)
