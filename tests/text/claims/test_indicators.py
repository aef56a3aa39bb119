"""What a number measures, by examples."""

import pytest
from corpora import each, examples

from jiading_timeline.text.claims.indicators import PHRASES, find_phrase
from jiading_timeline.text.claims.subjects import SUBJECTS, find_subject
from jiading_timeline.vocabulary import load_vocabulary

EXAMPLES = examples("indicators", "indicators_words")
RULES = [rule.name for rule in (*PHRASES, *SUBJECTS)]
WORDS = load_vocabulary()


def rules(example, parts):
    """Return the rules that found the phrase and the subject of an example's number."""
    read = parts(example)
    [item] = [item for item in read.decided if item.quantity.span.of(read.text) == example["quantity"]]
    phrase = find_phrase(item.passage, item.quantity, WORDS)
    subject = find_subject(item.passage, item.quantity, phrase, WORDS)
    return {phrase.rule if phrase else "", subject.rule}


@pytest.mark.parametrize("example", each(e for e in EXAMPLES if "rule" in e))
def test_rule_finds_its_example(example, parts):
    assert example["rule"] in rules(example, parts)


@pytest.mark.parametrize("example", each(e for e in EXAMPLES if e.get("near") in RULES))
def test_rule_leaves_what_is_near_it(example, parts):
    assert example["near"] not in rules(example, parts)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_two_examples_and_one_near_it(rule):
    assert sum(example.get("rule") == rule for example in EXAMPLES) >= 2
    assert any(example.get("near") == rule for example in EXAMPLES)


@pytest.mark.parametrize("example", each(EXAMPLES))
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
