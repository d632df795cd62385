"""The words that scripts say: a small file that pages in other languages than English name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_briefings.assets import ADDRESS
from mkdocs_briefings.fingerprint import digest_of
from mkdocs_briefings.words.plurals import categories

if TYPE_CHECKING:
    from mkdocs_briefings.words.words import Words


def script_words(words: Words) -> bytes:
    """Give the file; nothing where scripts say only what stands in their code."""
    if not words.of_scripts:
        return b""
    told = {key: words.texts[key] for key in sorted(words.of_scripts)}
    catalog = {
        "language": words.spoken,
        "plural": categories(words.spoken),
        "words": {key: forms[0] if len(forms) == 1 else forms for key, forms in told.items()},
    }
    return json.dumps(catalog, ensure_ascii=False, separators=(",", ":")).encode()


def script_words_url(words: Words) -> str:
    """Give the address of the file, relative to the site's root; empty where there is none."""
    data = script_words(words)
    return f"{ADDRESS}words.{digest_of(data).hex()[:8]}.json" if data else ""
