"""Small tables to judge: one target and what was told about it."""

import itertools
from pathlib import Path

import pandas as pd
import pytest

from jiading_timeline.tables.judging.compare import compare

HERE = Path(__file__).parent
_AIM = {
    "id": "aim",
    "indicator": "output of sensors",
    "area": "Jiading",
    "unit": "CNY",
    "measure": "level",
    "comparator": "ge",
    "value": 100e9,
    "end_date": "2025-12-31",
    "article": "plan",
    "published": "2021-03-01",
}
_TOLD = {
    "indicator": "output of sensors",
    "area": "Jiading",
    "unit": "CNY",
    "measure": "level",
    "comparator": "eq",
    "article": "news",
    "published": "2021-04-01",
}


@pytest.fixture
def aim():
    """Make a table of one target; further rows by `also`."""

    def make(*also, **cells):
        return pd.DataFrame([{**_AIM, **cells}, *({**_AIM, **cells, **more} for more in also)])

    return make


@pytest.fixture
def told():
    """Make a table of results from (start, end, value) with cells that all share."""

    def make(*figures, **cells):
        numbers = itertools.count()
        rows = [
            {
                **_TOLD,
                "id": f"r{next(numbers)}",
                "start_date": start,
                "end_date": end,
                "value": value,
                **cells,
            }
            for start, end, value in figures
        ]
        return pd.DataFrame(
            rows, columns=list(dict.fromkeys([*_TOLD, *cells, "id", "start_date", "end_date", "value"]))
        )

    return make


@pytest.fixture
def stands(aim, told):
    """Judge one target against figures as of a date and return its row."""

    def judge(*figures, as_of="2026-06-30", told_cells=None, **cells):
        return compare(aim(**cells), told(*figures, **(told_cells or {})), as_of=as_of).iloc[0]

    return judge


@pytest.fixture
def year():
    """Make a figure for a calendar year."""
    return lambda number, value: (f"{number}-01-01", f"{number}-12-31", value)


@pytest.fixture
def seed_targets():
    return pd.read_csv(HERE / "seed_targets.csv", dtype={"article": str})


@pytest.fixture
def seed_results():
    return pd.read_csv(HERE / "seed_results.csv", dtype={"article": str})
