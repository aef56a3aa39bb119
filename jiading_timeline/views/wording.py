"""What the tables say, in the words of a page: short periods, counted things in the plural, topics."""

from __future__ import annotations

import calendar
import datetime as dt
import math
import re

import pandas as pd

from jiading_timeline.tables.wording import say_amount, say_day
from jiading_timeline.vocabulary import load_vocabulary

MEASURES = {
    "level": "amounts",
    "growth": "growth",
    "share": "shares",
    "count": "counts",
    "cumulative": "running totals",
    "milestone": "events",
}
_PLURALS = {"person": "people", "staff": "staff", "personnel": "personnel"}


def period_words(start: object, end: object) -> str:
    """Return a period by its bounds, as short as it is exact; empty when both are unknown.

    Examples
    --------
    >>> period_words("2022-09-26", "2022-09-26"), period_words("2022-01-01", "2022-12-31")
    ('26 Sep 2022', '2022')
    >>> period_words("2022-01-01", "2022-09-30"), period_words(None, "2025-12-31")
    ('Jan to Sep 2022', '31 Dec 2025')
    """
    first, last = _date(start), _date(end)
    if first is None or last is None or first == last:
        known = last or first
        return "" if known is None else say_day(known)
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    return _months(first, last) if whole_months else _days(first, last)


def value_words(
    value: float, unit: str, comparator: str = "", high: float = math.nan, measure: str = ""
) -> str:
    """Return a number with its unit, billions written out; empty when there is no number.

    A rate says whether it is growth, a fall or a share.

    Examples
    --------
    >>> value_words(1e11, "CNY", "gt")
    'more than 100 billion yuan'
    >>> value_words(30, "count:headquarters project", "ge"), value_words(13.7, "percent")
    ('at least 30 headquarters projects', '13.7 percent')
    >>> value_words(-2.5, "percent", measure="growth")
    'fall of 2.5 percent'
    """
    if pd.isna(value):
        return ""
    if measure == "growth":
        kind = "fall" if value < 0 else "growth"
        return f"{kind} of {value_words(abs(value), unit, comparator, abs(high))}"
    if measure == "share":
        return f"share of {value_words(value, unit, comparator, high)}"
    upper = "" if pd.isna(high) else f" to {say_amount(high, '')}"
    return f"{say_amount(value, '', comparator)}{upper} {unit_words(unit, value)}".rstrip()


def unit_words(unit: str, value: float = 2) -> str:
    """Return a unit in words; a counted noun takes its plural after any number but one."""
    if not unit.startswith("count:"):
        return say_amount(0, unit).removeprefix("0").lstrip()
    noun = unit.removeprefix("count:")
    return noun if value == 1 or not noun else _plural(noun)


def topic_words(indicator: str, subject: str, area: str) -> str:
    """Return what a number is about, in a line.

    Examples
    --------
    >>> topic_words("output", "boat yards", "Harbour Town"), topic_words("output", "Harbour", "Harbour Town")
    ('Output, boat yards, Harbour Town', 'Output, Harbour Town')
    """
    said = ", ".join(part for part in (indicator, whose_words(indicator, subject, area)) if part)
    return said[:1].upper() + said[1:]


def whose_words(indicator: str, subject: str, area: str) -> str:
    """Return whom or what an indicator is about and where; nothing is said twice.

    Examples
    --------
    >>> whose_words("tax revenue", "business district", "Harbour Town")
    'Harbour Town'
    >>> whose_words("exports", "Quay Customs", "Quay"), whose_words("boats of Quay", "", "Quay")
    ('Quay Customs', '')
    """
    named = {_core(indicator)}
    who = "" if _names(named | {_core(area)}, subject) or (area and _is_territory(subject)) else subject
    where = "" if _names(named | {_core(who)}, area) else area
    return ", ".join(part for part in (who, where) if part)


def shortened(text: str, longest: int) -> str:
    """Return the text, cut after a word where it is longer than a drawing can bear.

    Examples
    --------
    >>> shortened("The second quay opened", 16), shortened("Quay", 16)
    ('The second quay…', 'Quay')
    """
    if len(text) <= longest:
        return text
    cut = text[:longest].rpartition(" ")[0]
    return f"{(cut if len(cut) > longest // 2 else text[: longest - 1]).rstrip(' ,;:')}…"


def _core(name: str) -> str:
    return name.casefold().removesuffix(" district")


def _names(said: set[str], name: str) -> bool:
    return any(re.search(rf"\b{re.escape(_core(name))}\b", words) for words in said)


def _is_territory(words: str) -> bool:
    """Return whether words such as "business district" only stand for the name of a territory."""
    anaphors = (phrase for phrases in load_vocabulary()["areas.anaphor"].values() for phrase in phrases)
    kinds = {phrase.split()[-1] for phrase in anaphors}
    return words.islower() and words.split()[-1] in kinds


def _plural(noun: str) -> str:
    *before, last = noun.split(" ")
    if last in _PLURALS:
        return " ".join([*before, _PLURALS[last]])
    if last.endswith("s") and not last.endswith("ss"):
        return noun
    if re.search(r"[^aeiou]y$", last):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(ss|x|ch|sh)$", last) else "s")


def _months(first: dt.date, last: dt.date) -> str:
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return _month(first)
    start = _month(first) if first.year != last.year else _month(first).removesuffix(f" {first.year}")
    return f"{start} to {_month(last)}"


def _month(day: dt.date) -> str:
    return say_day(day).removeprefix(f"{day.day} ")


def _days(first: dt.date, last: dt.date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {say_day(last)}"
    start = say_day(first)
    return f"{start.removesuffix(f' {last.year}') if first.year == last.year else start} to {say_day(last)}"


def _date(value: object) -> dt.date | None:
    stamp = pd.to_datetime(value, errors="coerce")  # type: ignore[call-overload]
    return None if pd.isna(stamp) else dt.date(stamp.year, stamp.month, stamp.day)
