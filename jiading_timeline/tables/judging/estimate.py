"""Full years worked out from a part of them: what-if points for the pace, never shown as reported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jiading_timeline.tables.formulas.derived import full_year_by_growth, full_year_flat
from jiading_timeline.tables.formulas.interval import Interval
from jiading_timeline.tables.formulas.progress import anniversary
from jiading_timeline.tables.goal import Point

Rates = Mapping[tuple[dt.date, dt.date], Interval]


def full_years(points: Sequence[Point], rates: Rates) -> list[Point]:
    """Return an estimate of each year that only a part is reported of, from the longest part.

    The same-period growth on the year before (F8a) gives the value, a flat year (F8c) the other end of the
    range. A flat year alone does not even tell growth from decline, so it gives no point.

    Parameters
    ----------
    points : sequence of Point
        Comparable results.
    rates : mapping of (start, end) to Interval
        Reported growth by period, as fractions.
    """
    whole = {point.end: point for point in points if point.start is not None and not point.part}
    longest: dict[dt.date, Point] = {}
    for point in sorted(points, key=lambda point: (point.end, point.published, point.id)):
        if point.part and point.start is not None and point.value is not None:
            longest[_year_end(point.start)] = point
    found = [_full_year(point, end, whole, rates) for end, point in longest.items() if end not in whole]
    return [point for point in found if point is not None]


def _full_year(part: Point, end: dt.date, whole: Mapping[dt.date, Point], rates: Rates) -> Point | None:
    if part.start is None or part.value is None:
        return None
    before = whole.get(part.start - dt.timedelta(days=1)) if part.start > dt.date.min else None
    rate = rates.get((part.start, part.end))
    if before is None or before.value is None or rate is None:
        return None
    months = (part.end.year - part.start.year) * 12 + part.end.month - part.start.month + 1
    grown, flat = full_year_by_growth(before.value, rate).value, full_year_flat(part.value, months).value
    if grown is None:
        return None
    return replace(
        part, value=grown.hull(flat) if flat else grown, end=end, date="", part=False, estimate=True
    )


def _year_end(start: dt.date) -> dt.date:
    return anniversary(start, 1) - dt.timedelta(days=1) if start.year < dt.MAXYEAR else dt.date.max
