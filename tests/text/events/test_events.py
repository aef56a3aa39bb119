"""Each rule of events by examples, who takes part, and the milestones that planned events are."""

import pytest
from corpora import each, examples

from jiading_timeline.text.events.triggers import NAMES

EXAMPLES = examples("events")
MILESTONES = examples("events_milestones")
RULES = (*NAMES, "event.inherited", "event.undated")


def rules(event):
    """Yield the names under which an event stands: its trigger's, and that of its date."""
    yield event.rule
    if event.period is None:
        yield "event.undated"
    elif event.date.rule == "event.inherited":
        yield event.date.rule


@pytest.mark.parametrize("example", each(e for e in EXAMPLES if "rule" in e))
def test_example(example, parts):
    read = parts(example)
    found = [event for event in read.events if event.trigger.of(read.text) == example["trigger"]]
    assert len(found) == 1
    event = found[0]
    assert example["rule"] in rules(event)
    assert event.type == example["type"]
    assert event.happened == example.get("happened", event.happened)
    if "date" in example:
        assert (event.period.edtf if event.period else "") == example["date"]


@pytest.mark.parametrize("example", each(e for e in EXAMPLES if "near" in e))
def test_counter_example(example, parts):
    assert all(example["near"] not in rules(event) for event in parts(example).events)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_two_examples_and_one_near_it(rule):
    assert sum(example.get("rule") == rule for example in EXAMPLES) >= 2
    assert any(example.get("near") == rule for example in EXAMPLES)


@pytest.mark.parametrize("example", each(MILESTONES))
def test_milestone(example, parts):
    found = [claim.period.edtf for claim in parts(example).milestones]
    assert found == ([example["deadline"]] if "deadline" in example else [])


def test_milestones_have_two_examples_and_one_near_them():
    assert sum("deadline" in example for example in MILESTONES) >= 2
    assert any("deadline" not in example for example in MILESTONES)


def test_those_who_sign_take_part_and_the_place_does_not(parts):
    text = "On March 2, 2021, Lisbon Port and Genoa Terminals signed a contract in Pudong District."
    [event] = parts({"text": text, "published": "2021-03-05"}).events
    assert event.participants == ("Lisbon Port", "Genoa Terminals")


def test_those_who_speak_attend_the_gathering(parts):
    text = "A forum was held on May 3.\n\nJana Novak, director of the Harbour Office, said it was overdue."
    [event] = parts({"text": text, "published": "2021-05-06"}).events
    assert event.participants == ("Jana Novak",)


def test_a_gathering_told_with_its_day_replaces_the_wider_date(parts):
    text = "The Tidal Power Forum was held last month.\n\nThe Tidal Power Forum was held on May 3."
    [event] = parts({"text": text, "published": "2021-06-06"}).events
    assert event.period.edtf == "2021-05-03"


def test_the_year_in_a_name_is_no_date(parts):
    assert parts({"text": "The 2019 Tidal Summit was held to save the bay."}).events == ()


def test_a_long_clause_is_cut_at_a_word(parts):
    text = "In June 2020, the senate approved the plan " + "for the harbour and its old quays " * 8 + "."
    [event] = parts({"text": text, "published": "2021-06-06"}).events
    assert len(event.title) <= 142
    assert event.title.endswith(" …")


def test_a_word_that_opens_its_sentence_takes_no_part(parts):
    text = "Contracts were signed by Genoa Sails on May 3, 2024."
    [event] = parts({"text": text}).events
    assert event.participants == ("Genoa Sails",)
