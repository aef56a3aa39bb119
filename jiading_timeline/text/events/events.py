"""Dated events: a trigger word, its date, who took part and where."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jiading_timeline.model import Article, Date, Event, Happened, Period, Span
from jiading_timeline.text.areas import find_area
from jiading_timeline.text.context import Context, Occasion, refers_to_occasion
from jiading_timeline.text.events.triggers import Trigger, find_triggers
from jiading_timeline.text.names import Name, find_names, is_person
from jiading_timeline.text.passage import Cue, Passage, find_cues
from jiading_timeline.vocabulary import Vocabulary

_LATELY = re.compile(r"\b(?:just|recently|newly)\s(?:been\s)?\Z", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|also|been)\s(?:\w{1,30}\s)?\Z")
_CLAUSE = re.compile(r"[;:]\s|,\s(?:and|while|with)\s")
_OTHER_CLAUSE = re.compile(r"[;]|,\s(?:and|while)\s")
_ONLY_WHERE = re.compile(r"\b(?:in|at|near)\s(?:the\s)?\Z")
_OPENING = re.compile(
    r"(?:meanwhile|furthermore|moreover|in addition|so far|at the same time),?\s{1,9}", re.I
)
_NOUN_END = re.compile(r"[,.;]|\sand\s(?:the\s)?\w{1,30}\sof\s")
_CAPITAL = re.compile(r"\s[A-Z]")
_LONG_NAME = re.compile(r"[A-Z]\w{3,}")
_AGREED = re.compile(r"\s(?:an?|the)\s(?:[\w-]{1,30}\s){0,6}?with\s[A-Z]")
_SIGNER = re.compile(r"[A-Z][\w’'-]*\s(?:also\s|has\s|have\s|jointly\s)?\Z")
_LONGEST_TITLE, _REACH = 140, 20
_AT_OCCASION = ("agreement", "launch", "opening", "founding", "ceremony")


@dataclass(frozen=True, slots=True)
class Scene:
    """A trigger in its sentence, with what the article has told so far."""

    trigger: Trigger
    passage: Passage
    context: Context
    published: dt.date | None
    vocabulary: Vocabulary

    @property
    def before(self) -> str:
        """The sentence's words before the trigger."""
        return self.passage.before(self.trigger.span)


def find_events(
    article: Article, passages: Sequence[Passage], context: Context, vocabulary: Vocabulary
) -> tuple[list[Event], Context]:
    """Return the events of an article in order, and its context with the gathering that it reports.

    A sentence without a date takes the gathering's date when it says so ("at the forum"), or when it tells of
    an agreement, a launch or an opening after it.
    """
    events: list[Event] = []
    for passage in (passage for passage in passages if passage.sentence.body):
        for trigger in find_triggers(passage, vocabulary):
            event = _event(Scene(trigger, passage, context, article.published, vocabulary))
            if event is not None:
                events.append(event)
                context = _with_gathering(context, event, passages, vocabulary)
    return [_with_people(event, context.occasion) for event in _without_repeats(events)], context


def _event(scene: Scene) -> Event | None:
    trigger, passage = scene.trigger, scene.passage
    happened = _happened(scene)
    date = _date(scene, happened) or _inherited(scene, happened)
    if date is None and not _LATELY.search(scene.before[-40:]) and not _is_deed(scene):
        return None
    period = date.period if date else None
    if happened == "happened" and _is_ahead(period, scene.published):
        happened = "planned"
    span = _span(scene)
    return Event(
        sentence=passage.sentence,
        span=span,
        type=trigger.type,
        trigger=trigger.span,
        title=_title(passage.found_words(span)),
        date=date,
        period=period,
        happened=happened,
        participants=_participants(scene),
        place=_place(scene),
        rule=trigger.rule,
    )


def _is_deed(scene: Scene) -> bool:
    """Tell a signature that is an event without a date ("Mayor Lund signed a deal with Bergen Ferries")."""
    signed = scene.trigger.rule == "event.agreement" and scene.trigger.happened == "happened"
    object_ = _AGREED.match(scene.passage.after(scene.trigger.span)) if signed else None
    told = object_ is not None and _happened(scene) == "happened"
    return told and _SIGNER.search(scene.before[-60:]) is not None


