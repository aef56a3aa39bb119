"""Names for the things that several mentions tell: one event in three articles is one entry.

Mentions merge by structure only. Two figures are one entry when what they measure, unit, value, comparator,
period and territory agree, or the article where no territory is named; two events when dates, type and people
do.
"""

from __future__ import annotations

import hashlib
import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from jiading_timeline.errors import FrameError
from jiading_timeline.tables.matching.topic import About, about, at_home
from jiading_timeline.tables.matching.words import content_words, figures
from jiading_timeline.tables.schema import check_frame
from jiading_timeline.tables.wording import short_amount

_ALIKE = 0.8
_LONGEST = 5


def entries(mentions: pd.DataFrame, table: str) -> pd.Series[str]:
    """Name the thing each mention tells; mentions of the same thing get the same name.

    The names do not depend on the order of the rows.

    Parameters
    ----------
    mentions : pandas.DataFrame
        Rows of ``targets``, ``results`` or ``events``.
    table : str
        Which of the three.

    Returns
    -------
    pandas.Series
        Names such as ``hydrogen-output-100bn-2025``, with the index of `mentions`.

    Raises
    ------
    FrameError
        If a needed column is missing, or the table has no entries.

    Examples
    --------
    >>> row = {"indicator": "sensor output", "value": 2e10, "unit": "CNY", "end_date": "2025-12-31"}
    >>> told_twice = pd.DataFrame([{"id": "a", **row}, {"id": "b", **row}])
    >>> entries(told_twice, "targets").tolist()
    ['sensor-output-20bn-2025', 'sensor-output-20bn-2025']
    """
    if table not in ("targets", "results", "events"):
        raise FrameError(f"{table}: only targets, results and events have entries")
    frame = check_frame(mentions, table)
    keys = _event_keys(frame) if table == "events" else _claim_keys(frame)
    slugs = _event_slugs(frame) if table == "events" else _claim_slugs(frame)
    return pd.Series(_unique(keys, slugs, _order(frame)), index=mentions.index, name="entry", dtype=str)


def _order(frame: pd.DataFrame) -> list[int]:
    """Rows by publication, undated ones first, then by id: what comes later never renames what was there."""
    days = [0 if pd.isna(day) else day.toordinal() for day in frame["published"]]
    ids = frame["id"].tolist()
    return sorted(range(len(frame)), key=lambda row: (days[row], ids[row]))


def _unique(keys: Sequence[Hashable], slugs: Sequence[str], order: Iterable[int]) -> list[str]:
    names: dict[Hashable, str] = {}
    taken: set[str] = set()
    for row in order:
        if keys[row] in names:
            continue
        name = slugs[row] or "untitled"
        if name in taken:
            digest = hashlib.sha256(repr(keys[row]).encode("utf-8", "surrogatepass")).hexdigest()
            name = next(longer for size in range(4, 65) if (longer := f"{name}-{digest[:size]}") not in taken)
        names[keys[row]] = name
        taken.add(name)
    return [names[key] for key in keys]


def _claim_keys(frame: pd.DataFrame) -> list[Hashable]:
    abouts = [at_home(*cells) for cells in zip(about(frame), frame["article"], strict=True)]
    columns = ("value", "value_high", "comparator", "start_date", "end_date", "text", "id")
    cells = zip(abouts, *(frame[name] for name in columns), strict=True)
    keys = [_claim_key(*cell) for cell in cells]
    ranks: dict[Hashable, set[Rank]] = defaultdict(set)
    for key, what in zip(keys, abouts, strict=True):
        ranks[key].add(what.rank)
    return [(key, _rank(what.rank, ranks[key])) for key, what in zip(keys, abouts, strict=True)]


def _claim_key(
    what: About, low: float, high: float, comparator: str, start: Any, end: Any, text: str, id_: str
) -> Hashable:
    unnamed = () if what.words else (text, id_)
    sense = "ge" if comparator in ("", "eq", "ge") else comparator
    numbers, days = (_number(low), _number(high)), (_day(start), _day(end))
    said = (*(tuple(sorted(words)) for words in (what.words, what.roles, what.subject)), what.rate)
    return (what.unit, what.measure, what.place, said, unnamed, sense, numbers, days)


Rank = tuple[str, ...]


