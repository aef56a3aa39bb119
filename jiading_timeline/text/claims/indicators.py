"""The noun phrase that says what a number measures."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from jiading_timeline.model import Quantity, Span
from jiading_timeline.text.passage import Passage, compiled, find_cues
from jiading_timeline.text.rules import alternation
from jiading_timeline.vocabulary import Vocabulary

_LEFT_STOP = re.compile(
    r"in|by|of|to|for|from|at|on|with|that|and|or|but|as|than|into|is|are|was|were|be|been|will|would|should|has|have|"
    r"had|which|while|where|a|an|the|its|their|this|these|those|his|her|our|said|says|added|worth|about|over",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\s]{1,40}\s")
_PLAIN_TOKEN = re.compile(r"[\w\"“”&-]+")
_RIGHT_STOP = re.compile(
    r"[,;:(\n–—\d$€£¥]|\b(?:of\s)?(?:more|less|fewer|over|up|nearly|some|about|around|almost)\s"
    r"|\b(?:worth|at\sleast|to|which|that|by|than|but|while|where|this|last|next|since|during)\b"
    r"|\bin\s(?=\d)|\bfrom\s(?=[A-Z\d])"
)
_CHAIN = re.compile(r"\b(?:in|of|for)\s(?:the\s|its\s|total\s|annual\s){0,2}\Z")
_BEHIND = re.compile(r"\W{0,2}(?:\([^)]{0,60}\)\s{0,2})?(?:in|of|as)\s(?:[\w-]{1,40}\s){0,3}?\Z")
_CLAUSE_END = re.compile(r"[;:]\s")
_GOES_ON = re.compile(r".*[;:]\s(?:(?:it|they|this|that)\s.*|(?:[\w-]{1,20}\s){0,3})", re.IGNORECASE)
_OF = re.compile(
    r"\sof\s(?P<what>(?:the\s|its\s|their\s|all\s|total\s)?"
    r"(?:(?!(?:in|of|for|to|by|on|at|and|or|was|were|is|are|has|have|had|will|that|which|who|from|with|as)\b)[\w'’-]{1,30}\s?){1,4})",
    re.IGNORECASE,
)
_GOODS = re.compile(
    r"\b(?P<what>(?:[a-z-]{2,30}\s){0,2}[a-z-]{2,30}s)\sworth\s(?:an?\s[\w-]{1,20}\s|more\sthan\s|over\s|about\s|some\s)?\Z"
)
_DETERMINER = re.compile(r"\A(?:the|its|their|this|a|an|his|her)\s", re.IGNORECASE)
_DETERMINED = re.compile(r"(?:\A|\s)(?:the|its|their|this|that)\s\Z", re.IGNORECASE)
_ONLY_NUMBER = re.compile(r"\s(?:of|by)?\s?(?:[\w-]{1,40}\s){0,2}")
_OF_SOMETHING = re.compile(r"\b(?:of|in|for|from)\s\w")
_TAIL = re.compile(r"(?:\s|[\"“”'‘’]|\b(?:of|in|for|from|on|at|with|and|worth|as|a|an|the)\b)+\Z")
_MODAL = re.compile(r"\b(?:to|will|would|should|shall|can|could|may|might|must)\s(?:\w{1,30}ly\s)?\Z", re.I)
_LONGEST, _REACH = 160, 80


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase built on a measure noun: its words, that noun, the noun's code, and where it stands.

    `bare` means that it says "the output" without saying of what. `rule` is one of those of `PHRASES`.
    """

    text: str
    head: str
    code: str
    span: Span
    bare: bool
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Finder:
    """A named way to find the phrase that a number measures."""

    name: str
    find: Callable[[Passage, Quantity, Vocabulary], Phrase | None]


def find_phrase(passage: Passage, quantity: Quantity, vocabulary: Vocabulary) -> Phrase | None:
    """Return the phrase that a number measures.

    It stands right behind it ("5 billion in revenue", "40 percent of the land"), else before it.

    A growth noun directly before the number ("an increase of 5 percent") speaks of the phrase before it.
    """
    for finder in PHRASES:
        phrase = finder.find(passage, quantity, vocabulary)
        if phrase is not None:
            return replace(phrase, rule=finder.name)
    return None


