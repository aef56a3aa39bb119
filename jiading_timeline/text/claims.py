"""Stated targets and reported results: a number with its role, topic, measure, period and speaker."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jiading_timeline.model import Article, Claim, Event, Measure, Quantity, Role, Span, Topic
from jiading_timeline.text.context import Context
from jiading_timeline.text.indicators import Phrase, complete, find_area, find_phrase, find_sector, find_subject
from jiading_timeline.text.names import find_names
from jiading_timeline.text.passage import Passage, compiled, find_cues
from jiading_timeline.text.periods import When, find_when, same_paragraph
from jiading_timeline.text.roles import Decision, decide
from jiading_timeline.vocabulary import Vocabulary

_RELATIVE = ("percent", "pp", "multiple")


@dataclass(frozen=True, slots=True)
class Decided:
    """A quantity with its decision, in its sentence."""

    quantity: Quantity
    decision: Decision
    passage: Passage


def decide_all(passages: Sequence[Passage], vocabulary: Vocabulary) -> list[Decided]:
    """Return every quantity of an article with the one decision taken for it."""
    return [Decided(quantity, decide(quantity, passage, vocabulary), passage) for passage in passages for quantity in passage.quantities]


def find_claims(
    article: Article, passages: Sequence[Passage], decided: Sequence[Decided], context: Context, vocabulary: Vocabulary
) -> list[Claim]:
    """Return the targets and results of an article, in order."""
    number = {passage.sentence.index: i for i, passage in enumerate(passages)}
    claims: list[Claim] = []
    previous, last = When(), -1
    for item in decided:
        i = number[item.passage.sentence.index]
        if i != last:
            follows = i == last + 1 and same_paragraph(passages, i, article.text)
            previous, last = (previous if follows else When()), i
        if item.decision.role in ("target", "result"):
            when = find_when(item.quantity, item.decision, item.passage, context, article.published, previous, vocabulary)
            claims.append(_claim(item, when, context, claims, vocabulary))
            previous = when
    return claims


def milestones(events: Sequence[Event], claims: Sequence[Claim], published: dt.date | None) -> Iterator[Claim]:
    """Yield a target without a number for every event that is planned for a stated date.

    A sentence that gives the target as a number has none besides.
    """
    numbered = {claim.sentence.index for claim in claims if claim.kind == "target"}
    for event in events:
        ends = event.period.end_date if event.period else None
        ahead = ends is not None and (published is None or ends >= published)
        if event.happened == "planned" and ahead and event.sentence.index not in numbered:
            topic = Topic(event.title, event.participants[0] if event.participants else "", "", event.place)
            yield Claim(
                "target", event.sentence, event.trigger, topic, "milestone", None, event.period,
                mod=event.date.mod if event.date else "", modality="expectation", rule="claim.milestone",
            )  # fmt: skip


def _claim(item: Decided, when: When, context: Context, earlier: Sequence[Claim], vocabulary: Vocabulary) -> Claim:
    quantity, decision, passage = item.quantity, item.decision, item.passage
    phrase = find_phrase(passage, quantity, vocabulary)
    measure = _measure(quantity, phrase, passage, vocabulary)
    topic = _topic(item, phrase, context, vocabulary)
    if phrase is None or phrase.bare:
        topic = _carried(topic, phrase, quantity, earlier)
    return Claim(
        kind="target" if decision.role == "target" else "result",
        sentence=passage.sentence,
        span=quantity.span,
        topic=topic,
        measure=measure,
        quantity=quantity,
        period=when.period,
        mod=when.mod,
        modality=decision.modality if decision.role == "target" else "",
        condition=_condition(passage, vocabulary) if decision.role == "target" else "",
        speaker=_speaker(passage, context, vocabulary),
        cue=decision.cue,
        rule=decision.rule,
    )


def _measure(quantity: Quantity, phrase: Phrase | None, passage: Passage, vocabulary: Vocabulary) -> Measure:
    between = passage.between(phrase.span, quantity.span) if phrase else passage.before(quantity.span)
    shared, _ = compiled(vocabulary, "indicators.share")
    if quantity.unit in _RELATIVE:
        if shared.search(between):
            return "share"
        growing = quantity.direction or (phrase and phrase.code == "growth")
        return "growth" if growing else "share"
    if quantity.kind == "count":
        return "count"
    return "cumulative" if phrase and phrase.code == "cumulative" else "level"


def _topic(item: Decided, phrase: Phrase | None, context: Context, vocabulary: Vocabulary) -> Topic:
    quantity, passage = item.quantity, item.passage
    subject = _resolved(find_subject(passage, quantity, phrase, vocabulary), passage, context, vocabulary)
    if quantity.kind == "count" and not (phrase and phrase.code == "count"):
        indicator = _counted(quantity, item.decision, vocabulary)
    else:
        indicator = phrase.text if phrase else ""
    near = f"{subject} {indicator}"
    area = find_area(near, vocabulary) or find_area(passage.words, vocabulary) or context.area
    return Topic(indicator, subject or area, find_sector(near, vocabulary), area)


def _counted(quantity: Quantity, decision: Decision, vocabulary: Vocabulary) -> str:
    """Name a count by its noun, with the verb where that makes it a flow ("firms added")."""
    pattern, _ = compiled(vocabulary, "indicators.flow")
    flow = pattern.search(decision.cue)
    return f"{quantity.noun} {flow.group().lower()}".strip() if flow else quantity.noun


def _carried(topic: Topic, phrase: Phrase | None, quantity: Quantity, earlier: Sequence[Claim]) -> Topic:
    """Complete "the output", or a bare percentage, from the latest claim of the article that says what it speaks of."""
    if quantity.kind == "count":
        return topic
    for claim in reversed(earlier):
        same = phrase is None or claim.topic.indicator.lower().startswith(phrase.text.lower()) or phrase.head in claim.topic.indicator.lower()
        if claim.measure not in ("count", "milestone") and same and len(claim.topic.indicator) > len(topic.indicator):
            return replace(claim.topic, subject=claim.topic.subject or topic.subject)
    return topic


def _resolved(subject: str, passage: Passage, context: Context, vocabulary: Vocabulary) -> str:
    """Replace "the district" and "the company" by what they stand for in the article."""
    plain = subject.lower().removeprefix("the ")
    areas, _ = compiled(vocabulary, "areas.anaphor")
    if plain and areas.fullmatch(f"the {plain}"):
        return context.area
    others, _ = compiled(vocabulary, "organisations.anaphor")
    if others.fullmatch(f"the {plain}") or others.fullmatch(plain):
        return context.topic_before(passage.sentence.span.start)
    return subject


def _condition(passage: Passage, vocabulary: Vocabulary) -> str:
    cues = find_cues(passage, vocabulary, "cues.condition")
    if not cues:
        return ""
    start = cues[0].span.start - passage.sentence.span.start
    return re.split(r"[,;.]", passage.words[start : start + 120], maxsplit=1)[0].strip()


def _speaker(passage: Passage, context: Context, vocabulary: Vocabulary) -> str:
    """Return who says it: the name beside a verb of speech, a surname being completed from the article."""
    speech, _ = compiled(vocabulary, "cues.speech")
    for name in find_names(passage.words, vocabulary, passage.sentence.span.start):
        behind, ahead = passage.after(name.span)[:20], passage.before(name.span)[-16:]
        said = re.match(r"\W{0,2}(?:also\s)?", behind)
        spoken = said is not None and speech.match(behind, said.end()) is not None
        if name.kind == "person" or spoken or re.search(r"\baccording to (?:the )?\Z", ahead, re.IGNORECASE):
            return _full_name(name.text, context)
    return ""


def _full_name(text: str, context: Context) -> str:
    people = [name.text for name in context.names if name.kind == "person"]
    return next((person for person in people if text in person.split()), text)


def roles(decided: Sequence[Decided]) -> tuple[tuple[Quantity, Role], ...]:
    """Return each quantity with its role, for the table of quantities."""
    return tuple((item.quantity, item.decision.role) for item in decided)


