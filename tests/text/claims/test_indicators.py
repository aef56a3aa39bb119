"""What a number measures, by examples."""

import tomllib
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = ("indicators.toml", "indicators_words.toml")
EXAMPLES = [
    example
    for name in FILES
    for example in tomllib.loads((CORPUS / name).read_text(encoding="utf-8"))["example"]
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["text"][:70])
def test_example(example, parts):
    read = parts(example)
    [claim] = [claim for claim in read.claims if claim.span.of(read.text) == example["quantity"]]
    found = {
        "indicator": claim.topic.indicator,
        "subject": claim.topic.subject,
        "sector": claim.topic.sector,
        "area": claim.topic.area,
        "measure": claim.measure,
        "speaker": claim.speaker,
        "condition": claim.condition,
    }
    wanted = {key: example[key] for key in found if key in example}
    assert {key: found[key] for key in wanted} == wanted


def test_a_phrase_ends_before_the_verb(parts):
    [claim] = parts({"text": "Exports of roses to Oslo reached 3 billion yuan."}).claims
    assert claim.topic.indicator == "Exports of roses"


def test_a_comparator_is_no_part_of_the_phrase(parts):
    [claim] = parts({"text": "The firms have a combined turnover of nearly 3 billion yuan."}).claims
    assert claim.topic.indicator == "combined turnover"


def test_an_indicator_is_not_carried_into_another_article(parts):
    [claim] = parts({"text": "The output reached 6 billion yuan."}).claims
    assert claim.topic.indicator == "output"
