"""Bounds and spellings, held against the edtf package."""

import datetime as dt

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from jiading_timeline.text.dates.periods import edtf_of, interval_of, period_of, shifted, value_at

YEARS = st.integers(1, 9999).map("{:04}".format)
MONTHS = st.builds("{}-{:02}".format, YEARS, st.integers(1, 12))
DAYS = st.dates().map(dt.date.isoformat)
SEASONS = st.builds("{}-{}".format, YEARS, st.integers(21, 24))
DECADES = st.integers(1, 999).map("{:03}X".format)
CENTURIES = st.integers(1, 99).map("{:02}XX".format)
SINGLE = YEARS | MONTHS | DAYS | SEASONS | DECADES | CENTURIES
PLAIN = st.one_of(YEARS, MONTHS, DAYS)
INTERVALS = st.tuples(PLAIN, PLAIN).map(
    lambda ends: "/".join(sorted(ends, key=lambda end: period_of(end).start_date))
)


def _day(bound):
    return dt.date(*bound[:3])


@settings(deadline=None)
@given(spelling=SINGLE)
def test_bounds_agree_with_edtf(spelling):
    period, oracle = period_of(spelling), parse_edtf(spelling)
    assert (period.start_date, period.end_date) == (_day(oracle.lower_strict()), _day(oracle.upper_strict()))


@settings(deadline=None)
@given(spelling=INTERVALS)
def test_interval_bounds_agree_with_edtf(spelling):
    period = period_of(spelling)
    if period is not None:
        oracle = parse_edtf(spelling)
        assert (period.start_date, period.end_date) == (
            _day(oracle.lower_strict()),
            _day(oracle.upper_strict()),
        )


@settings(deadline=None)
@given(spelling=PLAIN)
def test_open_interval_has_one_bound(spelling):
    whole = period_of(spelling)
    before, after = period_of(f"../{spelling}"), period_of(f"{spelling}/..")
    assert (before.start_date, before.end_date) == (None, whole.end_date)
    assert (after.start_date, after.end_date) == (whole.start_date, None)


@settings(deadline=None)
@given(spelling=PLAIN, mark=st.sampled_from("~?%"))
def test_a_qualifier_leaves_the_bounds(spelling, mark):
    assert period_of(spelling + mark).end_date == period_of(spelling).end_date


@pytest.mark.parametrize(
    "spelling",
    [
        "",
        "XXXX",
        "XXXX-09-26",
        "2022-13",
        "2022-02-30",
        "2022-W60",
        "2022-Q5",
        "0000",
        "..",
        "../..",
        "a/b",
        "2023/2022",
        "PRESENT_REF",
        "PT5H",
        "２０２２",
    ],
)
def test_no_place_on_the_calendar(spelling):
    assert period_of(spelling) is None


@pytest.mark.parametrize(
    ("value", "edtf", "start", "end"),
    [
        ("2022-Q3", "2022-07/2022-09", "2022-07-01", "2022-09-30"),
        ("2022-H2", "2022-07/2022-12", "2022-07-01", "2022-12-31"),
        ("2022-W46", "2022-11-14/2022-11-20", "2022-11-14", "2022-11-20"),
        ("2022-W46-WE", "2022-11-19/2022-11-20", "2022-11-19", "2022-11-20"),
        ("2022-FA", "2022-23", "2022-09-01", "2022-11-30"),
        ("199", "199X", "1990-01-01", "1999-12-31"),
        ("19", "19XX", "1900-01-01", "1999-12-31"),
        ("2022-09-26T17:00", "2022-09-26", "2022-09-26", "2022-09-26"),
        ("2022-01/2022-09", "2022-01/2022-09", "2022-01-01", "2022-09-30"),
    ],
)
def test_timex3_values(value, edtf, start, end):
    period = period_of(value)
    assert (edtf_of(value), period.edtf) == (edtf, edtf)
    assert (str(period.start_date), str(period.end_date)) == (start, end)


@settings(deadline=None)
@given(
    day=st.dates(),
    unit=st.sampled_from(["day", "week", "month", "quarter", "half", "year", "decade", "century"]),
)
def test_the_unit_of_a_day_holds_it(day, unit):
    period = period_of(value_at(day, unit))
    assert period is None or period.start_date <= day <= period.end_date


@settings(deadline=None)
@given(
    day=st.dates(), unit=st.sampled_from(["day", "week", "month", "year"]), count=st.integers(-(10**6), 10**6)
)
def test_shifting_stays_on_the_calendar_or_says_so(day, unit, count):
    moved = shifted(day, unit, count)
    assert moved is None or (moved >= day) == (count >= 0) or moved == day


def test_an_interval_does_not_run_backwards():
    assert interval_of(period_of("2023"), period_of("2022")) is None
    assert interval_of(period_of("2022-Q1"), period_of("2022-Q3")).edtf == "2022-01/2022-09"
