"""Say what a build goes without that is configured, whatever makes the pages of `docs/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.configuration.options import search_warning
from mkdocs_briefings.words.choice import missing_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_briefings.build.messages import Messages
    from mkdocs_briefings.build.session import Listener
    from mkdocs_briefings.configuration.options import Options
    from mkdocs_briefings.settings import Settings


def listener_for(
    settings: Settings, options: Options, messages: Messages, progress: Callable[[int, int], None]
) -> Listener:
    """Say what the site goes without; give what the build tells its messages, and its progress."""
    messages.warn(*search_warning(options))
    listener = messages.listener(progress)
    for each in settings.all_sites:
        for text in missing_words(each.words):
            listener.notice(text)
    return listener
