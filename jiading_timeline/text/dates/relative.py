"""Dates told from another date: ``last month``, ``three years ago``, ``the same day``, ``now``."""

from __future__ import annotations

import re
from typing import Literal

from jiading_timeline.text.dates.amounts import amount_of
from jiading_timeline.text.dates.lexicon import Found, spaced
from jiading_timeline.text.dates.mention import Meaning, Shift, Template

_NO_CALENDAR_UNIT = ("second", "minute", "hour", "half")
_ONLY_AS_LENGTH = ("past", "coming")
_SOON_AS = re.compile(spaced(r" as\b"), re.IGNORECASE)


def _unit(found: Found) -> Meaning | None:
    unit, count = found.code("unit"), int(found.code("rel"))
    if unit in _NO_CALENDAR_UNIT or _plural(found) or found.text("rel") in _ONLY_AS_LENGTH:
        return None
    if unit == "day":
        return Meaning("DATE", shift=Shift("day", 1, "context")) if count == 1 else None
    return Meaning("DATE", shift=Shift(*_in_weeks(unit, count)))


def _sequence(found: Found) -> Meaning | None:
    unit, count = found.code("unit"), int(found.code("seq"))
    if unit in _NO_CALENDAR_UNIT or _plural(found):
        return None
    return Meaning("DATE", shift=Shift(*_in_weeks(unit, count), "context"))


def _the_unit(found: Found) -> Meaning | None:
    """Read ``the year`` as that of publication, ``the quarter`` as the one spoken of."""
    unit = found.code("unit")
    if unit not in ("year", "quarter", "week", "month", "weekend") or _plural(found):
        return None
    if unit == "weekend":
        return Meaning("DATE", "XXXX-WXX-WE")
    return Meaning("DATE", shift=Shift(unit, 0, "context" if unit == "quarter" else "published"))


def _latest(_: Found) -> Meaning:
    return Meaning("DATE", shift=Shift("quarter", -1))


def _same_as(found: Found) -> Meaning:
    return Meaning("DATE", shift=Shift("year", -1, "quarter"))


def _whole_year(found: Found) -> Meaning:
    return Meaning("DATE", shift=Shift("year", 0))


def _year_end(found: Found) -> Meaning:
    return Meaning("DATE", "XXXX-12-31")


def _plural(found: Found) -> bool:
    return found.text("unit").endswith("s")


def _in_weeks(unit: str, count: int) -> tuple[str, int]:
    return ("week", 2 * count) if unit == "fortnight" else (unit, count)


def _named(found: Found) -> Meaning | None:
    """Read ``last April`` as the nearest before, ``next April`` as the nearest after."""
    count = int(found.code("rel"))
    if not (found.text("season") or any(found.capital(name) for name in ("month", "weekday", "holiday"))):
        return None
    code = found.code("month") or found.code("season") or found.code("holiday")
    value = f"XXXX-{code}" if code else f"XXXX-WXX-{found.code('weekday')}{found.code('part')}"
    shift = Shift("year" if code else "week", 0) if count == 0 else None
    return Meaning("TIME" if found.code("part") else "DATE", value, shift=shift, toward=count)


def _sequence_weekday(found: Found) -> Meaning | None:
    if not found.capital("weekday") or found.code("seq") == "0":
        return None
    return Meaning(
        "DATE", f"XXXX-WXX-{found.code('weekday')}", shift=Shift("week", int(found.code("seq")), "context")
    )


def _sequence_named(found: Found) -> Meaning | None:
    """Read ``that summer`` in the year spoken of, ``the following May`` as the first one after."""
    if not (found.text("season") or found.capital("month")):
        return None
    count, code = int(found.code("seq")), found.code("month") or found.code("season")
    return Meaning("DATE", f"XXXX-{code}", shift=Shift("year", 0, "context"), toward=count)


def _day(found: Found) -> Meaning:
    part = "TNI" if found.text("today") == "tonight" else found.code("part")
    return Meaning("TIME" if part else "DATE", part, shift=Shift("day", int(found.code("today"))))


