"""Texts that somebody made to keep a build busy: how its time grows with their length.

`python -m bench.hostile` checks, builds and imports texts of 5,000 and of 20,000 repetitions, each
by the command in a process of its own, and prints the processor's seconds and their ratio. What
grows with the length has a ratio of 4; what is past a limit of the site costs next to nothing.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SIZES = (5_000, 20_000)

_HEAD = "---\ntitle: A\ndate: 2026-10-30\nsummary: S\ncountries: [UA]\n{keys}---\n\n"
_CONFIG = """\
site_name: Hostile
site_url: https://news.example/
theme: {name: material, font: false}
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables]
plugins: [{briefings: {search: "off", share_cards: false}}]
"""


def texts(many: int) -> Mapping[str, str]:
    """Give texts of so many repetitions, by what is repeated."""
    repeated = ("[", "[a](", "![[", "[[a]] ", "[a](b) ", "<a ", "<img a='b' ", "<http://", "<b>",
                "<b>x</b> ", "<b><i>", "*a ", "`a ", "- ", "> ")  # fmt: skip
    return {
        **{each: each * many for each in repeated},
        "[[…]]": "[" * many + "]" * many,
        "citations": "[^1] " * many + "\n\n[^1]: x\n",
        "notes": "".join(f"[^{n}] " for n in range(many))
        + "\n\n"
        + "".join(f"[^{n}]: x\n" for n in range(many)),
        "abbreviations": "".join(f"*[A{n}]: x\n" for n in range(many)) + "\nA1\n",
    }


def old_texts(many: int) -> Mapping[str, str]:
    """Give texts of an old site, by what is repeated."""
    repeated = ("{{< ", "{{ ", "{% raw %}", "{% a ", "*a ", "[", "<a ", "`a ")
    return {each: each * many for each in repeated}


def measure() -> Iterator[tuple[str, str, list[float]]]:
    """Give each command, what it was given, and the processor's seconds for each size."""
    for name in texts(1):
        for command in ("check", "build"):
            seconds = [_project(_HEAD.format(keys="") + texts(n)[name], command) for n in SIZES]
            yield command, name, seconds
    tags = (", ".join(f"t{number}" for number in range(many)) for many in SIZES)
    heads = [_HEAD.format(keys=f"tags: [{each}]\n") for each in tags]
    yield "build", "topics", [_project(head, "build") for head in heads]
    for name in old_texts(1):
        for kind in ("hugo", "jekyll"):
            yield f"import {kind}", name, [_archive(old_texts(n)[name], kind) for n in SIZES]


def _project(text: str, *command: str) -> float:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "docs").mkdir()
        (folder / "briefings").mkdir()
        (folder / "mkdocs.yml").write_text(_CONFIG)
        (folder / "briefings/a.md").write_text(text)
        return _seconds(folder, *command)


def _archive(text: str, kind: str) -> float:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "docs").mkdir()
        (folder / "mkdocs.yml").write_text(_CONFIG)
        post = folder / ("old/content/a.md" if kind == "hugo" else "old/_posts/2026-10-30-a.md")
        post.parent.mkdir(parents=True)
        post.write_text(f"---\ntitle: A\ndate: 2026-10-30\n---\n\n{text}\n")
        return _seconds(folder, "import", "--from", kind, "old")


def _seconds(folder: Path, *command: str) -> float:
    """Give the processor's seconds of a command, and of what it starts; 60 at most."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "mkdocs_briefings", *command],
        cwd=folder,
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (60, 60)),
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    for command, name, (small, large) in measure():
        print(f"{command:14} {name:14} {small:6.2f} {large:6.2f} {large / small:5.1f}", flush=True)
