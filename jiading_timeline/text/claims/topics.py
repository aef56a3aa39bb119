"""What a claim is about: its phrase, subject, sector and territory; what is missing is taken from before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jiading_timeline.model import Claim, Quantity, Topic
from jiading_timeline.text.areas import find_anaphor, find_area
from jiading_timeline.text.claims.counts import bare_count, completed_count, count_indicator
from jiading_timeline.text.claims.indicators import Phrase, clean_phrase
from jiading_timeline.text.claims.roles import Decided
from jiading_timeline.text.claims.subjects import Subject, find_subject
from jiading_timeline.text.context import Context
from jiading_timeline.text.passage import Passage, compiled
from jiading_timeline.vocabulary import Vocabulary

_NAME_LIKE = re.compile(r"[A-Z][\w'’-]*")
_COMMON_ENDING = re.compile(r"(?:s|ship|ance|ence|tion|ment|age|ity|ness)\Z")
_PREPOSITION = re.compile(r"\s(?:of|in|at|on|from|to|for|with)\s")
_OWNED = re.compile(r"(?P<owner>(?:(?!\sof\s).){1,80})['’]s?\s(?P<owned>[^'’]{1,80})")
_PLAIN = re.compile(r"[^\W\d][\w'’ -]*")
_UP_TO_NUMBER = re.compile(
    r"\s(?:(?:to|by|at|about|some|over|nearly|almost|more|than|around|just|only|an?|estimated|roughly|below|above|"
    r"under|up|total|of|now)\s){0,4}"
)
_MOST_WORDS = 7
_REACH_BACK = 40


def find_topic(
    item: Decided, phrase: Phrase | None, context: Context, earlier: Sequence[Claim], vocabulary: Vocabulary
) -> Topic:
    """Return what a number is about; "the output" is completed from an earlier claim.

    So is a bare number or a growth, where its sentence has no subject of its own.
    """
    subject = find_subject(item.passage, item.quantity, phrase, vocabulary)
    topic = _stated(item, phrase, subject, context, vocabulary)
    if item.quantity.kind == "count":
        before = _same_paragraph(item, earlier)
        fuller = completed_count(topic.indicator, item.quantity, before)
        return replace(topic, indicator=fuller or bare_count(earlier[-_REACH_BACK:]))
    needs_more = _is_bare(phrase) if phrase else not topic.indicator
    named_again = phrase is not None and phrase.code != "growth"
    goes_on = named_again or _goes_on(subject, phrase, earlier, vocabulary)
    if not needs_more or not goes_on:
        return topic
    completed = _completed(item, topic, phrase, earlier)
    if not _states_area(item.passage, vocabulary):
        return completed
    return replace(completed, area=topic.area, subject=topic.subject)


def _states_area(passage: Passage, vocabulary: Vocabulary) -> bool:
    """Tell whether a sentence names its territory, or what stands for one ("the national figure")."""
    return bool(find_area(passage.words, vocabulary) or find_anaphor(passage.words, vocabulary))


def _goes_on(
    subject: Subject, phrase: Phrase | None, earlier: Sequence[Claim], vocabulary: Vocabulary
) -> bool:
    """Tell whether a number may speak of what the one before it did: a subject of its own says otherwise.

    A pronoun is none, nor is the word for a goal, a mean or a record; who pays is not what is paid.
    """
    words = clean_phrase(subject.words)
    same = bool(earlier) and earlier[-1].topic.indicator == words
    if subject.stands_for or same or (phrase is not None and phrase.text == words):
        return True
    stand_in, _ = compiled(vocabulary, "indicators.stand_in")
    own = _PLAIN.fullmatch(subject.words) is not None and not _is_name(subject.words, vocabulary)
    return stand_in.search(subject.words) is not None or not own


def _is_bare(phrase: Phrase) -> bool:
    """Tell a phrase that says only "the output", or only how something moved."""
    return phrase.bare or (phrase.code == "growth" and phrase.text.lower() == phrase.head)


def _stated(
    item: Decided, phrase: Phrase | None, subject: Subject, context: Context, vocabulary: Vocabulary
) -> Topic:
    passage = item.passage
    about = _resolved(subject, passage, context, vocabulary)
    indicator = _indicator(item, phrase, subject, vocabulary) or _common(item, about, vocabulary)
    if not indicator:
        about, indicator = _measured(item, subject, about, vocabulary)
    near = f"{about} {indicator}"
    area = (
        find_area(near, vocabulary)
        or find_area(passage.words, vocabulary)
        or context.area_meant(find_anaphor(passage.words, vocabulary) or "place", passage.sentence)
    )
    return Topic(indicator, about or area, find_sector(near, vocabulary), area)


def _common(item: Decided, subject: str, vocabulary: Vocabulary) -> str:
    """Return a subject that is measured itself ("the service sector"), where nothing else is said to be."""
    grouping, _ = compiled(vocabulary, "indicators.grouping")
    found = list(grouping.finditer(subject))
    measured = item.quantity.kind != "count" and bool(found) and found[-1].end() == len(subject)
    return subject if measured else ""


def _measured(item: Decided, subject: Subject, about: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return the owner and the noun of a subject that a verb measures ("the town's visitors numbered")."""
    words = subject.words
    beside = subject.rule in ("subject.owner", "subject.with")
    if beside or item.quantity.noun or subject.stands_for or len(words.split()) > _MOST_WORDS:
        return about, ""
    if not _is_measured(item, subject, vocabulary) or _is_name(words, vocabulary):
        return about, ""
    owned = _OWNED.fullmatch(words)
    return (owned["owner"], clean_phrase(owned["owned"])) if owned else ("", clean_phrase(words))


