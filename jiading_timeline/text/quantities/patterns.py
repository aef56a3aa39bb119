"""How numerals and units are spelled: patterns made of the vocabulary's words."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from jiading_timeline.text.rules import alternation
from jiading_timeline.vocabulary import Vocabulary

SPACE = r"(?:[^\S\n]{1,2}|[^\S\n]?\n[^\S\n]{0,2})"
"""White space inside a quantity: never a blank line."""

GAP = rf"(?:{SPACE}?-{SPACE}?|{SPACE})?"
"""What may stand between a number, its scale and its unit."""

VULGAR = {
    "½": (Decimal(1), Decimal(2)),
    "¼": (Decimal(1), Decimal(4)),
    "¾": (Decimal(3), Decimal(4)),
    "⅓": (Decimal(1), Decimal(3)),
    "⅔": (Decimal(2), Decimal(3)),
}
"""Characters that are fractions, with numerator and denominator."""

_GROUPED = r"\d{1,3}(?:,\d{3}(?!\d))++|\d{1,2}(?:,\d{2}(?!\d)){1,4}+,\d{3}(?!\d)"
_SPACED = r"\d{1,3}(?:[ \u00a0\u202f]\d{3}(?!\d)){0,3}?[ \u00a0\u202f]000(?!\d)"
_DECIMAL = rf"(?:{_GROUPED}|{_SPACED}|\d++)(?:\.\d++)?|(?<!\w)\.\d++"
_MARKS = "".join(VULGAR)
_PART = rf"(?:[ -]?(?P<part>\d{{1,2}}/\d{{1,3}}|[{_MARKS}]))?"
_DIGITS = rf"(?P<digits>(?:(?:{_DECIMAL}){_PART}|[{_MARKS}])(?P<over>/\d{{1,3}}(?![\d/]))?)"
_MINUS = r"(?<![^\s($€£¥])[-−]"
_JOINT = rf"(?:{SPACE}|-)"
_PLURAL_NEXT = r"(?=\s(?:people|[A-Za-z]{1,20}[b-hj-rtv-z]s)(?!\w))"
_OF = rf"(?={SPACE}of(?!\w))"
_NOT_OF_A_RUN = r"(?<!first\s)(?<!last\s)(?<!next\s)(?<!past\s)"
_A = rf"an?{SPACE}"


@functools.lru_cache(maxsize=8)
def numeral_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of a numeral, with a group for each form: digits, vague, fraction and words."""
    scale, letter = _any(vocabulary, "units.scale"), _any(vocabulary, "units.scale_letter")
    vague, below = _any(vocabulary, "units.vague"), _below_hundred(vocabulary)
    sign = rf"(?P<sign>(?:(?<!\w)(?i:{_any(vocabulary, 'units.sign')}){_JOINT}|{_MINUS})?)"
    apart = rf"(?:{_any(vocabulary, 'units.scale_letter_apart')}){_PLURAL_NEXT}"
    scaled = rf"(?P<scale>(?:{GAP}(?i:{scale})(?!\w)){{1,2}}|(?:{letter})(?!\w)|{apart})?"
    thousands = rf"(?:(?:tens|{vague}){SPACE}of{SPACE})?(?:{vague}){_OF}"
    more = rf"(?:{_JOINT}(?:{scale})(?!\w)(?:{_JOINT}(?:and{SPACE})?{below})?){{0,6}}+"
    half = rf"(?:{_JOINT}and{_JOINT}a{_JOINT}half(?!\w))?"
    spelled = rf"(?:half{SPACE})?{_A}(?:{scale})|{below}{half}{more}"
    suffix = rf"(?P<suffix>(?:{_any(vocabulary, 'units.comparator_suffix')})(?!\w))?"
    return re.compile(
        rf"{sign}{_DIGITS}{scaled}{suffix}|(?<![\w'’-])(?i:(?P<vague>{thousands})"
        rf"|{_NOT_OF_A_RUN}(?P<fraction>{_fraction(vocabulary, below)})|(?P<words>{spelled}))(?!\w)"
    )


def _below_hundred(vocabulary: Vocabulary) -> str:
    numbers = vocabulary["units.number_words"].items()
    small = alternation(word for code, words in numbers if Decimal(code) < 20 for word in words)
    tens = alternation(word for code, words in numbers if Decimal(code) >= 20 for word in words)
    return rf"(?:(?:{tens})(?:{_JOINT}(?:{small}))?|(?:{small}))(?!\w)"


def _fraction(vocabulary: Vocabulary, below: str) -> str:
    parts = [word for word, _ in vocabulary.words("units.fraction")]
    many = alternation(word for word in parts if word.endswith("s"))
    single = alternation(word for word in parts if not word.endswith("s"))
    share = rf"(?:{below}{SPACE}out{SPACE}of|one{SPACE}in){SPACE}{below}"
    return rf"one{_JOINT}(?:{single})|{_A}(?:{single}){_OF}|half{_OF}|{below}{_JOINT}(?:{many})|{share}"


def _any(vocabulary: Vocabulary, section: str) -> str:
    return alternation(word for word, _ in vocabulary.words(section))


@functools.lru_cache(maxsize=64)
def words_pattern(vocabulary: Vocabulary, section: str) -> str:
    """Return the words of a section as an alternation: symbols as written, longer ones in any case."""
    return "|".join(_spelling(word) for word, _ in vocabulary.words(section))


def _spelling(word: str) -> str:
    spaced = _JOINT.join(re.escape(part) for part in word.split())
    any_case = len(word) > 4 or "$" in word or (len(word) > 2 and word.islower())
    return f"(?i:{spaced})" if any_case else spaced
