"""Stamps: the lines at the head of a page that say when it was published, and by whom.

A stamp holds one full date and beside it only a clock time, a label, a writer, a place or an agency. A line
that says anything else is a title or a sentence, and its date is no stamp.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiading_timeline.errors import DateInputError
from jiading_timeline.given import given_date
from jiading_timeline.model import Span
from jiading_timeline.text.rules import alternation
from jiading_timeline.vocabulary import load_vocabulary

_LINE = re.compile(r"\S[^\n]*")
_HEAD_LINES = 8
_LONGEST = 160
_LONGEST_TITLE = 120
_MOST_NAMES = 10
_MOST_PLACE_WORDS = 2
_SENTENCE = re.compile(r"[.:;][\"'”’)\]]{0,2}\Z")
_CLOCK = re.compile(
    r"(?:\bat\s)?(?<!\d)T?\d{1,2}(?:[:.]\d\d(?::\d\d(?:\.\d{1,6})?)?\s?(?:[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?)"
    r"(?:\s?\(?(?-i:Z|[+-]\d\d:?\d\d|[A-Z]{2,5}(?:[+-]\d{1,2})?)\b\)?)?",
    re.IGNORECASE,
)
_SITE = re.compile(r"\b(?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,10}\b")
_NAMES = re.compile(r"[A-Z][\w.'’-]{0,30}|and\b|&")
_BRACKETS = re.compile(r"\([^()\n]{0,40}\)")
_SET_OFF = re.compile(r"\w ?[,|–—·]|\w -\s|[,|–—·-] ?[^\W\d]")
_BEHIND_WORD = re.compile(r"\w ?\Z")
_SEPARATORS = re.compile(r"[\s,.:;|/()•·*\[\]–—-]*")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp's place; `published` is None where its date reads two ways, `label` what stands beside it."""

    span: Span
    published: dt.date | None
    label: str = ""


@dataclass(frozen=True, slots=True)
class _Patterns:
    date: re.Pattern[str]
    weekday: re.Pattern[str]
    label: re.Pattern[str]
    credit: re.Pattern[str]
    reading_time: re.Pattern[str]
    dateline: re.Pattern[str]


def find_stamps(text: str) -> tuple[Stamp, ...]:
    r"""Return the stamps among the first lines of a text, those above its first paragraph.

    Examples
    --------
    >>> page = "A bridge opens\nBy Mara Holm, 12 June 2024\n\nIt rained."
    >>> [str(stamp.published) for stamp in find_stamps(page)]
    ['2024-06-12']
    >>> find_stamps("The bridge opened on 12 June 2024.")
    ()
    """
    found: list[Stamp] = []
    end = 0
    for number, span in enumerate(_head(text)):
        end = span.end
        stamp = _read(span.of(text), span, below_title=number > len(found))
        if stamp:
            found.append(stamp)
        elif _SENTENCE.search(text[max(0, end - 4) : end]) or span.end - span.start > _LONGEST_TITLE:
            break
    bare = any(_patterns().date.fullmatch(stamp.span.of(text)) for stamp in found)
    return () if bare and _is_chronology(text, end) else tuple(found)


def publication_date(text: str) -> dt.date | None:
    """Return the day that the head of a text states: in a stamp, else in the dateline of its first paragraph.

    Examples
    --------
    >>> str(publication_date("BERGEN, June 12, 2024 (Harbour Press) - The bridge is open."))
    '2024-06-12'
    """
    stamps = find_stamps(text)
    ranks = {"published": 0, "": 1, "updated": 2}
    dated = sorted((stamp for stamp in stamps if stamp.published), key=lambda stamp: ranks[stamp.label])
    if stamps:
        return dated[0].published if dated else None
    for span in _head(text):
        if match := _patterns().dateline.match(text, span.start, min(span.end, span.start + _LONGEST)):
            return _day(match["date"])
    return None


def _head(text: str) -> Iterator[Span]:
    """Yield the first lines that are not empty, without the white space behind them."""
    for number, match in enumerate(_LINE.finditer(text)):
        if number == _HEAD_LINES:
            return
        yield Span(match.start(), match.start() + len(match.group().rstrip()))


