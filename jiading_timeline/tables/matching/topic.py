"""What a claim is about, reduced to what must agree before two figures may be compared."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

import pandas as pd

from jiading_timeline.vocabulary import load_vocabulary

_POSSESSIVE = re.compile(r"['\u2019]s\b")
_CALENDAR_YEAR = re.compile(r"(?:19|20)\d\d")
_SPECIFIC = 2
_CACHED = 1 << 18
_WORD = re.compile(r"[^\W_]+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class About:
    """A claim's unit, measure, territory and the words that say what is measured, order set aside."""

    unit: str
    measure: str
    place: tuple[str, ...]
    words: frozenset[str]


def about(frame: pd.DataFrame) -> list[About]:
    """Return what each row of targets or results is about."""
    columns = ("indicator", "sector", "subject", "area", "unit", "measure")
    return [about_claim(*cells) for cells in zip(*(frame[name].tolist() for name in columns), strict=True)]


@functools.lru_cache(maxsize=_CACHED)
def about_claim(indicator: str, sector: str, subject: str, area: str, unit: str, measure: str) -> About:
    """Return what one claim is about.

    A subject counts where it is a name, and any other where the indicator is too short to stand alone.

    Examples
    --------
    >>> left = about_claim("total output of sensors", "", "", "Jiading District", "CNY", "level")
    >>> left == about_claim("output value of the sensor industry", "", "Jiading", "Jiading", "CNY", "level")
    True
    >>> left == about_claim("sensor exports", "", "", "Jiading", "CNY", "level")
    False
    """
    named = subject if _is_name(subject) else ""
    place = place_words(area or named)
    topic = _topic_words(f"{indicator} ; {sector} ; {named}", place)
    if len(topic - figure_words()) < _SPECIFIC:
        topic |= _topic_words(subject, place)
    kind = measure or _usual_measure(unit)
    kind = "level" if kind == "count" and _yearly(indicator) else kind
    return About(unit_class(unit), kind, place, topic)


def _topic_words(phrase: str, place: tuple[str, ...]) -> frozenset[str]:
    words = set(content_words(phrase)) - set(place) - _territory_words()
    return frozenset(word for word in words if not _CALENDAR_YEAR.fullmatch(word))


def _is_name(subject: str) -> bool:
    """Tell a name by its capitals: a clause read as a subject does not say whom a figure is about."""
    longer = (word for word in _WORD.findall(subject) if len(word) > 3)
    return not any(word[0].islower() for word in longer)


@functools.lru_cache(maxsize=_CACHED)
def content_words(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase that say what is measured, in the singular, each once.

    Examples
    --------
    >>> content_words("total output value of fuel cell vehicles")
    ('output', 'fuel', 'cell', 'vehicle')
    """
    plain = _neutral().sub(" ", _POSSESSIVE.sub(" ", phrase.lower()))
    return tuple(dict.fromkeys(singular(word) for word in _WORD.findall(plain)))


@functools.lru_cache(maxsize=4096)
def place_words(area: str) -> tuple[str, ...]:
    """Return the words that tell one territory from another.

    Examples
    --------
    >>> place_words("Jiading District") == place_words("Jiading")
    True
    >>> place_words("Jiading New City") == place_words("Jiading")
    False
    """
    return tuple(word for word in content_words(area) if word not in _territory_words())


@functools.lru_cache(maxsize=_CACHED)
def singular(word: str) -> str:
    """Return an English noun without its plural ending; other words as they are.

    Examples
    --------
    >>> [singular(word) for word in ("cities", "vehicles", "business", "GDP")]
    ['city', 'vehicle', 'business', 'GDP']
    """
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@functools.lru_cache(maxsize=4096)
def unit_class(unit: str) -> str:
    """Return the unit in the form in which it is compared: counted things in the singular.

    Examples
    --------
    >>> unit_class("count:enterprises"), unit_class("CNY")
    ('count:enterprise', 'CNY')
    """
    kind, colon, noun = unit.partition(":")
    return f"{kind}:{' '.join(content_words(noun))}" if colon else unit


def is_specific(words: frozenset[str]) -> bool:
    """Tell whether at least one word says what is measured beyond common ones such as "projects" or "output".

    Examples
    --------
    >>> is_specific(frozenset({"output", "sensor"})), is_specific(frozenset({"new", "project"}))
    (True, False)
    """
    return bool(words - _generic_words())


@functools.lru_cache(maxsize=_CACHED)
def figures(words: frozenset[str]) -> frozenset[str]:
    """Return the kinds of figure that the words name: output, revenue, investment and so on.

    Examples
    --------
    >>> sorted(figures(frozenset({"car", "export"})))
    ['exports']
    """
    kinds = load_vocabulary()["matching.figures"]
    return frozenset(kind for kind, names in kinds.items() if words & set(names))


@functools.cache
def figure_words() -> frozenset[str]:
    """Return the words that name a kind of figure."""
    return frozenset(word for word, _ in load_vocabulary().words("matching.figures"))


@functools.lru_cache(maxsize=_CACHED)
def is_burden(indicator: str, cue: str) -> bool:
    """Tell whether lower is better, by what is measured or by the words of the aim.

    Only the thing measured counts: emissions are a burden, the trading of emissions is none.

    Examples
    --------
    >>> [is_burden(text, "") for text in ("emissions of cars", "emissions trading", "cuts in emissions")]
    [True, False, False]
    >>> is_burden("stock of homes", "reduce"), is_burden("stock of homes", "reach")
    (True, False)
    """
    cuts = load_vocabulary()["matching.falling"].get("cut", ())
    if _holds(cue, cuts):
        return True
    return bool(_burden().search(_plain(indicator))) and not _holds(indicator, cuts)


@functools.cache
def _burden() -> re.Pattern[str]:
    words = load_vocabulary()["matching.falling"].get("burden", ())
    phrases = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\S)(?:{phrases})(?= (?:of|per|from|in|by|rate|level)\b|$)")


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _holds(text: str, phrases: tuple[str, ...]) -> bool:
    padded = f" {_plain(text)} "
    return any(f" {phrase} " in padded for phrase in phrases)


def _yearly(indicator: str) -> bool:
    """Tell whether a count is one of a year, and so the level of a flow."""
    return _holds(indicator, load_vocabulary()["matching.neutral"].get("yearly", ()))


def _usual_measure(unit: str) -> str:
    if unit.startswith("count"):
        return "count"
    return "" if unit in ("percent", "pp", "multiple") else "level"


@functools.cache
def _neutral() -> re.Pattern[str]:
    phrases = sorted((word for word, _ in load_vocabulary().words("matching.neutral")), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(phrase) for phrase in phrases)})\b")


@functools.cache
def _generic_words() -> frozenset[str]:
    return frozenset(word for word, _ in load_vocabulary().words("matching.generic"))


@functools.cache
def _territory_words() -> frozenset[str]:
    return frozenset(word for word, _ in load_vocabulary().words("matching.territory"))
