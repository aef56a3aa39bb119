"""Numbers that are no quantities: years, clock times, ordinals, scores, list numbers, parts of names."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from jiading_timeline.text.quantities.units import Amount
from jiading_timeline.text.rules import Rule, alternation
from jiading_timeline.vocabulary import Vocabulary

Holds = Callable[[re.Match[str], Amount], bool]
"""Of a match around an amount: whether the guard holds for this amount."""

_WINDOW = 48
_OPEN, _CLOSE = "⟦", "⟧"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?"
_STREET = r"(?:Road|Rd|Street|St|Avenue|Ave|Lane|Boulevard|Way|Drive|Square)"
_LIST = r"(?:\d{1,4}(?:,\s|,?\sand\s|-|\sto\s)){0,4}"
_ORDINAL = r"(?:st|nd|rd|th|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
_IDLE = r"(?:of|another|day|thing|way|side|hand|who|that|which|and|is|in|at|on|can|by|has|the|after)"
_COUNTED = rf"\s(?:to|or)\s\w|-to-|\s(?!{_IDLE}(?!\w))[a-z-]{{2,20}}[\s.,]"
_PLURAL_WORD = r"[\w-]{1,20}[b-hj-rtv-z]s(?!\w)"
_NO_PLURAL_SOON = rf"(?!(?:\s[\w-]+){{0,3}}\s?{_PLURAL_WORD})"
_PLURAL = rf"\s(?!its\s){_PLURAL_WORD}"


def _any(match: re.Match[str], amount: Amount) -> bool:
    return True


def _plain(match: re.Match[str], amount: Amount) -> bool:
    return amount.kind == "count" and amount.numeral.scale == 1


def _falling(match: re.Match[str], amount: Amount) -> bool:
    return amount.kind == "count" and int(match["first"]) >= int(match["second"])


@functools.lru_cache(maxsize=8)
def guards(vocabulary: Vocabulary) -> tuple[Rule[Holds], ...]:
    """Return the rules for numbers that are no quantities.

    A pattern is searched in the text around a number, where the number itself stands between ``⟦`` and ``⟧``.
    """
    named = alternation(word for word, _ in vocabulary.words("units.name_before"))
    ones = alternation(vocabulary["units.number_words"].get("1", ()))
    patterns: tuple[tuple[str, str, Holds], ...] = (
        ("ordinal", rf"⟧-?{_ORDINAL}(?!\w)", _any),
        ("inside-word", r"(?:[^\W\d]|[_#/]|[^\W\d]-|\d[.:/,]|\w\+)⟦|⟧(?:\w|[:/.,]\d|\+\w|-[A-Z][a-z])", _any),
        ("dashed-number", r"\d-\d{1,12}-⟦|\d-⟦[^⟧]*⟧-\d|⟧-\d{1,12}-\d", _any),
        ("year", rf"(?<!than\s)⟦(?:1[89]|20|21)(?:00⟧(?!{_PLURAL})|(?!00)\d\d⟧)", _plain),
        ("year-range", r"(?<!\d)(?:19|20)\d\d[-–]⟦\d\d⟧", _plain),
        ("leading-zero", r"⟦0\d+⟧", _plain),
        ("month-day", rf"{_MONTH}\s⟦\d\d?⟧|⟦\d\d?⟧\s{_MONTH}(?!\w)", _plain),
        ("list-number", r"\n[^\S\n]{0,4}\(?⟦\d\d?⟧[.)](?:\s|$)|\(⟦\d\d?⟧\)", _plain),
        ("score", r"(?<![\d.,-])(?:⟦(?P<first>\d{1,3})⟧-(?P<second>\d{1,3}))(?![.,]?\d|-)", _falling),
        ("score-end", r"(?<![\d.,-])(?P<first>\d{1,3})-⟦(?P<second>\d{1,3})⟧(?![.,]?\d|-)", _falling),
        ("street-number", rf"⟦\d+⟧\s(?:[A-Z][a-z]{{1,20}}\s){{1,3}}{_STREET}(?!\w)", _plain),
        ("name-number", rf"(?i)(?<!\w)(?:{named})\.?\s?{_LIST}⟦", _plain),
        ("after-capital", rf"[^\s.!?:;\"”)]\s{{1,2}}[A-Z][A-Za-z&/]*\s⟦\d{{1,4}}⟧(?!{_PLURAL})", _plain),
        ("before-capital", rf"⟦\d{{1,4}}⟧\s[A-Z][a-z]*(?!\w){_NO_PLURAL_SOON}", _plain),
        ("title", r"(?<!\w)[a-z\d]+,?\s⟦[A-Z][a-z]{2,10}(?:[-\s][A-Z][a-z]{2,10}⟧|⟧[-\s][A-Z])", _any),
        ("quoted-name", r"[\"“]\w{0,14}\s?⟦[A-Za-z]+⟧(?:\s[\w-]{1,24}){0,3}[\"”]", _plain),
        ("idle-one", rf"(?i)⟦(?:{ones})⟧(?!{_COUNTED})", _plain),
    )
    return tuple(Rule(name, re.compile(pattern), holds) for name, pattern, holds in patterns)


def guarded_by(text: str, amount: Amount, vocabulary: Vocabulary) -> str:
    """Return the name of the guard that says an amount is no quantity, or nothing where none does."""
    start, end = amount.span.start, amount.span.end
    before = ("\n" if start <= _WINDOW else "") + text[max(0, start - _WINDOW) : start]
    after = text[end : end + _WINDOW]
    around = f"{before}{_OPEN}{text[start:end]}{_CLOSE}{after}"
    for rule in guards(vocabulary):
        match = rule.pattern.search(around)
        if match is not None and rule.build(match, amount):
            return rule.name
    return ""
