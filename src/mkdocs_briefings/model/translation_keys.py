"""The keys of a translation: which of a briefing's it may have, and one of its own."""

from __future__ import annotations

MADE_FROM = "made_from"
"""The key of a translation that says which version of its original it was made from."""

WORDS = ("title", "summary", "key_points", "why_it_matters", "corrections")
"""Keys that are in a language: a translation has its own, or none."""

OF_SOURCE = ("title", "owner", "funding")
"""Keys of a source's profile that are in a language."""

OF_STORY = ("title", "summary")
"""Keys of a running story's profile that are in a language."""

ABOUT_ITSELF = ("translation", "review", "slug", "aliases", "draft", "extra", MADE_FROM)
"""Keys that a translation says of itself."""

IN_ITS_SCRIPT = ("authors",)
"""Keys that a translation may write as its readers do; those of its original hold without them."""

REASON = "overlooked"
"""The key that may be a reason, which is in a language, too."""

OF_IMAGE = ("alt", "caption")
"""The keys of an image that are in a language."""

OF_IMAGE_IN_ITS_SCRIPT = ("credit",)
"""The keys of an image that a translation may write as its readers do; a credit is never lost."""
