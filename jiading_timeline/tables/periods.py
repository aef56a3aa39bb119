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


def fit_periods(start: Any, end: Any, measure: str, starts: Days, ends: Days) -> list[Fit]:
    """Return for each result's period whether it may be held against a target's, and the reason why not.

    Parameters
    ----------
    start, end : pandas.Timestamp or NaT
        The target's period, or its deadline alone.
    measure : str
        The measure of both.
    starts, ends : numpy.ndarray of datetime64[D]
        The results' periods; a missing start means "as of" the end.

    Returns
    -------
    list of (str, str)
        Relation and reason.

    Examples
    --------
    >>> days = lambda *texts: np.array(texts, dtype="datetime64[D]")
    >>> year, part = ("2023-01-01", "2023-12-31"), ("2024-01-01", "2024-08-31")
    >>> deadline = pd.Timestamp("2025-12-31")
    >>> fit_periods(pd.NaT, deadline, "level", days(year[0], part[0]), days(year[1], part[1]))
    [('comparable', ''), ('comparable_estimate', 'period')]
    """
    as_of, dated = np.isnat(starts), ~np.isnat(ends)
    if measure == "milestone":
        whole, part = dated, np.zeros_like(dated)
    elif pd.notna(start) and pd.notna(end):
        whole, part = _against_period(_day(start), _day(end), measure, starts, ends, as_of)
    else:
        whole, part = _against_deadline(end, measure, starts, ends, as_of)
    flow = dated & ~as_of & ~whole & ~part & (measure in ("count", "cumulative")) & pd.isna(start)
    return [
        ("comparable", "")
        if is_whole
        else ("comparable_estimate", "period")
        if is_part
        else ("not_comparable", "definition" if is_flow else "period")
        for is_whole, is_part, is_flow in zip(dated & whole, dated & part, flow, strict=True)
    ]


def _against_period(
    start: np.datetime64, end: np.datetime64, measure: str, starts: Days, ends: Days, as_of: Days
) -> tuple[Days, Days]:
    whole = (as_of | (starts == start)) & (ends == end)
    summed = as_of & (ends >= start) & (measure not in ("growth", "share"))
    part = (summed | (starts == start)) & (ends < end)
    return whole, part


def _against_deadline(end: Any, measure: str, starts: Days, ends: Days, as_of: Days) -> tuple[Days, Days]:
    if measure not in _FLOWS:
        return as_of, np.zeros_like(as_of)
    days = (ends - starts).astype("timedelta64[D]").astype(float) + 1
    whole = ~as_of & (days >= YEAR_DAYS[0]) & (days <= YEAR_DAYS[1])
    part = ~as_of & (days < YEAR_DAYS[0]) & _begins_year(starts, end)
    return whole | (as_of & (measure != "growth")), part


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