def clean_phrase(words: str) -> str:
    """Return the words of a phrase without quotes, article in front and preposition at the end."""
    text = " ".join(words.split()).strip('"“”‘’ ')
    return _TAIL.sub("", _DETERMINER.sub("", text)).strip('"“”‘’ ')


def _behind(passage: Passage, quantity: Quantity, vocabulary: Vocabulary) -> Phrase | None:
    pattern, meaning = compiled(vocabulary, "indicators.measure")
    after = passage.after(quantity.span)[:_REACH]
    head = pattern.search(after)
    if quantity.kind != "money" or head is None or not _BEHIND.match(after[: head.start()]):
        return None
    span = Span(*head.span()).shift(quantity.span.end)
    return Phrase(head.group(), head.group().lower(), meaning(head.group())[1], span, bare=True)


def _part(passage: Passage, quantity: Quantity, vocabulary: Vocabulary) -> Phrase | None:
    """Return what a share or a length is part of ("40 percent of the land", "12 miles of road")."""
    behind = passage.after(quantity.span)[:_REACH]
    match = _OF.match(behind) if quantity.kind in ("percent", "measure") and not quantity.direction else None
    if match is None:
        return None
    code = "share" if quantity.kind == "percent" else "level"
    span = Span(*match.span("what")).shift(quantity.span.end)
    return Phrase(clean_phrase(match["what"]), match["what"].split()[-1].lower(), code, span, bare=False)


def _worth(passage: Passage, quantity: Quantity, vocabulary: Vocabulary) -> Phrase | None:
    """Return the goods before a value ("machines worth 3 billion")."""
    before = passage.before(quantity.span)
    match = _GOODS.search(before[-_REACH:]) if quantity.kind == "money" else None
    if match is None:
        return None
    span = Span(*match.span("what")).shift(max(0, len(before) - _REACH) + passage.sentence.span.start)
    return Phrase(clean_phrase(match["what"]), match["what"].split()[-1].lower(), "level", span, bare=False)


def _before(passage: Passage, quantity: Quantity, vocabulary: Vocabulary) -> Phrase | None:
    pattern, meaning = compiled(vocabulary, "indicators.measure")
    before = passage.before(quantity.span)
    heads = [
        head for head in pattern.finditer(before) if not _is_verb(before, head, meaning(head.group())[1])
    ]
    while len(heads) > 1 and meaning(heads[-1].group())[1] == "growth" and _names_number(before, heads[-1]):
        heads.pop()
    if not heads or _ends_before(before[heads[-1].end() :]):
        return None
    return _expanded(passage, heads[-1], vocabulary)


PHRASES: tuple[Finder, ...] = (
    Finder("phrase.behind", _behind),
    Finder("phrase.part", _part),
    Finder("phrase.before", _before),
    Finder("phrase.worth", _worth),
)


def _ends_before(words: str) -> bool:
    """Tell whether a clause ends between a phrase and its number.

    It goes on where the number follows at once ("its goal for output: 5 billion") or a pronoun takes the
    phrase up ("output rose again: it was 5 billion").
    """
    return _CLAUSE_END.search(words) is not None and _GOES_ON.fullmatch(words) is None


def _is_verb(before: str, head: re.Match[str], code: str) -> bool:
    """Tell the verb from the noun of a change ("should fall to")."""
    return code == "growth" and _MODAL.search(before[: head.start()]) is not None


def _names_number(before: str, head: re.Match[str]) -> bool:
    """Tell whether a growth noun only names the number behind it ("a growth of")."""
    return _ONLY_NUMBER.fullmatch(before[head.end() :]) is not None


