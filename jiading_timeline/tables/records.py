"""Rows of the tables: one mapping for each value that was read."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

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

Row = dict[str, Any]
_LONGEST_TITLE = 90


def records_of(reading: Reading) -> dict[str, list[Row]]:
    """Return the rows of every table of mentions for one article, by the table's name."""
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


def article_record(reading: Reading, duplicate_of: str) -> Row:
    """Return the row of an article, with the name of the one whose story it tells again."""
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
