"""Expressions that belong together: ``September`` + ``last year``, ``5 p.m.`` + ``Nov. 9``, ``this year's`` + ``third quarter``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from jiading_timeline.model import Span
from jiading_timeline.text.dates.mention import Meaning, Mention
from jiading_timeline.text.dates.periods import granularity_of

_PARTS_OF_A_YEAR = ("month", "day", "quarter", "half", "season")
_GAP = re.compile(r",?\s{1,9}(?:(?:of|on|at|the)\s{1,9}){0,2}|['’]s\s{1,9}|\s?-\s?|")


def join(mentions: Iterable[Mention], text: str) -> list[Mention]:
    """Return the mentions with neighbours joined that name one time together."""
    joined: list[Mention] = []
    for mention in mentions:
        while joined and (whole := _joined(joined[-1], mention, text)):
            joined.pop()
            mention = whole
        joined.append(mention)
    return joined


def _joined(left: Mention, right: Mention, text: str) -> Mention | None:
    gap = text[left.span.end : right.span.start]
    if len(gap) > 24 or not _GAP.fullmatch(gap):
        return None
    owner = gap.startswith(("'", "’")) or _is_year(left.meaning)
    meaning = (_fill(right.meaning, left.meaning) if owner else None) or _time_of_day(
        left.meaning, right.meaning
    )
    meaning = meaning or (None if "'" in gap else _fill(left.meaning, right.meaning))
    if meaning is None:
        return None
    return Mention(Span(left.span.start, right.span.end), meaning, left.rule if meaning.value else right.rule)


def _fill(fine: Meaning, coarse: Meaning) -> Meaning | None:
    """Return the finer expression with what the coarser one settles; None if they do not fit."""
    if fine.shift or fine.type not in ("DATE", "TIME") or not fine.value.startswith("XXXX"):
        return None
    grain = granularity_of(fine.value)
    if fine.value.startswith("XXXX-WXX"):
        if coarse.shift and coarse.shift.unit == "week" and not coarse.value:
            return replace(fine, shift=coarse.shift)
        return coarse if granularity_of(coarse.value) == "day" and "WXX" not in coarse.value else None
    if grain not in _PARTS_OF_A_YEAR or not _is_year(coarse):
        return None
    return (
        replace(fine, shift=coarse.shift, toward=0)
        if coarse.shift
        else replace(fine, value=coarse.value + fine.value[4:])
    )


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
