"""Random sequences of edits, each a state machine of hypothesis that compares as it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.thorough import IS_THOROUGH

if TYPE_CHECKING:
    from hypothesis.stateful import RuleBasedStateMachine


def take(kind: type[RuleBasedStateMachine], part: int, *, sequences: int, steps: int) -> None:
    """Take a part of the sequences: other ones each time if thorough, else the same ones."""
    chosen = settings(
        max_examples=sequences,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
    )
    machine = type(f"{kind.__name__}{part}", (kind,), {})
    if not IS_THOROUGH:
        seed(part)(machine)
    run_state_machine_as_test(machine, settings=chosen)
