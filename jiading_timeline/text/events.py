"""Dated events: a trigger word, its date, who took part and where."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jiading_timeline.model import Article, Date, Event, Happened, Period, Span
from jiading_timeline.text.context import Context, Occasion, refers_to_occasion
from jiading_timeline.text.indicators import find_area
from jiading_timeline.text.names import Name, find_names, is_person
from jiading_timeline.text.passage import Cue, Passage, compiled, find_cues
from jiading_timeline.vocabulary import Vocabulary

_FINITE = re.compile(r"\b(?:was|were|has|have|had|been|be|is|are|jointly|also|recently|just|now|formally|officially|successfully|will|to)\s(?:\w+\s)?\Z")
_VAGUE = ("PAST_REF",)
_AT = re.compile(r"\bat\san?\s(?:[\w-]+\s){0,3}\Z", re.IGNORECASE)
_LATELY = re.compile(r"\b(?:just|recently|newly)\s(?:been\s)?\Z", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:]\s|,\s(?:and|while|with)\s")
_OPENING = re.compile(r"(?:meanwhile|furthermore|moreover|in addition|so far|at the same time),?\s+", re.IGNORECASE)
_LONGEST_TITLE = 140
_INHERITS = ("agreement", "launch", "opening", "founding", "ceremony")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event, with the event's type and the rule that took it for one."""

    span: Span
    type: str
    rule: str


def find_events(
    article: Article, passages: Sequence[Passage], context: Context, vocabulary: Vocabulary
) -> tuple[list[Event], Occasion | None]:
    """Return the events of an article in order, and the gathering that later sentences refer to.

    A sentence without a date takes the gathering's date when it says so ("at the forum"), or when it tells of an
    agreement, a launch or an opening after it.
    """
    events: list[Event] = []
    occasion: Occasion | None = None
    for passage in passages:
        if not passage.sentence.body:
            continue
        for trigger in _triggers(passage, vocabulary):
            event = _event(article, passage, trigger, context, occasion, vocabulary)
            if event is None:
                continue
            events.append(event)
            if occasion is None and trigger.rule == "event.gathering" and event.date and event.date.granularity == "day":
                occasion = Occasion(event.date, event.span, event.place, ())
    events = list(_without_repeats(events))
    if occasion is not None:
        occasion = replace(occasion, people=_people(passages, vocabulary))
        events = [_with_people(event, occasion) for event in events]
    return events, occasion


def _triggers(passage: Passage, vocabulary: Vocabulary) -> Iterator[Trigger]:
    """Yield the triggers of a sentence: gatherings, agreements, finite verbs, and openings named by a noun."""
    gathering = _type_in(passage, vocabulary, "events.gathering")
    agreement = _type_in(passage, vocabulary, "events.agreement")
    for cue in find_cues(passage, vocabulary, "events.trigger"):
        if cue.code == "forum":
            if gathering:
                yield Trigger(cue.span, gathering, "event.gathering")
        elif cue.code == "agreement":
            if agreement:
                yield Trigger(cue.span, "agreement", "event.agreement")
        elif _is_finite(passage, cue) and not _counts(passage, cue):
            yield Trigger(cue.span, cue.code, "event.verb")
    for cue in find_cues(passage, vocabulary, "events.gathering"):
        if _AT.search(passage.before(cue.span)[-60:]) and any(date.type == "DATE" for date in passage.dates):
            yield Trigger(cue.span, cue.code, "event.gathering")
    for cue in find_cues(passage, vocabulary, "events.nominal"):
        if re.search(r"\b(?:mark|marked|marking|saw|celebrate|celebrated|and)\s(?:the\s)?\Z", passage.before(cue.span)):
            yield Trigger(cue.span, cue.code, "event.nominal")


def _type_in(passage: Passage, vocabulary: Vocabulary, section: str) -> str:
    cues = find_cues(passage, vocabulary, section)
    return cues[0].code if cues else ""


