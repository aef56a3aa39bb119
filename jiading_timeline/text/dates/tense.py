"""Which way a sentence looks: back, ahead, or not said."""

from __future__ import annotations

import functools
import re

from jiading_timeline.model import Span
from jiading_timeline.text.rules import alternation
from jiading_timeline.vocabulary import Vocabulary

_REACH = 120
_END = re.compile(r"[.!?][\"'”’)]?\s+(?=[A-Z\"“])|\n\s*\n")


@functools.lru_cache(maxsize=8)
def _cues(vocabulary: Vocabulary) -> re.Pattern[str]:
    future = alternation(word for word, code in vocabulary.words("calendar.tense") if code == "future")
    past = alternation(word for word, code in vocabulary.words("calendar.tense") if code == "past")
    return re.compile(rf"\b(?:(?P<future>{future})|(?P<past>{past}|\w{{2,20}}ed))\b", re.IGNORECASE)


def tense_of(text: str, span: Span, vocabulary: Vocabulary) -> int:
    """Return -1 for past, 1 for future, 0 where no verb of the sentence near the span says so."""
    before = _END.split(text[max(0, span.start - _REACH) : span.start])[-1]
    after = _END.split(text[span.end : span.end + _REACH])[0]
    cues = _cues(vocabulary)
    last = None
    for last in cues.finditer(before):
        pass
    cue = last or cues.search(after)
    return 0 if cue is None else 1 if cue["future"] else -1