def _read(line: str, span: Span, *, below_title: bool) -> Stamp | None:
    if len(line) > _LONGEST:
        return None
    known = _patterns()
    dates = list(known.date.finditer(line))
    if not dates:
        return None
    rest = known.date.sub(" ", line)
    for pattern in (known.reading_time, known.weekday, _CLOCK):
        rest = pattern.sub(" ", rest)
    labels = list(known.label.finditer(line))
    rest, credits = known.credit.subn(" ", known.label.sub(" ", rest))
    rest, brackets = _BRACKETS.subn(" ", rest)
    rest = _SITE.sub(" ", rest)
    is_place = below_title and _SET_OFF.search(rest) is not None
    rest, names = _NAMES.subn(" ", rest)
    most = _MOST_NAMES if credits or brackets or labels else _MOST_PLACE_WORDS * is_place
    if names > most or not _SEPARATORS.fullmatch(rest) or (len(dates) > 1 and not labels):
        return None
    if not credits and any(_BEHIND_WORD.search(line, 0, label.start()) for label in labels):
        return None
    return _labelled(line, dates, span)


def _labelled(line: str, dates: Sequence[re.Match[str]], span: Span) -> Stamp:
    """Return the stamp of a line; of several dates the one labelled as the publication's, else the first."""
    codes = {word.lower(): code for word, code in load_vocabulary().words("pages.stamp")}
    start, found = 0, []
    for date in dates:
        labels = _patterns().label.findall(line, start, date.start())
        label = codes.get(" ".join(labels[-1].lower().split()), "") if labels else ""
        found.append(Stamp(span, _day(date.group()), label))
        start = date.end()
    return next((stamp for stamp in found if stamp.label == "published"), found[0])


def _day(words: str) -> dt.date | None:
    spelled = re.sub(r"[\s.,/-]+", " ", words) if re.search("[A-Za-z]{3}", words) else words
    try:
        return given_date(spelled)
    except DateInputError:
        return None


def _is_chronology(text: str, start: int) -> bool:
    """Tell whether dates stand alone on lines farther down too: then they head parts of the text."""
    pattern = _patterns().date
    return any(
        match.end() - match.start() <= _LONGEST and pattern.fullmatch(match.group().rstrip())
        for match in _LINE.finditer(text, start)
    )


@functools.cache
def _patterns() -> _Patterns:
    words = load_vocabulary()

    def any_of(section: str) -> str:
        return alternation(word for word, _ in words.words(section))

    month = any_of("calendar.months")
    day = r"(?<![\d./–-])\d{1,2}(?:st|nd|rd|th)?"
    date = "|".join(
        (
            r"(?<![\w./-])\d{4}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,2}(?![\d/-])",
            r"(?<![\w./-])\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?![\d/-])",
            rf"{day}(?:[.,]?\s|[.-])(?:of\s)?(?:{month})(?:[.,]{{0,2}}\s{{1,2}}|-)\d{{4}}(?![\d/-])",
            rf"(?<![\w-])(?:{month})\.?\s{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s{{1,2}}|,|/)\d{{4}}(?![\d/-])",
        )
    )
    name = r"(?-i:[A-Z][\w.'’-]{0,30})"
    return _Patterns(
        date=re.compile(date, re.IGNORECASE),
        weekday=re.compile(rf"(?<![\w-])(?:{any_of('calendar.weekdays')})(?![\w-])", re.IGNORECASE),
        label=re.compile(rf"(?<![\w-])(?:{any_of('pages.stamp')})(?![\w-])", re.IGNORECASE),
        credit=re.compile(rf"(?<![\w-])(?:{any_of('pages.credit')})(?![\w-])", re.IGNORECASE),
        reading_time=re.compile(
            rf"(?<![\w-])\d{{1,3}}[\s-](?:{any_of('pages.reading_time')})(?![\w-])", re.IGNORECASE
        ),
        dateline=re.compile(
            rf"(?:{name},?\s){{1,4}}(?P<date>{date})\s?(?:\([^()\n]{{1,40}}\)\s?)?(?:--?|[–—])\s",
            re.IGNORECASE,
        ),
    )
