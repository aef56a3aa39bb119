"""Expressions that belong together: ``September`` and ``last year``, ``5 p.m.`` and ``Nov. 9``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from jiading_timeline.model import Span
from jiading_timeline.text.dates.lexicon import spaced
from jiading_timeline.text.dates.mention import Meaning, Mention
from jiading_timeline.text.dates.periods import granularity_of

_PARTS_OF_A_YEAR = ("month", "day", "quarter", "half", "season")
_GAP = re.compile(spaced(r",? (?:(?:of|on|at|the) ){0,2}|['’]s |"))
_TO = re.compile(spaced(r" ?[-–—] ?| (?:to|through|until|till|and) "), re.IGNORECASE)


def join(mentions: Iterable[Mention], text: str) -> list[Mention]:
    """Return the mentions with neighbours joined that name one time together."""
    joined: list[Mention] = []
    for mention in mentions:
        whole = mention
        while joined and (longer := _joined(joined[-1], whole, text)):
            joined.pop()
            whole = longer
        joined.append(whole)
    return joined


def share_years(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Return the mentions with the year that two ends of a span share: ``January to August this year``."""
    shared = list(mentions)
    for index in range(len(shared) - 2, -1, -1):
        left, right = shared[index : index + 2]
        gap = text[left.span.end : right.span.start]
        if len(gap) > 12 or not _TO.fullmatch(gap):
            continue
        if meaning := _with_year_of(left.meaning, right.meaning):
            shared[index] = replace(left, meaning=meaning)
        elif meaning := _with_year_before(right.meaning, left.meaning):
            shared[index + 1] = replace(right, meaning=meaning)
    return shared


def _joined(left: Mention, right: Mention, text: str) -> Mention | None:
    gap = text[left.span.end : right.span.start]
    if len(gap) > 24 or not _GAP.fullmatch(gap):
        return None
    owns = gap.startswith(("'", "’"))
    meaning = _fill(right.meaning, left.meaning) if owns or _is_year(left.meaning) else None
    if meaning is None and not owns:
        meaning = _fill(left.meaning, right.meaning)
    meaning = meaning or _time_of_day(left.meaning, right.meaning)
    if meaning is None:
        return None
    return Mention(
        Span(left.span.start, right.span.end), meaning, right.rule if meaning == right.meaning else left.rule
    )


def _fill(fine: Meaning, coarse: Meaning) -> Meaning | None:
    """Return the finer expression with what the coarser one settles; None if they do not fit."""
    if fine.shift or fine.type not in ("DATE", "TIME") or not fine.value.startswith("XXXX"):
        return None
    if fine.value.startswith("XXXX-WXX"):
        if coarse.shift and coarse.shift.unit == "week" and not coarse.value:
            return replace(fine, shift=coarse.shift)
        return coarse if granularity_of(coarse.value) == "day" and "WXX" not in coarse.value else None
    if granularity_of(fine.value) not in _PARTS_OF_A_YEAR or not _is_year(coarse):
        return None
    if coarse.shift:
        return replace(fine, shift=coarse.shift, toward=0)
    return replace(fine, value=coarse.value + fine.value[4:])


def _with_year_of(left: Meaning, right: Meaning) -> Meaning | None:
    """Return the left, open meaning in the year of the right one; None if it would come after it."""
    if left.shift or left.toward or not left.value.startswith("XXXX-") or left.value.startswith("XXXX-W"):
        return None
    if granularity_of(left.value) != granularity_of(right.value) or left.value[4:] > right.value[4:]:
        return None
    if right.shift and right.shift.unit == "year":
        return replace(left, shift=right.shift)
    return replace(left, value=right.value[:4] + left.value[4:]) if right.value[:4].isdigit() else None


def _with_year_before(right: Meaning, left: Meaning) -> Meaning | None:
    """Return the right, open meaning in the year of the left one; None if it would come before it."""
    meaning = _with_year_of(right, replace(left, value=left.value[:4] + right.value[4:]))
    same_grain = granularity_of(left.value) == granularity_of(right.value)
    return meaning if same_grain and left.value[4:] <= right.value[4:] else None


def _is_year(meaning: Meaning) -> bool:
    if meaning.shift:
        return meaning.shift.unit == "year" and not meaning.value
    return meaning.type == "DATE" and len(meaning.value) == 4 and meaning.value.isdigit()


def _time_of_day(left: Meaning, right: Meaning) -> Meaning | None:
    for time, day in ((left, right), (right, left)):
        if time.type == "TIME" and time.value.startswith("T") and not time.shift and day.type == "DATE":
            if granularity_of(day.value) == "day":
                return replace(day, type="TIME", value=day.value + time.value)
            if day.shift and day.shift.unit == "day" and not day.value:
                return replace(time, shift=day.shift)
    return None
