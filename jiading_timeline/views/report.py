"""The report: one HTML file that needs no network and reads without scripts."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from importlib import resources
from pathlib import Path

import jinja2
import pandas as pd

from jiading_timeline.tables.facts import Facts, check_facts
from jiading_timeline.tables.judging.compare import compare, judged_as_of
from jiading_timeline.views.escape import Markup, html, script_json, storable
from jiading_timeline.views.highlight import Extent
from jiading_timeline.views.known import known_by
from jiading_timeline.views.page import build_page
from jiading_timeline.views.timeline import timeline
from jiading_timeline.views.vega import draw, vega_script
from jiading_timeline.writing import write_whole


def report(
    facts: Facts,
    path: str | Path | None = None,
    *,
    as_of: dt.date | str | None = None,
    text: Extent = "sentence",
) -> Path | str:
    """Write the report as one HTML file that works offline.

    Parameters
    ----------
    facts : Facts
        What `extract` returned.
    path : str or Path, optional
        File to write; it appears whole or not at all. Without it, the page is returned.
    as_of : datetime.date or str, optional
        Show and judge what was published up to this day; the newest article's date by default.
    text : {"sentence", "paragraph", "full"}
        How much of an article stands around the marked words.

    Returns
    -------
    Path or str
        The file written, or the page.

    Raises
    ------
    DateInputError
        If `as_of` is not a date.
    FrameError
        If a table was edited into something its schema does not allow.
    OSError
        If the file cannot be written.

    Examples
    --------
    >>> import jiading_timeline as jt
    >>> facts = jt.extract(jt.read_articles(jt.shipped_articles()))
    >>> page = jt.report(facts)
    >>> page.startswith("<!DOCTYPE html>")
    True
    """
    checked = check_facts(facts)
    day = judged_as_of(as_of, [checked.articles, checked.targets, checked.results])
    known = known_by(checked, day)
    page = render(known, judge(known, day), day, text)
    return page if path is None else write_whole(Path(path), storable(page))


def judge(facts: Facts, as_of: dt.date | None) -> pd.DataFrame:
    """Return how every target stands as of a day."""
    return compare(facts.targets, facts.results, articles=facts.articles, as_of=as_of)


def render(
    facts: Facts,
    comparison: pd.DataFrame,
    as_of: dt.date | None,
    text: Extent = "sentence",
    *,
    interactive: bool = True,
) -> str:
    """Return the page of a comparison made before; one that is not `interactive` holds no script."""
    spec = timeline(facts.events, width=970, title="").to_dict()
    scripts = [vega_script(), _asset("report.js")] if interactive else []
    return _template("report.html.j2").render(
        page=build_page(facts, comparison, as_of, text),
        style=Markup(_asset("report.css")),
        scripts=[Markup(script) for script in scripts],
        policy=content_security_policy(scripts),
        spec=script_json(spec) if interactive else "",
        drawing=draw(spec),
    )


def content_security_policy(scripts: list[str]) -> str:
    """Return a policy that runs these scripts and nothing else, and lets nothing be fetched."""
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    allowed = " ".join(f"'sha256-{value}'" for value in hashes) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'"
    )


def _template(name: str) -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_asset),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        finalize=lambda value: value if isinstance(value, Markup) else html(value),
    )
    return environment.get_template(name)


def _asset(name: str) -> str:
    return (resources.files("jiading_timeline") / "views" / "templates" / name).read_text(encoding="utf-8")
