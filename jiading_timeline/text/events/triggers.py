"""The words that tell an event: which of them do so in a sentence, and what kind of event it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiading_timeline.model import Happened, Span
from jiading_timeline.text.passage import Cue, Passage, find_cues
from jiading_timeline.vocabulary import Vocabulary

_AUXILIARY = re.compile(
    r"\b(?:was|were|has|have|had|been|be|is|are|jointly|also|recently|just|now|formally|officially|successfully|will|to)"
    r"\s(?:\w{1,30}\s)?\Z"
)
_MODAL = re.compile(r"\b(?:will|to|would|should|shall|can|may|not)\s(?:\w{1,30}\s)?\Z", re.IGNORECASE)
_SUBJECT = re.compile(r"[\w’'\"),]\s\Z")
_NO_SUBJECT = re.compile(r"\b(?:the|a|an|of|and|newly|its|by)\s\Z")
_OBJECT = re.compile(r"\s(?:an?|the|its|on|in|with|\w{1,30}ing|[A-Z\d])")
_AT_A = re.compile(r"\b(?:at|told|addressed)\san?\s(?:[\w-]{1,40}\s){0,3}\Z", re.IGNORECASE)
_MARKED = re.compile(r"\b(?:mark|marked|marking|saw|celebrate|celebrated|and)\s{1,9}(?:the\s{1,9})?\Z")
_TOLD = re.compile(r"\b(?:was|were|is|are|be|been|being|has|have|had|will)\s(?:\w{1,30}\s)?\Z", re.IGNORECASE)
_TO_DATE = re.compile(r"\s(?:(?:for|on|in|to|until|from|at)\s(?:the\s)?)?\Z")
_OPENS = re.compile(r"(?:(?:in|on|at)\s)?", re.IGNORECASE)
_OWN_SUBJECT = ("launch", "opening")
_CLOSE, _SAME_CLAUSE = 12, 60

NAMES = (
    "event.gathering",
    "event.agreement",
    "event.announcement",
    "event.changed",
    "event.scheduled",
    "event.verb",
    "event.nominal",
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event: its type, the rule that took it for one, and whether it took place."""

    span: Span
    type: str
    rule: str
    happened: Happened = "happened"


def find_triggers(passage: Passage, vocabulary: Vocabulary) -> Iterator[Trigger]:
    """Yield the triggers of a sentence, by the rules of `NAMES`."""
    yield from _verbs(passage, vocabulary)
    yield from _gatherings(passage, vocabulary)
    yield from _changed(passage, vocabulary)
    yield from _scheduled(passage, vocabulary)
    yield from _nominal(passage, vocabulary)


def gathering_in(passage: Passage, vocabulary: Vocabulary) -> str:
    """Return the type of the first gathering that a sentence names, or an empty string."""
    return _first_code(passage, vocabulary, "events.gathering")


def _verbs(passage: Passage, vocabulary: Vocabulary) -> Iterator[Trigger]:
    """Yield what is done: a gathering that is held, an agreement that is signed, any other finite verb."""
    gathering = gathering_in(passage, vocabulary)
    agreement = _first_code(passage, vocabulary, "events.agreement")
    for cue in find_cues(passage, vocabulary, "events.trigger", "events.infinitive"):
        if cue.section == "events.infinitive" and not _MODAL.search(passage.before(cue.span)[-40:]):
            continue
        if cue.code == "forum":
            if gathering:
                yield Trigger(cue.span, gathering, "event.gathering")
        elif cue.code == "gathering":
            yield Trigger(cue.span, gathering or "gathering", "event.gathering")
        elif cue.code == "agreement":
            if agreement:
                yield Trigger(cue.span, agreement, "event.agreement")
        elif cue.code == "announcement":
            if _has_date_beside(passage, cue):
                yield Trigger(cue.span, cue.code, "event.announcement")
        elif _is_finite(passage, cue) and not _counts(passage, cue):
            yield Trigger(cue.span, cue.code, "event.verb")


