"""Numbers that are no quantities: dates, clock times, ordinals, scores, list numbers, parts of names."""

from __future__ import annotations

import functools
import re

from jiading_timeline.text.quantities.units import Amount
from jiading_timeline.text.rules import Rule
from jiading_timeline.vocabulary import Vocabulary

_WINDOW = 48
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?"

BEFORE: tuple[Rule[str], ...] = (
    Rule("inside-word", re.compile(r"(?:[^\W\d]|[_#/]|[^\W\d]-|\d[.:/]|\d,)\Z"), "any"),
    Rule("digits-with-dashes", re.compile(r"\d-\d{1,12}-\Z"), "any"),
    Rule("year-range", re.compile(r"(?<!\d)(?:19|20)\d\d[-–]\Z"), "small"),
    Rule("month-day", re.compile(rf"{_MONTH}\s\Z"), "count"),
    Rule("named-after-capital", re.compile(r"[^\s.!?:;\"”)]\s{1,2}[A-Z][A-Za-z&/]*\s\Z"), "name"),
)
"""What stands right before a number that is no quantity; the second word says of which numbers."""

AFTER: tuple[Rule[str], ...] = (
    Rule("inside-token", re.compile(r"\w|[:/.,]\d|-[A-Z][a-z]|-?(?:st|nd|rd|th)(?!\w)"), "any"),
    Rule("ordinal-words", re.compile(r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?!\w)"), "any"),
    Rule("dashed-number", re.compile(r"-\d{1,12}-\d"), "any"),
    Rule("day-month", re.compile(rf"\s{_MONTH}(?!\w)"), "count"),
    Rule("street", re.compile(r"\s(?:[A-Z][a-z]{1,20}\s){1,3}(?:Road|Rd|Street|St|Avenue|Ave|Lane|Boulevard|Way|Drive|Square)(?!\w)"), "count"),
)

_YEAR = re.compile(r"(?:1[89]|20|21)\d\d")
_PLURAL_AFTER = re.compile(r"\s[a-z-]{2,20}s(?!\w)")
_LINE_START = re.compile(r"\n[^\S\n]{0,4}\(?\Z|\(\Z")
_LIST_AFTER = re.compile(r"[.)](?:\s|\Z)")
_DASH_BEFORE, _DASH_AFTER = re.compile(r"\d-\Z"), re.compile(r"-\d")
_PAIR = re.compile(r"(?<![\d.,-])(\d{1,3})-(\d{1,3})(?![\d.,-])")
_QUOTED_BEFORE = re.compile(r"[\"“]\w{0,14}\s?\Z")
_QUOTED_AFTER = re.compile(r"(?:\s[\w-]{1,24}){0,3}[\"”]")
_ONE_COUNTS = re.compile(r"\s(?:to|or)\s\w|-to-|\s(?!of|another|day|thing|way|side|hand|who|that|which|or|and|is|in|to|at|on|can|by|has|the|after)[a-z-]{2,20}(?:\s|[.,])")


def is_no_quantity(text: str, amount: Amount, vocabulary: Vocabulary) -> bool:
    """Tell whether a number belongs to something that is no quantity; dates are taken out before."""
    if _in_token(text, amount):
        return True
    if amount.kind != "count":
        return False
    return (
        _is_list_number(text, amount)
        or _is_year(text, amount)
        or _is_score(text, amount)
        or _is_numbered(text, amount, vocabulary)
        or _is_quoted(text, amount)
        or _is_idle_one(text, amount)
    )


def _in_token(text: str, amount: Amount) -> bool:
    before = text[max(0, amount.span.start - _WINDOW) : amount.span.start]
    stop = amount.span.end
    if _DASH_BEFORE.search(before) and _DASH_AFTER.match(text, stop):
        return True
    kinds = _kinds(text, amount)
    return any(rule.build in kinds and rule.pattern.search(before) for rule in BEFORE) or any(
        rule.build in kinds and rule.pattern.match(text, stop) for rule in AFTER
    )


def _kinds(text: str, amount: Amount) -> set[str]:
    if amount.kind != "count":
        return {"any"}
    kinds = {"any", "count"}
    if amount.numeral.form == "digits" and amount.span.of(text).isdigit():
        kinds |= {"small"} if amount.value < 100 else set()
        kinds |= {"name"} if amount.value < 10000 and not _PLURAL_AFTER.match(text, amount.span.end) else set()
    return kinds


def _is_list_number(text: str, amount: Amount) -> bool:
    before = text[max(0, amount.span.start - 6) : amount.span.start]
    lines = amount.span.start == 0 or _LINE_START.search(before) is not None
    return lines and amount.value < 100 and _LIST_AFTER.match(text, amount.span.end) is not None


def _is_year(text: str, amount: Amount) -> bool:
    written = amount.span.of(text)
    if len(written) > 1 and written.isdigit() and written[0] == "0":
        return True
    return _YEAR.fullmatch(written) is not None and not _PLURAL_AFTER.match(text, amount.span.end)


def _is_score(text: str, amount: Amount) -> bool:
    pair = _PAIR.search(text, max(0, amount.span.start - 4), amount.span.end + 5)
    return pair is not None and amount.numeral.form == "digits" and int(pair[1]) >= int(pair[2])


def _is_numbered(text: str, amount: Amount, vocabulary: Vocabulary) -> bool:
    if amount.high is not None or amount.numeral.scale != 1:
        return False
    before = text[max(0, amount.span.start - _WINDOW) : amount.span.start]
    return _name_before(vocabulary).search(before) is not None


@functools.lru_cache(maxsize=8)
def _name_before(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word, _ in vocabulary.words("units.name_before"))
    return re.compile(rf"(?i)(?<!\w)(?:{words})\.?\s?\Z")


def _is_quoted(text: str, amount: Amount) -> bool:
    before = text[max(0, amount.span.start - _WINDOW) : amount.span.start]
    quoted = _QUOTED_BEFORE.search(before) and _QUOTED_AFTER.match(text, amount.span.end)
    return amount.numeral.form == "words" and bool(quoted)


def _is_idle_one(text: str, amount: Amount) -> bool:
    one = amount.numeral.form == "words" and amount.span.of(text).lower() == "one"
    return one and amount.high is None and not _ONE_COUNTS.match(text, amount.span.end)
