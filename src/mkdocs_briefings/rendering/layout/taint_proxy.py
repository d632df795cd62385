"""Values that stand for those of a page while a layout is rendered, and tell of every use.

A cached layout serves many pages, so nothing in it may follow from what differs between them.
Whatever a template does with such a value, other than handing it on, taints the layout: printing,
testing, comparing, iterating, asking for an attribute. A tainted layout is not used. Texts of a
page that themes print, such as its title, may be printed as they are: that leaves a marker, where
the text is filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class TaintError(Exception):
    """A template used what differs between the pages of a layout; says what."""


class SlotMarker(str):  # noqa: SLOT000 - a text of any length has none that hold something
    """Text that stands where something of a page will be filled in."""

    SIGN = "\x02"
    """It is in no text of a site, which holds no control characters."""

    slot: str

    # Any change that a template makes to text, such as escaping or another case, breaks it.
    def __new__(cls, slot: str) -> Self:
        """Make the marker of a slot."""
        marker = super().__new__(cls, f"{cls.SIGN} <b>&\"'Ǆß {slot} \x03")
        marker.slot = slot
        return marker


class TaintTracker:
    """Notes what a template does with the values of a page."""

    def __init__(self) -> None:
        self.reason = ""
        """Why the layout cannot be used: what was found first."""

        self.made: list[SlotMarker] = []
        """Markers that were printed, or handed to something else as text."""

        self.seen = 0
        """How many of them arrived in the output as they were."""

        self.tested: set[str] = set()
        """Slots whose text was found not to be empty."""

        self.is_over = False
        """Whether the layout is rendered, so that nothing leaves a marker any more."""

    def reject(self, reason: str) -> NoReturn:
        """Note that a layout cannot be used. Raises `TaintError`."""
        # It is kept, since whoever tries things out may swallow the error.
        self.reason = self.reason or reason
        raise TaintError(reason)

    def print_marker(self, slot: str) -> SlotMarker:
        """Print a slot's marker."""
        if self.is_over:
            # A template has kept the proxy of one page, and prints it on another.
            self.reject(f"{slot} in a block")
        self.made.append(SlotMarker(slot))
        return self.made[-1]

    def test(self, slot: str) -> None:
        """Note that a slot's text must not be empty."""
        if self.is_over:
            self.reject(f"{slot} in a block")
        self.tested.add(slot)

    def see(self, events: list[str]) -> str:
        """Note which pieces of output are markers, and join them."""
        self.seen += sum(type(event) is SlotMarker for event in events)
        return "".join(events)

    def check(self, value: object, user: str) -> None:
        """Reject a value that differs between pages, for a filter, a test or a function."""
        if issubclass(type(value), TaintProxy):
            self.reject(f"{_name(value)} in {user}")
        if isinstance(value, str) and SlotMarker.SIGN in value:
            self.reject(f"text of a page in {user}")


class TaintProxy:
    """A value that differs between pages."""

    def __init__(
        self, tracker: TaintTracker, name: str, constants: Mapping[str, Any] | None = None
    ) -> None:
        object.__setattr__(self, "tracker", tracker)
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "constants", constants or {})

    def __getattribute__(self, attribute: str) -> Any:  # noqa: ANN401 - a template's value
        """Give an attribute that is the same on all pages; reject any other, and `__class__`."""
        constants = object.__getattribute__(self, "constants")
        return constants[attribute] if attribute in constants else _reject(self, f".{attribute}")


def _name(proxy: object) -> str:
    return str(object.__getattribute__(proxy, "name"))


def _reject(proxy: TaintProxy, use: str) -> NoReturn:
    tracker: TaintTracker = object.__getattribute__(proxy, "tracker")
    tracker.reject(f"{_name(proxy)}{use}")


_OPERATIONS = (
    "str", "repr", "bytes", "format", "hash", "bool", "len", "iter", "next", "reversed", "contains",
    "getitem", "setitem", "delitem", "call", "eq", "ne", "lt", "le", "gt", "ge", "add", "radd",
    "sub", "rsub", "mul", "rmul", "truediv", "rtruediv", "floordiv", "rfloordiv", "mod", "rmod",
    "divmod", "rdivmod", "pow", "rpow", "neg", "pos", "abs", "invert", "and", "rand", "or", "ror",
    "xor", "rxor", "lshift", "rshift", "int", "float", "complex", "index", "round", "trunc",
    "floor", "ceil", "enter", "exit", "setattr", "delattr", "dir", "length_hint", "fspath", "copy",
    "deepcopy", "reduce", "reduce_ex", "aiter", "anext", "await",
)  # fmt: skip


def _add_operation(operation: str) -> None:
    def trap(self: TaintProxy, *_: object, **__: object) -> NoReturn:
        _reject(self, f" ({operation})")

    setattr(TaintProxy, f"__{operation}__", trap)


for _operation in _OPERATIONS:
    # Python looks for these on the class, past `__getattribute__`.
    _add_operation(_operation)


class PresentProxy(TaintProxy):
    """A value that is there on every page, such as the page itself."""

    def __bool__(self) -> bool:
        """Give that it is there."""
        return True


class PageProxy(PresentProxy):
    """The page, which equals nothing else, none of the pages in the navigation above all."""

    def __eq__(self, other: object) -> bool:
        """Whether it is compared with itself."""
        return self is other

    def __ne__(self, other: object) -> bool:
        """Whether it is compared with anything else."""
        return self is not other

    __hash__ = TaintProxy.__hash__


class TextProxy(PresentProxy):
    """A text of the page, which may be printed as it is."""

    def __bool__(self) -> bool:
        """Give that it is not empty, and note that this matters."""
        tracker: TaintTracker = object.__getattribute__(self, "tracker")
        tracker.test(_name(self))
        return True

    def __str__(self) -> str:
        """Leave a marker."""
        tracker: TaintTracker = object.__getattribute__(self, "tracker")
        return tracker.print_marker(_name(self))


class FragmentProxy(TextProxy):
    """An address on the page itself, which is the same wherever it is linked from."""


class NonEmptyListProxy(PresentProxy):
    """A list that is not empty; only its first item may be used."""

    def __iter__(self) -> Iterator[object]:
        """Give the first item; reject it when asked for more."""
        yield object.__getattribute__(self, "constants")["first"]
        _reject(self, " beyond its first")
