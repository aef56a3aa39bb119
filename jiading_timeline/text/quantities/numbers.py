"""Numerals: what digits and number words say, before any unit."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from jiading_timeline.model import Span
from jiading_timeline.text.rules import alternation
from jiading_timeline.vocabulary import Vocabulary

SPACE = r"(?:[^\S\n]{1,2}|[^\S\n]?\n[^\S\n]{0,2})"
"""White space inside a quantity: never a blank line."""

GAP = rf"(?:{SPACE}?-{SPACE}?|{SPACE})?"
"""What may stand between a number, its scale and its unit."""

MOST_DIGITS = 30
_ONE = Decimal(1)
_GROUPED = r"\d{1,3}(?:,\d{3}(?!\d))++|\d{1,2}(?:,\d{2}(?!\d)){1,4}+,\d{3}(?!\d)"
_SPACED = r"\d{1,3}(?:[ \u00a0\u202f]\d{3}(?!\d)){0,3}?[ \u00a0\u202f]000(?!\d)"
_DIGITS = rf"(?:{_GROUPED}|{_SPACED}|\d++)(?:\.\d++)?|(?<!\w)\.\d++"
_VULGAR = {
    mark: (Decimal(top), Decimal(bottom))
    for mark, top, bottom in (
        ("½", 1, 2),
        ("¼", 1, 4),
        ("¾", 3, 4),
        ("⅓", 1, 3),
        ("⅔", 2, 3),
        ("⅕", 1, 5),
        ("⅛", 1, 8),
    )
}
_SIGN = r"(?<![^\s($€£¥])[-−]"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: its value with the scale word in it, and one unit of its last stated digit.

    `form` is ``digits``, ``words``, ``fraction`` or ``vague`` ("thousands", which reaches up to `high`).
    """

    span: Span
    value: Decimal
    step: Decimal
    scale: Decimal = _ONE
    high: Decimal | None = None
    form: str = "digits"

    def times(self, factor: Decimal) -> Numeral:
        """Return the numeral as if a scale word of this factor stood behind it."""
        return replace(
            self,
            value=self.value * factor,
            step=self.step * factor,
            scale=self.scale * factor,
            high=None if self.high is None else self.high * factor,
        )


