"""Dates that name their own year, month or day: ``26 September 2022``, ``May``, ``the 1990s``, ``Q3``."""

from __future__ import annotations

import re

from jiading_timeline.text.dates.amounts import amount_of
from jiading_timeline.text.dates.lexicon import Found, spaced
from jiading_timeline.text.dates.mention import Meaning, Template

_YEAR_NEXT = re.compile(spaced(r",? (?:of )?(?:\d{4}|last|this|next)\b| ?[-–—] ?[A-Z][a-z]{2}"))
_LOWER_CASE = re.compile(spaced(r" [a-z]"))
_TO = r"(?: ?[-–—] ?| to )"
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ALSO_WORDS = ("may", "march", "mar", "dec", "jan", "jun", "fall", "spring")
_ALSO_NAMES = ("sun", "sat", "wed", "mon")


def _iso(found: Found) -> Meaning | None:
    return _day(found.code("yyyy"), found.code("dd"), found.code("dd2"))


def _numbers(found: Found) -> Meaning | None:
    """Read ``9/26/2022`` with the month first, unless only the second number can be one."""
    month, day = found.code("n"), found.code("n2")
    return _day(found.code("yyyy"), month, day) or _day(found.code("yyyy"), day, month)


def _day(year: str, month: str, day: str) -> Meaning | None:
    valid = 1 <= int(month) <= 12 and 1 <= int(day) <= _DAYS[int(month) - 1]
    return Meaning("DATE", f"{year or 'XXXX'}-{int(month):02}-{int(day):02}") if valid else None


def _month_day(found: Found) -> Meaning | None:
    return _day("", found.code("month"), found.code("day")) if found.capital("month") else None


def _first_day(found: Found) -> Meaning | None:
    """Read ``Sept. 5`` of ``Sept. 5 to 9, 2021`` with its year."""
    return (
        _day(found.code("year"), found.code("month"), found.code("day")) if found.capital("month") else None
    )


def _month(found: Found) -> Meaning | None:
    doubtful = found.text("month") in _ALSO_WORDS and not found.follows("preposition")
    if not found.capital("month") or (doubtful and not found.next(_YEAR_NEXT)):
        return None
    return Meaning("DATE", f"XXXX-{found.code('month')}")


def _year(found: Found) -> Meaning | None:
    """Read four digits as a year, unless they count something or number a thing."""
    counts = found.next(_LOWER_CASE) and not found.precedes("clause")
    if found.follows("label") or found.precedes("counted") or (counts and found.follows("amount")):
        return None
    year = int(found.code("year"))
    if counts and not found.follows("preposition") and (year % 50 == 0 or not 1900 <= year <= 2050):
        return None
    return Meaning("DATE", str(year))


def _named_year(found: Found) -> Meaning:
    return Meaning("DATE", found.code("year"))


def _spelled_year(found: Found) -> Meaning | None:
    amount = amount_of(found)
    if amount is None or not 10 <= amount < 100:
        return None
    return Meaning("DATE", f"{found.lexicon.codes['NUM'][found.text('high')]}{int(amount)}")


def _millennium_year(found: Found) -> Meaning | None:
    amount = amount_of(found) if found.text("num") else 0
    return Meaning("DATE", f"{2000 + int(amount)}") if amount is not None and amount < 100 else None


def _year_quarter(found: Found) -> Meaning:
    return Meaning("DATE", f"{found.code('year')}-Q{found.code('ord')}")


def _decade(found: Found) -> Meaning | None:
    digits = re.sub(r"\D", "", found.text("decade"))
    if len(digits) == 2:
        if found.text("decade") == f"{digits}s" and not found.text("the"):
            return None
        digits = ("20" if digits in ("00", "10", "20") else "19") + digits
    return Meaning("DATE", digits[:3])


def _named_decade(found: Found) -> Meaning | None:
    return Meaning("DATE", found.code("tenth")) if found.text("the") or found.follows("edge") else None


def _century(found: Found) -> Meaning | None:
    number = int(found.code("century") or found.code("n"))
    return Meaning("DATE", f"{number - 1:02}") if 1 < number < 30 else None


def _quarter(found: Found) -> Meaning:
    return Meaning("DATE", f"XXXX-Q{found.code('ord') or found.text('which')}")


def _half(found: Found) -> Meaning:
    number = found.text("which") or ("1" if found.text("half") == "first" else "2")
    return Meaning("DATE", f"XXXX-H{number}")


def _season(found: Found) -> Meaning | None:
    doubtful = found.text("season") in _ALSO_WORDS and not (found.text("the") or found.follows("preposition"))
    if doubtful and not found.next(_YEAR_NEXT):
        return None
    return Meaning("DATE", f"XXXX-{found.code('season')}")


def _holiday(found: Found) -> Meaning | None:
    return Meaning("DATE", f"XXXX-{found.code('holiday')}") if found.capital("holiday") else None


def _weekday(found: Found) -> Meaning | None:
    if not found.capital("weekday") or found.text("weekday") in _ALSO_NAMES:
        return None
    return Meaning("DATE", f"XXXX-WXX-{found.code('weekday')}")


TEMPLATES = (
    Template("date.iso", "<YYYY>-<DD>-<DD2>", _iso),
    Template("date.year_first", "<YYYY>[/.]<DD>[/.]<DD2>", _iso),
    Template("date.numbers", "<N>[/.]<N2>[/.]<YYYY>", _numbers),
    Template("date.first_day", rf"<MONTH> <DAY>(?={_TO}\d{{1,2}},? <YEAR>)", _first_day),
    Template("date.month_day", "<MONTH> (?:the )?<DAY>", _month_day),
    Template("date.day_month", "<DAY>(?: of)? <MONTH>", _month_day),
    Template("date.month", "<MONTH>", _month),
    Template("date.year", "<YEAR>", _year),
    Template("date.named_year", "(?:the )?(?:fiscal )?year <YEAR>", _named_year),
    Template("date.fiscal_year", "(?:fiscal|financial|fy)[- ]?<YEAR>", _named_year),
    Template("date.year_period", "the <YEAR> (?:period|quarter)", _named_year),
    Template("date.year_quarter", "the <YEAR> <ORD> quarter", _year_quarter),
    Template("date.spelled_year", "(?:the )?(?:year )?(?P<high>nineteen|eighteen) <NUM>", _spelled_year),
    Template("date.millennium", "(?:the )?(?:year )?two thousand(?:(?: and)? <NUM>)?", _millennium_year),
    Template("date.decade", "(?P<the>the )?<DECADE>", _decade),
    Template("date.named_decade", "(?P<the>the )?<TENTH>", _named_decade),
    Template("date.century", "(?:the )?<N>(?:st|nd|rd|th)[- ]century", _century),
    Template("date.named_century", "(?:the )?<CENTURY>[- ]century", _century),
    Template("date.quarter", "(?:the )?(?:fiscal )?<ORD> quarter", _quarter),
    Template("date.fiscal_quarter", "(?:the )?fiscal-<ORD> quarter", _quarter),
    Template("date.quarter_adjective", "<ORD>-(?:quarter|period)", _quarter),
    Template("date.quarter_code", "q(?P<which>[1-4])", _quarter),
    Template("date.half", "(?:the )?(?P<half>first|second|last|latter)[- ]half", _half),
    Template("date.half_code", "h(?P<which>[12])", _half),
    Template("date.season", "(?P<the>the )?<SEASON>", _season),
    Template("date.holiday", "<HOLIDAY>", _holiday),
    Template("date.weekday", "<WEEKDAY>", _weekday),
)
