"""Pages as stories: header, stamp, title, date, and where each story begins."""

from __future__ import annotations

import datetime as dt

import pytest

from jiading_timeline.model import Article, Origin
from jiading_timeline.text.pages.articles import duplicates, stories

FERRY = "New ferry links two towns\n\nMara Holm\n\nTHE ferry sailed on Sunday.\n\nIt carried 300 people.\n\n"
LIBRARY = (
    "Library gets a roof garden\n\nPer Lund\n\nTHE library will open its roof in May.\n\nEntry is free.\n\n"
)
BAKERS = "Bakers win a prize\n\nUna Reed and Tom Ash\n\nTHREE bakers won a prize.\n\nThey share 500 euros.\n"


def assert_slices(page: str, found: tuple[Article, ...]) -> None:
    for article in found:
        assert article.text == page[article.offset : article.offset + len(article.text)]


def test_a_stamp_gives_the_date_and_is_no_part_of_the_text():
    page = " date 2022-10-31 A tram line opened in Ostrava. It is 12 km long.\n\nTickets cost 2 euros."
    [story] = found = stories(page, "tram")
    assert (story.id, story.published, story.origin.published_from) == (
        "tram",
        dt.date(2022, 10, 31),
        "stamp",
    )
    assert story.text.startswith("A tram line")
    assert_slices(page, found)


def test_a_breadcrumb_gives_the_date_and_the_headline_below_it_the_title():
    page = f"You are here: Home > News\n( ) 2023-10-17\n\n{FERRY}"
    [story] = found = stories(page, "ferry")
    assert (story.title, story.published) == ("New ferry links two towns", dt.date(2023, 10, 17))
    assert_slices(page, found)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_header_gives_fields_and_is_no_part_of_the_text(newline):
    page = newline.join(
        [
            "Title: Ferry",
            "Date: 2024-05-01",
            "Publisher: Harbour Post",
            "Source: https://example.org/ferry",
            "Accessed: 2024-06-01",
            "Language: en",
            "Text: retold",
            "",
            "The ferry made a trip.",
            "It was short.",
        ]
    )
    [story] = found = stories(page, "ferry", Origin(path="ferry.txt"))
    assert (story.title, story.published, story.origin.published_from) == (
        "Ferry",
        dt.date(2024, 5, 1),
        "header",
    )
    assert story.origin == Origin(
        "ferry.txt", "Harbour Post", "https://example.org/ferry", "2024-06-01", "header", text_is_source=False
    )
    assert story.text.startswith("The ferry made")
    assert_slices(page, found)


def test_a_byte_order_mark_does_not_hide_a_header():
    [story] = stories("\ufeffTitle: Ferry\n\nIt made a trip.", "ferry")
    assert (story.title, story.text) == ("Ferry", "It made a trip.")


@pytest.mark.parametrize("stated", ["2024-13-01", "May 2024", ""])
def test_a_header_date_that_is_none_leaves_the_article_undated(stated):
    [story] = stories(f"Title: Ferry\nDate: {stated}\n\nIt made a trip.", "ferry")
    assert (story.published, story.origin.published_from) == (None, "")


def test_a_text_that_only_speaks_of_a_date_has_no_stamp():
    [story] = stories("The date 2022-10-31 is set for the trial.", "trial")
    assert story.published is None


def test_three_stories_stand_on_one_page():
    page = f"Today is Friday\n\n{FERRY}{LIBRARY}{BAKERS}"
    found = stories(page, "page")
    assert [story.id for story in found] == ["page#1", "page#2", "page#3"]
    assert [story.title for story in found] == [
        "New ferry links two towns",
        "Library gets a roof garden",
        "Bakers win a prize",
    ]
    assert "".join(story.text for story in found) == page
    assert_slices(page, found)


def test_every_story_of_a_page_has_its_date():
    found = stories(f" date 2022-10-31 {FERRY}{LIBRARY}", "page")
    assert {story.published for story in found} == {dt.date(2022, 10, 31)}


def test_a_teaser_at_the_foot_is_a_story_of_its_own():
    page = f"{FERRY}\n\nLibrary gets a roof garden\n\nThe library will open its roof in May."
    ferry, teaser = found = stories(page, "page")
    assert ferry.title == "New ferry links two towns"
    assert (teaser.title, "library" in ferry.text) == ("Library gets a roof garden", False)
    assert_slices(page, found)


def test_a_subheading_begins_no_story():
    page = f"{FERRY}What comes next\n\nA second boat will follow in June."
    assert len(stories(page, "page")) == 1


def test_a_headed_file_keeps_its_title_where_the_text_has_a_headline():
    [story] = stories(f"Title: Ferry\n\n{FERRY}", "ferry")
    assert story.title == "Ferry"


@pytest.mark.parametrize(
    "page", ["", "\n\n", "Title: Ferry", "Title: Ferry\n\n", " date 2022-10-31 ", "\ufeff"]
)
def test_a_page_without_text_is_one_article(page):
    found = stories(page, "page")
    assert len(found) == 1
    assert_slices(page, found)


LONG = (
    "The harbour council agreed on Monday to buy two electric boats for the bay. "
    "Both of them will sail between the old quay and the new market hall. "
    "Each of the boats has room for at least eighty people and their bicycles. "
)


def article(name: str, text: str, day: int | None = None) -> Article:
    return Article(name, text, published=None if day is None else dt.date(2024, 5, day))


def test_a_reprint_is_a_duplicate_of_the_earliest():
    found = duplicates(
        [article("a", LONG, 3), article("b", "LEDE: " + LONG, 2), article("c", LONG + "And more.", None)]
    )
    assert found == {"a": "b", "c": "b"}


def test_layout_does_not_hide_a_reprint():
    assert duplicates([article("a", LONG, 1), article("b", LONG.replace(" ", "\n"), 2)]) == {"b": "a"}


def test_articles_that_share_one_sentence_of_three_are_no_duplicates():
    other = (
        "The harbour council agreed on Monday to buy two electric boats for the bay. "
        "A study had shown that nobody had crossed the bay by boat since the winter. "
        "The money for them will come from the sale of the old customs house. "
    )
    assert duplicates([article("a", LONG, 1), article("b", other, 2)]) == {}


def test_short_articles_are_no_duplicates():
    assert duplicates([article("a", "It rose."), article("b", "It rose.")]) == {}
