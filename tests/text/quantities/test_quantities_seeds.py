"""The five source articles: every figure in them, with unit and comparator, and next to nothing else."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from jiading_timeline.model import Quantity
from jiading_timeline.text.quantities import find_quantities

SHARED = Path(__file__).parents[3].parent / "shared"
GOLD = SHARED / "gold" / "seed_quantities.csv"
CODES = {"chinese yuan": "CNY", "dollar": "USD", "percentage": "percent", "square metre": "m2"}
COMPARATORS = {"=": "eq", ">": "gt", "<": "lt", "~": "approx", "up": "eq", "down": "eq"}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not GOLD.exists(), reason="the source articles are not beside the project"),
]


def texts() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((SHARED / "seeds").glob("*.txt"))}


def meets(quantity: Quantity, row: dict[str, str]) -> bool:
    return quantity.span.start < int(row["end"]) and quantity.span.end > int(row["start"])


def same_unit(quantity: Quantity, row: dict[str, str]) -> bool:
    unit = quantity.unit.removeprefix("count:")
    return unit == CODES.get(row["unit"]) or unit in row["unit"].split() or row["unit"] == "-"


def test_figures_of_the_source_articles():
    rows = list(csv.DictReader(GOLD.open(encoding="utf-8")))
    right, extra, years = Counter(), 0, 0
    for name, text in texts().items():
        found = find_quantities(text)
        expected = [row for row in rows if row["file"] == name]
        extra += sum(not any(meets(quantity, row) for row in expected) for quantity in found)
        years += sum(bool(re.fullmatch(r"(?:19|20)\d\d", quantity.span.of(text))) for quantity in found)
        for row in expected:
            met = [q for q in found if meets(q, row) and float(q.value) == pytest.approx(float(row["low"]))]
            right["value"] += bool(met)
            right["unit"] += any(same_unit(quantity, row) for quantity in met)
            right["comparator"] += any(q.comparator == COMPARATORS[row["comparator"]] for q in met)
    assert right["value"] == len(rows)
    assert right["unit"] >= len(rows) - 2
    assert right["comparator"] >= len(rows) - 2
    assert extra <= 0.05 * len(rows)
    assert years == 0
