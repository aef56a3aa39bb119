"""Units: what stands before or after a numeral and says what it is a number of."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import Decimal

from jiading_timeline.model import Span
from jiading_timeline.text.quantities.numbers import GAP, SPACE, Numeral
from jiading_timeline.text.rules import Rule
from jiading_timeline.vocabulary import Vocabulary

_LONGEST_PREFIX = 14
_RATED = ("money", "measure")
_SECTIONS = {
    "percent": "units.percent",
    "money": "units.currency",
    "measure": "units.measure",
    "duration": "units.time",
    "multiple": "units.multiple",
}

AGE = Rule("age", re.compile(r"(?i)(?<!\w)(?:age|ages|aged)\s(?:of\s)?\Z"), "year of age")


@dataclass(frozen=True, slots=True)
class Amount:
    """A numeral with its unit; `high` makes it a range."""

    numeral: Numeral
    span: Span
    value: Decimal
    high: Decimal | None = None
    unit: str = ""
    kind: str = "count"
    rule: str = "count"
    hyphenated: bool = False


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
    before = currency_before(vocabulary).pattern.search(text, max(0, start - _LONGEST_PREFIX), start)
    if before is not None:
        return _money_before(text, numeral, before, vocabulary)
    for rule in unit_rules(vocabulary):
        match = rule.pattern.match(text, end)
        if match is None:
            continue
        kind = "measure" if rule.name == "multiple" else rule.name
        rate, stop = _rate(text, match.end(), vocabulary) if kind in _RATED else ("", match.end())
        unit = unit_code(match["unit"], rule.build, vocabulary) + rate
        if unit == "year" and _is_age(text, start):
            return Amount(
                numeral, Span(start, stop), numeral.value, numeral.high, AGE.build, "measure", AGE.name
            )
        hyphenated = "-" in text[start + 1 : match.start("unit")]
        span = Span(start, stop)
        return Amount(numeral, span, numeral.value, numeral.high, unit, kind, rule.name, hyphenated)
    if _is_age(text, start):
        return Amount(numeral, numeral.span, numeral.value, numeral.high, AGE.build, "measure", AGE.name)
    return Amount(numeral, numeral.span, numeral.value, numeral.high)


def _is_age(text: str, start: int) -> bool:
    return AGE.pattern.search(text, max(0, start - _LONGEST_PREFIX), start) is not None


def _money_before(text: str, numeral: Numeral, match: re.Match[str], vocabulary: Vocabulary) -> Amount:
    unit, end = unit_code(match["unit"], "units.currency_before", vocabulary), numeral.span.end
    for letter, code in vocabulary.words("units.scale_letter_money"):
        if text.startswith(letter, end) and not text[end + 1 : end + 2].isalnum():
            numeral, end = numeral.times(Decimal(code)), end + 1
    money = next(rule for rule in unit_rules(vocabulary) if rule.name == "money")
    after = money.pattern.match(text, end)
    if after is not None and unit_code(after["unit"], money.build, vocabulary) == unit:
        end = after.end()
    rate, end = _rate(text, end, vocabulary)
    span, hyphenated = Span(match.start(), end), "-" in numeral.span.of(text)[1:]
    return Amount(
        numeral, span, numeral.value, numeral.high, unit + rate, "money", "money-before", hyphenated
    )


def _rate(text: str, end: int, vocabulary: Vocabulary) -> tuple[str, int]:
    match = _per(vocabulary).match(text, end)
    if match is None:
        return "", end
    return "/" + " ".join((match["per"] or match["other"]).lower().split()), match.end()


@functools.lru_cache(maxsize=8)
def _per(vocabulary: Vocabulary) -> re.Pattern[str]:
    words, lead = words_pattern(vocabulary, "units.per"), rf"(?:{SPACE}|-)?"
    other = rf"per{SPACE}(?!(?:year|annum|quarter|cent|se)(?!\w))(?P<other>[A-Za-z]{{2,20}})"
    return re.compile(rf"{lead}(?:(?:per|an?|/){lead}(?P<per>{words})|{other})(?!\w)")


def unit_code(written: str, section: str, vocabulary: Vocabulary) -> str:
    """Return the code of a unit as it is written; any case will do unless two units differ by case."""
    words = _codes(section, vocabulary)
    plain = " ".join(written.split())
    return words.get(plain) or words.get(plain.lower()) or words[plain.lower().replace("-", " ")]


@functools.lru_cache(maxsize=64)
def _codes(section: str, vocabulary: Vocabulary) -> dict[str, str]:
    found = {word.lower(): code for word, code in vocabulary.words(section)}
    return found | dict(vocabulary.words(section))


@functools.lru_cache(maxsize=64)
def words_pattern(vocabulary: Vocabulary, section: str) -> str:
    """Return the words of a section as an alternation: symbols as written, longer ones in any case."""
    found = []
    for word, _ in vocabulary.words(section):
        spaced = rf"(?:{SPACE}|-)".join(re.escape(part) for part in word.split())
        any_case = len(word) > 4 or "$" in word or (len(word) > 2 and word.islower())
        found.append(f"(?i:{spaced})" if any_case else spaced)
    return "|".join(found)
