"""What Python-Markdown's extensions say in texts, in the site's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_briefings.settings import Settings
    from mkdocs_briefings.words.words import Words


_OPTIONS = {"toc": "permalink_title", "footnotes": "BACKLINK_TITLE"}
"""What the extensions that speak by default say by which option."""


class SpokenOptions(Protocol):
    """What a configuration says of Markdown, which may be changed."""

    @property
    def markdown_extensions(self) -> Sequence[str]:
        """The names of the extensions."""
        ...

    @property
    def mdx_configs(self) -> dict[str, dict[str, Any]]:
        """What each is told, by its name."""
        ...


@dataclass(frozen=True, slots=True)
class MarkdownOptions:
    """What Markdown's extensions are told in one language."""

    markdown_extensions: Sequence[str]
    """The names of the extensions."""

    mdx_configs: Mapping[str, Mapping[str, Any]]
    """What each is told, by its name."""


class ExtensionWords:
    """Lets the extensions of a site speak, as far as it has not told them what to say.

    Headings have a link to themselves (`toc`), and notes one back to the text (`footnotes`).
    """

    def __init__(self, config: SpokenOptions) -> None:
        """Take a configuration in which nothing is ours yet."""
        self._config = config
        self._silent = tuple(
            extension
            for extension, option in _OPTIONS.items()
            if extension in config.markdown_extensions
            and option not in config.mdx_configs.get(extension, {})
        )

    def speak(self, words: Words) -> None:
        """Say it in the language of these words, from now on."""
        self._tell(self._config.mdx_configs, words)

    def options(self, words: Words) -> MarkdownOptions:
        """Give what extensions are told where they say it in the language of these words."""
        told = {name: {**options} for name, options in self._config.mdx_configs.items()}
        self._tell(told, words)
        return MarkdownOptions(self._config.markdown_extensions, told)

    def in_all(self, settings: Settings) -> Mapping[str, MarkdownOptions]:
        """Give the same in each language of a site, by its tag; nothing of a site in one."""
        sites = settings.all_sites if settings.languages else ()
        return {each.tag: self.options(each.words) for each in sites}

    def _tell(self, told: dict[str, dict[str, Any]], words: Words) -> None:
        texts = {
            # Translators: The link of a heading to itself.
            "toc": words.gettext("Permanent link"),
            "footnotes": words.gettext("Jump back to footnote %(number)s in the text", number="{}"),
        }
        for extension in self._silent:
            if words.texts:
                told.setdefault(extension, {})[_OPTIONS[extension]] = texts[extension]
            else:
                told.get(extension, {}).pop(_OPTIONS[extension], None)
