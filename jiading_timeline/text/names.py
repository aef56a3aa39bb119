"""Names of people, organisations and places: capitals, titles, suffixes and appositions.

Rules instead of a model: on news of this kind they do as well as the small models that can be installed, and are
a few hundred times faster.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from jiading_timeline.model import Span
from jiading_timeline.text.rules import alternation
from jiading_timeline.vocabulary import Vocabulary

NameKind = Literal["person", "organisation", "place", "other"]

_WORD = r"[A-Z][\w&'’-]{0,40}"
_RUN = re.compile(
    rf"(?<![\w'’-]){_WORD}(?:\s(?:(?:and|for|of|of\sthe)\s)?{_WORD}|\s\({_WORD}\)(?=\s{_WORD})){{0,14}}"
)
_POSSESSIVE = re.compile(r"['’]s(?=\s)")
_PERSON = re.compile(r"[A-Z][a-z'’-]{1,20}(?:\s[A-Z][\w'’-]{0,20}){1,2}\Z")
_NOT_A_NAME = frozenset(
    """
    The A An In On At By From During According Meanwhile So Over After Before For With As It Its This That These Those
    When While Since However Furthermore Moreover Their His Her They We I And But Also Last Next Both All Among More
    Nearly About Between Under Through Another Some
    """.split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: its span, its words without line breaks, and what it names."""

    span: Span
    text: str
    kind: NameKind


def find_names(words: str, vocabulary: Vocabulary, offset: int = 0) -> list[Name]:
    """Return the names in a piece of text, in order; spans are shifted by `offset`.

    Parameters
    ----------
    words : str
        A sentence, its line breaks blanked.
    vocabulary : Vocabulary
        Gives the heads of organisations and places, the offices of people and the verbs of speech.
    offset : int
        Where the words begin in their article.

    Examples
    --------
    >>> from jiading_timeline.vocabulary import load_vocabulary
    >>> text = "Li Lei, director of the Harbour Office, met Ostrava Motors and Tongji University."
    >>> [(name.text, name.kind) for name in find_names(text, load_vocabulary())]
    [('Li Lei', 'person'), ('Harbour Office', 'organisation'), ('Ostrava Motors', 'organisation'), \
('Tongji University', 'organisation')]
    """
    return [replace(name, span=name.span.shift(offset)) for name in _names(words, vocabulary)]


@functools.lru_cache(maxsize=64)
def _names(words: str, vocabulary: Vocabulary) -> tuple[Name, ...]:
    """Several readers ask for the names of the same sentence in turn."""
    found = []
    for match in _RUN.finditer(words):
        for start, end in _pieces(match.group(), vocabulary):
            span = Span(match.start() + start, match.start() + end)
            name = span.of(words)
            if name and name not in _NOT_A_NAME:
                found.append(Name(span, name, _kind(words, span, vocabulary)))
    return tuple(found)


def is_person(words: str, span: Span, vocabulary: Vocabulary) -> bool:
    """Tell whether the name is a person's: two or three capitals with an office or a verb of speech beside them."""
    if not _PERSON.match(span.of(words)):
        return False
    before, after = _beside_person(vocabulary)
    return bool(
        before.search(words[max(0, span.start - 60) : span.start])
        or after.match(words[span.end : span.end + 60])
    )


@functools.lru_cache(maxsize=8)
def _beside_person(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    titles = alternation(word for word, _ in vocabulary.words("organisations.title"))
    speech = alternation(word for word, _ in vocabulary.words("cues.speech"))
    before = re.compile(rf"(?:\b(?:{titles})|\b(?:Mr|Ms|Mrs|Dr|Prof)\.?|\baccording\sto)\s\Z", re.IGNORECASE)
    after = re.compile(
        rf"(?:,\s(?:the\s)?(?:[\w-]+\s){{0,3}}?(?:{titles})\b|\s(?:also\s)?(?:{speech})\b)", re.IGNORECASE
    )
    return before, after


@functools.lru_cache(maxsize=8)
def _offices(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(word.split()[-1].lower() for word, _ in vocabulary.words("organisations.title"))


@functools.lru_cache(maxsize=8)
def _heads(vocabulary: Vocabulary) -> dict[str, str]:
    return {word: code for word, code in vocabulary.words("organisations.head")}


def _pieces(run: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Cut a run of capitals where two names meet: at a possessive, after a title, and at an "and" between names."""
    at = 0
    for cut in [*(match.span() for match in _POSSESSIVE.finditer(run + " ")), (len(run), len(run))]:
        part = run[at : cut[0]]
        for start, end in _split_and(part, vocabulary):
            start, end = _trim(part, start, end, vocabulary)
            if start < end:
                yield at + start, at + end
        at = min(len(run), cut[1] + 1)


def _split_and(part: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    heads = _heads(vocabulary)
    start = 0
    for match in re.finditer(r"\sand\s", part):
        left, right = part[start : match.start()].split(), part[match.end() :].split()
        opened = any(word in ("for", "of") for word in left)
        if not opened and (left[-1] in heads or right[-1] not in heads):
            yield start, match.start()
            start = match.end()
    yield start, len(part)


def _trim(part: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[int, int]:
    """Leave out a leading word that only begins the sentence, and the office before a person's name."""
    titles = _offices(vocabulary)
    words = list(re.finditer(r"\S+", part[start:end]))
    if words and words[0].group() in _NOT_A_NAME:
        words = words[1:]
    office = next((i for i, word in enumerate(words) if word.group().lower() in titles), None)
    if office is not None and 2 <= len(words) - office - 1 <= 3:
        words = words[office + 1 :]
    return (start + words[0].start(), start + words[-1].end()) if words else (end, end)


def _kind(words: str, span: Span, vocabulary: Vocabulary) -> NameKind:
    if is_person(words, span, vocabulary):
        return "person"
    name = span.of(words).split()
    code = next((_heads(vocabulary)[word] for word in reversed(name) if word in _heads(vocabulary)), "")
    return "place" if code == "place" else "organisation" if code else "other"