def _gatherings(passage: Passage, vocabulary: Vocabulary) -> Iterator[Trigger]:
    """Yield a gathering that something was said at ("at a press conference on Tuesday")."""
    dated = any(date.type == "DATE" for date in passage.dates)
    for cue in find_cues(passage, vocabulary, "events.gathering"):
        if dated and _AT_A.search(passage.before(cue.span)[-60:]):
            yield Trigger(cue.span, cue.code, "event.gathering")


def _changed(passage: Passage, vocabulary: Vocabulary) -> Iterator[Trigger]:
    """Yield what was called off or put off."""
    for cue in find_cues(passage, vocabulary, "events.changed"):
        number = any(0 <= other.span.start - cue.span.end <= 1 for other in passage.quantities)
        if _TOLD.search(passage.before(cue.span)[-40:]) and not number:
            happened: Happened = "cancelled" if cue.code == "cancelled" else "postponed"
            yield Trigger(cue.span, gathering_in(passage, vocabulary) or "change", "event.changed", happened)


def _scheduled(passage: Passage, vocabulary: Vocabulary) -> Iterator[Trigger]:
    """Yield what has a day fixed for it ("is due in May"), unless the sentence goes on to change it."""
    changed = [trigger.span.start for trigger in _changed(passage, vocabulary)]
    for cue in find_cues(passage, vocabulary, "events.scheduled"):
        if any(cue.span.end <= start for start in changed):
            continue
        told = _TOLD.search(passage.before(cue.span)[-40:])
        if told and not _counts(passage, cue) and _has_date_behind(passage, cue):
            kind = gathering_in(passage, vocabulary) or "schedule"
            yield Trigger(cue.span, kind, "event.scheduled", "planned")


def _nominal(passage: Passage, vocabulary: Vocabulary) -> Iterator[Trigger]:
    """Yield what a noun tells ("marking the opening of")."""
    for cue in find_cues(passage, vocabulary, "events.nominal"):
        if _MARKED.search(passage.before(cue.span)[-20:]):
            yield Trigger(cue.span, cue.code, "event.nominal")


def _has_date_behind(passage: Passage, cue: Cue) -> bool:
    dates = [date for date in passage.stated if date.span.start >= cue.span.end]
    return any(
        date.type in ("DATE", "TIME") and _TO_DATE.match(passage.between(cue.span, date.span))
        for date in dates
    )


def _has_date_beside(passage: Passage, cue: Cue) -> bool:
    """Tell whether a date stands right behind a word, or opens its sentence."""
    opening = any(
        _OPENS.fullmatch(passage.before(date.span)) for date in passage.dates if date.type == "DATE"
    )
    return opening or _has_date_behind(passage, cue)


def _first_code(passage: Passage, vocabulary: Vocabulary, section: str) -> str:
    cues = find_cues(passage, vocabulary, section)
    return cues[0].code if cues else ""


def _is_finite(passage: Passage, cue: Cue) -> bool:
    """Tell a verb that says what happened from a participle ("a centre built for tests") and from a noun."""
    before = passage.before(cue.span)[-40:]
    dated = any(0 <= date.span.start - cue.span.end <= 1 for date in passage.dates)
    if " " in passage.found_words(cue.span) or dated or _AUXILIARY.search(before):
        return True
    has_subject = _SUBJECT.search(before) is not None and _NO_SUBJECT.search(before) is None
    return has_subject and _OBJECT.match(passage.after(cue.span)) is not None


def _counts(passage: Passage, cue: Cue) -> bool:
    """Tell a report of how many were built or finished from an event of its own."""
    counts = [quantity.span for quantity in passage.quantities if quantity.kind == "count"]
    behind = [span for span in counts if span.start >= cue.span.end]
    ahead = [span for span in counts if span.end <= cue.span.start and cue.code not in _OWN_SUBJECT]
    return bool(
        (behind and len(passage.between(cue.span, behind[0]).replace(" a total of", "")) < _CLOSE)
        or (ahead and len(passage.between(ahead[-1], cue.span)) < _SAME_CLAUSE)
    )
