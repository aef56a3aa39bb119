"""The command line: extract, report and explain, over the public names only."""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pandas as pd
from tqdm import tqdm

import jiading_timeline as jt
from jiading_timeline.errors import ArticleWarning, JiadingTimelineError

TABLES = ("articles", "dates", "quantities", "events", "targets", "results", "links", "comparison")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; return 0 when done, 1 on bad input (one line says which and why), 2 on wrong usage."""
    arguments = _parser().parse_args(argv)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ArticleWarning)
        try:
            arguments.run(arguments)
        except (JiadingTimelineError, OSError) as error:
            problem = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else str(error)
            print(f"jiading-timeline: {problem}", file=sys.stderr)
            return 1
    unread = [str(warning.message) for warning in caught if issubclass(warning.category, ArticleWarning)]
    for line in unread:
        print(f"jiading-timeline: {line}", file=sys.stderr)
    return 1 if unread else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="jiading-timeline", description=jt.__doc__.splitlines()[0] if jt.__doc__ else None)
    parser.add_argument("--version", action="version", version=jt.__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    report = commands.add_parser("report", help="write one HTML page that works offline")
    report.add_argument("path", nargs="?", default=None, help="file, folder or glob of articles (default: the shipped ones)")
    report.add_argument("-o", "--output", type=Path, default=Path("jiading-report.html"), help="default: %(default)s")
    _add_reading(report)
    report.set_defaults(run=_report)

    extract = commands.add_parser("extract", help="write every table as CSV")
    extract.add_argument("path", help="file, folder or glob of articles")
    extract.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="folder for the tables")
    _add_reading(extract)
    extract.set_defaults(run=_extract)

    explain = commands.add_parser("explain", help="show what is read in a sentence, and by which rules")
    explain.add_argument("sentence")
    explain.add_argument("--published", default=None, metavar="DATE", help="publication date, such as 2022-11-28")
    explain.set_defaults(run=_explain)
    return parser


def _add_reading(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--published", default=None, metavar="DATE", help="publication date, or a CSV with the columns article, published"
    )
    command.add_argument("--as-of", default=None, metavar="DATE", help="judge with what was published up to this day")


def _read(path: str | None, published: str | None) -> jt.Facts:
    articles = jt.read_articles(path or jt.shipped_articles(), published=published)
    return jt.extract(articles, progress=partial(tqdm, desc="reading", unit=" articles", leave=False, disable=None))


def _report(arguments: argparse.Namespace) -> None:
    facts = _read(arguments.path, arguments.published)
    written = jt.report(facts, arguments.output, as_of=arguments.as_of)
    print(f"{written}: {_summary(facts)}")


def _extract(arguments: argparse.Namespace) -> None:
    facts = _read(arguments.path, arguments.published)
    comparison = jt.compare(facts.targets, facts.results, articles=facts.articles, as_of=arguments.as_of)
    frames = {name: getattr(facts, name) for name in TABLES[:6]}
    frames |= {"links": jt.link(facts.targets, facts.results), "comparison": comparison}
    arguments.output.mkdir(parents=True, exist_ok=True)
    for name in TABLES:
        _write_csv(frames[name], arguments.output / f"{name}.csv")
    print(f"{arguments.output}: {_summary(facts)}")


def _write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write a table beside its place, then move it there, so that a broken run leaves no half of one."""
    partial_file = path.with_name(f".{path.name}.part")
    frame.to_csv(partial_file, index=False, encoding="utf-8", errors="surrogatepass", lineterminator="\n")
    partial_file.replace(path)


def _explain(arguments: argparse.Namespace) -> None:
    [article] = jt.read_articles(pd.DataFrame({"text": [arguments.sentence], "published": [arguments.published]}))
    facts = jt.extract([article])
    columns = {
        "dates": ["text", "type", "value", "mod", "date", "anchor", "reason", "rule"],
        "quantities": ["text", "value", "unit", "comparator", "direction", "role", "rule"],
        "targets": ["text", "indicator", "subject", "area", "measure", "date", "modality", "condition", "cue", "rule"],
        "results": ["text", "indicator", "subject", "area", "measure", "date", "cue", "rule"],
        "events": ["title", "event_type", "happened", "date", "participants", "place", "rule"],
    }
    for name, shown in columns.items():
        frame = getattr(facts, name)
        print(f"{name}: {'none' if frame.empty else ''}".rstrip())
        for row in frame[shown].to_dict("records"):
            first, *rest = shown
            said = [f"{column} {_cell(row[column])}" for column in rest if _cell(row[column])]
            print(f"  {_cell(row[first])!r}: {', '.join(said)}")


def _cell(value: object) -> str:
    if value is None or value != value:
        return ""
    return f"{value:,.15g}" if isinstance(value, float) else str(value)


def _summary(facts: jt.Facts) -> str:
    counts = [(len(facts.articles), "article"), (len(facts.events), "event"), (len(facts.targets), "target"), (len(facts.results), "reported figure")]
    listed = ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts)
    undated = int(facts.articles["published"].isna().sum())
    return listed + (f"; {undated} without a publication date" if undated else "")
