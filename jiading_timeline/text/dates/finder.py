"""Finds the dates of a text: scan, join, modify, resolve, paragraph by paragraph."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from jiading_timeline.given import given_day
from jiading_timeline.model import Date
from jiading_timeline.text.dates.grammar import grammar_of, paragraphs, scan
from jiading_timeline.text.dates.join import join, share_years
from jiading_timeline.text.dates.mention import Mention
from jiading_timeline.text.dates.modifiers import modified
from jiading_timeline.text.dates.resolve import Told, needs_tense, resolve
from jiading_timeline.text.dates.tense import NO_TENSE, tense_of
from jiading_timeline.vocabulary import Vocabulary, load_vocabulary

_WITH_YEAR = re.compile(r"\d{4}(?:-|$)", re.ASCII)


def find_dates(
    text: str, published: dt.date | str | None = None, *, vocabulary: Vocabulary | None = None
) -> list[Date]:
    """Find the temporal expressions of a text and what they mean, after TIMEX3.

    Parameters
    ----------
    text : str
        A whole article; paragraphs stand between blank lines.
    published : datetime.date or str, optional
        Its day of publication, ISO 8601. Without it nothing relative is dated: `period` is None and
        `reason` says why.
    vocabulary : Vocabulary, optional
        Words to know; the shipped ones by default.

    Returns
    -------
    list of Date
        In order of position, not overlapping; ``date.span.of(text)`` is the expression.

    Raises
    ------
    DateInputError
        If `published` is not a date.

    Examples
    --------
    >>> text = "It opened last month and is to be full by 2025."
    >>> [(date.value, date.mod) for date in find_dates(text, "2022-10-31")]
    [('2022-09', ''), ('2025', 'ON_OR_BEFORE')]
    """
    day = given_day(published)
    words = vocabulary or load_vocabulary()
    dates: list[Date] = []
    mentions = list(_mentions(text, words))
    context = Told(day, history=_is_history(mentions, day))
    for mention in mentions:
        tense = tense_of(text, mention.span, words) if needs_tense(mention.meaning) else NO_TENSE
        date = resolve(mention, replace(context, tense=tense))
        dates.append(date)
        context = _remembered(context, mention, date)
    return dates


def _mentions(text: str, vocabulary: Vocabulary) -> Iterator[Mention]:
    lexicon, grammar = grammar_of(vocabulary)
    for stretch in paragraphs(text):
        floor = stretch.start
        for mention in share_years(join(scan(text, stretch, lexicon, grammar), text), text):
            whole = modified(mention, text, floor, vocabulary)
            yield whole
            floor = whole.span.end


def _is_history(mentions: list[Mention], published: dt.date | None) -> bool:
    """Tell whether most dates with a year, three or more, lie well before publication."""
    values = [mention.meaning.value for mention in mentions if mention.meaning.type == "DATE"]
    years = [int(value[:4]) for value in values if _WITH_YEAR.match(value)]
    told_from_now = sum(mention.meaning.shift is not None for mention in mentions)
    if published is None or len(years) < 3:
        return False
    return sum(year < published.year - 2 for year in years) > 0.75 * (len(years) + told_from_now)


def _remembered(context: Told, mention: Mention, date: Date) -> Told:
    """Return the context for the next mention; what is told by comparison is nothing to compare with."""
    shift = mention.meaning.shift
    compares = shift is not None and shift.anchor == "quarter"
    if date.type not in ("DATE", "TIME") or date.value.endswith("_REF") or compares:
        return context
    if date.granularity in ("day", "time"):
        context = replace(context, day=date.value[:10])
    if date.period is None:
        return context
    quarter = date.value if date.granularity == "quarter" else context.quarter
    return replace(context, mentioned=date.value, quarter=quarter)
