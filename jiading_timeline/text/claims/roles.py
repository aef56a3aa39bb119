"""Target, result or neither: the one decision for each number, taken here and nowhere else.

The rules are tried in order and the first that answers decides: what is never a claim, which word of promise
or report governs the number, and what remains.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from jiading_timeline.model import Quantity, Role
from jiading_timeline.text.claims.exclusions import EXCLUSIONS, Case
from jiading_timeline.text.passage import Cue, Passage, find_cues, nearest_after, nearest_before
from jiading_timeline.vocabulary import Vocabulary

_CLAUSE_START = re.compile(
    r"(?:\A|[;:,]\s|\b(?:and|but|while|where|that|which|after|because|when|as|though|although)\s)[\"“'‘(]?(?:an?\s[\w-]{1,40}\sof\s)?"
    r"(?:(?:the|an?|some|about|around|nearly|almost|over|at|least|more|than|no|fewer|another|further|all|estimated|promised|pledged|these|those|its|their|"
    r"up|to)\s){0,4}\Z",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(r"\S\s(?:which|that|who)\s\Z", re.IGNORECASE)
_SHORT_OF = re.compile(
    r"\b(?:against|versus|short\sof|below|above|compared\swith|instead\sof|miss(?:ed|ing)|beat(?:ing)?|met|meeting|"
    r"exceed(?:ed|ing)|surpass(?:ed|ing)|topped|reached)\s(?:[\w'’-]{1,40}\s){0,5}\Z",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"\bto\s\Z")
_ADVERB = re.compile(r"\s(?:be\s|have\s(?:been\s)?)?(?:\w{1,30}ly\s)?")
_UP_TO = re.compile(r"[^;:]{0,60}\bto\s[^;:]{0,30}")
_CLAUSE_OF_WISH = re.compile(
    r"\s(?:[\w-]{1,30}\s){0,2}?(?:(?:that|which)\s)?"
    r"(?:(?:the|a|an|it|they|he|she|[A-Z][\w’'-]{1,30})\s(?:[\w’'-]{1,30}\s){0,4})?"
    r"(?:(?:had|has|was|were|once|originally|first|initially|been|is)\s){0,3}"
)
_FROM = re.compile(r"\bfrom\s(?:the\s|some\s|about\s|around\s|just\s|today[’']s\s){0,2}\Z", re.IGNORECASE)
_DETERMINED = re.compile(r"\b(?:the|its|their|all|these|those)\s\Z", re.IGNORECASE)
_GOAL = re.compile(r"goal|target|plan|forecast|aim", re.IGNORECASE)
_FARTHEST_VERB, _CLOSE = 90, 8


@dataclass(frozen=True, slots=True)
class Decision:
    """What a number is, how firmly it is said, by which words and which rule."""

    role: Role
    modality: str = ""
    cue: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A quantity with its decision, in its sentence."""

    quantity: Quantity
    decision: Decision
    passage: Passage


@dataclass(frozen=True, slots=True)
class Governor:
    """A named way to find the word of promise or report that governs a number."""

    name: str
    find: Callable[[Case], Cue | None]


def decide_all(passages: Sequence[Passage], vocabulary: Vocabulary) -> list[Decided]:
    """Return every quantity of an article with the one decision taken for it."""
    return [
        Decided(quantity, decide(quantity, passage, vocabulary), passage)
        for passage in passages
        for quantity in passage.quantities
    ]


def decide(quantity: Quantity, passage: Passage, vocabulary: Vocabulary) -> Decision:
    """Return the role of a quantity in its sentence."""
    cues = find_cues(passage, vocabulary, "cues.target", "cues.result")
    case = Case(quantity, passage, [cue for cue in cues if not _is_adjective(cue, passage)], vocabulary)
    if quantity.gloss:
        return Decision("gloss", rule="role.gloss")
    for exclusion in EXCLUSIONS:
        if exclusion.holds(case):
            return Decision("none", rule=exclusion.name)
    for governor in GOVERNORS:
        cue = governor.find(case)
        if cue is not None:
            role: Role = "target" if cue.section == "cues.target" else "result"
            return Decision(role, cue.code, passage.found_words(cue.span), governor.name)
    if quantity.direction:
        return Decision("result", "reported", rule="role.moved")
    return Decision("none", rule="role.no_cue")


def _is_adjective(cue: Cue, passage: Passage) -> bool:
    """Tell the participle that describes what follows ("the promised 300 flats were built")."""
    if passage.found_words(cue.span).lower() not in ("promised", "pledged"):
        return False
    return _DETERMINED.search(passage.before(cue.span)[-10:]) is not None


