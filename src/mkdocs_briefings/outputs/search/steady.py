"""Give an index that Pagefind has made the same bytes each time.

Pagefind goes through the values of filters in an order that is another in every run, and names
files by what is in them. So they are put in order here, and what names them is told the new names.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_briefings.outputs.search.packed_files import encode, file_name, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILTERS, _SORTS = 3, 4
"""Where the list of all other files has those of the filters, and the orders of results."""


def steady(files: Mapping[str, bytes], entry: str) -> dict[str, bytes]:
    """Give the files of an index in an order that does not change; `entry` is the first one.

    Files of a kind that is not known are left as they are.
    """
    try:
        return _steady(files, entry)
    except (IndexError, KeyError, OSError, TypeError, ValueError):  # another version's
        return dict(files)


def _steady(files: Mapping[str, bytes], entry: str) -> dict[str, bytes]:
    made = dict(files)
    told = json.loads(files[entry])
    for language, index in told["languages"].items():
        meta = unpack(made.pop(f"pagefind.{index['hash']}.pf_meta"))
        for listed in meta[_FILTERS]:
            name, old = listed
            found, values = unpack(made.pop(f"filter/{old}.pf_filter"))
            data = encode([found, sorted(values)])
            listed[:] = [name, file_name(language, data)]
            made[f"filter/{listed[1]}.pf_filter"] = pack(data)
        meta[_FILTERS].sort()
        meta[_SORTS].sort()
        data = encode(meta)
        index["hash"] = file_name(language, data)
        made[f"pagefind.{index['hash']}.pf_meta"] = pack(data)
    made[entry] = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return made
