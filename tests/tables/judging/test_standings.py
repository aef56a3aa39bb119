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


def replaced(aim, told, year, *later, figure=80e9, as_of="2026-06-30"):
    """Judge one goal with later ones against a figure for 2025."""
    return compare(aim(*later), told(year(2025, figure)), as_of=as_of).set_index("target")


def test_a_goal_lowered_after_its_deadline_stays_missed(aim, told, year):
    rows = replaced(aim, told, year, {"id": "lowered", "value": 50e9, "published": "2026-05-01"})
    assert rows["status"].to_dict() == {"aim": "missed", "lowered": "achieved"}
    assert rows.loc["lowered", "reason"].endswith(
        "Against the original goal (output of sensors: at least 100 billion yuan):"
        " Reported short of the target by 20 billion yuan."
    )


def test_a_goal_lowered_in_time_is_judged_against_both(aim, told, year):
    rows = replaced(
        aim, told, year,
        {"id": "raised", "value": 200e9, "published": "2022-05-01"},
        {"id": "lowered", "value": 50e9, "published": "2025-05-01"},
    )  # fmt: skip
    assert set(rows["status"]) == {"achieved"}
    assert rows["label"].str.startswith("Replaced").to_dict() == {
        "aim": True,
        "raised": True,
        "lowered": False,
    }
    against = "Against the original goal (output of sensors: at least {} billion yuan): Reported short"
    assert against.format(100) in rows.loc["aim", "reason"]
    assert against.format(200) in rows.loc["raised", "reason"]
    assert against.format(100) in rows.loc["lowered", "reason"]


@pytest.mark.parametrize(
    ("deadline", "status", "label"),
    [
        ("2030-12-31", "one_figure", "Extended to 31 Dec 2030"),
        ("2024-12-31", "no_figure_found", "Advanced to 31 Dec 2024"),
    ],
)
def test_the_same_value_by_another_day_is_extended_or_advanced(aim, told, year, deadline, status, label):
    rows = replaced(aim, told, year, {"id": "later", "end_date": deadline, "published": "2023-01-01"})
    assert rows["status"].to_dict() == {"aim": status, "later": status}
    assert rows.loc["aim", "label"] == label
    assert "Against the original goal" in rows.loc["aim", "reason"]
    assert "Reported short of the target by 20 billion yuan" in rows.loc["later", "reason"]


def test_a_deadline_that_passed_is_not_extended(aim, told, year):
    rows = replaced(aim, told, year, {"id": "later", "end_date": "2030-12-31", "published": "2026-03-01"})
    assert rows["status"].to_dict() == {"aim": "missed", "later": "one_figure"}


def test_goals_for_single_years_are_not_extended(aim, told, year):
    later = {"id": "later", "start_date": "2026-01-01", "end_date": "2026-12-31", "published": "2023-01-01"}
    rows = compare(aim(later, start_date="2025-01-01"), told(year(2025, 80e9)), as_of="2026-06-30")
    assert rows.set_index("target")["status"].to_dict() == {"aim": "missed", "later": "no_comparable_result"}


def test_a_goal_told_again_in_time_is_the_one_in_force(aim, told, year):
    rows = replaced(
        aim, told, year,
        {"id": "raised", "value": 200e9, "published": "2022-05-01"},
        {"id": "repeated", "published": "2023-05-01"},
    )  # fmt: skip
    assert rows.loc["raised", "label"] == "Replaced by output of sensors: at least 100 billion yuan"
    assert rows.loc["aim", "label"] == "Reported short of the target by 20 billion yuan"


def test_goals_that_go_round_end_somewhere(aim, told, year):
    rows = replaced(
        aim, told, year,
        {"id": "b", "end_date": "2024-12-31", "published": "2022-01-01"},
        {"id": "c", "end_date": "2024-12-31", "value": 90e9, "published": "2022-06-01"},
        {"id": "d", "value": 90e9, "published": "2023-01-01"},
        {"id": "e", "published": "2023-06-01"},
    )  # fmt: skip
    assert set(rows["status"]) <= set(CODES)


def test_goals_of_no_territory_in_two_articles_are_two(aim, told, year):
    other = {"id": "other", "article": "elsewhere", "value": 300e9, "published": "2022-01-01"}
    rows = compare(aim(other, area=""), told(), as_of="2026-06-30")
    assert not rows["label"].str.startswith("Replaced").any()
    again = aim({**other, "value": 100e9}, area="")
    judged = compare(again, told(year(2025, 200e9), area="", article="elsewhere"), as_of="2026-06-30")
    assert sorted(judged["status"]) == ["achieved", "awaiting_result"]


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


def test_what_decides_is_named(stands, year):
    assert (
        stands(year(2025, 100e9), told_cells={"step": 1e9})["label"] == "Too close to call: rounding decides"
    )
    row = stands(year(2025, 90e9), told_cells={"comparator": "gt"})
    assert row["label"] == "Too close to call: what the wording leaves open decides"


def test_an_early_figure_is_never_too_close_to_call(aim, told, year):
    early = told(year(2022, 90e9), comparator="gt")
    assert compare(aim(), early, as_of="2024-06-30").at[0, "status"] == "one_figure"
    assert compare(aim(), early, as_of="2026-06-30").at[0, "status"] == "awaiting_result"
    assert compare(aim(), early, as_of="2028-06-30").at[0, "status"] == "no_figure_found"
    later = pd.concat([early, told(year(2023, 80e9)).assign(id="later")])
    assert compare(aim(), later, as_of="2024-06-30").at[0, "status"] == "moving_away"


def test_without_a_deadline_the_latest_figure_is_the_close_one(aim, told, year):
    close = told(year(2022, 90e9), comparator="gt")
    assert compare(aim(end_date=None), close).at[0, "status"] == "borderline"
    later = pd.concat([close, told(year(2023, 80e9)).assign(id="later")])
    assert compare(aim(end_date=None), later).at[0, "status"] == "no_deadline"


def test_figures_for_two_periods_are_no_conflict(stands):
    own = {"start_date": "2024-01-01", "end_date": "2024-12-31"}
    row = stands(("2024-01-01", "2024-11-30", 105e9), ("2024-07-01", "2024-11-30", 60e9), **own)
    assert (row["status"], row["label"]) == ("achieved", "Reported as met, early")


def test_what_stands_in_an_undated_article_is_flagged(aim, told, year):
    rows = compare(aim(published=None), told(year(2025, 80e9), published=None), as_of="2026-06-30")
    assert rows.at[0, "reason"].endswith(
        "The goal is of an article without a date, known at any time."
        " A figure used here is of an article without a date, known at any time."
    )
    assert "without a date" not in compare(aim(), told(year(2025, 80e9)), as_of="2026-06-30").at[0, "reason"]


def test_periods_are_given_as_their_rows_have_them(stands, year):
    row = stands(year(2021, 50e9), year(2023, 80e9), told_cells={"date": "2023"}, as_of="2024-06-30")
    assert (row["latest_date"], row["baseline_date"]) == ("2023", "2023")
    row = stands(year(2021, 50e9), year(2023, 80e9), as_of="2024-06-30")
    assert (row["latest_date"], row["baseline_date"]) == ("2023-01-01/2023-12-31", "2021-01-01/2021-12-31")


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
