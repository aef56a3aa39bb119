import datetime as dt
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from jiading_timeline.model import Article
from jiading_timeline.text.reading import read_steps
from jiading_timeline.vocabulary import load_vocabulary

Parts = Callable[[dict], SimpleNamespace]


@pytest.fixture(scope="session")
def parts() -> Parts:
    """Return a function that reads an example of a corpus and keeps every step of it."""
    words = load_vocabulary()

    def read(example: dict) -> SimpleNamespace:
        published = dt.date.fromisoformat(example["published"]) if "published" in example else None
        article = Article("example", example["text"].strip(), published=published)
        steps = read_steps(article, words)
        return SimpleNamespace(
            text=article.text,
            context=steps.context,
            events=steps.events,
            decided=steps.decided,
            dated=steps.dated,
            claims=[claim for claim in steps.claims if claim.measure != "milestone"],
            milestones=[claim for claim in steps.claims if claim.measure == "milestone"],
        )

    return read
