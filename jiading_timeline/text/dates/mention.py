"""What the grammar finds: where it stands and what it says, before anything is held against a calendar.

A meaning keeps TIMEX3's own notation for what is left open: ``XXXX-09-26`` is 26 September of some year,
``XXXX-WXX-1`` some Monday, ``TMO`` a morning. A `Shift` says from where the open part is to be taken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from jiading_timeline.model import DateType, Span
from jiading_timeline.text.dates.lexicon import Found
from jiading_timeline.text.rules import Rule


@dataclass(frozen=True, slots=True)
class Shift:
    """So many calendar units from an anchor: ``Shift("month", -1)`` is last month.

    The anchor is the publication date, the last date mentioned (``context``), or, for comparisons such as
    "a year earlier", the quarter spoken of where there is one.
    """

    unit: str
    count: int
    anchor: Literal["published", "context", "quarter"] = "published"


@dataclass(frozen=True, slots=True)
class Meaning:
    """Type and value of an expression; `toward` is -1 where it must lie before its anchor, 1 after it."""

    type: DateType
    value: str = ""
    mod: str = ""
    shift: Shift | None = None
    toward: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A meaning at its place in the text, with the name of the rule that read it."""

    span: Span
    meaning: Meaning
    rule: str


Build = Callable[[Found], Meaning | None]


@dataclass(frozen=True, slots=True)
class Template:
    """A rule before the words are known: its pattern names word lists, as in ``<MONTH> <DAY>``."""

    name: str
    pattern: str
    build: Build


Grammar = Mapping[str, tuple[Rule[Build], ...]]
