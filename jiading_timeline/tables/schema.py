"""The schema of every table: columns in order, their kind, and what they hold.

What people read comes first, where it stands comes last. Text is never missing (an empty string instead);
numbers and dates may be. Dates are naive ``datetime64[s]``, so years before 1677 fit too.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
import pandas as pd

from jiading_timeline.errors import FrameError
from jiading_timeline.model import Comparator, Happened, Measure, Role

Kind = Literal["text", "number", "integer", "date", "flag"]
RELATIONS = ("comparable", "comparable_estimate", "not_comparable")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)?")


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name, kind and meaning; a column that is not `required` is filled in when missing.

    Where there are `codes`, a cell holds one of them or nothing.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    codes: tuple[str, ...] = ()


WHERE = (
    Column("id", "text", "unique name of the mention: article:start-end:kind", required=True),
    Column("entry", "text", "readable name of the thing that several mentions may tell"),
    Column("key", "text", "hash of the article's content and the quote; survives a renamed file"),
    Column("article", "text", "file stem; #2 for the second story of a page"),
    Column("published", "date", "publication date of the article"),
    Column("sentence", "text", "the sentence it stands in"),
    Column("start_char", "integer", "first character in the article's text"),
    Column("end_char", "integer", "character after the last"),
    Column("text", "text", "the words themselves: article.text[start_char:end_char]"),
    Column("rule", "text", "name of the rule that read it"),
)

_CLAIMS = (
    Column("indicator", "text", "what the number measures", required=True),
    Column("subject", "text", "whom or what it is about"),
    Column("area", "text", "the territory it is about"),
    Column("value", "number", "the number, in whole units; empty for a milestone", required=True),
    Column("value_high", "number", "upper end of a range"),
    Column("unit", "text", "ISO 4217, percent, pp, multiple, an SI symbol, count:<noun>", required=True),
    Column("comparator", "text", "how the number is meant; gt is more than", codes=get_args(Comparator)),
    Column("date", "text", "period or deadline in EDTF"),
    Column("end_date", "date", "last day of the period; a target's deadline", required=True),
    Column("start_date", "date", "first day of the period; empty means as of end_date"),
    Column("measure", "text", "what kind of figure it is", codes=get_args(Measure)),
    Column(
        "modality",
        "text",
        "how firmly: commitment, plan, aim, expectation, forecast, capacity, estimate; withdrawn where an"
        " analyst found it taken back",
    ),
    Column("speaker", "text", "who says so"),
    Column("sector", "text", "sector the number is about"),
    Column("baseline_value", "number", "stated starting value"),
    Column("baseline_date", "text", "stated starting period in EDTF"),
    Column("condition", "text", "what must happen first, where the sentence says so"),
    Column("step", "number", "one unit of the last stated digit, in the unit of value"),
    Column("mod", "text", "TIMEX3 modifier of the date"),
    Column("cue", "text", "the words that decided between target and result"),
    *WHERE,
)

SCHEMA: Mapping[str, tuple[Column, ...]] = {
    "articles": (
        Column("article", "text", "file stem; #2 for the second story of a page", required=True),
        Column("title", "text", "headline"),
        Column("published", "date", "publication date"),
        Column("published_from", "text", "argument, header, stamp or empty"),
        Column("publisher", "text", "who published it"),
        Column("url", "text", "address of the source (http or https)"),
        Column("accessed", "text", "when the source was read"),
        Column("complete", "flag", "whether the whole source was seen"),
        Column("language", "text", "ISO 639-1 code"),
        Column("duplicate_of", "text", "article that tells the same story"),
        Column("text_is_source", "flag", "False where the text is retold in other words"),
        Column("chars", "integer", "length of the text in characters"),
        Column("offset", "integer", "character of the file at which the text begins"),
        Column("path", "text", "file, relative to what was read"),
    ),
    "dates": (
        Column("date", "text", "EDTF"),
        Column("start_date", "date", "first day"),
        Column("end_date", "date", "last day"),
        Column("granularity", "text", "day, week, month, quarter, half, year, ..."),
        Column("type", "text", "TIMEX3 type: DATE, TIME, DURATION or SET"),
        Column("value", "text", "TIMEX3 value"),
        Column("mod", "text", "TIMEX3 modifier"),
        Column("anchor", "text", "explicit, published or context"),
        Column("reason", "text", "why it has no place on the calendar"),
        *WHERE,
    ),
    "quantities": (
        Column("value", "number", "the number as written, in whole units"),
        Column("value_high", "number", "upper end of a range"),
        Column("unit", "text", "ISO 4217, percent, pp, multiple, an SI symbol, count:<noun>"),
        Column("comparator", "text", "how the number is meant; gt is more than", codes=get_args(Comparator)),
        Column("direction", "text", "up, down or empty"),
        Column("kind", "text", "money, percent, measure, duration or count"),
        Column("role", "text", "what the number is there for", codes=get_args(Role)),
        Column("noun", "text", "the counted phrase with its modifiers"),
        *WHERE,
    ),
    "events": (
        Column("date", "text", "EDTF", required=True),
        Column("title", "text", "what happened, in the sentence's words", required=True),
        Column("event_type", "text", "forum, agreement, launch, opening, ..."),
        Column("happened", "text", "whether it took place", codes=get_args(Happened)),
        Column("participants", "text", "names, joined by semicolons"),
        Column("place", "text", "where"),
        Column("start_date", "date", "first day", required=True),
        Column("end_date", "date", "last day", required=True),
        Column("granularity", "text", "day, month, year, ..."),
        Column("trigger", "text", "the word that tells the event"),
        *WHERE,
    ),
    "targets": _CLAIMS,
    "results": _CLAIMS,
    "links": (
        Column("target", "text", "id of a target", required=True),
        Column("result", "text", "id of a result", required=True),
        Column("relation", "text", "whether they may be compared", required=True, codes=RELATIONS),
        Column("reason", "text", "why not: scope, area, measure, definition, period, unit, currency"),
        Column("basis", "text", "what the decision rests on"),
        Column("decided_by", "text", "program, or who overruled it"),
    ),
    "comparison": (
        Column("entry", "text", "readable name of the target"),
        Column("indicator", "text", "what is measured"),
        Column("subject", "text", "whom or what it is about"),
        Column("area", "text", "the territory"),
        Column("target_value", "number", "the number to reach, in whole units"),
        Column("unit", "text", "unit of all values of the row"),
        Column("comparator", "text", "as written; eq is judged as at least", codes=get_args(Comparator)),
        Column("deadline", "date", "last day by which; empty when none was stated"),
        Column("status", "text", "code of the first rule of the decision table that fires"),
        Column("label", "text", "the status in words"),
        Column("reason", "text", "why, in a sentence"),
        Column("settle", "text", "what figure or decision would settle it"),
        Column("pace", "text", "on_track, behind, far_behind, moving_away or empty"),
        Column("latest_value", "number", "latest comparable result"),
        Column("latest_date", "text", "its period in EDTF"),
        Column("growth_per_year_pct", "number", "observed growth, percent a year"),
        Column("growth_needed_per_year_pct", "number", "growth needed from now on, percent a year"),
        Column("pace_ratio", "number", "observed against required"),
        Column("share_of_way_pct", "number", "share of the way from baseline to target, percent"),
        Column("level_share_of_target_pct", "number", "latest value as a percentage of the target"),
        Column("projected_value", "number", "what-if value at the deadline"),
        Column("baseline_value", "number", "starting value"),
        Column("baseline_date", "text", "starting period in EDTF"),
        Column("modality", "text", "how firmly it was stated"),
        Column("speaker", "text", "who stated it"),
        Column("results", "text", "ids of the comparable results, joined by semicolons"),
        Column("target", "text", "id of the target mention judged"),
    ),
}


def make_frame(table: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return a DataFrame of the table's schema; a missing cell becomes the kind's missing value."""
    records = list(rows)
    columns = SCHEMA[table]
    return pd.DataFrame(
        {column.name: _series([row.get(column.name) for row in records], column) for column in columns}
    )


