"""Values that stand for those of a page while a shell is rendered, and tell of every use.

A shell serves many pages, so nothing in it may follow from what differs between them. Whatever a
template does with such a value, other than handing it on, trips: printing, testing, comparing,
iterating, asking for an attribute. Then the shell is not used. Texts of a page that themes print,
such as its title, may be printed as they are: that leaves a mark, where the text is filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class TrippedError(Exception):
    """A template used what differs between the pages of a shell; says what."""


class Mark(str):  # noqa: SLOT000 - a text of any length has none that hold something
    """Text that stands where something of a page will be filled in."""

    SIGN = "\x02"
    """It is in no text of a site, which holds no control characters."""

    slot: str

    # Any change that a template makes to text, such as escaping or another case, breaks it.
    def __new__(cls, slot: str) -> Self:
        """Make the mark of a slot."""
        mark = super().__new__(cls, f"{cls.SIGN} <b>&\"'Ǆß {slot} \x03")
        mark.slot = slot
        return mark


class Watch:
    """Notes what a template does with the values of a page."""

    def __init__(self) -> None:
        self.reason = ""
        """What tripped first."""

        self.made: list[Mark] = []
        """Marks that were printed, or handed to something else as text."""

        self.seen = 0
        """How many of them arrived in the output as they were."""

        self.tested: set[str] = set()
        """Slots whose text was found not to be empty."""

        self.is_over = False
        """Whether the shell is rendered, so that nothing leaves a mark any more."""

    def trip(self, reason: str) -> NoReturn:
        """Note that a shell cannot be used. Raises `TrippedError`."""
        # It is kept, since whoever tries things out may swallow the error.
        self.reason = self.reason or reason
        raise TrippedError(reason)

    def mark(self, slot: str) -> Mark:
        """Print a slot's mark."""
        if self.is_over:
            # A template has kept the stand-in of one page, and prints it on another.
            self.trip(f"{slot} in a block")
        self.made.append(Mark(slot))
        return self.made[-1]

    def test(self, slot: str) -> None:
        """Note that a slot's text must not be empty."""
        if self.is_over:
            self.trip(f"{slot} in a block")
        self.tested.add(slot)

    def see(self, events: list[str]) -> str:
        """Note which pieces of output are marks, and join them."""
        self.seen += sum(type(event) is Mark for event in events)
        return "".join(events)

    def check(self, value: object, user: str) -> None:
        """Trip where a filter, a test or a function would be given what differs between pages."""
        if issubclass(type(value), Tripwire):
            self.trip(f"{_name(value)} in {user}")
        if isinstance(value, str) and Mark.SIGN in value:
            self.trip(f"text of a page in {user}")


class Tripwire:
    """A value that differs between pages."""

    def __init__(self, watch: Watch, name: str, known: Mapping[str, Any] | None = None) -> None:
        object.__setattr__(self, "watch", watch)
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "known", known or {})

    def __getattribute__(self, attribute: str) -> Any:  # noqa: ANN401 - a template's value
        """Give an attribute that is the same on all pages; trip for any other, and `__class__`."""
        known = object.__getattribute__(self, "known")
        return known[attribute] if attribute in known else _trip(self, f".{attribute}")


def _name(tripwire: object) -> str:
    return str(object.__getattribute__(tripwire, "name"))


def _trip(tripwire: Tripwire, use: str) -> NoReturn:
    watch: Watch = object.__getattribute__(tripwire, "watch")
    watch.trip(f"{_name(tripwire)}{use}")


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
    def trap(self: Tripwire, *_: object, **__: object) -> NoReturn:
        _trip(self, f" ({operation})")

    setattr(Tripwire, f"__{operation}__", trap)


for _operation in _OPERATIONS:
    # Python looks for these on the class, past `__getattribute__`.
    _add_operation(_operation)


class Present(Tripwire):
    """A value that is there on every page, such as the page itself."""

    def __bool__(self) -> bool:
        """Give that it is there."""
        return True


class Only(Present):
    """The page, which equals nothing else, none of the pages in the navigation above all."""

    def __eq__(self, other: object) -> bool:
        """Whether it is compared with itself."""
        return self is other

    def __ne__(self, other: object) -> bool:
        """Whether it is compared with anything else."""
        return self is not other

    __hash__ = Tripwire.__hash__


class Text(Present):
    """A text of the page, which may be printed as it is."""

    def __bool__(self) -> bool:
        """Give that it is not empty, and note that this matters."""
        watch: Watch = object.__getattribute__(self, "watch")
        watch.test(_name(self))
        return True

    def __str__(self) -> str:
        """Leave a mark."""
        watch: Watch = object.__getattribute__(self, "watch")
        return watch.mark(_name(self))


class Fragment(Text):
    """An address on the page itself, which is the same wherever it is linked from."""


class Some(Present):
    """A list that is not empty; only its first item may be used."""

    def __iter__(self) -> Iterator[object]:
        """Give the first item; trip when asked for more."""
        yield object.__getattribute__(self, "known")["first"]
        _trip(self, " beyond its first")
