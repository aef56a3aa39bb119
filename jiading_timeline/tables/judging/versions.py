"""Targets through time: which goal was replaced by a later one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from jiading_timeline.tables.goal import Goal
from jiading_timeline.tables.matching.topic import About
from jiading_timeline.tables.matching.words import is_specific

_NOT_PROMISED = ("forecast", "capacity", "estimate")


def successors(
    goals: Mapping[str, Goal], topics: Mapping[str, About], published: Mapping[str, dt.date]
) -> dict[str, str]:
    """Return for each replaced target the entry of the one in force.

    A target is replaced where a later article gives another value for the same thing, place and period,
    with the same firmness or as a promise. An undated article replaces nothing and is not replaced.

    Parameters
    ----------
    goals : mapping of entry to Goal
    topics : mapping of entry to About
        What each is about.
    published : mapping of entry to date
        When each was first published; undated ones are missing.
    """
    series: dict[object, list[str]] = defaultdict(list)
    for entry, goal in goals.items():
        what = topics[entry]
        if (
            goal.value is not None
            and goal.deadline is not None
            and entry in published
            and is_specific(what.words)
        ):
            series[what, goal.start, goal.deadline, goal.lower].append(entry)
    found: dict[str, str] = {}
    for same in series.values():
        last = max(same, key=lambda entry: (published[entry], entry))
        alone = sum(published[entry] == published[last] for entry in same) == 1
        replaced = (entry for entry in same if entry != last and _replaces(goals[last], goals[entry]))
        found.update(dict.fromkeys(replaced, last) if alone else {})
    return found


def _replaces(later: Goal, earlier: Goal) -> bool:
    promised = later.modality not in _NOT_PROMISED
    return (promised or later.modality == earlier.modality) and later.value != earlier.value
