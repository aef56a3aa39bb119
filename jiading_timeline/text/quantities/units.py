"""Units: what stands before or after a numeral and says what it is a number of."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import Decimal

from jiading_timeline.model import Span
from jiading_timeline.text.quantities.numbers import Numeral, values
from jiading_timeline.text.quantities.patterns import GAP, SPACE, words_pattern
from jiading_timeline.text.rules import Rule
from jiading_timeline.vocabulary import Vocabulary

AGE = Rule(
    "age", re.compile(r"(?i)(?<!\w)(?:age|ages|aged)\s(?:(?:of|over|under|above|below)\s)?\Z"), "year of age"
)
"""What stands before a number of years that is an age."""

_LONGEST_PREFIX = 14
_RATED = ("money", "measure")
_SCALED = 1000
_KINDS = {"multiple": "measure", "money-scaled": "money"}
_SECTIONS = {
    "percent": "units.percent",
    "money": "units.currency",
    "money-scaled": "units.currency_scaled",
    "measure": "units.measure",
    "duration": "units.time",
    "multiple": "units.multiple",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A numeral with its unit; a range has its lower end in `low` and its upper end in `numeral`."""

    numeral: Numeral
    span: Span
    unit: str = ""
    kind: str = "count"
    rule: str = "count"
    hyphenated: bool = False
    low: Numeral | None = None

    @property
    def value(self) -> Decimal:
        """The number, of a range its lower end."""
        return self.numeral.value if self.low is None else self.low.value

    @property
    def high(self) -> Decimal | None:
        """The upper end of a range."""
        return self.numeral.high if self.low is None else self.numeral.value


@functools.lru_cache(maxsize=8)
def unit_rules(vocabulary: Vocabulary) -> tuple[Rule[str], ...]:
    """Return the rules for what stands right after a numeral, each with the section of its units."""
    between = words_pattern(vocabulary, "units.time_between")
    found = []
    for name, section in _SECTIONS.items():
        run = rf"(?:(?:{between}){SPACE}){{0,2}}" if name == "duration" else ""
        pattern = rf"{GAP}{run}(?P<unit>{words_pattern(vocabulary, section)})(?!\w|\.\w)"
        found.append(Rule(name, re.compile(pattern), section))
    return tuple(found)


@functools.lru_cache(maxsize=8)
def currency_before(vocabulary: Vocabulary) -> Rule[str]:
    """Return the rule for a currency that stands right before a numeral."""
    section = "units.currency_before"
    pattern = rf"(?<![A-Za-z])(?P<unit>{words_pattern(vocabulary, section)})(?:{SPACE}|-)?\Z"
    return Rule("money-before", re.compile(pattern), section)


def read_amount(text: str, numeral: Numeral, vocabulary: Vocabulary) -> Amount:
    """Read the unit around a numeral; a number without one is a count."""
    start, end = numeral.span.start, numeral.span.end
    rule = currency_before(vocabulary)
    before = rule.pattern.search(text, max(0, start - _LONGEST_PREFIX), start)
    if before is not None:
        return _money_before(text, numeral, before, rule, vocabulary)
    aged = AGE.pattern.search(text, max(0, start - _LONGEST_PREFIX), start) is not None
    for rule in unit_rules(vocabulary):
        match = rule.pattern.match(text, end)
        if match is not None and (rule.name != "money-scaled" or numeral.scale >= _SCALED):
            amount = _amount(text, numeral, match, rule, vocabulary)
            is_age = aged and amount.unit == "year"
            return Amount(numeral, amount.span, AGE.build, "measure", AGE.name) if is_age else amount
    return (
        Amount(numeral, numeral.span, AGE.build, "measure", AGE.name)
        if aged
        else Amount(numeral, numeral.span)
    )


def _amount(
    text: str, numeral: Numeral, match: re.Match[str], rule: Rule[str], vocabulary: Vocabulary
) -> Amount:
    kind = _KINDS.get(rule.name, rule.name)
    rate, end = _rate(text, match.end(), vocabulary) if kind in _RATED else ("", match.end())
    unit = _code(match["unit"], rule.build, vocabulary) + rate
    hyphenated = "-" in text[numeral.span.start + 1 : match.start("unit")]
    return Amount(numeral, Span(numeral.span.start, end), unit, kind, rule.name, hyphenated)


def _money_before(
    text: str, numeral: Numeral, match: re.Match[str], rule: Rule[str], vocabulary: Vocabulary
) -> Amount:
    unit, end = _code(match["unit"], rule.build, vocabulary), numeral.span.end
    factor = values("units.scale_letter_apart", vocabulary).get(text[end : end + 1])
    if factor is not None and not text[end + 1 : end + 2].isalnum():
        numeral, end = numeral.times(factor), end + 1
    money = next(rule for rule in unit_rules(vocabulary) if rule.name == "money")
    after = money.pattern.match(text, end)
    if after is not None and _code(after["unit"], money.build, vocabulary) == unit:
        end = after.end()
    rate, end = _rate(text, end, vocabulary)
    hyphenated = "-" in numeral.span.of(text)[1:]
    return Amount(numeral, Span(match.start(), end), unit + rate, "money", rule.name, hyphenated)


def _rate(text: str, end: int, vocabulary: Vocabulary) -> tuple[str, int]:
    """Return what an amount is per, such as "/share", and where that ends; a year is a period and no rate."""
    match = _per(vocabulary).match(text, end)
    if match is None:
        return "", end
    written = " ".join((match["per"] or match["other"]).split())
    return "/" + (written.lower() if written.istitle() else written), match.end()


@functools.lru_cache(maxsize=8)
def _per(vocabulary: Vocabulary) -> re.Pattern[str]:
    words, lead = words_pattern(vocabulary, "units.per"), rf"(?:{SPACE}|-)?"
    other = rf"per{SPACE}(?!(?:year|annum|quarter|cent|se)(?!\w))(?P<other>[A-Za-z]{{2,20}})"
    return re.compile(rf"{lead}(?:(?:per|an?|/){lead}(?P<per>{words})|{other})(?!\w)")


def _code(written: str, section: str, vocabulary: Vocabulary) -> str:
    """Return the code of a unit as it is written; any case will do unless two units differ by case."""
    codes, plain = _codes(section, vocabulary), " ".join(written.split())
    return codes.get(plain) or codes.get(plain.lower()) or codes[plain.lower().replace("-", " ")]


@functools.lru_cache(maxsize=64)
def _codes(section: str, vocabulary: Vocabulary) -> dict[str, str]:
    found = {word.lower(): code for word, code in vocabulary.words(section)}
    return found | dict(vocabulary.words(section))
