"""Bands of the pace ratio, as named profiles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jiading_timeline.errors import FrameError
from jiading_timeline.tables.formulas.interval import Interval

BANDS = ("moving_away", "far_behind", "behind", "on_track")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Lower bounds of three bands of the pace ratio; what lies below the last is moving away."""

    on_track: float
    behind: float
    far_behind: float


PROFILES: Mapping[str, Thresholds] = MappingProxyType(
    {
        "eurostat": Thresholds(0.95, 0.60, 0.0),
        "un": Thresholds(0.95, 0.50, -0.10),
        "okr": Thresholds(0.90, 0.75, 0.0),
    }
)


def profile(name: str) -> Thresholds:
    """Return the thresholds of a name.

    Parameters
    ----------
    name : str
        ``eurostat``, ``un`` or ``okr``.

    Raises
    ------
    FrameError
        If there is no such profile.

    Examples
    --------
    >>> profile("okr").behind
    0.75
    """
    if name not in PROFILES:
        raise FrameError(f"thresholds: {name!r} is not one of {', '.join(PROFILES)}")
    return PROFILES[name]


def band(ratio: float, thresholds: Thresholds) -> str:
    """Return the band of a pace ratio. The bands are half-open and leave no hole.

    Examples
    --------
    >>> [band(ratio, PROFILES["eurostat"]) for ratio in (0.95, 0.6, 0.0, -0.01)]
    ['on_track', 'behind', 'far_behind', 'moving_away']
    """
    bounds = (thresholds.far_behind, thresholds.behind, thresholds.on_track)
    return BANDS[sum(ratio >= bound for bound in bounds)]


def bands_of(ratio: Interval, thresholds: Thresholds) -> tuple[str, tuple[str, ...]]:
    """Return the band of a ratio, and the other bands its bounds reach into."""
    verdict = band(ratio.value, thresholds)
    low, high = (BANDS.index(band(bound, thresholds)) for bound in (ratio.low, ratio.high))
    return verdict, tuple(name for name in BANDS[low : high + 1] if name != verdict)
