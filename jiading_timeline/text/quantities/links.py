"""Amounts that belong together: the ends of a range, a list with one unit, a share, dollars with cents."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from jiading_timeline.model import Span
from jiading_timeline.text.quantities.comparators import changes
from jiading_timeline.text.quantities.numbers import Numeral
from jiading_timeline.text.quantities.units import Amount
from jiading_timeline.text.rules import Rule
from jiading_timeline.vocabulary import Vocabulary

_LONGEST_GAP = 16
_WINDOW = 40
_BETWEEN = re.compile(r"(?i)(?<!\w)between\W{1,3}(?:\w{1,8}\s)?\Z")
_BY = re.compile(r"(?i)(?<!\w)by\s{1,2}(?:\w{1,8}\s)?\Z")
_FROM = re.compile(r"(?i)(?<!\w)(?P<verb>[a-z]{1,20})\s{1,2}from\s{1,2}\Z")
_RANGING = re.compile(r"(?i)rang|var|anywhere|somewhere")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two neighbouring amounts of a text."""

    text: str
    first: Amount
    second: Amount
    vocabulary: Vocabulary

    @property
    def gap(self) -> str:
        """What stands between them."""
        return self.text[self.first.span.end : self.second.span.start]

    @property
    def before(self) -> str:
        """What stands before them."""
        return self.text[max(0, self.first.span.start - _WINDOW) : self.first.span.start]

    @property
    def span(self) -> Span:
        """Both with what stands between them."""
        return Span(self.first.span.start, self.second.span.end)

    @property
    def low(self) -> Numeral:
        """The lower end of a range; "20 to 30 million" lends it the scale word of the upper one."""
        low, scale = self.first.numeral, self.second.numeral.scale
        shared = low.scale == 1 and scale > 1 and low.value < self.second.value / scale
        return low.times(scale) if shared else low


Join = Callable[[Pair, str], tuple[Amount, ...] | None]
"""Of a pair and the rule's name: what the two become, or None where they stay apart."""


def join(text: str, amounts: list[Amount], vocabulary: Vocabulary) -> list[Amount]:
    """Join the amounts that belong together."""
    found: list[Amount] = []
    for amount in reversed(amounts):
        if not found:
            found.append(amount)
            continue
        pair = Pair(text, amount, found.pop(), vocabulary)
        found.extend(reversed(_joined(pair) or (pair.first, pair.second)))
    return found[::-1]


def _joined(pair: Pair) -> tuple[Amount, ...] | None:
    if not 0 < len(pair.gap) <= _LONGEST_GAP or pair.second.high is not None or pair.first.high is not None:
        return None
    matching = (rule.build(pair, rule.name) for rule in LINKS if rule.pattern.match(pair.gap))
    return next((amounts for amounts in matching if amounts is not None), None)


def _range(pair: Pair, rule: str) -> tuple[Amount, ...] | None:
    first, second = pair.first, pair.second
    if first.unit and second.unit:
        agree = second.unit in (first.unit, f"{first.unit}/{second.unit.partition('/')[2]}")
    else:
        agree = not first.unit or first.rule == "money-before"
    if not agree or pair.low.value >= second.value:
        return None
    carrier = second if second.unit else first
    return (replace(carrier, numeral=second.numeral, span=pair.span, low=pair.low, rule=rule),)


def _to(pair: Pair, rule: str) -> tuple[Amount, ...] | None:
    """Join "5 to 6 percent"; a change and the level it leads to, or two levels, stay apart."""
    first, second = pair.first, pair.second
    if first.unit and second.unit:
        levels = _FROM.search(pair.before)
        apart = levels is not None and not _RANGING.search(levels["verb"])
        apart = apart or changes(pair.text, first, pair.vocabulary)
    else:
        apart = _BY.search(pair.before) is not None and second.value >= 2 * pair.low.value
    return None if apart else _range(pair, rule)


def _between(pair: Pair, rule: str) -> tuple[Amount, ...] | None:
    return _range(pair, rule) if _BETWEEN.search(pair.before) else None


def _or(pair: Pair, rule: str) -> tuple[Amount, ...] | None:
    low, high = pair.low.value, pair.second.value
    return _range(pair, rule) if high - low == 1 or low * 2 > high else None


def _shared(pair: Pair, rule: str) -> tuple[Amount, ...] | None:
    """Give a bare number the unit of the one it is listed with: "8 and 10 percent"."""
    first, second = pair.first, pair.second
    listed = "and" in pair.gap or "or" in pair.gap or second.rule == rule
    if not listed or first.unit or not second.unit or first.numeral.form != "digits":
        return None
    return replace(first, unit=second.unit, kind=second.kind, rule=rule), second


def _share(pair: Pair, rule: str) -> tuple[Amount, ...] | None:
    """Read "2 in 10" and "3 out of every 100"."""
    first, second = pair.first, pair.second
    bare = first.kind == second.kind == "count" and first.numeral.scale == second.numeral.scale == 1
    if not bare or first.value >= second.value or (second.value > 10 and second.value not in (100, 1000)):
        return None
    numeral = Numeral(pair.span, first.value / second.value, 1 / second.value, form="fraction")
    return (replace(second, numeral=numeral, span=pair.span, rule=rule),)


def _cents(pair: Pair, rule: str) -> tuple[Amount, ...] | None:
    first, second = pair.first, pair.second
    if not (first.kind == second.kind == "money" and second.unit == "cent" != first.unit):
        return None
    value = first.value + second.value / Decimal(100)
    numeral = replace(first.numeral, value=value, step=Decimal("0.01"))
    return (replace(first, numeral=numeral, span=pair.span, rule=rule),)


LINKS: tuple[Rule[Join], ...] = (
    Rule("range-to", re.compile(r"(?i)\s?(?:[-–—~]|to)\s?\Z"), _to),
    Rule("range-between", re.compile(r"(?i)\sand\s\Z"), _between),
    Rule("range-or", re.compile(r"(?i)\sor\s\Z"), _or),
    Rule("shared-unit", re.compile(r"(?i)(?:,\s|,?\sand\s|,?\sor\s|/)\Z"), _shared),
    Rule("share-of", re.compile(r"(?i)\s(?:in|out\sof)(?:\severy)?\s\Z"), _share),
    Rule("money-with-cents", re.compile(r"(?i)(?:\s|\sand\s)\Z"), _cents),
)
"""What may stand between two amounts that belong together, in order of priority."""
