"""Whom or what a number is about: the words that own its phrase, or the subject of its clause."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from jiading_timeline.model import Quantity, Span
from jiading_timeline.text.claims.indicators import Phrase, clean_phrase
from jiading_timeline.text.passage import Cue, Passage, compiled, find_cues, nearest_before
from jiading_timeline.vocabulary import Vocabulary

_OWNER = re.compile(r"((?:\b[\w&-]{1,40}\s){0,4}\b[\w&-]{1,40})['’]s\s\Z")
_WITH = re.compile(r"((?:\b[\w&-]{1,40}\s){1,3})with\s(?:an?\s|its\s|their\s)?\Z")
_CLAUSE = re.compile(
    r"[,;:]\s|\b(?:that|which|who|as(?!\sa\swhole)|[Ww]hile|[Ww]here|[Ww]hereas|[Aa]lthough|[Tt]hough)\s"
    r"|\b(?:said|says|added|noted|announced)\s"
)
_ADVERBS = re.compile(
    r"(?:\s(?:also|now|still|already|then|even|currently|together|has|have|had|alone|as\sa\swhole))+\Z",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[;:]\s")
_NOUN_PHRASE = re.compile(
    r"[A-Z\"“‘]|(?:the|an?|its|their|this|these|those|each|every|all|some|most|it|they)\b"
)
_PRONOUN = re.compile(
    r"(?:that|this|these|those|there|they|it|we|he|she|i|you|which|one|both|all)", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"(?:that|this|these|those|there|they|we|he|she|i|you|which|one|the|an?|its|their)", re.IGNORECASE
)
_OPENS = re.compile(
    r"(?:\A|[,;:]\s)(?:by|in|since|during|for|on|from|at|until|over)?\s?(?:the\s)?\Z", re.IGNORECASE
)
_CLOSES = re.compile(r"\s(?:by|in|since|during|for|on|at|over)\s(?:the\s)?\Z", re.IGNORECASE)
_ENDS_IN_PRONOUN = re.compile(r"\s(it|they|we|he|she)\Z")
_GOAL_NOUN = re.compile(
    r"(?:.*\s)?(?:goal|target|aim|objective|ambition|promise|plan|forecast)s?(?:\s(?:of|for|is|are|was|rose|fell))?",
    re.IGNORECASE,
)
_GOAL = re.compile(r"\b(?:goal|target|aim|objective|plan|forecast)s?\b", re.IGNORECASE)
_TOGETHER = re.compile(r"\s(?:to\s)?(?:\w{1,30}ly\s)?")
_OPENING = re.compile(
    r"(?:meanwhile|furthermore|moreover|also|and|but|so far|at present|now|currently|in addition|recently)\b"
    r",?\s{0,9}",
    re.IGNORECASE,
)
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Subject:
    """The words of a subject with the rule that found them; `text` is empty where they name nothing.

    `words` are those before the verb, `verb` where it stands.
    """

    text: str = ""
    rule: str = ""
    words: str = ""
    verb: Span | None = None

    @property
    def stands_for(self) -> bool:
        """Whether there is no subject, or a pronoun that takes up what was told before."""
        return not self.words or self.of_goal or _PRONOUN.fullmatch(self.words) is not None

    @property
    def of_goal(self) -> bool:
        """Whether the subject is the goal itself ("the target was 300")."""
        return _GOAL.search(self.words) is not None


@dataclass(frozen=True, slots=True)
class Finder:
    """A named way to find a subject."""

    name: str
    find: Callable[[Passage, Quantity, Phrase | None, Vocabulary], Subject | None]


def find_subject(
    passage: Passage, quantity: Quantity, phrase: Phrase | None, vocabulary: Vocabulary
) -> Subject:
    """Return whom or what a number is about, by the first of `SUBJECTS` that answers."""
    found = (finder.find(passage, quantity, phrase, vocabulary) for finder in SUBJECTS)
    return next((subject for subject in found if subject is not None), Subject())


def _owner(
    passage: Passage, quantity: Quantity, phrase: Phrase | None, vocabulary: Vocabulary
) -> Subject | None:
    """Find who owns the phrase ("the town's exports")."""
    verb = _verb(passage, quantity, vocabulary)
    return _beside(_OWNER, "subject.owner", passage, phrase, verb)


def _with(
    passage: Passage, quantity: Quantity, phrase: Phrase | None, vocabulary: Vocabulary
) -> Subject | None:
    """Find what has the phrase ("quarries with exports")."""
    verb = _verb(passage, quantity, vocabulary)
    return _beside(_WITH, "subject.with", passage, phrase, verb)


def _beside(
    pattern: re.Pattern[str], rule: str, passage: Passage, phrase: Phrase | None, verb: Cue | None
) -> Subject | None:
    found = pattern.search(passage.before(phrase.span)) if phrase else None
    if found is None:
        return None
    start = passage.sentence.span.start
    dates = [date.span.end - start for date in (*passage.dates, *passage.periods)]
    first = max((end for end in dates if found.start(1) < end <= found.end(1)), default=found.start(1))
    words = _opened(clean_phrase(passage.words[first : found.end(1)]))
    return Subject(words, rule, words, verb.span if verb else None)


def _clause(
    passage: Passage, quantity: Quantity, phrase: Phrase | None, vocabulary: Vocabulary
) -> Subject | None:
    """Find the words before the verb of the clause, unless they are the phrase itself."""
    verb = _verb(passage, quantity, vocabulary)
    if verb is None or _CLAUSE_END.search(passage.between(verb.span, quantity.span)):
        return None
    clause = _CLAUSE.split(_undated(passage, verb.span))[-1].strip()
    words = _ADVERBS.sub("", _opened(clause))
    pronoun = _ENDS_IN_PRONOUN.search(words)
    words = pronoun[1] if pronoun else words
    itself = phrase is not None and phrase.span.end <= verb.span.start
    text = "" if itself else _named(words, vocabulary)
    of_goal = _GOAL_NOUN.fullmatch(passage.found_words(verb.span)) is not None
    return Subject(text, "subject.clause" if text else "", "" if of_goal else words, verb.span)


SUBJECTS: tuple[Finder, ...] = (
    Finder("subject.owner", _owner),
    Finder("subject.with", _with),
    Finder("subject.clause", _clause),
)


def _named(words: str, vocabulary: Vocabulary) -> str:
    """Return the words before a verb where they are a name, a pronoun that stands for one, or "the ..."."""
    goal, _ = compiled(vocabulary, "cues.target")
    stand_in, _ = compiled(vocabulary, "indicators.stand_in")
    nobody = _NO_NAME.fullmatch(words) or stand_in.fullmatch(words.rpartition(" ")[2])
    if nobody or _GOAL.search(words) or goal.search(words) or not _NOUN_PHRASE.match(words):
        return ""
    return clean_phrase(words) if len(words) <= _LONGEST else ""


def _opened(clause: str) -> str:
    """Return a clause without the word that links it to the one before."""
    opening = _OPENING.match(clause)
    return clause[opening.end() :] if opening else clause


def _undated(passage: Passage, verb: Span) -> str:
    """Return the words before a verb, without the dates around them ("By 2027 the city on Monday")."""
    before = passage.before(verb)
    start = passage.sentence.span.start
    first, last = 0, len(before)
    for date in (*passage.dates, *passage.periods):
        here = before[: max(0, date.span.start - start)]
        if date.span.end > verb.start:
            continue
        if _OPENS.search(here):
            first = max(first, date.span.end - start)
        elif verb.start - date.span.end <= 1 and (link := _CLOSES.search(here)):
            last = min(last, link.start())
    return before[first:last]


def _verb(passage: Passage, quantity: Quantity, vocabulary: Vocabulary) -> Cue | None:
    """Return the first of the verbs that lead to a number ("is expected to employ")."""
    cues = find_cues(passage, vocabulary, "cues.target", "cues.result")
    verb = nearest_before(cues, quantity.span)
    while verb is not None:
        earlier = nearest_before(cues, verb.span)
        if earlier is None or not _TOGETHER.fullmatch(passage.between(earlier.span, verb.span)):
            break
        verb = earlier
    return verb