def _is_finite(passage: Passage, cue: Cue) -> bool:
    """Tell a verb that says what happened from a participle ("a centre built for tests") and from a noun."""
    before = passage.before(cue.span)
    dated = any(0 <= date.span.start - cue.span.end <= 1 for date in passage.dates)
    if " " in passage.found_words(cue.span) or dated or _FINITE.search(before[-40:]):
        return True
    behind = passage.after(cue.span)
    named = re.search(r"[\w’'\"),]\s\Z", before) is not None and not re.search(r"\b(?:the|a|an|of|and|newly|its|by)\s\Z", before)
    return named and cue.span.start > passage.sentence.span.start and re.match(r"\s(?:an?|the|its|on|in|with|\w+ing|[A-Z\d])", behind) is not None


def _counts(passage: Passage, cue: Cue) -> bool:
    """Tell a report of how many were built or finished from an event of its own."""
    if cue.code in ("launch", "opening"):
        return False
    behind = [quantity for quantity in passage.quantities if quantity.span.start >= cue.span.end and quantity.kind == "count"]
    ahead = [quantity for quantity in passage.quantities if quantity.span.end <= cue.span.start and quantity.kind == "count"]
    return bool(behind and len(passage.between(cue.span, behind[0].span)) < 12) or bool(ahead and len(passage.between(ahead[-1].span, cue.span)) < 60)


def _event(
    article: Article, passage: Passage, trigger: Trigger, context: Context, occasion: Occasion | None, vocabulary: Vocabulary
) -> Event | None:
    happened = _happened(passage, trigger, vocabulary)
    date = _date(passage, trigger, happened, vocabulary)
    if date is None and occasion is not None and happened == "happened" and _inherits(passage, trigger, vocabulary):
        date = replace(occasion.date, anchor="context", rule="event.inherited")
    if date is None and not _LATELY.search(passage.before(trigger.span)):
        return None
    if date and date.period and article.published and (date.period.start_date or dt.date.min) > article.published and happened == "happened":
        happened = "planned"
    names = _participants(passage, trigger, context, vocabulary)
    place = find_area(passage.words, vocabulary) or (occasion.place if occasion else "") or context.area
    title = _title(passage, trigger)
    return Event(
        passage.sentence, _span(passage, trigger, title), trigger.type, trigger.span, title, date, date.period if date else None, happened, names, place, trigger.rule
    )


def _inherits(passage: Passage, trigger: Trigger, vocabulary: Vocabulary) -> bool:
    if trigger.rule == "event.gathering":
        return True
    return trigger.rule == "event.nominal" or refers_to_occasion(passage, vocabulary) or trigger.type in _INHERITS and _passive(passage, trigger)


def _passive(passage: Passage, trigger: Trigger) -> bool:
    return re.search(r"\b(?:was|were|also|been)\s(?:\w+\s)?\Z", passage.before(trigger.span)) is not None


def _happened(passage: Passage, trigger: Trigger, vocabulary: Vocabulary) -> Happened:
    clause = _CLAUSE.split(passage.before(trigger.span))[-1]
    local = Span(trigger.span.start - len(clause), trigger.span.start)
    cues = [cue for cue in find_cues(passage, vocabulary, "events.planned") if cue.span.end > local.start]
    for code in ("cancelled", "postponed"):
        if any(cue.code == code for cue in cues):
            return "cancelled" if code == "cancelled" else "postponed"
    planned = [cue for cue in cues if cue.code == "planned" and cue.span.end <= trigger.span.start]
    return "planned" if planned else "happened"


def _date(passage: Passage, trigger: Trigger, happened: Happened, vocabulary: Vocabulary) -> Date | None:
    """Return the date of a trigger: the nearest in its clause, behind it before ahead of it.

    A date that stands behind another verb belongs to that one ("began in April and has been completed").
    """
    dated = [date for date in (*passage.periods, *passage.dates) if _is_usable(date, happened) and not _names(date, passage)]
    behind = sorted((date for date in dated if date.span.start >= trigger.span.start), key=lambda date: date.span)
    if behind and not re.search(r"[;]|,\s(?:and|while)\s", passage.between(trigger.span, behind[0].span)):
        return behind[0]
    ahead = sorted((date for date in dated if date.span.end <= trigger.span.start), key=lambda date: date.span)
    if not ahead or (trigger.rule == "event.verb" and _is_taken(ahead[-1], passage, trigger, vocabulary)):
        return None
    return ahead[-1]


