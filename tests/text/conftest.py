import datetime as dt
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from jiading_timeline.model import Article
from jiading_timeline.text.claims.claims import find_claims, milestones
from jiading_timeline.text.claims.periods import date_all
from jiading_timeline.text.claims.roles import decide_all
from jiading_timeline.text.context import read_context
from jiading_timeline.text.dates import find_dates, find_periods
from jiading_timeline.text.events.events import find_events
from jiading_timeline.text.reading import find_passages
from jiading_timeline.vocabulary import load_vocabulary

Parts = Callable[[dict], SimpleNamespace]


@pytest.fixture(scope="session")
def parts() -> Parts:
    """Return a function that reads an example of a corpus and keeps every step of it."""
    words = load_vocabulary()

    def read(example: dict) -> SimpleNamespace:
        published = dt.date.fromisoformat(example["published"]) if "published" in example else None
        article = Article("example", example["text"].strip(), published=published)
        dates = find_dates(article.text, published, vocabulary=words)
        passages = find_passages(article, dates, find_periods(article.text, dates, published), words)
        events, context = find_events(article, passages, read_context(article.title, passages, words), words)
        decided = decide_all(passages, words)
        dated = date_all(article, passages, decided, context, words)
        claims = find_claims(dated, context, words)
        return SimpleNamespace(
            text=article.text,
            context=context,
            events=events,
            decided=decided,
            dated=dated,
            claims=claims,
            milestones=list(milestones(events, claims, published)),
        )

    return read
