"""The phrase that says what a number measures, and in it the subject, the sector and the territory."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from jiading_timeline.model import Quantity, Span, Topic
from jiading_timeline.text.passage import Passage, compiled, find_cues, nearest_before
from jiading_timeline.text.rules import alternation
from jiading_timeline.vocabulary import Vocabulary

_LEFT_STOP = frozenset(
    "in by of to for from at on with that and or but as than into is are was were be been will would should has have had which while where "
    "a an the its their this these those his her our said says added worth about over".split()
)
_RIGHT_STOP = re.compile(r"[,;:(\n–—]|\b(?:worth|to|which|that|by|than|but|while|where|this|last|next|since|during)\b|\bin\s(?=\d)|\bfrom\s(?=[A-Z\d])")
_CHAIN = re.compile(r"\b(?:in|of|for)\s(?:the\s|its\s|total\s|annual\s){0,2}\Z")
_BEHIND = re.compile(r"\W{0,2}(?:\([^)]{0,60}\)\s*)?(?:in|of|as)\s(?P<phrase>(?:[\w-]+\s){0,3}?)\Z")
_DETERMINER = re.compile(r"\A(?:the|its|their|this|a|an|his|her)\s", re.IGNORECASE)
_OWNER = re.compile(r"((?:\b[\w&-]+\s){0,4}\b[\w&-]+)['’]s\s\Z")
_TAIL = re.compile(r"(?:\s|[\"“”'‘’]|\b(?:of|in|for|from|on|at|with|and|worth|as|a|an|the)\b)+\Z")
_CLAUSE = re.compile(r"[,;:]\s|\b(?:that|which|while|where|who|as)\s")
_OPENING = re.compile(r"\A(?:meanwhile|furthermore|moreover|also|and|so far|at present|now|currently|in addition|recently)\b,?\s*", re.IGNORECASE)
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase built on a measure noun: its words, that noun, the noun's code, and where it stands.

    `bare` means that it says "the output" without saying of what.
    """

    text: str
    head: str
    code: str
    span: Span
    bare: bool


def find_phrase(passage: Passage, quantity: Quantity, vocabulary: Vocabulary) -> Phrase | None:
    """Return the phrase that a number in a sentence measures: right behind it ("5 billion in revenue"), else before.

    A growth noun directly before the number ("an increase of 5 percent") speaks of the phrase before it.
    """
    pattern, meaning = compiled(vocabulary, "indicators.measure")
    before = passage.before(quantity.span)
    behind = _phrase_behind(passage, quantity, vocabulary)
    if behind is not None:
        return behind
    heads = list(pattern.finditer(before))
    while heads and meaning(heads[-1].group())[1] == "growth" and _is_change(before, heads[-1], len(heads)):
        heads.pop()
    if not heads:
        return None
    match = heads[-1]
    return _expand(passage, quantity, match.start(), match.end(), meaning(match.group())[1], vocabulary)


def _phrase_behind(passage: Passage, quantity: Quantity, vocabulary: Vocabulary) -> Phrase | None:
    pattern, meaning = compiled(vocabulary, "indicators.measure")
    after = passage.after(quantity.span)[:80]
    head = pattern.search(after)
    if quantity.kind != "money" or head is None or not _BEHIND.match(after[: head.start()]):
        return None
    span = Span(*head.span()).shift(quantity.span.end)
    return Phrase(head.group(), head.group().lower(), meaning(head.group())[1], span, bare=True)


def find_subject(passage: Passage, quantity: Quantity, phrase: Phrase | None, vocabulary: Vocabulary) -> str:
    """Return whom or what a number is about: the owner named in its phrase, else the subject of its clause."""
    start = passage.sentence.span.start
    if phrase:
        owner = _OWNER.search(passage.words[: phrase.span.start - start])
        if owner:
            return _clean(owner[1])
    cues = find_cues(passage, vocabulary, "cues.target", "cues.result")
    verb = nearest_before(cues, quantity.span)
    if verb is None or (phrase and phrase.span.start < verb.span.start < quantity.span.start and phrase.span.end <= verb.span.start):
        return ""
    clause = _clause_before(passage.before(verb.span))
    return _clean(clause) if len(clause) <= _LONGEST else ""


def find_sector(words: str, vocabulary: Vocabulary) -> str:
    """Return the code of the longest sector name in some words, or an empty string."""
    pattern, meaning = compiled(vocabulary, "sectors.industry")
    found = max(pattern.finditer(words), key=lambda match: len(match.group()), default=None)
    return meaning(found.group())[1] if found else ""


