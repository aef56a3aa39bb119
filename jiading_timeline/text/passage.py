"""A sentence with what was found in it, and its words by place."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from jiading_timeline.model import Date, Quantity, Sentence, Span
from jiading_timeline.text.rules import alternation
from jiading_timeline.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence: `words` are its blanked text, `quantities`, `dates` and `periods` what stands in it.

    Spans are those of the article; `before`, `after` and `between` give words.
    """

    sentence: Sentence
    words: str
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[Date, ...] = ()
    periods: tuple[Date, ...] = ()

    @property
    def stated(self) -> list[Date]:
        """The periods of the sentence and the dates that are no part of one, in order."""
        whole = [period.span for period in self.periods]
        single = [date for date in self.dates if not any(span.contains(date.span) for span in whole)]
        return sorted((*self.periods, *single), key=lambda date: date.span)

    def before(self, span: Span) -> str:
        """Return the sentence's words up to a span."""
        return self.words[: max(0, span.start - self.sentence.span.start)]

    def after(self, span: Span) -> str:
        """Return the sentence's words behind a span."""
        return self.words[max(0, span.end - self.sentence.span.start) :]

    def between(self, first: Span, second: Span) -> str:
        """Return the words behind `first` and before `second`; none where they stand the other way."""
        start = self.sentence.span.start
        return self.words[first.end - start : max(first.end, second.start) - start]

    def found_words(self, span: Span) -> str:
        """Return the words of a span of the article that lies in this sentence."""
        return span.shift(-self.sentence.span.start).of(self.words)

    def found(self, match: re.Match[str]) -> Span:
        """Return the article's span of a match in `words`."""
        return Span(*match.span()).shift(self.sentence.span.start)


@dataclass(frozen=True, slots=True)
class Cue:
    """A known word in a sentence: its place in the article, its section's name and its code."""

    span: Span
    section: str
    code: str


def find_cues(passage: Passage, vocabulary: Vocabulary, *sections: str) -> list[Cue]:
    """Return the words of some vocabulary sections in a sentence, in order, the longest at each place."""
    return list(_cues(passage.words, passage.sentence.span.start, vocabulary, sections))


@functools.lru_cache(maxsize=64)
def _cues(words: str, start: int, vocabulary: Vocabulary, sections: tuple[str, ...]) -> tuple[Cue, ...]:
    """Every number of a sentence asks for the same cues."""
    pattern, meaning = compiled(vocabulary, *sections)
    return tuple(
        Cue(Span(*match.span()).shift(start), *meaning(match.group())) for match in pattern.finditer(words)
    )


@functools.lru_cache(maxsize=256)
def compiled(
    vocabulary: Vocabulary, *sections: str
) -> tuple[re.Pattern[str], Callable[[str], tuple[str, str]]]:
    """Return a pattern of all words of the sections, and the function from a match to its section and code.

    A word that stands in several sections belongs to the one named first.
    """
    known = {
        _plain(word): (section, code)
        for section in reversed(sections)
        for word, code in vocabulary.words(section)
    }
    pattern = re.compile(rf"(?<![\w-])(?:{alternation(known)})(?![\w-])", re.IGNORECASE)
    return pattern, lambda word: known.get(_plain(word)) or _alike(known, word)


def _alike(known: Mapping[str, tuple[str, str]], found: str) -> tuple[str, str]:
    """Look up a word that equals a known one only for a pattern, as a long s equals an s."""
    spaced = " ".join(found.split())
    return next(what for word, what in known.items() if re.fullmatch(re.escape(word), spaced, re.IGNORECASE))


def nearest_before(cues: Sequence[Cue], span: Span) -> Cue | None:
    """Return the last cue that ends before a span begins."""
    return next((cue for cue in reversed(cues) if cue.span.end <= span.start), None)


def nearest_after(cues: Sequence[Cue], span: Span) -> Cue | None:
    """Return the first cue that begins after a span ends."""
    return next((cue for cue in cues if cue.span.start >= span.end), None)


def _plain(word: str) -> str:
    return " ".join(word.split()).lower()
