"""What Python-Markdown's extensions say in texts, in the site's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_briefings.words.words import Words


def translate_extensions(config: MkDocsConfig, words: Words) -> None:
    """Let the extensions of a site speak its language, as far as it has not told them what to say.

    Headings have a link to themselves (`toc`), and notes one back to the text (`footnotes`).
    """
    texts = {
        "toc": (
            "permalink_title",
            # Translators: The link of a heading to itself.
            words.gettext("Permanent link"),
        ),
        "footnotes": (
            "BACKLINK_TITLE",
            words.gettext("Jump back to footnote %(number)s in the text", number="{}"),
        ),
    }
    for extension, (option, text) in texts.items():
        if words.texts and extension in config.markdown_extensions:
            config.mdx_configs.setdefault(extension, {}).setdefault(option, text)
