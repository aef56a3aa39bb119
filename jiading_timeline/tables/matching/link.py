"""Which reported figure may be held against which target, and why not.

Structure decides before any likeness of words: unit, measure, territory and every word that says what is
measured must agree; then the periods must fit. What is not clearly the same is not comparable.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from jiading_timeline.tables.goal import DEADLINE_MODS
from jiading_timeline.tables.matching.periods import Days, Fit, Told, Wanted, fit_periods
from jiading_timeline.tables.matching.topic import About, about, same_rank, series
from jiading_timeline.tables.matching.words import figures, is_specific
from jiading_timeline.tables.schema import check_frame

REASONS = ("scope", "area", "measure", "definition", "period", "unit", "currency")
NEAR_MISSES = 40
_POSTINGS = 60
_STOCKS = frozenset({"capacity"})
_RANKS = "same name, but territories of another rank"
_UNSAID = "count:"
_CURRENCY = re.compile(r"[A-Z]{3}")


def link(targets: pd.DataFrame, results: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs of target and result worth looking at, and whether they may be compared.

    Every comparable pair is listed, and for each target up to `NEAR_MISSES` of the nearest others.

    Parameters
    ----------
    targets, results : pandas.DataFrame
        Tables of those names.

    Returns
    -------
    pandas.DataFrame
        The table ``links``: `target` and `result` (ids), `relation` (``comparable``;
        ``comparable_estimate`` for a part of the period; ``not_comparable``), `reason` (joined by
        semicolons, of ``scope``, ``area``, ``measure``, ``definition``, ``period``, ``unit``,
        ``currency``), `basis`, `decided_by`.

    Raises
    ------
    FrameError
        If a needed column is missing.

    Examples
    --------
    >>> row = {"indicator": "sensor output", "unit": "CNY", "value": 2e10, "end_date": "2025-12-31"}
    >>> aim, told = {"id": "t", **row}, {"id": "r", **row, "indicator": "sensor exports"}
    >>> links = link(pd.DataFrame([aim]), pd.DataFrame([told]))
    >>> links[["relation", "reason"]].values.tolist()
    [['not_comparable', 'scope;measure;definition']]
    """
    return pair_up(check_frame(targets, "targets"), check_frame(results, "results"))


def pair_up(targets: pd.DataFrame, results: pd.DataFrame) -> pd.DataFrame:
    """Return the links between checked tables."""
    targets = targets.sort_values("id", kind="stable")
    shelf = _Shelf.of(results.sort_values("id", kind="stable"))
    abouts = about(targets)
    wanted = zip(targets["id"], _wanted(targets, abouts), abouts, series(targets), strict=True)
    rows = [(id_, *pair) for id_, goal, what, line in wanted for pair in shelf.pairs(goal, what, line)]
    columns = list(zip(*rows, strict=True)) or [()] * 5
    named = zip(("target", "result", "relation", "reason", "basis"), columns, strict=True)
    frame = pd.DataFrame({name: pd.Series(column, dtype=str) for name, column in named})
    return frame.assign(decided_by=pd.Series(["program"] * len(frame), dtype=str))


