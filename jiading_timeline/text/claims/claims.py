"""Stated targets and reported results: a number with its role, topic, measure, period and speaker."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiading_timeline.model import Claim, Event, Measure, Period, Topic
from jiading_timeline.text.claims.indicators import Phrase, find_phrase
from jiading_timeline.text.claims.roles import Decided
from jiading_timeline.text.claims.topics import find_topic
from jiading_timeline.text.claims.when import When
from jiading_timeline.text.context import Context
from jiading_timeline.text.names import find_names
from jiading_timeline.text.passage import Passage, compiled, find_cues
from jiading_timeline.vocabulary import Vocabulary

_RELATIVE = ("percent", "pp", "multiple")
_CLAUSE_END = re.compile(r"[,;.]")
_ADVERB = re.compile(r"\W{0,2}(?:also\s)?")
_ACCORDING = re.compile(r"\baccording to (?:the )?\Z", re.IGNORECASE)
_BY = re.compile(r"\bby\s(?:(?:about|some|at|least|up|to|over|nearly|more|than|around)\s){0,3}\Z")
_FROM = re.compile(
    r"\s(?:from|on|against|below|above|over|compared\s(?:with|to)|relative\sto)\s(?:the\s|its\s|their\s)?(?:levels?\s(?:of|in)\s)?"
)
_PAST_A_LINE = re.compile(r"\b(?:below|above|under)\s\Z")
_LONGEST_CONDITION = 120


def find_claims(
    dated: Sequence[tuple[Decided, When]], context: Context, vocabulary: Vocabulary
) -> list[Claim]:
    """Return the targets and results of an article, in order."""
    claims: list[Claim] = []
    for item, when in dated:
        claim = _claim(item, when, context, claims, vocabulary)
        claims.append(_with_baseline(claim, claims[-1]) if claims else claim)
    return claims


def milestones(
    events: Sequence[Event], claims: Sequence[Claim], published: dt.date | None
) -> Iterator[Claim]:
    """Yield a target without a number for every event that is planned for a stated date.

    A sentence that gives the target as a number has none besides.
    """
    numbered = {claim.sentence.index for claim in claims if claim.kind == "target"}
    for event in events:
        ends = event.period.end_date if event.period else None
        ahead = ends is not None and (published is None or ends >= published)
        if event.happened == "planned" and ahead and event.sentence.index not in numbered:
            yield Claim(
                kind="target",
                sentence=event.sentence,
                span=event.trigger,
                topic=Topic(event.title, next(iter(event.participants), ""), "", event.place),
                measure="milestone",
                quantity=None,
                period=event.period,
                mod=event.date.mod if event.date else "",
                modality="expectation",
                rule="claim.milestone",
            )


def _claim(
    item: Decided, when: When, context: Context, earlier: Sequence[Claim], vocabulary: Vocabulary
) -> Claim:
    passage, decision = item.passage, item.decision
    phrase = find_phrase(passage, item.quantity, vocabulary)
    promised = decision.role == "target"
    return Claim(
        kind="target" if promised else "result",
        sentence=passage.sentence,
        span=item.quantity.span,
        topic=find_topic(item, phrase, context, earlier, vocabulary),
        measure=_measure(item, phrase, vocabulary),
        quantity=item.quantity,
        period=when.period,
        mod=when.mod,
        baseline=_measured_from(item) if promised else None,
        modality=decision.modality if promised else "",
        condition=_condition(passage, vocabulary) if promised else "",
        speaker=_speaker(passage, context, vocabulary),
        cue=decision.cue,
        rule=decision.rule,
    )


def _measured_from(item: Decided) -> Period | None:
    """Return the period that a promised change is measured from ("by 30 percent from 2020 levels")."""
    span, passage = item.quantity.span, item.passage
    behind = next((date for date in passage.stated if date.span.start >= span.end), None)
    changes = item.quantity.kind == "percent" and _BY.search(passage.before(span)[-40:])
    if behind is None or not changes or not _FROM.fullmatch(passage.between(span, behind.span)):
        return None
    return behind.period


def _with_baseline(claim: Claim, earlier: Claim) -> Claim:
    """Return a target with the starting point told just before it ("from 310 hectares to 520 hectares")."""
    if claim.kind != "target" or earlier.rule != "role.baseline" or claim.sentence != earlier.sentence:
        return claim
    start, goal = earlier.quantity, claim.quantity
    if start is None or goal is None or start.unit != goal.unit:
        return claim
    return replace(claim, baseline_value=start.value, baseline=earlier.period)


def _measure(item: Decided, phrase: Phrase | None, vocabulary: Vocabulary) -> Measure:
    quantity, passage = item.quantity, item.passage
    if quantity.unit in _RELATIVE:
        between = passage.between(phrase.span, quantity.span) if phrase else passage.before(quantity.span)
        part, _ = compiled(vocabulary, "indicators.share")
        before = passage.before(quantity.span)[-40:]
        moved = quantity.direction != "" and not _PAST_A_LINE.search(before)
        growing = moved or (phrase is not None and phrase.code == "growth")
        return "growth" if growing and not part.search(between) else "share"
    if quantity.kind == "count":
        return "count"
    return "cumulative" if phrase and phrase.code == "cumulative" else "level"


def _condition(passage: Passage, vocabulary: Vocabulary) -> str:
    cues = find_cues(passage, vocabulary, "cues.condition")
    if not cues:
        return ""
    start = cues[0].span.start - passage.sentence.span.start
    return _CLAUSE_END.split(passage.words[start : start + _LONGEST_CONDITION], maxsplit=1)[0].strip()


def _speaker(passage: Passage, context: Context, vocabulary: Vocabulary) -> str:
    """Return who says it: the name beside a verb of speech, a surname being completed from the article."""
    speech, _ = compiled(vocabulary, "cues.speech")
    for name in find_names(passage.words, vocabulary, passage.sentence.span.start):
        behind = passage.after(name.span)[:40]
        adverb = _ADVERB.match(behind)
        speaks = adverb is not None and speech.match(behind, adverb.end()) is not None
        if name.kind == "person" or speaks or _ACCORDING.search(passage.before(name.span)[-20:]):
            return context.full_name(name.text)
    return ""
