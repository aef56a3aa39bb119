"""Text that wants to be more than text, in every field, at every sink."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from types import MappingProxyType

import pandas as pd
import pytest

from jiading_timeline.tables.schema import SCHEMA
from jiading_timeline.views.explorer import Explorer
from jiading_timeline.views.highlight import highlight
from jiading_timeline.views.report import render
from jiading_timeline.views.timeline import timeline
from jiading_timeline.views.vega import chart_html, vega_script

PAYLOADS = [
    "</script><script>alert(1)</script>",
    "</style></title></textarea><svg onload=alert(1)><img src=x onerror=alert(1)>",
    "\"' autofocus onfocus=alert(1) x='",
    "<!--<script>{{ 7 * 7 }}{% raw %}${alert(1)}\u2028\u2029]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;\u202e\ud800\x00",
    "<a href='javascript:alert(1)'>x</a><base href=//evil.example/><iframe src=data:text/html,x>",
    "x" * 100_000,
]
KEPT = {"article", "status", "unit", "target", "results", "id", "date", "modality"}


def poisoned(frame: pd.DataFrame, table: str, payload: str) -> pd.DataFrame:
    free = [column for column in SCHEMA[table] if column.kind == "text" and not column.codes]
    texts = [column.name for column in free if column.name not in KEPT]
    frame = frame.assign(**dict.fromkeys(texts, payload))
    if "entry" in frame:
        frame["entry"] = [f"{payload}{number}" for number in range(len(frame))]
    for name in {"start_char", "end_char"} & set(frame.columns):
        frame[name] = frame[name] + len(payload)
    return frame


@pytest.fixture(params=PAYLOADS, ids=range(len(PAYLOADS)))
def hostile(request, facts, comparison):
    payload = request.param
    tables = {name: poisoned(getattr(facts, name), name, payload) for name in SCHEMA if hasattr(facts, name)}
    texts = MappingProxyType({name: payload + text for name, text in facts.texts.items()})
    return replace(facts, texts=texts, **tables), poisoned(comparison, "comparison", payload)


def quiet(page) -> None:
    page.wait_for_timeout(300)
    assert page.asked == []
    assert page.said == []


@pytest.mark.browser
def test_the_report_runs_none_of_it(hostile, open_page):
    facts, comparison = hostile
    page = open_page(render(facts, comparison, dt.date(2022, 10, 1), "full"))
    page.wait_for_selector("#chart[data-drawn]")
    assert page.locator(".targets tbody").count() == 2
    page.locator("#chart .mark-symbol.role-mark path").first.click()
    assert page.locator("#pane mark").count() == 1
    quiet(page)


@pytest.mark.browser
def test_the_cells_of_a_notebook_run_none_of_it(hostile, open_page):
    facts, comparison = hostile
    explorer = Explorer(facts, comparison, None)
    shown = [
        highlight("harbour-plan", facts, facts.events["id"][0])._repr_html_(),
        chart_html(timeline(facts.events).to_dict()),
        explorer._repr_mimebundle_()["text/html"],
        explorer._pane.value,
    ]
    page = open_page(f"<!DOCTYPE html><script>{vega_script()}</script>{''.join(shown)}")
    page.wait_for_selector(".vega-embed svg")
    assert page.frames[1].locator(".targets tbody").count() == 2
    assert page.locator("mark").count() >= 2
    quiet(page)
