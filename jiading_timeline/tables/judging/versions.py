"""Targets through time: which goal was replaced by a later one, and what stood first."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jiading_timeline.tables.goal import NOT_PROMISES, Goal
from jiading_timeline.tables.matching.topic import About, line_of, same_rank
from jiading_timeline.tables.matching.words import is_specific

_MOVABLE = ("level", "count", "share", "cumulative")


@dataclass(frozen=True, slots=True)
class Version:
    """A goal with what it is about and the days on which it was told, in order.

    `article` is where it was told first; figures that name no territory stand for that article only.
    """

    goal: Goal
    about: About
    article: str
    told: tuple[dt.date, ...]

    @property
    def stated(self) -> dt.date | None:
        """The last day by the deadline on which it was told: what is said afterwards changes no goal."""
        in_time = bisect_right(self.told, self.goal.deadline) if self.goal.deadline else 0
        return self.told[in_time - 1] if in_time else None

    @property
    def period(self) -> tuple[object, ...]:
        """What is measured, for which period, in which direction."""
        goal = self.goal
        return line_of(self.about, self.article), goal.start, goal.deadline, goal.lower

    @property
    def amount(self) -> tuple[object, ...]:
        """What is measured and how much of it, whatever the deadline."""
        goal = self.goal
        sense = "ge" if goal.comparator == "eq" and not goal.lower else goal.comparator
        return line_of(self.about, self.article), goal.value, sense, goal.lower

    @property
    def pools(self) -> tuple[str, ...]:
        """The kinds of goal that may replace it: a promise, or one of its own firmness."""
        modality = self.goal.modality
        return ("promise", modality) if modality in NOT_PROMISES else ("promise",)


def successors(versions: Mapping[str, Version]) -> dict[str, str]:
    """Return for each replaced target the entry of the one that took its place.

    A target is replaced where a later article, by its deadline, gives another value for the same thing, place
    and period, or another deadline for the same value, with the same firmness or as a promise. An undated
    article replaces nothing and is not replaced. The one in its place may itself be replaced.

    Parameters
    ----------
    versions : mapping of entry to Version
    """
    stated = dict(_stated(versions))
    revised, moved = _revised(stated), _moved(stated)
    both = {entry: [found[entry] for found in (revised, moved) if entry in found] for entry in stated}
    return {
        entry: max(found, key=lambda later: (_day(stated[later]), later))
        for entry, found in both.items()
        if found
    }


def originals(versions: Mapping[str, Version], replaced: Mapping[str, str]) -> dict[str, str]:
    """Return for each target that took another's place, or came too late to, the entry of the first one.

    Parameters
    ----------
    versions : mapping of entry to Version
    replaced : mapping of entry to entry
        What `successors` returned.
    """
    before: dict[str, str] = {}
    for entry in sorted(replaced, key=lambda entry: (versions[entry].told[0], entry)):
        before.setdefault(replaced[entry], entry)
    in_force = {
        version.period: (entry, version) for entry, version in _stated(versions) if entry not in replaced
    }
    for entry, version in versions.items():
        late = version.goal.value is not None and version.told and version.stated is None
        if late and version.period in in_force:
            first, earlier = in_force[version.period]
            if _differs(version, earlier):
                before[entry] = first
    return {entry: _first(entry, before) for entry in before}


def _first(entry: str, before: Mapping[str, str]) -> str:
    while entry in before:
        entry = before[entry]
    return entry


def _stated(versions: Mapping[str, Version]) -> Iterator[tuple[str, Version]]:
    """Yield the versions that can replace or be replaced, in the order in which they were stated."""
    for entry, version in sorted(versions.items(), key=lambda pair: (pair[1].stated or dt.date.min, pair[0])):
        if version.goal.value is not None and version.stated and is_specific(version.about.words):
            yield entry, version


def _revised(stated: Mapping[str, Version]) -> dict[str, str]:
    """Return the replaced targets whose successor gives another value for the same period."""
    groups: dict[object, list[str]] = defaultdict(list)
    for entry, version in stated.items():
        groups[version.period, version.pools[-1]].append(entry)
    found = {}
    for entry, version in stated.items():
        for pool in version.pools:
            pooled = groups[version.period, pool]
            later = _last(pooled, [_day(stated[one]) for one in pooled[-2:]])
            if later and _follows(stated[later], version) and _differs(stated[later], version):
                found[entry] = later
    return found


def _moved(stated: Mapping[str, Version]) -> dict[str, str]:
    """Return the replaced targets whose successor gives another deadline for the same value."""
    groups: dict[object, list[str]] = defaultdict(list)
    for entry, version in sorted(stated.items(), key=lambda pair: (pair[1].told[0], pair[0])):
        if version.goal.start is None and version.goal.measure in _MOVABLE:
            groups[version.amount, version.pools[-1]].append(entry)
    found = {}
    for entries in groups.values():
        days = [stated[entry].told[0] for entry in entries]
        for entry in entries:
            version = stated[entry]
            end = version.goal.deadline or dt.date.max
            known = bisect_right(days, end)
            later = _last(entries[max(0, known - 2) : known], days[max(0, known - 2) : known])
            if later and _follows(stated[later], version) and stated[later].goal.deadline != end:
                found[entry] = later
    return found


def _last(entries: Sequence[str], days: Sequence[dt.date]) -> str:
    """Return the last entry; none where the one before is of its day, since either could be in force."""
    return entries[-1] if entries and days[-1:] != days[:-1][-1:] else ""


def _follows(later: Version, earlier: Version) -> bool:
    return _day(later) > _day(earlier) and same_rank(later.about, earlier.about)


def _differs(later: Version, earlier: Version) -> bool:
    return later.goal.value != earlier.goal.value and same_rank(later.about, earlier.about)


def _day(version: Version) -> dt.date:
    return version.stated or dt.date.min
