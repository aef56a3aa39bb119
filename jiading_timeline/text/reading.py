"""Runs the readers over an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from jiading_timeline.model import Article, Claim, Date, Event, Quantity, Reading, Sentence
from jiading_timeline.text.claims.claims import find_claims, milestones
from jiading_timeline.text.claims.roles import Decided, decide_all
from jiading_timeline.text.claims.when import When, date_all
from jiading_timeline.text.context import Context, read_context
from jiading_timeline.text.dates import find_dates, find_periods
from jiading_timeline.text.events.events import find_events
from jiading_timeline.text.pages.sentences import blanked, find_sentences
from jiading_timeline.text.passage import Passage
from jiading_timeline.text.quantities import find_quantities
from jiading_timeline.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Finders:
    """The functions that find what stands in a text; replace one to read with another.

    `dates` takes a text and its publication date and returns TIMEX3 mentions, `periods` builds intervals from
    them, `quantities` takes a sentence and the spans of its dates.
    """

    dates: Callable[..., list[Date]] = find_dates
    periods: Callable[..., list[Date]] = find_periods
    quantities: Callable[..., list[Quantity]] = find_quantities


FINDERS = Finders()


@dataclass(frozen=True, slots=True)
class Steps:
    """What each reader found in an article, in the order they run."""

    dates: tuple[Date, ...]
    periods: tuple[Date, ...]
    passages: tuple[Passage, ...]
    events: tuple[Event, ...]
    context: Context
    decided: tuple[Decided, ...]
    dated: tuple[tuple[Decided, When], ...]
    claims: tuple[Claim, ...]


def read(article: Article, vocabulary: Vocabulary, finders: Finders = FINDERS) -> Reading:
    """Return all that is read in one article."""
    steps = read_steps(article, vocabulary, finders)
    return Reading(
        article=article,
        sentences=tuple(passage.sentence for passage in steps.passages),
        dates=tuple(sorted((*steps.dates, *steps.periods), key=lambda date: (date.span, date.rule))),
        quantities=tuple((item.quantity, item.decision.role) for item in steps.decided),
        events=steps.events,
        claims=tuple(sorted(steps.claims, key=lambda claim: (claim.span, claim.kind))),
    )


def read_steps(article: Article, vocabulary: Vocabulary, finders: Finders = FINDERS) -> Steps:
    """Run the readers over an article, each on what those before it found."""
    dates = finders.dates(article.text, article.published, vocabulary=vocabulary)
    periods = finders.periods(article.text, dates, article.published)
    passages = find_passages(article, dates, periods, vocabulary, finders.quantities)
    context = read_context(article.title, passages, vocabulary)
    events, context = find_events(article, passages, context, vocabulary)
    decided = decide_all(passages, vocabulary)
    dated = date_all(article, passages, decided, context, vocabulary)
    claims = find_claims(dated, context, vocabulary)
    return Steps(
        dates=tuple(dates),
        periods=tuple(periods),
        passages=passages,
        events=tuple(events),
        context=context,
        decided=tuple(decided),
        dated=tuple(dated),
        claims=(*claims, *milestones(events, claims, article.published)),
    )


def find_passages(
    article: Article,
    dates: Sequence[Date],
    periods: Sequence[Date],
    vocabulary: Vocabulary,
    find: Callable[..., list[Quantity]] = find_quantities,
) -> tuple[Passage, ...]:
    """Return the sentences of an article, each with the dates, periods and quantities that stand in it."""
    return tuple(
        _passage(article, sentence, _inside(dates, sentence), _inside(periods, sentence), vocabulary, find)
        for sentence in find_sentences(article.text, article.id)
    )


def _passage(
    article: Article,
    sentence: Sentence,
    dates: tuple[Date, ...],
    periods: tuple[Date, ...],
    vocabulary: Vocabulary,
    find: Callable[..., list[Quantity]],
) -> Passage:
    words = blanked(article.text, sentence)
    start = sentence.span.start
    local = [date.span.shift(-start) for date in dates if date.type in ("DATE", "TIME")]
    found = find(words, dates=local, vocabulary=vocabulary)
    quantities = tuple(replace(quantity, span=quantity.span.shift(start)) for quantity in found)
    return Passage(sentence, words, quantities, dates, periods)


def _inside(dates: Sequence[Date], sentence: Sentence) -> tuple[Date, ...]:
    """Return the dates of a sentence, those in its holes left out; `dates` are in order of their spans."""
    first = bisect_left(dates, sentence.span.start, key=attrgetter("span.start"))
    last = bisect_left(dates, sentence.span.end, key=attrgetter("span.start"))
    holes = sentence.holes
    return tuple(date for date in dates[first:last] if not any(hole.overlaps(date.span) for hole in holes))
