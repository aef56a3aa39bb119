"""The pace of a target: bands at their bounds, falling targets, parts of years, bases at zero."""

import math

import pandas as pd
import pytest

from jiading_timeline.errors import FrameError
from jiading_timeline.tables.formulas.interval import Interval
from jiading_timeline.tables.judging.compare import compare
from jiading_timeline.tables.judging.thresholds import PROFILES, band, bands_of

COUNT = {"unit": "count:home", "measure": "count", "indicator": "homes", "value": 1000}
SHARE = {"unit": "percent", "measure": "share", "indicator": "share of sensors in exports"}
GROWTH = {"unit": "percent", "measure": "growth", "indicator": "annual growth of exports"}
BEFORE = {"end_date": "2024-12-31", "as_of": "2023-06-30"}


@pytest.fixture
def paced(stands):
    """Judge a target whose results share its indicator, unit and measure."""

    def judge(*figures, **cells):
        shared = {name: cells[name] for name in ("unit", "measure", "indicator") if name in cells}
        return stands(*figures, told_cells=shared, **cells)

    return judge


@pytest.mark.parametrize(
    ("profile", "ratio", "verdict"),
    [
        ("eurostat", 0.95, "on_track"),
        ("eurostat", math.nextafter(0.95, 0), "behind"),
        ("eurostat", 0.60, "behind"),
        ("eurostat", math.nextafter(0.60, 0), "far_behind"),
        ("eurostat", 0.0, "far_behind"),
        ("eurostat", math.nextafter(0.0, -1), "moving_away"),
        ("un", 0.95, "on_track"),
        ("un", 0.50, "behind"),
        ("un", math.nextafter(0.50, 0), "far_behind"),
        ("un", -0.10, "far_behind"),
        ("un", math.nextafter(-0.10, -1), "moving_away"),
        ("okr", 0.90, "on_track"),
        ("okr", math.nextafter(0.90, 0), "behind"),
        ("okr", 0.75, "behind"),
        ("okr", math.nextafter(0.75, 0), "far_behind"),
        ("okr", 0.0, "far_behind"),
        ("okr", -0.001, "moving_away"),
    ],
)
def test_bands_at_their_bounds(profile, ratio, verdict):
    assert band(ratio, PROFILES[profile]) == verdict


def test_a_ratio_that_spans_two_bands_names_both():
    assert bands_of(Interval(0.94, 0.90, 0.97), PROFILES["eurostat"]) == ("behind", ("on_track",))


def test_an_unknown_profile_is_one_line(aim, told):
    with pytest.raises(FrameError, match=r"^thresholds: 'oecd' is not one of eurostat, un, okr$"):
        compare(aim(), told(), thresholds="oecd")


@pytest.mark.parametrize(
    ("second", "status"),
    [(141, "on_track"), (130, "behind"), (110, "far_behind"), (100, "far_behind"), (90, "moving_away")],
)
def test_growth_of_a_level_against_the_growth_required(paced, year, second, status):
    row = paced(year(2020, 100), year(2022, second), value=200, **BEFORE)
    assert (row["status"], row["pace"]) == (status, status)
    assert row["pace_ratio"] == pytest.approx(((second / 100) ** 0.5 - 1) / (2**0.25 - 1))
    assert row["baseline_value"] == 100


def test_a_count_goes_by_the_straight_line(paced):
    row = paced((None, "2020-12-31", 200), (None, "2022-12-31", 600), **COUNT, **BEFORE)
    assert row["status"] == "on_track"
    assert (row["pace_ratio"], row["share_of_way_pct"]) == (pytest.approx(1.0), pytest.approx(50))
    assert math.isnan(row["growth_per_year_pct"])
    assert row["projected_value"] == pytest.approx(1000)


def test_a_count_from_zero(paced):
    row = paced((None, "2020-12-31", 0), (None, "2022-12-31", 300), **COUNT, **BEFORE)
    assert (row["status"], row["pace_ratio"]) == ("behind", pytest.approx(0.6))


def test_a_level_from_zero_goes_by_the_straight_line(paced, year):
    row = paced(year(2020, 0), year(2022, 50), value=100, **BEFORE)
    assert (row["status"], row["pace_ratio"]) == ("on_track", pytest.approx(1.0))
    assert math.isnan(row["growth_per_year_pct"])


def test_a_level_below_zero_goes_by_the_straight_line(paced, year):
    row = paced(year(2020, -50), year(2022, -20), value=50, **BEFORE)
    assert (row["status"], row["pace_ratio"]) == ("behind", pytest.approx(0.6))


