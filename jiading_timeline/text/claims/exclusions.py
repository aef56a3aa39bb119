"""The numbers that are never a claim: lengths of time, list sizes, prices, distances, demands and so on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jiading_timeline.model import Quantity
from jiading_timeline.text.passage import Cue, Passage, compiled, nearest_before
from jiading_timeline.vocabulary import Vocabulary

_MEMBER = re.compile(
    r"\b(?:one|some|most|many|part)\sof\s(?:the|its|their|these|this|[\w'’-]{1,40}['’]s)\s(?:[\w-]{1,40}\s)?\Z",
    re.IGNORECASE,
)
_THRESHOLD = re.compile(
    r"\bwith\s(?:an?\s)?(?:[\w-]{1,40}\s){1,4}of\s(?:[\w-]{1,40}\s){0,3}\Z|\babove\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_PLURAL_WITH = re.compile(r"[a-z]s\swith\s(?:an?\s)?(?:[\w-]{1,40}\s){1,4}of\s(?:[\w-]{1,40}\s){0,3}\Z")
_WHOLE = re.compile(r"\b(?:total|combined|joint|overall|aggregate)\b", re.IGNORECASE)
_PER = re.compile(
    r"\s(?:per|apiece|each|an?\s(?:piece|kilo|ton|day|month|meter|metre|ride|ticket|share))\b", re.IGNORECASE
)
_WITHIN = re.compile(r"\b(?:within|for\sthe\sfirst|a\sradius\sof)\s(?:about\s|some\s)?\Z", re.IGNORECASE)
_FEW_WORDS = re.compile(r"\s(?:[\w'’-]{1,30}\s){0,4}")
_A_THING_OF = re.compile(
    r"\b(?:an?|each|every)\s(?:[\w-]{1,30}\s)?(?P<noun>[\w-]{1,30})\sof\s\Z", re.IGNORECASE
)
_MEASURING = re.compile(r"\b(?:weighing|weighs|measuring|measures)\s\Z", re.IGNORECASE)
_LONG = re.compile(r"\s(?:long|wide|high|tall|deep|thick|across)\b", re.IGNORECASE)
_AS_MUCH = re.compile(r"\s(?:that\sof|those\sof|what|as\smany|as\smuch)\b", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|this|its|their)\s\Z", re.IGNORECASE)
_OF_KNOWN = re.compile(
    r"\b(?:at|of|in|across|for|to|from|with|by)\s(?:all\s)?"
    r"(?:the\s[\w-]{2,20}est\s|its\s|their\s|(?:the\s)?[\w-]{1,30}['’]s?\s)\Z",
    re.IGNORECASE,
)
_HYPHENED = re.compile(r"[\d\w]-[a-z]")
_ONE_IN = re.compile(r"(?:one|1)\sin\s\w", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Case:
    """A number to decide: with its sentence, and the words of promise and report in that sentence."""

    quantity: Quantity
    passage: Passage
    cues: Sequence[Cue]
    vocabulary: Vocabulary

    def before(self, size: int) -> str:
        """Return the whole words in the last `size` characters before the number."""
        words = self.passage.before(self.quantity.span)
        return words if len(words) <= size else "… " + words[-size:].partition(" ")[2]

    def after(self, size: int) -> str:
        """Return at most `size` characters behind the number."""
        return self.passage.after(self.quantity.span)[:size]


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A named kind of number that is never a claim."""

    name: str
    holds: Callable[[Case], bool]


def _duration(case: Case) -> bool:
    """Tell a length of time."""
    return case.quantity.kind == "duration"


def _calendar(case: Case) -> bool:
    """Tell a number that belongs to a date ("from 8 to 9 June")."""
    return any(date.span.overlaps(case.quantity.span) for date in case.passage.periods)


def _rank(case: Case) -> bool:
    """Tell the size of a list ("the top 100")."""
    return case.quantity.rank


def _label(case: Case) -> bool:
    """Tell the name of a class ("a 10-billion-yuan industry")."""
    return case.quantity.label


def _figure(case: Case) -> bool:
    """Tell a figure set large outside the running text: it says nothing by itself."""
    return not case.passage.sentence.body and not case.cues


def _member(case: Case) -> bool:
    """Tell the size of a set that something belongs to ("one of the four platforms")."""
    return case.quantity.kind == "count" and _MEMBER.search(case.before(60)) is not None


def _threshold(case: Case) -> bool:
    """Tell what counted things must have at least ("60 firms with sales of over 20 million yuan")."""
    quantity = case.quantity
    if quantity.kind != "money" or quantity.comparator not in ("gt", "ge"):
        return False
    match = _THRESHOLD.search(case.before(80))
    plural = _PLURAL_WITH.search(case.before(80)) is not None
    earlier = [other for other in case.passage.quantities if other.span.end <= quantity.span.start]
    counted = any(other.kind == "count" for other in earlier)
    return match is not None and (counted or plural) and _WHOLE.search(match.group()) is None


