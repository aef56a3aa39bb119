"""Every row of the decision table, at its edges."""

import pandas as pd
import pytest

from jiading_timeline.tables.judging.compare import compare
from jiading_timeline.tables.judging.standings import CODES


def test_codes_are_the_rows_of_the_table_in_order():
    assert CODES == (
        "superseded", "withdrawn", "no_number", "conditional", "conflict", "achieved", "missed", "borderline",
        "awaiting_result", "no_figure_found", "no_deadline", "no_comparable_result", "one_figure", "on_track",
        "behind", "far_behind", "moving_away",
    )  # fmt: skip


def test_a_replaced_goal_takes_the_status_of_the_one_in_force(aim, told, year):
    targets = aim({"id": "raised", "value": 200e9, "published": "2022-05-01"})
    rows = compare(targets, told(year(2025, 150e9)), as_of="2026-06-30").set_index("target")
    assert rows.loc["raised", "status"] == "missed"
    assert rows.loc["aim", "status"] == "missed"
    assert rows.loc["aim", "label"] == "Replaced by output of sensors: at least 200 billion yuan"


def test_a_goal_is_not_replaced_before_the_later_one_is_known(aim, told, year):
    targets = aim({"id": "raised", "value": 200e9, "published": "2026-05-01"})
    rows = compare(targets, told(year(2025, 150e9)), as_of="2026-04-30").set_index("target")
    assert rows["status"].to_dict() == {"aim": "achieved"}


@pytest.mark.parametrize("change", [{"end_date": "2030-12-31"}, {"area": "Anting"}, {"modality": "forecast"}])
def test_another_deadline_place_or_a_forecast_replaces_nothing(aim, told, year, change):
    targets = aim({"id": "other", "value": 200e9, "published": "2022-05-01", **change})
    rows = compare(targets, told(year(2025, 150e9)), as_of="2026-06-30").set_index("target")
    assert rows.loc["aim", "status"] == "achieved"


def test_common_words_alone_replace_nothing(aim, told):
    targets = aim({"id": "other", "value": 200e9, "published": "2022-05-01"}, indicator="projects")
    rows = compare(targets, told(), as_of="2026-06-30")
    assert not rows["label"].str.startswith("Replaced").any()


def test_two_goals_of_one_day_replace_nothing(aim, told, year):
    targets = aim(
        {"id": "low", "value": 120e9, "published": "2022-05-01"},
        {"id": "high", "value": 200e9, "published": "2022-05-01"},
    )
    rows = compare(targets, told(year(2025, 150e9)), as_of="2026-06-30").set_index("target")
    assert rows["status"].to_dict() == {"aim": "achieved", "low": "achieved", "high": "missed"}


def test_withdrawn(aim, told):
    targets = aim({"id": "later", "modality": "withdrawn", "published": "2023-01-01"})
    assert compare(targets, told(), as_of="2026-06-30")["status"].tolist() == ["withdrawn"]
    assert compare(targets, told(), as_of="2022-06-30")["status"].tolist() == ["no_comparable_result"]


def test_no_number(stands):
    assert stands(value=None)["status"] == "no_number"


def test_a_milestone_is_no_missing_number(stands):
    row = stands(value=None, unit="", measure="milestone", indicator="plant in operation", as_of="2024-01-01")
    assert row["status"] == "no_comparable_result"


@pytest.mark.parametrize(
    ("start", "end", "status"),
    [
        ("2025-06-01", "2025-06-30", "achieved"),
        (None, "2025-06-30", "achieved"),
        ("2026-02-01", "2026-02-28", "missed"),
        (None, "2026-02-28", "awaiting_result"),
    ],
)
def test_a_milestone_reported(stands, start, end, status):
    event = {"unit": "", "measure": "milestone", "indicator": "plant in operation"}
    assert stands((start, end, None), value=None, told_cells=event, **event)["status"] == status


def test_conditional(stands):
    assert stands(condition="once the plant runs", end_date=None)["status"] == "conditional"
    assert stands(condition="once the plant runs")["status"] == "awaiting_result"


def test_conflict_where_figures_of_one_period_disagree(stands, year):
    row = stands(year(2025, 90e9), year(2025, 105e9))
    assert row["status"] == "conflict"
    assert "105 billion yuan and 90 billion yuan" in row["reason"]


def test_figures_that_agree_on_the_answer_are_no_conflict(stands, year):
    assert stands(year(2025, 80e9), year(2025, 90e9))["status"] == "missed"


def test_figures_whose_rounding_overlaps_are_no_conflict(stands, year):
    row = stands(year(2025, 100.4e9), year(2025, 100e9), told_cells={"step": 1e9})
    assert row["status"] == "borderline"


@pytest.mark.parametrize(
    ("comparator", "value", "status"),
    [
        ("ge", 100e9, "achieved"),
        ("eq", 100e9, "achieved"),
        ("gt", 100e9, "missed"),
        ("gt", 100.001e9, "achieved"),
        ("ge", 99.999e9, "missed"),
        ("approx", 95e9, "achieved"),
        ("approx", 94.999e9, "missed"),
        ("le", 100e9, "achieved"),
        ("lt", 100e9, "missed"),
        ("lt", 99e9, "achieved"),
        ("le", 100.001e9, "missed"),
    ],
)
def test_comparators_at_their_bound(stands, year, comparator, value, status):
    assert stands(year(2025, value), comparator=comparator)["status"] == status


