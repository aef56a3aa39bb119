"""Lengths of time and repetitions: ``three years``, ``the first nine months``, ``every two weeks``."""

from __future__ import annotations

import re
from fractions import Fraction

from jiading_timeline.text.dates.amounts import amount_of, duration_of
from jiading_timeline.text.dates.lexicon import Found, spaced
from jiading_timeline.text.dates.mention import Meaning, Template

_ALSO_FRACTIONS = ("quarter", "second", "half")
_KIND = "(?:(?:consecutive|straight|full|more|additional|trading|working|business|successive) )?"
_WINDOW = "(?:last|past|next|coming|first|previous|preceding|following|final)"
_NO_AGE = "(?!-| olds?\\b)"
_COUNT = re.compile(spaced(r"\d[\d,.]*(?: [\w-]{1,20}){1,3} $"))
_NAME = re.compile(spaced(r"(?<![.!?]\s)\b[A-Z]\w{1,20} $"))
_REPEATED = "(?:<UNIT>|<WEEKDAY>|<MONTH>|<SEASON>|<PART>)"
_PLAN = re.compile(spaced(r" Plan\b"))


def _amount(found: Found) -> Meaning | None:
    unit, number = found.code("unit"), found.text("num")
    singular = number in ("a", "an", "one")
    plural = found.text("unit").endswith("s")
    if unit in _ALSO_FRACTIONS and (not plural or found.precedes("of")):
        return None
    if singular and plural:
        return None
    return Meaning("SET" if _is_rate(found) else "DURATION", duration_of(amount_of(found), unit))


def _is_rate(found: Found) -> bool:
    """Tell whether ``a year`` stands after an amount: ``40 tons a year``."""
    if found.text("num") not in ("a", "an"):
        return False
    return found.follows("rate") or (found.goes_before(_COUNT) and not found.follows("preposition"))


def _compound(found: Found) -> Meaning | None:
    if found.capital("unit") and found.next(_PLAN):
        return None
    if found.text("num") in ("a", "an") or found.code("unit") in _ALSO_FRACTIONS:
        return None
    return Meaning("DURATION", duration_of(amount_of(found), found.code("unit")))


def _window(found: Found) -> Meaning:
    return Meaning("DURATION", duration_of(amount_of(found), found.code("unit")))


def _vague(found: Found) -> Meaning | None:
    unit = found.code("unit")
    if not found.text("unit").endswith("s") or unit in (*_ALSO_FRACTIONS, "weekend"):
        return None
    return Meaning("DURATION", duration_of(None, unit))


def _past(found: Found) -> Meaning | None:
    unit = found.code("unit")
    if unit in (*_ALSO_FRACTIONS, "weekend"):
        return None
    amount = None if found.text("unit").endswith("s") else Fraction(1)
    return Meaning("DURATION", duration_of(amount, unit))


def _every(found: Found) -> Meaning | None:
    day = found.code("weekday")
    if found.text("part"):
        return Meaning("SET", f"XXXX-XX-XX{found.code('part')}")
    if found.text("month") or found.text("season") or day:
        return Meaning("SET", f"XXXX-{f'WXX-{day}' if day else found.code('month') or found.code('season')}")
    amount = Fraction(2) if found.text("other") else amount_of(found) if found.text("num") else Fraction(1)
    return Meaning("SET", duration_of(amount, found.code("unit")))


def _weekdays(found: Found) -> Meaning | None:
    """Read ``Mondays`` and ``Tuesday nights``."""
    if not (found.capital("weekday") or found.capital("weekdays")):
        return None
    number = found.code("weekday") or found.code("weekdays")
    return Meaning("SET", f"XXXX-WXX-{number}{found.code('part')}")


def _adverb(found: Found) -> Meaning | None:
    if found.capital("set") and found.goes_before(_NAME):
        return None
    return Meaning("SET", found.code("set"))


TEMPLATES = (
    Template("duration.amount", f"(?:the )?<NUM> {_KIND}<UNIT>{_NO_AGE}", _amount),
    Template("duration.compound", f"<NUM>-<UNIT>(?:-long)?{_NO_AGE}", _compound),
    Template("duration.period", "a <NUM>-<UNIT> period", _compound),
    Template("duration.range", f"<NUM>(?: to |-| or )<NUM2> <UNIT>{_NO_AGE}", _window),
    Template("duration.window", f"(?:the )?{_WINDOW} <NUM> {_KIND}<UNIT>", _window),
    Template("duration.window_range", f"(?:the )?{_WINDOW} <NUM>(?: to |-| or )<NUM2> <UNIT>", _window),
    Template("duration.past", "(?:the )?(?:past|coming) <UNIT>", _past),
    Template("duration.recent", "recent <UNIT>", _vague),
    Template("duration.vague", "(?:the )?(?:early )?(?:first )?<UNIT>(?: ahead| to come)?(?!-)", _vague),
    Template("duration.long", "<UNIT>-long", _vague),
    Template("set.every", f"(?:every|each|per) (?:(?P<other>(?:other|second) )|<NUM> )?{_REPEATED}", _every),
    Template("set.weekdays", "<WEEKDAYS>", _weekdays),
    Template("set.weekday_parts", "<WEEKDAY> <PART>s", _weekdays),
    Template("set.adverb", "<SET>", _adverb),
)
