"""docs/method.md says what the code does."""

import doctest
import re
from pathlib import Path

from jiading_timeline.tables.judging.standings import CODES
from jiading_timeline.tables.judging.thresholds import PROFILES
from jiading_timeline.tables.matching.link import REASONS

PAGE = Path(__file__).parents[3] / "docs" / "method.md"
SOURCES = PAGE.parents[1] / "jiading_timeline" / "tables" / "judging"
TEXT = PAGE.read_text(encoding="utf-8")


def test_every_number_is_computed():
    result = doctest.testfile(str(PAGE), module_relative=False)
    assert result.attempted > 30
    assert result.failed == 0


def test_every_formula_is_there():
    assert re.findall(r"^\*\*(F\d+), ", TEXT, re.MULTILINE) == [f"F{number}" for number in range(1, 16)]


def test_a_formula_no_verdict_rests_on_is_marked():
    judging = "".join(path.read_text(encoding="utf-8") for path in SOURCES.glob("*.py"))
    for paragraph, calls in re.findall(r"([^\n>][^>]*?)\n\n((?:>>> show.*\n.*\n)+)", TEXT):
        last = paragraph.split("\n\n")[-1]
        for name in re.findall(r">>> show\((?:progress|derived)\.(\w+)", calls):
            assert bool(re.search(rf"\b{name}\(", judging)) != ("or your own use" in last), name


def test_the_decision_table_is_the_one_used():
    table = TEXT.split("| status |")[1].split("\n\n")[0]
    assert tuple(re.findall(r"^\| (\w+) \|", table, re.MULTILINE)) == CODES


def test_the_bands_are_the_ones_used():
    table = TEXT.split("| profile |")[1].split("\n\n")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()[2:]]
    assert rows == [[name, *map(str, (p.on_track, p.behind, p.far_behind))] for name, p in PROFILES.items()]


def test_every_reason_is_explained():
    table = TEXT.split("| reason |")[1].split("\n\n")[0]
    assert set(REASONS) <= set(re.findall(r"\w+", table))
