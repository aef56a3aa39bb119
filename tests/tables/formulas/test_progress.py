"""Where nothing may be computed, and what bounds do."""

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiading_timeline.tables.formulas import derived, progress
from jiading_timeline.tables.formulas.interval import Interval

POSITIVE = st.floats(1e-3, 1e12)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize(
    ("figure", "reason"),
    [
        (progress.observed_growth(0.0, 5.0, 2), "growth needs values above zero"),
        (progress.observed_growth(-1.0, 5.0, 2), "growth needs values above zero"),
        (progress.observed_growth(1.0, 5.0, 0.99), "the two figures are less than a year apart"),
        (progress.observed_growth(Interval.rounded(0.4, 1), 5.0, 2), "growth needs values above zero"),
        (progress.required_growth(1.0, 5.0, 0), "the deadline does not lie after the baseline"),
        (progress.pace_ratio(0.1, 0.0), "the required growth is too near zero to divide by"),
        (
            progress.pace_ratio(0.1, Interval(0.001, -0.001, 0.003)),
            "the required growth is too near zero to divide by",
        ),
        (progress.growth_still_needed(1.0, 2.0, 0), "no time is left before the deadline"),
        (progress.linear_path(1.0, 2.0, 1, 0), "the deadline does not lie after the baseline"),
        (progress.share_of_way(5.0, 6.0, 5.0), "the target equals the baseline"),
        (progress.linear_pace(5.0, 6.0, 5.0, 1, 2), "the target equals the baseline"),
        (progress.linear_pace(5.0, 6.0, 7.0, 0, 2), "no time has passed since the baseline"),
        (progress.projected_value(5.0, -1.0, 2), "a fall of 100 percent or more leaves nothing to project"),
        (progress.projected_linear(5.0, 6.0, 0, 2), "no time has passed since the baseline"),
        (progress.growth_rate_pace(0.1, 0.0), "the growth aimed at is zero"),
        (progress.mean_growth([]), "a mean needs rates above minus 100 percent"),
        (progress.running_sum([]), "no flow is known since the start"),
        (progress.years_to_target(1.0, 2.0, -0.1), "never at this growth"),
        (progress.years_to_target(0.0, 2.0, 0.1), "growth needs values above zero"),
        (derived.implied_earlier(1.0, -1.0), "a fall of 100 percent or more has no earlier value"),
        (derived.full_year_by_share(1.0, 0.0), "the part's share of a year is not above zero"),
        (derived.full_year_flat(1.0, 0), "the part is not between one and twelve months"),
        (derived.full_year_flat(1.0, 13), "the part is not between one and twelve months"),
        (derived.like_for_like_growth(1.0, 2.0, (1, 9), (1, 8)), "the figures are for different months"),
        (derived.implied_rate(1.0, 0.0), "the bracket holds no amount above zero"),
    ],
)
def test_no_figure_but_a_reason(figure, reason):
    assert figure.value is None
    assert figure.reason == reason


@given(POSITIVE, st.floats(1e-3, 1e3), st.floats(1, 40))
def test_growth_and_projection_are_inverse(base, factor, years):
    growth = progress.observed_growth(base, base * factor, years).value
    assert math.isclose(
        progress.projected_value(base, growth.value, years).value.value, base * factor, rel_tol=1e-6
    )


@given(POSITIVE, st.floats(-0.9, 10))
def test_an_implied_earlier_value_grows_back(value, growth):
    earlier = derived.implied_earlier(value, growth).value.value
    assert math.isclose(derived.full_year_by_growth(earlier, growth).value.value, value, rel_tol=1e-9)


@given(POSITIVE, POSITIVE, st.floats(0, 0.4), st.floats(0, 0.4), st.floats(1, 30))
def test_bounds_hold_the_value(base, latest, left, right, years):
    figure = progress.observed_growth(
        Interval.rounded(base, base * left), Interval.rounded(latest, latest * right), years
    )
    assert figure.value.low <= figure.value.value <= figure.value.high


@given(DAYS, DAYS, DAYS)
def test_later_is_longer(start, left, right):
    early, late = sorted((left, right))
    assert progress.years_between(start, early) <= progress.years_between(start, late)


@given(DAYS, DAYS)
def test_years_turn_sign(start, end):
    assert math.copysign(1, (end - start).days or 1) * progress.years_between(start, end) >= 0


def test_the_last_year_of_the_calendar():
    assert progress.years_between(dt.date(2021, 12, 31), dt.date.max) == 7978
