"""The intervals a timeline needs as rows of their own, built from the dates found.

Each builder looks at the dates from one place on, and returns an interval or None.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jiading_timeline.model import Anchor, Date, Period, Span
from jiading_timeline.text.dates.finder import publication_date
from jiading_timeline.text.dates.periods import interval_of, period_of, shifted, value_at

_TO = re.compile(r"\s?[-–—]\s?|\s(?:to|through|until|till)\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"[-–—/](\d\d)(?![\w-])", re.ASCII)
_OF = re.compile(r"\s(?:of|in)\s", re.IGNORECASE)
_PART = re.compile(r"(?:the\s)?(first|last|final)\s", re.IGNORECASE)
_WINDOW = re.compile(r"(?:\w+\s)?(?:(?:the\s)?(last|past|next|coming)\s|(within)\s)", re.IGNORECASE)
_AMOUNT = re.compile(r"P(\d{1,4})([DWMQY])", re.ASCII)
_PLAN = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)\s(?:five|5)-year\s(?:plan|program)(?:\s(?:period|\w{3}od))?\b", re.IGNORECASE
)
_UNITS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}


@dataclass(frozen=True, slots=True)
class _Place:
    """A date at its index among the others."""

    text: str
    dates: Sequence[Date]
    index: int
    published: dt.date | None

    @property
    def date(self) -> Date:
        return self.dates[self.index]

    @property
    def next(self) -> Date | None:
        return self.dates[self.index + 1] if self.index + 1 < len(self.dates) else None

    def gap(self) -> str:
        following = self.next
        return self.text[self.date.span.end : following.span.start][:20] if following else ""

    def before(self) -> str:
        return self.text[max(0, self.date.span.start - 9) : self.date.span.start]


def find_periods(text: str, dates: Sequence[Date], published: dt.date | str | None = None) -> list[Date]:
    """Build the intervals that several dates, or a length of time and an anchor, name together.

    Parameters
    ----------
    text : str
        The text that `dates` were found in.
    dates : sequence of Date
        What `find_dates` found there.
    published : datetime.date or str, optional
        Its day of publication; without it "the past year" has no period, and `reason` says so.

    Returns
    -------
    list of Date
        In order of position; the rule's name begins with ``period.``.

    Raises
    ------
    DateInputError
        If `published` is not a date.

    Examples
    --------
    >>> from jiading_timeline.text.dates import find_dates
    >>> text = "From January to August this year it grew."
    >>> find_periods(text, find_dates(text, "2022-10-31"), "2022-10-31")[0].value
    '2022-01/2022-08'
    """
    day = publication_date(published)
    found = [_plan(match) for match in _PLAN.finditer(text)]
    for index in range(len(dates)):
        place = _Place(text, dates, index, day)
        found.extend(interval for build in BUILDERS if (interval := build(place)))
    return sorted(
        (interval for interval in found if interval), key=lambda interval: (interval.span, interval.rule)
    )


def _range(place: _Place) -> Date | None:
    """Read two dates with ``to``, a dash, or ``between`` and ``and`` as one interval."""
    start, end, gap = place.date, place.next, place.gap()
    if end is None or start.type != "DATE" or end.type != "DATE" or start.granularity != end.granularity:
        return None
    between = _BETWEEN.search(place.before()) and gap.strip().lower() == "and"
    if not between and not _TO.fullmatch(gap):
        return None
    if " " in gap.strip(" ") or (gap.strip().isalpha() and not between and not _FROM.search(place.before())):
        return None
    span = Span(start.span.start, end.span.end)
    first, last = _aligned(start, end)
    if first is None or last is None:
        return _interval(
            span, "period.range", None, "published", start.reason or end.reason, f"{start.value}/{end.value}"
        )
    return _interval(
        span,
        "period.range",
        interval_of(first, last),
        end.anchor,
        "runs backwards",
        f"{start.value}/{end.value}",
    )


def _aligned(start: Date, end: Date) -> tuple[Period | None, Period | None]:
    """Return both periods; the one that names no year takes it from the other."""
    first, last = start.period, end.period
    if first and last and start.anchor != end.anchor and "explicit" in (start.anchor, end.anchor):
        if end.anchor == "explicit":
            return _in_year(start, last.edtf[:4]) or first, last
        return first, _in_year(end, first.edtf[:4]) or last
    if first and last and first.edtf > last.edtf:
        return _in_year(start, last.edtf[:4]), last
    if first is None and last and start.value.startswith("XXXX"):
        return _in_year(start, last.edtf[:4]), last
    if last is None and first and end.value.startswith("XXXX"):
        return first, _in_year(end, first.edtf[:4])
    return first, last


def _in_year(date: Date, year: str) -> Period | None:
    return period_of(year + date.value[4:]) if len(date.value) > 4 else None


def _short_years(place: _Place) -> Date | None:
    """Read ``2021-25``."""
    date = place.date
    match = _SHORT_YEAR.match(place.text, date.span.end)
    if (
        match is None
        or date.granularity != "year"
        or not place.text[date.span.end - 4 : date.span.end].isdigit()
    ):
        return None
    end = date.value[:2] + match[1]
    if end <= date.value:
        return None
    return _interval(
        Span(date.span.start, match.end()), "period.years", period_of(f"{date.value}/{end}"), "explicit"
    )


def _part_of_year(place: _Place) -> Date | None:
    """Read ``the first eleven months of 2023``; without a year it is the one of publication."""
    date, year = place.date, place.next
    part = _PART.match(date.span.of(place.text))
    amount = _AMOUNT.fullmatch(date.value)
    if date.type != "DURATION" or not part or not amount or amount[2] not in "MQ":
        return None
    months = int(amount[1]) * (3 if amount[2] == "Q" else 1)
    if not 0 < months < 12:
        return None
    size, quarters = (3, "Q") if amount[2] == "Q" else (1, "")
    if year and year.granularity == "year" and _OF.fullmatch(place.gap()):
        span, anchor, named = Span(date.span.start, year.span.end), year.anchor, year.period
    else:
        span, anchor, named = date.span, "published", _year_of(place.published, months)
    if named is None or named.start_date is None:
        return _interval(span, "period.part", None, anchor, "no publication date", f"XXXX-{months:02}")
    first = 1 if part[1].lower() == "first" else 13 - months
    value = f"{named.start_date.year:04}"
    return _interval(
        span, "period.part", period_of(f"{value}-{first:02}/{value}-{first + months - 1:02}"), anchor
    )


def _year_of(published: dt.date | None, months: int) -> Period | None:
    """Return the last year whose first months were over, or nearly so, at publication."""
    if published is None:
        return None
    return period_of(f"{published.year if published.month >= months else published.year - 1:04}")


def _window(place: _Place) -> Date | None:
    """Read ``the past year``, ``the next three years``, ``within 18 months``."""
    date = place.date
    words = _WINDOW.match(
        place.text[max(0, date.span.start - 7) : date.span.start].rpartition(" within")[1][1:]
        + date.span.of(place.text)
    )
    amount = _AMOUNT.fullmatch(date.value)
    if date.type != "DURATION" or not words or not amount:
        return None
    if place.published is None:
        return _interval(date.span, "period.window", None, "published", "no publication date", date.value)
    unit, back = _UNITS[amount[2]], (words[1] or "").lower() in ("last", "past")
    far = shifted(place.published, unit, int(amount[1]) * (-1 if back else 1))
    if far is None:
        return _interval(date.span, "period.window", None, "published", "not on the calendar", date.value)
    grain = "day" if unit in ("day", "week") else "month"
    ends = sorted((value_at(far, grain), value_at(place.published, grain)))
    return _interval(date.span, "period.window", period_of("/".join(ends)), "published")


def _plan(match: re.Match[str]) -> Date | None:
    """Read a Chinese five-year plan: the third began in 1966, each later one five years after the one before."""
    first = 1966 + 5 * (int(match[1]) - 3)
    if not 3 <= int(match[1]) <= 30:
        return None
    return _interval(Span(*match.span()), "period.plan", period_of(f"{first}/{first + 4}"), "explicit")


def _interval(
    span: Span, rule: str, period: Period | None, anchor: Anchor, reason: str = "", value: str = ""
) -> Date:
    spelling = period.edtf if period else value
    return Date(span, "DATE", spelling, "", period, "interval", anchor, rule, "" if period else reason)


BUILDERS: tuple[Callable[[_Place], Date | None], ...] = (_range, _short_years, _part_of_year, _window)
