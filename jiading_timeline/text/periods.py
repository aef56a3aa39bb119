"""When a number holds: the period of a result, the deadline of a target.

A date in the number's own sentence comes first: one right behind it, else the nearest before it, else the
nearest after. A target without one shares the deadline of the sentence just before in its paragraph, else it
has none. A result takes the date of the article's occasion, or of the sentence just before in its paragraph,
or holds as of the publication date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from jiading_timeline.model import Date, Period
from jiading_timeline.text.context import Context, refers_to_occasion
from jiading_timeline.text.passage import Passage, compiled, find_cues
from jiading_timeline.text.roles import Decided
from jiading_timeline.vocabulary import Vocabulary

NAMES = ("said", "occasion", "carried", "as_of")

_ATTACHED = re.compile(
    r"(?:\s?\([^)]{0,60}\))?,?(?:\s(?:yuan|dollars|in|by|for|from|during|at|within|over|on|before|to|the|of|end|each|every|a|year|"
    r"year-on-year)){0,5}\s\Z"
)
_SINCE = re.compile(r"\bsince\s(?:the\s(?:start|beginning)\sof\s)?\Z", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:than|compared\s(?:with|to)|(?:percent|points|times)\s(?:from|on|over)|against)\s(?:in\s|that\sof\s|the\s)?\Z",
    re.IGNORECASE,
)
_COMPARING = re.compile(r"more\sthan\sa\s", re.IGNORECASE)
_POINTING = re.compile(r"(?:they|their|these|together)\s", re.IGNORECASE)
_VAGUE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


@dataclass(frozen=True, slots=True)
class When:
    """A period with its TIMEX3 modifier and how it was found: one of `NAMES`, or empty."""

    period: Period | None = None
    mod: str = ""
    found: str = ""


def find_when(
    item: Decided, context: Context, published: dt.date | None, previous: When, vocabulary: Vocabulary
) -> When:
    """Return when a number holds; `previous` is the answer for the number before it in its paragraph."""
    said = _said(item, published)
    if said is not None:
        return When(_bounded(said, item, published), said.mod, "said")
    if item.decision.role == "target":
        shared = _shares(item, previous, vocabulary)
        return When(previous.period, previous.mod, "carried") if shared else When()
    if context.occasion and _at_occasion(item, context, previous, vocabulary):
        return When(context.occasion.date.period, "", "occasion")
    if previous.period and item.decision.modality == "reported" and previous.found in ("said", "carried"):
        return When(previous.period, previous.mod, "carried")
    return When(as_of(published), "", "as_of") if published else When()


def as_of(date: dt.date) -> Period:
    """Return the period of a standing figure: open at its start, ending on a day."""
    return Period(f"../{date.isoformat()}", None, date)


def same_paragraph(passages: Sequence[Passage], i: int, text: str) -> bool:
    """Tell whether a sentence stands in the same paragraph as the one before it."""
    if i == 0:
        return False
    between = text[passages[i - 1].sentence.span.end : passages[i].sentence.span.start]
    return between.count("\n") < 2


def _shares(item: Decided, previous: When, vocabulary: Vocabulary) -> bool:
    """Tell whether a target shares the stated deadline before it: not where it waits for a condition."""
    dated = previous.found in ("said", "carried") and previous.mod == "ON_OR_BEFORE"
    return dated and not find_cues(item.passage, vocabulary, "cues.condition")


def _said(item: Decided, published: dt.date | None) -> Date | None:
    """Return the date of its sentence that belongs to a number."""
    span, passage = item.quantity.span, item.passage
    candidates = _candidates(item, published)
    behind = [date for date in candidates if date.span.start >= span.end]
    if behind and _ATTACHED.match(passage.between(span, behind[0].span)):
        return behind[0]
    before = [date for date in candidates if date.span.end <= span.start]
    return next(iter((*before[-1:], *behind)), None)


def _candidates(item: Decided, published: dt.date | None) -> list[Date]:
    passage = item.passage
    whole = [period.span for period in passage.periods]
    single = [date for date in passage.dates if not any(span.contains(date.span) for span in whole)]
    stated = sorted((*passage.periods, *single), key=lambda date: date.span)
    return [date for date in stated if _fits(date, item, published) and not _compares(date, passage)]


def _compares(date: Date, passage: Passage) -> bool:
    """Tell the year that a number is measured against ("up 5 percent from a year earlier")."""
    compared = _COMPARED.search(passage.before(date.span)[-40:])
    return compared is not None or _COMPARING.match(passage.found_words(date.span)) is not None


def _fits(date: Date, item: Decided, published: dt.date | None) -> bool:
    """Tell whether a date may be meant: a deadline is ahead of the publication, a result not behind it."""
    if date.period is None or date.value in _VAGUE:
        return False
    if published is None:
        return True
    if item.decision.role == "target":
        return date.period.end_date is None or date.period.end_date >= published
    return date.period.start_date is None or date.period.start_date <= published


def _bounded(date: Date, item: Decided, published: dt.date | None) -> Period | None:
    """Return a date's period as the sentence bounds it.

    A target "before 2030" is due the day before; a result "since 2021", or of a year not over yet, ends with
    the publication.
    """
    period = date.period
    if period is None or period.start_date is None or period.end_date is None:
        return period
    if item.decision.role == "target":
        due = period.start_date - dt.timedelta(days=1) if period.start_date > dt.date.min else None
        return Period(f"../{due.isoformat()}", None, due) if due and date.mod == "BEFORE" else period
    since = _SINCE.search(item.passage.before(date.span)[-40:]) is not None
    if published and period.start_date <= published and (since or period.end_date > published):
        edtf = f"{period.start_date.isoformat()}/{published.isoformat()}"
        return Period(edtf, period.start_date, published)
    return period


def _at_occasion(item: Decided, context: Context, previous: When, vocabulary: Vocabulary) -> bool:
    """Tell whether a result happened at the article's occasion.

    It does where the sentence says so, where something was signed or launched, and where it goes on from
    there.
    """
    passage = item.passage
    if context.occasion is None or passage.sentence.span.end < context.occasion.span.start:
        return False
    goes_on = previous.found == "occasion"
    if item.decision.modality != "reported":
        return goes_on and _POINTING.match(passage.words) is not None
    trigger, _ = compiled(vocabulary, "events.trigger")
    told = not passage.dates and trigger.search(passage.words) is not None
    done = trigger.search(item.decision.cue) is not None
    return refers_to_occasion(passage, vocabulary) or told or goes_on or done
