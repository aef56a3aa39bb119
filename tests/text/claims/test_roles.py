"""Each rule of roles by its examples: two that it decides, one near it that it leaves alone."""

import pytest
from corpora import each, examples

from jiading_timeline.text.claims.roles import NAMES

EXAMPLES = examples("roles")


@pytest.mark.parametrize("example", each(EXAMPLES))
def test_example(example, parts):
    read = parts(example)
    found = {item.quantity.span.of(read.text): item.decision for item in read.decided}
    assert example["quantity"] in found
    decision = found[example["quantity"]]
    assert (decision.rule, decision.role) == (example["rule"], example["role"])
    assert decision.modality == example.get("modality", decision.modality)


@pytest.mark.parametrize("rule", NAMES)
def test_every_rule_has_two_examples_and_one_near_it(rule):
    assert sum(example["rule"] == rule for example in EXAMPLES) >= 2
    assert any(example.get("near") == rule and example["rule"] != rule for example in EXAMPLES)


def test_examples_name_known_rules():
    named = {example[key] for example in EXAMPLES for key in ("rule", "near") if key in example}
    assert named <= set(NAMES)
