"""The workflow that proposes drafts: its own scripts, run in a repository of this machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.patience import DEADLINE
from tests.site import environment

if TYPE_CHECKING:
    from tests.wire.draft.desk import Desk

WORKFLOW = Path(__file__).parents[3] / ".github" / "workflows" / "wire.yml"

pytestmark = [
    pytest.mark.posix,
    pytest.mark.skipif(not WORKFLOW.is_file(), reason="Source distributions have no workflows."),
]

PATH = "briefings/2026/03/20/olinda-bridge-reopens-after-14-months.md"

GH = """#!/bin/sh
echo "$@" >> "$CALLS"
cp body.md "$CALLS.body" 2>/dev/null || true
"""
"""Stands for GitHub's own program, which needs its servers."""


def job(name: str) -> dict[str, Any]:
    """Give a job of the workflow."""
    found: dict[str, Any] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"][name]
    return found


def script(name: str, step: str) -> str:
    """Give the script of a step."""
    steps = job(name)["steps"]
    (found,) = (each["run"] for each in steps if each.get("name", "").startswith(step))
    return str(found)


def run(folder: Path, command: str, **env: str) -> str:
    """Run a script as GitHub does."""
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command],
        cwd=folder,
        env=environment(env),
        capture_output=True,
        text=True,
        check=False,
        timeout=DEADLINE,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def put_program(path: Path, text: str) -> None:
    """Write a program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give where the repository is pushed to."""
    return tmp_path_factory.mktemp("origin") / "origin.git"


@pytest.fixture
def repository(desk: Desk, origin: Path) -> Desk:
    """Give a repository that has a draft of an earlier day, with all that its runs need."""
    desk.site.briefing("2026/03/19/mine", draft=True)
    desk.site.write(".gitignore", ".cache/\n.venv/\n")
    put_program(
        desk.root / ".venv/bin/briefings",
        f'#!/bin/sh\nexec "{sys.executable}" -m mkdocs_briefings "$@"\n',
    )
    run(
        desk.root,
        "git init --quiet --initial-branch main . && git add . && "
        "git -c user.name=a -c user.email=a@b.example commit --quiet --message first && "
        f"git clone --quiet --bare . {origin} && git remote add origin {origin}",
    )
    return desk


def test_a_run_with_drafts(
    repository: Desk, origin: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """New drafts become one branch and one pull request, which says what to look at in them."""
    repository.report(findings=((0, "14 became 41, says @everyone."),))
    repository.store.close()
    output, calls = (tmp_path_factory.mktemp("github") / name for name in ("output", "calls"))
    run(repository.root, ".venv/bin/briefings wire draft")
    said = run(repository.root, script("draft", "Pack"), GITHUB_OUTPUT=str(output))
    assert output.read_text(encoding="utf-8") == "count=1\n"
    assert f"::warning file={PATH},line=2::14 became 41" in said
    # The second job has a clone of its own, and of the first one only what was kept.
    clone = tmp_path_factory.mktemp("clone")
    proposed = repository.root / "proposed"
    run(clone, f"git clone --quiet {origin} . && mv {proposed} proposed")
    put_program(clone / ".bin/gh", GH)
    run(
        clone,
        script("propose", "Open"),
        PATH=f"{clone}/.bin:{os.environ['PATH']}",
        CALLS=str(calls),
        COUNT="1",
        GITHUB_RUN_ID="7",
        GITHUB_RUN_ATTEMPT="1",
    )
    assert run(origin, "git diff --name-only main wire/7-1").split() == [PATH]
    assert "pr create --head wire/7-1 --title Draft a briefing" in calls.read_text()
    body = calls.with_name("calls.body").read_text(encoding="utf-8")
    assert f"\n    {PATH}:2: warning: 14 became 41, says @everyone." in body


def test_a_run_without_drafts(repository: Desk, tmp_path: Path) -> None:
    """Where nothing is new, nothing is kept for a pull request."""
    repository.store.close()
    output = tmp_path / "output"
    run(repository.root, script("draft", "Pack"), GITHUB_OUTPUT=str(output))
    assert output.read_text(encoding="utf-8") == "count=0\n"


def test_least_rights() -> None:
    """What reads strangers' pages may change nothing; what may write runs none of our code."""
    whole = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    assert whole["permissions"] == {}
    assert job("draft")["permissions"] == {"contents": "read"}
    assert "briefings wire" not in str(job("propose"))
    for name in ("draft", "propose"):
        (checkout,) = (each for each in job(name)["steps"] if "checkout@" in each.get("uses", ""))
        assert checkout["with"]["persist-credentials"] is False
