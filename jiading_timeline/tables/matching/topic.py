"""What a claim is about, reduced to what must agree before two figures may be compared."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace

import pandas as pd

from jiading_timeline.tables.matching.words import (
    figure_words,
    is_a_year_s,
    is_clause,
    is_name,
    place_words,
    ranks,
    rate_of_growth,
    roles,
    subject_words,
    topic_words,
    unit_class,
)

_SPECIFIC = 2
_NEXT_WORDS = 16
_SENTENCE = 1000
_CACHED = 1 << 18


@dataclass(frozen=True, slots=True)
class About:
    """A claim's unit, measure, territory and the words that say what is measured, order set aside.

    `roles` are the phrases behind a preposition, which tell who did what to whom; `subject` is whom the
    figure is about where neither the words nor the territory say so. `rate` tells a growth a year
    (``yearly``, ``average``) from a total one. `rank` is the kind of territory, which may be unsaid.
    """

    unit: str
    measure: str
    place: tuple[str, ...]
    words: frozenset[str]
    roles: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    rate: str = ""
    rank: tuple[str, ...] = ()


def about(frame: pd.DataFrame) -> list[About]:
    """Return what each row of targets or results is about."""
    columns = ("indicator", "sector", "subject", "area", "unit", "measure")
    told = (
        _number_said(*cells) for cells in zip(frame["measure"], frame["text"], frame["sentence"], strict=True)
    )
    rows = zip(*(frame[name].tolist() for name in columns), told, strict=True)
    return [about_claim(*cells) for cells in rows]


def _number_said(measure: str, text: str, sentence: str) -> str:
    """Return a growth's words and the next few, where they stand once in their sentence."""
    if measure != "growth" or not text:
        return ""
    after = sentence[:_SENTENCE].partition(text)[2]
    return text if text in after else f"{text}{after[:_NEXT_WORDS]}"


@functools.lru_cache(maxsize=_CACHED)
def about_claim(
    indicator: str, sector: str, subject: str, area: str, unit: str, measure: str, said: str = ""
) -> About:
    """Return what one claim is about.

    A name for a subject counts among the words, and so does any other where the indicator is too short to
    stand alone. A clause in place of a subject says nothing.

    Examples
    --------
    >>> left = about_claim("total output of sensors", "", "", "Jiading", "CNY", "level")
    >>> left == about_claim("output value of the sensor industry", "", "Jiading", "Jiading", "CNY", "level")
    True
    >>> left == about_claim("sensor exports", "", "", "Jiading", "CNY", "level")
    False
    """
    named = subject if is_name(subject) and subject_words(subject, ()) else ""
    place = place_words(area or named)
    phrase = f"{indicator} ; {sector} ; {named}"
    topic, whom = topic_words(phrase, place), subject_words(subject, place)
    if len(topic - figure_words()) < _SPECIFIC:
        topic |= whom
    kind = measure or _usual_measure(unit)
    return About(
        unit=unit_class(unit),
        measure="level" if kind == "count" and is_a_year_s(indicator) else kind,
        place=place,
        words=topic,
        roles=roles(phrase, place),
        subject=frozenset() if is_clause(subject) else whom - topic,
        rate=rate_of_growth(f"{indicator} ; {said}") if kind == "growth" else "",
        rank=ranks(area or named),
    )


def series(frame: pd.DataFrame) -> list[About]:
    """Return the line of figures each row belongs to.

    Levels, counts and running sums stand together; their periods say whether they may be compared. So do
    figures of a territory with and without its rank. A figure with no territory stands for its own article
    only.
    """
    return [line_of(what, article) for what, article in zip(about(frame), frame["article"], strict=True)]


@functools.lru_cache(maxsize=_CACHED)
def line_of(what: About, article: str) -> About:
    """Return the line of figures a claim of an article belongs to."""
    measure = "amount" if what.measure in ("level", "count", "cumulative") else what.measure
    return replace(at_home(what, article), measure=measure, rate="", rank=())


def at_home(what: About, article: str) -> About:
    """Return a claim with its article for a territory where it names none."""
    return what if what.place or not article else replace(what, place=(f"article {article}",))


def same_rank(left: About, right: About) -> bool:
    """Tell whether two figures of one name may be of one territory: a rank differs only where both say one.

    Examples
    --------
    >>> areas = ("Hainan Province", "Hainan Prefecture", "Hainan")
    >>> province, prefecture, bare = (about_claim("tax", "", "", area, "CNY", "level") for area in areas)
    >>> same_rank(province, prefecture), same_rank(province, bare)
    (False, True)
    """
    return left.rank == right.rank or not left.rank or not right.rank


def _usual_measure(unit: str) -> str:
    if unit.startswith("count"):
        return "count"
    return "" if unit in ("percent", "pp", "multiple") else "level"