@functools.lru_cache(maxsize=8)
def numeral_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of a numeral in the words of a vocabulary, with one named group for each form."""
    numbers = {Decimal(code): words for code, words in vocabulary["units.number_words"].items()}
    small = _any(words for value, words in numbers.items() if value < 20)
    tens = _any(words for value, words in numbers.items() if value >= 20)
    sign = rf"(?:(?<!\w)(?i:{_any(vocabulary['units.sign'].values())})(?:{SPACE}|-)|{_SIGN})?"
    scale = _any(vocabulary["units.scale"].values())
    letter = _any(vocabulary["units.scale_letter"].values())
    vague = _any(vocabulary["units.vague"].values())
    parts = [word for words in vocabulary["units.fraction"].values() for word in words]
    gap = rf"(?:{SPACE}|-)"
    below = rf"(?:(?:{tens})(?:{gap}(?:{small}))?|(?:{small}))(?!\w)"
    joined = rf"(?:{gap}(?:and{SPACE})?)"
    many = alternation(word for word in parts if word.endswith("s"))
    single = alternation(word for word in parts if not word.endswith("s"))
    scaled = rf"(?P<scale>(?:{GAP}(?i:{scale})(?!\w)){{1,2}}|(?:{letter})(?!\w))"
    vulgar = "".join(_VULGAR)
    part = rf"(?:[ -]?(?P<part>\d{{1,2}}/\d{{1,3}}|[{vulgar}]))?"
    digits = rf"(?P<digits>(?:(?:{_DIGITS}){part}|[{vulgar}])(?P<over>/\d{{1,3}}(?![\d/]))?)"
    of = rf"(?={SPACE}of(?!\w))"
    share = rf"(?:{below}{SPACE}out{SPACE}of|one{SPACE}in){SPACE}{below}"
    fraction = rf"one{gap}(?:{single})|an?{SPACE}(?:{single}){of}|half{of}|{below}{gap}(?:{many})|{share}"
    more = rf"(?:{gap}(?:{scale})(?!\w)(?:{joined}{below})?){{0,6}}+"
    spelled = rf"(?:half{SPACE}an?{SPACE}|an?{SPACE})(?:{scale})|{below}{more}"
    return re.compile(
        rf"(?P<sign>{sign}){digits}{scaled}?"
        rf"|(?<![\w'’-])(?i:(?P<vague>(?:(?:tens|{vague}){SPACE}of{SPACE})?(?:{vague}){of})"
        rf"|(?P<fraction>{fraction})|(?P<words>{spelled}))(?!\w)"
    )


def find_numerals(text: str, vocabulary: Vocabulary) -> Iterator[Numeral]:
    """Yield every numeral of the text in order of position; nothing is said yet about what it means."""
    for match in numeral_pattern(vocabulary).finditer(text):
        if match["digits"]:
            found = _read_digits(match, vocabulary)
        elif match["vague"]:
            found = _read_vague(match, vocabulary)
        elif match["fraction"]:
            found = _read_fraction(match, vocabulary)
        else:
            found = _read_words(match, vocabulary)
        if found is not None:
            yield found


def _read_digits(match: re.Match[str], vocabulary: Vocabulary) -> Numeral | None:
    written = match["digits"]
    if len(written) > MOST_DIGITS:
        return None
    scale = _scale_of(match["scale"] or "", vocabulary)
    span = Span(*match.span())
    if match["part"] or match["over"] or written[-1] in _VULGAR:
        value = _mixed(written, match["part"], match["over"])
        return None if value is None else Numeral(span, value * scale, scale, scale, form="fraction")
    number = _number(written) * (-1 if match["sign"] else 1)
    step = Decimal((0, (1,), int(number.as_tuple().exponent)))
    return Numeral(span, number * scale, step * scale, scale)


def _mixed(written: str, part: str | None, over: str | None) -> Decimal | None:
    """Read "3/4", "7 3/4" and "2½"; a fraction of a fraction is none, nor is one by zero."""
    whole = written.removesuffix(part or "").removesuffix(over or "")
    if over and part:
        return None
    if over:
        return _divided(_number(whole), Decimal(over[1:]))
    if whole in _VULGAR:
        return _divided(*_VULGAR[whole])
    top, bottom = _VULGAR[part] if part in _VULGAR else map(Decimal, (part or "0/1").split("/"))
    rest = _divided(top, bottom)
    return None if rest is None else _number(whole) + rest


def _divided(top: Decimal, bottom: Decimal) -> Decimal | None:
    return top / bottom if bottom else None


def _number(written: str) -> Decimal:
    return Decimal(re.sub(r"[^\d.]", "", written))


def _read_vague(match: re.Match[str], vocabulary: Vocabulary) -> Numeral:
    value = _ONE
    for word in re.findall(r"\w+", match["vague"].lower()):
        value *= 10 if word == "tens" else _value_of("units.vague", vocabulary).get(word, _ONE)
    many = vocabulary["units.vague"].get("12", ())
    high = None if match["vague"].lower() in many else value * 10
    return Numeral(Span(*match.span()), value, value, high=high, form="vague")


def _read_fraction(match: re.Match[str], vocabulary: Vocabulary) -> Numeral:
    words = re.findall(r"\w+", match["fraction"].lower())
    if "in" in words or "out" in words:
        return _read_share(match, words, vocabulary)
    *first, last = words
    top = _sum_of([word for word in first if word not in ("a", "an")], vocabulary) if first else _ONE
    bottom = _value_of("units.fraction", vocabulary)[last]
    return Numeral(Span(*match.span()), (top or _ONE) / bottom, _ONE / bottom, form="fraction")


def _read_share(match: re.Match[str], words: list[str], vocabulary: Vocabulary) -> Numeral:
    """Read "one in three" and "nine out of ten"."""
    cut = words.index("out") if "out" in words else words.index("in")
    top, bottom = _sum_of(words[:cut], vocabulary), _sum_of(words[cut + 1 :], vocabulary)
    value = top / (bottom or _ONE)
    return Numeral(Span(*match.span()), value, value, form="fraction")


def _read_words(match: re.Match[str], vocabulary: Vocabulary) -> Numeral:
    words = re.findall(r"\w+", match["words"].lower())
    half = words[0] == "half"
    words = [word for word in words if word not in ("a", "an", "and", "half")]
    value = _sum_of(words, vocabulary) / (2 if half else 1)
    scale = _value_of("units.scale", vocabulary).get(words[-1], _ONE)
    return Numeral(Span(*match.span()), value, scale, scale, form="words")


def _sum_of(words: list[str], vocabulary: Vocabulary) -> Decimal:
    """Add up number words: "two million three hundred and five"."""
    numbers, scales = _value_of("units.number_words", vocabulary), _value_of("units.scale", vocabulary)
    total = current = Decimal(0)
    for word in words:
        if word in numbers:
            current += numbers[word]
        elif word in scales:
            current = (current or _ONE) * scales[word]
            if scales[word] >= 1000:
                total, current = total + current, Decimal(0)
    return total + current


def _scale_of(written: str, vocabulary: Vocabulary) -> Decimal:
    letters = _value_of("units.scale_letter", vocabulary, lower=False)
    if written in letters:
        return letters[written]
    scale = _ONE
    for word in re.findall(r"\w+", written.lower()):
        scale *= _value_of("units.scale", vocabulary)[word]
    return scale


@functools.lru_cache(maxsize=64)
def _value_of(section: str, vocabulary: Vocabulary, *, lower: bool = True) -> dict[str, Decimal]:
    return {word.lower() if lower else word: Decimal(code) for word, code in vocabulary.words(section)}


def _any(groups: Iterable[tuple[str, ...]]) -> str:
    return alternation(word for words in groups for word in words)
