"""One target against what was reported: full periods, part-years set apart, the target at its deadline."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from jiading_timeline.tables.schema import check_frame
from jiading_timeline.views.palette import ACCENT, INK, MUTED, chart_config
from jiading_timeline.views.wording import period_words, scale_words, topic_words, unit_words, value_words

_FULL_DAYS = 360
Axis = dict[str, Any]
_THICK = 0.014
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
    """
    checked = check_frame(comparison, "comparison")
    found = checked[checked["target"] == target]
    if not len(found):
        raise KeyError(target)
    row = found.iloc[0]
    goal = value_words(row["target_value"], row["unit"], row["comparator"])
    title = topic_words(row["indicator"], row["subject"], row["area"]) or goal
    subtitle = f"Target: {goal or 'no number'}, {_by(row['deadline'])}. {row['label']}".rstrip()
    drawn = _drawn(row, check_frame(results, "results"))
    y = _scaled_axis(drawn["value"], row["unit"])
    return (
        alt.layer(_level(drawn, y), _spans(drawn, y), _points(drawn, y), _labels(drawn, y))
        .properties(width=width, height=height, title=alt.Title(title, subtitle=subtitle))
        .properties(description=f"{title}. {subtitle}")
        .configure(**chart_config())
    )


def _drawn(row: pd.Series[Any], results: pd.DataFrame) -> pd.DataFrame:
    """Return one row a mark: kind, first day, day after the last, value and its words."""
    ids = [id.strip() for id in row["results"].split(";")]
    used = results[results["id"].isin(ids) & results["end_date"].notna() & results["value"].notna()]
    marks = [
        _mark(_kind_of(start, end), start, end, value, value_words(value, row["unit"]))
        for start, end, value in zip(used["start_date"], used["end_date"], used["value"], strict=True)
    ]
    if not pd.isna(row["target_value"]):
        goal = value_words(row["target_value"], row["unit"], row["comparator"])
        marks.append(_mark("target", pd.NaT, row["deadline"], row["target_value"], goal))
    columns = ["kind", "start", "after", "value", "words", "when"]
    frame = pd.DataFrame(marks, columns=columns).astype({"start": "datetime64[s]", "after": "datetime64[s]"})
    thick = frame["value"].abs().max() * _THICK
    return frame.assign(low=frame["value"] - thick, high=frame["value"] + thick)


def _mark(kind: str, start: object, end: object, value: float, words: str) -> dict[str, object]:
    after = end + pd.Timedelta(days=1) if kind != "target" else end  # type: ignore[operator]
    return {
        "kind": kind,
        "start": start,
        "after": after,
        "value": value,
        "words": words,
        "when": period_words(start, end),
    }


def _kind_of(start: pd.Timestamp, end: pd.Timestamp) -> str:
    if pd.isna(start) or start == end:
        return "as of a day"
    return "full period" if (end - start).days >= _FULL_DAYS else "part of a year"


def _by(deadline: pd.Timestamp) -> str:
    return "no deadline stated" if pd.isna(deadline) else f"by {period_words(deadline, deadline)}"


def _scaled_axis(values: pd.Series[float], unit: str) -> Axis:
    """Return the axis in the scale people say, with room above for a label."""
    most, least = float(values.max(skipna=True)), float(values.min(skipna=True))
    scale, word = scale_words(most)
    domain = [min(0.0, least * 1.15), max(0.0, most * 1.15)] if most == most else [0.0, 1.0]
    axis = alt.Axis(
        title=f"{word} {unit_words(unit)}".strip(),
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


def _level(drawn: pd.DataFrame, y: Axis) -> alt.Chart:
    target = drawn[drawn["kind"] == "target"][["value"]]
    return alt.Chart(target).mark_rule(color=MUTED, strokeDash=[2, 3]).encode(y=alt.Y("value:Q", **y))


def _spans(drawn: pd.DataFrame, y: Axis) -> alt.LayerChart:
    full = alt.Chart(drawn[drawn["kind"] == "full period"]).mark_rect(color=ACCENT, cornerRadius=2)
    part = alt.Chart(drawn[drawn["kind"] == "part of a year"]).mark_rect(
        color="transparent", stroke=ACCENT, strokeWidth=1.5, strokeDash=[3, 2], cornerRadius=2
    )
    low = alt.Y("low:Q", **y)
    return alt.layer(
        *(
            span.encode(x=_x("start"), x2="after:T", y=low, y2="high:Q", tooltip=_tips())
            for span in (full, part)
        )
    )


def _points(drawn: pd.DataFrame, y: Axis) -> alt.Chart:
    single = drawn[drawn["kind"].isin(_SHAPES) & drawn["after"].notna()]
    kinds = list(_SHAPES)
    shape = alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=list(_SHAPES.values())), legend=None)
    fill = alt.Fill("kind:N", scale=alt.Scale(domain=kinds, range=[ACCENT, "transparent"]), legend=None)
    marks = alt.Chart(single).mark_point(size=110, stroke=INK, strokeWidth=1.8, opacity=1)
    return marks.encode(x=_x("after"), y=alt.Y("value:Q", **y), shape=shape, fill=fill, tooltip=_tips())


def _labels(drawn: pd.DataFrame, y: Axis) -> alt.LayerChart:
    part = drawn["kind"].map({"part of a year": ", part of a year"}).fillna("")
    said = drawn.assign(words=drawn["words"] + part)
    reported, target = said[said["kind"] != "target"], said[said["kind"] == "target"]
    dated, undated = target[target["after"].notna()], target[target["after"].isna()]
    starts = reported.assign(after=reported["start"].fillna(reported["after"]))
    text = {"y": alt.Y("value:Q", **y), "text": "words:N"}
    return alt.layer(
        alt.Chart(starts).mark_text(align="left", dy=-13, color=INK).encode(x=_x("after"), **text),
        alt.Chart(dated)
        .mark_text(align="right", dy=-15, color=INK, fontWeight=600)
        .encode(x=_x("after"), **text),
        alt.Chart(undated)
        .mark_text(align="left", dy=-9, color=INK, fontWeight=600)
        .encode(x=alt.value(4), **text),
    )