def _part_of_day(found: Found) -> Meaning:
    return Meaning("TIME", found.code("part"), shift=Shift("day", int(found.code("rel"))))


def _overnight(found: Found) -> Meaning:
    return Meaning("TIME", "TNI", shift=Shift("day", 0))


def _ago(found: Found) -> Meaning | None:
    if found.text("num") and amount_of(found) is None:
        return Meaning("DATE", "PAST_REF")
    return _at_distance(found, -1, "published")


def _vague_ago(found: Found) -> Meaning | None:
    if not _plural(found) or found.code("unit") in ("second", "quarter"):
        return None
    return Meaning("DATE", "FUTURE_REF" if found.text("way") == "later" else "PAST_REF")


def _from_now(found: Found) -> Meaning | None:
    return _at_distance(found, 1, "published")


def _later(found: Found) -> Meaning | None:
    return _at_distance(found, -1 if found.text("way") == "earlier" else 1, "context")


def _the_unit_before(found: Found) -> Meaning | None:
    return (
        None if _plural(found) else _at_distance(found, -1 if found.text("way") == "before" else 1, "context")
    )


def _at_distance(found: Found, way: int, anchor: Literal["published", "context"]) -> Meaning | None:
    unit, amount = found.code("unit"), amount_of(found) if found.text("num") else 1
    if unit in (*_NO_CALENDAR_UNIT, "weekend") or amount is None:
        return None
    if unit == "year" and amount % 1:
        unit, amount = "month", amount * 12
    unit, count = _in_weeks(unit, way * round(amount))
    compares = (
        (unit, count) == ("year", -1)
        and found.text("num") in ("", "a", "one")
        and found.text("way") != "before"
    )
    return Meaning("DATE", shift=Shift(unit, count, "quarter" if compares else anchor))


def _reference(found: Found) -> Meaning | None:
    if found.text("ref") == "soon" and (found.next(_SOON_AS) or found.follows("as")):
        return None
    return Meaning("DATE", found.code("ref"))


TEMPLATES = (
    Template("relative.unit", "(?:the )?<REL> (?:(?:fiscal|financial|calendar) )?<UNIT>", _unit),
    Template("relative.sequence", "(?:the )?(?:that )?<SEQ> <UNIT>", _sequence),
    Template("relative.sequence_weekday", "(?:the )?<SEQ> <WEEKDAY>", _sequence_weekday),
    Template("relative.sequence_named", "(?:the )?<SEQ> (?:<MONTH>|<SEASON>)", _sequence_named),
    Template("relative.named", "<REL> (?:<MONTH>|<SEASON>|<HOLIDAY>|<WEEKDAY>(?: <PART>)?)", _named),
    Template("relative.day", "<TODAY>(?: <PART>)?", _day),
    Template("relative.part", "<REL> <PART>", _part_of_day),
    Template("relative.overnight", "overnight", _overnight),
    Template("relative.ago", "<NUM>[- ]<UNIT>(?: or so)? ago", _ago),
    Template("relative.vague_ago", "<UNIT> (?P<way>ago|earlier|later)", _vague_ago),
    Template("relative.from_now", "<NUM> <UNIT> (?:from now|hence)", _from_now),
    Template("relative.later", "<NUM>[- ]<UNIT> (?P<way>earlier|later)", _later),
    Template(
        "relative.the_unit_before", "the <UNIT> (?P<way>before|after)(?= ?(?:[.,;:)]|$))", _the_unit_before
    ),
    Template("relative.year_ago", "<UNIT>-(?P<way>ago|earlier)", _ago),
    Template("relative.year_ago_period", "(?:the )?year[- ](?:ago|earlier) (?:period|quarter)", _same_as),
    Template("relative.latest", "(?:the )?latest (?:period|quarter)", _latest),
    Template("relative.whole_year", "(?:the )?(?:full|fiscal|whole|entire) year", _whole_year),
    Template("relative.year_end", "year[- ]end", _year_end),
    Template("relative.the_unit", "the <UNIT>(?!-)", _the_unit),
    Template("relative.reference", "<REF>", _reference),
)
