"""Reads articles and shows what happened when, what was promised by when, and how each promise stands.

>>> import jiading_timeline as jt
>>> facts = jt.extract(jt.read_articles(jt.shipped_articles()))
>>> comparison = jt.compare(facts.targets, facts.results, articles=facts.articles)
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jiading_timeline.model import Article
    from jiading_timeline.sources import read_articles, shipped_articles
    from jiading_timeline.tables.entries import entries
    from jiading_timeline.tables.facts import Facts, extract
    from jiading_timeline.tables.judging.compare import compare
    from jiading_timeline.tables.matching.link import link
    from jiading_timeline.tables.schema import check_frame
    from jiading_timeline.text.dates import find_dates
    from jiading_timeline.text.quantities import find_quantities
    from jiading_timeline.views.explorer import explore
    from jiading_timeline.views.highlight import highlight
    from jiading_timeline.views.progress_chart import progress_chart
    from jiading_timeline.views.report import report
    from jiading_timeline.views.timeline import timeline
    from jiading_timeline.vocabulary import Vocabulary, load_vocabulary

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Facts",
    "Vocabulary",
    "check_frame",
    "compare",
    "entries",
    "explore",
    "extract",
    "find_dates",
    "find_quantities",
    "highlight",
    "link",
    "load_vocabulary",
    "progress_chart",
    "read_articles",
    "report",
    "shipped_articles",
    "timeline",
]

_HOME = {
    "Article": "model",
    "Facts": "tables.facts",
    "Vocabulary": "vocabulary",
    "check_frame": "tables.schema",
    "compare": "tables.judging.compare",
    "entries": "tables.entries",
    "explore": "views.explorer",
    "extract": "tables.facts",
    "find_dates": "text.dates",
    "find_quantities": "text.quantities",
    "highlight": "views.highlight",
    "link": "tables.matching.link",
    "load_vocabulary": "vocabulary",
    "progress_chart": "views.progress_chart",
    "read_articles": "sources",
    "report": "views.report",
    "shipped_articles": "sources",
    "timeline": "views.timeline",
}


def __getattr__(name: str) -> Any:
    """Load a public name on first use: the import costs nothing, and charts wait until they are drawn."""
    if name not in _HOME:
        raise AttributeError(f"module 'jiading_timeline' has no attribute {name!r}")
    return getattr(importlib.import_module(f"jiading_timeline.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted({*globals(), *__all__})
