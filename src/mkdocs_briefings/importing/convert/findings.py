"""What is known of one post while its keys are made: what was found, kept and noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_briefings.importing.convert.key_sorting import sort_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.context import ImportContext
    from mkdocs_briefings.importing.convert.old_value import OldValue
    from mkdocs_briefings.importing.old_post import OldPost


class Findings:
    """A post's old keys, by the new ones, and the notes on them."""

    def __init__(self, post: OldPost, context: ImportContext) -> None:
        self.post = post
        self.context = context
        self.options = context.options
        self.sorted = sort_keys(post, self.options.mapping, context.site.steering_keys)
        self.extra: dict[str, Any] = self.sorted.extra
        """What no key of a briefing takes."""

        self.notes: list[Problem] = []

    def first(self, target: str) -> OldValue | None:
        """Give the best old value for a key."""
        return self.sorted.first(target)

    def all(self, target: str) -> Iterator[Any]:
        """Give every old value for a key."""
        return (found.value for found in self.sorted.targets.get(target, ()))

    def note(self, message: str, hint: str = "", *, key: str = "") -> None:
        """Leave a note for an editor, on the line of that key's old value."""
        found = self.first(key)
        line = self.post.line_of_key(found.key) if found else self.post.line
        self.notes.append(self.post.note(message, hint, line=line))

    def keep(self, group: str) -> None:
        """Keep what was found for a key below `extra`."""
        for target, found in self.sorted.targets.items():
            if target.split(".", maxsplit=1)[0] == group:
                key = found[0].key
                self.extra.setdefault(key, self.post.keys.typed.get(key, found[0].value))

    def translate(self, key: str, values: Iterable[str]) -> list[str]:
        """Put the mapping's values in the place of old ones."""
        table = {old.lower(): new for old, new in self.options.mapping.values.get(key, {}).items()}
        return [new for value in values if (new := table.get(value.lower(), value))]

    def origins(self) -> dict[str, str]:
        """Give the old key of each new one."""
        return {
            target.split(".", maxsplit=1)[0]: found[0].key
            for target, found in self.sorted.targets.items()
        }
