"""Formulas and statuses against those worked out by hand, where the files exist."""

import csv
import datetime as dt
import math
from pathlib import Path

import pytest

from jiading_timeline.tables.formulas import derived, progress
from jiading_timeline.tables.formulas.interval import Interval
from jiading_timeline.tables.judging.compare import compare

GOLD = Path(__file__).parents[3] / "../shared/gold/expected_comparison.csv"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not GOLD.exists(), reason="the gold files are not here")]


def rounded(value, step):
    return Interval.rounded(value, step)


TARGET = 100.0
Y2021, GROWTH_2021 = rounded(16.4, 0.1), rounded(0.137, 0.001)
PART_2022, GROWTH_2022 = rounded(15.48, 0.01), rounded(0.155, 0.001)
Y2023, PART_2024 = rounded(28.54, 0.01), rounded(20.13, 0.01)


def value(figure):
    assert figure.value is not None, figure.reason
    return figure.value


def percent(figure):
    return value(figure) * Interval.exact(100.0)


PART_2021 = value(derived.implied_earlier(PART_2022, GROWTH_2022))
SHARE = PART_2021 / Y2021
BY_GROWTH = value(derived.full_year_by_growth(Y2021, GROWTH_2022))
FLAT_2022, FLAT_2024 = (
    value(derived.full_year_flat(PART_2022, 9)),
    value(derived.full_year_flat(PART_2024, 8)),
)
NEEDED = value(progress.required_growth(Y2021, TARGET, 4))
TO_2023 = value(progress.observed_growth(Y2021, Y2023, 2))
TO_2024 = value(progress.observed_growth(Y2021, FLAT_2024, 3))
RATE = derived.implied_rate(100.0, rounded(13.85, 0.01))

FIGURES = {
    "A1": lambda: value(derived.implied_earlier(Y2021, GROWTH_2021)),
    "A2": lambda: PART_2021,
    "A3": lambda: Y2021 - PART_2021,
    "A4": lambda: SHARE * Interval.exact(100.0),
    "B1": lambda: FLAT_2022,
    "B2": lambda: BY_GROWTH,
    "B3": lambda: PART_2022 + (Y2021 - PART_2021),
    "B4": lambda: percent(progress.observed_growth(Y2021, FLAT_2022, 1)),
    "B5": lambda: FLAT_2024,
    "B6": lambda: percent(progress.observed_growth(Y2023, FLAT_2024, 1)),
    "B7": lambda: value(derived.full_year_by_share(PART_2024, SHARE * Interval.exact(8 / 9))),
    "B8": lambda: (Y2023 - PART_2024) / Interval.exact(4.0),
    "C1": lambda: percent(progress.observed_growth(Y2021, Y2023, 2)),
    "C2": lambda: percent(progress.observed_growth(BY_GROWTH, Y2023, 1)),
    "D6": lambda: value(progress.years_to_target(16.4, TARGET, 0.137)),
    "D7": lambda: value(progress.years_to_target(BY_GROWTH.value, TARGET, 0.155)),
    "D8": lambda: value(progress.years_to_target(28.54, TARGET, TO_2023.value)),
    "E1": lambda: percent(progress.required_growth(Y2021, TARGET, 4)),
    "E2": lambda: value(progress.pace_ratio(0.155, NEEDED)),
    "E3": lambda: value(progress.pace_ratio(TO_2023, NEEDED)),
    "E4": lambda: percent(progress.observed_growth(Y2021, FLAT_2024, 3)),
    "E5": lambda: value(progress.pace_ratio(TO_2024, NEEDED)),
    "E6": lambda: percent(progress.growth_still_needed(BY_GROWTH, TARGET, 3)),
    "E7": lambda: percent(progress.growth_still_needed(Y2023, TARGET, 2)),
    "E8": lambda: percent(progress.growth_still_needed(FLAT_2024, TARGET, 1)),
    "E9a": lambda: value(progress.linear_path(Y2021, TARGET, 1, 4)),
    "E9b": lambda: value(progress.projected_value(Y2021, NEEDED.value, 1)),
    "E10a": lambda: value(progress.linear_path(Y2021, TARGET, 2, 4)),
    "E10b": lambda: value(progress.projected_value(Y2021, NEEDED.value, 2)),
    "E11a": lambda: value(progress.linear_path(Y2021, TARGET, 3, 4)),
    "E11b": lambda: value(progress.projected_value(Y2021, NEEDED.value, 3)),
    "E12": lambda: percent(progress.share_of_way(Y2021, Y2023, TARGET)),
    "E13": lambda: value(progress.projected_value(Y2023, TO_2023, 2)),
    "E14": lambda: value(progress.projected_value(BY_GROWTH.value, 0.155, 3)),
    "F3": lambda: value(
        progress.projected_value(
            TARGET, value(derived.implied_earlier(1.0, rounded(0.413, 0.001))) - Interval.exact(1.0), 3
        )
    ),
    "H2": lambda: Interval.exact(130.0) * value(RATE),
    "I1": lambda: value(RATE),
    "I2": lambda: value(derived.implied_rate(100.0, rounded(14.0, 1.0))),
    "I3": lambda: value(derived.implied_rate(500.0, rounded(69.09, 0.01))),
    "I4": lambda: value(progress.running_sum([129.0, 156.0, 45.0, 60.0])),
    "I6": lambda: percent(progress.observed_growth(22141.0 - 7465.0, 22141.0, 1)),
}


@pytest.fixture(scope="module")
def gold():
    with GOLD.open(encoding="utf-8-sig", newline="") as file:
        return {row["row_id"]: row for row in csv.DictReader(file)}


@pytest.mark.parametrize("name", FIGURES)
def test_figure(gold, name):
    row, figure = gold[name], FIGURES[name]()
    tolerance = float(row["abs_tolerance"]) or 1e-9
    assert figure.value == pytest.approx(float(row["value"]), abs=tolerance)
    if row["low"]:
        assert (figure.low, figure.high) == pytest.approx(
            (float(row["low"]), float(row["high"])), abs=tolerance
        )


def test_different_months_have_no_growth(gold):
    assert gold["C3"]["value"] == ""
    assert derived.like_for_like_growth(Y2023, PART_2024, (1, 12), (1, 8)).value is None


@pytest.mark.parametrize("as_of", ["2022-11-30", "2024-11-30", "2026-06-30", "2027-01-31"])
def test_statuses(gold, seed_targets, seed_results, as_of):
    wanted = {
        row["target_id"]: row["status"]
        for name, row in gold.items()
        if name.startswith("S-") and name.endswith(as_of)
    }
    found = compare(seed_targets, seed_results, as_of=as_of).set_index("target")["status"].to_dict()
    assert found == wanted


def test_years_between_period_ends():
    assert progress.years_between(dt.date(2021, 12, 31), dt.date(2025, 12, 31)) == 4
    assert math.isclose(progress.years_between(dt.date(2024, 2, 29), dt.date(2025, 2, 28)), 365 / 365.25)