def _is_measured(item: Decided, subject: Subject, vocabulary: Vocabulary) -> bool:
    """Tell whether a measuring verb ("numbered", "rose to") joins a subject to a number."""
    pattern, _ = compiled(vocabulary, "indicators.measuring")
    stand_in, _ = compiled(vocabulary, "indicators.stand_in")
    words, start = item.passage.words, item.passage.sentence.span.start
    if subject.verb is None or not _PLAIN.fullmatch(subject.words) or stand_in.search(subject.words):
        return False
    number = item.quantity.span.start - start
    verbs = list(pattern.finditer(words, subject.verb.start - start, number))
    return bool(verbs) and _UP_TO_NUMBER.fullmatch(words, verbs[-1].end(), number) is not None


def _is_name(words: str, vocabulary: Vocabulary) -> bool:
    """Tell who acts ("Delta Motors", "the company") from what is counted ("Visitors", "rail trips")."""
    anaphor, _ = compiled(vocabulary, "organisations.anaphor", "areas.anaphor")
    head = _PREPOSITION.split(words)[0]
    single = " " not in head and _COMMON_ENDING.search(head) is not None
    named = bool(head) and _NAME_LIKE.fullmatch(head.split()[-1]) is not None and not single
    return named or anaphor.fullmatch(words) is not None


def find_sector(words: str, vocabulary: Vocabulary) -> str:
    """Return the code of the longest sector name in some words, or an empty string."""
    pattern, meaning = compiled(vocabulary, "sectors.industry")
    found = max(pattern.finditer(words), key=lambda match: len(match.group()), default=None)
    return meaning(found.group())[1] if found else ""


def _indicator(item: Decided, phrase: Phrase | None, subject: Subject, vocabulary: Vocabulary) -> str:
    """Name a count by its noun, with the verb where that makes it a flow ("firms added")."""
    quantity = item.quantity
    if quantity.kind == "money" and phrase is None:
        deed, noun = compiled(vocabulary, "indicators.deed")
        done = deed.search(item.decision.cue)
        return noun(done.group())[1] if done else ""
    if quantity.kind != "count" or (phrase is not None and _measures_count(phrase, item, subject)):
        return phrase.text if phrase else ""
    return count_indicator(quantity, item.passage, item.decision.cue, vocabulary)


def _measures_count(phrase: Phrase, item: Decided, subject: Subject) -> bool:
    """Tell a phrase that says what a count counts: "the number of", or "population" before a bare number."""
    others = [quantity.span for quantity in item.passage.quantities if quantity.kind != "duration"]
    apart = any(phrase.span.start < span.start < item.quantity.span.start for span in others)
    leads = subject.verb is not None and phrase.span.end <= subject.verb.start
    return phrase.code == "count" or (
        phrase.code == "level" and leads and not item.quantity.noun and not apart
    )


def _completed(item: Decided, topic: Topic, phrase: Phrase | None, earlier: Sequence[Claim]) -> Topic:
    """Complete "the output", or a bare number, from the latest claim that says what it speaks of."""
    for claim in reversed(earlier[-_REACH_BACK:]):
        said = claim.topic.indicator.lower()
        same = (
            phrase is None
            or phrase.code == "growth"
            or said.startswith(phrase.text.lower())
            or phrase.head in said.split()
        )
        if same and len(said) > len(topic.indicator) and _same_kind(claim, item.quantity):
            return replace(claim.topic, subject=claim.topic.subject or topic.subject)
    return topic


def _same_kind(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a number may speak of what an earlier one did: money of money, a change of anything."""
    if claim.quantity is None or claim.measure == "count":
        return False
    return quantity.kind == "percent" or quantity.unit in ("pp", "multiple", claim.quantity.unit)


def _same_paragraph(item: Decided, earlier: Sequence[Claim]) -> list[Claim]:
    paragraph = item.passage.sentence.paragraph
    return [claim for claim in earlier[-_REACH_BACK:] if claim.sentence.paragraph == paragraph]


def _resolved(subject: Subject, passage: Passage, context: Context, vocabulary: Vocabulary) -> str:
    """Replace "the district" and "the company" by what they stand for in the article."""
    plain = subject.text.lower().removeprefix("the ")
    areas, kind = compiled(vocabulary, "areas.anaphor")
    if plain and areas.fullmatch(f"the {plain}"):
        return context.area_meant(kind(f"the {plain}")[1], passage.sentence)
    others, _ = compiled(vocabulary, "organisations.anaphor")
    if others.fullmatch(f"the {plain}") or others.fullmatch(plain):
        start = passage.sentence.span.start
        here = subject.verb.start if subject.verb else start
        return context.leading_name(start) or context.leading_name(here)
    return subject.text
