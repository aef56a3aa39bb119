"""Whether a result's period fits a target's: the whole of it, a part of it, or another one."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

YEAR_DAYS = (360, 372)
_FLOWS = ("level", "growth", "share")

Fit = tuple[str, str]
Days = npt.NDArray[Any]


def fit_periods(start: Any, end: Any, measure: str, starts: Days, ends: Days, alike: Days) -> list[Fit]:
    """Return for each result's period whether it may be held against a target's, and the reason why not.

    Parameters
    ----------
    start, end : pandas.Timestamp or NaT
        The target's period, or its deadline alone.
    measure : str
        The target's measure.
    starts, ends : numpy.ndarray of datetime64[D]
        The results' periods; a missing start means "as of" the end.
    alike : numpy.ndarray of bool
        Whether a result has the target's measure. Another one, such as a running sum held against a count,
        fits only where both begin on the same day.

    Returns
    -------
    list of (str, str)
        Relation and reason.

    Examples
    --------
    >>> days = lambda *texts: np.array(texts, dtype="datetime64[D]")
    >>> starts, ends = days("2023-01-01", "2024-01-01"), days("2023-12-31", "2024-08-31")
    >>> fit_periods(pd.NaT, pd.Timestamp("2025-12-31"), "level", starts, ends, np.array([True, True]))
    [('comparable', ''), ('comparable_estimate', 'period')]
    """
    owned = pd.notna(start) and pd.notna(end)
    if measure == "milestone":
        whole, part = ~np.isnat(ends), np.zeros_like(alike)
    elif owned:
        whole, part = _against_period(_day(start), _day(end), measure, starts, ends)
    else:
        whole, part = _against_deadline(end, measure, starts, ends)
    usable = alike | (starts == _day(start) if owned else np.zeros_like(alike))
    flow = ~np.isnat(starts) & (not owned) & (measure in ("count", "cumulative"))
    return [_fit(*row) for row in zip(usable, whole, part, flow, strict=True)]


def _fit(usable: bool, whole: bool, part: bool, flow: bool) -> Fit:
    if usable and whole:
        return "comparable", ""
    if usable and part:
        return "comparable_estimate", "period"
    return "not_comparable", "measure" if not usable else "definition" if flow else "period"


def _against_period(
    start: np.datetime64, end: np.datetime64, measure: str, starts: Days, ends: Days
) -> tuple[Days, Days]:
    """Fit a target for one period: the whole of it, or what was summed up inside it so far."""
    as_of = np.isnat(starts)
    whole = (as_of | (starts == start)) & (ends == end)
    inside = np.where(as_of, ends >= start, starts >= start) & (ends <= end)
    begun = inside if measure not in ("growth", "share") else inside & (starts == start)
    return whole, begun & ~whole


def _against_deadline(end: Any, measure: str, starts: Days, ends: Days) -> tuple[Days, Days]:
    """Fit a target with a deadline alone.

    A flow takes whole years, and a year's beginning as an estimate. A count or running sum takes figures as
    of a day; what was added in the deadline's last year is a part, which can meet the target but not miss it.
    """
    as_of, dated = np.isnat(starts), ~np.isnat(ends)
    if measure in _FLOWS:
        days = (ends - starts).astype("timedelta64[D]").astype(float) + 1
        whole = ~as_of & (days >= YEAR_DAYS[0]) & (days <= YEAR_DAYS[1])
        part = ~as_of & (days < YEAR_DAYS[0]) & _begins_year(starts, end)
        return dated & (whole | (as_of & (measure != "growth"))), dated & part
    if pd.isna(end):
        return dated & as_of, np.zeros_like(as_of)
    return dated & as_of, dated & ~as_of & (starts >= _year_before(_day(end))) & (ends <= _day(end))


def _year_before(end: np.datetime64) -> np.datetime64:
    """Return the first day of the year that ends with a day."""
    after = end + np.timedelta64(1, "D")
    month = after.astype("datetime64[M]")
    first: np.datetime64 = (month - 12).astype("datetime64[D]") + (after - month.astype("datetime64[D]"))
    return first


def _begins_year(starts: Days, end: Any) -> Days:
    """Tell which days begin a calendar year, or a year of the kind that ends with the deadline."""
    months = starts.astype("datetime64[M]")
    begins = starts == months.astype("datetime64[D]")
    year: Days = begins & (months == starts.astype("datetime64[Y]").astype("datetime64[M]"))
    if pd.isna(end) or (after := _day(end) + np.timedelta64(1, "D")) != after.astype("datetime64[M]"):
        return year
    fiscal: Days = begins & ((months - after.astype("datetime64[M]")).astype(float) % 12 == 0)
    return year | fiscal


def _day(stamp: Any) -> np.datetime64:
    return np.datetime64(stamp.date(), "D")
