"""Whatever the rows: exactly one status each, and the past does not change."""

import datetime as dt

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiading_timeline.tables.judging.compare import compare
from jiading_timeline.tables.judging.standings import CODES
from jiading_timeline.tables.schema import make_frame

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAY = st.dates(dt.date(2019, 1, 1), dt.date(2028, 12, 31))
YEAR_ENDS = st.integers(2019, 2028).map(lambda year: dt.date(year, 12, 31))
NUMBER = st.one_of(
    st.none(),
    st.sampled_from([0.0, 1.0, -1.0, 95.0, 99.5, 100.0, 100.5]),
    st.floats(-1e15, 1e15, allow_nan=False),
)
CLAIM = st.fixed_dictionaries(
    {
        "indicator": st.sampled_from(["output of cars", "carbon emissions", "car exports", ""]),
        "area": st.sampled_from(["Jiading", ""]),
        "value": NUMBER,
        "value_high": NUMBER,
        "unit": st.sampled_from(["CNY", "percent", "count:car", ""]),
        "measure": st.sampled_from(["level", "growth", "share", "count", "cumulative", "milestone", ""]),
        "comparator": st.sampled_from(["eq", "gt", "ge", "lt", "le", "approx", ""]),
        "step": st.sampled_from([None, 0.1, 1.0, 10.0]),
        "start_date": st.one_of(
            st.none(), st.integers(2019, 2028).map(lambda year: dt.date(year, 1, 1)), DAY
        ),
        "end_date": st.one_of(st.none(), YEAR_ENDS, YEAR_ENDS, DAY),
        "published": st.one_of(st.none(), DAY),
        "baseline_value": NUMBER,
        "baseline_date": st.sampled_from(["", "2019", "2020-06", "XXXX", "2030"]),
        "condition": st.sampled_from(["", "", "after approval"]),
        "modality": st.sampled_from(["", "aim", "forecast", "withdrawn"]),
        "cue": st.sampled_from(["", "cut"]),
    }
)
ROWS = st.lists(CLAIM, max_size=6)


def table(name, rows):
    return make_frame(
        name, [{"id": f"{name}{n:02}", "article": f"a{n}", **row} for n, row in enumerate(rows)]
    )


@SLOW
@given(ROWS, ROWS, st.one_of(st.none(), DAY), st.sampled_from(["eurostat", "un", "okr"]))
def test_every_target_has_exactly_one_status(targets, results, as_of, thresholds):
    rows = compare(table("targets", targets), table("results", results), as_of=as_of, thresholds=thresholds)
    assert rows["status"].isin(CODES).all()
    assert rows["entry"].is_unique
    assert (rows[["label", "reason", "settle"]] != "").all(axis=None)


@SLOW
@given(ROWS, ROWS, DAY)
def test_later_articles_never_change_an_earlier_standing(targets, results, as_of):
    goals, figures = table("targets", targets), table("results", results)
    everything = compare(goals, figures, as_of=as_of)
    known = [frame[~(frame["published"] > pd.Timestamp(as_of))] for frame in (goals, figures)]
    pd.testing.assert_frame_equal(everything, compare(*known, as_of=as_of))


@SLOW
@given(ROWS, ROWS, DAY, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(targets, results, as_of, random):
    goals, figures = table("targets", targets), table("results", results)
    shuffled = [frame.iloc[random.sample(range(len(frame)), len(frame))] for frame in (goals, figures)]
    pd.testing.assert_frame_equal(compare(goals, figures, as_of=as_of), compare(*shuffled, as_of=as_of))
