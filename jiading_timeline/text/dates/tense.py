"""Which way a sentence looks: back, ahead, or not said."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from jiading_timeline.model import Span
from jiading_timeline.text.dates.lexicon import spaced
from jiading_timeline.text.rules import alternation
from jiading_timeline.vocabulary import Vocabulary

_REACH = 120
_END = re.compile(r"[.!?;][\"'”’)]?\s+(?=[A-Z\"“])|\n\s*\n")


class Tense(NamedTuple):
    """-1 for back, 1 for ahead, 0 for not said; not `sure` where a participle or a verb of saying speaks."""

    toward: int = 0
    sure: bool = False


NO_TENSE = Tense()


def tense_of(text: str, span: Span, vocabulary: Vocabulary) -> Tense:
    """Return the tense of the verb nearest before the span in its sentence, else of the first after it."""
    before = _END.split(text[max(0, span.start - _REACH) : span.start])[-1]
    after = _END.split(text[span.end : span.end + _REACH])[0]
    cues = _cues(vocabulary)
    found = list(cues.finditer(before))[-1:] or list(cues.finditer(after))[:1]
    if not found or found[0]["open"]:
        return NO_TENSE
    return Tense(1 if found[0]["future"] else -1, sure=not found[0]["weak"])


@functools.lru_cache(maxsize=8)
def _cues(vocabulary: Vocabulary) -> re.Pattern[str]:
    future, past, weak = (
        alternation(vocabulary["calendar.tense"].get(code, ())) for code in ("future", "past", "weak")
    )
    passive = r"(?: (?:be|been))?(?: \w{2,20}(?:ed|en))?"
    infinitive = r"to (?!the\b|an?\b)[a-z]{2,20}"
    pattern = (
        rf"\b(?:(?P<future>(?:{future}){passive})|(?P<past>(?:{past}){passive})|(?P<weak>{weak}|\w{{2,20}}ed)"
        rf"|(?P<open>{infinitive}))\b"
    )
    return re.compile(spaced(pattern), re.IGNORECASE)
