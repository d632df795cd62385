"""What the settings of a site are made of, besides our own options."""

from __future__ import annotations

from typing import Any, Protocol


class ThemeConfig(Protocol):
    """What a configuration says of the theme, which MkDocs' `Theme` tells."""

    @property
    def custom_dir(self) -> str | None:
        """Folder with files in place of the theme's, if there is one."""
        ...

    def get(self, key: str, /) -> Any:  # noqa: ANN401 - of any type that YAML has
        """Give an option of the theme: the site's value, or the theme's own; None without one."""
        ...


class SiteConfig(Protocol):
    """What a configuration says of a site: MkDocs' own, or ours (`load.py`)."""

    @property
    def config_file_path(self) -> str:
        """Absolute path of the file."""
        ...

    @property
    def site_name(self) -> str:
        """What the site is called."""
        ...

    @property
    def site_url(self) -> str | None:
        """Address of its root."""
        ...

    @property
    def site_description(self) -> str | None:
        """A sentence on it."""
        ...

    @property
    def docs_dir(self) -> str:
        """Absolute path of the folder with its standing pages."""
        ...

    @property
    def site_dir(self) -> str:
        """Absolute path of the folder that it is built into."""
        ...

    @property
    def use_directory_urls(self) -> bool:
        """Whether a standing page has a folder of its own, which is its address."""
        ...

    @property
    def strict(self) -> bool:
        """Whether warnings stop a build."""
        ...

    @property
    def theme(self) -> ThemeConfig:
        """How it looks."""
        ...
