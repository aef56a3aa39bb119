"""Dates that people give."""

import datetime as dt

import pytest

from jiading_timeline.errors import DateInputError
from jiading_timeline.given import given_date


@pytest.mark.parametrize(
    "value",
    [
        "2022-11-28",
        "20221128",
        "28 Nov 2022",
        "Nov. 28th, 2022",
        "28/11/2022",
        "2022/11/28",
        "2022.11.28",
        "Monday, 28 November 2022 14:30",
    ],
)
def test_one_day_in_many_spellings(value):
    assert given_date(value) == dt.date(2022, 11, 28)


def test_what_reads_two_ways_is_refused():
    with pytest.raises(DateInputError, match="ambiguous"):
        given_date("03/04/2025")
    assert given_date("04/04/2025") == dt.date(2025, 4, 4)


@pytest.mark.parametrize("value", ["yesterday", "in 3 days", "2022", "Nov 2022", "5" * 5000, "", "\ud800"])
def test_what_needs_a_clock_or_a_guess_is_refused(value):
    with pytest.raises(DateInputError, match="published: "):
        given_date(value)
