"""From what a user has, files or a table, to articles."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

from jiading_timeline.errors import (
    ArticleError,
    ArticleWarning,
    DateInputError,
    DateWarning,
    JiadingTimelineError,
)
from jiading_timeline.model import Article, Origin
from jiading_timeline.sources.files import find_files, read_text
from jiading_timeline.sources.published import Given, parse_published
from jiading_timeline.text.pages.articles import header_date_problem, stories

_Read = tuple[list[Article], list[JiadingTimelineError]]
_NAMED = 5
_MISSING = ("nan", "NaT", "<NA>")


def read_articles(
    source: Any, *, published: Given = None, text: str = "text", article: str = "article"
) -> tuple[Article, ...]:
    """Read articles from a file, a folder, a glob or a DataFrame.

    Parameters
    ----------
    source : str, Path or pandas.DataFrame
        A text file, a folder of ``.txt`` files, a glob, or a table with one article a row.
    published : str, date, mapping or path of a CSV, optional
        Publication dates. A single date is for the articles that state none; a mapping of article to date,
        or a CSV with the columns ``article`` and ``published``, overrules what a page says.
    text, article : str
        For a table: the columns that hold the text and, where there is one, the name of the article. A column
        ``published`` gives dates; ``title``, ``publisher`` and ``url`` are taken over.

    Returns
    -------
    tuple of Article
        In order of id; a page with several stories gives one article each.

    Raises
    ------
    ArticleError
        If there is nothing to read, a table lacks its text column, or two articles have one name.
    DateInputError
        If a publication date is not a date.

    Warns
    -----
    ArticleWarning
        For each file or row among several that cannot be read; the others are.
    DateWarning
        For each header whose date is none or reads two ways, and for given dates that no article has.

    Examples
    --------
    >>> articles = read_articles(shipped_articles())
    >>> articles[0].origin.text_is_source
    False
    """
    dates = parse_published(published)
    found, problems = (
        _from_table(source, text, article) if hasattr(source, "columns") else _from_files(source)
    )
    if not found:
        raise ArticleError(_all_of(problems) or "table of articles: has no rows")
    twice = [name for name, count in Counter(story.id for story in found).items() if count > 1]
    if twice:
        raise ArticleError(f"{twice[0]}: two articles have this name")
    if unused := dates.unused(found):
        problems.append(DateInputError(unused))
    for problem in problems:
        category = DateWarning if isinstance(problem, DateInputError) else ArticleWarning
        warnings.warn(str(problem), category, stacklevel=2)
    return tuple(sorted((dates.apply(story) for story in found), key=lambda story: _order(story.id)))


def shipped_articles() -> Path:
    """Return the folder of the articles that come with the package.

    Returns
    -------
    Path

    Examples
    --------
    >>> shipped_articles().name in ("articles", "shipped")
    True
    """
    package = Path(str(resources.files("jiading_timeline")))
    packed = package / "shipped"
    return packed if packed.is_dir() else package.parent / "data" / "articles"


def _order(name: str) -> tuple[str, int]:
    page, _, number = name.rpartition("#")
    return (page, int(number)) if page and number.isdecimal() else (name, 0)


def _all_of(problems: Sequence[JiadingTimelineError]) -> str:
    """Return what is wrong with the first few files, and how many more there are, in one line."""
    more = f"; and {len(problems) - _NAMED} more" if len(problems) > _NAMED else ""
    return "; ".join(map(str, problems[:_NAMED])) + more


def _from_files(source: str | Path) -> _Read:
    if not isinstance(source, str | Path):
        raise ArticleError(f"{source!r}: expected a path or a table")
    files = find_files(source)
    names = _names(files)
    found: list[Article] = []
    problems: list[JiadingTimelineError] = []
    for file in files:
        try:
            page = read_text(file)
        except ArticleError as error:
            problems.append(error)
            continue
        found += stories(page, names[file], Origin(path=file.name))
        if problem := header_date_problem(page):
            problems.append(DateInputError(f"{file}: {problem}"))
    return found, problems


def _names(files: Sequence[Path]) -> Mapping[Path, str]:
    """Name each file by its stem; where two are equal, by its path below the common folder."""
    top = Path(*_common(file.parent.parts for file in files))
    names = {file: file.stem for file in files}
    for suffix in (False, True):
        count = Counter(names.values())
        for file, name in names.items():
            path = file.relative_to(top)
            names[file] = name if count[name] == 1 else (path if suffix else path.with_suffix("")).as_posix()
    return names


def _common(paths: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield the leading parts that all paths share."""
    for parts in zip(*paths, strict=False):
        if len(set(parts)) > 1:
            break
        yield parts[0]


def _from_table(table: Any, text: str, article: str) -> _Read:
    if text not in table.columns:
        raise ArticleError(f"table of articles: the column {text} is missing")
    found: list[Article] = []
    problems: list[JiadingTimelineError] = []
    for number, row in enumerate(table.to_dict("records")):
        name = _cell(row, article) or f"row{number}"
        words = _cell(row, text)
        if not words.strip():
            problems.append(ArticleError(f"table of articles: {name}: is empty"))
            continue
        origin = Origin(publisher=_cell(row, "publisher"), url=_cell(row, "url"))
        date = _cell(row, "published")[:10]
        given = parse_published({name: date} if date else None)
        page = (given.apply(story) for story in stories(words, name, origin))
        found += (replace(story, title=_cell(row, "title") or story.title) for story in page)
        if not date and (problem := header_date_problem(words)):
            problems.append(DateInputError(f"table of articles: {name}: {problem}"))
    return found, problems


def _cell(row: Mapping[str, Any], column: str) -> str:
    value = row.get(column)
    return "" if value is None or str(value) in _MISSING else str(value)
