"""A small set of facts made by hand, and the browser that looks at the pages."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd
import pytest

from jiading_timeline.tables.schema import make_frame

TEXTS = {
    "harbour-plan": (
        "Harbour town sets its goals\n\n"
        "The town opened a test track on 26 September 2022. By 2025, the output of its boat yards "
        "should be more than 100 billion yuan, the mayor said. "
        "In 2021 the yards turned out 16.4 billion yuan.\n"
        "A second track will open in March 2024.\n"
    ),
    "harbour-year": (
        "A year at the harbour\n\n"
        "From January to August 2024, output reached 20.13 billion yuan. "
        "About 300 yards now work in the town. "
        "The aim is 400 yards. A fair took place last week.\n"
    ),
}


@dataclass(frozen=True)
class HandMade:
    """Tables like those of an extraction."""

    articles: pd.DataFrame
    dates: pd.DataFrame
    quantities: pd.DataFrame
    events: pd.DataFrame
    targets: pd.DataFrame
    results: pd.DataFrame
    texts: MappingProxyType[str, str]


def where(
    article: str, quote: str, sentence: str, kind: str, texts: dict[str, str] = TEXTS
) -> dict[str, Any]:
    """Return the columns that say where a quote stands."""
    start = texts[article].index(quote)
    end = start + len(quote)
    place = {"article": article, "start_char": start, "end_char": end, "text": quote, "sentence": sentence}
    return {"id": f"{article}:{start}-{end}:{kind}", "published": "2022-10-01", **place}


@pytest.fixture
def facts() -> HandMade:
    """Two articles, three dated events, one without a date, two targets, two results."""
    opened = "The town opened a test track on 26 September 2022."
    goal = "By 2025, the output of its boat yards should be more than 100 billion yuan, the mayor said."
    year = "In 2021 the yards turned out 16.4 billion yuan."
    later = "A second track will open in March 2024."
    part = "From January to August 2024, output reached 20.13 billion yuan."
    aim = "The aim is 400 yards."
    fair = "A fair took place last week."
    day = {"start_date": "2022-09-26", "end_date": "2022-09-26", "date": "2022-09-26", "granularity": "day"}
    month = {"start_date": "2024-03-01", "end_date": "2024-03-31", "date": "2024-03", "granularity": "month"}
    money = {"unit": "CNY", "indicator": "output", "subject": "boat yards", "measure": "level"}
    return HandMade(
        articles=make_frame(
            "articles",
            [
                {
                    "article": "harbour-plan",
                    "title": "Harbour town sets its goals",
                    "published": "2022-10-01",
                    "publisher": "Harbour Gazette",
                    "url": "https://example.org/plan",
                    "complete": True,
                },
                {
                    "article": "harbour-year",
                    "title": "A year at the harbour",
                    "publisher": "Quay News",
                    "url": "javascript:alert(1)",
                    "complete": True,
                    "text_is_source": True,
                },
            ],
        ),
        dates=make_frame("dates", []),
        quantities=make_frame("quantities", []),
        events=make_frame(
            "events",
            [
                {
                    **where("harbour-plan", "opened", opened, "event"),
                    **day,
                    "title": opened,
                    "happened": "happened",
                    "entry": "test-track-2022",
                    "place": "Harbour town",
                },
                {
                    **where("harbour-plan", "open in", later, "event"),
                    **month,
                    "title": later,
                    "happened": "planned",
                    "entry": "second-track-2024",
                },
                {**where("harbour-year", "took place", fair, "event"), "title": fair, "happened": "happened"},
            ],
        ),
        targets=make_frame(
            "targets",
            [
                {
                    **where("harbour-plan", "more than 100 billion yuan", goal, "target"),
                    **money,
                    "value": 1e11,
                    "comparator": "gt",
                    "end_date": "2025-12-31",
                    "date": "2025",
                    "modality": "plan",
                    "speaker": "mayor",
                    "entry": "yard-output",
                },
                {
                    **where("harbour-year", "400 yards", aim, "target"),
                    "value": 400,
                    "unit": "count:yard",
                    "indicator": "yards",
                    "measure": "count",
                    "modality": "aim",
                    "entry": "yards-400",
                },
            ],
        ),
        results=make_frame(
            "results",
            [
                {
                    **where("harbour-plan", "16.4 billion yuan", year, "result"),
                    **money,
                    "value": 16.4e9,
                    "date": "2021",
                    "start_date": "2021-01-01",
                    "end_date": "2021-12-31",
                },
                {
                    **where("harbour-year", "20.13 billion yuan", part, "result"),
                    **money,
                    "value": 20.13e9,
                    "date": "2024-01/2024-08",
                    "start_date": "2024-01-01",
                    "end_date": "2024-08-31",
                },
            ],
        ),
        texts=MappingProxyType(TEXTS),
    )


@pytest.fixture
def comparison(facts: HandMade) -> pd.DataFrame:
    """How the two targets stand, written by hand."""
    output, yards = facts.targets["id"]
    year, part = facts.results["id"]
    return make_frame(
        "comparison",
        [
            {
                "entry": "yard-output",
                "indicator": "output",
                "subject": "boat yards",
                "target_value": 1e11,
                "unit": "CNY",
                "comparator": "gt",
                "deadline": "2025-12-31",
                "status": "one_figure",
                "label": "Only one figure so far",
                "reason": "16.4 billion yuan in 2021 is the only full year.",
                "settle": "a figure for a later full year",
                "latest_value": 16.4e9,
                "latest_date": "2021",
                "results": f"{part};{year}",
                "target": output,
                "modality": "plan",
                "speaker": "mayor",
            },
            {
                "entry": "yards-400",
                "indicator": "yards",
                "target_value": 400,
                "unit": "count:yard",
                "status": "no_deadline",
                "label": "Cannot be judged: no deadline was stated",
                "reason": "The sentence names no date.",
                "settle": "a deadline",
                "target": yards,
                "modality": "aim",
            },
        ],
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium."""
    program = shutil.which("chromium")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing: the pages cannot be looked at")
        pytest.skip("needs the program chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def open_page(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """Open HTML in the browser; what it asks of the network and says on the console is kept."""

    def open_html(markup: str, **options: Any) -> Any:
        folder = tmp_path_factory.mktemp("page")
        (folder / "page.html").write_text(markup, encoding="utf-8")
        page = browser.new_context(**options).new_page()
        page.asked, page.said = [], []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("dialog", lambda dialog: (page.said.append("dialog"), dialog.dismiss()))
        page.route("**/*", lambda route: _only_local(route, page.asked))
        page.goto((folder / "page.html").as_uri())
        return page

    return open_html


def _only_local(route: Any, asked: list[str]) -> None:
    if route.request.url.startswith("file:") and route.request.is_navigation_request():
        route.continue_()
    else:
        asked.append(route.request.url)
        route.abort()
