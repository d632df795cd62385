"""What the tests of rendering share."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from importlib import import_module

import pytest
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_briefings.rendering.fast_markdown.converter import MarkdownConverter
from mkdocs_briefings.rendering.page.sanitize import Sanitizer
from tests.site import ALL_EXTENSIONS

Clean = Callable[[str], str]
"""Gives the clean HTML of a Markdown text."""


Convert = Callable[[str], str]
"""Gives the HTML of a Markdown text as it is before it is cleaned."""


@pytest.fixture(scope="session")
def convert() -> Convert:
    """Give what turns Markdown into HTML, with the extensions that sites use."""
    converter = MarkdownConverter(_config())
    return lambda text: converter.convert(text).html


@pytest.fixture(scope="session")
def clean(convert: Convert) -> Clean:
    """Give what turns Markdown into clean HTML, with the extensions that sites use."""
    sanitizer = Sanitizer()
    return lambda text: sanitizer.clean(convert(text), lambda link: link)


def _config() -> MkDocsConfig:
    emoji = import_module("material.extensions.emoji")
    options = {"emoji_index": emoji.twemoji, "emoji_generator": emoji.to_svg}
    extensions = deepcopy(ALL_EXTENSIONS)  # MkDocs empties what it is given
    config = MkDocsConfig()
    config.load_dict(
        {
            "site_name": "Paper",
            "markdown_extensions": [*extensions, {"pymdownx.emoji": options}],
            "plugins": [],
        }
    )
    errors, _ = config.validate()
    assert not errors
    return config
