"""A number with the bounds that rounding or wording leaves open, and arithmetic on it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """A value and the range it may lie in; a bound that is `open` is not itself possible.

    Examples
    --------
    >>> Interval.rounded(16.4, step=0.1)
    Interval(value=16.4, low=16.349999999999998, high=16.45, low_open=False, high_open=False)
    >>> Interval.exact(2) * Interval.exact(3) == Interval.exact(6)
    True
    """

    value: float
    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def exact(cls, value: float) -> Interval:
        """Return a number that is known exactly, such as a target."""
        return cls(value, value, value)

    @classmethod
    def rounded(cls, value: float, step: float) -> Interval:
        """Return a number that was rounded to `step`: half a step either way is possible."""
        return cls(value, value - step / 2, value + step / 2)

    @classmethod
    def above(cls, value: float, *, strictly: bool) -> Interval:
        """Return what "more than `value`" (strictly) or "at least `value`" leaves possible."""
        return cls(value, value, math.inf, low_open=strictly)

    @classmethod
    def below(cls, value: float, *, strictly: bool) -> Interval:
        """Return what "less than `value`" (strictly) or "at most `value`" leaves possible."""
        return cls(value, -math.inf, value, high_open=strictly)

    def __add__(self, other: Interval) -> Interval:
        return spread(lambda a, b: a + b, self, other)

    def __sub__(self, other: Interval) -> Interval:
        return spread(lambda a, b: a - b, self, other)

    def __mul__(self, other: Interval) -> Interval:
        return spread(lambda a, b: a * b, self, other)

    def __truediv__(self, other: Interval) -> Interval:
        return spread(lambda a, b: a / b, self, other)

    def overlaps(self, other: Interval) -> bool:
        """Tell whether one number could lie in both ranges."""
        return _reaches(self, other) and _reaches(other, self)

    def hull(self, other: Interval) -> Interval:
        """Return this value with a range that also covers the other's."""
        return Interval(self.value, min(self.low, other.low), max(self.high, other.high))


def as_interval(number: float | Interval) -> Interval:
    """Return the number as an interval; a plain number is exact."""
    return number if isinstance(number, Interval) else Interval.exact(number)


def spread(function: Callable[..., float], *numbers: float | Interval) -> Interval:
    """Return the function of the values, bounded by its extremes over the corners of the ranges.

    The function must be monotone in each argument over its range, as every formula of this package is.

    Examples
    --------
    >>> spread(lambda a, b: a / b, Interval.rounded(200.0, 20.0), 2.0)
    Interval(value=100.0, low=95.0, high=105.0, low_open=False, high_open=False)
    """
    inputs = [as_interval(number) for number in numbers]
    value = function(*(item.value for item in inputs))
    corners = [function(*corner) for corner in itertools.product(*({item.low, item.high} for item in inputs))]
    known = [corner for corner in corners if not math.isnan(corner)] or [value]
    return Interval(value, min(known), max(known))


def _reaches(left: Interval, right: Interval) -> bool:
    if left.high == right.low:
        return not (left.high_open or right.low_open)
    return left.high > right.low
