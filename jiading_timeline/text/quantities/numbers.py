"""Numerals: what digits and number words say, before any unit."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from jiading_timeline.model import Comparator, Span
from jiading_timeline.text.quantities.patterns import VULGAR, numeral_pattern
from jiading_timeline.vocabulary import Vocabulary

MOST_DIGITS = 30
"""A longer run of digits is an identifier, not a quantity."""

_ONE = Decimal(1)
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 32, 64, 100})
_DOZEN = Decimal(12)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: its value with the scale word in it, and one unit of its last stated digit.

    `comparator` is what the number itself says ("100+"), None where it says nothing.
    `form` is ``digits``, ``words``, ``fraction`` or ``vague`` ("thousands", which reaches up to `high`).
    """

    span: Span
    value: Decimal
    step: Decimal
    scale: Decimal = _ONE
    high: Decimal | None = None
    form: str = "digits"
    comparator: Comparator | None = None

    def times(self, factor: Decimal) -> Numeral:
        """Return the numeral as if a scale word of this factor stood behind it."""
        return replace(
            self,
            value=self.value * factor,
            step=self.step * factor,
            scale=self.scale * factor,
            high=None if self.high is None else self.high * factor,
        )


def find_numerals(text: str, vocabulary: Vocabulary) -> Iterator[Numeral]:
    """Yield every numeral of the text in order of position; nothing is said yet about what it means."""
    readers = {"digits": _digits, "vague": _vague, "fraction": _fraction, "words": _words}
    for match in numeral_pattern(vocabulary).finditer(text):
        form = next(name for name in readers if match[name])
        found = readers[form](match, Span(*match.span()), vocabulary)
        if found is not None:
            yield found


def _digits(match: re.Match[str], span: Span, vocabulary: Vocabulary) -> Numeral | None:
    written = match["digits"]
    if len(written) > MOST_DIGITS:
        return None
    scale = _scale(match["scale"] or "", vocabulary)
    sign = -1 if match["sign"] else 1
    if match["part"] or match["over"] or written[-1] in VULGAR:
        value = _mixed(written, match["part"] or "", match["over"] or "")
        return None if value is None else Numeral(span, sign * value * scale, scale, scale, form="fraction")
    number = _number(written)
    step = Decimal((0, (1,), int(number.as_tuple().exponent)))
    suffixes = dict(vocabulary.words("units.comparator_suffix"))
    comparator = cast("Comparator | None", suffixes.get(match["suffix"] or ""))
    return Numeral(span, sign * number * scale, step * scale, scale, comparator=comparator)


def _mixed(written: str, part: str, over: str) -> Decimal | None:
    """Read "3/4", "7 3/4" and "2½"; a fraction of a fraction is none, nor is one by zero."""
    whole = written.removesuffix(over).removesuffix(part)
    if over:
        top, bottom = _number(whole) if whole not in VULGAR else _ONE, Decimal(over[1:])
        return None if part or top >= bottom or bottom not in _DENOMINATORS else top / bottom
    if whole in VULGAR:
        return _divided(*VULGAR[whole])
    top, bottom = VULGAR[part] if part in VULGAR else map(Decimal, part.split("/"))
    rest = _divided(top, bottom)
    return None if rest is None else _number(whole) + rest


def _divided(top: Decimal, bottom: Decimal) -> Decimal | None:
    return top / bottom if bottom else None


def _number(written: str) -> Decimal:
    return Decimal(re.sub(r"[^\d.]", "", written))


def _vague(match: re.Match[str], span: Span, vocabulary: Vocabulary) -> Numeral:
    """Read "thousands" as from one to ten thousand, "tens of thousands" likewise; "dozens" as a dozen."""
    known, value = values("units.vague", vocabulary), _ONE
    for word in re.findall(r"\w+", match["vague"].lower()):
        value *= 10 if word == "tens" else known.get(word, _ONE)
    return Numeral(span, value, value, high=None if value == _DOZEN else value * 10, form="vague")


def _fraction(match: re.Match[str], span: Span, vocabulary: Vocabulary) -> Numeral | None:
    words = re.findall(r"\w+", match["fraction"].lower())
    cut = next((index for index, word in enumerate(words) if word in ("in", "out")), None)
    if cut is None:
        top = _sum(words[:-1], vocabulary) or _ONE
        bottom = values("units.fraction", vocabulary)[words[-1]]
    else:
        top, bottom = _sum(words[:cut], vocabulary), _sum(words[cut + 1 :], vocabulary)
    return Numeral(span, top / bottom, _ONE / bottom, form="fraction") if bottom else None


def _words(match: re.Match[str], span: Span, vocabulary: Vocabulary) -> Numeral:
    words = re.findall(r"\w+", match["words"].lower())
    value = _sum(words, vocabulary)
    scale = values("units.scale", vocabulary).get(words[-1], _ONE)
    return Numeral(span, value, scale, scale, form="words")


def _sum(words: list[str], vocabulary: Vocabulary) -> Decimal:
    """Add up number words: "two million three hundred and five", "half a million"."""
    numbers, scales = values("units.number_words", vocabulary), values("units.scale", vocabulary)
    total = current = Decimal(0)
    for word in words:
        if word in numbers:
            current += numbers[word]
        elif word == "half":
            current += _ONE / 2
        elif word in scales:
            current = (current or _ONE) * scales[word]
            if scales[word] >= 1000:
                total, current = total + current, Decimal(0)
    return total + current


def _scale(written: str, vocabulary: Vocabulary) -> Decimal:
    letters = values("units.scale_letter", vocabulary) | values("units.scale_letter_apart", vocabulary)
    scale = _ONE
    for word in re.findall(r"\w+", written):
        scale *= letters.get(word) or values("units.scale", vocabulary)[word.lower()]
    return scale


@functools.lru_cache(maxsize=64)
def values(section: str, vocabulary: Vocabulary) -> dict[str, Decimal]:
    """Return the words of a section with the numbers that are their codes."""
    return {word: Decimal(code) for word, code in vocabulary.words(section)}
