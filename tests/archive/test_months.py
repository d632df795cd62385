"""Months are known as a whole, and tell what the slices of their days do."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.archive.index import Slice
from mkdocs_briefings.archive.months import MonthSlice, month_of
from mkdocs_briefings.archive.sections import Period
from mkdocs_briefings.fingerprint import SIZE

if TYPE_CHECKING:
    from mkdocs_briefings.archive.days import Day

FIRST = date(2025, 12, 20)

FINGERPRINTS = st.binary(min_size=SIZE, max_size=SIZE)

SLICES = st.dictionaries(
    st.integers(0, 70).map(lambda days: FIRST + timedelta(days)),
    st.builds(Slice, st.integers(1, 2**40), FINGERPRINTS, FINGERPRINTS, st.floats(0, 2e9)),
    max_size=30,
)


def _no_day(day: date) -> Day:
    raise AssertionError(day)


def _period(slices: dict[date, Slice]) -> Period:
    newest_first = sorted(slices.items(), reverse=True)
    months = groupby(newest_first, key=lambda pair: month_of(pair[0]))
    parts = tuple(MonthSlice.of(list(days)) for _, days in months)
    return Period(FIRST, "", parts, _no_day)


@given(SLICES)
def test_a_period_tells_what_its_days_do(slices: dict[date, Slice]) -> None:
    """Numbers and days of a period are those of the slices that it was made of."""
    period = _period(slices)
    assert dict(period.slices) == slices
    days = sorted(slices, reverse=True)
    assert [each.start for each in period.days] == days
    assert [each.count for each in period.days] == [slices[day].size for day in days]
    assert period.many_days == len(days)
    assert (period.last_day, period.first_day) == ((days[0], days[-1]) if days else (None, None))
    assert period.count == sum(part.size for part in slices.values())
    assert period.changed == max((part.changed for part in slices.values()), default=None)
    assert [each.start for each in period.months] == sorted(set(map(month_of, days)), reverse=True)
    for month in period.months:
        own = {day: part for day, part in slices.items() if month_of(day) == month.start}
        assert dict(month.slices) == own


@given(SLICES, st.integers(-5, 80))
def test_a_period_from_a_day_on(slices: dict[date, Slice], after: int) -> None:
    """What a period has from a day on is what one has that was made of those days alone."""
    day = FIRST + timedelta(after)
    recent = {each: part for each, part in slices.items() if each >= day}
    assert _period(slices).since(day) == _period(recent)


@given(SLICES, st.data())
def test_what_a_listing_compares(slices: dict[date, Slice], data: st.DataObject) -> None:
    """The fingerprints of a period change with each day's cards, and with each moment."""
    if not slices:
        return
    day = data.draw(st.sampled_from(sorted(slices)))
    part, period = slices[day], _period(slices)
    cards = _period({**slices, day: part._replace(cards=bytes(byte ^ 1 for byte in part.cards))})
    moment = _period({**slices, day: part._replace(changed=part.changed + 1)})
    fewer = _period({each: part for each, part in slices.items() if each != day})
    assert period.listed.fingerprint == moment.listed.fingerprint
    assert period.changes == cards.changes
    assert period.listed.fingerprint not in {cards.listed.fingerprint, fewer.listed.fingerprint}
    assert period.changes not in {moment.changes, fewer.changes}
