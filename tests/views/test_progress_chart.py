from __future__ import annotations

import json

import pytest
import vl_convert

from jiading_timeline.views.progress_chart import progress_chart


def marks(chart):
    return vl_convert.vegalite_to_svg(json.dumps(chart.to_dict()))


def test_full_year_part_year_and_target_are_told_apart(facts, comparison):
    drawing = marks(progress_chart(comparison, facts.results, comparison["target"][0]))
    assert drawing.count('aria-roledescription="rect mark"') == 2
    assert drawing.count('stroke-dasharray="3,2"') == 1
    assert "20.13 billion yuan, part of a year" in drawing
    assert "more than 100 billion yuan, by 31 Dec 2025" in drawing
    assert "mark-line" not in drawing


def test_a_target_without_a_deadline_is_a_level(facts, comparison):
    drawing = marks(progress_chart(comparison, facts.results, comparison["target"][1]))
    assert "400 yards, no deadline stated" in drawing
    assert drawing.count('aria-roledescription="point"') == 0


def test_a_target_without_a_number_says_so(facts, comparison):
    bare = comparison.assign(target_value=float("nan"), results="")
    assert "No number to draw" in marks(progress_chart(bare, facts.results, bare["target"][0]))


def test_an_unknown_target_is_named(facts, comparison):
    with pytest.raises(KeyError, match="nowhere"):
        progress_chart(comparison, facts.results, "nowhere")
