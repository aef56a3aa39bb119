"""Each code of the words is shown in an example; and what reading promises for any text."""

import datetime as dt
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiading_timeline.model import Article
from jiading_timeline.text.passage import compiled
from jiading_timeline.text.reading import read
from jiading_timeline.vocabulary import load_vocabulary

CORPUS = Path(__file__).parents[1] / "corpus"
FILES = ("roles", "periods", "events", "events_words", "events_milestones", "indicators", "indicators_words")
TABLES = ("cues", "events", "indicators", "sectors", "areas", "organisations")
WORDS = load_vocabulary()
CODES = [
    (name, code) for name, codes in WORDS.sections.items() if name.split(".")[0] in TABLES for code in codes
]
TEXTS = [
    example["text"]
    for name in FILES
    for example in tomllib.loads((CORPUS / f"{name}.toml").read_text(encoding="utf-8"))["example"]
]


@pytest.mark.parametrize(("section", "code"), CODES, ids=lambda value: value)
def test_every_code_is_used_in_an_example(section, code):
    pattern, meaning = compiled(WORDS, section)
    assert any(
        meaning(match.group()) == (section, code) for text in TEXTS for match in pattern.finditer(text)
    )


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text):
    article = Article("any", text, published=dt.date(2024, 5, 1))
    reading = read(article, WORDS)
    for thing in (*reading.dates, *reading.events, *reading.claims):
        assert 0 <= thing.span.start <= thing.span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00" * 50,
        "\ud800 rose 5 percent",
        "9" * 5000 + " percent",
        "rose " * 400,
        "by 2025 " * 300,
        "the goal of " * 200,
    ],
    ids=["empty", "nul", "surrogate", "digits", "cues", "dates", "goals"],
)
def test_odd_text_is_read(text):
    assert read(Article("odd", text, published=dt.date(2024, 5, 1)), WORDS).article.text == text


def test_reading_twice_gives_the_same():
    text = "\n\n".join(TEXTS[:40])
    article = Article("same", text, published=dt.date(2024, 5, 1))
    assert read(article, WORDS) == read(article, WORDS)


def test_time_grows_with_the_length():
    """Sixteen times the text in less than forty times the time: a square would take 256 times."""
    told = "The forum was held on May 3. Output rose to 5 billion yuan in 2023, Ines Alba said. "
    text = told + "It plans to open 12 parks by 2030. "
    read(Article("warm", text * 5), WORDS)
    times = []
    for size in (20, 320):
        begun = time.perf_counter()
        read(Article("long", text * size, published=dt.date(2024, 5, 1)), WORDS)
        times.append(time.perf_counter() - begun)
    assert times[1] < 40 * times[0]
