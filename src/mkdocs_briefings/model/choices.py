"""What keys of the front matter choose from."""

from __future__ import annotations

from enum import Enum


class Method(Enum):
    """How a translation was made."""

    HUMAN = "human"
    MACHINE = "machine"
    POST_EDITED = "post-edited"


class Approach(Enum):
    """How an engine translates."""

    NEURAL = "neural"
    RULES = "rules"


class Part(Enum):
    """A part of a briefing's text, as a machine drafts it."""

    TITLE = "title"
    SUMMARY = "summary"
    KEY_POINTS = "key_points"
    BODY = "body"


class Priority(Enum):
    """A briefing's place in the day's edition."""

    LEAD = "lead"
    TOP = "top"
    NORMAL = "normal"
