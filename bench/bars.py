"""Bars: what a figure of a benchmark must not be above, or below."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """What a figure must not be above, or below."""

    name: str
    value: float | None
    """None where there is no figure that counts."""

    limit: float
    form: str
    """Writes value and limit for people, as `str.format` does."""

    is_least: bool = False

    @property
    def is_held(self) -> bool:
        """Whether the figure is as good as that."""
        if self.value is None:
            return False
        return self.value >= self.limit if self.is_least else self.value <= self.limit

    @property
    def told(self) -> str:
        """The figure."""
        return "no figure" if self.value is None else self.form.format(self.value)

    @property
    def wanted(self) -> str:
        """What it has to be."""
        return f"{'at least' if self.is_least else 'at most'} {self.form.format(self.limit)}"
