"""Targets and results of the five source pages, set down by hand, without extraction."""

import pandas as pd

PAGE = {"article": "001", "published": "2022-10-31"}
MEDICAL = "high-performance medical equipment and precision medicine"
NORTH = "North Hongqiao Business District"


def target(id_, indicator, value, unit, measure, **cells):
    return {"id": id_, "indicator": indicator, "value": value, "unit": unit, "measure": measure, "end_date": None, **PAGE, **cells}


def result(id_, indicator, value, unit, measure, start, end, **cells):
    return {
        "id": id_, "indicator": indicator, "value": value, "unit": unit, "measure": measure,
        "start_date": start, "end_date": end, **cells,
    }  # fmt: skip


def by_2025(area=NORTH, **cells):
    return {"area": area, "end_date": "2025-12-31", **cells}


def targets():
    hydrogen = "total output of hydrogen energy and fuel cell vehicles"
    return pd.DataFrame(
        [
            target("T1", hydrogen, 1e11, "CNY", "level", comparator="gt", **by_2025("Jiading")),
            target("T1b", hydrogen, 1e11, "CNY", "level", comparator="gt", **by_2025("Jiading")),
            target(
                "T2", f"output value of the {MEDICAL} industry", 1e11, "CNY", "level",
                **{"area": "Jiading District", "article": "002", "published": "2022-11-28"},
            ),
            target("T3", "annual growth rate of tax revenue", 30, "percent", "growth", **by_2025()),
            target("T4", "share of strategic emerging industries in output value", 35, "percent", "share", comparator="gt", **by_2025()),
            target("T5", "corporate headquarters and functional institutions", 20, "count:", "count", comparator="gt", **by_2025()),
            target("T6", "output of the online new economy", 15, "percent", "growth", comparator="gt", **by_2025()),
            target("T7", "investment", 1.3e8, "USD", "cumulative", comparator="approx", subject="Ballard", end_date="2025-10-31"),
            target("T8", "Ballard plant in operation", None, "", "milestone", **by_2025("Anting")),
            target("T9", "output of membrane electrodes", 1.3e7, "count:piece", "level", condition="after reaching capacity"),
            target("T10", "modules assembled every year", 600, "count:module", "level"),
            target("T11", "land transfers", 5, "count:project", "count", area=NORTH, start_date="2022-01-01", end_date="2022-12-31"),
        ]
    )  # fmt: skip


def results():
    jiading, nov22 = {"area": "Jiading"}, {"article": "002", "published": "2022-11-28"}
    nov24 = {"article": "003", "published": "2024-11-21"}
    medical = f"total output of the {MEDICAL} industry"
    return pd.DataFrame(
        [
            result("R1", medical, 1.64e10, "CNY", "level", "2021-01-01", "2021-12-31", step=1e8, **jiading, **nov22),
            result("R1g", medical, 13.7, "percent", "growth", "2021-01-01", "2021-12-31", step=0.1, **jiading, **nov22),
            result("R2", medical, 1.548e10, "CNY", "level", "2022-01-01", "2022-09-30", step=1e7, **jiading, **nov22),
            result("R2g", medical, 15.5, "percent", "growth", "2022-01-01", "2022-09-30", step=0.1, **jiading, **nov22),
            result("R3", "total output of the biopharma sector", 2.854e10, "CNY", "level", "2023-01-01", "2023-12-31", step=1e7, **jiading, **nov24),
            result("R4", "total output of the biopharma sector", 2.013e10, "CNY", "level", "2024-01-01", "2024-08-31", step=1e7, **jiading, **nov24),
            result("R5", "revenue of medical equipment enterprises", 5e11, "CNY", "level", "2023-01-01", "2023-12-31", comparator="gt", area="China", **nov24),
            result("R6b", "headquarters projects", 30, "count:headquarters project", "count", "2021-11-01", "2022-10-31", area=NORTH, **PAGE),
            result("R7", "output value of the new four modernizations automobile industry", 41.3, "percent", "growth", "2022-01-01", "2022-08-31", **jiading, **PAGE),
            result("R8", "total investment of the agreements signed", 1.6e9, "CNY", "level", "2022-11-15", "2022-11-15", comparator="approx", **jiading, **nov22),
            result("R9", "investment in the projects signed", 2e9, "CNY", "level", "2024-10-16", "2024-10-16", comparator="gt", **jiading, **nov24),
        ]
    )  # fmt: skip
