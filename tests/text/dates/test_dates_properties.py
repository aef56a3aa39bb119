"""What holds for any text: nothing raised, spans in bounds, work linear in the length."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiading_timeline.errors import DateInputError
from jiading_timeline.text.dates import find_dates, find_periods
from jiading_timeline.vocabulary import load_vocabulary

CALENDAR = [words for name, words in load_vocabulary().sections.items() if name.startswith("calendar.")]
WORDS = [word for codes in CALENDAR for words in codes.values() for word in words]
GLUE = [
    " ",
    " ",
    " ",
    "-",
    ", ",
    "\n\n",
    "'s ",
    " to ",
    " and a half ",
    " of ",
    " 2021",
    " 26",
    " 1/0 ",
    " p.m.",
    "99999",
]
ANY_TEXT = st.text(st.characters(exclude_categories=[])) | st.lists(
    st.sampled_from(WORDS) | st.sampled_from(GLUE), max_size=30
).map("".join)
FAMILIES = [
    "1",
    "1 ",
    "1,",
    "a ",
    "a. ",
    "the ",
    "\n",
    " ",
    "In 2021 and ",
    "'",
    "(",
    "the first ",
    "five ",
    "May ",
    "2021-",
    "last year's ",
    "🙂",
    "<p>1</p>",
]


@settings(max_examples=1000, deadline=None)
@given(text=ANY_TEXT, published=st.none() | st.dates())
def test_any_text_is_read(text, published):
    dates = find_dates(text, published)
    end = 0
    for date in dates:
        assert end <= date.span.start < date.span.end <= len(text)
        assert date.period is not None or date.reason or date.type in ("DURATION", "SET")
        end = date.span.end
    for interval in find_periods(text, dates, published):
        assert 0 <= interval.span.start < interval.span.end <= len(text)
        assert interval.rule.startswith("period.")


@settings(deadline=None)
@given(text=ANY_TEXT)
def test_nothing_relative_is_dated_without_publication(text):
    for date in find_dates(text):
        assert date.period is None or date.anchor in ("explicit", "context")


@pytest.mark.parametrize("published", [dt.date.min, dt.date.max, dt.date(1650, 2, 28)])
def test_the_ends_of_the_calendar(published):
    text = (
        "Ten years ago, last century, in 9000 years, next year, two hundred years from now, tomorrow, "
        "yesterday, on Monday, over the past 9999 years, next week and over the weekend in May."
    )
    dates = find_dates(text, published)
    assert len(dates) > 9
    assert find_periods(text, dates, published)


@pytest.mark.parametrize("published", ["yesterday", "2022-13-01", "2022103", "2022-10", 7])
def test_a_wrong_publication_date_is_told_in_one_line(published):
    with pytest.raises(DateInputError) as error:
        find_dates("now", published)
    assert "\n" not in str(error.value)


def test_digits_without_end_and_lone_surrogates():
    text = "9" * 5000 + " \ud800 in 2021\x00 " + "1," * 3000
    assert [date.value for date in find_dates(text)] == ["2021"]


def test_a_mention_does_not_cross_a_blank_line():
    assert [date.value for date in find_dates("It was September\n\n2015 was dry.", "2022-10-31")] == [
        "2022-09",
        "2015",
    ]


@pytest.mark.parametrize("piece", FAMILIES)
def test_time_grows_linearly(piece):
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        started = time.process_time()
        find_periods(text, find_dates(text, "2022-10-31"), "2022-10-31")
        return time.process_time() - started

    seconds(2_000)
    assert min(seconds(40_000) for _ in range(2)) < 8 * max(0.01, min(seconds(10_000) for _ in range(3)))