def _is_deadline(date: Date, published: dt.date | None) -> bool:
    """Tell the date by which something else is due ("laid out on May 3 a plan to ... by 2030")."""
    return date.mod in ("BEFORE", "ON_OR_BEFORE") or _is_ahead(date.period, published)


def _is_ahead(period: Period | None, published: dt.date | None) -> bool:
    return bool(period and period.start_date and published and period.start_date > published)


def _happened(scene: Scene) -> Happened:
    """Return what the trigger says, or that it is planned: where its clause has a word of plan before it.

    A word of plan before a verb of speech belongs to what was said ("Rents will rise, he said at a meeting").
    """
    if scene.trigger.happened != "happened":
        return scene.trigger.happened
    clause = _CLAUSE.split(scene.before)[-1]
    start = scene.trigger.span.start - len(clause)
    cues = find_cues(scene.passage, scene.vocabulary, "events.planned", "cues.result", "cues.speech")
    ahead = [
        cue
        for cue in cues
        if start < cue.span.end <= scene.trigger.span.start and cue.section != "cues.result"
    ]
    return "planned" if ahead and ahead[-1].section == "events.planned" else "happened"


def _date(scene: Scene, happened: Happened) -> Date | None:
    """Return the date of a trigger: the nearest in its clause, behind it before ahead of it.

    A date that stands behind another verb belongs to that one ("began in April and has been completed").
    """
    trigger, passage = scene.trigger, scene.passage
    dates = [date for date in passage.stated if _is_usable(date, happened) and not _is_in_name(date, passage)]
    behind = next((date for date in dates if date.span.start >= trigger.span.start), None)
    ahead = [date for date in dates if date.span.end <= trigger.span.start]
    if behind and ahead and happened == "happened" and _is_deadline(behind, scene.published):
        behind = None
    if behind and not _OTHER_CLAUSE.search(passage.between(trigger.span, behind.span)):
        return behind
    if not ahead or (trigger.rule == "event.verb" and _is_taken(ahead[-1], scene)):
        return None
    return ahead[-1]


def _is_usable(date: Date, happened: Happened) -> bool:
    if date.value == "PAST_REF":
        return happened == "happened"
    if date.type not in ("DATE", "TIME") or date.value in ("PRESENT_REF", "FUTURE_REF"):
        return False
    return date.period is not None or date.value.startswith("XXXX")


def _is_in_name(date: Date, passage: Passage) -> bool:
    """Tell the year in a name ("the 2022 Precision Summit")."""
    return date.granularity == "year" and _CAPITAL.match(passage.after(date.span)) is not None


def _is_taken(date: Date, scene: Scene) -> bool:
    others = _verbs(scene)
    earlier = any(cue.span.end <= date.span.start for cue in others)
    return earlier and " and " in scene.passage.between(date.span, scene.trigger.span)


def _verbs(scene: Scene) -> list[Cue]:
    return find_cues(scene.passage, scene.vocabulary, "events.trigger")


def _inherited(scene: Scene, happened: Happened) -> Date | None:
    """Return the date of the article's gathering for what happened there."""
    trigger, occasion = scene.trigger, scene.context.occasion
    if occasion is None or happened != "happened":
        return None
    there = (
        trigger.rule in ("event.gathering", "event.nominal")
        or refers_to_occasion(scene.passage, scene.vocabulary)
        or (trigger.type in _AT_OCCASION and _PASSIVE.search(scene.before[-40:]) is not None)
    )
    return replace(occasion.date, anchor="context", rule="event.inherited") if there else None


def _place(scene: Scene) -> str:
    occasion = scene.context.occasion
    named = find_area(scene.passage.words, scene.vocabulary)
    return named or (occasion.place if occasion else "") or scene.context.area_of(scene.passage.sentence)


