"""Write the quantities of a benchmark file in its scorer's form.

    quantities.py --predict GOLD.jsonl OUT.jsonl

Each line of GOLD is a JSON object with ``id`` and ``text``; each line of OUT has the ``id`` and the
``quantities``: ``low``, ``high``, ``unit``, ``change`` and ``concept`` ("-" for none).
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from jiading_timeline.model import Quantity
from jiading_timeline.text.quantities import find_quantities
from jiading_timeline.vocabulary import load_vocabulary

NAMES = {
    "A": "ampere",
    "Gt": "gigaton",
    "dm": "decimetre",
    "ft2": "square foot",
    "ft3": "cubic foot",
    "mi2": "square mile",
    "ug": "microgram",
}
DROPPED = re.compile(r"and|[a-z]+ed")
SIGNS = {"eq": "=", "gt": ">", "ge": ">", "lt": "<", "le": "<", "approx": "~"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
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
    return {
        "low": float(quantity.value),
        "high": float(high),
        "unit": unit_name(quantity),
        "change": change(quantity),
        "concept": "-",
    }


def change(quantity: Quantity) -> str:
    """Return one sign for comparator and direction: a lower bound, else direction, else comparator."""
    bounded = quantity.comparator in ("gt", "ge")
    return SIGNS[quantity.comparator] if bounded else quantity.direction or SIGNS[quantity.comparator]


def unit_name(quantity: Quantity) -> str:
    """Return the unit's name: a currency's in the singular, a counted thing's phrase with a singular head."""
    if quantity.kind != "count":
        base, _, rate = quantity.unit.partition("/")
        currency = load_vocabulary()["units.currency"].get(base, ())
        name = currency[1].lower() if len(currency) > 2 else NAMES.get(base, base)
        return f"{name} per {rate}" if rate else name
    if quantity.rule == "frequency":
        return "count"
    head = quantity.unit.removeprefix("count:")
    kept = [word for word in quantity.noun.lower().split()[:-1] if not DROPPED.fullmatch(word)]
    return " ".join([*kept, head]).strip() or "-"


if __name__ == "__main__":
    main()