def _price(case: Case) -> bool:
    """Tell what one piece costs or is worth ("112 dollars a barrel")."""
    if case.quantity.kind != "money":
        return False
    priced, _ = compiled(case.vocabulary, "cues.price")
    each = "/" in case.quantity.unit or _PER.match(case.after(20)) is not None
    return each or priced.search(case.before(40)) is not None


def _speed(case: Case) -> bool:
    """Tell how fast something is."""
    return case.quantity.unit.endswith(("/h", "/hour", "/s", "/second"))


def _size(case: Case) -> bool:
    """Tell a measure that only describes the thing behind it ("the 140-kilometre line")."""
    written = case.passage.found_words(case.quantity.span)
    known = _THE.search(case.before(12)) is not None
    return case.quantity.kind == "measure" and known and _HYPHENED.search(written) is not None


def _odds(case: Case) -> bool:
    """Tell a way to say how common something is ("one in ten")."""
    return _ONE_IN.match(case.passage.found_words(case.quantity.span)) is not None


def _frequency(case: Case) -> bool:
    """Tell how often something was done ("shared 31,000 times")."""
    return case.quantity.rule == "frequency" or case.quantity.unit == "count:time"


def _single(case: Case) -> bool:
    """Tell a "one" in words, which points at something rather than counting it."""
    return case.passage.found_words(case.quantity.span).lower() == "one"


def _description(case: Case) -> bool:
    """Tell the size of the thing itself ("a ride of 5 kilometers", "40 meters long")."""
    if case.quantity.kind != "measure":
        return False
    of = _A_THING_OF.search(case.before(40))
    measured, _ = compiled(case.vocabulary, "indicators.measure")
    cue = nearest_before(case.cues, case.quantity.span)
    aimed = cue is not None and case.passage.between(cue.span, case.quantity.span).strip() in ("", "of")
    return bool(
        (of and not aimed and not measured.fullmatch(of["noun"]))
        or _MEASURING.search(case.before(20))
        or _LONG.match(case.after(12))
    )


def _comparison(case: Case) -> bool:
    """Tell how many times as much as something else ("twice that of")."""
    return case.quantity.unit == "multiple" and _AS_MUCH.match(case.after(20)) is not None


def _distance(case: Case) -> bool:
    """Tell how far away something is ("within 20 miles of the track")."""
    return case.quantity.kind == "measure" and _WITHIN.search(case.before(30)) is not None


def _hypothetical(case: Case) -> bool:
    """Tell what could be ("it could be 245,000")."""
    return _leads_to(case, "cues.hypothetical")


def _needed(case: Case) -> bool:
    """Tell what is missing or called for ("270 more beds are needed")."""
    needed, _ = compiled(case.vocabulary, "cues.needed")
    behind = needed.search(case.after(60))
    return behind is not None and _FEW_WORDS.fullmatch(case.after(60)[: behind.start()]) is not None


def _replaced(case: Case) -> bool:
    """Tell the number that another one stands for ("1,500 rather than 1,200")."""
    return _leads_to(case, "cues.replaced")


def _margin(case: Case) -> bool:
    """Tell how far something is off a plan or a mean ("13 percent over budget")."""
    if case.quantity.kind != "percent":
        return False
    margin, _ = compiled(case.vocabulary, "cues.margin")
    return margin.match(case.after(60).lstrip()) is not None


def _requirement(case: Case) -> bool:
    """Tell what a rule demands or allows ("a car must pass 37 tests")."""
    return _leads_to(case, "cues.requirement")


def _leads_to(case: Case, section: str) -> bool:
    """Tell whether a word of a section stands a few words before the number."""
    pattern, _ = compiled(case.vocabulary, section)
    before = case.before(60)
    ends = [match.end() for match in pattern.finditer(before)]
    return bool(ends) and _FEW_WORDS.fullmatch(before[ends[-1] :]) is not None


def _known_set(case: Case) -> bool:
    """Tell the size of a set that is only mentioned ("sales at the town's nine markets")."""
    quantity = case.quantity
    return quantity.kind == "count" and _OF_KNOWN.search(case.before(40)) is not None


EXCLUSIONS: tuple[Exclusion, ...] = (
    Exclusion("role.duration", _duration),
    Exclusion("role.calendar", _calendar),
    Exclusion("role.rank", _rank),
    Exclusion("role.label", _label),
    Exclusion("role.figure", _figure),
    Exclusion("role.member", _member),
    Exclusion("role.threshold", _threshold),
    Exclusion("role.price", _price),
    Exclusion("role.speed", _speed),
    Exclusion("role.size", _size),
    Exclusion("role.odds", _odds),
    Exclusion("role.frequency", _frequency),
    Exclusion("role.single", _single),
    Exclusion("role.known_set", _known_set),
    Exclusion("role.distance", _distance),
    Exclusion("role.description", _description),
    Exclusion("role.comparison", _comparison),
    Exclusion("role.hypothetical", _hypothetical),
    Exclusion("role.needed", _needed),
    Exclusion("role.requirement", _requirement),
    Exclusion("role.replaced", _replaced),
    Exclusion("role.margin", _margin),
)
