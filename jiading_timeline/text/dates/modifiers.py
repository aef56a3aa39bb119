"""Words before an expression that change it: part of it (``early``, ``nearly``), or beside it (``by``)."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from jiading_timeline.model import Span
from jiading_timeline.text.dates.lexicon import REACH, normal, spaced
from jiading_timeline.text.dates.mention import Meaning, Mention
from jiading_timeline.text.rules import alternation
from jiading_timeline.vocabulary import Vocabulary

_EDGES = ("START", "MID", "END")
_ARTICLE = re.compile(r"\bthe\s{1,3}$", re.IGNORECASE)
_EARLY = re.compile(r"(?:early|late)\b", re.IGNORECASE)
_AFTER = re.compile(spaced(r" or (?:so|thereabouts)\b"), re.IGNORECASE)
_DEFINITE = re.compile(spaced(r"(?:the|last|past|next|coming|this|that|several|a \w+-)"), re.IGNORECASE)


def modified(mention: Mention, text: str, floor: int, vocabulary: Vocabulary) -> Mention:
    """Return the mention with what the words around it add.

    Parameters
    ----------
    mention : Mention
        An expression, joined with its neighbours.
    text : str
        The text it stands in.
    floor : int
        Where the expression before it ends; its span is not widened beyond.
    vocabulary : Vocabulary
        Holds ``calendar.modifiers`` and ``calendar.bounds``.

    Returns
    -------
    Mention
    """
    widened = _with_bound(_with_modifier(mention, text, floor, vocabulary), text, floor, vocabulary)
    tail = _AFTER.match(text, mention.span.end)
    if tail is None or mention.meaning.type == "SET":
        return widened
    return Mention(Span(widened.span.start, tail.end()), replace(widened.meaning, mod="APPROX"), mention.rule)


def _with_modifier(mention: Mention, text: str, floor: int, vocabulary: Vocabulary) -> Mention:
    mod, start = _before(text, mention.span.start, floor, _words(vocabulary, "modifiers"))
    if not mod or not _suits(mod, mention, text) or (_is_weekday(mention) and not _EARLY.match(text, start)):
        return mention
    if mod in _EDGES and (article := _ARTICLE.search(text[max(floor, start - 7) : start])):
        start -= len(article[0])
    return Mention(Span(start, mention.span.end), replace(mention.meaning, mod=mod), mention.rule)


def _with_bound(mention: Mention, text: str, floor: int, vocabulary: Vocabulary) -> Mention:
    meaning = mention.meaning
    mod, _ = _before(text, mention.span.start, floor, _words(vocabulary, "bounds"))
    if meaning.type == "DURATION" and mod == "ON_OR_BEFORE":
        mod = "EQUAL_OR_LESS"
    fits = meaning.type in ("DATE", "TIME") or mod in ("APPROX", "EQUAL_OR_LESS")
    if not mod or not fits or meaning.value.endswith("_REF") or meaning.mod not in ("", *_EDGES):
        return mention
    return replace(mention, meaning=replace(meaning, mod=mod))


def _before(
    text: str, start: int, floor: int, words: tuple[re.Pattern[str], dict[str, str]]
) -> tuple[str, int]:
    pattern, codes = words
    first = max(floor, start - REACH)
    match = pattern.search(text[first:start])
    return (codes[normal(match[1])], first + match.start()) if match else ("", start)


@functools.lru_cache(maxsize=8)
def _words(vocabulary: Vocabulary, section: str) -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {normal(word): code for word, code in vocabulary.words(f"calendar.{section}")}
    pattern = spaced(rf"(?<!\w)({alternation(codes)})(?: (?:the )?|-)$")
    return re.compile(pattern, re.IGNORECASE), codes


def _suits(mod: str, mention: Mention, text: str) -> bool:
    meaning = mention.meaning
    if meaning.type == "DURATION":
        return mod not in _EDGES and (mod != "MORE_THAN" or not _DEFINITE.match(text, mention.span.start))
    if meaning.type != "DATE" or meaning.value.endswith("_REF"):
        return False
    return mod in _EDGES or _is_distance(meaning)


def _is_weekday(mention: Mention) -> bool:
    return mention.meaning.value.startswith("XXXX-WXX")


def _is_distance(meaning: Meaning) -> bool:
    return meaning.shift is not None and abs(meaning.shift.count) > 1
