"""What several amounts say together: ranges, shared units and scales, bracketed conversions, class names."""

from __future__ import annotations

import re
from dataclasses import replace

from jiading_timeline.model import Span
from jiading_timeline.text.quantities.comparators import changes
from jiading_timeline.text.quantities.numbers import SPACE, Numeral
from jiading_timeline.text.quantities.units import Amount, words_pattern
from jiading_timeline.text.rules import Rule
from jiading_timeline.vocabulary import Vocabulary

_LONGEST_GAP = 12
_WINDOW = 40
_LEVELS = re.compile(r"(?i)(?<!\w)(?P<verb>[a-z]+)\s{1,2}from\s{1,2}\Z")
_RANGING = re.compile(r"(?i)(?:^|\W)(?:rang|var|anywhere|somewhere|between|grow\w* of|growth)")

LINKS: tuple[Rule[str], ...] = (
    Rule("range-to", re.compile(r"(?i)\s?(?:-|–|—|~|to)\s?\Z"), "range"),
    Rule("range-between", re.compile(r"(?i)\s(?:and)\s\Z"), "between"),
    Rule("range-or", re.compile(r"(?i)\s(?:or)\s\Z"), "or"),
    Rule("shared-unit", re.compile(r"(?i)(?:,\s|,?\sand\s|/|,\s?or\s)\Z"), "shared"),
)
"""What may stand between two amounts that share a unit."""


def join(text: str, amounts: list[Amount], vocabulary: Vocabulary) -> list[Amount]:
    """Join the two ends of each range, and give a bare number the unit of the one it is listed with."""
    found: list[Amount] = []
    for amount in reversed(amounts):
        following = found[-1] if found else None
        link = _link(text, amount, following, vocabulary)
        if following is None or link is None:
            found.append(amount)
        elif link.build == "shared":
            found.append(_with_unit_of(following, amount, link.name))
        else:
            found[-1] = _range(amount, following, link.name)
    return found[::-1]


def _link(text: str, first: Amount, second: Amount | None, vocabulary: Vocabulary) -> Rule[str] | None:
    if second is None or not 0 < second.span.start - first.span.end <= _LONGEST_GAP or second.high is not None:
        return None
    gap = text[first.span.end : second.span.start]
    link = next((link for link in LINKS if link.pattern.match(gap)), None)
    if link is None or link.build == "shared":
        shares = link is not None and not first.unit and second.unit and first.numeral.form == "digits"
        return link if shares and ("," not in gap or "and" in gap or second.rule == link.name) else None
    return link if _is_range(text, first, second, link.build, vocabulary) else None


def _is_range(text: str, first: Amount, second: Amount, link: str, vocabulary: Vocabulary) -> bool:
    if first.high is not None or not _units_agree(first, second):
        return False
    before = text[max(0, first.span.start - _WINDOW) : first.span.start]
    if link == "between" and not re.search(r"(?i)(?<!\w)between\W{1,3}(?:\w{1,8}\s)?\Z", before):
        return False
    if link == "or" and not (second.value - first.value == 1 or first.value * 2 > second.value > first.value):
        return False
    if first.unit and second.unit and (levels := _LEVELS.search(before)):
        return bool(_RANGING.search(levels["verb"]))
    if first.unit and link == "range" and changes(text, first, vocabulary):
        return False
    return _low(first, second).value < second.value


def _units_agree(first: Amount, second: Amount) -> bool:
    if first.unit and second.unit:
        return first.unit == second.unit
    return not first.unit or first.rule == "money-before"


def _low(first: Amount, second: Amount) -> Numeral:
    """Return the lower end, with the scale word of the upper one where only that has one: "20 to 30 million"."""
    scale = second.numeral.scale
    shared = first.numeral.scale == 1 and scale > 1 and first.value < second.value / scale
    return first.numeral.times(scale) if shared else first.numeral


def _range(first: Amount, second: Amount, rule: str) -> Amount:
    carrier = second if second.unit else first
    low = _low(first, second)
    span = Span(first.span.start, second.span.end)
    return replace(carrier, numeral=second.numeral, span=span, value=low.value, high=second.value, rule=rule)


def _with_unit_of(second: Amount, first: Amount, rule: str) -> Amount:
    return replace(first, unit=second.unit, kind=second.kind, rule=rule)


_GLOSS = Rule("gloss", re.compile(r"(?i)\s?\((?:or|about|around|some|nearly|roughly|approximately|over|i\.e\.|=|~|≈|\s)*\Z"), True)


def is_gloss(text: str, before: Amount | None, amount: Amount) -> bool:
    """Tell whether an amount is a bracketed conversion of the amount right before it."""
    if before is None or before.kind != amount.kind or before.kind == "count" or before.unit == amount.unit:
        return False
    gap = text[before.span.end : amount.span.start]
    return len(gap) <= _WINDOW and _GLOSS.pattern.match(gap) is not None


def is_label(text: str, amount: Amount, vocabulary: Vocabulary) -> bool:
    """Tell whether a hyphenated amount only puts a noun in a class: "a 100-billion-yuan industry"."""
    if not amount.hyphenated or amount.kind == "count":
        return False
    classes = words_pattern(vocabulary, "units.class_noun")
    tail = rf"(?:{SPACE}?\([^()]{{1,40}}\))?(?:-|{SPACE})(?:[a-z-]{{1,20}}{SPACE}){{0,3}}(?:{classes})(?!\w)"
    return re.compile(tail).match(text, amount.span.end) is not None
