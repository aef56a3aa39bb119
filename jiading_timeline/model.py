"""The values everything is made of: frozen, without behaviour beyond arithmetic on offsets.

The text of a thing is ``span.of(article.text)`` and is never stored twice.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

DateType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["explicit", "published", "context", ""]
Comparator = Literal["eq", "gt", "ge", "lt", "le", "approx"]
Direction = Literal["up", "down", ""]
Role = Literal["target", "result", "gloss", "none"]
Measure = Literal["level", "growth", "share", "count", "cumulative", "milestone"]
Happened = Literal["happened", "planned", "postponed", "cancelled"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, in code points of the text it belongs to."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """Return the same range `by` characters further on."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Tell whether both ranges share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article comes from.

    `published_from` says how the publication date is known: ``argument``, ``header``, ``stamp`` or empty.
    `text_is_source` is False where the article is retold in other words than its source's.
    """

    path: str = ""
    publisher: str = ""
    url: str = ""
    accessed: str = ""
    published_from: str = ""
    complete: bool = True
    text_is_source: bool = True
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Article:
    """One story: an untouched slice of its file, beginning at character `offset` of it."""

    id: str
    text: str
    title: str = ""
    published: dt.date | None = None
    offset: int = 0
    origin: Origin = field(default_factory=Origin)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article.

    `holes` are spans inside it that belong to something else, such as a pull quote set in its middle.
    `body` is False for headlines, bylines, captions and pull quotes. Sentences of one
    paragraph share its number.
    """

    article: str
    index: int
    span: Span
    holes: tuple[Span, ...] = ()
    body: bool = True
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Period:
    """Inclusive calendar bounds with their EDTF spelling; a bound is None where the period is open."""

    edtf: str
    start_date: dt.date | None
    end_date: dt.date | None


@dataclass(frozen=True, slots=True)
class Date:
    """A temporal expression, in the terms of TIMEX3.

    `mod` is a TIMEX3 modifier (``ON_OR_BEFORE``, ``START``, ``APPROX``, ...) or empty. `period` is None where
    the expression has no place on the calendar; `reason` then says why (it stays empty for durations and
    sets). `granularity` is ``day``, ``month``, ``quarter``, ``year`` and so on. `anchor` says what it was
    resolved against: its own words, the publication date, or a date mentioned before.
    """

    span: Span
    type: DateType
    value: str
    mod: str = ""
    period: Period | None = None
    granularity: str = ""
    anchor: Anchor = "explicit"
    rule: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as written.

    `value_high` differs from None only for a range. `unit` is an ISO 4217 code, ``percent``, ``pp``,
    ``multiple``, an SI symbol, a unit of time, or ``count:<head noun, singular>``; `noun` keeps the counted
    phrase with its modifiers. `kind` is ``money``, ``percent``, ``measure``, ``duration`` or ``count``.
    `gloss` is True for a bracketed conversion of the amount before it, `label` for a figure that only names
    a class ("a 100-billion-yuan industry"), `rank` for a list size ("top 100"). `step` is one unit of the
    last stated digit. `span` covers the number with its scale and unit words, not the comparator.
    """

    span: Span
    value: Decimal
    value_high: Decimal | None
    unit: str
    noun: str = ""
    kind: str = "count"
    comparator: Comparator = "eq"
    direction: Direction = ""
    gloss: bool = False
    label: bool = False
    rank: bool = False
    step: Decimal = Decimal(1)
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or is planned: a trigger word with its date."""

    sentence: Sentence
    span: Span
    type: str
    trigger: Span
    title: str
    date: Date | None
    period: Period | None
    happened: Happened
    participants: tuple[str, ...] = ()
    place: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a number measures: the phrase, whom or what it is about, the sector and the territory."""

    indicator: str = ""
    subject: str = ""
    sector: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A stated target or a reported result: one quantity with all that makes it comparable.

    `quantity` is None for a milestone. A target's deadline is `period.end_date`, None where none is stated.
    """

    kind: Literal["target", "result"]
    sentence: Sentence
    span: Span
    topic: Topic
    measure: Measure
    quantity: Quantity | None
    period: Period | None
    mod: str = ""
    baseline_value: Decimal | None = None
    baseline: Period | None = None
    modality: str = ""
    condition: str = ""
    speaker: str = ""
    cue: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one article."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    dates: tuple[Date, ...] = ()
    quantities: tuple[tuple[Quantity, Role], ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