def check_frame(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """Return the frame with the columns of its table typed and in order; further columns are kept.

    Parameters
    ----------
    frame : pandas.DataFrame
        A table of this package, as extracted, as edited by hand, or as read back from CSV.
    table : str
        Its name: ``articles``, ``dates``, ``quantities``, ``events``, ``targets``, ``results``, ``links`` or
        ``comparison``.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    FrameError
        If a required column is missing, a cell does not fit its column, or an id stands twice; the message
        names the table, the column and the row.

    Examples
    --------
    >>> row = {"target": "a:1-2:target", "result": "b:3-4:result", "relation": "comparable"}
    >>> links = pd.DataFrame([row])
    >>> check_frame(links, "links").columns[-1]
    'decided_by'
    """
    if not isinstance(frame, pd.DataFrame):
        raise FrameError(f"{table}: expected a DataFrame, got {type(frame).__name__}")
    columns = SCHEMA[table]
    missing = [column.name for column in columns if column.required and column.name not in frame.columns]
    if missing:
        raise FrameError(f"{table}: the column{'s' * (len(missing) > 1)} {', '.join(missing)} missing")
    typed = {column.name: _typed(frame, column, table) for column in columns}
    known = {column.name for column in columns}
    extra = {name: frame[name].reset_index(drop=True) for name in frame.columns if name not in known}
    checked = pd.DataFrame({**typed, **extra})
    if "id" in known and checked["id"].duplicated().any():
        twice = checked.loc[checked["id"].duplicated(), "id"].iloc[0]
        raise FrameError(f"{table}: the id {twice!r} stands twice")
    return checked


def _typed(frame: pd.DataFrame, column: Column, table: str) -> pd.Series[Any]:
    if column.name not in frame.columns:
        return _series([None] * len(frame), column)
    cells = [None if _is_empty(cell) else cell for cell in frame[column.name].tolist()]
    try:
        return _series(cells, column)
    except (TypeError, ValueError, OverflowError):
        row = next(i for i, cell in enumerate(cells) if not _fits(cell, column))
        raise FrameError(
            f"{table}: row {row}: {column.name} is {cells[row]!r}, not {_wanted(column)}"
        ) from None


def _is_empty(cell: Any) -> bool:
    return (isinstance(cell, str) and cell == "") or bool(pd.api.types.is_scalar(cell) and pd.isna(cell))


def _wanted(column: Column) -> str:
    if column.codes:
        return f"one of {', '.join(column.codes)}"
    return "a day such as 2025-12-31" if column.kind == "date" else f"a {column.kind}"


def _fits(cell: object, column: Column) -> bool:
    try:
        _series([cell], column)
    except (TypeError, ValueError, OverflowError):
        return False
    return True


def _series(cells: list[Any], column: Column) -> pd.Series[Any]:
    if column.kind == "text":
        if column.codes and not set(cells) <= {None, "", *column.codes}:
            raise ValueError(column.name)
        return pd.Series(["" if cell is None else str(cell) for cell in cells], dtype=str)
    if column.kind == "date":
        stamps = pd.array(
            [pd.NaT if cell is None else _day(cell) for cell in cells],
            dtype="datetime64[s]",
        )
        return pd.Series(stamps)
    if column.kind == "number":
        return pd.Series([float("nan") if cell is None else float(cell) for cell in cells], dtype="float64")
    if column.kind == "integer":
        return pd.Series([pd.NA if cell is None else int(cell) for cell in cells], dtype="Int64")
    return pd.Series([_flag(cell) for cell in cells], dtype="bool")


def _day(cell: Any) -> pd.Timestamp:
    """Return a day; a bare year or another spelling would be read as a day that nobody wrote."""
    if isinstance(cell, str) and not _DAY.fullmatch(cell):
        raise ValueError(cell)
    if not isinstance(cell, str | dt.date | np.datetime64):
        raise TypeError(cell)
    return pd.Timestamp(cell).as_unit("s")


def _flag(cell: object) -> bool:
    if cell in (True, "True", "true", "yes", 1):
        return True
    if cell in (None, False, "False", "false", "no", 0):
        return False
    raise ValueError(cell)
