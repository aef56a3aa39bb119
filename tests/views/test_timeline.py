from __future__ import annotations

import itertools
import json
import re

import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from jiading_timeline.errors import FrameError
from jiading_timeline.tables.schema import make_frame
from jiading_timeline.views.lanes import assign_lanes
from jiading_timeline.views.timeline import LABELLED, timeline


def marks(chart):
    """Return the drawing that Vega makes of a chart."""
    return vl_convert.vegalite_to_svg(json.dumps(chart.to_dict()))


def event(number, start, end, **more):
    row = {"id": f"a:{number}", "title": f"Event {number}", "happened": "happened", "date": "x"}
    return {**row, "start_date": start, "end_date": end, **more}


def test_a_day_is_a_point_and_a_month_a_bar(facts):
    drawing = marks(timeline(facts.events))
    assert drawing.count('aria-roledescription="point"') == 1
    assert drawing.count('aria-roledescription="bar"') == 1
    assert "1 without a date not drawn" in drawing


def test_planned_differs_from_happened_without_colour(facts):
    drawing = marks(timeline(facts.events))
    point, bar = (
        re.search(f'<path [^>]*roledescription="{kind}"[^>]*>', drawing) for kind in ("point", "bar")
    )
    assert ' fill="' in point.group()
    assert ' fill="' not in bar.group()


def test_an_approximate_date_is_dashed():
    events = make_frame("events", [event(1, "2021-01-01", "2021-12-31", date="2021~")])
    assert 'stroke-dasharray="4,3"' in marks(timeline(events))


def test_an_event_told_twice_is_one_mark():
    twice = [event(n, "2021-03-01", "2021-03-01", entry="opening") for n in (1, 2)]
    drawing = marks(timeline(make_frame("events", twice)))
    assert drawing.count('aria-roledescription="point"') == 1
    assert "1 dated event" in drawing


@pytest.mark.parametrize("rows", [[], [event(1, None, None)]])
def test_without_dated_events_it_still_compiles(rows):
    assert "0 dated events" in marks(timeline(make_frame("events", rows)))


def test_many_events_are_drawn_without_labels():
    rows = [event(n, f"2021-01-{n % 28 + 1:02}", f"2021-01-{n % 28 + 1:02}") for n in range(LABELLED + 1)]
    drawing = marks(timeline(make_frame("events", rows)))
    assert drawing.count('aria-roledescription="point"') == LABELLED + 1
    assert "role-mark" in drawing
    assert 'aria-roledescription="text mark"' not in drawing


def test_a_frame_of_another_kind_is_refused(facts):
    with pytest.raises(FrameError, match="events"):
        timeline(facts.articles)


extents = st.tuples(st.integers(0, 1000), st.integers(1, 200)).map(lambda pair: (pair[0], sum(pair)))


@given(st.lists(extents, max_size=40))
def test_nothing_overlaps_in_a_lane(placed):
    lanes = assign_lanes(placed)
    for lane in set(lanes):
        inside = sorted(extent for extent, own in zip(placed, lanes, strict=True) if own == lane)
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(inside))
