"""The explorer for JupyterLab: lists and filters on the left, the sentence on the right. Widgets, no logic.

Its saved form is the report without scripts, so that a notebook opened without a kernel still reads.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import altair as alt
import ipywidgets as widgets
import pandas as pd

from jiading_timeline.tables.facts import Facts, check_facts
from jiading_timeline.tables.judging.compare import judged_as_of
from jiading_timeline.views.escape import Markup, html, storable
from jiading_timeline.views.highlight import highlight
from jiading_timeline.views.known import known_by
from jiading_timeline.views.palette import STANDINGS, standing
from jiading_timeline.views.report import judge, render
from jiading_timeline.views.timeline import entries_of, timeline
from jiading_timeline.views.vega import EMBED_OPTIONS
from jiading_timeline.views.wording import MEASURES, period_words, topic_words, value_words

EVERY = "all"
_CHART_PX = 480
_HALF = {"width": "50%", "min_width": "0", "overflow": "auto"}
_LIST = {"width": "auto", "height": "320px"}


def explore(facts: Facts, *, as_of: dt.date | str | None = None) -> Explorer:
    """Open the explorer: tabs with targets, events and reported figures, and the sentence behind each.

    Parameters
    ----------
    facts : Facts
        What `extract` returned.
    as_of : datetime.date or str, optional
        Show and judge what was published up to this day; the newest article's date by default.

    Returns
    -------
    Explorer
        Shows itself in a notebook; ``selection`` is the row that is read, ``shown`` all that pass the filter.

    Raises
    ------
    DateInputError
        If `as_of` is not a date.
    FrameError
        If a table was edited into something its schema does not allow.

    Examples
    --------
    >>> import jiading_timeline as jt
    >>> facts = jt.extract(jt.read_articles(jt.shipped_articles()))
    >>> explorer = jt.explore(facts, as_of="2025-12-31")
    >>> len(explorer.selection)
    1
    """
    checked = check_facts(facts)
    day = judged_as_of(as_of, [checked.articles, checked.targets, checked.results])
    known = known_by(checked, day)
    return Explorer(known, judge(known, day), day)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a tab lists: its rows, the line that stands for each, and what it can be filtered by."""

    name: str
    rows: pd.DataFrame
    lines: pd.Series[str]
    groups: pd.Series[str]
    group_name: str


class Explorer:
    """Tabs over the tables of some facts; see `explore`."""

    def __init__(self, facts: Facts, comparison: pd.DataFrame, as_of: dt.date | None) -> None:
        self._facts, self._comparison, self._as_of = facts, comparison, as_of
        self._pane = widgets.HTML(layout={**_HALF, "padding": "0 0 0 24px", "max_height": "640px"})
        listings = (_targets(facts, comparison), _events(facts), _results(facts))
        self._tabs = [_Tab(listing, self._read) for listing in listings]
        self._tabs[1].show_chart(facts.events)
        names = [listing.name for listing in listings]
        self._tab = widgets.Tab([tab.box for tab in self._tabs], titles=names, layout=_HALF)
        self._tab.observe(lambda _: self._read(), names="selected_index")
        self.widget = widgets.HBox([self._tab, self._pane], layout={"width": "100%"})
        self._read()

    @property
    def shown(self) -> pd.DataFrame:
        """Return the rows of the open tab that pass its filter."""
        return self._open.shown()

    @property
    def selection(self) -> pd.DataFrame:
        """Return the row that is read, as a DataFrame of one row, or none."""
        return self._open.selection()

    @property
    def _open(self) -> _Tab:
        return self._tabs[self._tab.selected_index or 0]

    def _read(self) -> None:
        chosen = self.selection
        self._pane.value = "" if chosen.empty else str(_reading(self._facts, dict(chosen.iloc[0])))

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        bundle = self.widget._repr_mimebundle_(**options)
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        return {**data, "text/html": self._twin(), "text/plain": repr(self)}

    def _twin(self) -> str:
        """Return the page without scripts, closed up in a frame of its own."""
        page = render(self._facts, self._comparison, self._as_of, interactive=False)
        frame = Markup(
            '<iframe title="Targets, events and reported figures" srcdoc="{}" '
            'sandbox="allow-popups allow-popups-to-escape-sandbox" '
            'style="width:100%;height:680px;box-sizing:border-box;border:1px solid #d9dce0"></iframe>'
        )
        return str(frame.format(html(page)))

    def __repr__(self) -> str:
        counts = (f"{tab.listing.name}: {len(tab.listing.rows)}" for tab in self._tabs)
        return f"Explorer({', '.join(counts)})"