@pytest.mark.parametrize(
    ("said", "value", "status"),
    [
        ("gt", 100e9, "achieved"),
        ("gt", 90e9, "borderline"),
        ("lt", 100e9, "missed"),
        ("lt", 120e9, "borderline"),
        ("approx", 100e9, "borderline"),
        ("approx", 110e9, "achieved"),
    ],
)
def test_what_the_wording_of_a_figure_leaves_open(stands, year, said, value, status):
    row = stands(year(2025, value), comparator="gt", told_cells={"comparator": said})
    assert row["status"] == status


def test_rounding_that_straddles(stands, year):
    assert stands(year(2025, 100e9), told_cells={"step": 1e9})["status"] == "borderline"
    assert stands(year(2025, 101e9), told_cells={"step": 1e9})["status"] == "achieved"
    assert stands(year(2025, 99e9), told_cells={"step": 1e9})["status"] == "missed"


def test_a_count_written_in_full_is_exact(stands):
    counted = {"unit": "count:home", "measure": "count", "indicator": "homes", "step": 1}
    aim = {"unit": "count:home", "measure": "count", "indicator": "homes", "value": 7000}
    assert stands((None, "2025-12-31", 7000), told_cells=counted, **aim)["status"] == "achieved"


def test_met_early(stands, year):
    row = stands(year(2023, 101e9), as_of="2024-06-30")
    assert (row["status"], row["label"]) == ("achieved", "Reported as met, early")


def test_met_once_since_fallen_below(stands, year):
    row = stands(year(2023, 101e9), year(2024, 97e9), as_of="2025-06-30")
    assert (row["status"], row["label"]) == ("achieved", "Met once, since fallen below")


def test_a_ceiling_kept_once_and_then_broken(stands, year):
    row = stands(year(2023, 90e9), year(2024, 103e9), comparator="le", as_of="2025-06-30")
    assert (row["status"], row["label"]) == ("achieved", "Met once, since risen above")


def test_met_at_the_base(stands, year):
    assert stands(year(2020, 120e9), as_of="2021-06-30")["status"] == "achieved"


def test_missed_with_its_gap(stands, year):
    row = stands(year(2025, 60.4e9))
    assert (row["status"], row["label"]) == ("missed", "Reported short of the target by 39.6 billion yuan")


def test_missed_and_met_after_the_deadline(stands, year):
    row = stands(year(2025, 90e9), year(2026, 104e9), as_of="2027-06-30")
    assert row["status"] == "missed"
    assert row["label"].endswith("met after the deadline")


def test_an_earlier_figure_below_the_target_is_not_missed(stands, year):
    assert stands(year(2024, 90e9), as_of="2025-06-30")["status"] == "one_figure"


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        ("2025-12-31", "no_comparable_result"),
        ("2026-01-01", "awaiting_result"),
        ("2026-12-31", "awaiting_result"),
        ("2027-01-01", "no_figure_found"),
    ],
)
def test_the_year_after_a_deadline(stands, as_of, status):
    assert stands(as_of=as_of)["status"] == status


def test_a_later_figure_does_not_answer_for_the_deadline(stands, year):
    row = stands(year(2026, 130e9), as_of="2027-06-30")
    assert row["status"] == "no_figure_found"
    assert "130 billion yuan was reported for 2026" in row["reason"]


def test_no_deadline_says_the_level_and_the_direction(stands, year):
    row = stands(year(2021, 16.4e9), year(2022, 18e9), end_date=None)
    assert row["status"] == "no_deadline"
    assert row["label"] == "Cannot be judged: no deadline was stated (18 percent of it reached, rising)"


def test_no_deadline_and_met(stands, year):
    assert stands(year(2021, 116e9), end_date=None)["status"] == "achieved"


def test_one_figure_says_the_growth_still_needed(stands, year):
    row = stands(year(2023, 25e9), as_of="2024-06-30")
    assert (row["status"], row["label"]) == ("one_figure", "Only one figure so far")
    assert row["growth_needed_per_year_pct"] == pytest.approx(100)
    assert "100.0 percent a year would be needed" in row["reason"]


def test_an_unchanged_goal_told_twice_is_one_row(aim, told):
    assert len(compare(aim({"id": "again", "published": "2022-01-01"}), told(), as_of="2023-01-01")) == 1


def test_every_row_speaks(seed_targets, seed_results):
    rows = compare(seed_targets, seed_results, as_of="2026-06-30")
    words = rows[["label", "reason", "settle"]]
    assert not words.isin(["", None]).to_numpy().any()
    assert not words.apply(lambda column: column.str.contains("{", regex=False)).to_numpy().any()


def test_silence_names_the_articles(aim, told):
    articles = pd.DataFrame(
        {"article": ["plan", "a", "b"], "published": ["2021-03-01", "2022-09-26", "2028-01-01"]}
    )
    row = compare(aim(), told(), articles=articles, as_of="2027-06-30").iloc[0]
    assert row["label"] == "No figure found in these 2 articles since the deadline"
    assert "in these 2 articles, published from 1 Mar 2021 to 26 Sep 2022" in row["reason"]
