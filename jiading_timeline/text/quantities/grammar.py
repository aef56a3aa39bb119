"""What several amounts say together: ranges, shared units and scales, bracketed conversions, class names."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from decimal import Decimal

from jiading_timeline.model import Span
from jiading_timeline.text.quantities.comparators import changes
from jiading_timeline.text.quantities.numbers import Numeral
from jiading_timeline.text.quantities.patterns import SPACE, words_pattern
from jiading_timeline.text.quantities.units import Amount
from jiading_timeline.text.rules import Rule
from jiading_timeline.vocabulary import Vocabulary

_LONGEST_GAP = 12
_WINDOW = 40
_ABOUT = r"(?:or|about|around|some|nearly|roughly|approximately|over|=|~|≈)"

LINKS: tuple[Rule[str], ...] = (
    Rule("range-to", re.compile(r"(?i)\s?(?:[-–—~]|to)\s?\Z"), "to"),
    Rule("range-between", re.compile(r"(?i)\sand\s\Z"), "between"),
    Rule("range-or", re.compile(r"(?i)\sor\s\Z"), "or"),
    Rule("shared-unit", re.compile(r"(?i)(?:,\s|,?\sand\s|,?\sor\s|/)\Z"), "shared"),
    Rule("money-with-cents", re.compile(r"(?i)(?:\s|\sand\s)\Z"), "cents"),
)
"""What may stand between two amounts that belong together, in order of priority."""

GLOSS = Rule("gloss", re.compile(rf"(?i)\s?\((?:{_ABOUT}|\s){{0,4}}\Z"), "")
"""What stands between an amount and its conversion in brackets."""

FREQUENCY = Rule(
    "frequency", re.compile(r"(?i)\s(?:since|during|and|before|last|this|in)(?!\w)|[.,;/]|\s?\Z"), ""
)
"""What stands after "times" where it counts occasions and compares nothing."""

LEVEL = Rule("level", re.compile(r"(?i)[^.;:!?()\n]{0,24}\sto\s\Z"), "")
"""What stands between a change and the level it leads to: "rose 64 points to 4,577"."""

_BETWEEN = re.compile(r"(?i)(?<!\w)between\W{1,3}(?:\w{1,8}\s)?\Z")
_FROM = re.compile(r"(?i)(?<!\w)(?P<verb>[a-z]{1,20})\s{1,2}from\s{1,2}\Z")
_BY = re.compile(r"(?i)(?<!\w)by\s{1,2}(?:\w{1,8}\s)?\Z")
_RANGING = re.compile(r"(?i)rang|var|anywhere|somewhere")


def join(text: str, amounts: list[Amount], vocabulary: Vocabulary) -> list[Amount]:
    """Join the two ends of each range, and give a bare number the unit of the one it is listed with."""
    found: list[Amount] = []
    for amount in reversed(amounts):
        link = _link(text, amount, found[-1], vocabulary) if found else None
        if link is None:
            found.append(amount)
        elif link.build == "shared":
            found.append(replace(amount, unit=found[-1].unit, kind=found[-1].kind, rule=link.name))
        elif link.build == "cents":
            found[-1] = _with_cents(amount, found[-1], link.name)
        else:
            found[-1] = _range(amount, found[-1], link.name)
    return found[::-1]


def _link(text: str, first: Amount, second: Amount, vocabulary: Vocabulary) -> Rule[str] | None:
    gap = text[first.span.end : second.span.start]
    if not 0 < len(gap) <= _LONGEST_GAP or second.high is not None:
        return None
    for link in LINKS:
        if not link.pattern.match(gap):
            continue
        if link.build == "cents":
            holds = first.kind == second.kind == "money" and second.unit == "cent" != first.unit
        elif link.build == "shared":
            listed = "and" in gap or "or" in gap or second.rule == link.name
            holds = listed and not first.unit and second.unit != "" and first.numeral.form == "digits"
        else:
            holds = _is_range(text, first, second, link.build, vocabulary)
        if holds:
            return link
    return None


def _is_range(text: str, first: Amount, second: Amount, link: str, vocabulary: Vocabulary) -> bool:
    if first.high is not None or not _units_agree(first, second):
        return False
    before = text[max(0, first.span.start - _WINDOW) : first.span.start]
    low = _low(first, second).value
    if link == "between" and not _BETWEEN.search(before):
        return False
    if link == "or" and not (second.value - low == 1 or low * 2 > second.value):
        return False
    if link == "to" and first.unit and second.unit:
        levels = _FROM.search(before)
        if levels is not None and not _RANGING.search(levels["verb"]):
            return False
        return low < second.value and not changes(text, first, vocabulary)
    step_and_level = link == "to" and _BY.search(before) is not None and second.value >= 2 * low
    return low < second.value and not step_and_level


def _units_agree(first: Amount, second: Amount) -> bool:
    if first.unit and second.unit:
        return second.unit in (first.unit, f"{first.unit}/{second.unit.partition('/')[2]}")
    return not first.unit or first.rule == "money-before"


def _low(first: Amount, second: Amount) -> Numeral:
    """Return the lower end; "20 to 30 million" lends it the scale word of the upper one."""
    scale = second.numeral.scale
    shared = first.numeral.scale == 1 and scale > 1 and first.value < second.value / scale
    return first.numeral.times(scale) if shared else first.numeral


def _range(first: Amount, second: Amount, rule: str) -> Amount:
    carrier = second if second.unit else first
    span = Span(first.span.start, second.span.end)
    return replace(carrier, numeral=second.numeral, span=span, low=_low(first, second), rule=rule)


def _with_cents(first: Amount, second: Amount, rule: str) -> Amount:
    cents = second.value / Decimal(100)
    numeral = replace(first.numeral, value=first.value + cents, step=Decimal("0.01"))
    return replace(first, numeral=numeral, span=Span(first.span.start, second.span.end), rule=rule)


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


def is_frequency(text: str, amount: Amount) -> bool:
    """Tell whether "n times" counts occasions and is no multiple."""
    whole = amount.value == amount.value.to_integral_value()
    return whole and ("/" in amount.unit or FREQUENCY.pattern.match(text, amount.span.end) is not None)


def is_label(text: str, amount: Amount, vocabulary: Vocabulary) -> bool:
    """Tell whether a hyphenated amount only puts a noun in a class: "a 100-billion-yuan industry"."""
    if not amount.hyphenated or amount.kind == "count":
        return False
    return _classes(vocabulary).match(text, amount.span.end) is not None


@functools.lru_cache(maxsize=8)
def _classes(vocabulary: Vocabulary) -> re.Pattern[str]:
    bracket = rf"(?:{SPACE}?\([^()]{{1,40}}\))?"
    modifiers = rf"(?:[a-z-]{{1,20}}{SPACE}){{0,3}}"
    classes = words_pattern(vocabulary, "units.class_noun")
    return re.compile(rf"{bracket}(?:-|{SPACE}){modifiers}(?:{classes})(?!\w)")
