"""What Python-Markdown's extensions say in texts, in the site's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

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


class ExtensionWords:
    """Lets the extensions of a site speak, as far as it has not told them what to say.

    Headings have a link to themselves (`toc`), and notes one back to the text (`footnotes`).
    """

    def __init__(self, config: SpokenOptions) -> None:
        """Take a configuration in which nothing is ours yet."""
        self._options = config.mdx_configs
        self._silent = tuple(
            extension
            for extension, option in _OPTIONS.items()
            if extension in config.markdown_extensions
            and option not in self._options.get(extension, {})
        )

    def speak(self, words: Words) -> None:
        """Say it in the language of these words, from now on."""
        texts = {
            # Translators: The link of a heading to itself.
            "toc": words.gettext("Permanent link"),
            "footnotes": words.gettext("Jump back to footnote %(number)s in the text", number="{}"),
        }
        for extension in self._silent:
            if words.texts:
                self._options.setdefault(extension, {})[_OPTIONS[extension]] = texts[extension]
            else:
                self._options.get(extension, {}).pop(_OPTIONS[extension], None)
