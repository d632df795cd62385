"""Engines over HTTP, against servers that behave as their documentation says."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.wire.engines.batches import translate_batch
from mkdocs_briefings.wire.engines.errors import (
    EngineError,
    SpentEngineError,
    UnusableEngineError,
)
from tests.wire.engines.conftest import REMOTES, Opened, Opener
from tests.wire.engines.services import KEY, Reply, serving, translated

if TYPE_CHECKING:
    from tests.wire.engines.services import Request

TEXTS = ("A ministra diz “não” a 3,5 % & d'água <b>.", "Quito", "北京")
BUSY = Reply(429, {"message": "Too many requests"})


def translate(opened: Opened) -> tuple[str, ...]:
    """Have the texts translated from Portuguese to English."""
    return translate_batch(opened.engine, TEXTS, "pt-BR", "en")


def refuse(opened: Opened, kind: type[EngineError]) -> str:
    """Give the one line in which an engine says why it cannot; it has no secret in it."""
    with pytest.raises(kind) as raised:
        translate(opened)
    assert type(raised.value) is kind
    message = str(raised.value)
    assert KEY not in message
    assert "\n" not in message
    return message


def test_translation(opened: Opened) -> None:
    """The texts come back in their order, with their signs, and with the service's own names."""
    assert opened.engine.translates("pt-BR", "en")
    found = translate(opened)
    target = found[1].partition(":")[0]
    assert found == tuple(translated(text, target) for text in TEXTS)
    assert target in {"en", "en-us"}
    assert opened.engine.name == opened.remote.name
    assert opened.engine.version
    assert (opened.engine.method, opened.engine.is_remote) == ("neural", True)
    assert opened.waits == []


def test_languages_are_asked_for_once(opened: Opened) -> None:
    """An engine knows what it can do from its service, and asks it once in a run."""
    translate(opened)
    translate(opened)
    assert opened.engine.translates("en", "pt-BR")
    listings = [request for request in opened.service.requests if "anguages" in request.path]
    assert len(listings) == (0 if opened.remote.name == "chat" else 1)
    if opened.remote.name != "chat":
        assert not opened.engine.translates("quz", "en")
        with pytest.raises(EngineError, match="does not translate quz to en"):
            opened.engine.translate(TEXTS, "quz", "en")


