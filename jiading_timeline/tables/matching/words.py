"""The words of a phrase that say what is measured, and those that say how."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from jiading_timeline.text.rules import alternation
from jiading_timeline.vocabulary import load_vocabulary

_POSSESSIVE = re.compile(r"['\u2019]s\b")
_CALENDAR_YEAR = re.compile(r"(?:19|20)\d\d")
_CACHED = 1 << 18
_WORD = re.compile(r"[^\W_]+(?:\.\d+)?")
_CHUNK = re.compile(r"[;,]")


def is_name(subject: str) -> bool:
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
    return tuple(dict.fromkeys(singular(word) for word in _WORD.findall(_neutral().sub(" ", _lower(phrase)))))


def topic_words(phrase: str, place: tuple[str, ...]) -> frozenset[str]:
    """Return the words of a phrase without a territory's name, ranks of territories and years."""
    return frozenset(_named(_rank().sub(" ", _lower(phrase)), place))


@functools.lru_cache(maxsize=_CACHED)
def roles(phrase: str, place: tuple[str, ...]) -> frozenset[str]:
    """Return each preposition that tells who did what to whom, with the words behind it.

    "Of" tells so only where more than one word stands before it: "output of sensors" is sensor output, but
    the German purchases of Chinese cars are not the Chinese purchases of German ones.

    Examples
    --------
    >>> sorted(roles("the district's investment in firms of Germany", ("district",)))
    ['in firm germany']
    >>> sorted(roles("output of sensors", ())), sorted(roles("German purchases of Chinese cars", ()))
    ([], ['of chinese car'])
    """
    return frozenset(role for chunk in _CHUNK.split(_lower(phrase)) for role in _roles_of(chunk, place))


def _roles_of(chunk: str, place: tuple[str, ...]) -> list[str]:
    head, *rest = _role().split(_rank().sub(" ", _set_phrase().sub(" ", chunk)))
    behind = zip(rest[::2], rest[1::2], strict=True)
    found = [(preposition, _named(words, place)) for preposition, words in behind]
    first, *owners = (_named(part, place) for part in head.split(" of "))
    before = len(first)
    for owner in owners:
        if before > 1:
            found.append(("of", owner))
        before += len(owner)
    return [" ".join((preposition, *words)) for preposition, words in found if words]


def _named(plain: str, place: tuple[str, ...]) -> list[str]:
    words = (word for word in content_words(plain) if word not in place)
    return [word for word in words if not _CALENDAR_YEAR.fullmatch(word)]


@functools.lru_cache(maxsize=_CACHED)
def subject_words(subject: str, place: tuple[str, ...]) -> frozenset[str]:
    """Return the words of a subject that say whom a figure is about, without who only speaks and stand-ins.

    Examples
    --------
    >>> sorted(subject_words("the industrial park", ())), sorted(subject_words("the whole district", ()))
    (['industrial', 'park'], [])
    >>> sorted(subject_words("this plan", ())), sorted(subject_words("it", ()))
    ([], [])
    """
    silent = load_vocabulary()["matching.subject"]
    return topic_words(subject, place).difference(silent.get("voice", ()), silent.get("pronoun", ()))


def is_clause(subject: str) -> bool:
    """Tell whether a verb makes a clause of what was read as a subject.

    Examples
    --------
    >>> is_clause("the town has drawn up a plan"), is_clause("the industrial park")
    (True, False)
    """
    return _holds(subject, load_vocabulary()["matching.clause"].get("verb", ()))


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
    return content_words(_rank().sub(" ", _lower(area)))


def ranks(area: str) -> tuple[str, ...]:
    """Return the ranks a territory's name states.

    Examples
    --------
    >>> ranks("Jiading District"), ranks("North Hongqiao Business District"), ranks("Jiading")
    (('district',), ('business district',), ())
    """
    return tuple(_rank().findall(_lower(area)))


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


def is_a_year_s(indicator: str) -> bool:
    """Tell whether a count is one of a year, and so the level of a flow."""
    return _holds(indicator, load_vocabulary()["matching.neutral"].get("yearly", ()))


def rate_of_growth(text: str) -> str:
    """Tell a growth a year (``yearly``), or its mean over years (``average``), from a total one (empty).

    Examples
    --------
    >>> [rate_of_growth(text) for text in ("annual growth of tax", "average annual growth", "growth of tax")]
    ['yearly', 'average', '']
    """
    rates, said = load_vocabulary()["matching.rate"], text.replace("%", " percent")
    return next((rate for rate in ("average", "yearly") if _holds(said, rates.get(rate, ()))), "")


@functools.cache
def _neutral() -> re.Pattern[str]:
    return _phrases("matching.neutral")


@functools.cache
def _generic_words() -> frozenset[str]:
    return frozenset(word for word, _ in load_vocabulary().words("matching.generic"))


@functools.cache
def _set_phrase() -> re.Pattern[str]:
    """Neutral phrases that hold a preposition, such as "year on year"."""
    return _alternatives(word for word, _ in load_vocabulary().words("matching.neutral") if " " in word)


@functools.cache
def _rank() -> re.Pattern[str]:
    return _phrases("matching.territory")


@functools.cache
def _role() -> re.Pattern[str]:
    return re.compile(f"({_phrases('matching.role').pattern})")


def _phrases(section: str) -> re.Pattern[str]:
    return _alternatives(word for word, _ in load_vocabulary().words(section))


def _alternatives(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words)})\b")


def _lower(phrase: str) -> str:
    return _POSSESSIVE.sub(" ", phrase.lower())
