"""What the documents say is what the code has."""

import importlib.util
import re
from pathlib import Path

import pytest

from jiading_timeline.tables.schema import SCHEMA

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/*.md")), ROOT / "data" / "README.md"]


MODEL = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")


def test_data_model_is_up_to_date():
    spec = importlib.util.spec_from_file_location("build", ROOT / "docs" / "build.py")
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    assert build.data_model() == MODEL


@pytest.mark.parametrize("table", SCHEMA)
def test_every_column_stands_in_its_section(table):
    sections = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", MODEL, re.MULTILINE | re.DOTALL))
    rows = sections[table]
    if "#where-it-stands" in rows:
        rows += sections["Where it stands"]
    listed = re.findall(r"^\| `(\w+)`( \(needed\))? \|(.*)$", rows, re.MULTILINE)
    assert [(name, bool(needed)) for name, needed, _ in listed] == [
        (column.name, column.required) for column in SCHEMA[table]
    ]
    for column, (_, _, told) in zip(SCHEMA[table], listed, strict=True):
        assert all(f"`{code}`" in told for code in column.codes)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_inside_the_project_lead_somewhere(page):
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
