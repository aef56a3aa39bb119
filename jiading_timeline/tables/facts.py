"""The bridge: from readings to frames, in one place."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from types import MappingProxyType
from typing import Any

import pandas as pd

from jiading_timeline.errors import ArticleError
from jiading_timeline.given import given_day
from jiading_timeline.model import (
    Article,
    Claim,
    Date,
    Event,
    Period,
    Quantity,
    Reading,
    Role,
    Sentence,
    Span,
)
from jiading_timeline.tables.entries import entries
from jiading_timeline.tables.schema import check_frame, make_frame
from jiading_timeline.text.pages.articles import duplicates
from jiading_timeline.text.reading import FINDERS, Finders, read
from jiading_timeline.vocabulary import Vocabulary, load_vocabulary

Row = dict[str, Any]
TABLES = ("articles", "dates", "quantities", "events", "targets", "results")
_LONGEST_TITLE = 90


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """All that was read in some articles, as DataFrames; the columns are described in ``docs/data-model.md``.

    Attributes
    ----------
    articles, dates, quantities, events, targets, results : pandas.DataFrame
        One row per article or mention.
    texts : mapping of str to str
        The text of each article by its id; the offsets of every table refer to it.
    """

    articles: pd.DataFrame
    dates: pd.DataFrame
    quantities: pd.DataFrame
    events: pd.DataFrame
    targets: pd.DataFrame
    results: pd.DataFrame
    texts: Mapping[str, str]

    def __repr__(self) -> str:
        """Return the number of rows of each table."""
        return f"Facts({', '.join(f'{len(getattr(self, table))} {table}' for table in TABLES)})"


def extract(
    articles: Iterable[Article],
    *,
    vocabulary: Vocabulary | None = None,
    finders: Finders = FINDERS,
    progress: Callable[[Sequence[Article]], Iterable[Article]] = iter,
) -> Facts:
    """Read articles and return everything found in them as tables.

    Parameters
    ----------
    articles : iterable of Article
        What `read_articles` returns; the order does not matter.
    vocabulary : Vocabulary, optional
        Words to read with; the shipped ones by default, see `load_vocabulary`.
    finders : Finders, optional
        Functions that find dates and quantities, to read with others than the shipped ones.
    progress : callable, optional
        Wraps the articles while they are read, as ``tqdm.tqdm`` does to show a progress bar.

    Returns
    -------
    Facts

    Raises
    ------
    ArticleError
        If two articles have one name.

    Examples
    --------
    >>> import jiading_timeline as jt
    >>> facts = jt.extract(jt.read_articles(jt.shipped_articles()))
    >>> bool((facts.targets["unit"] == "CNY").any())
    True
    """
    words = vocabulary or load_vocabulary()
    ordered = sorted(articles, key=lambda article: article.id)
    twice = next((one.id for one, other in pairwise(ordered) if one.id == other.id), None)
    if twice is not None:
        raise ArticleError(f"{twice!r}: two articles have this name")
    dated = [replace(article, published=given_day(article.published)) for article in ordered]
    return make_facts([read(article, words, finders) for article in progress(dated)])


def check_facts(facts: Facts) -> Facts:
    """Return facts with every table checked and typed, as edited or read back from files.

    Raises
    ------
    FrameError
        If a table is missing, lacks a column it needs, or holds what its schema does not allow.
    """
    return Facts(**{name: check_frame(getattr(facts, name), name) for name in TABLES}, texts=facts.texts)


def make_facts(readings: Sequence[Reading]) -> Facts:
    """Return the tables of some readings."""
    articles = [reading.article for reading in readings]
    same = duplicates(articles)
    rows: dict[str, list[Row]] = {
        name: [] for name in ("dates", "quantities", "events", "targets", "results")
    }
    for reading in readings:
        for name, found in _rows(reading).items():
            rows[name] += found
    frames = {name: make_frame(name, found) for name, found in rows.items()}
    for name in ("events", "targets", "results"):
        frames[name]["entry"] = entries(frames[name], name)
    listed = make_frame(
        "articles", (_article(reading, same.get(reading.article.id, "")) for reading in readings)
    )
    texts = MappingProxyType({article.id: article.text for article in articles})
    return Facts(listed, **frames, texts=texts)


def _rows(reading: Reading) -> dict[str, list[Row]]:
    where = _Where.of(reading)
    claims = list(_unique(_claim(claim, where) for claim in reading.claims))
    return {
        "dates": list(_unique(_date(date, where) for date in reading.dates)),
        "quantities": list(
            _unique(_quantity(quantity, role, where) for quantity, role in reading.quantities)
        ),
        "events": list(_unique(_event(event, where) for event in reading.events)),
        "targets": [row for row in claims if row["id"].split(":")[-1].startswith("target")],
        "results": [row for row in claims if row["id"].split(":")[-1].startswith("result")],
    }


@dataclass(frozen=True, slots=True)
class _Where:
    """What the rows of one article share; `layers` are its sentences, running text and the rest."""

    article: Article
    content: str
    layers: Sequence[Sequence[Sentence]]

    @classmethod
    def of(cls, reading: Reading) -> _Where:
        content = hashlib.sha256(reading.article.text.encode("utf-8", "surrogatepass")).hexdigest()
        layers = [[one for one in reading.sentences if one.body is body] for body in (True, False)]
        return cls(reading.article, content, layers)

    def row(self, span: Span, kind: str, rule: str, sentence: Sentence | None = None) -> Row:
        text = span.of(self.article.text)
        key = hashlib.sha256(
            f"{self.content}:{span.start}:{text}:{kind}".encode("utf-8", "surrogatepass")
        ).hexdigest()
        holding = sentence or self.sentence(span)
        return {
            "id": f"{self.article.id}:{span.start}-{span.end}:{kind}",
            "key": key[:16],
            "article": self.article.id,
            "published": self.article.published,
            "sentence": holding.span.of(self.article.text) if holding else text,
            "start_char": span.start,
            "end_char": span.end,
            "text": text,
            "rule": rule,
        }

    def sentence(self, span: Span) -> Sentence | None:
        return _innermost(self.layers, span)


def _innermost(layers: Sequence[Sequence[Sentence]], span: Span) -> Sentence | None:
    """Return the shortest sentence that holds a span; sentences of one layer do not overlap."""
    last = (bisect_right(layer, span.start, key=attrgetter("span.start")) - 1 for layer in layers)
    nearest = (layer[i] for layer, i in zip(layers, last, strict=True) if i >= 0)
    holding = [sentence for sentence in nearest if sentence.span.contains(span)]
    return min(holding, key=lambda sentence: sentence.span.end - sentence.span.start, default=None)


def _unique(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows with unique ids: a second thing of one kind at one place gets a number."""
    seen: dict[str, int] = {}
    for row in rows:
        number = seen[row["id"]] = seen.get(row["id"], 0) + 1
        yield {**row, "id": f"{row['id']}{number}"} if number > 1 else row


