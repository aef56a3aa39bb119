"""A target and a result in plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from jiading_timeline.tables.formulas.interval import Interval

TOLERANCE = 0.05
DEADLINE_MODS = ("ON_OR_BEFORE", "BEFORE", "LESS_THAN")
NOT_PROMISES = ("forecast", "capacity", "estimate")


@dataclass(frozen=True, slots=True)
class Goal:
    """A target in plain values.

    `start` is given where it is for one period's flow; `lower` is True where lower is better.
    """

    id: str
    entry: str
    indicator: str
    value: float | None
    unit: str
    measure: str
    comparator: str = "eq"
    start: dt.date | None = None
    deadline: dt.date | None = None
    lower: bool = False
    subject: str = ""
    area: str = ""
    condition: str = ""
    modality: str = ""
    speaker: str = ""
    baseline: float | None = None
    baseline_end: dt.date | None = None
    baseline_date: str = ""

    @property
    def verifiable(self) -> bool:
        """Whether there is a number or an event that somebody could check."""
        return self.value is not None or self.measure == "milestone"


@dataclass(frozen=True, slots=True)
class Point:
    """A comparable result.

    `part` marks a figure for a part of the period, `estimate` a whole one worked out from it; `date` is the
    period in EDTF. A figure that is not `dated` stands in an article without a date.
    """

    id: str
    value: Interval | None
    start: dt.date | None
    end: dt.date
    part: bool = False
    estimate: bool = False
    comparator: str = ""
    published: dt.date = dt.date.min
    date: str = ""

    @property
    def dated(self) -> bool:
        """Whether the day of publication is known."""
        return self.published != dt.date.min

    @property
    def period(self) -> tuple[dt.date, dt.date]:
        """First and last day, in order of time; what is as of a day comes before what ends on it."""
        return self.end, self.start or dt.date.min

    @property
    def edtf(self) -> str:
        """The period in EDTF, as its row has it."""
        if self.date or self.start is None or self.start == self.end:
            return self.date or self.end.isoformat()
        return f"{self.start.isoformat()}/{self.end.isoformat()}"

    @property
    def number(self) -> float:
        """The stated number; 1 for a milestone that happened."""
        return 1.0 if self.value is None else self.value.value
