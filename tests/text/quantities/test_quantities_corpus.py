"""Every example of the corpus, and every rule and every word by at least one of them."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from jiading_timeline.model import Quantity, Span
from jiading_timeline.text.quantities import find_quantities
from jiading_timeline.text.quantities.guards import guarded_by, guards
from jiading_timeline.text.quantities.links import LINKS
from jiading_timeline.text.quantities.neighbours import FREQUENCY, GLOSS, LEVEL, RANK
from jiading_timeline.text.quantities.numbers import find_numerals
from jiading_timeline.text.quantities.units import AGE, currency_before, read_amount, unit_rules
from jiading_timeline.vocabulary import load_vocabulary

CORPUS = Path(__file__).parents[2] / "corpus"
EXAMPLES = tomllib.loads((CORPUS / "quantities.toml").read_text(encoding="utf-8"))
WORDS = tomllib.loads((CORPUS / "quantities_words.toml").read_text(encoding="utf-8"))
VOCABULARY = load_vocabulary()
READING = {rule.name for rule in (*unit_rules(VOCABULARY), currency_before(VOCABULARY), *LINKS)}
READING |= {GLOSS.name, FREQUENCY.name, LEVEL.name, AGE.name, RANK.name, "count"}
GUARDS = {rule.name for rule in guards(VOCABULARY)}
UNIT_SECTIONS = ("currency", "currency_before", "currency_scaled", "percent", "measure", "time")


def by_text(example: dict[str, object]) -> str:
    return f"{example.get('rule', '')}: {example['text']}"


def fields(quantity: Quantity, text: str, named: dict[str, object]) -> dict[str, object]:
    found = {name: getattr(quantity, name) for name in DEFAULTS}
    found |= {name: getattr(quantity, name) for name in named if name != "text"}
    return found | {"text": quantity.span.of(text)}


DEFAULTS = {
    "kind": "count",
    "comparator": "eq",
    "direction": "",
    "gloss": False,
    "label": False,
    "rank": False,
}
DEFAULTS |= {"value_high": None, "noun": "", "step": Decimal(1)}


def wanted(named: dict[str, object]) -> dict[str, object]:
    numbers = {key: Decimal(str(named[key])) for key in ("value", "value_high", "step") if key in named}
    return DEFAULTS | named | numbers


@pytest.mark.parametrize("example", EXAMPLES["quantity"] + EXAMPLES["near"], ids=by_text)
def test_every_quantity_of_a_sentence(example):
    text = example["text"]
    found = find_quantities(text)
    assert [
        fields(quantity, text, named) for quantity, named in zip(found, example["found"], strict=True)
    ] == [wanted(named) for named in example["found"]]


@pytest.mark.parametrize("example", EXAMPLES["quantity"], ids=by_text)
def test_rule_is_the_provenance(example):
    assert example["rule"] in {quantity.rule for quantity in find_quantities(example["text"])}


@pytest.mark.parametrize("example", EXAMPLES["near"], ids=by_text)
def test_rule_stays_silent_near_by(example):
    assert example["rule"] not in {quantity.rule for quantity in find_quantities(example["text"])}


def guard_of(example: dict[str, str]) -> str:
    text, start = example["text"], example["text"].index(example["number"])
    numeral = next(
        numeral
        for numeral in find_numerals(text, VOCABULARY)
        if numeral.span.overlaps(Span(start, start + 1)) and numeral.span.of(text) == example["number"]
    )
    return guarded_by(text, read_amount(text, numeral, VOCABULARY), VOCABULARY)


@pytest.mark.parametrize("example", EXAMPLES["guard"], ids=by_text)
def test_guard_keeps_a_number_out(example):
    assert guard_of(example) == example["rule"]


@pytest.mark.parametrize("example", EXAMPLES["unguarded"], ids=by_text)
def test_guard_lets_a_quantity_pass(example):
    assert guard_of(example) == ""


@pytest.mark.parametrize("example", WORDS["word"], ids=by_text)
def test_every_word(example):
    text = example["text"]
    found = [(quantity.span.of(text), quantity.value, quantity.unit) for quantity in find_quantities(text)]
    assert found == [(named["text"], Decimal(named["value"]), named["unit"]) for named in example["found"]]


@pytest.mark.parametrize("rule", sorted(READING))
def test_rule_has_examples(rule):
    assert sum(example["rule"] == rule for example in EXAMPLES["quantity"]) >= 2
    assert any(example["rule"] == rule for example in EXAMPLES["near"])


@pytest.mark.parametrize("rule", sorted(GUARDS))
def test_guard_has_examples(rule):
    assert sum(example["rule"] == rule for example in EXAMPLES["guard"]) >= 2
    assert any(example["rule"] == rule for example in EXAMPLES["unguarded"])


CODES = [
    (section, code)
    for section in sorted(VOCABULARY.sections)
    if section.startswith("units.")
    for code in VOCABULARY[section]
]


@pytest.mark.parametrize(("section", "code"), CODES, ids=lambda part: part)
def test_code_has_an_example(section, code):
    words = VOCABULARY[section][code]
    examples = [*EXAMPLES["quantity"], *EXAMPLES["near"], *EXAMPLES["guard"], *WORDS["word"]]
    with_word = [example for example in examples if any(holds(example["text"], word) for word in words)]
    if section.removeprefix("units.") in UNIT_SECTIONS:
        units = {named["unit"] for example in with_word for named in example.get("found", ())}
        assert any(unit == code or unit.startswith(f"{code}/") for unit in units)
    assert with_word


def holds(text: str, word: str) -> bool:
    before = r"(?<![^\W\d])" if word[0].isalnum() else ""
    after = r"(?![^\W\d])" if word[-1].isalnum() else ""
    return re.search(before + re.escape(word) + after, text, re.IGNORECASE) is not None
