"""Frames of hosts that a site lists, and the pages that they show."""

from __future__ import annotations

import pytest

from mkdocs_briefings.reading.embeds import frame_address, is_embedded, page_of


@pytest.mark.parametrize(
    ("frame", "page"),
    [
        ("https://www.youtube.com/embed/a_1-B", "https://www.youtube.com/watch?v=a_1-B"),
        ("//youtube-nocookie.com/embed/a?rel=0", "https://www.youtube.com/watch?v=a"),
        (
            "https://www.youtube.com/embed/a?start=90&list=b",
            "https://www.youtube.com/watch?v=a&list=b&t=90s",
        ),
        (
            "https://www.youtube.com/embed/videoseries?list=b",
            "https://www.youtube.com/playlist?list=b",
        ),
        ("https://player.vimeo.com/video/7?dnt=1", "https://vimeo.com/7"),
        ("https://player.vimeo.com/video/7?h=a1", "https://vimeo.com/7/a1"),
        (
            "https://www.dailymotion.com/embed/video/x7",
            "https://www.dailymotion.com/video/x7",
        ),
        ("https://open.spotify.com/embed/episode/4", "https://open.spotify.com/episode/4"),
        ("http://films.example/play?x=1#t", "http://films.example/play?x=1#t"),
    ],
)
def test_frame_leads_to_the_page_that_a_person_would_open(frame: str, page: str) -> None:
    """A player's address becomes that of its page; any other stays."""
    assert page_of(frame_address(frame)) == page


@pytest.mark.parametrize("frame", ["", "map.html", "javascript:x", "data:text/html,x", "http://["])
def test_frame_without_a_page_of_the_web_has_no_address(frame: str) -> None:
    """What is no whole address of the web leads nowhere."""
    assert frame_address(frame) == ""
    assert not is_embedded(frame, ("films.example",))


@pytest.mark.parametrize(
    ("frame", "host", "is_listed"),
    [
        ("https://films.example/1", "films.example", True),
        ("https://a.films.example/1", "films.example", True),
        ("https://films.example/1", "a.films.example", False),
        ("https://otherfilms.example/1", "films.example", False),
        ("https://films.example.evil.example/1", "films.example", False),
        ("https://FILMS.example:443/1", "films.example", True),
        ("https://www.youtube-nocookie.com/embed/a", "youtube.com", True),
        ("https://player.vimeo.com/video/7", "vimeo.com", True),
        ("https://player.vimeo.com/video/7", "player.vimeo.com", True),
        ("https://films.example@evil.example/1", "films.example", False),
    ],
)
def test_host_stands_for_those_below_it(frame: str, host: str, *, is_listed: bool) -> None:
    """A frame is known by its host, by one above it, or by that of its page."""
    assert is_embedded(frame, (host,)) is is_listed
