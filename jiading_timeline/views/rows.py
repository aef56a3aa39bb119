"""A row of the page: what a mention says, in words, with its marked passage and source."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from jiading_timeline.tables.facts import Facts
from jiading_timeline.views.escape import Markup, safe_url
from jiading_timeline.views.highlight import Extent, Passage, passage
from jiading_timeline.views.palette import Standing, standing
from jiading_timeline.views.wording import period_words, value_words, whose_words

Row = Mapping[str, Any]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Source:
    """The article a passage stands in; `retold` where its words are not the source's."""

    article: str
    title: str
    publisher: str
    published: str
    url: str
    retold: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """A marked passage with its source."""

    source: Source
    passage: Passage


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A stated target and how it stands."""

    anchor: str
    what: str
    whose: str
    goal: str
    deadline: str
    speaker: str
    modality: str
    latest: str
    latest_date: str
    standing: Standing
    label: str
    reason: str
    settle: str
    quotes: tuple[Quote, ...]
    drawing: Markup


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A reported figure."""

    anchor: str
    what: str
    whose: str
    value: str
    period: str
    sort: str
    speaker: str
    modality: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event; `when` is empty where it has no date."""

    anchor: str
    id: str
    when: str
    what: str
    happened: str
    participants: str
    place: str
    told: int
    quote: Quote


class Quoting:
    """Finds the passage and the source of a mention."""

    def __init__(self, facts: Facts, text: Extent) -> None:
        self.texts = facts.texts
        self.extent = text
        self.sources = {row["article"]: _source(row) for row in records(facts.articles)}
        claims = [*records(facts.targets), *records(facts.results)]
        self.claims = {row["id"]: row for row in claims}

    def quote(self, row: Row) -> Quote:
        """Return the passage of a row with its source."""
        unknown = Source(row["article"], row["article"], "", "", "", retold=False)
        found = passage(self.texts.get(row["article"], ""), dict(row), self.extent)
        return Quote(self.sources.get(row["article"], unknown), found)

    def quotes(self, *ids: str) -> tuple[Quote, ...]:
        """Return the passages of targets and results by their ids."""
        return tuple(self.quote(self.claims[id]) for id in ids if id in self.claims)


def target_row(row: Row, quoting: Quoting, drawings: Mapping[str, Markup]) -> TargetRow:
    """Return a row of the comparison in words, with its evidence and, where there is one, its drawing."""
    evidence = [id.strip() for id in row["results"].split(";") if id.strip()]
    claim = quoting.claims.get(row["target"], row)
    latest, latest_date = _latest(row, evidence, quoting)
    what, whose = _topic(row)
    return TargetRow(
        anchor=anchor_of(row["target"] or row["entry"]),
        what=what,
        whose=whose,
        goal=_goal(row, claim),
        deadline=period_words(None, row["deadline"]),
        speaker=row["speaker"],
        modality=row["modality"],
        latest=latest,
        latest_date=latest_date,
        standing=standing(row["status"]),
        label=row["label"] or standing(row["status"]).words,
        reason=row["reason"],
        settle=row["settle"],
        quotes=quoting.quotes(row["target"], *evidence),
        drawing=drawings.get(row["target"], Markup()),
    )


def _goal(row: Row, claim: Row) -> str:
    high, measure = claim.get("value_high", math.nan), claim.get("measure", "")
    said = value_words(row["target_value"], row["unit"], row["comparator"], high, measure)
    return said or ("an event, no number" if measure == "milestone" else "no number")


def _latest(row: Row, evidence: list[str], quoting: Quoting) -> tuple[str, str]:
    """Return the latest figure and its period as its claim says them; an estimate has no claim of its own."""
    claims = [quoting.claims[id] for id in evidence if id in quoting.claims]
    dated = [claim for claim in claims if not pd.isna(claim["end_date"])]
    same = [claim for claim in dated if claim["value"] == row["latest_value"]]
    if same:
        latest = max(same, key=lambda claim: claim["end_date"])
        said = value_words(latest["value"], row["unit"], latest["comparator"], measure=latest["measure"])
        return said, _figure_period(latest)
    first, _, last = row["latest_date"].partition("/")
    exact = _DAY.fullmatch(first) and _DAY.fullmatch(last)
    when = period_words(first, last) if exact else row["latest_date"]
    return value_words(row["latest_value"], row["unit"]), when


def result_row(row: Row, quoting: Quoting) -> ResultRow:
    """Return a reported figure in words."""
    what, whose = _topic(row)
    value = value_words(row["value"], row["unit"], row["comparator"], row["value_high"], row["measure"])
    return ResultRow(
        anchor=anchor_of(row["id"]),
        what=what,
        whose=whose,
        value=value or "an event, no number",
        period=_figure_period(row),
        sort=str(row["end_date"]),
        speaker=row["speaker"],
        modality=row["modality"],
        quote=quoting.quote(row),
    )


def event_row(row: Row, quoting: Quoting) -> EventRow:
    """Return an event in words."""
    dated = not (pd.isna(row["start_date"]) or pd.isna(row["end_date"]))
    return EventRow(
        anchor=anchor_of(row["id"]),
        id=row["id"],
        when=period_words(row["start_date"], row["end_date"]) if dated else "",
        what=row["title"],
        happened=row["happened"],
        participants=row["participants"].replace(";", "; ").replace(";  ", "; "),
        place=row["place"],
        told=int(row["told"]),
        quote=quoting.quote(row),
    )


def anchor_of(id: str) -> str:
    """Return the name a row has in the page's address: its id, with what an address cannot hold replaced.

    Examples
    --------
    >>> anchor_of("002 a:10-20:target")
    'r-002_a_10-20_target'
    """
    return "r-" + "".join(char if char.isalnum() or char in "-_." else "_" for char in id)


def _topic(row: Row) -> tuple[str, str]:
    """Return what a number measures and whose it is; words stand where the sentence names neither."""
    whose = whose_words(row["indicator"], row["subject"], row["area"])
    what, about = (row["indicator"], whose) if row["indicator"] else (whose, "measure not named")
    return (what[:1].upper() + what[1:], about) if what else ("Measure not named", "")


def _figure_period(row: Row) -> str:
    said = period_words(row["start_date"], row["end_date"])
    return f"as of {said}" if said and pd.isna(row["start_date"]) else said


def _source(row: Row) -> Source:
    return Source(
        article=row["article"],
        title=row["title"] or row["article"],
        publisher=row["publisher"],
        published=period_words(row["published"], row["published"]),
        url=safe_url(row["url"]),
        retold=not row["text_is_source"],
    )


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame as mappings."""
    return [{str(name): cell for name, cell in row.items()} for row in frame.to_dict("records")]
