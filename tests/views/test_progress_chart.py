from __future__ import annotations

import json
import re

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


def test_no_label_covers_the_level_of_the_target(facts, comparison):
    close = facts.results.assign(value=[9.5e10, 2e10])
    drawing = marks(progress_chart(comparison, close, comparison["target"][0]))
    heights = dict(re.findall(r'translate\([\d.-]+,([\d.]+)\)"[^>]*>([^<]+ billion yuan)', drawing))
    said = {words: float(height) for height, words in heights.items()}
    level = float(re.search(r'"rule mark" transform="translate\([\d.-]+,([\d.]+)', drawing).group(1))
    assert said["95 billion yuan"] > level > said["more than 100 billion yuan"]


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


def test_a_long_heading_is_broken_not_cut(facts, comparison):
    long = comparison.assign(
        indicator="output of the yards at the harbour and along the quay " * 3, label="Told " * 30
    )
    chart = progress_chart(long, facts.results, long["target"][0], width=400)
    title = chart.to_dict()["title"]
    assert len(title["text"]) > 1
    assert max(map(len, [*title["text"], *title["subtitle"]])) <= 58
    assert "…" not in "".join(title["subtitle"])
