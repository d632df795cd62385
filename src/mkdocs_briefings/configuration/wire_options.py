"""The option `wire`: how reports of other outlets are read, translated and drafted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_briefings.configuration.option import OptionGroup, Type
from mkdocs_briefings.errors import SettingsError
from mkdocs_briefings.wire.settings import EngineChoice, WireSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class WireOptions(OptionGroup):
    """Options below `wire:`; a site whose newsroom has no wire leaves them out."""

    contact = Type(str, default="")
    """A page or an address of mail that the wire names to the outlets it reads."""

    engines = Type(list, default=[])
    """Engines of translation, tried in this order: names, or a name with options below it."""

    allow_hosts = Type(list, default=[])
    """Hosts that may be read though their addresses are not public."""

    characters_a_day = Type(int, default=0)
    """How many characters each engine is sent in a day at most; 0 sets no limit."""

    drafts_a_day = Type(int, default=500)
    """How many drafts are written in 24 hours at most, of all countries in turn."""

    keep_days = Type(int, default=30)
    """For how many days reports are remembered of which no draft came."""


_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[?[0-9a-f:]+\]?")

_CONTACT = re.compile(r"(https?://|mailto:)[!-~]+|[!-~]+@[!-~]+")


def read_wire(options: WireOptions) -> WireSettings:
    """Give the settings of the wire. Raises `SettingsError`."""
    if options.contact and not _CONTACT.fullmatch(options.contact):
        raise SettingsError(
            f"wire: contact: {options.contact!r} is no address. "
            "Write that of a page, or of mail, such as desk@example.org."
        )
    if options.characters_a_day < 0:
        raise SettingsError(
            f"wire: characters_a_day: {options.characters_a_day} is too small. "
            "Use 0 for no limit, or more."
        )
    for name in ("drafts_a_day", "keep_days"):
        if options[name] < 1:
            raise SettingsError(f"wire: {name}: {options[name]} is too small. Use 1 or more.")
    return WireSettings(
        contact=options.contact,
        engines=tuple(_engines(options.engines)),
        allow_hosts=frozenset(_hosts(options.allow_hosts)),
        characters_a_day=options.characters_a_day,
        drafts_a_day=options.drafts_a_day,
        keep_days=options.keep_days,
    )


def _engines(written: Iterable[object]) -> Iterator[EngineChoice]:
    example = "Write `- apertium`, or `- libretranslate: {url: https://translate.example}`."
    for each in written:
        if isinstance(each, str) and each:
            yield EngineChoice(each)
            continue
        if not isinstance(each, dict) or len(each) != 1:
            raise SettingsError(f"wire: engines: {each!r} is not the name of an engine. {example}")
        ((name, options),) = each.items()
        if not isinstance(name, str) or not isinstance(options, dict | None):
            raise SettingsError(f"wire: engines: {name!r} has no options below it. {example}")
        yield EngineChoice(name, {str(key): value for key, value in (options or {}).items()})


def _hosts(written: Iterable[object]) -> Iterator[str]:
    for host in written:
        if not isinstance(host, str) or not _HOST.fullmatch(host.lower()):
            raise SettingsError(
                f"wire: allow_hosts: {host!r} is no host. Write a name, such as feeds.local."
            )
        yield host.lower().strip("[]")
