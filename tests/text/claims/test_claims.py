"""Claims put together: one for each number that is a target or a result, and no more."""

import pytest


def test_one_number_is_one_claim(parts):
    text = "In 2023 sales reached 5 million euros; by 2030 the guild aims to sell 9 million euros of rope."
    claims = parts({"text": text, "published": "2024-02-02"}).claims
    assert [(claim.kind, int(claim.quantity.value)) for claim in claims] == [
        ("result", 5000000),
        ("target", 9000000),
    ]


def test_modality_is_said_of_targets_only(parts):
    text = "Sales reached 5 million euros. The guild aims to sell 9 million euros of rope."
    assert [claim.modality for claim in parts({"text": text}).claims] == ["", "aim"]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Output reached 5 billion yuan.", "level"),
        ("Output rose 5 percent.", "growth"),
        ("Rope makes up 5 percent of exports.", "share"),
        ("The guild has 85 weavers.", "count"),
        ("Total investment reached 5 billion yuan.", "cumulative"),
    ],
)
def test_measure(text, measure, parts):
    [claim] = parts({"text": text}).claims
    assert claim.measure == measure


def test_a_milestone_has_no_number_and_a_deadline(parts):
    [claim] = parts({"text": "The quay is to be completed in 2026.", "published": "2024-02-02"}).milestones
    assert (claim.measure, claim.quantity, claim.period.end_date.isoformat()) == (
        "milestone",
        None,
        "2026-12-31",
    )


def test_the_speaker_is_who_says_it(parts):
    text = "According to Lena Bruun, the quay has 12 cranes. The quay has 4 sheds."
    assert [claim.speaker for claim in parts({"text": text}).claims] == ["Lena Bruun", ""]


def test_the_span_is_that_of_the_number(parts):
    read = parts({"text": "The guild has about 85 weavers."})
    assert [claim.span.of(read.text) for claim in read.claims] == ["85"]


def test_a_starting_point_is_the_baseline_of_its_target(parts):
    text = "The reserve is to grow from 310 hectares to 520 hectares by 2030."
    start, goal = parts({"text": text, "published": "2024-02-02"}).claims
    assert (start.kind, goal.kind, goal.baseline_value) == ("result", "target", start.quantity.value)
    assert goal.period.edtf == "2030"


def test_numbers_of_other_units_are_no_baseline(parts):
    text = "The reserve is to grow from 310 hectares and to have 520 deer."
    assert [claim.baseline_value for claim in parts({"text": text}).claims] == [None, None]
