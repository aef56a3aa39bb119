"""Times of day: ``5 p.m.``, ``10:35 a.m. EST``, ``noon``, ``4 in the morning``; and parts of a named day."""

from __future__ import annotations

from jiading_timeline.text.dates.amounts import amount_of
from jiading_timeline.text.dates.lexicon import Found
from jiading_timeline.text.dates.mention import Meaning, Template

_NAMED = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}
_ZONE = (
    r"(?: \(?(?:[ECMP][SD]T|GMT|UTC|BST|CET|CEST)\b\)?| (?:local|Eastern|Central|Pacific|Beijing) time\b)?"
)
_HALF = r"(?P<half>[ap](?:\. ?m\.?|m))"


def _twelve_hours(found: Found) -> Meaning | None:
    hour, minute = int(found.code("n")), found.text("minute") or "00"
    if not 1 <= hour <= 12 or int(minute) > 59:
        return None
    late = found.text("half").startswith("p") or found.code("part") in ("TAF", "TEV")
    return Meaning("TIME", f"T{hour % 12 + 12 * late:02}:{minute}")


def _twenty_four_hours(found: Found) -> Meaning | None:
    """Read ``17:30`` where a zone or a word such as ``at`` says that it is a time."""
    hour = int(found.code("n"))
    if hour > 23 or not (found.text("zone") or found.follows("clock")):
        return None
    return Meaning("TIME", f"T{hour:02}:{found.text('minute')}")


def _o_clock(found: Found) -> Meaning | None:
    hour = amount_of(found)
    return Meaning("TIME", f"T{int(hour):02}:00") if hour and hour <= 12 else None


def _named(found: Found) -> Meaning:
    return Meaning("TIME", _NAMED[found.text("name")])


def _weekday_part(found: Found) -> Meaning | None:
    if not found.capital("weekday"):
        return None
    return Meaning("TIME", f"XXXX-WXX-{found.code('weekday')}{found.code('part')}")


TEMPLATES = (
    Template("time.clock", rf"<N>(?:[:.](?P<minute>\d\d))? ?{_HALF}{_ZONE}", _twelve_hours),
    Template("time.hours", rf"<N>:(?P<minute>[0-5]\d)(?P<zone>{_ZONE})", _twenty_four_hours),
    Template("time.o_clock", "<NUM> o['’]clock", _o_clock),
    Template("time.in_the_part", "<N> in the <PART>", _twelve_hours),
    Template("time.named", "(?P<name>noon|midday|midnight)", _named),
    Template("time.weekday_part", "<WEEKDAY> <PART>", _weekday_part),
)
