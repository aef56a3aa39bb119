"""Write docs/data-model.md from the schema: `python docs/build.py`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jiading_timeline.tables.schema import SCHEMA, WHERE, Column

HERE = Path(__file__).parent
INTRODUCTION = """\
# Data model

This page is written by `python docs/build.py` from `jiading_timeline/tables/schema.py`; a test holds both
equal.

Articles are read into frozen values (`jiading_timeline/model.py`), and one module (`tables/facts.py`) makes
the tables below of them. `jiading-timeline extract PATH -o DIR` writes each as a CSV file in UTF-8.

- One row per **mention**. `entry` names the thing that several mentions tell: the same target in two
  articles has one entry and two rows.
- `text == article.text[start_char:end_char]` holds for every row. Offsets count code points of the
  article's text, which is an untouched slice of its file beginning at `offset`.
- Money is in whole units of its currency, percentages as written (13.7). In targets and results a growth
  value is signed; in quantities the number is as written, with `direction`.
- Text is never missing (an empty string instead). Numbers and dates may be: not known is a value. Dates are
  naive and inclusive; `date` is their EDTF spelling.
- An empty `start_date` with an `end_date` means "as of". An empty `end_date` of a target means that no
  deadline was stated.
- `rule` names the rule that read the row; `tests/corpus` shows what it understands.

Some words: of the comparators, `eq` is the number itself, `gt` more than it, `ge` at least, `lt` less than,
`le` at most. `unit` is an ISO 4217 code, `percent`, `pp` (percentage points), `multiple`, an SI symbol, a
unit of time, or `count:` with the counted noun in the singular.

You may edit these tables, add rows of your own, and go on; `check_frame(frame, "targets")` says what is
wrong. Where a column lists its codes, a cell holds one of them or nothing. A date is a date or a full
`2025-12-31`; a bare year is refused, since it does not say which day.
"""


def data_model() -> str:
    """Return the text of docs/data-model.md."""
    parts = [INTRODUCTION]
    where = {column.name for column in WHERE}
    for table, columns in SCHEMA.items():
        placed = where <= {column.name for column in columns}
        own = [column for column in columns if not placed or column.name not in where]
        rest = "\nand the columns of [where it stands](#where-it-stands).\n" if placed else ""
        parts.append(f"\n## {table}\n\n{_rows(own)}{rest}")
    parts.append(f"\n## Where it stands\n\nThe last columns of every table of mentions.\n\n{_rows(WHERE)}")
    return "".join(parts)


def _rows(columns: Sequence[Column]) -> str:
    lines = ["| column | kind | meaning |", "|---|---|---|"]
    for column in columns:
        needed = " (needed)" if column.required else ""
        codes = f": {', '.join(f'`{code}`' for code in column.codes)}" if column.codes else ""
        lines.append(f"| `{column.name}`{needed} | {column.kind} | {column.meaning}{codes} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    (HERE / "data-model.md").write_text(data_model(), encoding="utf-8")
