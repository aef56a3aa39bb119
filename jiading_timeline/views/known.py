"""What was known on a day: the rows of what had been published by then."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd

from jiading_timeline.tables.facts import TABLES, Facts


def known_by(facts: Facts, as_of: dt.date | None) -> Facts:
    """Return the facts of the articles published by a day, and of those without a date.

    Examples
    --------
    >>> import jiading_timeline as jt
    >>> facts = jt.extract(jt.read_articles(jt.shipped_articles()))
    >>> early = known_by(facts, dt.date(2021, 12, 31))
    >>> bool((early.events["published"].dropna() < "2022").all())
    True
    """
    if as_of is None:
        return facts
    known = {name: _known(getattr(facts, name), as_of) for name in TABLES}
    return replace(facts, texts=facts.texts, **known)


def _known(frame: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    after = pd.Timestamp(day) + pd.Timedelta(days=1)
    return frame[frame["published"].isna() | (frame["published"] < after)].reset_index(drop=True)