def _expanded(passage: Passage, head: re.Match[str], vocabulary: Vocabulary) -> Phrase:
    """Return the whole phrase around a measure noun."""
    words = passage.words
    first = _leftmost(words, head.start(), vocabulary)
    last = _rightmost(passage, head.end(), vocabulary)
    text = clean_phrase(_without_comparator(words[first:last], vocabulary))
    determined = _DETERMINED.search(words[max(0, first - 8) : first]) is not None
    return Phrase(
        text=_noun_of(head.group(), vocabulary) or text,
        head=head.group().lower(),
        code=_code(words, first, head, vocabulary),
        span=Span(first, last).shift(passage.sentence.span.start),
        bare=determined and not _OF_SOMETHING.search(text),
    )


def _noun_of(head: str, vocabulary: Vocabulary) -> str:
    """Return the noun for a head that is a verb ("invested"), or an empty string."""
    deed, noun = compiled(vocabulary, "indicators.deed")
    return noun(head)[1] if deed.fullmatch(head) else ""


def _code(words: str, first: int, head: re.Match[str], vocabulary: Vocabulary) -> str:
    """Return the code of a phrase, of its first measure noun where it has two ("growth of tax revenue")."""
    pattern, meaning = compiled(vocabulary, "indicators.measure")
    code = meaning(head.group())[1]
    outer = pattern.search(words, first, head.start()) if code in ("level", "cumulative") else None
    return meaning(outer.group())[1] if outer else code


def _leftmost(words: str, start: int, vocabulary: Vocabulary) -> int:
    """Return where the phrase around a measure noun begins, through "growth rate of tax revenue"."""
    pattern, _ = compiled(vocabulary, "indicators.measure")
    verb, _ = compiled(vocabulary, "cues.result")
    at = start
    while True:
        at = _first_token(words, at, verb)
        link = _CHAIN.search(words, max(0, at - 30), at)
        heads = list(pattern.finditer(words, max(0, link.start() - 40), link.start())) if link else []
        if link is None or not heads or heads[-1].end() < link.start() - 1:
            return at
        at = heads[-1].start()


def _first_token(words: str, start: int, verb: re.Pattern[str]) -> int:
    """Return where the phrase begins, at most behind a verb, a stop word or a mark."""
    base = max(0, start - _REACH)
    at = start
    for token in reversed(list(_TOKEN.finditer(words[base:start]))):
        word = token.group().strip()
        governed = verb.fullmatch(word) and words[: base + token.start()].strip()
        if governed or _LEFT_STOP.fullmatch(word) or not _PLAIN_TOKEN.fullmatch(word) or word[0].isdigit():
            break
        at = base + token.start()
    return _behind_verb(words, at, start)


def _behind_verb(words: str, first: int, head: int) -> int:
    """Return where a phrase begins behind the infinitive that governs it ("will reduce carbon emissions")."""
    verb = _TOKEN.match(words, first, head)
    infinitive = _MODAL.search(words[max(0, first - 20) : first]) if verb else None
    return verb.end() if verb and infinitive else first


def _rightmost(passage: Passage, end: int, vocabulary: Vocabulary) -> int:
    """Return where the phrase ends: at a verb, a stop word, a date or a figure."""
    base = passage.sentence.span.start
    cues = find_cues(passage, vocabulary, "cues.target", "cues.result", "indicators.share")
    spans = [*(cue.span for cue in cues), *(date.span for date in passage.dates)]
    word = _RIGHT_STOP.search(passage.words, end)
    stops = [len(passage.words), end + _LONGEST]
    stops += [span.start - base for span in spans if span.start - base >= end] + (
        [word.start()] if word else []
    )
    return max(end, min(stops))


def _without_comparator(raw: str, vocabulary: Vocabulary) -> str:
    """Leave out the "nearly" that belongs to the number behind the phrase."""
    return _comparators(vocabulary).sub("", raw)


@functools.lru_cache(maxsize=8)
def _comparators(vocabulary: Vocabulary) -> re.Pattern[str]:
    sections = ("units.comparator", "units.filler")
    known = alternation(word for section in sections for word, _ in vocabulary.words(section))
    return re.compile(rf"(?:\s(?:of\s)?(?:{known})){{1,6}}\s{{0,6}}\Z", re.IGNORECASE)