class _Tab:
    """A list with a search box and a filter."""

    def __init__(self, listing: Listing, changed: Callable[[], None]) -> None:
        self.listing = listing
        kinds = [EVERY, *dict.fromkeys(listing.groups)]
        self.search = widgets.Text(placeholder="Search", continuous_update=True)
        self.group = widgets.Dropdown(options=kinds, value=EVERY, description=listing.group_name)
        self.list = widgets.Select(layout=_LIST)
        self.box = widgets.VBox([widgets.HBox([self.search, self.group]), self.list])
        for control in (self.search, self.group):
            control.observe(lambda _: self._filter(), names="value")
        self._filter()
        self.list.observe(lambda _: changed(), names="value")

    def show_chart(self, events: pd.DataFrame) -> None:
        """Put the timeline above the list; a click on a mark chooses its line."""
        alt.JupyterChart.enable_offline()
        chart = alt.JupyterChart(timeline(events, width=_CHART_PX), embed_options=EMBED_OPTIONS)
        chart.selections.observe(lambda change: self._choose(change["new"]), names="picked")
        frame = widgets.Box([chart], layout={"max_height": "420px", "overflow": "auto"})
        self.box.children = (frame, *self.box.children)

    def shown(self) -> pd.DataFrame:
        words, rows = self.search.value.casefold().split(), self.listing.rows
        fits = [all(word in line for word in words) for line in self.listing.lines.str.casefold()]
        in_group = [self.group.value in (EVERY, group) for group in self.listing.groups]
        kept = [fit and inside for fit, inside in zip(fits, in_group, strict=True)]
        return rows.loc[pd.Series(kept, index=rows.index, dtype=bool)]

    def selection(self) -> pd.DataFrame:
        chosen: pd.Series[bool] = self.listing.rows["id"] == self.list.value
        return self.listing.rows.loc[chosen]

    def _filter(self) -> None:
        rows = self.shown()
        lines = self.listing.lines[rows.index].map(storable)
        self.list.options = list(zip(lines, rows["id"], strict=True))
        self.list.index = 0 if len(rows) else None

    def _choose(self, picked: Any) -> None:
        ids = [str(point.get("id")) for point in picked.value or ()]
        if ids and ids[0] in set(self.shown()["id"]):
            self.list.value = ids[0]


def _targets(facts: Facts, comparison: pd.DataFrame) -> Listing:
    judged = comparison[["target", "status", "label", "reason", "settle", "latest_value", "latest_date"]]
    rows = facts.targets.merge(judged, left_on="id", right_on="target").drop(columns="target")
    order = rows["status"].map(lambda status: STANDINGS.index(standing(status))).sort_values(kind="stable")
    rows = rows.loc[order.index].reset_index(drop=True)
    groups = rows["status"].map(lambda status: standing(status).words).astype(str)
    lines = groups.str.capitalize() + ": " + _claim_lines(rows, "by ")
    return Listing("Targets", rows, lines, groups, "Standing")


def _events(facts: Facts) -> Listing:
    rows = entries_of(facts.events)
    bounds = zip(rows["start_date"], rows["end_date"], strict=True)
    when = [period_words(start, end) or "no date" for start, end in bounds]
    lines = pd.Series(when, index=rows.index, dtype=str) + ": " + rows["title"]
    return Listing("Timeline", rows, lines, rows["happened"], "State")


def _results(facts: Facts) -> Listing:
    rows = facts.results.sort_values(["indicator", "end_date", "id"], kind="stable").reset_index(drop=True)
    return Listing("Reported figures", rows, _claim_lines(rows), rows["measure"].replace(MEASURES), "Kind")


def _claim_lines(rows: pd.DataFrame, deadline: str = "") -> pd.Series[str]:
    lines = []
    for row in rows.to_dict("records"):
        about = topic_words(row["indicator"], row["subject"], row["area"])
        value = value_words(row["value"], row["unit"], row["comparator"], row["value_high"], row["measure"])
        when = period_words(None if deadline else row["start_date"], row["end_date"])
        lines.append(", ".join(part for part in (about, value, when and deadline + when) if part))
    return pd.Series(lines, index=rows.index, dtype=str)


def _reading(facts: Facts, row: dict[str, Any]) -> Markup:
    """Return the article of a row with its sentence marked, and what is said about the row."""
    parts = [(row.get(name) or "") for name in ("label", "reason")]
    said = Markup("").join(Markup("<p>{}</p>").format(html(part)) for part in parts if part)
    article = Markup(highlight(row["article"], facts, row["id"])._repr_html_())
    return Markup('<div style="line-height:1.5">{}{}</div>').format(said, article)
