"""Dates of a text: what stands there, what it means, and the intervals a timeline needs."""

from jiading_timeline.text.dates.finder import find_dates
from jiading_timeline.text.dates.intervals import find_periods
from jiading_timeline.text.dates.periods import period_of

__all__ = ["find_dates", "find_periods", "period_of"]
