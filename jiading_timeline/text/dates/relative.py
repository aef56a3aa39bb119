"""Dates told from another date: ``last month``, ``three years ago``, ``the same day``, ``next June``, ``now``."""

from __future__ import annotations

import re

from jiading_timeline.text.dates.amounts import amount_of
from jiading_timeline.text.dates.lexicon import Found
from jiading_timeline.text.dates.mention import Meaning, Shift, Template

_CLOCK_UNITS = ("second", "minute", "hour")


def _unit(found: Found) -> Meaning | None:
    unit, count = found.code("unit"), int(found.code("rel"))
    if (
        unit in (*_CLOCK_UNITS, "half")
        or found.text("unit").endswith("s")
        or found.text("rel") in ("past", "coming")
    ):
        return None
    if unit == "day":
        return Meaning("DATE", shift=Shift(unit, count, "context")) if count == 1 else None
    return Meaning("DATE", shift=_fortnight(unit, count))


def _fortnight(unit: str, count: int) -> Shift:
    return Shift("week", 2 * count) if unit == "fortnight" else Shift(unit, count)


def _sequence(found: Found) -> Meaning | None:
    unit = found.code("unit")
    if unit in (*_CLOCK_UNITS, "half", "fortnight") or found.text("unit").endswith("s"):
        return None
    return Meaning("DATE", shift=Shift(unit, int(found.code("seq")), "context"))


def _the_unit(found: Found) -> Meaning | None:
    unit = found.code("unit")
    if unit not in ("year", "quarter", "week", "month", "weekend") or found.text("unit").endswith("s"):
        return None
    return Meaning("DATE", shift=Shift(unit, 0))


def _named(found: Found) -> Meaning | None:
    """Read ``last April``: the nearest one before, ``next April``: the nearest after, ``this April``: this year's."""
    count = int(found.code("rel"))
    name = found.match["month"] or found.match["weekday"] or found.match["holiday"]
    if name and not name[0].isupper():
        return None
    code = found.code("month") or found.code("season") or found.code("holiday")
    value = f"XXXX-{code}" if code else f"XXXX-WXX-{found.code('weekday')}{found.code('part')}"
    shift = Shift("year" if code else "week", 0) if count == 0 else None
    return Meaning("TIME" if found.code("part") else "DATE", value, shift=shift, toward=count)


def _day(found: Found) -> Meaning | None:
    count, part = int(found.code("today")), found.code("part")
    if found.text("today") == "tonight":
        part = "TNI"
    return Meaning("TIME" if part else "DATE", part, shift=Shift("day", count))


def _this_part(found: Found) -> Meaning | None:
    return Meaning("TIME", found.code("part"), shift=Shift("day", int(found.code("rel"))))


def _ago(found: Found) -> Meaning | None:
    shift = _distance(found, -1, "published")
    if shift is None:
        return Meaning("DATE", "PAST_REF") if amount_of(found) is None else None
    return Meaning("DATE", shift=shift)


def _from_now(found: Found) -> Meaning | None:
    shift = _distance(found, 1, "published")
    return Meaning("DATE", shift=shift) if shift else None


def _later(found: Found) -> Meaning | None:
    shift = _distance(found, -1 if found.text("way").startswith("ea") else 1, "context")
    return Meaning("DATE", shift=shift) if shift else None


def _distance(found: Found, way: int, anchor: str) -> Shift | None:
    unit, amount = found.code("unit"), amount_of(found) if found.text("num") else 1
    if unit in (*_CLOCK_UNITS, "half", "weekend") or amount is None:
        return None
    if unit == "fortnight":
        unit, amount = "week", amount * 2
    if unit == "year" and amount % 1:
        unit, amount = "month", amount * 12
    return Shift(unit, way * round(amount), "context" if anchor == "context" else "published")


def _year_ago(found: Found) -> Meaning | None:
    return (
        Meaning("DATE", shift=Shift(found.code("unit"), -1, "context"))
        if found.code("unit") in ("year", "month", "quarter")
        else None
    )


def _reference(found: Found) -> Meaning | None:
    word = found.text("ref")
    if word == "once" and not re.match(r"[- ]\w+(?:ed|en)\b", found.after):
        return None
    if word in ("recent", "recently") and found.before.endswith("-"):
        return None
    return Meaning("DATE", found.code("ref"))


TEMPLATES = (
    Template("relative.unit", "(?:the )?<REL> <UNIT>", _unit),
    Template("relative.sequence", "(?:the )?<SEQ> <UNIT>", _sequence),
    Template("relative.named", "<REL> (?:<MONTH>|<SEASON>|<HOLIDAY>|<WEEKDAY>(?: <PART>)?)", _named),
    Template("relative.day", "<TODAY>(?: <PART>)?", _day),
    Template("relative.part", "<REL> <PART>", _this_part),
    Template("relative.ago", "<NUM>[- ]<UNIT> ago", _ago),
    Template("relative.from_now", "<NUM> <UNIT> (?:from now|hence)", _from_now),
    Template("relative.later", "<NUM>[- ]<UNIT> (?P<way>earlier|later)", _later),
    Template("relative.year_ago", "(?:the )?<UNIT>[- ](?:ago|earlier)(?:[- ](?:period|quarter))?", _year_ago),
    Template("relative.the_unit", "the <UNIT>(?!-on-)", _the_unit),
    Template("relative.reference", "<REF>", _reference),
)
