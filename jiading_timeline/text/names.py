"""Names of people, organisations and places: capitals, titles, suffixes and appositions.

Rules instead of a model: on news of this kind they do as well as the small models that can be installed, and
are a few hundred times faster.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from jiading_timeline.model import Span
from jiading_timeline.text.rules import alternation
from jiading_timeline.vocabulary import Vocabulary

NameKind = Literal["person", "organisation", "place", "other"]

_WORD = r"[A-Z][\w&'’-]{0,40}"
_JOINT = r"\s(?:(?:and|for|of|of\sthe)\s)?"
_RUN = re.compile(rf"(?<![\w'’-]){_WORD}(?:{_JOINT}{_WORD}|\s\({_WORD}\)(?=\s{_WORD})){{0,14}}")
_POSSESSIVE = re.compile(r"['’]s(?=\s)")
_PERSON = re.compile(r"[A-Z][\w'’-]{0,20}[a-z](?:\s[A-Z][\w'’-]{0,20}){1,2}\Z")
_MEETS = re.compile(r"\s(and|of)\s(?:the\s)?")
_SURNAME = re.compile(r"[A-Z][\w'’-]{0,20}[a-z]\Z")


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
        for span in _pieces(words, Span(*match.span()), vocabulary):
            name = span.of(words)
            if not _is_common(name, vocabulary):
                found.append(Name(span, name, _kind(words, span, vocabulary)))
    return tuple(found)


def is_person(words: str, span: Span, vocabulary: Vocabulary) -> bool:
    """Tell whether the name is a person's.

    Two or three capitals have an office or a verb of speech beside them; a surname has a courtesy before it.
    """
    name = span.of(words)
    known, before = _known(vocabulary), words[max(0, span.start - 60) : span.start]
    if name.split()[-1] in known.heads:
        return False
    if _SURNAME.match(name):
        return known.courtesy.search(before) is not None
    if not _PERSON.match(name):
        return False
    beside = known.before.search(before) or known.after.match(words[span.end : span.end + 60])
    return beside is not None or known.courtesy.search(before) is not None


@dataclass(frozen=True, slots=True)
class _Known:
    """The words of a vocabulary as the rules need them: beside a person, in a name, before one."""

    heads: Mapping[str, str]
    offices: frozenset[str]
    leading: frozenset[str]
    common: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    courtesy: re.Pattern[str]


@functools.lru_cache(maxsize=8)
def _known(vocabulary: Vocabulary) -> _Known:
    title_words = [word for word, _ in vocabulary.words("organisations.title")]
    courtesies = [word for word, _ in vocabulary.words("names.courtesy")]
    weekdays = [names[0] for names in vocabulary["calendar.weekdays"].values()]
    months = [names[0] for names in vocabulary["calendar.months"].values()]
    leading = [*(word for word, _ in vocabulary.words("names.opening")), *courtesies, *weekdays]
    parts = [part for title in title_words for part in title.split()]
    titles = alternation(title_words)
    speech = alternation(word for word, _ in vocabulary.words("cues.speech"))
    said = rf"[,”\"]\s(?:{speech})"
    after = rf",\s(?:the\s|an?\s)?(?:[\w-]+\s){{0,3}}?(?:{titles})\b|\s(?:also\s)?(?:{speech})\b"
    return _Known(
        heads=dict(vocabulary.words("organisations.head")),
        offices=frozenset(title.split()[-1].lower() for title in title_words),
        leading=frozenset(leading),
        common=frozenset(word.lower() for word in (*leading, *months, *parts)),
        before=re.compile(rf"(?:\b(?:{titles})|\baccording\sto|{said})\s\Z", re.IGNORECASE),
        after=re.compile(after, re.IGNORECASE),
        courtesy=re.compile(rf"\b(?:{alternation(courtesies)})\.?\s\Z"),
    )


def _is_common(name: str, vocabulary: Vocabulary) -> bool:
    """Tell words that only begin a sentence, name a day or month, or an office, from a name."""
    common = _known(vocabulary).common
    return all(word.lower() in common for word in name.split())


def _pieces(words: str, run: Span, vocabulary: Vocabulary) -> Iterator[Span]:
    """Cut a run of capitals where two names meet: at a possessive, behind a person, at an "and"."""
    at = run.start
    cuts = [match.span() for match in _POSSESSIVE.finditer(words, run.start, min(run.end + 1, len(words)))]
    for start, end in [*cuts, (run.end, run.end)]:
        for part in _parts(words, Span(at, start), vocabulary):
            name = _trimmed(words, part, vocabulary)
            if name.start < name.end:
                yield name
        at = min(run.end, end + 1)


def _parts(words: str, part: Span, vocabulary: Vocabulary) -> Iterator[Span]:
    known = _known(vocabulary)
    held = known.before.search(words[max(0, part.start - 60) : part.start]) is not None
    start = part.start
    for match in _MEETS.finditer(words, part.start, part.end):
        left, right = words[start : match.start()].split(), words[match.end() : part.end].split()
        if not left or not right:
            continue
        if match[1] == "and":
            opened = "for" in left or "of" in left
            meets = not opened and (any(word in known.heads for word in left) or right[-1] not in known.heads)
        else:
            meets = (held and start == part.start) or left[0].lower() in known.offices
        if meets:
            yield Span(start, match.start())
            start = match.end()
    yield Span(start, part.end)


def _trimmed(words: str, part: Span, vocabulary: Vocabulary) -> Span:
    """Leave out a leading word that only begins the sentence, and the office before a person's name."""
    known = _known(vocabulary)
    found = list(re.finditer(r"\S+", part.of(words)))
    while len(found) > 1 and (found[0].group() in known.leading or found[0].group().islower()):
        found = found[1:]
    office = [
        i for i, word in enumerate(found) if word.group().lower() in known.offices and 2 < len(found) - i < 5
    ]
    if office and found[-1].group() not in known.heads:
        found = found[office[-1] + 1 :]
    return Span(found[0].start(), found[-1].end()).shift(part.start) if found else Span(part.end, part.end)


def _kind(words: str, span: Span, vocabulary: Vocabulary) -> NameKind:
    if is_person(words, span, vocabulary):
        return "person"
    heads = _known(vocabulary).heads
    code = next((heads[word] for word in reversed(span.of(words).split()) if word in heads), "")
    return "place" if code == "place" else "organisation" if code else "other"
