"""One palette for charts, widgets and the page.

Green, amber and red are kept for standings; everything else is ink, hairline and one accent.
Every colour reads on white and on the dark page; a standing also has its words and a fill of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Fill = Literal["solid", "half", "hatch", "plain"]

INK = "#1c1f23"
MUTED = "#5f6670"
HAIRLINE = "#d9dce0"
ACCENT = "#2a78a8"
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"

GREEN = "#2e8b57"
AMBER = "#c98a1b"
RED = "#c0453b"
GREY = "#8b929b"


@dataclass(frozen=True, slots=True)
class Standing:
    """A group of statuses that a reader sees as one: its code, words, colour and fill."""

    code: str
    words: str
    colour: str
    fill: Fill


STANDINGS = (
    Standing("met", "reported as met", GREEN, "solid"),
    Standing("on_track", "keeping pace so far", GREEN, "half"),
    Standing("close", "too close to call", AMBER, "half"),
    Standing("behind", "behind", AMBER, "solid"),
    Standing("far_behind", "far behind", RED, "half"),
    Standing("moving_away", "moving the wrong way", RED, "half"),
    Standing("short", "reported short", RED, "solid"),
    Standing("conflict", "sources disagree", GREY, "solid"),
    Standing("one_figure", "only one figure so far", GREY, "half"),
    Standing("none", "no matching figure found", GREY, "hatch"),
    Standing("open", "no deadline or number to check", GREY, "plain"),
    Standing("withdrawn", "withdrawn", GREY, "plain"),
)

_GROUP = {
    "achieved": "met",
    "on_track": "on_track",
    "borderline": "close",
    "behind": "behind",
    "far_behind": "far_behind",
    "moving_away": "moving_away",
    "missed": "short",
    "conflict": "conflict",
    "one_figure": "one_figure",
    "awaiting_result": "none",
    "no_figure_found": "none",
    "no_comparable_result": "none",
    "no_deadline": "open",
    "no_number": "open",
    "conditional": "open",
    "withdrawn": "withdrawn",
}
_BY_CODE = {standing.code: standing for standing in STANDINGS}


def standing(status: str) -> Standing:
    """Return the group a status belongs to; a status nobody knows has no verdict.

    Examples
    --------
    >>> standing("missed").words
    'reported short'
    """
    return _BY_CODE[_GROUP.get(status, "open")]


def chart_config() -> dict[str, Any]:
    """Return the Vega-Lite config shared by all charts: transparent, quiet, without a frame."""
    label = {"font": FONT, "fontSize": 12}
    return {
        "background": "transparent",
        "font": FONT,
        "view": {"stroke": None},
        "title": {
            "anchor": "start",
            "color": INK,
            "fontSize": 15,
            "fontWeight": 600,
            "subtitleColor": MUTED,
            "subtitleFontSize": 12,
            "offset": 12,
        },
        "axis": {
            "domainColor": HAIRLINE,
            "gridColor": HAIRLINE,
            "tickColor": HAIRLINE,
            "labelColor": MUTED,
            "titleColor": MUTED,
            "titleFontWeight": "normal",
            "labelFontSize": 12,
        },
        "legend": {"labelColor": MUTED, "titleColor": MUTED, "labelFontSize": 12},
        "text": {**label, "color": INK},
    }
