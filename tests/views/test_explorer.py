from __future__ import annotations

import datetime as dt

import pytest

from jiading_timeline.views.explorer import Explorer


@pytest.fixture
def explorer(facts, comparison):
    return Explorer(facts, comparison, dt.date(2022, 10, 1))


def test_it_opens_on_the_first_target(explorer):
    assert explorer.selection["text"].tolist() == ["more than 100 billion yuan"]
    assert ">more than 100 billion yuan</mark>" in explorer._pane.value
    assert "only full year" in explorer._pane.value


def test_search_and_filter_narrow_what_is_shown(explorer):
    explorer._tab.selected_index = 1
    explorer._open.search.value = "track"
    assert len(explorer.shown) == 2
    explorer._open.group.value = "planned"
    assert explorer.selection["entry"].tolist() == ["second-track-2024"]
    explorer._open.search.value = "nothing like it"
    assert explorer.selection.empty
    assert explorer._pane.value == ""


def test_a_choice_marks_its_sentence(explorer):
    explorer._tab.selected_index = 2
    explorer._open.list.index = 1
    assert f">{explorer.selection['text'].iloc[0]}</mark>" in explorer._pane.value


def test_it_shows_as_widget_and_as_page(explorer):
    bundle = explorer._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert "srcdoc=" in bundle["text/html"]
    assert "&lt;script&gt;" not in bundle["text/html"]
    assert bundle["text/plain"] == "Explorer(Targets: 2, Timeline: 3, Reported figures: 2)"