Pair = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Results gathered by what they are about, with an index of words to find the like of a target."""

    ids: list[str]
    abouts: list[About]
    starts: Days
    ends: Days
    measures: npt.NDArray[np.str_]
    rates: npt.NDArray[np.str_]
    rows: dict[About, list[int]]
    postings: dict[object, list[About]]

    @classmethod
    def of(cls, results: pd.DataFrame) -> _Shelf:
        """Gather the results, which are in the order of their ids."""
        rows: dict[About, list[int]] = defaultdict(list)
        for row, line in enumerate(series(results)):
            rows[line].append(row)
        postings: dict[object, list[About]] = defaultdict(list)
        for what in rows:
            for token in _tokens(what):
                postings[token].append(what)
        starts, ends = (
            results[name].to_numpy().astype("datetime64[D]") for name in ("start_date", "end_date")
        )
        abouts = about(results)
        measures = np.array([what.measure for what in abouts], dtype=np.str_)
        rates = np.array([what.rate for what in abouts], dtype=np.str_)
        return cls(results["id"].tolist(), abouts, starts, ends, measures, rates, dict(rows), dict(postings))

    def pairs(self, wanted: Wanted, what: About, line: About) -> Iterator[Pair]:
        """Return every result on the same line, then the nearest others."""
        told = is_specific(what.words) and what.measure and what.unit != _UNSAID
        same = self.rows.get(line, []) if told else []
        here = self._of_one_rank(what, same)
        yield from ((self.ids[row], "not_comparable", "area", _RANKS) for row in same if row not in here)
        for row, (relation, reason) in zip(here, self._fits(wanted, here), strict=True):
            yield self.ids[row], relation, reason, "same unit, measure, territory and words"
        near = ((row, other) for other in self._like(line, same) for row in self.rows[other][:NEAR_MISSES])
        for row, other in itertools.islice(near, NEAR_MISSES):
            yield (
                self.ids[row],
                "not_comparable",
                ";".join(refusal(line, other)),
                _difference(what, other),
            )

    def _of_one_rank(self, what: About, rows: list[int]) -> dict[int, None]:
        """Return the rows of the target's rank; of two ranks neither, where the target states none."""
        told = {self.abouts[row].rank for row in rows} - {()}
        unclear = not what.rank and len(told) > 1
        fits = (
            row
            for row in rows
            if same_rank(what, self.abouts[row]) and not (unclear and self.abouts[row].rank)
        )
        return dict.fromkeys(fits)

    def _fits(self, wanted: Wanted, rows: Iterable[int]) -> list[Fit]:
        here = list(rows)
        if not here:
            return []
        alike = self.measures[here] == wanted.measure
        return fit_periods(wanted, Told(self.starts[here], self.ends[here], alike, self.rates[here]))

    def _like(self, what: About, same: list[int]) -> list[About]:
        """Return the topics that share a word or a unit, the likest first."""
        tokens = _tokens(what)
        near = dict.fromkeys(other for token in tokens for other in self.postings.get(token, [])[:_POSTINGS])
        others = (other for other in near if not same or other != what)
        return sorted(others, key=lambda other: -_likeness(what, other))


def _wanted(targets: pd.DataFrame, abouts: list[About]) -> Iterator[Wanted]:
    """Return what is wanted of the results' periods for each target."""
    days_before = targets["start_date"] - pd.Timedelta(days=1)
    since = targets["published"].fillna(days_before)
    cells = zip(own_starts(targets), targets["end_date"], since, abouts, strict=True)
    for start, end, known, what in cells:
        flow = bool(figures(what.words) - _STOCKS)
        yield Wanted(start, end, what.measure, since=known, rate=what.rate, flow=flow)


def own_starts(targets: pd.DataFrame) -> pd.Series[pd.Timestamp]:
    """Return the first days of the targets' own periods; "by 2025" names a deadline, not a period."""
    return targets["start_date"].mask(targets["mod"].isin(DEADLINE_MODS))


def _tokens(what: About) -> list[object]:
    units: list[object] = [("unit", what.unit), ("unit and place", what.unit, what.place)]
    return [*sorted(what.words), *units]


def _likeness(what: About, other: About) -> int:
    same = (what.unit == other.unit) + (what.place == other.place) + (what.measure == other.measure)
    return 2 * len(what.words & other.words) + same


def refusal(what: About, other: About) -> list[str]:
    """Return why two figures about different things may not be compared, in the order of `REASONS`.

    Parameters
    ----------
    what, other : About
        What the target and the result are about.

    Returns
    -------
    list of str
        Never empty unless both are about the same.
    """
    kinds, others = figures(what.words), figures(other.words)
    found = set()
    said = (what.words, what.roles, what.subject) == (other.words, other.roles, other.subject)
    if not said or not is_specific(what.words):
        found.add("scope")
    if what.place != other.place:
        found.add("area")
    if kinds != others:
        found.update(("measure", "definition"))
    if what.measure != other.measure or not what.measure:
        found.add("measure")
    if what.unit != other.unit:
        found |= _unit_refusal(what, other)
    if _UNSAID in (what.unit, other.unit):
        found.add("definition")
    return [reason for reason in REASONS if reason in found]


def _unit_refusal(what: About, other: About) -> set[str]:
    if _CURRENCY.fullmatch(what.unit) and _CURRENCY.fullmatch(other.unit):
        return {"currency"}
    if what.unit.startswith("count:") and other.unit.startswith("count:"):
        return {"definition"}
    return {"unit"} if what.measure == other.measure else {"measure", "unit"}


def _difference(what: About, other: About) -> str:
    left, right = (one.words | one.roles | one.subject for one in (what, other))
    parts = (("only the target", left - right), ("only the result", right - left))
    return "; ".join(f"{name} says {', '.join(sorted(words))}" for name, words in parts if words)