def find_area(words: str, vocabulary: Vocabulary) -> str:
    """Return the code of the last territory named in some words, or an empty string."""
    found = list(_area_pattern(vocabulary).finditer(words))
    return compiled(vocabulary, "areas.place")[1](found[-1].group())[1] if found else ""


def find_areas(words: str, vocabulary: Vocabulary) -> list[str]:
    """Return the codes of all territories named in some words, in order."""
    meaning = compiled(vocabulary, "areas.place")[1]
    return [meaning(match.group())[1] for match in _area_pattern(vocabulary).finditer(words)]


def complete(topic: Topic, other: Topic) -> Topic:
    """Return a topic with its empty parts filled from another one."""
    return Topic(
        topic.indicator or other.indicator,
        topic.subject or other.subject,
        topic.sector or other.sector,
        topic.area or other.area,
    )


@functools.lru_cache(maxsize=8)
def _area_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation(word for word, _ in vocabulary.words('areas.place'))})(?![\w-])")


def _is_change(before: str, match: re.Match[str], heads: int) -> bool:
    """Tell whether a growth noun only names the number behind it ("a growth of"), with a measure before it."""
    return heads > 1 and re.fullmatch(r"\s(?:of|by)?\s?(?:[\w-]+\s){0,2}", before[match.end() :]) is not None


def _expand(passage: Passage, quantity: Quantity, start: int, end: int, code: str, vocabulary: Vocabulary) -> Phrase:
    words = passage.words
    head = words[start:end]
    first = _leftmost(words, start, vocabulary)
    last = _rightmost(passage, quantity, end, vocabulary)
    raw = words[first:last]
    determined = _DETERMINER.search(words[max(0, first - 6) : first].lstrip()) is not None
    text = _clean(_without_comparator(raw, vocabulary))
    bare = determined and not re.search(r"\b(?:of|in|for|from)\s\w", text)
    if head != text.split()[-1:] and code in ("level", "cumulative"):
        code = _chained_code(words, first, start, code, vocabulary)
    return Phrase(text, head.lower(), code, Span(first, last).shift(passage.sentence.span.start), bare)


def _without_comparator(raw: str, vocabulary: Vocabulary) -> str:
    """Leave out the "nearly" that belongs to the number behind the phrase."""
    words = alternation(word for section in ("units.comparator", "units.filler") for word, _ in vocabulary.words(section))
    return re.sub(rf"(?:\s(?:of\s)?(?:{words or '(?!)'}))+\s*\Z", "", raw, flags=re.IGNORECASE)


def _chained_code(words: str, first: int, start: int, code: str, vocabulary: Vocabulary) -> str:
    pattern, meaning = compiled(vocabulary, "indicators.measure")
    outer = pattern.search(words, first, start)
    return meaning(outer.group())[1] if outer else code


def _leftmost(words: str, start: int, vocabulary: Vocabulary) -> int:
    """Return where the phrase around a measure noun begins, through "growth rate of tax revenue"."""
    pattern, _ = compiled(vocabulary, "indicators.measure")
    at = start
    for match in reversed(list(re.finditer(r"[^\s]+\s", words[max(0, start - 80) : start]))):
        token = match.group().strip()
        if token.lower() in _LEFT_STOP or not re.fullmatch(r"[\w\"“”&-]+", token) or token[0].isdigit():
            break
        at = max(0, start - 80) + match.start()
    outer = _CHAIN.search(words, max(0, at - 30), at)
    if outer:
        heads = [match for match in pattern.finditer(words, max(0, outer.start() - 40), outer.start()) if match.end() >= outer.start() - 1]
        if heads:
            return _leftmost(words, heads[-1].start(), vocabulary)
    return at


def _rightmost(passage: Passage, quantity: Quantity, end: int, vocabulary: Vocabulary) -> int:
    """Return where the phrase ends: at a verb, a stop word, a date or the number itself."""
    base = passage.sentence.span.start
    limit = quantity.span.start - base
    stops = [limit, min(len(passage.words), end + _LONGEST)]
    stops += [cue.span.start - base for cue in find_cues(passage, vocabulary, "cues.target", "cues.result") if cue.span.start - base >= end]
    stops += [date.span.start - base for date in passage.dates if date.span.start - base >= end]
    stop = _RIGHT_STOP.search(passage.words, end)
    if stop:
        stops.append(stop.start())
    return max(end, min(stops))


def _clause_before(words: str) -> str:
    parts = [part.strip() for part in _CLAUSE.split(words)]
    return _OPENING.sub("", parts[-1]) if parts else ""



def _clean(words: str) -> str:
    text = " ".join(words.split()).strip("\"“”‘’ ")
    text = _TAIL.sub("", _DETERMINER.sub("", text))
    return text.strip("\"“”‘’ ")
