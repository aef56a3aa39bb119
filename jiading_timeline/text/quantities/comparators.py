"""Comparator and direction: what the words around an amount say about it."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import cast

from jiading_timeline.model import Comparator, Direction
from jiading_timeline.text.quantities.units import Amount
from jiading_timeline.vocabulary import Vocabulary

_WINDOW = 80
_LONGEST = 4
_FILLERS = 6
_BREAK = re.compile(r"[;:!?()\"“”](?!\d)|\.\s|\n[^\S\n]*\n")
_WORD = re.compile(r"[^\s,]+|,")

Phrases = dict[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Around:
    """The lower-case words right before and right after an amount, within its clause."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def words_around(text: str, start: int, end: int) -> Around:
    """Return the words around an amount, with the noun it counts."""
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    left, right = _BREAK.split(before)[-1].lower(), _BREAK.split(after)[0].lower().rstrip(".")
    return Around(tuple(_WORD.findall(left)), tuple(_WORD.findall(right))[:_LONGEST])


def read_comparator(around: Around, vocabulary: Vocabulary) -> tuple[Comparator, Direction]:
    """Return comparator and direction that the words around an amount give it.

    Examples
    --------
    >>> from jiading_timeline.vocabulary import load_vocabulary
    >>> read_comparator(Around(("sales", "fell", "by", "nearly"), ()), load_vocabulary())
    ('approx', 'down')
    """
    length, comparator = _ending(around.before, phrases(vocabulary, "units.comparator"))
    words = _without_fillers(_cut(around.before, length), vocabulary, "article")
    if not comparator:
        length, comparator = _ending(words, phrases(vocabulary, "units.comparator_verb"))
        words = _cut(words, length)
    words = _without_fillers(words, vocabulary, "article", "of")
    if not comparator:
        comparator = _beginning(around.after, phrases(vocabulary, "units.comparator_after"))
    direction = _direction(words, around.after, vocabulary)
    return cast(Comparator, comparator or "eq"), cast(Direction, direction)


def changes(text: str, amount: Amount, vocabulary: Vocabulary) -> bool:
    """Tell whether a verb or noun of change stands before an amount."""
    return read_comparator(words_around(text, amount.span.start, amount.span.end), vocabulary)[1] != ""


def _direction(before: tuple[str, ...], after: tuple[str, ...], vocabulary: Vocabulary) -> str:
    nouns = phrases(vocabulary, "units.direction_noun")
    _, found = _ending(before, phrases(vocabulary, "units.direction"))
    if not found:
        length, noun = _ending(before, nouns)
        leads = phrases(vocabulary, "units.direction_lead")
        found = noun if any((word,) in leads for word in _cut(before, length)[-3:]) else ""
    if not found:
        found = _beginning(after, nouns) or _beginning(after, phrases(vocabulary, "units.direction_after"))
    return "" if found == "none" else found


def _without_fillers(words: tuple[str, ...], vocabulary: Vocabulary, *kinds: str) -> tuple[str, ...]:
    fillers = phrases(vocabulary, "units.filler")
    for _ in range(_FILLERS):
        length, kind = _ending(words, fillers)
        if kind not in kinds and not (words and words[-1].endswith("ly")):
            break
        words = _cut(words, max(length, 1))
    return words


def _cut(words: tuple[str, ...], length: int) -> tuple[str, ...]:
    return words[: len(words) - length]


def _ending(words: tuple[str, ...], known: Phrases) -> tuple[int, str]:
    for length in range(min(_LONGEST, len(words)), 0, -1):
        code = known.get(words[len(words) - length :])
        if code is not None:
            return length, code
    return 0, ""


def _beginning(words: tuple[str, ...], known: Phrases) -> str:
    lengths = range(min(_LONGEST, len(words)), 0, -1)
    return next((known[words[:length]] for length in lengths if words[:length] in known), "")


@functools.lru_cache(maxsize=64)
def phrases(vocabulary: Vocabulary, section: str) -> Phrases:
    """Return the phrases of a section, each as a tuple of its words, with their codes."""
    return {tuple(word.lower().split()): code for word, code in vocabulary.words(section)}
