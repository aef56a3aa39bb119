"""Every number and date of a shipped article stands in the table of facts; its wording is nobody else's."""

from __future__ import annotations

import calendar
import csv
import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"
FACTS = SHARED / "facts" / "jiading"
SEEDS = SHARED / "seeds"
DATE_COLUMNS = ("date_start", "date_end", "period_start", "period_end", "deadline")
TEXT_COLUMNS = ("title", "metric", "baseline", "locator", "notes")
MONTHS = calendar.month_name[1:]
WEEKDAYS = calendar.day_name[:]
MONTH_DAY = re.compile(rf"\b({'|'.join(MONTHS)})\b(?: (\d{{1,2}})\b)?")
YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d|,\d)")
NAMES = re.compile(r"\bnew four modernizations\b|\bFive-Year Plan\b")
WORDS_IN_A_ROW = 8

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FACTS.is_dir(), reason="the table of facts is not beside the project"),
]


@pytest.fixture(scope="module")
def sources():
    with (FACTS / "articles.csv").open(encoding="utf-8", newline="") as file:
        return {row["url"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def facts():
    found: dict[str, list[dict[str, str]]] = {}
    with (FACTS / "facts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["article_id"], []).append(row)
    return found


def test_each_header_agrees_with_the_table(articles, sources):
    for article in articles.values():
        row = sources[article.header["Source"]]
        assert article.header.get("Date", "") == row["published"], article.path.name
        assert row["publisher"].startswith(article.header["Publisher"]), article.path.name


def test_each_number_stands_in_the_table_or_the_seed(articles, sources, facts, numbers):
    strange = []
    for name, article in articles.items():
        source = sources[article.header["Source"]]
        known = known_numbers(facts[source["article_id"]], numbers)
        known |= {number.value for number in numbers(seed_text(source))}
        text = without_dates_and_names(f"{article.header['Title']}\n{article.text}")
        strange += [(name, text[n.start : n.end]) for n in numbers(text) if n.value not in known]
    assert strange == []


def test_each_date_stands_in_the_table(articles, sources, facts):
    strange = []
    for name, article in articles.items():
        source = sources[article.header["Source"]]
        known = known_dates(facts[source["article_id"]])
        notes = " ".join(row[column] for row in facts[source["article_id"]] for column in TEXT_COLUMNS)
        text = f"{article.header['Title']}\n{article.text}"
        strange += [(name, found) for found in strange_dates(text, known, notes, source["published"])]
    assert strange == []


def test_no_article_repeats_eight_words_of_a_source(articles, sources, facts):
    taken: dict[tuple[str, ...], str] = {}
    for place, text in source_texts(sources, facts):
        taken.update(dict.fromkeys(runs(text), place))
    repeated = [
        (name, " ".join(run), taken[run])
        for name, article in articles.items()
        for run in runs(f"{article.header['Title']}\n{article.text}")
        if run in taken
    ]
    assert repeated == []


def known_numbers(rows, numbers):
    known = set()
    for row in rows:
        known |= {Decimal(row[column]) for column in ("value", "value_high") if row[column]}
        if row["growth_yoy"]:
            known.add((Decimal(row["growth_yoy"]) * 100).normalize())
        known |= {number.value for column in TEXT_COLUMNS for number in numbers(row[column])}
    return known


def known_dates(rows):
    return [dt.date.fromisoformat(row[column]) for row in rows for column in DATE_COLUMNS if row[column]]


def strange_dates(text, known, notes, published):
    """Return what the text says of years, months, days and weekdays that no date of the table bears out."""
    for match in MONTH_DAY.finditer(text):
        month, day = MONTHS.index(match[1]) + 1, int(match[2] or 0)
        if not any(date.month == month and day in (0, date.day) for date in known):
            yield match[0]
    years = {date.year for date in known}
    for match in YEAR.finditer(text):
        if int(match[0]) not in years and match[0] not in notes:
            yield match[0]
    for day in WEEKDAYS:
        if day in text and not any(date.weekday() == WEEKDAYS.index(day) for date in known):
            yield day
    if published:
        yield from _strange_relative(text, years, known, dt.date.fromisoformat(published))
    elif re.search(r"\b(?:this|last) (?:year|month)", text):
        yield "a relative date in an undated article"


def _strange_relative(text, years, known, published):
    if "this year" in text and published.year not in years:
        yield "this year"
    if "last year" in text and published.year - 1 not in years:
        yield "last year"
    before = published.replace(day=1) - dt.timedelta(days=1)
    months = {(date.year, date.month) for date in known}
    if "last month" in text and (before.year, before.month) not in months:
        yield "last month"


def without_dates_and_names(text):
    """Blank out days of a month, years and names with a number in them; what remains are other numbers."""
    return YEAR.sub("", MONTH_DAY.sub("", NAMES.sub("", text)))


def seed_text(source):
    match = re.search(r"seed (\d{3})", f"{source['title']} {source['notes']}")
    return next(SEEDS.glob(f"{match[1]}_*.txt")).read_text(encoding="utf-8") if match else ""


def source_texts(sources, facts):
    yield from ((path.name, path.read_text(encoding="utf-8")) for path in sorted(SEEDS.glob("*.txt")))
    yield from ((row["article_id"], row[column]) for row in sources.values() for column in ("title", "notes"))
    every = (row for rows in facts.values() for row in rows)
    yield from ((row["fact_id"], row[column]) for row in every for column in TEXT_COLUMNS)


def runs(text):
    words = re.findall(r"[a-z0-9]+", text.lower().replace(",", ""))
    return [tuple(words[i : i + WORDS_IN_A_ROW]) for i in range(len(words) - WORDS_IN_A_ROW + 1)]
