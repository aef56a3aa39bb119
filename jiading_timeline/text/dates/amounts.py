"""Amounts of time: ``two``, ``2 1/2``, ``a couple of``; and their TIMEX3 durations."""

from __future__ import annotations

from fractions import Fraction

from jiading_timeline.text.dates.lexicon import Found

_LETTERS = {
    "second": ("PT", "S", 1),
    "minute": ("PT", "M", 1),
    "hour": ("PT", "H", 1),
    "day": ("P", "D", 1),
    "weekend": ("P", "WE", 1),
    "week": ("P", "W", 1),
    "fortnight": ("P", "W", 2),
    "month": ("P", "M", 1),
    "quarter": ("P", "Q", 1),
    "half": ("P", "M", 6),
    "year": ("P", "Y", 1),
    "decade": ("P", "Y", 10),
    "century": ("P", "Y", 100),
}
_PARTS = {"year": ("month", 12), "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60)}


def amount_of(found: Found) -> Fraction | None:
    """Return the number that a match names; None where it is vague (``several``) or missing."""
    words = found.text("num").replace(",", "")
    whole = words.removesuffix(" and a half")
    pieces = [whole] if whole in found.lexicon.codes["NUM"] else whole.replace("-", " ").split()
    numbers = [_number(piece, found) for piece in pieces]
    if not numbers:
        return None
    total = Fraction(1, 2) if words != whole else Fraction(0)
    for number in numbers:
        if number is None:
            return None
        total += number
    return total


def _number(word: str, found: Found) -> Fraction | None:
    code = found.lexicon.codes["NUM"].get(word) or found.lexicon.codes["TENS"].get(word) or word
    try:
        return Fraction(code)
    except (ValueError, ZeroDivisionError):
        return None


def duration_of(amount: Fraction | None, unit: str) -> str:
    """Return the TIMEX3 value of an amount; None is an unknown one.

    Examples
    --------
    >>> [duration_of(Fraction(3), "year"), duration_of(Fraction(5, 2), "year"), duration_of(None, "week")]
    ['P3Y', 'P2Y6M', 'PXW']
    """
    prefix, letter, times = _LETTERS[unit]
    if amount is None:
        return f"{prefix}X{letter}"
    whole, rest = divmod(amount * times, 1)
    if rest and unit in _PARTS:
        part, size = _PARTS[unit]
        tail = f"{int(rest * size)}{_LETTERS[part][1]}"
        joint = "T" if prefix == "P" and _LETTERS[part][0] == "PT" else ""
        return f"{prefix}{f'{whole}{letter}' if whole else ''}{joint}{tail}"
    return f"{prefix}{float(amount * times):g}{letter}"
