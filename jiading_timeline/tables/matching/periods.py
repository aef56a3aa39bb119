"""Whether a result's period fits a target's: the whole of it, a part of it, or another one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

YEAR_DAYS = (360, 372)

Fit = tuple[str, str]
Days = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A target's period, or its deadline alone, with what decides how results fit it.

    `since` is the day after which a milestone may be reported; `rate` tells a growth a year from a total one;
    `flow` says that the words name a flow, such as output, and no stock.
    """

    start: Any
    end: Any
    measure: str
    since: Any = pd.NaT
    rate: str = ""
    flow: bool = False

    @property
    def owned(self) -> bool:
        """Whether there is a period of its own."""
        return bool(pd.notna(self.start) and pd.notna(self.end))


@dataclass(frozen=True, slots=True)
class Told:
    """Periods of results in days; a missing start means "as of" the end.

    `alike` says whether a result has the target's measure. Another one, such as a running sum held against a
    count, fits only where both begin on the same day.
    """

    starts: Days
    ends: Days
    alike: Days
    rates: npt.NDArray[np.str_]

    @property
    def as_of(self) -> Days:
        """Which are as of a day."""
        return np.isnat(self.starts) & ~np.isnat(self.ends)

    @property
    def dated(self) -> Days:
        """Which have a period with both ends."""
        return ~np.isnat(self.starts) & ~np.isnat(self.ends)

    @property
    def lengths(self) -> Days:
        """Days from the first to the last."""
        return (self.ends - self.starts).astype("timedelta64[D]").astype(float) + 1


Masks = tuple[Days, Days, Days]


def fit_periods(wanted: Wanted, told: Told) -> list[Fit]:
    """Return for each result whether its period may be held against a target's, and the reason why not.

    Parameters
    ----------
    wanted : Wanted
        The target.
    told : Told
        The results.

    Returns
    -------
    list of (str, str)
        Relation and reason.

    Examples
    --------
    >>> days = lambda *texts: np.array(texts, dtype="datetime64[D]")
    >>> starts, ends = days("2023-01-01", "2024-01-01"), days("2023-12-31", "2024-08-31")
    >>> told = Told(starts, ends, np.array([True, True]), np.array(["", ""]))
    >>> fit_periods(Wanted(pd.NaT, pd.Timestamp("2025-12-31"), "level"), told)
    [('comparable', ''), ('comparable_estimate', 'period')]
    """
    same_start = told.starts == _day(wanted.start) if wanted.owned else np.zeros_like(told.alike)
    usable = told.alike | same_start
    whole, part, other_kind = _masks(wanted, told)
    return [_fit(*row) for row in zip(usable, whole, part, other_kind, strict=True)]


def _fit(usable: bool, whole: bool, part: bool, other_kind: bool) -> Fit:
    if not usable:
        return "not_comparable", "measure"
    if other_kind:
        return "not_comparable", "definition"
    if whole:
        return "comparable", ""
    return ("comparable_estimate", "period") if part else ("not_comparable", "period")


def _masks(wanted: Wanted, told: Told) -> Masks:
    """Return which results are for the whole, which for a part, and which are of another kind."""
    nothing = np.zeros_like(told.alike)
    if wanted.measure == "milestone":
        return _milestone(wanted, told), nothing, nothing
    if wanted.measure == "growth":
        return _growth(wanted, told)
    if wanted.owned:
        return _against_period(wanted, told)
    if wanted.measure == "cumulative":
        return nothing, nothing, told.as_of | told.dated
    if wanted.measure == "count":
        return _stock(wanted, told)
    return _one_kind(wanted, told, *_yearly(wanted, told, told.dated | told.as_of))


def _milestone(wanted: Wanted, told: Told) -> Days:
    """Take what happened after the goal was published; nothing where that day is not known."""
    if pd.isna(wanted.since):
        return np.zeros_like(told.alike)
    after: Days = told.ends > _day(wanted.since)
    return after


def _growth(wanted: Wanted, told: Told) -> Masks:
    """Fit a growth rate: a rate a year against a rate a year, a total only against the same whole period."""
    if not wanted.owned:
        if wanted.rate != "yearly":
            return np.zeros_like(told.alike), np.zeros_like(told.alike), told.as_of | told.dated
        whole, part = _yearly(wanted, told, told.dated)
        return whole, part, told.rates == "average"
    whole, part, other_kind = _against_period(wanted, told)
    if (_day(wanted.end) - _day(wanted.start)).astype(int) < YEAR_DAYS[1]:
        return whole, part, other_kind | ((told.rates == "average") != (wanted.rate == "average"))
    return whole, np.zeros_like(part), other_kind | (told.rates != wanted.rate)


def _against_period(wanted: Wanted, told: Told) -> Masks:
    """Fit a target for one period: the whole of it, or what was summed up inside it so far."""
    start, end = _day(wanted.start), _day(wanted.end)
    whole = (told.starts == start) & (told.ends == end)
    inside = told.dated & (told.starts >= start) & (told.ends <= end)
    begun = inside if wanted.measure not in ("growth", "share") else inside & (told.starts == start)
    return whole, begun & ~whole, told.as_of & (told.ends >= start) & (told.ends <= end)


def _stock(wanted: Wanted, told: Told) -> Masks:
    """Fit a count by a deadline: what is there as of a day.

    What was added in the deadline's last year is a part, which can meet the target but not miss it.
    """
    if pd.isna(wanted.end):
        return told.as_of, np.zeros_like(told.alike), told.dated
    end = _day(wanted.end)
    part = told.dated & (told.starts >= _year_before(end)) & (told.ends <= end)
    return told.as_of, part, told.dated & ~part


def _yearly(wanted: Wanted, told: Told, allowed: Days) -> tuple[Days, Days]:
    """Fit whole years, figures as of a day, and a year's beginning as an estimate."""
    whole = told.as_of | (told.dated & (told.lengths >= YEAR_DAYS[0]) & (told.lengths <= YEAR_DAYS[1]))
    part = told.dated & (told.lengths < YEAR_DAYS[0]) & _begins_year(told.starts, wanted.end)
    return whole & allowed, part & allowed


def _one_kind(wanted: Wanted, told: Told, whole: Days, part: Days) -> Masks:
    """Keep figures for periods or figures as of a day, never both: a stock is not held against a flow.

    Words that name a flow ask for periods. Else the deadline's figure decides, or the latest before it; where
    there are both kinds of that day, neither is taken.
    """
    fits = (whole | part) & told.alike
    for_period, for_day = fits & told.dated, fits & told.as_of
    if not for_period.any() or not for_day.any():
        return whole, part, np.zeros_like(fits)
    if wanted.flow:
        return whole, part, told.as_of
    in_time = fits if pd.isna(wanted.end) else fits & (told.ends <= _day(wanted.end))
    last = told.ends == told.ends[in_time if in_time.any() else fits].max()
    refused = (told.as_of & (for_period & last).any()) | (told.dated & (for_day & last).any())
    return whole, part, refused


def _year_before(end: np.datetime64) -> np.datetime64:
    """Return the first day of the year that ends with a day."""
    after = end + np.timedelta64(1, "D")
    month = after.astype("datetime64[M]")
    same_month = (month - np.timedelta64(12, "M")).astype("datetime64[D]")
    first: np.datetime64 = same_month + (after - month.astype("datetime64[D]"))
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
