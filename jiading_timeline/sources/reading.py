"""From what a user has, files or a table, to articles."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from jiading_timeline.errors import ArticleError, ArticleWarning
from jiading_timeline.model import Article, Origin
from jiading_timeline.sources.files import find_files, read_text
from jiading_timeline.sources.published import Given, parse_published
from jiading_timeline.text.articles import stories


def read_articles(source: Any, *, published: Given = None, text: str = "text", article: str = "article") -> tuple[Article, ...]:
    """Read articles from a file, a folder, a glob or a DataFrame.

    Parameters
    ----------
    source : str, Path or pandas.DataFrame
        A text file, a folder of ``.txt`` files, a glob, or a table with one article a row.
    published : str, date, mapping or path of a CSV, optional
        Publication dates. A single date is for the articles that state none; a mapping of article to date, or a CSV
        with the columns ``article`` and ``published``, overrules what a page says.
    text, article : str
        For a table: the columns that hold the text and, where there is one, the name of the article. A column
        ``published`` gives dates, ``title``, ``publisher`` and ``url`` are taken over.

    Returns
    -------
    tuple of Article
        In order of id; a page with several stories gives one article each.

    Raises
    ------
    ArticleError
        If there is nothing to read, or a table lacks its text column.
    DateInputError
        If a publication date is not a date.

    Warns
    -----
    ArticleWarning
        For each file among several that cannot be read; the others are.

    Examples
    --------
    >>> articles = read_articles(shipped_articles())
    >>> articles[0].origin.text_is_source
    False
    """
    dates = parse_published(published)
    pages = _from_table(source, text, article) if hasattr(source, "to_dict") else _from_files(source)
    return tuple(sorted((dates.apply(story) for story in pages), key=lambda story: _order(story.id)))


def shipped_articles() -> Path:
    """Return the folder of the articles that come with the package."""
    package = Path(str(resources.files("jiading_timeline")))
    packed = package / "shipped"
    return packed if packed.is_dir() else package.parent / "data" / "articles"


def _order(name: str) -> tuple[str, int]:
    page, _, number = name.rpartition("#")
    return (page, int(number)) if page and number.isdecimal() else (name, 0)


def _from_files(source: str | Path) -> list[Article]:
    files = find_files(source)
    names = _names(files)
    found: list[Article] = []
    problems: list[ArticleError] = []
    for file in files:
        try:
            page = read_text(file)
        except ArticleError as error:
            problems.append(error)
        else:
            found += stories(page, names[file], Origin(path=file.name))
    if not found:
        raise problems[0]
    for problem in problems:
        warnings.warn(str(problem), ArticleWarning, stacklevel=3)
    return found


def _names(files: Sequence[Path]) -> Mapping[Path, str]:
    """Name each file by its stem, or by its path from the common folder where two stems are equal."""
    stems = Counter(file.stem for file in files)
    if len(files) == len(stems):
        return {file: file.stem for file in files}
    top = Path(*_common(file.parent.parts for file in files))
    return {file: file.relative_to(top).with_suffix("").as_posix() if stems[file.stem] > 1 else file.stem for file in files}


def _common(paths: Iterable[tuple[str, ...]]) -> list[str]:
    return [parts[0] for parts in zip(*paths, strict=False) if len(set(parts)) == 1]


def _from_table(table: Any, text: str, article: str) -> list[Article]:
    if text not in table.columns:
        raise ArticleError(f"table of articles: the column {text} is missing")
    found: list[Article] = []
    for number, row in enumerate(table.to_dict("records")):
        name = str(row.get(article) or f"row{number}")
        origin = Origin(publisher=_cell(row, "publisher"), url=_cell(row, "url"))
        given = parse_published({name: _cell(row, "published")} if _cell(row, "published") else None)
        found += [given.apply(story) for story in stories(str(row[text]), name, origin)]
    return found


def _cell(row: Mapping[str, Any], column: str) -> str:
    value = row.get(column)
    if value is None or value != value or str(value) == "NaT":
        return ""
    return str(value)[:10] if column == "published" else str(value)
