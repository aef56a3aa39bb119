"""What a claim is about: its phrase, subject, sector and territory; what is missing is taken from before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jiading_timeline.model import Claim, Quantity, Span, Topic
from jiading_timeline.text.areas import find_anaphor, find_area
from jiading_timeline.text.claims.counts import bare_count, completed_count, count_indicator
from jiading_timeline.text.claims.indicators import Phrase, clean_phrase
from jiading_timeline.text.claims.roles import Decided
from jiading_timeline.text.context import Context
from jiading_timeline.text.passage import Cue, Passage, compiled, find_cues, nearest_before
from jiading_timeline.vocabulary import Vocabulary

_OWNER = re.compile(r"((?:\b[\w&-]{1,40}\s){0,4}\b[\w&-]{1,40})['’]s\s\Z")
_WITH = re.compile(r"((?:\b[\w&-]{1,40}\s){1,3})with\s(?:an?\s|its\s|their\s)?\Z")
_CLAUSE = re.compile(r"[,;:]\s|\b(?:that|which|while|where|who|as)\s|\b(?:said|says|added|noted)\s(?=the\s)")
_ADVERBS = re.compile(
    r"(?:\s(?:also|now|still|already|then|even|currently|together|has|have|had|alone))+\Z", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[;:]\s")
_NOUN_PHRASE = re.compile(
    r"[A-Z\"“‘]|(?:the|an?|its|their|this|these|those|each|every|all|some|most|it|they)\b"
)
_PRONOUN = re.compile(r"(?:that|this|these|those|there|they|we|he|she|i|you|which|one)", re.IGNORECASE)
_OPENS = re.compile(
    r"(?:\A|[,;:]\s)(?:by|in|since|during|for|on|from|at|until|over)?\s?(?:the\s)?\Z", re.IGNORECASE
)
_TOGETHER = re.compile(r"\s(?:to\s)?(?:\w{1,30}ly\s)?")
_OPENING = re.compile(
    r"(?:meanwhile|furthermore|moreover|also|and|so far|at present|now|currently|in addition|recently)\b"
    r",?\s{0,9}",
    re.IGNORECASE,
)
_LONGEST, _REACH_BACK = 160, 40


def find_topic(
    item: Decided, phrase: Phrase | None, context: Context, earlier: Sequence[Claim], vocabulary: Vocabulary
) -> Topic:
    """Return what a number is about; "the output" is completed from an earlier claim."""
    topic = _stated(item, phrase, context, vocabulary)
    if item.quantity.kind == "count":
        before = _same_paragraph(item, earlier)
        fuller = completed_count(topic.indicator, item.quantity, before)
        return replace(topic, indicator=fuller or bare_count(earlier[-_REACH_BACK:]))
    needs_more = _is_bare(phrase) if phrase else not topic.indicator
    return _completed(item, topic, phrase, earlier) if needs_more else topic


def _is_bare(phrase: Phrase) -> bool:
    """Tell a phrase that says only "the output", or only how something moved."""
    return phrase.bare or (phrase.code == "growth" and phrase.text.lower() == phrase.head)


def _stated(item: Decided, phrase: Phrase | None, context: Context, vocabulary: Vocabulary) -> Topic:
    passage = item.passage
    subject = _resolved(
        find_subject(passage, item.quantity, phrase, vocabulary), passage, context, vocabulary
    )
    indicator = _indicator(item, phrase, vocabulary) or _common(item, subject, vocabulary)
    near = f"{subject} {indicator}"
    area = (
        find_area(near, vocabulary)
        or find_area(passage.words, vocabulary)
        or context.area_meant(find_anaphor(passage.words, vocabulary) or "place", passage.sentence)
    )
    return Topic(indicator, subject or area, find_sector(near, vocabulary), area)


def _common(item: Decided, subject: str, vocabulary: Vocabulary) -> str:
    """Return a subject that is measured itself ("the service sector"), where nothing else is said to be."""
    grouping, _ = compiled(vocabulary, "indicators.grouping")
    found = list(grouping.finditer(subject))
    measured = item.quantity.kind != "count" and bool(found) and found[-1].end() == len(subject)
    return subject if measured else ""


def find_subject(passage: Passage, quantity: Quantity, phrase: Phrase | None, vocabulary: Vocabulary) -> str:
    """Return whom or what a number is about: the owner of its phrase, else the subject of its clause."""
    owner = _OWNER.search(passage.before(phrase.span)) if phrase else None
    owner = owner or (_WITH.search(passage.before(phrase.span)) if phrase else None)
    if owner:
        return _opened(clean_phrase(owner[1]))
    verb = _verb(passage, quantity, vocabulary)
    if verb is None or (phrase and phrase.span.end <= verb.span.start):
        return ""
    if _CLAUSE_END.search(passage.between(verb.span, quantity.span)):
        return ""
    return _subject(_CLAUSE.split(_undated(passage, verb.span))[-1].strip(), vocabulary)


def _subject(clause: str, vocabulary: Vocabulary) -> str:
    """Return the words before a verb where they are a name, a pronoun that stands for one, or "the ..."."""
    words = _ADVERBS.sub("", _opened(clause))
    goal, _ = compiled(vocabulary, "cues.target")
    if not _NOUN_PHRASE.match(words) or _PRONOUN.fullmatch(words) or goal.search(words):
        return ""
    return clean_phrase(words) if len(words) <= _LONGEST else ""


def _opened(clause: str) -> str:
    """Return a clause without the word that links it to the one before."""
    opening = _OPENING.match(clause)
    return clause[opening.end() :] if opening else clause


def _undated(passage: Passage, verb: Span) -> str:
    """Return the words before a verb, behind the date that opens them ("By 2027 the city")."""
    before = passage.before(verb)
    start = passage.sentence.span.start
    ends = [
        date.span.end - start
        for date in (*passage.dates, *passage.periods)
        if date.span.end <= verb.start and _OPENS.search(before[: date.span.start - start])
    ]
    return before[max(ends, default=0) :]


def _verb(passage: Passage, quantity: Quantity, vocabulary: Vocabulary) -> Cue | None:
    """Return the first of the verbs that lead to a number ("is expected to employ")."""
    cues = find_cues(passage, vocabulary, "cues.target", "cues.result")
    verb = nearest_before(cues, quantity.span)
    while verb is not None:
        earlier = nearest_before(cues, verb.span)
        if earlier is None or not _TOGETHER.fullmatch(passage.between(earlier.span, verb.span)):
            break
        verb = earlier
    return verb


def find_sector(words: str, vocabulary: Vocabulary) -> str:
    """Return the code of the longest sector name in some words, or an empty string."""
    pattern, meaning = compiled(vocabulary, "sectors.industry")
    found = max(pattern.finditer(words), key=lambda match: len(match.group()), default=None)
    return meaning(found.group())[1] if found else ""


def _indicator(item: Decided, phrase: Phrase | None, vocabulary: Vocabulary) -> str:
    """Name a count by its noun, with the verb where that makes it a flow ("firms added")."""
    quantity = item.quantity
    if quantity.kind == "money" and phrase is None:
        deed, noun = compiled(vocabulary, "indicators.deed")
        done = deed.search(item.decision.cue)
        return noun(done.group())[1] if done else ""
    if quantity.kind != "count" or (phrase is not None and phrase.code == "count"):
        return phrase.text if phrase else ""
    return count_indicator(quantity, item.passage, item.decision.cue, vocabulary)


def _completed(item: Decided, topic: Topic, phrase: Phrase | None, earlier: Sequence[Claim]) -> Topic:
    """Complete "the output", or a bare number, from the latest claim that says what it speaks of."""
    for claim in reversed(earlier[-_REACH_BACK:]):
        said = claim.topic.indicator.lower()
        same = (
            phrase is None
            or phrase.code == "growth"
            or said.startswith(phrase.text.lower())
            or phrase.head in said
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


def _resolved(subject: str, passage: Passage, context: Context, vocabulary: Vocabulary) -> str:
    """Replace "the district" and "the company" by what they stand for in the article."""
    plain = subject.lower().removeprefix("the ")
    areas, kind = compiled(vocabulary, "areas.anaphor")
    if plain and areas.fullmatch(f"the {plain}"):
        return context.area_meant(kind(f"the {plain}")[1], passage.sentence)
    others, _ = compiled(vocabulary, "organisations.anaphor")
    if others.fullmatch(f"the {plain}") or others.fullmatch(plain):
        return context.leading_name(passage.sentence.span.start)
    return subject
