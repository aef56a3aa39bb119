"""Publication dates that the user supplies: one date, a mapping, or a CSV with the columns article and published."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from jiading_timeline.errors import ArticleError, DateInputError
from jiading_timeline.model import Article

Given = str | Path | dt.date | Mapping[str, str | dt.date] | None


@dataclass(frozen=True, slots=True)
class Published:
    """Dates by article; `default` is for the articles that have none of their own."""

    by_article: Mapping[str, dt.date] = field(default_factory=dict)
    default: dt.date | None = None

    def apply(self, article: Article) -> Article:
        """Return the article with the date given for it or its page, or the default where it has none."""
        page = article.id.rsplit("#", 1)[0]
        given = self.by_article.get(article.id) or self.by_article.get(page)
        if given is None and article.published is None:
            given = self.default
        if given is None:
            return article
        return replace(article, published=given, origin=replace(article.origin, published_from="argument"))


def as_date(value: str | dt.date, name: str = "published") -> dt.date:
    """Return a date from a date or an ISO string.

    Raises
    ------
    DateInputError
        If it is neither.

    Examples
    --------
    >>> as_date("2022-11-28")
    datetime.date(2022, 11, 28)
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise DateInputError(f"{name}: {value!r} is not a date of the form 2022-11-28") from None


def parse_published(given: Given) -> Published:
    """Return the dates that a user supplied.

    Raises
    ------
    ArticleError
        If a CSV is missing or lacks a column.
    DateInputError
        If a date is not one.
    """
    if given is None:
        return Published()
    if isinstance(given, Mapping):
        return Published({article: as_date(value, f"published of {article}") for article, value in given.items()})
    if isinstance(given, dt.date):
        return Published(default=as_date(given))
    if str(given).lower().endswith(".csv"):
        return Published(_from_csv(Path(given)))
    return Published(default=as_date(str(given)))


def _from_csv(path: Path) -> dict[str, dt.date]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except OSError as error:
        raise ArticleError(f"{path}: cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise ArticleError(f"{path}: is not a CSV file in UTF-8 ({error})") from error
    for column in ("article", "published"):
        if not rows or column not in rows[0]:
            raise ArticleError(f"{path}: needs the columns article and published")
    return {row["article"]: as_date(row["published"], f"{path}: published of {row['article']}") for row in rows if row["published"]}
