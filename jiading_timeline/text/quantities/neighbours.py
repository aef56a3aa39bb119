"""What an amount is to its neighbours: a conversion, a level, the name of a class, a number of occasions."""

from __future__ import annotations

import functools
import re

from jiading_timeline.text.quantities.patterns import SPACE, words_pattern
from jiading_timeline.text.quantities.units import Amount
from jiading_timeline.text.rules import Rule
from jiading_timeline.vocabulary import Vocabulary

_WINDOW = 40
_LISTED = re.compile(r"(?i),?\sand\s\Z")
_ABOUT = r"(?:or|about|around|some|nearly|roughly|approximately|over|=|~|≈)"

GLOSS = Rule("gloss", re.compile(rf"(?i)\s?\((?:{_ABOUT}|\s){{0,4}}\Z"), "")
"""What stands between an amount and its conversion in brackets."""

LEVEL = Rule("level", re.compile(r"(?i)[^.;:!?()\n]{0,24}\sto\s\Z"), "")
"""What stands between a change and the level it leads to: "rose 64 points to 4,577"."""

FREQUENCY = Rule(
    "frequency", re.compile(r"(?i)\s(?:since|during|and|before|last|this|in)(?!\w)|[.,;/]|\s?\Z"), ""
)
"""What stands after "times" where it counts occasions and compares nothing."""

RANK = Rule("rank", re.compile(r"(?i)(?<!will )(?<!would )(?<!could )(?<!may )(?<!to )(?<!\w)top[\s-]\Z"), "")
"""What stands before the size of a list: "the top 100"."""


def is_gloss(text: str, before: Amount, amount: Amount) -> bool:
    """Tell whether an amount is a bracketed conversion of the amount right before it."""
    if before.kind != amount.kind or before.kind == "count" or before.unit == amount.unit:
        return False
    gap = text[before.span.end : amount.span.start]
    return len(gap) <= _WINDOW and GLOSS.pattern.match(gap) is not None


def is_level(text: str, before: Amount, amount: Amount) -> bool:
    """Tell whether a bare number is the level a change before it leads to; percentages lead elsewhere."""
    gap = text[before.span.end : amount.span.start]
    return before.kind != "percent" and len(gap) <= _WINDOW and LEVEL.pattern.match(gap) is not None


def is_listed(text: str, before: Amount, amount: Amount) -> bool:
    """Tell whether an amount is listed with another of its unit: "grew 8 percent and 10 percent"."""
    gap = text[before.span.end : amount.span.start]
    return before.unit == amount.unit != "" and _LISTED.match(gap) is not None


def is_frequency(text: str, amount: Amount) -> bool:
    """Tell whether "n times" counts occasions and is no multiple."""
    whole = amount.value == amount.value.to_integral_value()
    return whole and ("/" in amount.unit or FREQUENCY.pattern.match(text, amount.span.end) is not None)


def is_rank(text: str, amount: Amount) -> bool:
    """Tell whether a count is the size of a list of the first."""
    start = amount.span.start
    return amount.kind == "count" and RANK.pattern.search(text, max(0, start - _WINDOW), start) is not None


def is_label(text: str, amount: Amount, vocabulary: Vocabulary) -> bool:
    """Tell whether a hyphenated amount only puts a noun in a class: "a 100-billion-yuan industry"."""
    if not amount.hyphenated or amount.kind == "count":
        return False
    return _class_after(vocabulary).match(text, amount.span.end) is not None


@functools.lru_cache(maxsize=8)
def _class_after(vocabulary: Vocabulary) -> re.Pattern[str]:
    bracket = rf"(?:{SPACE}?\([^()]{{1,40}}\))?"
    modifiers = rf"(?:[a-z-]{{1,20}}{SPACE}){{0,3}}"
    classes = words_pattern(vocabulary, "units.class_noun")
    return re.compile(rf"{bracket}(?:-|{SPACE}){modifiers}(?:{classes})(?!\w)")
