"""Judging as of a date, from any order of rows, with one-line errors."""

import datetime as dt

import pandas as pd
import pytest

from jiading_timeline.errors import DateInputError, FrameError
from jiading_timeline.tables.judging.compare import compare
from jiading_timeline.tables.matching.link import link
from jiading_timeline.tables.schema import SCHEMA

AWAITING = {"T1", "T3", "T4", "T5", "T6", "T7", "T8"}
SAME = {"T2": "no_deadline", "T9": "conditional", "T10": "no_deadline"}


@pytest.mark.parametrize(
    ("as_of", "due_in_2025", "due_in_2022"),
    [
        ("2022-11-30", "no_comparable_result", "no_comparable_result"),
        ("2024-11-30", "no_comparable_result", "no_figure_found"),
        ("2026-06-30", "awaiting_result", "no_figure_found"),
        ("2027-01-31", "no_figure_found", "no_figure_found"),
    ],
)
def test_the_source_pages(seed_targets, seed_results, as_of, due_in_2025, due_in_2022):
    status = compare(seed_targets, seed_results, as_of=as_of).set_index("target")["status"].to_dict()
    assert status == {**dict.fromkeys(AWAITING, due_in_2025), **SAME, "T11": due_in_2022}


def test_the_level_reached_without_a_deadline(seed_targets, seed_results):
    row = compare(seed_targets, seed_results, as_of="2022-11-30").set_index("target").loc["T2"]
    assert row["level_share_of_target_pct"] == pytest.approx(16.4)
    assert row["results"] == "R1;R2"


def test_a_supplied_deadline_gives_the_pace_from_the_part_year(seed_targets, seed_results):
    seed_targets.loc[seed_targets["id"] == "T2", "end_date"] = "2025-12-31"
    row = compare(seed_targets, seed_results, as_of="2022-11-30").set_index("target").loc["T2"]
    assert row["status"] == "far_behind"
    assert row["growth_per_year_pct"] == pytest.approx(15.5)
    assert row["pace_ratio"] == pytest.approx(0.155 / ((100 / 16.4) ** 0.25 - 1))


def test_columns_are_those_of_the_schema(seed_targets, seed_results):
    rows = compare(seed_targets, seed_results)
    assert rows.columns.tolist() == [column.name for column in SCHEMA["comparison"]]
    assert rows["deadline"].dtype == "datetime64[s]"


@pytest.mark.parametrize(
    "as_of", ["2026-06-30", dt.date(2026, 6, 30), dt.datetime(2026, 6, 30, 12), pd.Timestamp("2026-06-30")]
)
def test_any_kind_of_date(aim, told, as_of):
    assert compare(aim(), told(), as_of=as_of)["status"].tolist() == ["awaiting_result"]


@pytest.mark.parametrize("as_of", ["soon", "", "2026-13-01", 2026, pd.NaT, "now"])
def test_no_date_is_one_line(aim, told, as_of):
    with pytest.raises(DateInputError, match=r"^as_of: .* is not a date") as caught:
        compare(aim(), told(), as_of=as_of)
    assert "\n" not in str(caught.value)


def test_the_newest_article_is_the_default(aim, told, year):
    assert compare(aim(), told(year(2020, 1e9), published="2026-02-01"))["status"].tolist() == [
        "awaiting_result"
    ]
    articles = pd.DataFrame({"article": ["x"], "published": ["2027-06-01"]})
    assert compare(aim(), told(), articles=articles)["status"].tolist() == ["no_figure_found"]


def test_nothing_dated_at_all(aim, told, year):
    rows = compare(aim(published=None), told(year(2020, 1e9), published=None))
    assert rows["status"].tolist() == ["one_figure"]


def test_a_target_not_yet_known_has_no_row(aim, told):
    assert compare(aim(published="2021-03-02"), told(), as_of="2021-03-01").empty
    assert len(compare(aim(published="2021-03-02"), told(), as_of="2021-03-02")) == 1


def test_an_undated_row_is_known_always(aim, told, year):
    rows = compare(aim(published=None), told(year(2020, 120e9), published=None), as_of="1999-01-01")
    assert rows["status"].tolist() == ["achieved"]


def test_nothing_in_nothing_out():
    nothing = pd.DataFrame(columns=["id", "indicator", "value", "unit", "end_date"])
    assert compare(nothing, nothing).empty


@pytest.mark.parametrize("column", ["id", "indicator", "value", "unit", "end_date"])
def test_a_missing_column_is_named(aim, told, year, column):
    with pytest.raises(FrameError, match=f"^targets: the column {column} missing$"):
        compare(aim().drop(columns=column), told(year(2020, 1)))
    with pytest.raises(FrameError, match=f"^results: the column {column} missing$"):
        compare(aim(), told(year(2020, 1)).drop(columns=column))


def test_shuffled_rows_give_the_same_table(seed_targets, seed_results):
    once = compare(seed_targets, seed_results, as_of="2024-11-30")
    for seed in range(5):
        again = compare(
            seed_targets.sample(frac=1, random_state=seed),
            seed_results.sample(frac=1, random_state=seed),
            as_of="2024-11-30",
        )
        pd.testing.assert_frame_equal(once, again)


def test_an_overruled_link_counts(seed_targets, seed_results):
    links = link(seed_targets, seed_results)
    pair = (links["target"] == "T2") & (links["result"] == "R3")
    links.loc[pair, ["relation", "reason", "decided_by"]] = ["comparable", "", "A. Analyst"]
    row = compare(seed_targets, seed_results, links=links, as_of="2024-11-30").set_index("target").loc["T2"]
    assert (row["latest_value"], row["results"]) == (28.54e9, "R1;R2;R3")


def test_a_result_without_a_value_meets_nothing(stands, year):
    assert stands(year(2025, None))["status"] == "awaiting_result"


def test_the_nearest_figure_is_named_with_what_differs(seed_targets, seed_results):
    reason = compare(seed_targets, seed_results, as_of="2024-11-30").set_index("target").loc["T5", "reason"]
    assert "The nearest one is headquarters projects, 30 (headquarters project)" in reason
    assert reason.endswith("which differs in scope, definition.")


def test_a_link_to_nowhere_is_refused():
    row = {"indicator": "sensor output", "unit": "CNY", "value": 2e10, "end_date": "2025-12-31"}
    aims, told = pd.DataFrame([{"id": "t", **row}]), pd.DataFrame([{"id": "r", **row}])
    links = pd.DataFrame([{"target": "t", "result": "rr", "relation": "comparable"}])
    with pytest.raises(FrameError, match="links: row 0: result 'rr' is no row of results"):
        compare(aims, told, links=links)
