"""`mkdocs gh-deploy`, to a repository on this machine."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tests.site import Site, png

if TYPE_CHECKING:
    from pathlib import Path

_AS_SOMEBODY = {
    "GIT_AUTHOR_NAME": "Desk",
    "GIT_AUTHOR_EMAIL": "desk@example.org",
    "GIT_COMMITTER_NAME": "Desk",
    "GIT_COMMITTER_EMAIL": "desk@example.org",
    "GIT_CONFIG_GLOBAL": "/dev/null",
}


def test_gh_deploy_pushes_the_published_site(tmp_path: Path) -> None:
    """The branch holds the site as it was published, and the site is there to look at."""
    remote, project = tmp_path / "remote.git", tmp_path / "project"
    _git(tmp_path, "init", "--quiet", "--bare", str(remote))
    project.mkdir()
    site = Site(project).configure()
    site.write("briefings/2026/03/01/x.png", png())
    site.briefing("2026/03/01/one", "![x](x.png)\n")
    _git(project, "init", "--quiet", "--initial-branch", "main")
    _git(project, "remote", "add", "origin", str(remote))
    done = site.run("mkdocs", "gh-deploy", env=_AS_SOMEBODY, fresh=True)
    assert done.code == 0, done.output
    pushed = set(_git(remote, "ls-tree", "-r", "--name-only", "gh-pages").splitlines())
    assert pushed - {".nojekyll"} == set(site.files()) - {".nojekyll"}
    assert {"2026/03/01/one/index.html", "2026/03/01/x.png", "feed.xml"} <= pushed


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode()
