"""What the shipped articles settle stays settled: strictness must not cost true matches."""

import pytest

import jiading_timeline as jt


@pytest.fixture(scope="module")
def rows():
    facts = jt.extract(jt.read_articles(jt.shipped_articles()))
    judged = jt.compare(facts.targets, facts.results, articles=facts.articles)
    years = judged["deadline"].dt.year
    return lambda target, year: judged[(judged["target_value"] == target) & (years == year)].iloc[0]


@pytest.mark.parametrize(
    ("target", "year", "status", "label"),
    [
        (8.19e9, 2023, "missed", "Reported short of the target by 2.15 billion yuan"),
        (2827, 2023, "achieved", "Reported as met, early"),
        (9315, 2023, "achieved", "Reported as met, early"),
        (23000, 2025, "on_track", "Keeping pace so far (estimate)"),
    ],
)
def test_a_figure_that_answers_is_found(rows, target, year, status, label):
    row = rows(target, year)
    assert (row["status"], row["label"]) == (status, label)


def test_a_part_of_the_year_is_an_estimate_of_it(rows):
    row = rows(38.5e9, 2024)
    assert (row["status"], row["latest_value"], row["pace"]) == ("awaiting_result", 20.13e9, "behind")
