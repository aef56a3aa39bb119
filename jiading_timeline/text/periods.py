"""When a number holds: the period of a result, the deadline of a target."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from jiading_timeline.model import Date, Period, Quantity
from jiading_timeline.text.context import Context, refers_to_occasion
from jiading_timeline.text.passage import Passage, compiled, find_cues
from jiading_timeline.text.roles import Decision
from jiading_timeline.vocabulary import Vocabulary

_ATTACHED = re.compile(
    r"(?:\s?\([^)]{0,60}\))?,?(?:\s(?:yuan|dollars|in|by|for|from|during|at|within|over|on|before|to|the|of|end|each|every|a|year|year-on-year)){0,5}\s\Z"
)

_SINCE = re.compile(r"\bsince\s(?:the\s(?:start|beginning)\sof\s)?\Z", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:than|compared\s(?:with|to)|(?:percent|points|times)\s(?:from|on|over)|against)\s(?:in\s|that\sof\s|the\s)*\Z", re.IGNORECASE)
_POINTING = re.compile(r"(?:they|their|these|together)\s", re.IGNORECASE)
_COMPARING = re.compile(r"more\sthan\sa\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """A period with its TIMEX3 modifier and how it was found: ``said``, ``occasion``, ``carried``, ``as_of`` or empty."""

    period: Period | None = None
    mod: str = ""
    found: str = ""


def find_when(
    quantity: Quantity,
    decision: Decision,
    passage: Passage,
    context: Context,
    published: dt.date | None,
    previous: When,
    vocabulary: Vocabulary,
) -> When:
    """Return when a number holds.

    A date in its own sentence comes first: one right behind it, else the nearest before it, else the nearest after.
    A target without one shares the deadline of the sentence just before in its paragraph ("By 2025, ..."), else it
    has none. A result takes the date of the article's occasion, or of the sentence
    just before in the same paragraph, or holds as of the publication date.
    """
    said = _said(quantity, decision, passage, published)
    if said is not None:
        return When(_bounded(said, decision, passage, published), said.mod, "said")
    if decision.role == "target":
        shared = previous.found == "said" and previous.mod == "ON_OR_BEFORE" and not find_cues(passage, vocabulary, "cues.condition")
        return When(previous.period, previous.mod, "carried") if shared else When()
    if _at_occasion(decision, passage, context, previous, vocabulary) and context.occasion:
        return When(context.occasion.date.period, "", "occasion")
    if previous.period and decision.modality == "reported" and previous.found in ("said", "carried"):
        return When(previous.period, previous.mod, "carried")
    return When(as_of(published), "", "as_of") if published else When()


def as_of(date: dt.date) -> Period:
    """Return the period of a standing figure: open at its start, ending on a day."""
    return Period(f"../{date.isoformat()}", None, date)


def _bounded(date: Date, decision: Decision, passage: Passage, published: dt.date | None) -> Period | None:
    """Return a date's period as the sentence bounds it.

    A target "before 2030" is due the day before; a result "since 2021", or of a year not over yet, ends with the
    publication.
    """
    period = date.period
    if period is None or period.start_date is None or period.end_date is None:
        return period
    if decision.role == "target":
        due = period.start_date - dt.timedelta(days=1)
        return Period(f"../{due.isoformat()}", None, due) if date.mod == "BEFORE" and due > dt.date.min else period
    since = _SINCE.search(passage.before(date.span)) is not None
    if published and period.start_date <= published and (since or period.end_date > published):
        return Period(f"{period.start_date.isoformat()}/{published.isoformat()}", period.start_date, published)
    return period


def _said(quantity: Quantity, decision: Decision, passage: Passage, published: dt.date | None) -> Date | None:
    candidates = _candidates(decision, passage, published)
    behind = [date for date in candidates if date.span.start >= quantity.span.end]
    if behind and _ATTACHED.match(passage.between(quantity.span, behind[0].span)):
        return behind[0]
    before = [date for date in candidates if date.span.end <= quantity.span.start]
    if before:
        return before[-1]
    return behind[0] if behind else None


def _candidates(decision: Decision, passage: Passage, published: dt.date | None) -> list[Date]:
    dated = [date for date in passage.dates if not any(period.span.contains(date.span) for period in passage.periods)]
    found = sorted((*passage.periods, *dated), key=lambda date: date.span)
    return [date for date in found if _fits(date, decision, published) and not _compares(date, passage)]


def _compares(date: Date, passage: Passage) -> bool:
    """Tell the year that a number is measured against ("up 5 percent from a year earlier")."""
    return _COMPARED.search(passage.before(date.span)[-40:]) is not None or _COMPARING.match(date.span.shift(-passage.sentence.span.start).of(passage.words)) is not None


def _fits(date: Date, decision: Decision, published: dt.date | None) -> bool:
    """A deadline lies ahead of the publication, a result's period does not begin after it."""
    if date.period is None or date.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"):
        return False
    if published is None:
        return True
    if decision.role == "target":
        return date.period.end_date is None or date.period.end_date >= published
    return date.period.start_date is None or date.period.start_date <= published


def _at_occasion(
    decision: Decision, passage: Passage, context: Context, previous: When, vocabulary: Vocabulary
) -> bool:
    """Tell whether a result happened at the article's occasion: it says so, it was signed or launched, or goes on from there."""
    if context.occasion is None or passage.sentence.span.end < context.occasion.span.start:
        return False
    if decision.modality != "reported":
        return previous.found == "occasion" and _POINTING.match(passage.words) is not None
    pattern, _ = compiled(vocabulary, "events.trigger")
    triggered = pattern.search(decision.cue) is not None or _signed(passage, pattern)
    return refers_to_occasion(passage, vocabulary) or triggered or previous.found == "occasion"


def _signed(passage: Passage, trigger: re.Pattern[str]) -> bool:
    return any(match for match in trigger.finditer(passage.words)) and not passage.dates


def same_paragraph(passages: Sequence[Passage], i: int, text: str) -> bool:
    """Tell whether a sentence stands in the same paragraph as the one before it."""
    if i == 0:
        return False
    between = text[passages[i - 1].sentence.span.end : passages[i].sentence.span.start]
    return between.count("\n") < 2
