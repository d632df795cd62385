"""Compiled templates are kept as long as what stands in them is what would be compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_briefings.plugin.running_build import compiled_templates
from tests.engine.project import SMALL, assert_clean, run, write_project
from tests.site import with_front_matter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site import Site

CATALOG = """\
msgid ""
msgstr ""
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Countries"
msgstr "Lands"
"""


def kept(site: Site, language: str) -> dict[str, tuple[int, bytes]]:
    """Give the compiled templates of a language by their name: when each was written, and what."""
    return {
        path.name: (path.stat().st_mtime_ns, path.read_bytes())
        for path in compiled_templates(site.root / ".cache/briefings")
        if path.parent.name == language
    }


def configure(site: Site, theme: dict[str, Any] | None = None, **options: Any) -> None:  # noqa: ANN401
    """Write the configuration of a site in English and Ukrainian."""
    theme = {"name": None, "custom_dir": "theme", **(theme or {})}
    site.configure(briefings={**SMALL, "languages": ["en", "uk"], **options}, theme=theme)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a newsroom in English and Ukrainian, built."""
    site = write_project(tmp_path / "project")
    (site.root / ".cache").mkdir()  # so that it is given no templates of others, which stay as is
    configure(site)
    site.write(
        "briefings/2026/03/03/b-2.uk.md",
        with_front_matter({"title": "Заголовок", "summary": "Коротко."}, "Текст.\n"),
    )
    run(site)
    return site


def test_each_language_keeps_its_own(site: Site) -> None:
    """What is written in one language compiles nothing anew, neither in it nor in the other."""
    english, ukrainian = kept(site, "en"), kept(site, "uk")
    assert english.keys() & ukrainian.keys()
    assert "Країни".encode() in b"".join(data for _, data in ukrainian.values())
    for path, text in (("02/b-1.md", "Other"), ("03/b-2.uk.md", "Інше")):
        page = (site.root / "briefings/2026/03" / path).read_text(encoding="utf-8")
        site.write(f"briefings/2026/03/{path}", f"{page}\n{text}.\n")
        assert run(site).urls
        assert (kept(site, "en"), kept(site, "uk")) == (english, ukrainian)


def test_options_that_are_no_words_compile_nothing(site: Site, tmp_path: Path) -> None:
    """What is worked out as pages are rendered, by filters say, is in no compiled template."""
    english, ukrainian = kept(site, "en"), kept(site, "uk")
    configure(site, latest=2, tagline="News", search="off")
    built = run(site)
    assert built.urls
    assert (kept(site, "en"), kept(site, "uk")) == (english, ukrainian)
    assert_clean(site, tmp_path / "clean")


def own_words(site: Site) -> None:
    """Say a word of the option."""
    configure(site, words={"Countries": "Lands"})


def own_catalog(site: Site) -> None:
    """Say a word of a catalog of the site."""
    site.write("words/en.po", CATALOG)
    configure(site, words_dir="words")


def of_the_theme(site: Site) -> None:
    """Speak another language in what the theme says."""
    configure(site, theme={"locale": "de"})


def with_a_hook(site: Site) -> None:
    """Let code of others have a say in how templates are compiled."""
    site.write("hook.py", "def on_env(env, config, files):\n    env.policies['x'] = 1\n")
    theme = {"name": None, "custom_dir": "theme"}
    options = {**SMALL, "languages": ["en", "uk"]}
    site.configure(briefings=options, theme=theme, hooks=["hook.py"])


@pytest.mark.parametrize("change", [own_words, own_catalog, of_the_theme, with_a_hook])
def test_other_words_are_compiled_anew(
    change: Callable[[Site], None], site: Site, tmp_path: Path
) -> None:
    """What was compiled with other words, of ours or of the theme, is not used any more."""
    english = kept(site, "en")
    change(site)
    run(site)
    now = kept(site, "en")
    assert [name for name, made in english.items() if now[name][1] == made[1]] == []
    assert_clean(site, tmp_path / "clean")
