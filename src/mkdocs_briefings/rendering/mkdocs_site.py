"""What MkDocs knows of the site."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation


@dataclass(frozen=True, slots=True)
class MkDocsSite:
    """MkDocs' own view of the site, when it is about to write pages."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    environment: Environment
    scripts: frozenset[str] = frozenset()
    """Hashes of the scripts that stand in pages of `docs/`, as a policy names them."""

    environments: Mapping[str, Environment] = field(default_factory=dict)
    """The theme's environment for each language besides the default one, by their tags."""

    translations: Mapping[str, Mapping[str, File]] = field(default_factory=dict)
    """Pages of `docs/` that are in several languages, by their paths there: each in these."""
