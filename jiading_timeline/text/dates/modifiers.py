"""Words before an expression that change it: part of it (``early``, ``nearly``), or beside it (``by``, ``before``)."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from jiading_timeline.model import Span
from jiading_timeline.text.dates.lexicon import normal
from jiading_timeline.text.dates.mention import Meaning, Mention
from jiading_timeline.text.rules import alternation
from jiading_timeline.vocabulary import Vocabulary

_REACH = 40
_OF_A_DURATION = ("LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "APPROX")
_AFTER = re.compile(r"\s(?:or (?:so|thereabouts))\b", re.IGNORECASE)


@functools.lru_cache(maxsize=8)
def _words(vocabulary: Vocabulary, section: str) -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {normal(word): code for word, code in vocabulary.words(f"calendar.{section}")}
    return re.compile(rf"(?<!\w)({alternation(codes)})(?:\s{{1,9}}|-)(?P<the>the\s)?$", re.IGNORECASE), codes


def modified(mention: Mention, text: str, floor: int, vocabulary: Vocabulary) -> Mention:
    """Return the mention with the modifiers around it, its span widened to the left as far as `floor`."""
    span, meaning = mention.span, mention.meaning
    if code := _before(text, span, floor, vocabulary, "modifiers"):
        name, start = code
        if _suits(name, meaning, text[start : span.start]):
            span, meaning = Span(start, span.end), replace(meaning, mod=name)
    if tail := _AFTER.match(text, span.end):
        if meaning.type != "SET":
            span, meaning = Span(span.start, tail.end()), replace(meaning, mod="APPROX")
    if meaning.type == "DATE" and (code := _before(text, span, floor, vocabulary, "bounds")):
        if meaning.mod in ("", "END", "MID", "START") and not meaning.value.endswith("_REF"):
            meaning = replace(meaning, mod=code[0])
    return Mention(span, meaning, mention.rule)


def _before(
    text: str, span: Span, floor: int, vocabulary: Vocabulary, section: str
) -> tuple[str, int] | None:
    pattern, codes = _words(vocabulary, section)
    first = max(floor, span.start - _REACH)
    match = pattern.search(text[first : span.start])
    if match is None:
        return None
    if (
        match["the"]
        and codes[normal(match[1])] not in ("START", "MID", "END", "EQUAL_OR_MORE")
        and section == "modifiers"
    ):
        return None
    start = first + match.start()
    start -= (
        4
        if text[max(floor, start - 4) : start].lower() == "the "
        and codes[normal(match[1])] in ("START", "MID", "END")
        else 0
    )
    return codes[normal(match[1])], start


def _suits(name: str, meaning: Meaning, words: str) -> bool:
    if meaning.value.endswith("_REF"):
        return False
    if meaning.type == "DATE":
        return name in ("START", "MID", "END", "APPROX") or (
            meaning.shift is not None and bool(meaning.shift.count) and name != "EQUAL_OR_LESS"
        )
    return meaning.type == "DURATION" and name in _OF_A_DURATION
