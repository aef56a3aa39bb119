"""What a table of somebody else's may hold: what would silently change a verdict is refused by its row."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from jiading_timeline.errors import FrameError
from jiading_timeline.tables.schema import check_frame


@pytest.mark.parametrize(
    ("column", "cell"), [("comparator", "<="), ("comparator", "GE"), ("measure", "Level"), ("measure", 3)]
)
def test_an_unknown_code_names_its_row(aim, column, cell):
    rows = aim({"id": "other", column: cell})
    with pytest.raises(FrameError, match=rf"^targets: row 1: {column} is {cell!r}, not one of \w+, "):
        check_frame(rows, "targets")


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("links", {"target": "t", "result": "r", "relation": "Comparable"}),
        ("quantities", {"id": "q", "role": "aim"}),
        (
            "events",
            {"id": "e", "date": "", "title": "", "start_date": None, "end_date": None, "happened": "yes"},
        ),
    ],
)
def test_every_table_knows_its_codes(table, row):
    with pytest.raises(FrameError, match=rf"^{table}: row 0: "):
        check_frame(pd.DataFrame([row]), table)


def test_a_code_may_be_missing(aim):
    row = check_frame(aim(comparator="", measure=None), "targets").iloc[0]
    assert (row["comparator"], row["measure"]) == ("", "")


@pytest.mark.parametrize(
    "cell",
    [
        "2025-12-31",
        "2025-12-31 00:00:00",
        "2025-12-31T00:00:00",
        dt.date(2025, 12, 31),
        dt.datetime(2025, 12, 31),
        pd.Timestamp(2025, 12, 31),
        np.datetime64("2025-12-31"),
    ],
)
def test_a_day_in_any_form(aim, cell):
    assert check_frame(aim(end_date=cell), "targets").at[0, "end_date"] == pd.Timestamp(2025, 12, 31)


@pytest.mark.parametrize(
    "cell", [2025, 2025.0, "2025", "2025-12", "31/12/2025", "2025-02-30", "soon", True, ["2025"]]
)
def test_what_is_no_day_is_refused(aim, cell):
    rows = aim({"id": "other"}).astype({"end_date": object})
    rows.at[1, "end_date"] = cell
    with pytest.raises(FrameError, match=r"^targets: row 1: end_date is .*, not a day such as 2025-12-31$"):
        check_frame(rows, "targets")


def test_a_checked_table_survives_its_csv(aim, tmp_path):
    checked = check_frame(aim(start_date="1066-01-01"), "targets")
    checked.to_csv(tmp_path / "targets.csv", index=False)
    again = check_frame(pd.read_csv(tmp_path / "targets.csv"), "targets")
    pd.testing.assert_frame_equal(checked, again)
