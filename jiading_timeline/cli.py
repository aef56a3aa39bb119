"""The command line: report, extract and explain."""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import errno
import sys
import warnings
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pandas as pd
from tqdm import tqdm

import jiading_timeline as jt
from jiading_timeline.errors import ArticleError, ArticleWarning, DateWarning, JiadingTimelineError
from jiading_timeline.given import given_date
from jiading_timeline.tables.facts import TABLES
from jiading_timeline.writing import write_whole

_ABOUT = "Shows what happened when, what was promised by when, and how each promise stands."
_CLAIM = ["text", "indicator", "subject", "area", "measure", "date"]
_EXPLAINED = {
    "dates": ["text", "type", "value", "mod", "date", "anchor", "reason", "rule"],
    "quantities": ["text", "value", "unit", "comparator", "direction", "role", "rule"],
    "targets": [*_CLAIM, "modality", "condition", "cue", "rule"],
    "results": [*_CLAIM, "cue", "rule"],
    "events": ["title", "event_type", "happened", "date", "participants", "place", "rule"],
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.

    Returns
    -------
    int
        0 when done, 1 on bad input (one line says which and why), 2 on wrong usage, 130 when interrupted.
    """
    arguments = _parser().parse_args(argv)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ArticleWarning)
        try:
            arguments.run(arguments)
        except BrokenPipeError:
            return 0
        except KeyboardInterrupt:
            _complain("stopped")
            return 130
        except (JiadingTimelineError, OSError) as error:
            _complain(error)
            return 1
    problems = [warning for warning in caught if issubclass(warning.category, ArticleWarning)]
    for problem in problems:
        _complain(problem.message)
    return 0 if all(issubclass(problem.category, DateWarning) for problem in problems) else 1


def _complain(problem: Exception | Warning | str) -> None:
    """Print a problem in one line."""
    if isinstance(problem, OSError) and problem.filename is not None:
        problem = f"{problem.filename}: {problem.strerror}"
    print(f"jiading-timeline: {' '.join(str(problem).split())}", file=sys.stderr)


def _say(line: str) -> None:
    """Print a line, characters that the terminal does not have being escaped."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    print(line.encode(encoding, "backslashreplace").decode(encoding))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="jiading-timeline", description=_ABOUT)
    parser.add_argument("--version", action="version", version=jt.__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    report = commands.add_parser("report", help="write one HTML page that works offline")
    report.add_argument(
        "path", nargs="?", help="file, folder or glob of articles (default: the shipped ones)"
    )
    report.add_argument(
        "-o", "--output", type=_place, default="jiading-report.html", help="default: %(default)s"
    )
    _add_reading(report)
    report.set_defaults(run=_report)

    extract = commands.add_parser("extract", help="write every table as CSV")
    extract.add_argument("path", help="file, folder or glob of articles")
    extract.add_argument(
        "-o", "--output", type=_place, required=True, metavar="DIR", help="folder for the tables"
    )
    _add_reading(extract)
    extract.set_defaults(run=_extract)

    explain = commands.add_parser("explain", help="show what is read in a sentence, and by which rules")
    explain.add_argument("sentence")
    explain.add_argument("--published", metavar="DATE", help="publication date, such as 2022-11-28")
    _add_vocabulary(explain)
    explain.set_defaults(run=_explain)
    return parser


def _place(path: str) -> Path:
    if not path.strip():
        raise argparse.ArgumentTypeError("the path is empty")
    return Path(path)


def _add_reading(command: argparse.ArgumentParser) -> None:
    dates = "publication date, or a CSV with the columns article, published"
    command.add_argument("--published", metavar="DATE", help=dates)
    command.add_argument("--as-of", metavar="DATE", help="judge with what was published up to this day")
    _add_vocabulary(command)


def _add_vocabulary(command: argparse.ArgumentParser) -> None:
    words = "TOML file of your own words, such as territories; may be repeated"
    command.add_argument("--vocabulary", metavar="FILE", action="append", default=[], help=words)


def _read(arguments: argparse.Namespace) -> jt.Facts:
    vocabulary = jt.load_vocabulary(*arguments.vocabulary)
    path = jt.shipped_articles() if arguments.path is None else arguments.path
    articles = jt.read_articles(path, published=arguments.published)
    progress = partial(tqdm, desc="reading", leave=False, disable=None)
    return jt.extract(articles, vocabulary=vocabulary, progress=progress)


def _tell(place: Path, facts: jt.Facts, as_of: dt.date | None) -> None:
    """Say what was written and read, and what hints there are."""
    _say(f"{place}: {_summary(facts)}")
    for hint in _hints(facts, as_of):
        _complain(hint)


def _hints(facts: jt.Facts, as_of: dt.date | None) -> Iterator[str]:
    """Yield what a user should know who wonders why nothing was compared."""
    areas = pd.concat([facts.targets["area"], facts.results["area"]])
    if len(facts.articles) > 1 and len(areas) and not areas.astype(bool).any():
        yield (
            "no target or reported figure names a known territory, so nothing is compared across articles; "
            "list your territories under [areas.place] in a file and pass it with --vocabulary"
        )
    days = facts.articles["published"]
    if as_of is not None and len(days) and days.notna().all() and days.min().date() > as_of:
        yield f"as of {as_of} nothing had been published: the first article is of {days.min().date()}"


def _as_of(arguments: argparse.Namespace) -> dt.date | None:
    return None if arguments.as_of is None else given_date(arguments.as_of, "as of")


def _report(arguments: argparse.Namespace) -> None:
    as_of = _as_of(arguments)
    facts = _read(arguments)
    with _writing(arguments.output):
        jt.report(facts, arguments.output, as_of=as_of)
    _tell(arguments.output, facts, as_of)


def _extract(arguments: argparse.Namespace) -> None:
    as_of = _as_of(arguments)
    folder = arguments.output
    if folder.exists() and not folder.is_dir():
        raise OSError(errno.ENOTDIR, "is a file; the tables need a folder", str(folder))
    facts = _read(arguments)
    comparison = jt.compare(facts.targets, facts.results, articles=facts.articles, as_of=as_of)
    frames = {name: getattr(facts, name) for name in TABLES}
    frames |= {"links": jt.link(facts.targets, facts.results), "comparison": comparison}
    with _writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for name in frames:
            write_whole(folder / f"{name}.csv", frames[name].to_csv(index=False, lineterminator="\n"))
    _tell(folder, facts, as_of)


@contextlib.contextmanager
def _writing(place: Path) -> Iterator[None]:
    """Name the place that the user gave, where one of the files made for it cannot be written."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, f"cannot be written ({error.strerror})", str(place)) from error


def _explain(arguments: argparse.Namespace) -> None:
    published = None if arguments.published is None else given_date(arguments.published)
    if not arguments.sentence.strip():
        raise ArticleError("the sentence is empty")
    article = jt.Article("sentence", arguments.sentence, published=published)
    facts = jt.extract([article], vocabulary=jt.load_vocabulary(*arguments.vocabulary))
    for name, shown in _EXPLAINED.items():
        frame = getattr(facts, name)
        _say(f"{name}: {'none' if frame.empty else ''}".rstrip())
        for row in frame[shown].to_dict("records"):
            first, *rest = shown
            said = [f"{column} {_cell(row[column])}" for column in rest if _cell(row[column])]
            _say(f"  {_cell(row[first])!r}: {', '.join(said)}")


def _cell(value: object) -> str:
    if value is None or value != value:
        return ""
    return f"{value:,.15g}" if isinstance(value, float) else str(value)


def _summary(facts: jt.Facts) -> str:
    counts = [
        (len(facts.articles), "article"),
        (len(facts.events), "event"),
        (len(facts.targets), "target"),
        (len(facts.results), "reported figure"),
    ]
    listed = ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts)
    undated = int(facts.articles["published"].isna().sum())
    return listed + (f"; {undated} without a publication date" if undated else "")