def _rank(rank: Rank, told: set[Rank]) -> Rank:
    """Return the rank that tells a claim's territory from others: none where only one is stated."""
    return rank if len(told - {()}) > 1 else ()


def _claim_slugs(frame: pd.DataFrame) -> list[str]:
    columns = ("indicator", "sector", "value", "unit", "measure", "end_date")
    return [_claim_slug(*cells) for cells in zip(*(frame[name] for name in columns), strict=True)]


def _claim_slug(indicator: str, sector: str, value: float, unit: str, measure: str, end: Any) -> str:
    words = list(dict.fromkeys((*content_words(sector), *content_words(indicator))))
    heads = [word for word in words if figures(frozenset({word}))]
    parts = [*[word for word in words if word not in heads][: _LONGEST - len(heads[:1])], *heads[:1]]
    parts += ["growth"] * (measure == "growth") + ["share"] * (measure == "share")
    parts += [] if math.isnan(value) else [short_amount(value, unit)]
    return "-".join([*parts, *([] if pd.isna(end) else [str(end.year)])])


def _event_slugs(frame: pd.DataFrame) -> list[str]:
    rows = zip(frame["title"], frame["event_type"], frame["start_date"], frame["end_date"], strict=True)
    return [
        "-".join([*(content_words(title)[:_LONGEST] or content_words(kind)), *_event_date(start, end)])
        for title, kind, start, end in rows
    ]


def _event_date(start: Any, end: Any) -> list[str]:
    if pd.isna(start) or pd.isna(end):
        return [] if pd.isna(end) else [str(end.date())]
    if start == end:
        return [str(start.date())]
    one_month = (start.year, start.month) == (end.year, end.month)
    return [f"{start:%Y-%m}" if one_month else str(start.year)]


def _event_keys(frame: pd.DataFrame) -> list[Hashable]:
    blocks: dict[tuple[str, str, str], set[tuple[frozenset[str], frozenset[str]]]] = defaultdict(set)
    told = []
    for start, end, kind, people, title in zip(
        *(frame[name] for name in ("start_date", "end_date", "event_type", "participants", "title")),
        strict=True,
    ):
        block = (_day(start) or _day(end), _day(end), kind)
        names = frozenset(name.strip().casefold() for name in people.split(";") if name.strip())
        told.append((block, (names, frozenset(content_words(title)))))
        blocks[block].add(told[-1][1])
    leaders = {block: _leaders(members, dated=block[0] != "") for block, members in blocks.items()}
    return [(block, leaders[block][member]) for block, member in told]


Told = tuple[frozenset[str], frozenset[str]]


def _leaders(members: set[Told], *, dated: bool) -> dict[Told, Hashable]:
    """Return for each way of telling the first of those that tell the same event."""
    ordered = sorted(members, key=_readable)
    leader = {member: member for member in ordered}

    def root(member: Told) -> Told:
        while leader[member] != member:
            member = leader[member]
        return member

    for left, right in _candidates(ordered) if dated else ():
        if _same_event(left, right):
            first, second = sorted((root(left), root(right)), key=_readable)
            leader[second] = first
    return {member: _readable(root(member)) for member in ordered}


def _candidates(ordered: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Yield the pairs that may tell the same event: of the same people, or sharing one of their rarest words.

    Titles that are alike share one of the few words by which they may differ and one more (prefix filtering
    of set similarity joins, Chaudhuri et al. 2006).
    """
    counts = Counter(word for _, title in ordered for word in title)
    shelves: dict[Hashable, list[Told]] = defaultdict(list)
    for people, title in ordered:
        rarest = sorted(title, key=lambda word: (counts[word], word))
        keys: list[Hashable] = [people, *rarest[: len(title) - math.ceil(_ALIKE * len(title)) + 1]]
        for key in keys:
            shelves[key].append((people, title))
    for shared, shelf in shelves.items():
        if shared != frozenset():
            yield from itertools.combinations(shelf, 2)


def _same_event(left: Told, right: Told) -> bool:
    (people, title), (others, heading) = left, right
    if people and people == others:
        return True
    alike = len(title & heading) >= _ALIKE * len(title | heading) > 0
    return alike and (people <= others or others <= people)


def _readable(told: Told) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(sorted(told[0])), tuple(sorted(told[1]))


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value


def _day(day: Any) -> str:
    return "" if pd.isna(day) else str(day.date())
