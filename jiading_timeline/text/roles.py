"""Target, result or neither: the one decision for each number, taken here and nowhere else.

The rules are tried in order; the first that answers decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jiading_timeline.model import Quantity, Role
from jiading_timeline.text.passage import Cue, Passage, compiled, find_cues, nearest_after, nearest_before
from jiading_timeline.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Decision:
    """What a number is, how firmly it is said, by which words and which rule."""

    role: Role
    modality: str = ""
    cue: str = ""
    rule: str = ""


Judge = Callable[[Quantity, Passage, Sequence[Cue], Vocabulary], Decision | None]

_MEMBER = re.compile(r"\b(?:one|some|most|many|part)\sof\s(?:the|its|their|these|this|[\w'’-]+['’]s)\s(?:[\w-]+\s)?\Z", re.IGNORECASE)
_THRESHOLD = re.compile(
    r"\bwith\s(?:an?\s)?(?P<what>(?:[\w-]+\s){1,4})of\s(?:[\w-]+\s){0,3}\Z|\babove\s(?:the\s)?\Z", re.IGNORECASE
)
_WHOLE = re.compile(r"\b(?:total|combined|joint|overall|aggregate)\b", re.IGNORECASE)
_PER = re.compile(r"\s(?:per|apiece|each|an?\s(?:piece|kilo|ton|day|month|meter|metre|ride|ticket|share))\b", re.IGNORECASE)
_CLAUSE_START = re.compile(
    r"(?:\A|[;:,]\s|\b(?:and|but|while|where|that|which)\s)[\"“'‘(]?(?:an?\s[\w-]+\sof\s)?(?:(?:the|an?|some|about|around|nearly|almost|over|at|least|more|than|no|fewer|another|further|all|"
    r"these|those|its|their|up|to)\s){0,4}\Z",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(r"\b(?:which|that|who)\s\Z", re.IGNORECASE)
_NOT_GOVERNED = re.compile(r"[;]")
_NEGATED = re.compile(r"\b(?:against|versus|short\sof|below|above|compared\swith|instead\sof|missed|missing)\s(?:[\w'’-]+\s){0,3}\Z", re.IGNORECASE)


def decide(quantity: Quantity, passage: Passage, vocabulary: Vocabulary) -> Decision:
    """Return the role of a quantity in its sentence."""
    cues = find_cues(passage, vocabulary, "cues.target", "cues.result")
    for rule in RULES:
        decision = rule(quantity, passage, cues, vocabulary)
        if decision is not None:
            return decision
    return Decision("none", rule="role.no_cue")


def _by_kind(quantity: Quantity, passage: Passage, cues: Sequence[Cue], vocabulary: Vocabulary) -> Decision | None:
    """A bracketed conversion, a length of time, a list size and a class label are never claims."""
    if quantity.gloss:
        return Decision("gloss", rule="role.gloss")
    for holds, rule in (
        (quantity.kind == "duration", "role.duration"),
        (quantity.rank, "role.rank"),
        (quantity.label, "role.label"),
    ):
        if holds:
            return Decision("none", rule=rule)
    return None


def _figure(quantity: Quantity, passage: Passage, cues: Sequence[Cue], vocabulary: Vocabulary) -> Decision | None:
    """A figure set large outside the running text says nothing by itself."""
    if not passage.sentence.body and not cues:
        return Decision("none", rule="role.figure")
    return None


def _member(quantity: Quantity, passage: Passage, cues: Sequence[Cue], vocabulary: Vocabulary) -> Decision | None:
    """The size of a set that something belongs to ("one of the four platforms")."""
    if quantity.kind == "count" and _MEMBER.search(passage.before(quantity.span)[-60:]):
        return Decision("none", rule="role.member")
    return None


def _threshold(quantity: Quantity, passage: Passage, cues: Sequence[Cue], vocabulary: Vocabulary) -> Decision | None:
    """What counted things must have at least ("60 firms with sales of over 20 million yuan")."""
    match = _THRESHOLD.search(passage.before(quantity.span)[-80:])
    counted = any(other.kind == "count" and other.span.end <= quantity.span.start for other in passage.quantities)
    bounded = quantity.comparator in ("gt", "ge")
    if quantity.kind == "money" and match and counted and bounded and not _WHOLE.search(match.group()):
        return Decision("none", rule="role.threshold")
    return None


def _price(quantity: Quantity, passage: Passage, cues: Sequence[Cue], vocabulary: Vocabulary) -> Decision | None:
    """What one piece costs."""
    pattern, _ = compiled(vocabulary, "cues.price")
    priced = pattern.search(passage.before(quantity.span)[-40:])
    if quantity.kind == "money" and (priced or _PER.match(passage.after(quantity.span))):
        return Decision("none", rule="role.price")
    return None


def _against(quantity: Quantity, passage: Passage, cues: Sequence[Cue], vocabulary: Vocabulary) -> Decision | None:
    """A past target inside a result ("against a goal of 300")."""
    cue = nearest_before(cues, quantity.span)
    if cue and cue.section == "cues.target" and _NEGATED.search(passage.before(cue.span)[-60:]):
        return _said(cue, passage, "role.against")
    return None


def _subject(quantity: Quantity, passage: Passage, cues: Sequence[Cue], vocabulary: Vocabulary) -> Decision | None:
    """A number that begins its clause is governed by the verb behind it ("30 firms will move in")."""
    cue = nearest_after([cue for cue in cues if not _EXPLAINS.search(passage.before(cue.span)[-8:])], quantity.span)
    if quantity.kind in ("count", "measure", "money") and cue and _CLAUSE_START.search(passage.before(quantity.span)[-60:]):
        between = passage.between(quantity.span, cue.span)
        if len(between) < 90 and not _NOT_GOVERNED.search(between):
            return _said(cue, passage, "role.subject")
    return None


def _governed(quantity: Quantity, passage: Passage, cues: Sequence[Cue], vocabulary: Vocabulary) -> Decision | None:
    """The nearest verb before the number decides."""
    cue = nearest_before([cue for cue in cues if not _is_transparent(cue, cues, passage)], quantity.span)
    return _said(cue, passage, "role.governed") if cue else None


def _is_transparent(cue: Cue, cues: Sequence[Cue], passage: Passage) -> bool:
    """Tell a verb that does not decide.

    Another one governs it ("will account for"), it only explains ("which is equal to"), or it joins a goal to
    its number ("the goal for this year is").
    """
    words = passage.found_words(cue.span).lower()
    if words in ("is", "are") and _EXPLAINS.search(passage.before(cue.span)[-8:]):
        return True
    previous = nearest_before(cues, cue.span)
    if cue.section != "cues.result" or previous is None or previous.section != "cues.target":
        return False
    between = passage.between(previous.span, cue.span)
    if words in ("is", "are", "was", "were"):
        named = passage.found_words(previous.span).lower()
        return ("goal" in named or "target" in named) and not re.search(r"[,;:]", between)
    return re.fullmatch(r"\s(?:\w+ly\s)?", between) is not None


def _followed(quantity: Quantity, passage: Passage, cues: Sequence[Cue], vocabulary: Vocabulary) -> Decision | None:
    """Without a verb before it, the first behind it decides."""
    cue = nearest_after(cues, quantity.span)
    return _said(cue, passage, "role.followed") if cue else None


def _moved(quantity: Quantity, passage: Passage, cues: Sequence[Cue], vocabulary: Vocabulary) -> Decision | None:
    """A rise or fall without any verb is a report."""
    return Decision("result", "reported", rule="role.moved") if quantity.direction else None


RULES: tuple[Judge, ...] = (_by_kind, _figure, _member, _threshold, _price, _against, _subject, _governed, _followed, _moved)


def _said(cue: Cue, passage: Passage, rule: str) -> Decision:
    role: Role = "target" if cue.section == "cues.target" else "result"
    return Decision(role, cue.code, passage.found_words(cue.span), rule)
