"""Dates that name their own year, month or day: ``26 September 2022``, ``May``, ``1990s``, ``third quarter``."""

from __future__ import annotations

import re

from jiading_timeline.text.dates.lexicon import Found
from jiading_timeline.text.dates.mention import Meaning, Template

_AFTER_PREPOSITION = re.compile(
    r"\b(?:in|by|since|until|till|from|to|of|last|next|this|early|late|mid|and|or|through|before|after|during|for|"
    r"between|every|each|on|starting|beginning|ended|ending|as\s+of|through)[\s-]{1,3}$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:room|no|number|flight|version|page|route|highway|bus|line|model|section|chapter|windows|office|"
    r"about|nearly|over|than|almost|around|some|only|to\s+about)\.?\s$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:\s?%|[\s-](?:percent|per\s+cent|people|yuan|dollars|euros|pounds|km|kg|m|mw|square|points?)\b)", re.I
)
_NOUN = re.compile(
    r"\s(?!to\b|and\b|or\b|in\b|was\b|is\b|by\b|but\b|when\b|as\b|for\b|with\b|the\b|at\b|on\b|after\b)[a-z]+"
)


def _iso(found: Found) -> Meaning | None:
    return _day(found.code("yyyy"), found.code("dd"), found.code("dd2"))


def _month_first(found: Found) -> Meaning | None:
    month, day = found.code("n"), found.code("n2")
    if int(month) > 12:
        month, day = day, month
    return _day(found.code("yyyy"), month, day)


def _day(year: str, month: str, day: str) -> Meaning | None:
    valid = 1 <= int(month) <= 12 and 1 <= int(day) <= (
        30 if int(month) in (4, 6, 9, 11) else 29 if int(month) == 2 else 31
    )
    return Meaning("DATE", f"{year or 'XXXX'}-{int(month):02}-{int(day):02}") if valid else None


def _month_day(found: Found) -> Meaning | None:
    if found.text("month") == "may" and not found.match["month"][0].isupper():
        return None
    return _day("", found.code("month"), found.code("day"))


def _month(found: Found) -> Meaning | None:
    word = found.match["month"]
    if not word[0].isupper():
        return None
    doubtful = word.lower() in ("may", "march", "mar", "dec", "jan", "jun")
    if (
        doubtful
        and not _AFTER_PREPOSITION.search(found.before)
        and not re.match(r",?\s(?:of\s)?(?:\d{4}|last|this|next)\b", found.after)
    ):
        return None
    return Meaning("DATE", f"XXXX-{found.code('month')}")


def _year(found: Found) -> Meaning | None:
    if _LABEL.search(found.before) or _COUNTED.match(found.after):
        return None
    year = int(found.code("year"))
    sure = _AFTER_PREPOSITION.search(found.before) or not _NOUN.match(found.after)
    if not sure and (year % 50 == 0 or not 1900 <= year <= 2050):
        return None
    return Meaning("DATE", str(year))


def _decade(found: Found) -> Meaning | None:
    digits = re.sub(r"\D", "", found.text("decade"))
    if len(digits) == 2:
        digits = ("20" if digits in ("00", "10", "20") else "19") + digits
    return Meaning("DATE", digits[:3])


def _century(found: Found) -> Meaning | None:
    return Meaning("DATE", f"{int(found.code('n')) - 1:02}") if 1 < int(found.code("n")) < 30 else None


def _quarter(found: Found) -> Meaning | None:
    number = found.code("ord") or found.text("which")
    return Meaning("DATE", f"XXXX-Q{number}") if number in ("1", "2", "3", "4") else None


def _half(found: Found) -> Meaning | None:
    number = {"last": "2", "latter": "2"}.get(found.text("last"), found.code("ord") or found.text("which"))
    return Meaning("DATE", f"XXXX-H{number}") if number in ("1", "2") else None


def _season(found: Found) -> Meaning | None:
    doubtful = found.text("season") in ("fall", "spring")
    if doubtful and not re.search(
        r"\b(?:in|the|by|since|until|of|during|early|late|mid)[\s-]$", found.before, re.I
    ):
        return None
    return Meaning("DATE", f"XXXX-{found.code('season')}")


def _holiday(found: Found) -> Meaning | None:
    return Meaning("DATE", f"XXXX-{found.code('holiday')}") if found.match[0][0].isupper() else None


def _weekday(found: Found) -> Meaning | None:
    word = found.match["weekday"]
    if not word[0].isupper() or word in ("Sun", "Sat", "Wed", "Mon"):
        return None
    return Meaning("DATE", f"XXXX-WXX-{found.code('weekday')}")


TEMPLATES = (
    Template("date.iso", "<YYYY>-<DD>-<DD2>", _iso),
    Template("date.year_first", "<YYYY>[/.]<DD>[/.]<DD2>", _iso),
    Template("date.slashed", "<N>[/.]<N2>[/.]<YYYY>", _month_first),
    Template("date.month_day", "<MONTH> (?:the )?<DAY>", _month_day),
    Template("date.day_month", "<DAY>(?: of)? <MONTH>", _month_day),
    Template("date.month", "<MONTH>", _month),
    Template("date.the_year", "(?:the )?year <YEAR>", lambda found: Meaning("DATE", found.code("year"))),
    Template("date.year", "<YEAR>", _year),
    Template("date.decade", "(?:the )?<DECADE>", _decade),
    Template("date.century", "(?:the )?<N>(?:st|nd|rd|th)[- ]century", _century),
    Template("date.quarter", "(?:the )?<ORD>[- ]quarter", _quarter),
    Template("date.quarter_code", "q(?P<which>[1-4])", _quarter),
    Template("date.half", "(?:the )?<ORD>[- ]half", _half),
    Template("date.half_code", "h(?P<which>[12])", _half),
    Template("date.season", "<SEASON>", _season),
    Template("date.holiday", "<HOLIDAY>", _holiday),
    Template("date.weekday", "<WEEKDAY>", _weekday),
)
