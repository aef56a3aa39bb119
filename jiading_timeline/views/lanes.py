"""Where each entry of a timeline stands: one lane each, so that no mark or label covers another."""

from __future__ import annotations

from collections.abc import Iterable


def assign_lanes(extents: Iterable[tuple[float, float]], gap: float = 0.0) -> list[int]:
    """Return a lane for each (start, end): the first in which everything placed before ends before its start.

    Parameters
    ----------
    extents : iterable of (float, float)
        In the order in which they are placed.
    gap : float
        Room to keep between two entries of a lane.

    Returns
    -------
    list of int

    Examples
    --------
    >>> assign_lanes([(0, 4), (2, 3), (5, 6)])
    [0, 1, 0]
    """
    free_from: list[float] = []
    lanes = []
    for start, end in extents:
        lane = next((i for i, free in enumerate(free_from) if free <= start), len(free_from))
        free_from[lane : lane + 1] = [end + gap]
        lanes.append(lane)
    return lanes
