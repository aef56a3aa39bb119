"""What the page says, as plain values: the template only lays it out."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from dataclasses import dataclass

import pandas as pd

from jiading_timeline.tables.facts import Facts
from jiading_timeline.tables.goal import NOT_PROMISES
from jiading_timeline.tables.wording import say_day
from jiading_timeline.views.escape import Markup
from jiading_timeline.views.highlight import Extent
from jiading_timeline.views.palette import STANDINGS, Standing
from jiading_timeline.views.progress_chart import progress_chart
from jiading_timeline.views.rows import (
    EventRow,
    Quoting,
    ResultRow,
    Source,
    TargetRow,
    event_row,
    records,
    result_row,
    target_row,
)
from jiading_timeline.views.timeline import entries_of
from jiading_timeline.views.vega import draw
from jiading_timeline.views.wording import period_words


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the bar of standings."""

    standing: Standing
    count: int


@dataclass(frozen=True, slots=True)
class Topic:
    """The reported figures of one indicator."""

    what: str
    whose: str
    figures: tuple[ResultRow, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the report shows."""

    coverage: str
    as_of: str
    warning: str
    shares: tuple[Share, ...]
    promises: tuple[TargetRow, ...]
    forecasts: tuple[TargetRow, ...]
    events: tuple[EventRow, ...]
    undated_events: tuple[EventRow, ...]
    results: tuple[Topic, ...]
    articles: tuple[Source, ...]


def build_page(facts: Facts, comparison: pd.DataFrame, as_of: dt.date | None, text: Extent) -> Page:
    """Put the tables into words; nothing is judged here, `comparison` says how each target stands."""
    quoting = Quoting(facts, text)
    ordered = comparison.sort_values(["deadline", "entry"], kind="stable")
    drawings = {target: _drawing(comparison, facts.results, target) for target in _measured(comparison)}
    rows = sorted((target_row(row, quoting, drawings) for row in records(ordered)), key=_by_standing)
    events = tuple(event_row(row, quoting) for row in records(entries_of(facts.events)))
    promises = tuple(row for row in rows if row.modality not in NOT_PROMISES)
    return Page(
        coverage=_coverage(facts.articles),
        as_of="" if as_of is None else say_day(as_of),
        warning=_warning(comparison, as_of),
        shares=_shares(promises),
        promises=promises,
        forecasts=tuple(row for row in rows if row.modality in NOT_PROMISES),
        events=tuple(event for event in events if event.when),
        undated_events=tuple(event for event in events if not event.when),
        results=_topics([result_row(row, quoting) for row in records(facts.results)]),
        articles=tuple(quoting.sources[name] for name in facts.articles["article"]),
    )


def _measured(comparison: pd.DataFrame) -> list[str]:
    """Return the targets that have a figure to be drawn against."""
    return list(comparison.loc[(comparison["results"] != "") & comparison["target_value"].notna(), "target"])


def _drawing(comparison: pd.DataFrame, results: pd.DataFrame, target: str) -> Markup:
    return draw(progress_chart(comparison, results, target, width=560, height=170).to_dict())


def _by_standing(row: TargetRow) -> int:
    return STANDINGS.index(row.standing)


def _topics(rows: list[ResultRow]) -> tuple[Topic, ...]:
    ordered = sorted(rows, key=lambda row: (*_topic_of(row), row.sort, row.anchor))
    grouped = (tuple(group) for _, group in itertools.groupby(ordered, key=_topic_of))
    return tuple(Topic(group[0].what, group[0].whose, group) for group in grouped)


def _topic_of(row: ResultRow) -> tuple[str, str]:
    return row.what.casefold(), row.whose.casefold()


def _coverage(articles: pd.DataFrame) -> str:
    dates = articles["published"].dropna()
    undated, partial = int(articles["published"].isna().sum()), int((~articles["complete"]).sum())
    publishers = sorted(set(articles["publisher"]) - {""})
    who = ", ".join(publishers[:4]) + (f" and {len(publishers) - 4} more" if len(publishers) > 4 else "")
    first, last = dates.min(), dates.max()
    when = period_words(first, last) if len(dates) else ""
    said = f"From {len(articles)} article{'s' * (len(articles) != 1)}"
    inside = "; ".join(part for part in (who, when) if part)
    flags = (
        _counted(
            undated,
            "article has no date and is taken as known",
            "articles have no date and are taken as known",
        ),
        _counted(partial, "article was seen only in part", "articles were seen only in part"),
    )
    return f"{said}{f' ({inside})' if inside else ''}.{''.join(flags)} Only English was read."


def _counted(number: int, one: str, many: str) -> str:
    return f" {number} {one if number == 1 else many}." if number else ""


def _warning(comparison: pd.DataFrame, as_of: dt.date | None) -> str:
    if as_of is None:
        return "No article has a date, so no deadline could be judged."
    later = comparison["deadline"].dropna()
    later = later[later > pd.Timestamp(as_of)]
    if not len(later):
        return ""
    subject = "1 target falls" if len(later) == 1 else f"{len(later)} targets fall"
    return f"{subject} due later, the next on {period_words(None, later.min())}."


def _shares(rows: tuple[TargetRow, ...]) -> tuple[Share, ...]:
    counts = Counter(row.standing.code for row in rows)
    return tuple(Share(kind, counts[kind.code]) for kind in STANDINGS if counts[kind.code])
