"""What holds for any text: nothing raises, spans are in bounds and in order, time grows with the length."""

from __future__ import annotations

import itertools
import re
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiading_timeline.model import Span
from jiading_timeline.text.quantities import find_quantities
from jiading_timeline.vocabulary import load_vocabulary

PIECES = (
    *(
        "5",
        "1,",
        "1,234",
        "3.25",
        "2030",
        "½",
        "3/4",
        "one",
        "twenty",
        "hundred",
        "dozens",
        "million",
        "bn",
        "lakh",
    ),
    *(
        "yuan",
        "US$",
        r"US\$",
        "€",
        "RMB",
        "%",
        "percent",
        "pp",
        "km",
        "square",
        "meters",
        "years",
        "times",
        "m",
        "p",
    ),
    *(
        "more",
        "than",
        "up",
        "to",
        "about",
        "fell",
        "by",
        "from",
        "between",
        "and",
        "or",
        "of",
        "per",
        "a",
        "no",
    ),
    *(
        "(",
        ")",
        '"',
        "-",
        "–",
        ".",
        ",",
        ":",
        "/",
        "\n",
        "\n\n",
        " ",
        "  ",
        "\x00",
        "\ud800",
        "\u00a0",
        "top",
        "firms",
    ),
)
FAMILIES = (
    "9\n",
    *(
        "1",
        "1,",
        "1, ",
        "a. ",
        "(",
        ")",
        "1)",
        " ",
        "\n",
        '"',
        "1-",
        "1 to ",
        "1/",
        "1.",
        "1 000 ",
        "$",
        "-1 ",
    ),
    *(
        "two ",
        "one hundred ",
        "tens of thousands of ",
        "minus ",
        "half a ",
        "more than ",
        "5 a and ",
        "5 Aa ",
    ),
    '12 chips and sensors of (x) "y" ',
)


def check(text: str) -> None:
    found = find_quantities(text, dates=[])
    for before, after in itertools.pairwise(found):
        assert before.span.end <= after.span.start
    for quantity in found:
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)
        assert not re.search(r"\n\s*\n", quantity.span.of(text))
        assert quantity.value_high is None or quantity.value < quantity.value_high
        assert quantity.step > 0


@given(st.text())
def test_any_text(text):
    check(text)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from(("", " ")))
def test_any_order_of_its_own_words(pieces, between):
    check(between.join(pieces))


@given(st.text(alphabet="0123456789,. -/", max_size=200))
def test_any_figure(text):
    check(text)


def test_huge_figures_say_nothing():
    assert find_quantities("9" * 5000 + " yuan and 1" + ",000" * 2000 + " euros", dates=[]) == []


@given(st.integers(min_value=0, max_value=10**15))
def test_figures_keep_their_value(number):
    (quantity,) = find_quantities(f"They sold {number:,} crates.", dates=[])
    assert (quantity.value, quantity.unit) == (
        Decimal(number),
        "count:crate",
    )


@given(
    st.decimals(min_value="0.01", max_value="999", places=2),
    st.sampled_from(("million", "billion", "trillion")),
)
def test_scale_words_multiply(number, scale):
    factor = {"million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
    (quantity,) = find_quantities(f"The port earned {number} {scale} yuan.", dates=[])
    assert (quantity.value, quantity.step) == (number * factor, Decimal("0.01") * factor)


@pytest.mark.parametrize("code", ["CNY", "USD", "EUR", "GBP", "JPY", "HKD"])
def test_currencies_are_exchanged_alike(code):
    word = load_vocabulary()["units.currency"][code][0]
    (quantity,) = find_quantities(f"Tolls exceeded 7 million {word} again.", dates=[])
    assert (quantity.value, quantity.unit, quantity.comparator) == (Decimal(7_000_000), code, "gt")


def test_words_of_the_user_count(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[units.measure]\nkt = ["kilotons"]\n[units.comparator]\ngt = ["comfortably past"]\n')
    (quantity,) = find_quantities(
        "It handled comfortably past 80 kilotons.", dates=[], vocabulary=load_vocabulary(own)
    )
    assert (quantity.unit, quantity.kind, quantity.comparator) == ("kt", "measure", "gt")


def test_digits_of_dates_are_left_out():
    text = "By 2031 it will own 12 ships."
    assert [quantity.value for quantity in find_quantities(text)] == [12]
    assert [quantity.value for quantity in find_quantities(text, dates=[Span(20, 22)])] == []


def test_a_quantity_never_crosses_a_blank_line():
    first, second = find_quantities("It holds 30\n\nmillion yuan, 40\nmillion yuan.", dates=[])
    assert (first.value, first.unit) == (30, "count:")
    assert (second.value, second.unit) == (40_000_000, "CNY")


@pytest.mark.parametrize("family", FAMILIES)
def test_time_grows_with_the_length(family):
    def seconds(length: int) -> float:
        text = (family * (length // len(family) + 1))[:length]
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            find_quantities(text, dates=[])
            best = min(best, time.process_time() - start)
        return best

    assert seconds(8_000) < 8 * seconds(2_000) + 0.02
