"""Publication dates that the user supplies: one date, a mapping, or a CSV of articles with their dates."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from jiading_timeline.errors import ArticleError
from jiading_timeline.given import given_date
from jiading_timeline.model import Article
from jiading_timeline.sources.files import read_text

_NAMED = 3
_LONGEST = 100

Given = str | Path | dt.date | Mapping[str, str | dt.date] | None


@dataclass(frozen=True, slots=True)
class Published:
    """Dates by article, and the `default` for those without one of their own; `source` says who gave them."""

    by_article: Mapping[str, dt.date] = field(default_factory=dict)
    default: dt.date | None = None
    source: str = "published"

    def apply(self, article: Article) -> Article:
        """Return the article with the date given for it or its page, or the default where it has none."""
        given = self.by_article.get(article.id) or self.by_article.get(_page(article.id))
        if given is None and article.published is None:
            given = self.default
        if given is None:
            return article
        return replace(article, published=given, origin=replace(article.origin, published_from="argument"))

    def unused(self, articles: Iterable[Article]) -> str:
        """Return a line on the dates that are for none of these articles or their pages, or nothing."""
        known = {name for article in articles for name in (article.id, _page(article.id))}
        others = [name for name in self.by_article if name not in known]
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        listed = ", ".join(name[:_LONGEST] for name in others[:_NAMED])
        return f"{self.source}: no article is named {listed}{more}" if others else ""


def _page(article: str) -> str:
    return article.rsplit("#", 1)[0]


def parse_published(given: Given) -> Published:
    """Return the dates that a user supplied.

    Raises
    ------
    ArticleError
        If a CSV cannot be read or lacks a column.
    DateInputError
        If a date is not one.
    """
    if given is None:
        return Published()
    if isinstance(given, Mapping):
        dates = {article: given_date(value, f"published of {article}") for article, value in given.items()}
        return Published(dates)
    if isinstance(given, dt.date):
        return Published(default=given_date(given))
    if str(given).lower().endswith(".csv"):
        return Published(_from_csv(Path(given)), source=str(given))
    return Published(default=given_date(str(given)))


def _from_csv(path: Path) -> dict[str, dt.date]:
    try:
        reader = csv.DictReader(io.StringIO(read_text(path), newline=""))
        rows = list(reader)
    except csv.Error as error:
        raise ArticleError(f"{path}: is not a CSV file ({error})") from error
    missing = [column for column in ("article", "published") if column not in (reader.fieldnames or ())]
    if missing:
        raise ArticleError(f"{path}: the column{'s' * (len(missing) > 1)} {' and '.join(missing)} missing")
    return {
        row["article"]: given_date(row["published"], f"{path}: published of {row['article']}")
        for row in rows
        if row["published"]
    }
