"""Lengths of time and repetitions: ``three years``, ``the first nine months``, ``every two weeks``, ``annual``."""

from __future__ import annotations

import re
from fractions import Fraction

from jiading_timeline.text.dates.amounts import amount_of, duration_of
from jiading_timeline.text.dates.lexicon import Found
from jiading_timeline.text.dates.mention import Meaning, Template

_RATE = re.compile(
    r"(?:\d|\b(?:hundred|thousand|million|billion|trillion|percent|yuan|dollars|times|once|twice|shares?))\s$",
    re.I,
)


def _amount(found: Found) -> Meaning | None:
    unit, number = found.code("unit"), found.text("num")
    if unit in ("quarter", "second", "half") and (
        number in ("a", "an", "one") or found.after.startswith(" of")
    ):
        return None
    if number in ("a", "an") and _RATE.search(found.before):
        return Meaning("SET", duration_of(amount_of(found), unit))
    return Meaning("DURATION", duration_of(amount_of(found), unit))


def _span(found: Found) -> Meaning | None:
    return Meaning("DURATION", duration_of(amount_of(found), found.code("unit")))


def _vague(found: Found) -> Meaning | None:
    unit = found.code("unit")
    if not found.text("unit").endswith("s") or unit in ("second", "quarter", "weekend"):
        return None
    return Meaning("DURATION", duration_of(None, unit))


def _past(found: Found) -> Meaning | None:
    unit = found.code("unit")
    if found.text("unit").endswith("s"):
        return Meaning("DURATION", duration_of(None, unit))
    return (
        Meaning("DURATION", duration_of(Fraction(1), unit))
        if unit not in ("second", "half", "weekend")
        else None
    )


def _every(found: Found) -> Meaning | None:
    if found.code("weekday"):
        return Meaning("SET", f"XXXX-WXX-{found.code('weekday')}")
    if found.code("month"):
        return Meaning("SET", f"XXXX-{found.code('month')}")
    if found.code("season"):
        return Meaning("SET", f"XXXX-{found.code('season')}")
    amount = Fraction(2) if found.text("other") else amount_of(found) if found.text("num") else Fraction(1)
    return Meaning("SET", duration_of(amount, found.code("unit")))


TEMPLATES = (
    Template(
        "duration.amount",
        "<NUM>[- ](?:(?:consecutive|straight|full|more|additional|trading|working|business) )?<UNIT>(?!-on-)",
        _amount,
    ),
    Template(
        "duration.span",
        "(?:the )?(?:last|past|next|coming|first|previous|preceding|following|final) <NUM> (?:(?:consecutive|full|trading) )?<UNIT>",
        _span,
    ),
    Template("duration.past", "(?:the )?(?:past|coming) <UNIT>", _past),
    Template("duration.recent", "recent <UNIT>", _vague),
    Template("duration.vague", "<UNIT>", _vague),
    Template(
        "set.every",
        "(?:every|each|per) (?:(?P<other>other )|<NUM> )?(?:<UNIT>|<WEEKDAY>|<MONTH>|<SEASON>)",
        _every,
    ),
    Template("set.adverb", "<SET>", lambda found: Meaning("SET", found.code("set"))),
)
