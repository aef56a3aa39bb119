"""What a count counts: its noun, and the deed that makes it a flow ("firms added in 2023")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiading_timeline.model import Claim, Quantity
from jiading_timeline.text.passage import Passage, compiled
from jiading_timeline.vocabulary import Vocabulary

_UP_TO_NUMBER = re.compile(
    r"\s(?:(?:an?|the|its|new|another|total|of|up|to|some|about|over|nearly|more|than|at|least|around)\s){0,5}\Z"
)
_UP_TO_DEED = re.compile(
    r"\W{0,2}(?:(?:was|were|is|are|have|has|had|been|be|to|will|should|already|newly)\s){0,4}\Z"
)
_REACH = 60


def count_indicator(quantity: Quantity, passage: Passage, cue: str, vocabulary: Vocabulary) -> str:
    """Return the counted noun with the deed that makes it a flow: beside the number, or what governs it."""
    deed = _deed_beside(quantity, passage, vocabulary) or _deed_in(cue, vocabulary)
    return f"{quantity.noun} {deed}".strip()


def completed_count(indicator: str, quantity: Quantity, earlier: Sequence[Claim]) -> str:
    """Return the indicator with the words that an earlier count gives to its noun, in the same paragraph.

    "3,000 affordable homes were delivered. The target was 2,000 homes." speaks of affordable homes twice.
    """
    noun = quantity.noun
    nouns = [
        claim.quantity.noun for claim in earlier if claim.quantity and claim.quantity.unit == quantity.unit
    ]
    fuller = next((other for other in reversed(nouns) if other.endswith(f" {noun}")), "")
    return indicator.replace(noun, fuller, 1) if fuller and noun and " " not in noun else indicator


def bare_count(earlier: Sequence[Claim]) -> str:
    """Return what a number without a noun counts: what the latest count told in the article did."""
    told = (claim.topic.indicator for claim in reversed(earlier) if claim.measure == "count")
    return next((indicator for indicator in told if indicator), "")


def _deed_in(cue: str, vocabulary: Vocabulary) -> str:
    pattern, meaning = compiled(vocabulary, "indicators.flow")
    verb = pattern.search(cue)
    return meaning(verb.group())[1] if verb else ""


def _deed_beside(quantity: Quantity, passage: Passage, vocabulary: Vocabulary) -> str:
    """Return the verb of coming and going that stands right before the number or right behind its noun."""
    pattern, meaning = compiled(vocabulary, "indicators.flow")
    before = passage.before(quantity.span)[-_REACH:]
    verbs = list(pattern.finditer(before))
    if verbs and _UP_TO_NUMBER.fullmatch(before[verbs[-1].end() :]):
        return meaning(verbs[-1].group())[1]
    behind = passage.after(quantity.span).lstrip().removeprefix(quantity.noun)[:_REACH]
    verb = pattern.search(behind) if quantity.noun else None
    if verb is None or not _UP_TO_DEED.fullmatch(behind[: verb.start()]):
        return ""
    participle = meaning(verb.group())[1]
    return participle if verb.group().lower() == participle else ""
