"""Stamps at the head of a page: which lines are one, which day they state, and which lines are none."""

from __future__ import annotations

import datetime as dt

import pytest

from jiading_timeline.text.pages.articles import stories
from jiading_timeline.text.pages.layout import blocks
from jiading_timeline.text.pages.stamps import find_stamps, publication_date

DAY = dt.date(2024, 6, 12)
BODY = "The tram to the harbour carried 900 people on its first day."
ALONE = [
    "June 12, 2024",
    "2024-06-12",
    "2024/06/12",
    "12 June 2024",
    "12-Jun-2024",
    "12. June 2024",
    "Published: 12 June 2024",
    "Posted on June 12th, 2024",
    "Updated: 2024-06-12 10:15",
    "Last updated 12 Jun 2024 | 4 min read",
    "By Tom Hale, June 12, 2024",
    "By Tom Hale | June 12, 2024",
    "By TOM HALE | harbour-post.example | Updated: 2024-06-12",
    "By Tom Hale and Una Reed, Harbour Post, June 12, 2024 9:05 am",
    "Author: Harbour Post     Updated: 2024-06-12 16:20",
    "Source: Harbour Post     Updated: 2024-06-12 16:20",
    "Quay Desk | Bergen | Updated: Jun 12, 2024, 7:41 PM IST",
    "(Harbour Press) 14:39, June 12, 2024",
    "13:43, June 12, 2024",
    "Bergen (agency) – 12 June 2024 10:47 CET",
    "12 Jun 2024, 13:21",
    "WED, 12 JUN, 2024 - 11:02",
    "Wednesday, 12th June, 2024 11:38am",
    "2024-06-12T10:15:00Z",
    "June 12, 2024 at 9 a.m.",
]


@pytest.mark.parametrize("line", ALONE)
@pytest.mark.parametrize("page", ["{line}\n\n{body}", "{line}\n{body}", "A new tram\n\n{line}\n\n{body}"])
def test_a_stamp_gives_the_date_and_is_furniture(page, line):
    text = page.format(line=line, body=BODY)
    [story] = stories(text, "tram")
    assert (story.published, story.origin.published_from) == (DAY, "stamp")
    assert story.text == text
    kinds = [(block.kind, block.span.of(text)) for block in blocks(text)]
    assert ("furniture", line) in kinds
    assert ("body", BODY) in kinds
    assert story.title == ("A new tram" if page.startswith("A") else "")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\n\n"])
def test_title_byline_and_stamp_may_follow_line_by_line(newline):
    text = newline.join(["A new tram", "Mara Holm", "12 June 2024", BODY])
    assert [block.kind for block in blocks(text)] == ["headline", "byline", "furniture", "body"]
    assert publication_date(text) == DAY


def test_a_place_stands_before_a_date_only_below_a_title():
    for line in ("Bergen, 12 June 2024", "Port Ellen – Wed 12 June 2024, 10:15", "12 June 2024 | Bergen"):
        assert publication_date(f"A new tram\n\n{line}\n\n{BODY}") == DAY
    assert publication_date(f"Harbour Fair, 12 June 2024\n\n{BODY}") is None


@pytest.mark.parametrize(
    "line",
    [
        "Opened: 12 June 2024",
        "Deadline 12 June 2024, 10:00",
        "Closing Date: 12 June 2024",
        "On June 12, 2024",
    ],
)
def test_a_word_with_a_date_below_a_title_is_no_place(line):
    assert publication_date(f"A new tram\n\n{line}\n\n{BODY}") is None


def test_a_title_of_two_words_above_a_stamp_is_no_byline():
    [story] = stories(f"Harbour Market\n\n12 June 2024\n\n{BODY}", "market")
    assert (story.title, story.published) == ("Harbour Market", DAY)


@pytest.mark.parametrize("line", ["02/03/2023", "Published: 07/08/2023"])
def test_a_stamp_that_reads_two_ways_leaves_the_page_undated(line):
    text = f"A new tram\n\n{line}\n\n{BODY}"
    [story] = stories(text, "tram")
    assert (story.title, story.published, story.origin.published_from) == ("A new tram", None, "")
    assert [block.kind for block in blocks(text)] == ["headline", "furniture", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "The tram opened on June 12, 2024",
        "On June 12, 2024, the tram opened.",
        "Ferry timetable from 12 June 2024",
        "Harbour Report Published June 12, 2024",
        "Quay closed June 12-14, 2024",
        "12–14 June 2024",
        "12 June 2024 - 14 June 2024",
        "June 2024",
        "Last updated: Jun 2024",
        "June 32, 2024",
        "Room 2024-06-12-7",
    ],
)
def test_what_says_more_or_less_than_a_day_is_no_stamp(line):
    assert publication_date(f"{line}\n\n{BODY}") is None


def test_a_date_below_the_first_paragraph_is_no_stamp():
    assert find_stamps(f"A new tram\n\n{BODY}\n\n12 June 2024\n\nIt rained.") == ()


def test_dates_that_head_the_parts_of_a_chronology_are_no_stamps():
    assert find_stamps(f"The tram so far\n\n12 June 2024\n\n{BODY}\n\n1 July 2024\n\nIt rained.") == ()


@pytest.mark.parametrize("swap", [False, True])
def test_the_day_of_publication_goes_before_that_of_a_change(swap):
    lines = ["Published: 12 June 2024", "Updated: 14 June 2024 08:00"]
    lines = lines[::-1] if swap else lines
    for between in ("\n", " | "):
        assert publication_date(f"A new tram\n\n{between.join(lines)}\n\n{BODY}") == DAY


@pytest.mark.parametrize(
    "opening",
    ["BERGEN, June 12, 2024 (Harbour Press) -- ", "Port Ellen, 12 June 2024 – ", "Bergen June 12/2024 - "],
)
def test_a_dateline_gives_the_date_and_stays_in_its_paragraph(opening):
    text = f"A new tram\n\n{opening}{BODY}"
    assert publication_date(text) == DAY
    assert [block.kind for block in blocks(text)] == ["headline", "body"]


@pytest.mark.parametrize("opening", ["BERGEN, June 12 (Harbour Press) -- ", "By June 12, 2024 the tram "])
def test_an_opening_without_a_year_or_a_dash_is_no_dateline(opening):
    assert publication_date(opening + BODY) is None
