"""Any string at all: nothing is raised, every row is a slice of its article, time grows with the length."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import jiading_timeline as jt
from jiading_timeline.text.names import find_names
from jiading_timeline.text.pages.articles import stories
from jiading_timeline.text.pages.layout import blocks
from jiading_timeline.text.pages.sentences import find_sentences
from jiading_timeline.vocabulary import load_vocabulary

WORDS = load_vocabulary()
MENTIONS = ("dates", "quantities", "events", "targets", "results")
PIECES = [
    *(
        "\ud800",
        "\udfff",
        "\0",
        "\x1c",
        "\u2028",
        "\ufeff",
        "\u0301",
        "ſ",
        "K",
        "İ",
        "ı",
        "中",
        "\N{ROCKET}",
        "²",
        "٣",
    ),
    *(
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        ".",
        ", ",
        "(",
        ")",
        '"',
        "“",
        "’s ",
        "-",
        "–",
        "%",
        "/",
        ":",
        ";",
        "$",
        "€",
    ),
    *("1" * 5000, "0", "5", "2025", "1,000", "3.14", "9999-99-99", "May 32", "31 Feb", "0000", "½", "1e999"),
    *(
        " by ",
        " in ",
        " will reach ",
        " rose ",
        " percent",
        " billion yuan",
        " million",
        " km",
        " more than ",
        " up ",
    ),
    *(
        "Li Lei",
        " said ",
        "Mr ",
        " of ",
        " and ",
        "The ",
        "Co ",
        " Town",
        " forum was held ",
        " signed ",
        " last year",
    ),
    *(
        "Title: x\n",
        "Date: 2022-13-40\n",
        " date 2022-10-31 ",
        "( ) 2023-10-17",
        "Photo: ",
        "Today is ",
        "next week",
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(st.characters(), max_size=80)
ANYTHING = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@ANYTHING
@given(TEXTS)
def test_extract_takes_any_text_and_gives_slices_of_it(text):
    facts = jt.extract([jt.Article("x", text)])
    for name in MENTIONS:
        for row in getattr(facts, name).to_dict("records"):
            assert row["text"] == text[row["start_char"] : row["end_char"]]


@ANYTHING
@given(TEXTS)
def test_stories_are_slices_of_any_page(page):
    found = stories(page, "x")
    assert found
    for story in found:
        assert story.text == page[story.offset : story.offset + len(story.text)]
    assert len({story.id for story in found}) == len(found)


@ANYTHING
@given(TEXTS)
def test_paragraphs_cover_all_but_white_space(page):
    rest, at = "", 0
    for block in blocks(page):
        rest += page[at : block.span.start]
        at = block.span.end
    assert not (rest + page[at:]).strip()


READERS: dict[str, Callable[[str], object]] = {
    "stories": lambda text: stories(text, "x"),
    "sentences": find_sentences,
    "names": lambda text: find_names(text, WORDS),
}
FAMILIES = {
    "newlines": "\n",
    "blank lines": "\r\n \r\n",
    "spaces": " ",
    "capitals": "A a ",
    "names": "Abc Def ",
    "joined names": "Li and of ",
    "owners": "Li's ",
    "commas": ",",
    "words": "a, ",
    "brackets": "(",
    "bracketed names": "(A) B ",
    "quotes": '"',
    "curly quotes": "“a” ",
    "dots": ". ",
    "digits": "1",
    "hyphens": "a-",
    "paragraphs": "x\n\n",
    "headlines": "Head Line\n\n",
    "stories": "Head line\n\nLi Lei\n\nIt rose.\n\nIt fell.\n\n",
    "figures": "Z 5%\n\n",
    "captions": "photo a\n\n",
    "header lines": "Title: a\n",
}


def seconds(reader: Callable[[str], object], text: str) -> float:
    """Return the processor time that a reader takes, whatever else the machine does."""
    started = time.process_time()
    reader(text)
    return time.process_time() - started


def growth(reader: Callable[[str], object], piece: str, short: int, long: int) -> float:
    """Return how many times as long the long text takes as the short one, noise of short times aside."""
    first, second, longer = ((piece * (size // len(piece))) for size in (short, short + len(piece), long))
    base = min(seconds(reader, first), seconds(reader, second))
    return seconds(reader, longer) / max(base, 0.01)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("reader", READERS)
def test_time_grows_with_the_length(reader, family):
    """A text sixteen times as long takes far less than 256 times as long."""
    assert growth(READERS[reader], FAMILIES[family], 62_500, 1_000_000) < 64


@pytest.mark.parametrize("family", ["names", "paragraphs", "stories", "figures", "commas", "digits"])
def test_the_time_of_extract_grows_with_the_length(family):
    """A text eight times as long takes far less than 64 times as long."""
    assert growth(lambda text: jt.extract([jt.Article("x", text)]), FAMILIES[family], 10_000, 80_000) < 24