def _is_taken(date: Date, passage: Passage, trigger: Trigger, vocabulary: Vocabulary) -> bool:
    others = [cue for cue in find_cues(passage, vocabulary, "events.trigger") if cue.span.end <= date.span.start]
    return bool(others) and " and " in passage.between(date.span, trigger.span)


def _is_usable(date: Date, happened: Happened) -> bool:
    if date.value in _VAGUE:
        return happened == "happened"
    if date.type not in ("DATE", "TIME") or date.value in ("PRESENT_REF", "FUTURE_REF"):
        return False
    return date.period is not None or date.value.startswith("XXXX")


def _names(date: Date, passage: Passage) -> bool:
    """Tell the year in a name ("the 2022 Precision Summit")."""
    return date.granularity == "year" and re.match(r"\s[A-Z]", passage.after(date.span)) is not None


def _participants(passage: Passage, trigger: Trigger, context: Context, vocabulary: Vocabulary) -> tuple[str, ...]:
    names = [name for name in find_names(passage.words, vocabulary, passage.sentence.span.start) if _takes_part(name, passage)]
    if trigger.rule == "event.gathering":
        names = [name for name in names if name.kind == "person"]
    elif trigger.rule == "event.nominal":
        names = [name for name in names if name.span.start >= trigger.span.end][:1]
    elif not names:
        topic = context.topic_before(passage.sentence.span.start)
        return (topic,) if topic else ()
    return tuple(dict.fromkeys(name.text for name in names))


def _takes_part(name: Name, passage: Passage) -> bool:
    """Leave out names of days and months, and the place that only says where."""
    dated = any(date.span.overlaps(name.span) for date in (*passage.dates, *passage.periods))
    only_where = name.kind == "place" and re.search(r"\b(?:in|at|near)\s(?:the\s)?\Z", passage.before(name.span)) is not None
    return not dated and not only_where


def _people(passages: Sequence[Passage], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return who attended or spoke, in order: the people named with their office or a verb of speech."""
    names = [
        name
        for passage in passages
        if passage.sentence.body
        for name in find_names(passage.words, vocabulary, passage.sentence.span.start)
        if is_person(passage.words, name.span.shift(-passage.sentence.span.start), vocabulary)
    ]
    return tuple(dict.fromkeys(name.text for name in names))


def _with_people(event: Event, occasion: Occasion) -> Event:
    if event.rule == "event.gathering" and event.period == occasion.date.period and not event.participants:
        return replace(event, participants=occasion.people)
    return event


def _title(passage: Passage, trigger: Trigger) -> str:
    """Return the clause that tells the event, in its own words, cut at a word where it is long."""
    words = _OPENING.sub("", " ".join(passage.words.split()), count=1).rstrip(".")
    if trigger.rule == "event.nominal":
        start = trigger.span.start - passage.sentence.span.start
        words = re.split(r"[,.;]|\sand\s(?:the\s)?\w+\sof\s", passage.words[start:], maxsplit=1)[0]
        words = " ".join(words.split())
    if len(words) > _LONGEST_TITLE:
        words = words[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;") + " …"
    return words[:1].upper() + words[1:]


def _span(passage: Passage, trigger: Trigger, title: str) -> Span:
    return passage.sentence.span if trigger.rule != "event.nominal" else Span(trigger.span.start, trigger.span.start + len(title))


def _without_repeats(events: Sequence[Event]) -> Iterator[Event]:
    """Yield the events but a gathering told again with a wider date ("last month", then the day)."""
    for event in events:
        if not any(other is not event and _is_finer(other, event) for other in events):
            yield event


def _is_finer(finer: Event, event: Event) -> bool:
    if finer.type != event.type or finer.rule != "event.gathering" or finer.period == event.period:
        return False
    same = len(_content(finer.title) & _content(event.title)) >= 0.5 * len(_content(event.title))
    return same and _inside(finer.period, event.period)


def _inside(inner: Period | None, outer: Period | None) -> bool:
    if inner is None or outer is None or None in (inner.start_date, inner.end_date, outer.start_date, outer.end_date):
        return False
    return outer.start_date <= inner.start_date and inner.end_date <= outer.end_date  # type: ignore[operator]


def _content(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"[A-Z]\w{3,}", title))
