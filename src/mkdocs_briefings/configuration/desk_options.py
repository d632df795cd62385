"""The option `desk`: where editors change what the site is made of, from their browser."""

from __future__ import annotations

import re

from mkdocs_briefings.configuration.option import Choice, OptionGroup, Type, Url
from mkdocs_briefings.errors import SettingsError
from mkdocs_briefings.settings import Desk

_FORGES = ("github", "gitlab", "gitea")


class DeskOptions(OptionGroup):
    """Options below `desk:`."""

    backend = Choice((*_FORGES, "local", "test-repo"), default="github")
    """Where the files are: on a forge, in a folder of the editor's machine, or nowhere."""

    repo = Type(str, default="")
    """Path of the repository on the forge, such as `newsroom/site`."""

    branch = Type(str, default="")
    """Its branch; by default the one that the repository has as its default."""

    base_url = Url(default="")
    """Where editors sign in: the forge's own address, or that of a server that asks the forge."""

    api_root = Url(default="")
    """Address of the forge's API, where it is not the usual one."""

    app_id = Type(str, default="")
    """Client ID by which the forge knows the desk, of one without such a server."""

    review = Type(bool, default=False)
    """Let what editors save become pull requests that others accept, on GitHub and GitLab."""


_REPO = re.compile(r"[\w.-]+(?:/[\w.-]+)+")


def read_desk(options: DeskOptions | None) -> Desk | None:
    """Give the desk; None without one. Raises `SettingsError`."""
    if options is None:
        return None
    is_on_forge = options.backend in _FORGES
    if is_on_forge and not _REPO.fullmatch(options.repo):
        raise SettingsError(
            f"desk: repo: {options.repo!r} is not the path of a repository. "
            "Write it as on the forge, such as newsroom/site."
        )
    for name in () if is_on_forge else ("repo", "branch", "base_url", "api_root", "app_id"):
        if options[name]:
            raise SettingsError(
                f"desk: {name}: {options[name]!r} is of no use with backend: {options.backend}. "
                "Remove it, or name a forge."
            )
    if options.review and options.backend not in {"github", "gitlab"}:
        raise SettingsError(
            f"desk: review: There is none with backend: {options.backend!r}. "
            "Remove it, or use github or gitlab."
        )
    return Desk(**options)
