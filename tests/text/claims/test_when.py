"""When a number holds: each way to find it by examples, and how it is bounded."""

import pytest
from corpora import each, examples

from jiading_timeline.text.claims.when import NAMES

EXAMPLES = examples("periods")


@pytest.mark.parametrize("example", each(EXAMPLES))
def test_example(example, parts):
    read = parts(example)
    found = {item.quantity.span.of(read.text): when for item, when in read.dated}
    assert example["quantity"] in found
    when = found[example["quantity"]]
    assert (when.found or "none") == example["rule"]
    assert (when.period.edtf if when.period else "") == example["date"]
    assert when.mod == example.get("mod", when.mod)


@pytest.mark.parametrize("rule", NAMES)
def test_every_way_has_two_examples_and_one_near_it(rule):
    assert sum(example["rule"] == rule for example in EXAMPLES) >= 2
    assert any(example.get("near") == rule and example["rule"] != rule for example in EXAMPLES)


def test_an_undated_article_dates_nothing_by_guess(parts):
    read = parts({"text": "Last year the weavers sold 300 rugs. By next spring they aim to sell 500 rugs."})
    assert [when.period for _, when in read.dated] == [None, None]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_raise_nothing(published, parts):
    text = "By 0001 it aims to sell 5 boats before 0001. Since 9999 it has sold 6 boats before 9999."
    found = {item.quantity.value for item in parts({"text": text, "published": published}).decided}
    assert {5, 6} <= found
