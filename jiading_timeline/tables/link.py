"""Which reported figure may be held against which target, and why not.

Structure decides before any likeness of words: unit, measure, territory and every word that says what is measured
must agree; then the periods must fit. What is not clearly the same is not comparable.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from jiading_timeline.tables.periods import fit_periods
from jiading_timeline.tables.schema import check_frame, make_frame
from jiading_timeline.tables.topic import About, about, figures

REASONS = ("scope", "area", "measure", "definition", "period", "unit", "currency")
NEAR_MISSES = 40
_POSTINGS = 60
_CURRENCY = re.compile(r"[A-Z]{3}")

Row = tuple[str, str, str, str, str]


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
        The table ``links``: `target` and `result` (ids), `relation` (``comparable``; ``comparable_estimate`` for a
        part of the period; ``not_comparable``), `reason` (joined by semicolons, of ``scope``, ``area``,
        ``measure``, ``definition``, ``period``, ``unit``, ``currency``), `basis`, `decided_by`.

    Raises
    ------
    FrameError
        If a needed column is missing.

    Examples
    --------
    >>> aim = {"id": "t", "indicator": "sensor output", "value": 2e10, "unit": "CNY", "end_date": "2025-12-31"}
    >>> told = {"id": "r", "indicator": "sensor exports", "value": 3e9, "unit": "CNY", "end_date": "2023-12-31"}
    >>> links = link(pd.DataFrame([aim]), pd.DataFrame([told]))
    >>> links[["relation", "reason"]].values.tolist()
    [['not_comparable', 'scope;measure;definition']]
    """
    targets, results = check_frame(targets, "targets"), check_frame(results, "results")
    targets = targets.sort_values("id", kind="stable").reset_index(drop=True)
    results = results.sort_values("id", kind="stable").reset_index(drop=True)
    groups = _Groups.of(results)
    rows: list[Row] = []
    for row, what in enumerate(about(targets)):
        rows.extend(_same_topic(targets, row, what, results, groups))
        rows.extend(_near_misses(targets.at[row, "id"], what, results, groups))
    columns = list(zip(*rows, strict=True)) or [()] * 5
    names = ("target", "result", "relation", "reason", "basis")
    empty = make_frame("links", [])
    frame = pd.DataFrame({name: pd.Series(cells, dtype=str) for name, cells in zip(names, columns, strict=True)})
    return frame.assign(decided_by=pd.Series(["program"] * len(frame), dtype=str))[list(empty.columns)]


@dataclass(frozen=True, slots=True)
class _Groups:
    """Results gathered by what they are about, with an index of words to find the like of a target."""

    topics: tuple[About, ...]
    rows: tuple[tuple[int, ...], ...]
    of_topic: dict[About, int]
    postings: dict[object, list[int]]

    @classmethod
    def of(cls, results: pd.DataFrame) -> _Groups:
        """Gather the results, which are in the order of their ids."""
        members: dict[About, list[int]] = defaultdict(list)
        for row, what in enumerate(about(results)):
            members[what].append(row)
        postings: dict[object, list[int]] = defaultdict(list)
        for group, what in enumerate(members):
            for token in _tokens(what):
                postings[token].append(group)
        rows = tuple(tuple(found) for found in members.values())
        return cls(tuple(members), rows, {what: group for group, what in enumerate(members)}, dict(postings))


def _tokens(what: About) -> Iterator[object]:
    yield from what.words
    yield ("unit", what.unit)
    yield ("unit and place", what.unit, what.place)


def _same_topic(
    targets: pd.DataFrame, row: int, what: About, results: pd.DataFrame, groups: _Groups
) -> list[Row]:
    group = groups.of_topic.get(what)
    if group is None or not what.words:
        return []
    members = list(groups.rows[group])
    start, end = targets.at[row, "start_date"], targets.at[row, "end_date"]
    fits = fit_periods(start, end, what.measure, _days(results["start_date"], members), _days(results["end_date"], members))
    ids = results["id"].to_numpy()
    return [
        (targets.at[row, "id"], ids[member], relation, reason, "same unit, measure, territory and words")
        for member, (relation, reason) in zip(members, fits, strict=True)
    ]


def _days(column: pd.Series[pd.Timestamp], rows: Sequence[int]) -> np.ndarray:
    return column.to_numpy()[list(rows)].astype("datetime64[D]")


def _near_misses(target: str, what: About, results: pd.DataFrame, groups: _Groups) -> list[Row]:
    own = groups.of_topic.get(what) if what.words else None
    near = {group for token in _tokens(what) for group in groups.postings.get(token, [])[:_POSTINGS]} - {own}
    ranked = sorted(near, key=lambda group: (-_likeness(what, groups.topics[group]), group))
    ids = results["id"].to_numpy()
    found: list[Row] = []
    for group in ranked:
        other = groups.topics[group]
        reason, basis = ";".join(refusal(what, other)), _difference(what, other)
        found.extend((target, ids[row], "not_comparable", reason, basis) for row in groups.rows[group][:NEAR_MISSES])
        if len(found) >= NEAR_MISSES:
            break
    return found[:NEAR_MISSES]


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
    if what.words != other.words or not what.words:
        found.add("scope")
    if what.place != other.place:
        found.add("area")
    if kinds != others:
        found |= {"measure", "definition"}
    if what.measure != other.measure or not what.measure:
        found.add("measure")
    if what.unit != other.unit:
        found |= _unit_refusal(what, other)
    return [reason for reason in REASONS if reason in found]


def _unit_refusal(what: About, other: About) -> set[str]:
    if _CURRENCY.fullmatch(what.unit) and _CURRENCY.fullmatch(other.unit):
        return {"currency"}
    if what.unit.startswith("count:") and other.unit.startswith("count:"):
        return {"definition"}
    return {"unit"} if what.measure == other.measure else {"measure", "unit"}


def _difference(what: About, other: About) -> str:
    parts = (("only the target", what.words - other.words), ("only the result", other.words - what.words))
    return "; ".join(f"{name} says {', '.join(sorted(words))}" for name, words in parts if words)
