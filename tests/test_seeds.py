"""The source articles read as the project promises; only where they lie beside the checkout."""

import csv
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"
SCORER = SHARED / "gold" / "score_seeds.py"
DAYS = ("2022-11-30", "2024-11-30", "2026-06-30", "2027-01-31")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SCORER.exists(), reason="the source articles are not beside this checkout"),
]


def extract(out, *arguments):
    """Run the command line on the seeds and return the folder of tables."""
    command = [
        sys.executable,
        "-m",
        "jiading_timeline",
        "extract",
        str(SHARED / "seeds"),
        "-o",
        str(out),
        *arguments,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1])
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    published = SHARED / "seeds" / "published.csv"
    return {
        day: extract(tmp_path_factory.mktemp(day), "--published", str(published), "--as-of", day)
        for day in DAYS
    }


@pytest.fixture(scope="module")
def undated(tmp_path_factory):
    """The tables of the seeds alone, without the list of their dates."""
    seeds = tmp_path_factory.mktemp("seeds")
    for path in (SHARED / "seeds").glob("*.txt"):
        shutil.copy(path, seeds)
    out = tmp_path_factory.mktemp("undated")
    command = [sys.executable, "-m", "jiading_timeline", "extract", str(seeds), "-o", str(out)]
    subprocess.run(command, capture_output=True, check=True, cwd=Path(__file__).parents[1])
    return out


def score(folder, *arguments):
    """Run the scorer and return its figures: name to (right, of)."""
    command = [sys.executable, str(SCORER), str(folder), "--misses", *arguments]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = {name: (int(a), int(b)) for name, a, b in re.findall(r"(\w+)'?:? '?(\d+)/(\d+)", said)}
    found |= {
        name: (int(count), 0) for name, count in re.findall(r"\b(years|extra) (\d+)$|", said, re.M) if name
    }
    return found, said


def rows(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_quantities_are_read_as_promised(tables):
    found, said = score(tables[DAYS[0]])
    assert found["value"] == (51, 51), said
    assert found["unit"][0] >= 49, said
    assert found["comparator"][0] >= 49, said
    assert found["role"] == (51, 51), said
    assert found["dates"][0] >= 32, said
    assert found["years"][0] == 0, said
    right, of = found["precision"]
    assert right >= 0.95 * of, said


def test_events_are_read_as_promised(tables):
    found, said = score(tables[DAYS[0]])
    assert found["events"][0] >= 21, said
    assert found["participants"][0] >= 17, said
    assert found["merged"] == (3, 3), said
    assert found["extra"][0] <= 5, said


@pytest.mark.parametrize("day", DAYS)
def test_targets_stand_as_expected_on(day, tables):
    found, said = score(tables[day], "--status", day)
    assert found["status"] == (10, 10), said


def test_nothing_of_an_undated_page_is_dated_by_guess(undated):
    unknown = {row["article"] for row in rows(undated, "articles") if not row["published"]}
    assert unknown
    relative = [
        row
        for row in rows(undated, "dates")
        if row["article"] in unknown and row["type"] == "DATE" and not row["date"]
    ]
    assert relative
    assert all(row["reason"] for row in relative)
    anchored = [
        row for row in rows(undated, "dates") if row["article"] in unknown and row["anchor"] == "published"
    ]
    assert all(not row["date"] for row in anchored)


def test_a_row_of_an_undated_page_has_a_date_only_where_its_words_say_one(undated):
    unknown = {row["article"] for row in rows(undated, "articles") if not row["published"]}
    stated = {
        (row["article"], row["date"])
        for row in rows(undated, "dates")
        if row["date"] and row["anchor"] != "published"
    }
    years = {(article, date[:4]) for article, date in stated}
    for name in ("events", "targets", "results"):
        for row in rows(undated, name):
            if row["article"] in unknown and row["date"]:
                assert (row["article"], row["date"].removeprefix("../")[:4]) in years, row


def test_every_row_stands_where_it_says(tables):
    folder = tables[DAYS[0]]
    files = {
        row["article"]: ((SHARED / "seeds" / row["path"]).read_bytes().decode("utf-8"), int(row["offset"]))
        for row in rows(folder, "articles")
    }
    for name in ("dates", "quantities", "events", "targets", "results"):
        for row in rows(folder, name):
            text, offset = files[row["article"]]
            start, end = int(row["start_char"]) + offset, int(row["end_char"]) + offset
            assert text[start:end] == row["text"]
