"""The shipped articles against a reading by hand: what is found may only grow."""

import csv
from pathlib import Path

import pytest

import jiading_timeline as jt

GOLD = Path(__file__).parent / "gold"
ARTICLES = Path(__file__).parents[1] / "data" / "articles"


@pytest.fixture(scope="module")
def facts():
    return jt.extract(jt.read_articles(ARTICLES))


def gold(name):
    with (GOLD / f"data_articles_{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(value):
    return "" if value != value or value is None else str(value)[:10].replace("NaT", "")


# Exact on purpose: who makes a figure better writes it down here; none may get worse.
TARGETS = {"gold": 37, "found": 37, "date": 37, "start": 37, "unit": 37, "comparator": 37, "extra": 3}
RESULTS = {"gold": 72, "found": 72, "date": 71, "start": 71, "unit": 72, "comparator": 72, "extra": 0}
EVENTS = {"gold": 28, "found": 28, "extra": 1}


def is_optional(row):
    return "optional" in row["notes"] or "ambiguous" in row["notes"]


def overlapping(frame, row, texts):
    """Return the rows of a table that stand where the gold row's quote does."""
    start = texts[row["article"]].index(row["quote"])
    end = start + len(row["quote"])
    here = (frame["article"] == row["article"]) & (frame["start_char"] < end) & (frame["end_char"] > start)
    return frame[here]


def matching(frame, row, texts):
    """Return the claims at the gold row's quote with its value (a milestone has none)."""
    near = overlapping(frame, row, texts)
    if not row["value"]:
        return near[near["value"].isna()]
    value = abs(float(row["value"]))
    return near[(near["value"].abs() - value).abs() <= 1e-6 * value]


def comparable(comparator, name):
    """Return the comparator; targets "to reach 5" and "of at least 5" are judged alike."""
    return "ge" if name == "targets" and comparator == "eq" else comparator


def compared(facts, name, deadline):
    """Return how many gold claims there are, how many are found, right in each part, or extra."""
    frame = getattr(facts, name)
    counts = dict.fromkeys(("gold", "found", "date", "start", "unit", "comparator"), 0)
    used = set()
    for row in gold(name):
        found = matching(frame, row, facts.texts)
        used |= set(found["id"].head(1))
        if is_optional(row):
            continue
        counts["gold"] += 1
        if found.empty:
            continue
        first = found.iloc[0]
        counts["found"] += 1
        counts["date"] += day(first["end_date"]) == row[deadline]
        counts["start"] += day(first["start_date"]) == row.get("start_date", day(first["start_date"]))
        counts["unit"] += first["unit"] == row["unit"]
        counts["comparator"] += comparable(first["comparator"], name) == comparable(row["comparator"], name)
    counts["extra"] = len(set(frame["id"]) - used)
    return counts


def test_targets(facts):
    counts = compared(facts, "targets", "deadline")
    assert counts == TARGETS


def test_results(facts):
    counts = compared(facts, "results", "end_date")
    assert counts == RESULTS


def test_events(facts):
    used = set()
    found = 0
    rows = gold("events")
    for row in rows:
        near = overlapping(facts.events, row, facts.texts)
        near = near[near["start_date"].map(day) == row["start_date"]]
        free = [id_ for id_ in near["id"] if id_ not in used]
        found += bool(free)
        used.update(free[:1])
    assert {"gold": len(rows), "found": found, "extra": len(facts.events) - len(used)} == EVENTS


def test_numbers_that_are_no_claims(facts):
    claimed = []
    for row in gold("other"):
        for frame in (facts.targets, facts.results):
            near = overlapping(frame, row, facts.texts)
            claimed += list(near.loc[near["value"].notna(), "text"])
    assert claimed == []


def test_every_row_stands_where_it_says(facts):
    for frame in (facts.dates, facts.quantities, facts.events, facts.targets, facts.results):
        for row in frame.itertuples():
            assert facts.texts[row.article][row.start_char : row.end_char] == row.text


def test_every_number_is_decided_once(facts):
    claims = [*facts.targets.itertuples(), *facts.results.itertuples()]
    places = [
        (claim.article, claim.start_char, claim.end_char) for claim in claims if claim.value == claim.value
    ]
    assert len(places) == len(set(places))
    decided = {
        (q.article, q.start_char, q.end_char)
        for q in facts.quantities.itertuples()
        if q.role in ("target", "result")
    }
    assert decided == set(places)
