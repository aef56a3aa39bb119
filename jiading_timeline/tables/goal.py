"""A target and a result in plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from jiading_timeline.tables.formulas.interval import Interval

TOLERANCE = 0.05
DEADLINE_MODS = ("ON_OR_BEFORE", "BEFORE", "LESS_THAN")


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

    @property
    def verifiable(self) -> bool:
        """Whether there is a number or an event that somebody could check."""
        return self.value is not None or self.measure == "milestone"


@dataclass(frozen=True, slots=True)
class Point:
    """A comparable result.

    `part` marks a figure for a part of the period, `estimate` a whole one worked out from it.
    """

    id: str
    value: Interval | None
    start: dt.date | None
    end: dt.date
    part: bool = False
    estimate: bool = False
    comparator: str = ""
    published: dt.date = dt.date.min

    @property
    def number(self) -> float:
        """The stated number; 1 for a milestone that happened."""
        return 1.0 if self.value is None else self.value.value
