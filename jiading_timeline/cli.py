"""The command line: extract, report and explain, over the public names only."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import warnings
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pandas as pd
from tqdm import tqdm

import jiading_timeline as jt
from jiading_timeline.errors import ArticleWarning, JiadingTimelineError
from jiading_timeline.given import given_date

TABLES = ("articles", "dates", "quantities", "events", "targets", "results", "links", "comparison")
_EXPLAINED = {
    "dates": ["text", "type", "value", "mod", "date", "anchor", "reason", "rule"],
    "quantities": ["text", "value", "unit", "comparator", "direction", "role", "rule"],
    "targets": [
        "text",
        "indicator",
        "subject",
        "area",
        "measure",
        "date",
        "modality",
        "condition",
        "cue",
        "rule",
    ],
    "results": ["text", "indicator", "subject", "area", "measure", "date", "cue", "rule"],
    "events": ["title", "event_type", "happened", "date", "participants", "place", "rule"],
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; return 0 when done, 1 on bad input (one line says which and why), 2 on wrong usage."""
    arguments = _parser().parse_args(argv)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ArticleWarning)
        try:
            arguments.run(arguments)
        except (JiadingTimelineError, OSError) as error:
            _complain(error)
            return 1
    unread = [warning.message for warning in caught if issubclass(warning.category, ArticleWarning)]
    for message in unread:
        _complain(message)
    return 1 if unread else 0


def _complain(problem: Exception | Warning | str) -> None:
    """Print a problem in one line."""
    if isinstance(problem, OSError) and problem.filename is not None:
        problem = f"{problem.filename}: {problem.strerror}"
    print(f"jiading-timeline: {' '.join(str(problem).split())}", file=sys.stderr)


def _say(line: str) -> None:
    """Print a line, characters that the terminal does not have being escaped."""
    encoding = sys.stdout.encoding or "utf-8"
    print(line.encode(encoding, "backslashreplace").decode(encoding))


def _parser() -> argparse.ArgumentParser:
    about = (jt.__doc__ or "").splitlines()[0]
    parser = argparse.ArgumentParser(prog="jiading-timeline", description=about)
    parser.add_argument("--version", action="version", version=jt.__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    report = commands.add_parser("report", help="write one HTML page that works offline")
    report.add_argument(
        "path", nargs="?", help="file, folder or glob of articles (default: the shipped ones)"
    )
    report.add_argument(
        "-o", "--output", type=Path, default="jiading-report.html", help="default: %(default)s"
    )
    _add_reading(report)
    report.set_defaults(run=_report)

    extract = commands.add_parser("extract", help="write every table as CSV")
    extract.add_argument("path", help="file, folder or glob of articles")
    extract.add_argument(
        "-o", "--output", type=Path, required=True, metavar="DIR", help="folder for the tables"
    )
    _add_reading(extract)
    extract.set_defaults(run=_extract)

    explain = commands.add_parser("explain", help="show what is read in a sentence, and by which rules")
    explain.add_argument("sentence")
    explain.add_argument("--published", metavar="DATE", help="publication date, such as 2022-11-28")
    explain.set_defaults(run=_explain)
    return parser


def _add_reading(command: argparse.ArgumentParser) -> None:
    dates = "publication date, or a CSV with the columns article, published"
    command.add_argument("--published", metavar="DATE", help=dates)
    command.add_argument("--as-of", metavar="DATE", help="judge with what was published up to this day")


def _read(path: str | None, published: str | None) -> jt.Facts:
    articles = jt.read_articles(jt.shipped_articles() if path is None else path, published=published)
    return jt.extract(articles, progress=partial(tqdm, desc="reading", leave=False, disable=None))


def _as_of(arguments: argparse.Namespace) -> dt.date | None:
    return None if arguments.as_of is None else given_date(arguments.as_of, "as of")


def _report(arguments: argparse.Namespace) -> None:
    as_of = _as_of(arguments)
    facts = _read(arguments.path, arguments.published)
    written = jt.report(facts, arguments.output, as_of=as_of)
    _say(f"{written}: {_summary(facts)}")


def _extract(arguments: argparse.Namespace) -> None:
    as_of = _as_of(arguments)
    facts = _read(arguments.path, arguments.published)
    comparison = jt.compare(facts.targets, facts.results, articles=facts.articles, as_of=as_of)
    frames = {name: getattr(facts, name) for name in TABLES[:6]}
    frames |= {"links": jt.link(facts.targets, facts.results), "comparison": comparison}
    arguments.output.mkdir(parents=True, exist_ok=True)
    for name in TABLES:
        _write_csv(frames[name], arguments.output / f"{name}.csv")
    _say(f"{arguments.output}: {_summary(facts)}")


def _write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write a table beside its place, then move it there, so that a broken run leaves no half of one."""
    partial_file = path.with_name(f".{path.name}.part")
    written = frame.to_csv(index=False, lineterminator="\n")
    partial_file.write_bytes(written.encode("utf-8", "surrogatepass"))
    partial_file.replace(path)


def _explain(arguments: argparse.Namespace) -> None:
    published = None if arguments.published is None else given_date(arguments.published)
    facts = jt.extract([jt.Article("sentence", arguments.sentence, published=published)])
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
