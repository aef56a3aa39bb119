"""The territories that words name, or stand for."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

from jiading_timeline.text.passage import compiled
from jiading_timeline.text.rules import alternation
from jiading_timeline.vocabulary import Vocabulary

_WIDE = ("areas.city", "areas.region", "areas.country")
_SECTIONS = ("areas.place", *_WIDE)


def find_areas(words: str, vocabulary: Vocabulary) -> list[str]:
    """Return the codes of all territories named in some words, in order.

    Examples
    --------
    >>> from jiading_timeline.vocabulary import load_vocabulary
    >>> find_areas("Trams between Anting Town and Nanxiang", load_vocabulary())
    ['Anting', 'Nanxiang']
    """
    _, meaning = compiled(vocabulary, *_SECTIONS)
    return [meaning(match.group())[1] for match in _pattern(vocabulary).finditer(words)]


def find_area(words: str, vocabulary: Vocabulary) -> str:
    """Return the code of the last territory named in some words, or an empty string."""
    return next(reversed(find_areas(words, vocabulary)), "")


def find_anaphor(words: str, vocabulary: Vocabulary) -> str:
    """Return which kind of territory some words speak of without a name ("the city"), or an empty string."""
    pattern, meaning = compiled(vocabulary, "areas.anaphor")
    found = list(pattern.finditer(words))
    return meaning(found[-1].group())[1] if found else ""


def near_areas(areas: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """Return the territories that are no whole city, region or country."""
    wide = {code for section in _WIDE for code in vocabulary[section]}
    return [area for area in areas if area not in wide]


def wide_areas(areas: Sequence[str], vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the first city, region and country among some territories, by kind."""
    found: dict[str, str] = {}
    for area in areas:
        for section in _WIDE:
            if area in vocabulary[section]:
                found.setdefault(section.removeprefix("areas."), area)
    return found


@functools.lru_cache(maxsize=8)
def _pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return a pattern of the names as they are written: "the Nation" is not "the nation"."""
    names = alternation(word for section in _SECTIONS for word, _ in vocabulary.words(section))
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-])")
