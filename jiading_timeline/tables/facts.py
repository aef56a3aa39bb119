"""The bridge: from readings to frames, in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

import pandas as pd

from jiading_timeline.errors import ArticleError
from jiading_timeline.given import given_day
from jiading_timeline.model import (
    Article,
    Reading,
)
from jiading_timeline.tables.entries import entries
from jiading_timeline.tables.records import Row, article_record, records_of
from jiading_timeline.tables.schema import check_frame, make_frame
from jiading_timeline.text.pages.articles import duplicates
from jiading_timeline.text.reading import FINDERS, Finders, read
from jiading_timeline.vocabulary import Vocabulary, load_vocabulary

TABLES = ("articles", "dates", "quantities", "events", "targets", "results")


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """All that was read in some articles, as DataFrames; the columns are described in ``docs/data-model.md``.

    Attributes
    ----------
    articles, dates, quantities, events, targets, results : pandas.DataFrame
        One row per article or mention.
    texts : mapping of str to str
        The text of each article by its id; the offsets of every table refer to it.
    """

    articles: pd.DataFrame
    dates: pd.DataFrame
    quantities: pd.DataFrame
    events: pd.DataFrame
    targets: pd.DataFrame
    results: pd.DataFrame
    texts: Mapping[str, str]

    def __repr__(self) -> str:
        """Return the number of rows of each table."""
        return f"Facts({', '.join(f'{len(getattr(self, table))} {table}' for table in TABLES)})"


def extract(
    articles: Iterable[Article],
    *,
    vocabulary: Vocabulary | None = None,
    finders: Finders = FINDERS,
    progress: Callable[[Sequence[Article]], Iterable[Article]] = iter,
) -> Facts:
    """Read articles and return everything found in them as tables.

    Parameters
    ----------
    articles : iterable of Article
        What `read_articles` returns; the order does not matter.
    vocabulary : Vocabulary, optional
        Words to read with; the shipped ones by default, see `load_vocabulary`.
    finders : Finders, optional
        Functions that find dates and quantities, to read with others than the shipped ones.
    progress : callable, optional
        Wraps the articles while they are read, as ``tqdm.tqdm`` does to show a progress bar.

    Returns
    -------
    Facts

    Raises
    ------
    ArticleError
        If two articles have one name.

    Examples
    --------
    >>> import jiading_timeline as jt
    >>> facts = jt.extract(jt.read_articles(jt.shipped_articles()))
    >>> bool((facts.targets["unit"] == "CNY").any())
    True
    """
    words = vocabulary or load_vocabulary()
    ordered = sorted(articles, key=lambda article: article.id)
    twice = next((one.id for one, other in pairwise(ordered) if one.id == other.id), None)
    if twice is not None:
        raise ArticleError(f"{twice!r}: two articles have this name")
    dated = [replace(article, published=given_day(article.published)) for article in ordered]
    return make_facts([read(article, words, finders) for article in progress(dated)])


def check_facts(facts: Facts) -> Facts:
    """Return facts with every table checked and typed, as edited or read back from files.

    Raises
    ------
    FrameError
        If a table is missing, lacks a column it needs, or holds what its schema does not allow.
    """
    return Facts(**{name: check_frame(getattr(facts, name), name) for name in TABLES}, texts=facts.texts)


def make_facts(readings: Sequence[Reading]) -> Facts:
    """Return the tables of some readings."""
    articles = [reading.article for reading in readings]
    same = duplicates(articles)
    rows: dict[str, list[Row]] = {
        name: [] for name in ("dates", "quantities", "events", "targets", "results")
    }
    for reading in readings:
        for name, found in records_of(reading).items():
            rows[name] += found
    frames = {name: make_frame(name, found) for name, found in rows.items()}
    for name in ("events", "targets", "results"):
        frames[name]["entry"] = entries(frames[name], name)
    listed = make_frame(
        "articles", (article_record(reading, same.get(reading.article.id, "")) for reading in readings)
    )
    texts = MappingProxyType({article.id: article.text for article in articles})
    return Facts(listed, **frames, texts=texts)
