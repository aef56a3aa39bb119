"""Write the quantities of a benchmark file in its scorer's form.

    quantities.py --predict GOLD.jsonl OUT.jsonl

Each line of GOLD is a JSON object with ``id`` and ``text``; each line of OUT has the ``id`` and the ``quantities``:
``low``, ``high``, ``unit``, ``change`` and ``concept`` ("-" for none).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from jiading_timeline.model import Quantity
from jiading_timeline.text.quantities import find_quantities

NAMES = {"dm": "decimetre", "ug": "microgram", "Gt": "gigaton", "A": "ampere", "mi2": "square mile", "ft2": "square foot"}
SIGNS = {"eq": "=", "gt": ">", "ge": ">", "lt": "<", "le": "<", "approx": "~"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--predict", nargs=2, metavar=("GOLD", "OUT"), type=Path, required=True)
    predict(*parser.parse_args().predict)


def predict(gold: Path, out: Path) -> None:
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    lines = [
        json.dumps({"id": row["id"], "quantities": [answer(found) for found in find_quantities(row["text"])]})
        for row in rows
    ]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def answer(quantity: Quantity) -> dict[str, object]:
    high = quantity.value if quantity.value_high is None else quantity.value_high
    unit = quantity.unit
    if quantity.kind == "count":
        unit = singular_phrase(quantity) or "-"
    base, _, rate = unit.partition("/")
    unit = f"{NAMES.get(base, base)} per {rate}" if rate else NAMES.get(base, base)
    return {
        "low": float(quantity.value),
        "high": float(high),
        "unit": unit,
        "change": quantity.direction or SIGNS[quantity.comparator],
        "concept": "-",
    }


def singular_phrase(quantity: Quantity) -> str:
    """Return the counted phrase with its head noun in the singular."""
    head = quantity.unit.removeprefix("count:")
    return " ".join([*(word for word in quantity.noun.lower().split()[:-1] if word != "and"), head]).strip()


if __name__ == "__main__":
    main()
