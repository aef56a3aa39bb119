"""What an expression means on the calendar: from the publication date, the last mention, and the tense around it."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from jiading_timeline.model import Anchor, Date
from jiading_timeline.text.dates.mention import Meaning, Mention, Shift
from jiading_timeline.text.dates.periods import granularity_of, period_of, shifted, value_at

_NO_PUBLISHED = "no publication date"
_NO_CONTEXT = "no date mentioned before"
_VAGUE = "vague"
_BEYOND = "not on the calendar"
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)(.*)")
_HOLIDAY = re.compile(r"(\w{4})-(\d\d)-(\d)-(\d)")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known where a mention stands.

    `mentioned` is the value of the last dated mention, `day` the last that names a day; `tense` is -1 where the
    sentence looks back, 1 where it looks ahead, 0 where it does not say.
    """

    published: dt.date | None = None
    mentioned: str = ""
    day: str = ""
    tense: int = 0


def resolve(mention: Mention, context: Context) -> Date:
    """Return the dated mention; where nothing settles it, `period` is None and `reason` says why."""
    meaning = mention.meaning
    if meaning.type in ("DURATION", "SET"):
        return Date(mention.span, meaning.type, meaning.value, meaning.mod, rule=mention.rule)
    if meaning.value.endswith("_REF"):
        return _reference(mention, context)
    value, anchor, reason = _settled(meaning, context)
    period = period_of(value)
    return Date(
        mention.span,
        meaning.type,
        value,
        meaning.mod,
        period,
        granularity_of(value),
        anchor,
        mention.rule,
        "" if period else reason or _BEYOND,
    )


def _reference(mention: Mention, context: Context) -> Date:
    value, known = mention.meaning.value, context.published
    now = value == "PRESENT_REF" and known is not None
    return Date(
        mention.span,
        mention.meaning.type,
        value,
        mention.meaning.mod,
        period_of(known.isoformat()) if known and now else None,
        "day" if now else "",
        "published",
        mention.rule,
        "" if now else _NO_PUBLISHED if value == "PRESENT_REF" else _VAGUE,
    )


def _settled(meaning: Meaning, context: Context) -> tuple[str, Anchor, str]:
    if meaning.shift:
        return _shifted(meaning, meaning.shift, context)
    if not meaning.value.startswith(("XXXX", "T")):
        return _exact_holiday(meaning.value), "explicit", _BEYOND
    if context.published is None:
        return meaning.value, "published", _NO_PUBLISHED
    if meaning.value.startswith("T"):
        day = context.day if granularity_of(context.day) == "day" else context.published.isoformat()
        return day + meaning.value, "context", ""
    toward = meaning.toward or context.tense
    if weekday := _WEEKDAY.fullmatch(meaning.value):
        exact = _weekday(context.published, int(weekday[1]), toward, skip=bool(meaning.toward))
        return (exact.isoformat() + weekday[2] if exact else meaning.value), "published", _BEYOND
    return (
        _nearest(meaning.value, context.published, toward, strict=bool(meaning.toward)),
        "published",
        _BEYOND,
    )


def _shifted(meaning: Meaning, shift: Shift, context: Context) -> tuple[str, Anchor, str]:
    base, anchor, reason = _base(shift, context)
    unit = shift.unit
    if base is None:
        return _open(meaning, unit), anchor, reason
    if (
        shift.anchor == "context"
        and unit == "year"
        and granularity_of(context.mentioned) in ("quarter", "month", "day", "half")
    ):
        unit = granularity_of(context.mentioned) if shift.count else unit
    moved = shifted(base, shift.unit, shift.count)
    if moved is None:
        return _open(meaning, unit), anchor, _BEYOND
    if weekday := _WEEKDAY.fullmatch(meaning.value):
        day = moved + dt.timedelta(days=int(weekday[1]) - moved.isoweekday())
        return day.isoformat() + weekday[2], anchor, ""
    if meaning.value.startswith("XXXX"):
        return _exact_holiday(f"{moved.year:04}{meaning.value[4:]}"), anchor, _BEYOND
    return value_at(moved, unit) + meaning.value, anchor, ""


def _base(shift: Shift, context: Context) -> tuple[dt.date | None, Anchor, str]:
    if shift.anchor == "published":
        return context.published, "published", _NO_PUBLISHED
    period = period_of(context.day if shift.unit == "day" else context.mentioned)
    if period and period.start_date:
        return period.start_date, "context", ""
    if shift.unit != "day" and context.published and not context.mentioned:
        return context.published, "published", ""
    return None, "context", _NO_CONTEXT


def _open(meaning: Meaning, unit: str) -> str:
    if meaning.value.startswith("XXXX"):
        return meaning.value
    holes = {
        "day": "XXXX-XX-XX",
        "month": "XXXX-XX",
        "week": "XXXX-WXX",
        "weekend": "XXXX-WXX-WE",
        "quarter": "XXXX-QX",
        "half": "XXXX-HX",
    }
    return holes.get(unit, "XXXX") + meaning.value


def _weekday(published: dt.date, number: int, toward: int, *, skip: bool) -> dt.date | None:
    ahead = (number - published.isoweekday()) % 7
    if skip and ahead == 0:
        ahead = 7 if toward > 0 else 0
    if toward > 0:
        return shifted(published, "day", ahead)
    back = (published.isoweekday() - number) % 7
    return shifted(published, "day", -(7 if skip and back == 0 else back))


def _nearest(value: str, published: dt.date, toward: int, *, strict: bool) -> str:
    """Return the value in the year that suits: the last one before, the first one after, or the nearer of both."""
    years = [year for year in range(published.year - 1, published.year + 2) if 1 <= year <= 9999]
    dated = [
        (spelling, period)
        for year in years
        if (period := period_of(spelling := _exact_holiday(f"{year:04}{value[4:]}")))
    ]
    starts = [
        (spelling, period.start_date, period.end_date)
        for spelling, period in dated
        if period.start_date and period.end_date
    ]
    if strict:
        before = [item for item in starts if item[2] < published]
        after = [item for item in starts if item[1] > published]
    else:
        before = [item for item in starts if item[1] <= published]
        after = [item for item in starts if item[2] >= published]
    if toward < 0 and before:
        return before[-1][0]
    if toward > 0 and after:
        return after[0][0]
    if not starts:
        return value
    return min(starts, key=lambda item: _distance(item[1], item[2], published))[0]


def _distance(start: dt.date, end: dt.date, published: dt.date) -> int:
    return 2 * (start - published).days if start > published else max(0, (published - end).days)


def _exact_holiday(value: str) -> str:
    """Return the day of a holiday told as month, which one, weekday: ``2022-11-4-4`` is its fourth Thursday."""
    match = _HOLIDAY.fullmatch(value)
    if match is None or not match[1].isdigit():
        return value
    year, month, which, weekday = (int(part) for part in match.groups())
    days = [week[weekday - 1] for week in calendar.monthcalendar(year, month) if week[weekday - 1]]
    return f"{year:04}-{month:02}-{days[min(which, len(days)) - 1]:02}"
