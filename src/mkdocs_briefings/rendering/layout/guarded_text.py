"""Text in which something of a page is still missing, while a layout is rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from mkdocs_briefings.rendering.layout.taint_proxy import TaintTracker


class GuardedText(str):
    """Text with markers in it, from a block or a macro, which may only be printed."""

    __slots__ = ("_tracker",)
    _tracker: TaintTracker

    def __getattribute__(self, attribute: str) -> Any:  # noqa: ANN401 - a method of texts
        """Reject the layout for every method of texts."""
        if attribute == "__html__":
            raise AttributeError(attribute)
        str.__getattribute__(self, "_tracker").reject(f"text of a page in .{attribute}")


def guarded(text: str, tracker: TaintTracker) -> GuardedText:
    """Give a text that can only be printed."""
    guard = GuardedText(text)
    object.__setattr__(guard, "_tracker", tracker)
    return guard


def _add_text_operation(operation: str) -> None:
    def trap(self: GuardedText, *_: object) -> NoReturn:
        tracker: TaintTracker = str.__getattribute__(self, "_tracker")
        tracker.reject(f"text of a page ({operation})")

    setattr(GuardedText, f"__{operation}__", trap)


_OF_TEXT = (
    "format", "bool", "len", "iter", "contains", "getitem", "eq", "ne", "lt", "le", "gt", "ge",
    "hash", "add", "radd", "mod", "rmod", "mul", "rmul",
)  # fmt: skip

for _operation in _OF_TEXT:
    _add_text_operation(_operation)