def test_limits_hold(opened: Opened) -> None:
    """As much as an engine says that it takes at once, its service takes."""
    limits = opened.engine.limits
    number = min(limits.texts, limits.characters)
    texts = ["x" * (limits.characters // number)] * number
    assert len(translate_batch(opened.engine, texts, "pt", "en")) == number
    assert [request.method for request in opened.service.posts] == ["POST"]


def test_wrong_key(opener: Opener, opened: Opened) -> None:
    """A secret that is refused makes an engine unusable, is not tried again and not told."""
    url = opened.service.url + opened.remote.path
    other = opener.at(opened.remote, opened.service, url, "wrong-key")
    message = refuse(other, UnusableEngineError)
    assert "answers 40" in message
    assert "wrong-key" not in message
    assert other.waits == []


def test_quota(opened: Opened) -> None:
    """Where nothing more is to be had on a day, that is told apart, and nothing is asked again."""
    assert opened.engine.translates("pt", "en")
    opened.service.next = [opened.remote.spent]
    refuse(opened, SpentEngineError)
    assert opened.waits == []
    assert len(opened.service.posts) == 1


def test_busy(opened: Opened) -> None:
    """A service that is busy is asked again, after the time that it asks for, or ever longer."""
    assert opened.engine.translates("pt", "en")
    date = {"Date": "Sun, 29 Nov 2026 10:00:00 GMT"}
    for status in (429, 500, 502, 503, 529):
        opened.service.next = [
            Reply(status, {}, {"Retry-After": "7"}),
            Reply(status, {}, {**date, "Retry-After": "Sun, 29 Nov 2026 10:00:30 GMT"}),
            Reply(status, b"<html>Sorry</html>"),
        ]
        assert len(translate(opened)) == len(TEXTS)
    assert opened.waits == [7.0, 30.0, 4.0] * 5


def test_busy_for_good(opened: Opened) -> None:
    """After four tries an engine is given up for this run."""
    assert opened.engine.translates("pt", "en")
    opened.service.next = [BUSY] * 9
    assert "answers 429: Too many requests." in refuse(opened, UnusableEngineError)
    assert opened.waits == [1.0, 2.0, 4.0]
    assert len(opened.service.posts) == 4


def test_long_wait(opened: Opened) -> None:
    """A service that wants to be left alone for an hour is not asked again in this run."""
    assert opened.engine.translates("pt", "en")
    opened.service.next = [Reply(429, {}, {"Retry-After": "3600"})]
    refuse(opened, UnusableEngineError)
    assert opened.waits == []


def test_redirect(opened: Opened) -> None:
    """No redirect is followed, so that no other host is sent a secret or a text."""
    assert opened.engine.translates("pt", "en")
    with serving(opened.remote.behaviour()) as elsewhere:
        for status in (301, 302, 307, 308):
            opened.service.next = [Reply(status, {}, {"Location": f"{elsewhere.url}/{KEY}"})]
            message = refuse(opened, UnusableEngineError)
            assert f"sends us on to {elsewhere.url}/…. Write that address" in message
        assert elsewhere.requests == []


ODD = (b"", b"<html>", b"[", b"null", b"[]", b"{}", b'{"translations": 3}', b'[{"text": null}]')


def test_odd_answer(opened: Opened) -> None:
    """An answer that is no JSON, or has another shape than documented, is refused in a line."""
    assert opened.engine.translates("pt", "en")
    for answer in ODD:
        opened.service.next = [Reply(200, answer)]
        refuse(opened, EngineError)


def test_endless_answer(opened: Opened) -> None:
    """No answer is read beyond what any has."""
    assert opened.engine.translates("pt", "en")
    opened.service.next = [Reply(200, b" " * 9_000_000)]
    assert "more than any answer has" in refuse(opened, EngineError)


def test_secret_in_an_answer(opened: Opened) -> None:
    """A service that repeats the secret, with control characters around it, does not spread it."""
    assert opened.engine.translates("pt", "en")
    opened.service.next = [Reply(400, {"error": f"Bad\n\x1b[31m {KEY} in\ttext"})]
    assert "answers 400: Bad [31m … in text." in refuse(opened, EngineError)


@pytest.mark.parametrize("remote", REMOTES, ids=lambda remote: remote.name)
def test_unreachable(opener: Opener, remote: object) -> None:
    """Where nobody listens, an engine is given up after four tries."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    (found,) = (each for each in REMOTES if each is remote)
    with serving(found.behaviour()) as unused:
        opened = opener.at(found, unused, f"http://127.0.0.1:{port}")
        assert "127.0.0.1" in refuse(opened, UnusableEngineError)
    assert opened.waits == [1.0, 2.0, 4.0]


def sent(opened: Opened) -> Request:
    """Give the only request for a translation."""
    translate(opened)
    (request,) = opened.service.posts
    assert request.headers["user-agent"] == "mkdocs-briefings (tests)"
    assert "cookie" not in request.headers
    return request


def test_wrong_number(opener: Opener) -> None:
    """An answer with more or fewer texts than were given is refused, and so is an empty text."""
    (deepl,) = (remote for remote in REMOTES if remote.name == "deepl")
    opened = opener.remote(deepl)
    assert opened.engine.translates("pt", "en")
    for made in (["a", "b"], ["a", "b", "c", "d"], ["a", " ", "c"]):
        opened.service.next = [Reply(200, {"translations": [{"text": text} for text in made]})]
        assert "gave back" in refuse(opened, EngineError)


def test_google_counts_by_the_minute(opener: Opener) -> None:
    """Of Google's two quotas that are both 403, that of a minute is waited for."""
    (google,) = (remote for remote in REMOTES if remote.name == "google")
    opened = opener.remote(google)
    assert opened.engine.translates("pt", "en")
    opened.service.next = [google.behaviour.error(403, "User Rate Limit Exceeded", "X")]  # type: ignore[attr-defined]
    assert len(translate(opened)) == len(TEXTS)
    assert opened.waits == [1.0]


def test_deepl_plans(opener: Opener) -> None:
    """A key of the free plan asks that plan's address, any other one the paid plan's."""
    for key, host in (("abc:fx", "api-free.deepl.com"), ("abc", "api.deepl.com")):
        engine = opener.engine("deepl", {}, {"BRIEFINGS_DEEPL_KEY": key})
        assert engine._service.host == host  # type: ignore[attr-defined]  # noqa: SLF001 - it asks nobody yet


def test_libretranslate_without_a_key(opener: Opener) -> None:
    """A server of one's own needs no key, and is sent none."""
    (libre,) = (remote for remote in REMOTES if remote.name == "libretranslate")
    with serving(libre.behaviour()) as service:
        opened = opener.at(libre, service, service.url, "")
        assert "api_key" not in sent(opened).data
        assert opened.engine.version == "1.7.3"