def test_a_share_moves_in_points(paced):
    row = paced((None, "2020-12-31", 25), (None, "2022-12-31", 27), value=35, **SHARE, **BEFORE)
    assert (row["status"], row["pace_ratio"]) == ("far_behind", pytest.approx(0.4))
    assert math.isnan(row["growth_per_year_pct"])


def test_a_share_of_a_flow_binds_its_own_year(paced, year):
    assert paced(year(2022, 36), value=35, **SHARE, **BEFORE)["status"] == "one_figure"
    assert paced(year(2024, 36), value=35, **SHARE, end_date="2024-12-31")["status"] == "achieved"
    assert paced((None, "2022-12-31", 36), value=35, **SHARE, **BEFORE)["status"] == "achieved"


def test_a_growth_rate_binds_its_own_year(paced, year):
    row = paced(year(2022, 32), value=30, **GROWTH, **BEFORE)
    assert (row["status"], row["pace_ratio"]) == ("on_track", pytest.approx(32 / 30))
    assert paced(year(2024, 32), value=30, **GROWTH, end_date="2024-12-31")["status"] == "achieved"
    assert paced(year(2024, 28), value=30, **GROWTH, end_date="2024-12-31")["status"] == "missed"


def test_a_growth_rate_of_a_part_of_the_year_is_an_estimate(paced):
    row = paced(
        ("2024-01-01", "2024-06-30", 4.8),
        value=4,
        start_date="2024-01-01",
        end_date="2024-12-31",
        as_of="2024-08-01",
        **GROWTH,
    )
    assert (row["status"], row["label"]) == ("on_track", "Keeping pace so far (estimate)")


def test_a_fall_aimed_at(paced, year):
    assert paced(year(2024, -12), value=-10, **GROWTH, end_date="2024-12-31")["status"] == "achieved"
    assert paced(year(2024, -8), value=-10, **GROWTH, end_date="2024-12-31")["status"] == "missed"
    assert paced(year(2022, -8), value=-10, **GROWTH, **BEFORE)["status"] == "behind"


def test_a_falling_target(paced, year):
    emissions = {"indicator": "carbon emissions", "unit": "t", "value": 50, "comparator": "eq"}
    row = paced(year(2020, 100), year(2022, 70), **emissions, **BEFORE)
    assert row["status"] == "on_track"
    assert paced(year(2020, 100), year(2022, 104), **emissions, **BEFORE)["status"] == "moving_away"
    assert paced(year(2024, 49), **emissions, end_date="2024-12-31")["status"] == "achieved"
    assert (
        paced(year(2024, 52), **emissions, end_date="2024-12-31")["label"]
        == "Reported above the limit by 2 t"
    )


def test_a_baseline_above_the_target_makes_it_fall(paced, year):
    row = paced(year(2022, 80), value=60, comparator="eq", baseline_value=100, baseline_date="2020", **BEFORE)
    assert (row["status"], row["baseline_date"]) == ("behind", "2020")
    assert row["pace_ratio"] == pytest.approx((0.8**0.5 - 1) / (0.6**0.25 - 1))


def test_the_wrong_side_of_the_base(paced, year):
    row = paced(
        year(2022, 90), value=100, baseline_value=120, baseline_date="2020", comparator="ge", **BEFORE
    )
    assert row["status"] == "moving_away"
    assert math.isnan(row["pace_ratio"])


def test_the_target_equals_the_base(paced, year):
    row = paced(
        year(2022, 90), value=100, baseline_value=100, baseline_date="2020", comparator="ge", **BEFORE
    )
    assert row["status"] == "moving_away"


def test_the_running_sum_of_a_year(paced):
    flow = {
        "unit": "count:home",
        "measure": "count",
        "indicator": "homes",
        "start_date": "2024-01-01",
        "end_date": "2024-12-31",
    }
    row = paced(("2024-01-01", "2024-06-30", 45), value=100, as_of="2024-08-01", **flow)
    assert row["status"] == "behind"
    assert row["pace_ratio"] == pytest.approx(0.45 / (182 / 366))
    assert row["label"].endswith("(estimate)")
    early = paced(("2024-01-01", "2024-11-30", 101), value=100, as_of="2024-12-10", **flow)
    assert early["label"] == "Reported as met, early"
    assert (
        paced(("2024-01-01", "2024-12-31", 99), value=100, as_of="2025-03-01", **flow)["status"] == "missed"
    )