def _against(case: Case) -> Cue | None:
    """Find a past target inside a result ("against a goal of 300")."""
    cue = nearest_before(case.cues, case.quantity.span)
    measured = cue and cue.section == "cues.target" and _SHORT_OF.search(case.passage.before(cue.span)[-60:])
    return cue if measured else None


def _wished(case: Case) -> Cue | None:
    """Find the word of wish in a clause that explains the number ("the 300 the council had asked for")."""
    cue = nearest_after(find_cues(case.passage, case.vocabulary, "cues.wished"), case.quantity.span)
    between = case.passage.between(case.quantity.span, cue.span) if cue else ""
    return (
        replace(cue, section="cues.target", code="aim")
        if cue and _CLAUSE_OF_WISH.fullmatch(between)
        else None
    )


def _baseline(case: Case) -> Cue | None:
    """Find the promise of a change from where things stand now: its starting point is a result."""
    cue = _governed(case)
    single = case.quantity.value_high is None and _has_end(case)
    stands = single and cue and cue.section == "cues.target" and _FROM.search(case.before(40))
    if not cue or not stands or _GOAL.search(case.passage.found_words(cue.span)):
        return None
    return replace(cue, section="cues.result", code="state")


def _has_end(case: Case) -> bool:
    """Tell whether a number of the same kind says where a change leads to ("from 310 hectares to 520")."""
    span, kind = case.quantity.span, case.quantity.kind
    before = [other for other in case.passage.quantities if other.span.end <= span.start]
    behind = [other for other in case.passage.quantities if other.span.start >= span.end]
    leads = behind[:1] and _UP_TO.fullmatch(case.passage.between(span, behind[0].span))
    return bool((leads and behind[0].kind == kind) or (before and before[-1].kind == kind))


def _subject(case: Case) -> Cue | None:
    """Find the verb behind a number that begins its clause ("30 firms will move in")."""
    if case.quantity.kind not in ("count", "measure", "money") or not _CLAUSE_START.search(case.before(60)):
        return None
    verbs = [cue for cue in case.cues if not _EXPLAINS.search(case.passage.before(cue.span)[-10:])]
    cue = nearest_after(verbs, case.quantity.span)
    between = case.passage.between(case.quantity.span, cue.span) if cue else ""
    return _told(cue, case) if cue and len(between) < _FARTHEST_VERB and ";" not in between else None


def _governed(case: Case) -> Cue | None:
    """Find the nearest verb before the number."""
    return nearest_before([cue for cue in case.cues if not _is_transparent(cue, case)], case.quantity.span)


def _is_transparent(cue: Cue, case: Case) -> bool:
    """Tell a verb that does not decide.

    Another one governs it ("will account for", "expected to employ"), it only explains ("which is"), or
    it joins a goal to its number ("the goal for this year is").
    """
    passage = case.passage
    words = passage.found_words(cue.span).lower()
    if cue.section == "cues.result" and _INFINITIVE.search(passage.before(cue.span)[-4:]):
        return True
    if words in ("is", "are") and _EXPLAINS.search(passage.before(cue.span)[-10:]):
        return True
    if cue.section != "cues.result":
        return False
    promise = nearest_before([other for other in case.cues if other.section == "cues.target"], cue.span)
    if promise and _ADVERB.fullmatch(passage.between(promise.span, cue.span)):
        return True
    previous = nearest_before(case.cues, cue.span)
    if previous is None or previous != promise:
        return False
    between = passage.between(previous.span, cue.span)
    if words in ("is", "are", "was", "were"):
        named = passage.found_words(previous.span).lower()
        close = words in ("is", "are") or len(passage.between(cue.span, case.quantity.span)) < _CLOSE
        return close and _GOAL.search(named) is not None and not re.search(r"[,;:]", between)
    return False


def _followed(case: Case) -> Cue | None:
    """Find the first verb behind a number that has none before it, in its own clause."""
    cue = nearest_after(case.cues, case.quantity.span)
    between = case.passage.between(case.quantity.span, cue.span) if cue else ""
    return _told(cue, case) if cue and ";" not in between else None


def _told(cue: Cue, case: Case) -> Cue:
    """Return the cue behind a number, a report where it is a goal that the number is held to."""
    held = cue.section == "cues.target" and _SHORT_OF.search(case.passage.before(cue.span)[-60:])
    return replace(cue, section="cues.result", code="reported") if held else cue


GOVERNORS: tuple[Governor, ...] = (
    Governor("role.against", _against),
    Governor("role.wished", _wished),
    Governor("role.baseline", _baseline),
    Governor("role.subject", _subject),
    Governor("role.governed", _governed),
    Governor("role.followed", _followed),
)
NAMES: tuple[str, ...] = (
    "role.gloss",
    *(rule.name for rule in EXCLUSIONS),
    *(rule.name for rule in GOVERNORS),
    "role.moved",
    "role.no_cue",
)
