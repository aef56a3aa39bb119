"""The shipped articles: their files, their headers, and a gold reading that accounts for every number."""

from __future__ import annotations

import csv
import datetime as dt
import re
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from jiading_timeline.text.pages.articles import stories

GOLD = Path(__file__).parents[1] / "gold"
TABLES = ("targets", "results", "events", "other")
HEADER = ("Title", "Date", "Publisher", "Source", "Text")
FILE_NAME = re.compile(r"(?P<date>\d{4}-\d\d-\d\d|undated)_[a-z0-9]+(?:-[a-z0-9]+)*\.txt")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
CALENDAR = re.compile(rf"\b(?:{MONTHS}) \d{{1,2}}\b|(?<![\d.,])(?:19|20)\d\d(?!\d|,\d)")
COMPARATORS = {"eq", "gt", "ge", "lt", "le", "approx"}
UNIT = re.compile(r"CNY|USD|percent|km2?|kg|minute|count:[a-z]+")
WORDS_IN_AN_ARTICLE = range(120, 261)
PARAGRAPHS = range(3, 8)
WORDS_IN_A_QUOTE = 8


def gold(table):
    with (GOLD / f"data_articles_{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def rows():
    return {table: gold(table) for table in TABLES}


def test_files_are_plain_text_named_by_date_and_topic(articles):
    for article in articles.values():
        page = article.path.read_bytes()
        named = FILE_NAME.fullmatch(article.path.name)
        assert named, article.path.name
        assert named["date"] == article.header.get("Date", "undated")
        assert b"\r" not in page
        assert page.endswith(b"\n")
        assert not page.endswith(b"\n\n")


def test_headers_are_complete(articles):
    for name, article in articles.items():
        given = tuple(article.header)
        assert given == tuple(field for field in HEADER if field in given), name
        assert set(HEADER) - set(given) <= {"Date"}, name
        assert article.header["Text"] == "retold"
        assert all(value and value == value.strip() for value in article.header.values()), name
        if "Date" in article.header:
            assert dt.date.fromisoformat(article.header["Date"]).isoformat() == article.header["Date"]
        address = urlsplit(article.header["Source"])
        assert address.scheme in ("http", "https"), name
        assert address.hostname, name


def test_sources_and_titles_stand_once(articles):
    for field in ("Source", "Title"):
        values = [article.header[field] for article in articles.values()]
        assert len(values) == len(set(values))


def test_length_and_paragraphs(articles):
    for name, article in articles.items():
        paragraphs = article.text.rstrip("\n").split("\n\n")
        assert len(paragraphs) in PARAGRAPHS, name
        assert all(part and part == part.strip() and "\n" not in part for part in paragraphs), name
        assert len(article.text.split()) in WORDS_IN_AN_ARTICLE, name


def test_the_package_reads_each_file_as_one_article(articles):
    for name, article in articles.items():
        [story] = stories(article.path.read_text(encoding="utf-8"), name)
        assert (story.id, story.title, story.text) == (name, article.header["Title"], article.text)
        assert str(story.published or "") == article.header.get("Date", "")
        assert story.origin.url == article.header["Source"]
        assert not story.origin.text_is_source


def test_each_article_has_a_finding(articles, rows):
    told = {row["article"] for table in ("targets", "results", "events") for row in rows[table]}
    assert told == set(articles)


@pytest.mark.parametrize("table", TABLES)
def test_quotes_are_short_and_stand_once(table, articles, rows):
    for row in rows[table]:
        assert len(row["quote"].split()) <= WORDS_IN_A_QUOTE, row
        assert articles[row["article"]].text.count(row["quote"]) == 1, row


@pytest.mark.parametrize("table", ["targets", "results"])
def test_values_stand_in_their_quotes(table, rows, numbers):
    for row in rows[table]:
        quoted = {number.value for number in numbers(row["quote"])}
        expected = {Decimal(row[column]) for column in ("value", "value_high") if row.get(column)}
        assert expected <= quoted, row
        assert UNIT.fullmatch(row["unit"]), row
        assert row["comparator"] in COMPARATORS, row
        assert ("yuan" in row["quote"]) == (row["unit"] == "CNY"), row
        assert ("percent" in row["quote"]) == (row["unit"] == "percent"), row


def test_periods_are_in_order(rows):
    for row in (*rows["results"], *rows["events"]):
        end = dt.date.fromisoformat(row["end_date"])
        assert not row["start_date"] or dt.date.fromisoformat(row["start_date"]) <= end, row
    for row in rows["targets"]:
        assert not row["deadline"] or dt.date.fromisoformat(row["deadline"]), row


def test_what_happened_was_over_when_it_was_published(articles, rows):
    for row in rows["events"]:
        if published := articles[row["article"]].header.get("Date"):
            assert (row["start_date"] <= published) == (row["happened"] == "happened"), row


def test_every_number_is_accounted_for(articles, rows, numbers):
    unexplained = []
    for name, article in articles.items():
        explained = [match.span() for match in CALENDAR.finditer(article.text)]
        explained += [
            (article.text.index(row["quote"]), article.text.index(row["quote"]) + len(row["quote"]))
            for table in TABLES
            for row in rows[table]
            if row["article"] == name
        ]
        unexplained += [
            (name, article.text[number.start : number.end])
            for number in numbers(article.text)
            if not any(start <= number.start and number.end <= end for start, end in explained)
        ]
    assert unexplained == []
