"""What an expression means on the calendar: from the publication date, the last mention, and the tense."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import NamedTuple

from jiading_timeline.model import Anchor, Date
from jiading_timeline.text.dates.mention import Meaning, Mention, Shift
from jiading_timeline.text.dates.periods import granularity_of, period_of, shifted, value_at
from jiading_timeline.text.dates.tense import NO_TENSE, Tense

NO_PUBLISHED = "no publication date"
NO_CONTEXT = "no date mentioned before"
VAGUE = "vague"
BEYOND = "not on the calendar"

_AHEAD = 200
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)(.*)")
_HOLIDAY = re.compile(r"(\d{4})-(\d\d)-(\d)-(\d)", re.ASCII)
_OPEN = {
    "day": "-XX-XX",
    "month": "-XX",
    "week": "-WXX",
    "weekend": "-WXX-WE",
    "quarter": "-QX",
    "half": "-HX",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What is known where a mention stands.

    `mentioned` is the value of the last date told by itself, `day` the last that names a day, `quarter` the
    last that names a quarter. In a `history`, a text about years long before its publication, a month without
    a year belongs to the date mentioned before.
    """

    published: dt.date | None = None
    mentioned: str = ""
    day: str = ""
    quarter: str = ""
    history: bool = False
    tense: Tense = NO_TENSE


def needs_tense(meaning: Meaning) -> bool:
    """Tell whether the tense around an expression has a say in its date."""
    return meaning.value.startswith("XXXX") and meaning.shift is None and not meaning.toward


class _Settled(NamedTuple):
    value: str
    anchor: Anchor
    reason: str = BEYOND


def resolve(mention: Mention, context: Told) -> Date:
    """Return the dated mention; where nothing settles it, `period` is None and `reason` says why."""
    meaning = mention.meaning
    if meaning.type in ("DURATION", "SET"):
        return Date(mention.span, meaning.type, meaning.value, meaning.mod, rule=mention.rule)
    if meaning.value.endswith("_REF"):
        return _reference(mention, context.published)
    value, anchor, reason = _settled(meaning, context)
    period = period_of(value)
    grain, why = granularity_of(value), "" if period else reason
    return Date(mention.span, meaning.type, value, meaning.mod, period, grain, anchor, mention.rule, why)


def _reference(mention: Mention, published: dt.date | None) -> Date:
    """Return ``now`` at the day of publication; ``recently`` and ``soon`` have no place on the calendar."""
    value = mention.meaning.value
    now = value == "PRESENT_REF"
    period = period_of(published.isoformat()) if published and now else None
    reason = "" if period else NO_PUBLISHED if now else VAGUE
    grain = "day" if period else ""
    return Date(
        mention.span, "DATE", value, mention.meaning.mod, period, grain, "published", mention.rule, reason
    )


def _settled(meaning: Meaning, context: Told) -> _Settled:
    if meaning.shift:
        return _shifted(meaning, meaning.shift, context)
    if meaning.value.startswith("T"):
        return _time_of_day(meaning.value, context)
    if not meaning.value.startswith("XXXX"):
        return _Settled(_exact(meaning.value), "explicit")
    if context.published is None:
        return _Settled(meaning.value, "published", NO_PUBLISHED)
    toward = meaning.toward or context.tense.toward
    if weekday := _WEEKDAY.fullmatch(meaning.value):
        return _weekday(weekday, context.published, toward, skip=bool(meaning.toward))
    if meaning.value == "XXXX-WXX-WE":
        return _weekend(context.published, toward)
    return _yearless(meaning, context, context.published)


def _shifted(meaning: Meaning, shift: Shift, context: Told) -> _Settled:
    base, anchor, reason = _base(shift, context)
    unit = "quarter" if shift.anchor == "quarter" and context.quarter else shift.unit
    if base is None:
        return _Settled(_open(meaning, unit), anchor, reason)
    moved = shifted(base, shift.unit, shift.count)
    if moved is None:
        return _Settled(_open(meaning, unit), anchor)
    if meaning.toward and meaning.value.startswith("XXXX"):
        return _Settled(_nearest(meaning.value, base, meaning.toward, skip=True), anchor)
    if weekday := _WEEKDAY.fullmatch(meaning.value):
        exact = shifted(moved, "day", int(weekday[1]) - moved.isoweekday())
        return _Settled(f"{exact}{weekday[2]}" if exact else meaning.value, anchor)
    if meaning.value.startswith("XXXX"):
        return _Settled(_exact(f"{moved.year:04}{meaning.value[4:]}"), anchor)
    return _Settled(value_at(moved, unit) + meaning.value, anchor)


