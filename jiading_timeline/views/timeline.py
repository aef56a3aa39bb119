"""The timeline: dated events, how exactly each is dated, and whether it happened or is planned."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from jiading_timeline.tables.schema import check_frame
from jiading_timeline.views.lanes import assign_lanes
from jiading_timeline.views.palette import ACCENT, INK, MUTED, chart_config
from jiading_timeline.views.wording import period_words

LABELLED = 80
_LABEL_CHARS = 52
_CHAR_PX = 6.4
_LANE_PX = 22
_POINT_PX = 12
_HAPPENED = ("happened", "planned", "postponed", "cancelled")
_SHAPES = ("circle", "circle", "diamond", "cross")


def timeline(events: pd.DataFrame, *, width: int = 760, title: str = "What happened when") -> alt.Chart:
    """Draw dated events: a day as a point, a longer period as a bar, dashed where it is approximate.

    Filled marks happened; hollow ones are planned, diamonds postponed, crosses cancelled. An event told in
    several articles (one ``entry``) is one mark. Events without a date are not drawn; the subtitle counts them.

    Parameters
    ----------
    events : pandas.DataFrame
        The table ``events``: ``start_date`` and ``end_date`` (naive), ``title``, ``happened``, ``entry``, ``id``.
    width : int
        Width of the drawing in pixels.
    title : str
        What the chart says.

    Returns
    -------
    altair.Chart
        With a click selection named ``picked`` on the field ``id``.

    Raises
    ------
    FrameError
        If the frame is not a table of events.
    """
    entries = entries_of(check_frame(events, "events"))
    drawn = _placed(entries[entries["start_date"].notna() & entries["end_date"].notna()], width)
    picked = alt.selection_point(name="picked", fields=["id"], on="click")
    layers = [_bars(picked), _points(picked)] + (_labels(picked) if len(drawn) <= LABELLED else [])
    height = max(1, drawn["lane"].nunique()) * (_LANE_PX if len(drawn) <= LABELLED else _POINT_PX)
    heading = alt.Title(title, subtitle=_subtitle(len(drawn), len(entries) - len(drawn)))
    return (
        alt.layer(*layers, data=drawn)
        .add_params(picked)
        .properties(width=width, height=height, title=heading, description=f"{title}. {_subtitle(len(drawn), 0)}")
        .configure(**chart_config())
    )


def entries_of(events: pd.DataFrame) -> pd.DataFrame:
    """Return one row an entry, its first mention, with the number of its mentions in ``told``."""
    name = events["entry"].where(events["entry"] != "", events["id"])
    first = events.assign(told=name.groupby(name).transform("size")).loc[~name.duplicated()]
    return first.sort_values(["start_date", "end_date", "id"], kind="stable").reset_index(drop=True)


def _placed(dated: pd.DataFrame, width: int) -> pd.DataFrame:
    """Return the rows with all that is drawn: middle, end of the last day, lane, side and text of the label."""
    start, after = dated["start_date"], dated["end_date"] + pd.Timedelta(days=1)
    labels = dated["title"].map(lambda text: text if len(text) <= _LABEL_CHARS else text[: _LABEL_CHARS - 1] + "…")
    span_days = max(1.0, (after.max() - start.min()) / pd.Timedelta(days=1)) if len(dated) else 1.0
    left = (start - start.min()) / pd.Timedelta(days=1) * width / span_days
    right = (after - start.min()) / pd.Timedelta(days=1) * width / span_days
    room = labels.str.len() * _CHAR_PX + _POINT_PX if len(dated) <= LABELLED else _POINT_PX / 2
    turned = (right + room > width) & (left - room > 0)
    extents = pd.DataFrame({"from": left.where(~turned, left - room), "to": right.where(turned, right + room)})
    ordered = extents.sort_values("from", kind="stable")
    lanes = pd.Series(assign_lanes(zip(ordered["from"], ordered["to"], strict=True), gap=4), index=ordered.index)
    return pd.DataFrame(
        {
            "id": dated["id"],
            "what": dated["title"],
            "label": labels,
            "when": [period_words(a, b) for a, b in zip(dated["start_date"], dated["end_date"], strict=True)],
            "happened": dated["happened"].where(dated["happened"].isin(_HAPPENED), "happened"),
            "place": dated["place"],
            "told": dated["told"],
            "start": start,
            "after": after,
            "exact": dated["start_date"] == dated["end_date"],
            "approximate": dated["date"].str.contains("~", regex=False),
            "turned": turned,
            "lane": lanes.reindex(dated.index).fillna(0).astype(int) if len(dated) else [],
        }
    )


def _subtitle(drawn: int, undated: int) -> str:
    said = f"{drawn} dated event{'s' * (drawn != 1)}"
    return said + (f"; {undated} without a date not drawn" if undated else "")


def _common() -> dict[str, Any]:
    kinds = {"domain": list(_HAPPENED)}
    legend = alt.Legend(orient="top", direction="horizontal", title=None, symbolSize=90)
    return {
        "y": alt.Y("lane:O", axis=None, scale=alt.Scale(paddingInner=0.4, paddingOuter=0.4)),
        "stroke": alt.value(ACCENT),
        "fill": alt.Fill(
            "happened:N",
            scale=alt.Scale(range=[ACCENT, "transparent", "transparent", ACCENT], **kinds),
            legend=legend,
        ),
        "tooltip": [
            alt.Tooltip("what:N", title="What"),
            alt.Tooltip("when:N", title="When"),
            alt.Tooltip("happened:N", title="State"),
            alt.Tooltip("place:N", title="Where"),
            alt.Tooltip("told:Q", title="Times told"),
        ],
    }


def _bars(picked: alt.Parameter) -> alt.Chart:
    approximate = alt.datum.approximate
    return (
        alt.Chart()
        .mark_bar(height=9, cornerRadius=4, strokeWidth=1.5, cursor="pointer")
        .encode(
            x=_time("start"),
            x2="after:T",
            strokeDash=alt.condition(approximate, alt.value([4, 3]), alt.value([1, 0])),
            fillOpacity=alt.condition(approximate, alt.value(0.3), alt.value(1)),
            opacity=_faded(picked),
            **_common(),
        )
        .transform_filter(~alt.datum.exact)
    )


def _points(picked: alt.Parameter) -> alt.Chart:
    shape = alt.Shape("happened:N", scale=alt.Scale(domain=list(_HAPPENED), range=list(_SHAPES)))
    return (
        alt.Chart()
        .mark_point(size=80, strokeWidth=1.8, cursor="pointer")
        .encode(x=_time("start"), shape=shape, opacity=_faded(picked), **_common())
        .transform_filter(alt.datum.exact)
    )


def _labels(picked: alt.Parameter) -> list[alt.Chart]:
    sides = ((False, "left", 8, "after"), (True, "right", -8, "start"))
    return [
        alt.Chart()
        .mark_text(align=align, dx=dx, color=INK, fontSize=12, cursor="pointer")
        .encode(x=_time(edge), y=_common()["y"], text="label:N", opacity=_faded(picked))
        .transform_filter(alt.datum.turned == turned)
        for turned, align, dx, edge in sides
    ]


def _time(field: str) -> alt.X:
    return alt.X(f"{field}:T", axis=alt.Axis(title=None, grid=True, tickCount=8, labelColor=MUTED))


def _faded(picked: alt.Parameter) -> Any:
    return alt.condition(picked, alt.value(1), alt.value(0.35))
