"""The timeline: dated events, how exactly each is dated, and whether it happened or is planned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import altair as alt
import pandas as pd

from jiading_timeline.tables.schema import check_frame
from jiading_timeline.views.escape import storable
from jiading_timeline.views.lanes import assign_lanes
from jiading_timeline.views.palette import ACCENT, INK, MUTED, chart_config
from jiading_timeline.views.wording import period_words, shortened

LABELLED = 80
_LABEL_CHARS = (12, 100)
_TOOLTIP_CHARS = 300
_CHAR_PX = 6.4
_LANE_PX = 22
_POINT_PX = 12
_SHAPES = {"happened": "circle", "planned": "circle", "postponed": "diamond", "cancelled": "cross"}
_TIMES = {1: "once", 2: "twice"}
_FILLS = {"happened": ACCENT, "planned": "transparent", "postponed": "transparent", "cancelled": ACCENT}


def timeline(events: pd.DataFrame, *, width: int = 760, title: str = "What happened when") -> alt.Chart:
    """Draw dated events: a day as a point, a longer period as a bar, dashed where it is approximate.

    Filled marks happened; hollow ones are planned, diamonds postponed, crosses cancelled. An event told in
    several articles (one ``entry``) is one mark. Events without a date are not drawn; the subtitle tells how
    many there are.

    Parameters
    ----------
    events : pandas.DataFrame
        The table ``events``; dates are naive.
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

    Examples
    --------
    >>> import jiading_timeline as jt
    >>> facts = jt.extract(jt.read_articles(jt.shipped_articles()))
    >>> jt.timeline(facts.events).width
    760
    """
    entries = entries_of(check_frame(events, "events"))
    drawn = _placed(entries[entries["start_date"].notna() & entries["end_date"].notna()], width)
    labelled = len(drawn) <= LABELLED
    height = max(1, drawn["lane"].nunique()) * (_LANE_PX if labelled else _POINT_PX)
    said = _subtitle(len(drawn), len(entries) - len(drawn))
    return (
        alt.layer(*_layers(drawn, labelled))
        .properties(width=width, height=height, title=alt.Title(title, subtitle=said))
        .properties(description=f"{title}: {said}")
        .configure(**chart_config())
    )


def entries_of(events: pd.DataFrame) -> pd.DataFrame:
    """Return one row an entry, its first mention, with the number of its mentions in ``told``."""
    name = events["entry"].where(events["entry"] != "", events["id"])
    first = events.assign(told=name.groupby(name).transform("size")).loc[~name.duplicated()]
    return first.sort_values(["start_date", "end_date", "id"], kind="stable").reset_index(drop=True)


def _placed(dated: pd.DataFrame, width: int) -> pd.DataFrame:
    """Return the rows with all that is drawn: the day after the last, the lane, the label and its side."""
    start, after = dated["start_date"], dated["end_date"] + pd.Timedelta(days=1)
    span_days = max(1.0, (after.max() - start.min()) / pd.Timedelta(days=1)) if len(dated) else 1.0
    left = (start - start.min()) / pd.Timedelta(days=1) * width / span_days
    right = (after - start.min()) / pd.Timedelta(days=1) * width / span_days
    labels = _labels(dated["title"], (width - right).where(width - right > left, left))
    room = labels.str.len() * _CHAR_PX + _POINT_PX if len(dated) <= LABELLED else _POINT_PX / 2
    turned = (right + room > width) & (left > width - right)
    starts, ends = left.where(~turned, left - room), right.where(turned, right + room)
    lanes = assign_lanes(zip(starts, ends, strict=True), gap=4)
    return pd.DataFrame(
        {
            "id": dated["id"].map(storable),
            "what": dated["title"].map(_told),
            "label": labels.map(storable),
            "when": [period_words(a, b) for a, b in zip(dated["start_date"], dated["end_date"], strict=True)],
            "happened": dated["happened"].where(dated["happened"].isin(_SHAPES), "happened"),
            "place": dated["place"].map(_told).replace("", "not named"),
            "told": dated["told"].map(lambda times: _TIMES.get(times, f"{times} times")),
            "start": start,
            "after": after,
            "exact": dated["start_date"] == dated["end_date"],
            "approximate": dated["date"].str.contains("~", regex=False),
            "turned": turned,
            "lane": lanes,
        }
    )


def _labels(titles: pd.Series[str], room: pd.Series[float]) -> pd.Series[str]:
    """Return each title as long as the room beside its mark allows."""
    longest = ((room - _POINT_PX) / _CHAR_PX).clip(*_LABEL_CHARS).astype(int)
    cut = [shortened(title, most) for title, most in zip(titles, longest, strict=True)]
    return pd.Series(cut, index=titles.index, dtype=str)


def _told(text: str) -> str:
    return shortened(storable(text), _TOOLTIP_CHARS)


def _subtitle(drawn: int, undated: int) -> str:
    said = f"{drawn} dated event{'s' * (drawn != 1)}"
    return said + (f"; {undated} without a date not drawn" if undated else "")


def _layers(drawn: pd.DataFrame, labelled: bool) -> list[alt.Chart]:
    """Return a layer for each kind of mark that has rows; a layer without rows would have no scale."""
    look = _Look(drawn)
    exact, turned = drawn["exact"], drawn["turned"]
    placed: list[tuple[pd.DataFrame, Callable[[pd.DataFrame], alt.Chart]]] = [
        (drawn[~exact], look.bars),
        (drawn[exact], look.points),
        (drawn[labelled & ~turned], lambda rows: look.labels(rows, "after", align="left", dx=8)),
        (drawn[labelled & turned], lambda rows: look.labels(rows, "start", align="right", dx=-8)),
    ]
    layers = [layer(rows) for rows, layer in placed if len(rows)]
    if not layers:
        return [_nothing()]
    return [layers[0].properties(name="events").add_params(look.picked), *layers[1:]]


class _Look:
    """How the marks of one timeline look: their lanes, kinds and the selection they share."""

    def __init__(self, drawn: pd.DataFrame) -> None:
        self.picked = alt.selection_point(name="picked", fields=["id"], on="click")
        self.kinds = [kind for kind in _SHAPES if kind in set(drawn["happened"])]
        lanes = alt.Scale(domain=sorted(set(drawn["lane"])), paddingInner=0.4, paddingOuter=0.4)
        self.lane = alt.Y("lane:O", axis=None, scale=lanes)
        self.opacity = alt.condition(self.picked, alt.value(1), alt.value(0.55))

    def bars(self, rows: pd.DataFrame) -> alt.Chart:
        approximate = alt.datum.approximate
        bars = alt.Chart(rows).mark_bar(height=9, cornerRadius=4, strokeWidth=1.5, cursor="pointer")
        return bars.encode(
            x=_time("start"),
            x2="after:T",
            strokeDash=alt.condition(approximate, alt.value([4, 3]), alt.value([1, 0])),
            fillOpacity=alt.condition(approximate, alt.value(0.3), alt.value(1)),
            **self._common(),
        )

    def points(self, rows: pd.DataFrame) -> alt.Chart:
        shapes = alt.Scale(domain=self.kinds, range=[_SHAPES[kind] for kind in self.kinds])
        points = alt.Chart(rows).mark_point(size=80, strokeWidth=1.8, cursor="pointer")
        return points.encode(x=_time("start"), shape=alt.Shape("happened:N", scale=shapes), **self._common())

    def labels(self, rows: pd.DataFrame, edge: str, **look: Any) -> alt.Chart:
        labels = alt.Chart(rows).mark_text(color=INK, fontSize=12, cursor="pointer", **look)
        return labels.encode(x=_time(edge), y=self.lane, text="label:N", opacity=self.opacity)

    def _common(self) -> dict[str, Any]:
        fills = alt.Scale(domain=self.kinds, range=[_FILLS[kind] for kind in self.kinds])
        legend = alt.Legend(orient="top", direction="horizontal", title=None, symbolSize=90)
        tips = {"what": "What", "when": "When", "happened": "State", "place": "Where", "told": "Told"}
        return {
            "y": self.lane,
            "stroke": alt.value(ACCENT),
            "fill": alt.Fill("happened:N", scale=fills, legend=legend),
            "opacity": self.opacity,
            "tooltip": [alt.Tooltip(field, title=title) for field, title in tips.items()],
        }


def _time(field: str) -> alt.X:
    return alt.X(f"{field}:T", axis=alt.Axis(title=None, grid=True, tickCount=8, labelColor=MUTED))


def _nothing() -> alt.Chart:
    note = pd.DataFrame({"words": ["No dated event"]})
    return alt.Chart(note).mark_text(color=MUTED).encode(text="words:N")
