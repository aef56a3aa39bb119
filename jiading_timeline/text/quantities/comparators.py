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
_ARTICLES = frozenset({"a", "an", "year-on-year", "year-over-year", "annual", "the"})

Phrases = dict[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Context:
    """The lower-case words right before and right after an amount, within its clause."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def read_context(text: str, amount: Amount) -> Context:
    """Return the words around an amount."""
    before = text[max(0, amount.span.start - _WINDOW) : amount.span.start]
    after = text[amount.span.end : amount.span.end + _WINDOW]
    left, right = _BREAK.split(before)[-1], _BREAK.split(after)[0]
    return Context(tuple(_WORD.findall(left.lower())), tuple(_WORD.findall(right.lower().rstrip(".")))[:_LONGEST])


def read_comparator(context: Context, vocabulary: Vocabulary) -> tuple[Comparator, Direction]:
    """Return comparator and direction that the words around an amount give it.

    Examples
    --------
    >>> from jiading_timeline.vocabulary import load_vocabulary
    >>> read_comparator(Context(("sales", "fell", "by", "nearly"), ()), load_vocabulary())
    ('approx', 'down')
    """
    words, comparator = context.before, ""
    near = phrases(vocabulary, "units.comparator")
    verbs = phrases(vocabulary, "units.comparator_verb")
    length, comparator = _ending(words, near)
    words = words[: len(words) - length]
    words = _without_fillers(words, vocabulary, "article")
    if not comparator:
        length, comparator = _ending(words, verbs)
        words = words[: len(words) - length]
    words = _without_fillers(words, vocabulary, "article", "of")
    if not comparator:
        length, comparator = _beginning(context.after, phrases(vocabulary, "units.comparator_after"))
    direction = _direction(words, context.after, vocabulary)
    return cast(Comparator, comparator or "eq"), cast(Direction, direction)


def changes(text: str, amount: Amount, vocabulary: Vocabulary) -> bool:
    """Tell whether a verb or noun of change stands before an amount."""
    return read_comparator(read_context(text, amount), vocabulary)[1] != ""


def _direction(before: tuple[str, ...], after: tuple[str, ...], vocabulary: Vocabulary) -> str:
    nouns = phrases(vocabulary, "units.direction_noun")
    found = _ending(before, phrases(vocabulary, "units.direction"))[1]
    if not found:
        length, found = _ending(before, nouns)
        led = before[: len(before) - length][-3:]
        found = found if _ARTICLES & set(led) else ""
    if not found and after:
        length, found = _beginning(after, nouns)
        found = found or {"higher": "up", "lower": "down"}.get(after[0], "")
    return found.removeprefix("none")


def _without_fillers(words: tuple[str, ...], vocabulary: Vocabulary, *kinds: str) -> tuple[str, ...]:
    fillers = phrases(vocabulary, "units.filler")
    for _ in range(_FILLERS):
        length, found = _ending(words, fillers)
        if found not in kinds and not (words and words[-1].endswith("ly")):
            break
        words = words[: len(words) - max(length, 1)]
    return words


def _ending(words: tuple[str, ...], known: Phrases) -> tuple[int, str]:
    for length in range(min(_LONGEST, len(words)), 0, -1):
        if (code := known.get(words[len(words) - length :])) is not None:
            return length, code
    return 0, ""


def _beginning(words: tuple[str, ...], known: Phrases) -> tuple[int, str]:
    for length in range(min(_LONGEST, len(words)), 0, -1):
        if (code := known.get(words[:length])) is not None:
            return length, code
    return 0, ""


@functools.lru_cache(maxsize=64)
def phrases(vocabulary: Vocabulary, section: str) -> Phrases:
    """Return the phrases of a section, each as a tuple of its words, with their codes."""
    return {tuple(word.lower().split()): code for word, code in vocabulary.words(section)}
