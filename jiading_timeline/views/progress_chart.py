"""One target against what was reported: full periods, part-years set apart, the target at its deadline."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import Any

import altair as alt
import pandas as pd

from jiading_timeline.tables.schema import check_frame
from jiading_timeline.views.escape import storable
from jiading_timeline.views.palette import ACCENT, INK, MUTED, chart_config
from jiading_timeline.views.wording import period_words, shortened, topic_words, unit_words, value_words

_FULL_DAYS = 360
Axis = dict[str, Any]
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_TITLE_CHARS = 160
_TITLE_PX = 9.5
_SUBTITLE_PX = 7
_THICK = 0.014
_LABEL_ROOM = 0.15
_HOLLOW = {"stroke": ACCENT, "strokeWidth": 1.5, "strokeDash": [3, 2]}
_SHAPES = {"as of a day": "circle", "target": "diamond"}


def progress_chart(
    comparison: pd.DataFrame, results: pd.DataFrame, target: str, *, width: int = 620, height: int = 240
) -> alt.LayerChart:
    """Draw the figures that match a target, and the target.

    A full period is a bar from its first to its last day, a part of a year a hollow dashed bar that is never
    joined to full years, a figure as of a day a point. The target is a diamond at its deadline; without a
    deadline only its level is drawn.

    Parameters
    ----------
    comparison : pandas.DataFrame
        The table ``comparison``.
    results : pandas.DataFrame
        The table ``results``; values in whole units.
    target : str
        Id of the target, as in ``comparison["target"]``.
    width, height : int
        Size of the drawing in pixels.

    Returns
    -------
    altair.LayerChart

    Raises
    ------
    FrameError
        If a frame is not a table of this package.
    KeyError
        If the comparison has no such target.

    Examples
    --------
    >>> import jiading_timeline as jt
    >>> facts = jt.extract(jt.read_articles(jt.shipped_articles()))
    >>> comparison = jt.compare(facts.targets, facts.results, articles=facts.articles)
    >>> chart = jt.progress_chart(comparison, facts.results, comparison["target"].iloc[0])
    >>> chart.width
    620
    """
    checked = check_frame(comparison, "comparison")
    found = checked[checked["target"] == target]
    if not len(found):
        raise KeyError(target)
    row = found.iloc[0]
    goal = value_words(row["target_value"], row["unit"], row["comparator"])
    title = _said(topic_words(row["indicator"], row["subject"], row["area"]) or goal)
    said = [_said(f"Target: {goal or 'no number'}, {_by(row['deadline'])}"), _said(row["label"])]
    drawn = _drawn(row, check_frame(results, "results"))
    y = _scaled_axis(drawn["value"], row["unit"])
    return (
        alt.layer(*_layers(drawn, y))
        .properties(width=width, height=height, title=_heading(title, said, width))
        .properties(description=". ".join(part for part in (title, *said) if part))
        .configure(**chart_config())
    )


def _heading(title: str, said: list[str], width: int) -> alt.Title:
    """Return the title with its lines no wider than the drawing."""
    below = [line for part in said for line in textwrap.wrap(part, max(1, int(width / _SUBTITLE_PX)))]
    return alt.Title(textwrap.wrap(title, max(1, int(width / _TITLE_PX))) or "", subtitle=below or [""])


def _drawn(row: pd.Series[Any], results: pd.DataFrame) -> pd.DataFrame:
    """Return one row a mark: kind, first day, day after the last, value and its words."""
    ids = [id.strip() for id in row["results"].split(";")]
    used = results[results["id"].isin(ids) & results["end_date"].notna() & results["value"].notna()]
    marks = [
        _mark(
            _kind_of(claim["start_date"], claim["end_date"]),
            claim["start_date"],
            claim["end_date"],
            claim["value"],
            value_words(claim["value"], row["unit"], claim["comparator"], measure=claim["measure"]),
        )
        for claim in used.to_dict("records")
    ]
    if not pd.isna(row["target_value"]):
        goal = value_words(row["target_value"], row["unit"], row["comparator"])
        marks.append(_mark("target", pd.NaT, row["deadline"], row["target_value"], goal))
    columns = ["kind", "start", "after", "value", "words", "when"]
    frame = pd.DataFrame(marks, columns=columns).astype({"start": "datetime64[s]", "after": "datetime64[s]"})
    thick = frame["value"].abs().max() * _THICK
    return frame.assign(
        low=frame["value"] - thick, high=frame["value"] + thick, under=_crowded(frame["value"])
    )


def _crowded(values: pd.Series[float]) -> list[bool]:
    """Return for each value whether another stands so close above that a label between would cover it."""
    room = values.abs().max() * _LABEL_ROOM
    return [bool(((values > value) & (values <= value + room)).any()) for value in values]


def _mark(kind: str, start: object, end: object, value: float, words: str) -> dict[str, object]:
    after = end + pd.Timedelta(days=1) if kind != "target" else end  # type: ignore[operator]
    return {
        "kind": kind,
        "start": start,
        "after": after,
        "value": value,
        "words": _said(words),
        "when": period_words(start, end),
    }


def _said(text: str) -> str:
    return shortened(storable(text), _TITLE_CHARS)


def _kind_of(start: pd.Timestamp, end: pd.Timestamp) -> str:
    if pd.isna(start) or start == end:
        return "as of a day"
    return "full period" if (end - start).days >= _FULL_DAYS else "part of a year"


def _by(deadline: pd.Timestamp) -> str:
    return "no deadline stated" if pd.isna(deadline) else f"by {period_words(deadline, deadline)}"


def _scaled_axis(values: pd.Series[float], unit: str) -> Axis:
    """Return the axis in the scale people say, with room above for a label."""
    most, least = float(values.max(skipna=True)), float(values.min(skipna=True))
    scale, word = next(((size, word) for size, word in _SCALES if most >= size), (1.0, ""))
    domain = [min(0.0, least * 1.15), max(0.0, most * 1.15)] if most == most else [0.0, 1.0]
    axis = alt.Axis(
        title=_said(f"{word} {unit_words(unit)}".strip()),
        titleAngle=0,
        titleAlign="left",
        titleAnchor="end",
        titleY=-10,
        titleX=0,
        labelExpr=f"format(datum.value / {scale:.0f}, ',~r')",
        tickCount=5,
    )
    return {"scale": alt.Scale(domain=domain, nice=False), "axis": axis}


def _x(field: str) -> alt.X:
    return alt.X(f"{field}:T", axis=alt.Axis(title=None, grid=False, tickCount="year", format="%Y"))


def _tips() -> list[alt.Tooltip]:
    names = {"words": "Value", "when": "Period", "kind": "Kind"}
    return [alt.Tooltip(f"{field}:N", title=title) for field, title in names.items()]


def _layers(drawn: pd.DataFrame, y: Axis) -> list[alt.Chart]:
    """Return a layer for each kind of mark that has rows; a layer without rows would have no scale."""
    kind, dated = drawn["kind"], drawn["after"].notna()
    full, part = drawn[kind == "full period"], drawn[kind == "part of a year"]
    figures = drawn[kind != "target"].drop_duplicates(["start", "after", "words"])
    target, due = drawn[kind == "target"], drawn[(kind == "target") & dated]
    placed: list[tuple[pd.DataFrame, Callable[[pd.DataFrame], alt.Chart]]] = [
        (target, lambda rows: _level(rows, y)),
        (full, lambda rows: _span(rows, y, color=ACCENT)),
        (part, lambda rows: _span(rows, y, color="transparent", **_HOLLOW)),
        (drawn[kind.isin(_SHAPES) & dated], lambda rows: _points(rows, y)),
        (figures[~figures["under"]], lambda rows: _label(rows, y, align="left", dx=4, dy=-13)),
        (figures[figures["under"]], lambda rows: _label(rows, y, align="left", dx=4, dy=15)),
        (due, lambda rows: _label(rows, y, align="right", dy=-15, fontWeight=600)),
        (target.drop(due.index), lambda rows: _label(rows, y, align="left", dy=-9, fontWeight=600)),
    ]
    return [layer(rows) for rows, layer in placed if len(rows)] or [_nothing()]


def _level(rows: pd.DataFrame, y: Axis) -> alt.Chart:
    level = alt.Chart(rows[["value"]]).mark_rule(color=MUTED, strokeDash=[2, 3])
    return level.encode(y=alt.Y("value:Q", **y))


def _span(rows: pd.DataFrame, y: Axis, **look: Any) -> alt.Chart:
    bar = alt.Chart(rows).mark_rect(cornerRadius=2, **look)
    return bar.encode(x=_x("start"), x2="after:T", y=alt.Y("low:Q", **y), y2="high:Q", tooltip=_tips())


def _points(rows: pd.DataFrame, y: Axis) -> alt.Chart:
    kinds = list(_SHAPES)
    shape = alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=list(_SHAPES.values())), legend=None)
    fill = alt.Fill("kind:N", scale=alt.Scale(domain=kinds, range=[ACCENT, "transparent"]), legend=None)
    marks = alt.Chart(rows).mark_point(size=110, stroke=INK, strokeWidth=1.8, opacity=1)
    return marks.encode(x=_x("after"), y=alt.Y("value:Q", **y), shape=shape, fill=fill, tooltip=_tips())


def _label(rows: pd.DataFrame, y: Axis, **look: Any) -> alt.Chart:
    """Write the value where its mark begins; a level without a date is written at the left edge."""
    part = rows["kind"].map({"part of a year": ", part of a year"}).fillna("")
    said = rows.assign(words=rows["words"] + part, after=rows["start"].fillna(rows["after"]))
    x = _x("after") if said["after"].notna().all() else alt.value(4)
    return alt.Chart(said).mark_text(color=INK, **look).encode(x=x, y=alt.Y("value:Q", **y), text="words:N")


def _nothing() -> alt.Chart:
    note = pd.DataFrame({"words": ["No number to draw"]})
    return alt.Chart(note).mark_text(color=MUTED).encode(text="words:N")
