"""How a text came about: what of it is a machine's, and whether a person has looked at that.

Pages, feeds, letters and structured data ask here, so that all of them say the same.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from mkdocs_briefings.model.choices import Approach, Method

if TYPE_CHECKING:
    from mkdocs_briefings.model.briefing import BriefingKeys


class DigitalSource(Enum):
    """Schema.org's names for IPTC's digital source types, as far as texts have them."""

    TRAINED = "TrainedAlgorithmicMediaDigitalSource"
    """A trained model wrote it (`trainedAlgorithmicMedia`)."""

    COMPOSITE_WITH_TRAINED = "CompositeWithTrainedAlgorithmicMediaDigitalSource"
    """The same, and a person reviewed or edited it (`compositeWithTrainedAlgorithmicMedia`)."""

    ALGORITHMIC = "AlgorithmicMediaDigitalSource"
    """A program wrote it by rules (`algorithmicMedia`)."""

    COMPOSITE = "CompositeDigitalSource"
    """The same, and a person reviewed or edited it (`composite`): nothing trained is in it."""


def is_unreviewed(keys: BriefingKeys) -> bool:
    """Whether a machine wrote a briefing's text, and no person has reviewed it."""
    return _is_machine_made(keys) and not _is_reviewed(keys)


def digital_source(keys: BriefingKeys) -> DigitalSource | None:
    """Give how a briefing's text was made; None where a person wrote it."""
    if not _is_machine_made(keys):
        return None
    translation = keys.translation
    by_rules = translation is not None and translation.approach is Approach.RULES
    if _is_reviewed(keys):
        return DigitalSource.COMPOSITE if by_rules else DigitalSource.COMPOSITE_WITH_TRAINED
    return DigitalSource.ALGORITHMIC if by_rules else DigitalSource.TRAINED


def method_of(keys: BriefingKeys) -> Method | None:
    """Give how a briefing was translated, as far as it says so."""
    translation = keys.translation
    if translation is None:
        return None
    if translation.method is None and translation.engine is not None:
        # Who names the engine alone has said enough.
        return Method.MACHINE
    return translation.method


def _is_machine_made(keys: BriefingKeys) -> bool:
    return method_of(keys) in {Method.MACHINE, Method.POST_EDITED}


def _is_reviewed(keys: BriefingKeys) -> bool:
    if keys.review is not None:
        return True
    translation = keys.translation
    return translation is not None and (
        translation.method is Method.POST_EDITED or translation.reviewed_by is not None
    )