def _article(reading: Reading, duplicate_of: str) -> Row:
    article = reading.article
    origin = article.origin
    return {
        "article": article.id,
        "title": article.title or _first_words(reading),
        "published": article.published,
        "published_from": origin.published_from,
        "publisher": origin.publisher,
        "url": origin.url,
        "accessed": origin.accessed,
        "complete": origin.complete,
        "language": origin.language,
        "duplicate_of": duplicate_of,
        "text_is_source": origin.text_is_source,
        "chars": len(article.text),
        "offset": article.offset,
        "path": origin.path,
    }


def _first_words(reading: Reading) -> str:
    body = next((sentence for sentence in reading.sentences if sentence.body), None)
    words = " ".join(body.span.of(reading.article.text).split()) if body else ""
    return words if len(words) <= _LONGEST_TITLE else words[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _bounds(period: Period | None) -> Row:
    if period is None:
        return {"date": "", "start_date": None, "end_date": None}
    return {"date": period.edtf, "start_date": period.start_date, "end_date": period.end_date}


def _date(date: Date, where: _Where) -> Row:
    return {
        **_bounds(date.period),
        "granularity": date.granularity,
        "type": date.type,
        "value": date.value,
        "mod": date.mod,
        "anchor": date.anchor,
        "reason": date.reason,
        **where.row(date.span, "period" if date.rule.startswith("period.") else "date", date.rule),
    }


def _quantity(quantity: Quantity, role: Role, where: _Where) -> Row:
    return {
        "value": _number(quantity.value),
        "value_high": _number(quantity.value_high),
        "unit": quantity.unit,
        "comparator": quantity.comparator,
        "direction": quantity.direction,
        "kind": quantity.kind,
        "role": role,
        "noun": quantity.noun,
        **where.row(quantity.span, "quantity", quantity.rule),
    }


def _event(event: Event, where: _Where) -> Row:
    return {
        **_bounds(event.period),
        "title": event.title,
        "event_type": event.type,
        "happened": event.happened,
        "participants": ";".join(event.participants),
        "place": event.place,
        "granularity": event.date.granularity if event.date else "",
        "trigger": event.trigger.of(where.article.text),
        **where.row(event.span, "event", event.rule, event.sentence),
    }


def _claim(claim: Claim, where: _Where) -> Row:
    quantity = claim.quantity
    numbers: Row = {"comparator": "eq", "unit": ""}
    if quantity is not None:
        sign = -1 if claim.measure == "growth" and quantity.direction == "down" else 1
        numbers = {
            "value": _number(quantity.value, sign),
            "value_high": _number(quantity.value_high, sign),
            "unit": quantity.unit,
            "comparator": quantity.comparator,
            "step": _number(quantity.step),
        }
    return {
        "indicator": claim.topic.indicator,
        "subject": claim.topic.subject,
        "area": claim.topic.area,
        "sector": claim.topic.sector,
        **numbers,
        **_bounds(claim.period),
        "measure": claim.measure,
        "modality": claim.modality,
        "speaker": claim.speaker,
        "baseline_value": _number(claim.baseline_value),
        "baseline_date": claim.baseline.edtf if claim.baseline else "",
        "condition": claim.condition,
        "mod": claim.mod,
        "cue": claim.cue,
        **where.row(claim.span, claim.kind, claim.rule, claim.sentence),
    }


def _number(value: object, sign: int = 1) -> float | None:
    return None if value is None else sign * float(value)  # type: ignore[arg-type]