def _participants(scene: Scene) -> tuple[str, ...]:
    trigger, passage = scene.trigger, scene.passage
    named = find_names(passage.words, scene.vocabulary, passage.sentence.span.start)
    names = [name for name in named if _takes_part(name, scene)]
    if trigger.rule == "event.gathering":
        names = [name for name in names if name.kind == "person"]
    elif trigger.rule == "event.nominal":
        names = [name for name in names if name.span.start >= trigger.span.end][:1]
    elif not names:
        topic = scene.context.leading_name(passage.sentence.span.start)
        return (topic,) if topic else ()
    return tuple(dict.fromkeys(name.text for name in names))


def _takes_part(name: Name, scene: Scene) -> bool:
    """Leave out days and months, the place that only says where, and a plain word that opens its sentence."""
    passage = scene.passage
    opens = name.span.start == passage.sentence.span.start and " " not in name.text and name.kind == "other"
    if opens and not find_area(name.text, scene.vocabulary):
        return False
    dated = any(date.span.overlaps(name.span) for date in (*passage.dates, *passage.periods))
    only_where = name.kind == "place" and _ONLY_WHERE.search(passage.before(name.span)[-10:]) is not None
    return not dated and not only_where


def _with_gathering(
    context: Context, event: Event, passages: Sequence[Passage], vocabulary: Vocabulary
) -> Context:
    """Return the context with the first gathering of a stated day as its occasion."""
    dated = event.date is not None and event.date.granularity == "day"
    if context.occasion is not None or event.rule != "event.gathering" or event.date is None or not dated:
        return context
    people = _people(passages, vocabulary)
    return replace(context, occasion=Occasion(event.date, event.span, event.place, people))


def _people(passages: Sequence[Passage], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return who attended or spoke, in order: the people named with their office or a verb of speech."""
    names = [
        name.text
        for passage in passages
        if passage.sentence.body
        for name in find_names(passage.words, vocabulary)
        if is_person(passage.words, name.span, vocabulary)
    ]
    return tuple(dict.fromkeys(names))


def _with_people(event: Event, occasion: Occasion | None) -> Event:
    if occasion is None or event.rule != "event.gathering" or event.participants:
        return event
    return replace(event, participants=occasion.people) if event.period == occasion.date.period else event


def _span(scene: Scene) -> Span:
    """Return where the event is told: its sentence, or the phrase of a noun such as "opening of"."""
    if scene.trigger.rule != "event.nominal":
        return scene.passage.sentence.span
    start = scene.trigger.span.start
    phrase = _NOUN_END.split(scene.passage.words[len(scene.before) :], maxsplit=1)[0]
    return Span(start, start + len(phrase.rstrip()))


def _title(told: str) -> str:
    """Return the words that tell the event, cut at a word where they are long."""
    words = _OPENING.sub("", " ".join(told.split()), count=1).rstrip(".")
    if len(words) > _LONGEST_TITLE:
        words = words[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;") + " …"
    return words[:1].upper() + words[1:]


def _without_repeats(events: Sequence[Event]) -> Iterator[Event]:
    """Yield the events but a gathering told again with a wider date ("last month", then the day)."""
    for i, event in enumerate(events):
        near = events[max(0, i - _REACH) : i + _REACH]
        if not any(other is not event and _is_finer(other, event) for other in near):
            yield event


def _is_finer(finer: Event, event: Event) -> bool:
    if finer.type != event.type or finer.rule != "event.gathering" or finer.period == event.period:
        return False
    shared = _capitals(finer.title) & _capitals(event.title)
    return len(shared) >= 0.5 * len(_capitals(event.title)) and _lies_in(finer.period, event.period)


def _lies_in(inner: Period | None, outer: Period | None) -> bool:
    if not (inner and outer and inner.start_date and inner.end_date and outer.start_date and outer.end_date):
        return False
    return outer.start_date <= inner.start_date and inner.end_date <= outer.end_date


def _capitals(title: str) -> frozenset[str]:
    return frozenset(_LONG_NAME.findall(title))