def test_a_part_that_begins_late_can_meet_but_shows_no_pace(paced):
    flow = {
        "unit": "count:home",
        "measure": "count",
        "indicator": "homes",
        "start_date": "2024-01-01",
        "end_date": "2024-12-31",
    }
    late = ("2024-06-01", "2024-08-31", 45)
    assert paced(late, value=100, as_of="2024-10-01", **flow)["status"] == "one_figure"
    assert paced(late, value=45, as_of="2024-10-01", **flow)["status"] == "achieved"
    assert (
        paced(("2024-06-01", "2024-12-31", 45), value=100, as_of="2025-10-01", **flow)["status"]
        == "awaiting_result"
    )


def test_what_was_added_in_the_last_year_can_meet_a_count_but_not_miss_it(paced):
    count = {
        "unit": "count:home",
        "measure": "count",
        "indicator": "homes",
        "end_date": "2024-12-31",
        "as_of": "2025-06-30",
    }
    assert paced(("2024-01-01", "2024-12-31", 45), value=45, **count)["status"] == "achieved"
    assert paced(("2024-01-01", "2024-12-31", 40), value=45, **count)["status"] == "awaiting_result"
    assert paced(("2023-01-01", "2023-12-31", 45), value=45, **count)["status"] == "awaiting_result"


def test_another_year_says_nothing_about_this_one(paced, year):
    flow = {
        "unit": "count:home",
        "measure": "count",
        "indicator": "homes",
        "start_date": "2024-01-01",
        "end_date": "2024-12-31",
    }
    assert paced(year(2023, 150), value=100, as_of="2024-08-01", **flow)["status"] == "no_comparable_result"


def test_a_ceiling_is_not_kept_before_the_year_is_over(paced):
    flow = {
        "unit": "CNY",
        "indicator": "spending",
        "start_date": "2024-01-01",
        "end_date": "2024-12-31",
        "comparator": "le",
    }
    assert (
        paced(("2024-01-01", "2024-06-30", 30), value=100, as_of="2024-08-01", **flow)["status"]
        == "one_figure"
    )
    assert (
        paced(("2024-01-01", "2024-12-31", 95), value=100, as_of="2025-08-01", **flow)["status"] == "achieved"
    )


def test_a_part_of_a_year_is_no_fall(stands, year):
    row = stands(year(2023, 28e9), ("2024-01-01", "2024-08-31", 20e9), as_of="2024-11-30")
    assert (row["status"], row["latest_value"]) == ("one_figure", 28e9)


def test_the_growth_of_a_part_of_the_year_estimates_the_whole(aim, told, year):
    part = ("2024-01-01", "2024-09-30")
    growth = told((*part, 25), unit="percent", measure="growth").assign(id="growth")
    levels = told(year(2023, 40e9), (*part, 36e9))
    row = compare(aim(), pd.concat([levels, growth]), as_of="2024-11-30").iloc[0]
    assert (row["status"], row["label"]) == ("far_behind", "Far behind (estimate)")
    assert row["growth_per_year_pct"] == pytest.approx(25)
    assert row["latest_value"] == 40e9


def test_figures_that_contradict_each_other_give_no_pace(stands, year):
    row = stands(year(2021, 50e9), year(2021, 70e9), year(2023, 80e9), as_of="2024-06-30")
    assert (row["status"], row["label"]) == ("one_figure", "No pace can be told from the figures so far")


def test_a_year_that_ends_in_march(stands):
    years = [("2020-04-01", "2021-03-31", 50e9), ("2022-04-01", "2023-03-31", 80e9)]
    row = stands(*years, end_date="2025-03-31", as_of="2023-12-01")
    assert row["status"] == "on_track"
    assert stands(("2024-04-01", "2025-03-31", 99e9), end_date="2025-03-31")["status"] == "missed"


def test_the_pace_stays_after_the_deadline(stands, year):
    row = stands(year(2020, 20e9), year(2024, 30e9))
    assert (row["status"], row["pace"]) == ("awaiting_result", "far_behind")


@pytest.mark.parametrize(
    ("indicator", "cue", "lower"),
    [
        ("carbon emissions", "reach", True),
        ("energy consumption per unit of output", "reach", True),
        ("PM2.5 level", "reach", True),
        ("emissions trading volume", "reach", False),
        ("reduction of emissions", "reach", False),
        ("pollution control investment", "reach", False),
        ("homes without heating", "reduce", True),
        ("homes without heating", "reach", False),
    ],
)
def test_where_lower_is_better(paced, year, indicator, cue, lower):
    row = paced(
        year(2024, 40),
        value=50,
        indicator=indicator,
        unit="t",
        comparator="eq",
        cue=cue,
        end_date="2024-12-31",
    )
    assert row["status"] == ("achieved" if lower else "missed")
