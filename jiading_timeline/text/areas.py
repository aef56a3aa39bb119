"""The territories that words name."""

from __future__ import annotations

import functools
import re

from jiading_timeline.text.passage import compiled
from jiading_timeline.text.rules import alternation
from jiading_timeline.vocabulary import Vocabulary


def find_areas(words: str, vocabulary: Vocabulary) -> list[str]:
    """Return the codes of all territories named in some words, in order.

    Examples
    --------
    >>> from jiading_timeline.vocabulary import load_vocabulary
    >>> find_areas("Trams between Anting Town and Nanxiang", load_vocabulary())
    ['Anting', 'Nanxiang']
    """
    _, meaning = compiled(vocabulary, "areas.place")
    return [meaning(match.group())[1] for match in _pattern(vocabulary).finditer(words)]


def find_area(words: str, vocabulary: Vocabulary) -> str:
    """Return the code of the last territory named in some words, or an empty string."""
    return next(reversed(find_areas(words, vocabulary)), "")


@functools.lru_cache(maxsize=8)
def _pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return a pattern of the names as they are written: "the Nation" is not "the nation"."""
    names = alternation(word for word, _ in vocabulary.words("areas.place"))
    return re.compile(rf"(?<![\w-])(?:{names or '(?!)'})(?![\w-])")
