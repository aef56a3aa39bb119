from __future__ import annotations

import math

import pytest

from jiading_timeline.views.wording import period_words, shortened, topic_words, value_words, whose_words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2022-09-26", "2022-09-26", "26 Sep 2022"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2022-01-01", "2022-12-31", "2022"),
        ("2021-01-01", "2025-12-31", "2021 to 2025"),
        ("2022-01-01", "2022-09-30", "Jan to Sep 2022"),
        ("2022-11-01", "2023-02-28", "Nov 2022 to Feb 2023"),
        ("2022-09-26", "2022-09-28", "26 to 28 Sep 2022"),
        ("2022-09-26", "2022-10-02", "26 Sep to 2 Oct 2022"),
        ("2022-12-26", "2023-01-02", "26 Dec 2022 to 2 Jan 2023"),
        (None, "2025-12-31", "31 Dec 2025"),
        (None, None, ""),
    ],
)
def test_a_period_is_said_as_short_as_it_is_exact(start, end, words):
    assert period_words(start, end) == words


@pytest.mark.parametrize(
    ("value", "unit", "comparator", "words"),
    [
        (1e11, "CNY", "gt", "more than 100 billion yuan"),
        (16.4e9, "CNY", "eq", "16.4 billion yuan"),
        (1e12, "CNY", "approx", "about 1 trillion yuan"),
        (-3.5, "percent", "", "-3.5 percent"),
        (1, "count:park", "", "1 park"),
        (22141, "count:company", "ge", "at least 22,141 companies"),
        (2, "count:branch", "", "2 branches"),
        (40, "count:skilled person", "", "40 skilled people"),
        (5, "count:", "", "5"),
        (math.nan, "CNY", "gt", ""),
    ],
)
def test_a_value_is_said_with_its_unit(value, unit, comparator, words):
    assert value_words(value, unit, comparator) == words


def test_a_range_names_both_ends():
    assert value_words(3e9, "CNY", "eq", 5e9) == "3 billion to 5 billion yuan"


def test_a_topic_without_an_indicator_is_its_subject():
    assert topic_words("", "boat yards", "") == "Boat yards"


@pytest.mark.parametrize(
    ("indicator", "subject", "area", "whose"),
    [
        ("tax revenue", "business district", "Harbour Town", "Harbour Town"),
        ("tax revenue", "Harbour District", "Harbour District", "Harbour District"),
        ("output of Harbour", "Harbour District", "Harbour District", ""),
        ("output of Harbourside", "", "Harbour District", "Harbour District"),
        ("exports", "Harbour Town Customs", "Harbour Town", "Harbour Town Customs"),
        ("exports", "boat yards", "", "boat yards"),
        ("", "", "", ""),
    ],
)
def test_a_territory_is_said_once(indicator, subject, area, whose):
    assert whose_words(indicator, subject, area) == whose


@pytest.mark.parametrize(
    ("value", "measure", "words"),
    [
        (6, "growth", "growth of 6 percent"),
        (-6, "growth", "fall of 6 percent"),
        (6, "share", "share of 6 percent"),
        (6, "level", "6 percent"),
    ],
)
def test_a_rate_says_what_it_is_a_rate_of(value, measure, words):
    assert value_words(value, "percent", measure=measure) == words


@pytest.mark.parametrize("text", ["a quay and a crane", "Supercalifragilistic", "", "a" * 40])
def test_a_cut_text_keeps_to_its_length(text):
    assert len(shortened(text, 12)) <= 12
