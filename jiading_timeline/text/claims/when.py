"""When a number holds: the period of a result, the deadline of a target.

A date in the number's own sentence comes first: one right behind it, else the nearest before it, else the
nearest after. A target without one shares the deadline of the sentence just before in its paragraph, else it
has none. A result takes the date of the article's occasion, or of the sentence just before in its paragraph,
or holds as of the publication date; a change, which has no "as of", takes the last period told.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from jiading_timeline.model import Article, Date, Period
from jiading_timeline.text.claims.roles import Decided
from jiading_timeline.text.context import Context, refers_to_occasion
from jiading_timeline.text.passage import Passage, compiled, find_cues, nearest_before
from jiading_timeline.vocabulary import Vocabulary

NAMES = ("said", "occasion", "carried", "as_of")

_ATTACHED = re.compile(
    r"(?:\s?\([^)]{0,60}\))?,?(?:\s(?:yuan|dollars|in|by|for|from|during|at|within|over|on|before|to|the|of|end|each|every|a|year|"
    r"year-on-year)){0,5}\s\Z"
)
_SINCE = re.compile(r"\bsince\s(?:the\s(?:start|beginning)\sof\s)?\Z", re.IGNORECASE)
_COMPARED = re.compile(
    r"(?:\b(?:than|compared?s?\s(?:with|to)|against|(?:points|times)\s(?:from|on|over|below|above))"
    r"|(?:percent|per\scent|%)\s(?:from|on|over|of|below|above))\s(?:in\s|that\sof\s|the\s)?\Z",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(
    r"\b(?:than|compared?s?\s(?:with|to)|against|from|after|beating)\s(?:the\s|about\s|just\s|only\s){0,2}"
    r"\S{0,12}\d\S{0,12}\s(?:[\w-]{1,20}\s){0,3}(?:in|of|for|during)\s\Z",
    re.IGNORECASE,
)
_ON = re.compile(r"(?:\s(?:on|in|at))?\s")
_OTHER_CLAUSE = re.compile(r"[;:]|,\s(?:and|while|but|whereas)\s")
_JOINED = re.compile(r"[,;]\s|\b(?:and|while|but)\s")
_EXPLAINED = re.compile(r"\b(?:that|which|who|than|as|compared|against|set)\b")
_ASIDE = re.compile(
    r",\s(?:\w{2,30}(?:ed|en)|built|set\sup|born|made|won|begun|which|who|where)\b[^,;]{0,60}\Z"
)
_FROM = re.compile(r"\bfrom\s\Z", re.IGNORECASE)
_AS_OF = re.compile(r"\bas\sof\s(?:the\s)?\Z", re.IGNORECASE)
_FOR = re.compile(r"\b(?:for|by|until|before)\s(?:the\s)?\Z", re.IGNORECASE)
_COMPARING = re.compile(r"more\sthan\sa\s", re.IGNORECASE)
_POINTING = re.compile(r"(?:they|their|these|together)\s", re.IGNORECASE)
_VAGUE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


@dataclass(frozen=True, slots=True)
class When:
    """A period with its TIMEX3 modifier and how it was found: one of `NAMES`, or empty.

    `deadline` tells a date by which something is due.
    """

    period: Period | None = None
    mod: str = ""
    found: str = ""
    deadline: bool = False


def date_all(
    article: Article,
    passages: Sequence[Passage],
    decided: Sequence[Decided],
    context: Context,
    vocabulary: Vocabulary,
) -> list[tuple[Decided, When]]:
    """Return the targets and results among the decided numbers, each with its period."""
    position = {passage.sentence.index: i for i, passage in enumerate(passages)}
    dated = []
    previous, told, last = When(), When(), -1
    for item in decided:
        i = position[item.passage.sentence.index]
        if i != last:
            follows = i == last + 1 and last >= 0 and _same_paragraph(passages[last], passages[i])
            previous, last = (previous if follows else When()), i
        if item.decision.role in ("target", "result"):
            before = told if previous.found == "" and item.quantity.direction else previous
            when = _find_when(item, context, article.published, before, vocabulary)
            dated.append((item, when))
            previous = previous if when.found == "as_of" else when
            told = when if when.found == "said" and item.decision.role == "result" else told
    return dated


def as_of(date: dt.date) -> Period:
    """Return the period of a standing figure: open at its start, ending on a day."""
    return Period(f"../{date.isoformat()}", None, date)


def _find_when(
    item: Decided, context: Context, published: dt.date | None, previous: When, vocabulary: Vocabulary
) -> When:
    """Return when a number holds; `previous` is the answer for the number before it in its paragraph."""
    said = _said(item, published, vocabulary)
    if said is not None:
        promised = item.decision.role == "target" or said.mod == "ON_OR_BEFORE"
        return When(_bounded(said, item, published), said.mod, "said", promised)
    if item.decision.role == "target":
        shared = _shares(item, previous, vocabulary)
        return When(previous.period, previous.mod, "carried", previous.deadline) if shared else When()
    if any(date.value.startswith("XXXX") and date.type == "DATE" for date in item.passage.dates):
        return When()
    if context.occasion and _at_occasion(item, context, previous, vocabulary):
        return When(context.occasion.date.period, "", "occasion")
    if previous.period and item.decision.modality == "reported" and previous.found in ("said", "carried"):
        return When(previous.period, previous.mod, "carried")
    return When(as_of(published), "", "as_of") if published else When()


def _same_paragraph(first: Passage, second: Passage) -> bool:
    return first.sentence.paragraph == second.sentence.paragraph


def _shares(item: Decided, previous: When, vocabulary: Vocabulary) -> bool:
    """Tell whether a target shares the date before it: a deadline, or the period of the result it is held to.

    A target that waits for a condition shares none.
    """
    if item.decision.rule == "role.against":
        return True
    dated = previous.found in ("said", "carried") and previous.deadline
    return dated and not find_cues(item.passage, vocabulary, "cues.condition")


def _said(item: Decided, published: dt.date | None, vocabulary: Vocabulary) -> Date | None:
    """Return the date of its sentence that belongs to a number."""
    span, passage = item.quantity.span, item.passage
    stated = [
        date for date in passage.stated if _fits(date, item, published) and not _compares(date, passage)
    ]
    behind = next((date for date in stated if date.span.start >= span.end), None)
    if behind and _ATTACHED.match(_behind_noun(item, behind)):
        return behind
    free = [date for date in stated if not _belongs_elsewhere(date, item, vocabulary)]
    before = [date for date in free if date.span.end <= span.start]
    after = [date for date in free if date.span.start >= span.end]
    if before and after and _is_other_pair(before[-1], after[0], item):
        return after[0]
    if before or not after:
        return before[-1] if before else None
    return None if _OTHER_CLAUSE.search(passage.between(span, after[0].span)) else after[0]


def _behind_noun(item: Decided, date: Date) -> str:
    """Return the words between a number with its noun and a date."""
    words = item.passage.between(item.quantity.span, date.span)
    noun = item.quantity.noun
    return words.lstrip().removeprefix(noun) if noun else words


def _is_other_pair(before: Date, after: Date, item: Decided) -> bool:
    """Tell a date before a number that is another number's, this one having its own behind.

    "They will plant 50 elms by 2027 and cut the use of salt by a third before 2030."
    """
    numbers = [quantity.span for quantity in item.passage.quantities if quantity.kind != "duration"]
    taken = any(span.end <= before.span.start for span in numbers)
    own = not any(item.quantity.span < span < after.span for span in numbers)
    joined = _JOINED.search(item.passage.between(before.span, item.quantity.span))
    link = item.passage.between(item.quantity.span, after.span)
    return bool(taken and own and joined and not _JOINED.search(link) and not _EXPLAINED.search(link))


def _compares(date: Date, passage: Passage) -> bool:
    """Tell the year that a number is measured against ("up 5 percent from a year earlier")."""
    before = passage.before(date.span)[-60:]
    if date in passage.periods and _FROM.search(before):
        return False
    compared = _COMPARED.search(before)
    return compared is not None or _COMPARING.match(passage.found_words(date.span)) is not None


def _belongs_elsewhere(date: Date, item: Decided, vocabulary: Vocabulary) -> bool:
    """Tell the date of another number ("from 2 percent in 2000"), and the day on which something was said."""
    passage, before = item.passage, item.passage.before(date.span)[-80:]
    verb = nearest_before(find_cues(passage, vocabulary, "cues.result", "cues.speech"), date.span)
    said_then = (
        verb and verb.section == "cues.speech" and _ON.fullmatch(passage.between(verb.span, date.span))
    )
    aside = date.span.end <= item.quantity.span.start and passage.after(date.span).startswith(",")
    if aside and _ASIDE.search(before):
        return True
    if item.decision.rule == "role.wished" and date.span.start >= item.quantity.span.end:
        return _FOR.search(before) is None
    return bool(said_then or _OTHER_NUMBER.search(before))


def _fits(date: Date, item: Decided, published: dt.date | None) -> bool:
    """Tell whether a date may be meant: a deadline is ahead of the publication, a result not behind it.

    A deadline right behind its number may have passed ("an aim of 10 percent by the end of last year").
    """
    if date.period is None or date.value in _VAGUE:
        return False
    if published is None:
        return True
    if item.decision.role == "target" and item.decision.rule not in ("role.against", "role.wished"):
        passed = date.mod == "ON_OR_BEFORE" and date.span.start >= item.quantity.span.end
        return passed or date.period.end_date is None or date.period.end_date >= published
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
        return _due(date.mod, period, published)
    before = item.passage.before(date.span)[-40:]
    if date.mod == "ON_OR_BEFORE" or _AS_OF.search(before):
        return as_of(min(period.end_date, published or period.end_date))
    since = _SINCE.search(before) is not None
    if published and period.start_date <= published and (since or period.end_date > published):
        edtf = f"{period.start_date.isoformat()}/{published.isoformat()}"
        return Period(edtf, period.start_date, published)
    return period


def _due(mod: str, period: Period, published: dt.date | None) -> Period:
    """Return when a target is due: the day before what it comes before, but not before it was told."""
    if mod != "BEFORE" or period.start_date is None or period.start_date <= (published or dt.date.min):
        return period
    due = period.start_date - dt.timedelta(days=1)
    return Period(f"../{due.isoformat()}", None, due)


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