def _base(shift: Shift, context: Told) -> tuple[dt.date | None, Anchor, str]:
    if shift.anchor == "published":
        return context.published, "published", NO_PUBLISHED
    spoken_of = context.quarter if shift.anchor == "quarter" or shift.unit == "quarter" else ""
    period = period_of(context.day if shift.unit in ("day", "week") else spoken_of or context.mentioned)
    if period and period.start_date:
        return period.start_date, "context", ""
    if shift.unit == "day" or context.published is None:
        return None, "context", NO_CONTEXT
    if shift.unit == "quarter" and not shift.count:
        return shifted(context.published, "quarter", -1), "published", BEYOND
    return context.published, "published", ""


def _open(meaning: Meaning, unit: str) -> str:
    return meaning.value if meaning.value.startswith("XXXX") else f"XXXX{_OPEN.get(unit, '')}{meaning.value}"


def _time_of_day(value: str, context: Told) -> _Settled:
    if context.day:
        return _Settled(context.day + value, "context", NO_PUBLISHED)
    if context.published is None:
        return _Settled(f"XXXX-XX-XX{value}", "published", NO_PUBLISHED)
    return _Settled(f"{context.published}{value}", "published")


def _weekday(match: re.Match[str], published: dt.date, toward: int, *, skip: bool) -> _Settled:
    """Return the nearest such day on the side the sentence looks to; `skip` leaves out the day itself."""
    ahead = (int(match[1]) - published.isoweekday()) % 7
    back = (published.isoweekday() - int(match[1])) % 7
    days = (ahead or 7 * skip) if toward > 0 else -(back or 7 * skip)
    exact = shifted(published, "day", days)
    return _Settled(f"{exact}{match[2]}" if exact else match[0], "published")


def _weekend(published: dt.date, toward: int) -> _Settled:
    """Return the weekend ahead, or the last one that has begun."""
    begun = published.isoweekday() >= 6
    moved = published if toward > 0 or begun else shifted(published, "week", -1)
    return _Settled(value_at(moved, "weekend") if moved else "XXXX-WXX-WE", "published")


def _yearless(meaning: Meaning, context: Told, published: dt.date) -> _Settled:
    """Give a month, day or quarter its year; one that a past verb does not settle is the nearest."""
    told = period_of(context.mentioned) if context.history and not meaning.toward else None
    if told and told.start_date:
        return _Settled(_in_history(meaning.value, context.mentioned, told.start_date), "context")
    if meaning.toward or context.tense.sure:
        toward = meaning.toward or context.tense.toward
    else:
        toward = -1 if granularity_of(meaning.value) == "quarter" else 0
    return _Settled(_nearest(meaning.value, published, toward, skip=bool(meaning.toward)), "published")


def _in_history(value: str, mentioned: str, start: dt.date) -> str:
    """Return the value in the year mentioned, or nearest to the month or day mentioned."""
    if granularity_of(mentioned) == "year":
        return _exact(f"{start.year:04}{value[4:]}")
    return _nearest(value, start, 0, skip=False)


def _nearest(value: str, published: dt.date, toward: int, *, skip: bool) -> str:
    """Return the value in the year that suits: the last before, the first after, or the nearer of both."""
    near = []
    for year in range(max(1, published.year - 4), min(9999, published.year + 4) + 1):
        spelling = _exact(f"{year:04}{value[4:]}")
        period = period_of(spelling)
        if period and period.start_date and period.end_date:
            near.append((period.start_date, period.end_date, spelling))
    before = [item for item in near if (item[1] < published if skip else item[0] <= published)]
    after = [item for item in near if (item[0] > published if skip else item[1] >= published)]
    if toward < 0 and before:
        return before[-1][2]
    if toward > 0 and after and (skip or (after[0][0] - published).days <= _AHEAD):
        return after[0][2]
    return min(near, key=lambda item: _remoteness(item[0], item[1], published))[2] if near else value


def _remoteness(start: dt.date, end: dt.date, published: dt.date) -> int:
    """Count the days to a period; those ahead count double, for news looks back more often."""
    return 2 * (start - published).days if start > published else max(0, (published - end).days)


def _exact(value: str) -> str:
    """Return the day of a holiday told as month, which one, weekday: ``2022-11-4-4`` is a Thursday."""
    match = _HOLIDAY.fullmatch(value)
    if match is None:
        return value
    year, month, which, weekday = (int(part) for part in match.groups())
    if not year:
        return value
    days = [week[weekday - 1] for week in calendar.monthcalendar(year, month) if week[weekday - 1]]
    return f"{year:04}-{month:02}-{days[min(which, len(days)) - 1]:02}"
