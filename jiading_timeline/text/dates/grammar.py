"""What stands in the text: tries the rules at every word that can begin one, and takes the longest match."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from jiading_timeline.model import Span
from jiading_timeline.text.dates import absolute, clock, durations, relative
from jiading_timeline.text.dates.lexicon import TOKEN, Found, Lexicon, head_of, lexicon_of
from jiading_timeline.text.dates.mention import Build, Grammar, Mention
from jiading_timeline.text.rules import Rule
from jiading_timeline.vocabulary import Vocabulary

TEMPLATES = (*clock.TEMPLATES, *absolute.TEMPLATES, *relative.TEMPLATES, *durations.TEMPLATES)

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_INSIDE_A_NUMBER = re.compile(r"[\d.,][.,:]$|[$£€¥#@/]$|(?<!\d)\d{3}-$")


@functools.lru_cache(maxsize=8)
def grammar_of(vocabulary: Vocabulary) -> tuple[Lexicon, Grammar]:
    """Return the lexicon of a vocabulary, and the rules by the first word of what they match."""
    lexicon = lexicon_of(vocabulary)
    by_head: dict[str, list[Rule[Build]]] = {}
    for template in TEMPLATES:
        rule = Rule(template.name, lexicon.compile(template.pattern), template.build)
        for head in lexicon.heads_of(template.pattern):
            by_head.setdefault(head, []).append(rule)
    return lexicon, {head: tuple(rules) for head, rules in by_head.items()}


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the stretches between blank lines; no expression crosses one."""
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, len(text))


def scan(text: str, stretch: Span, lexicon: Lexicon, grammar: Grammar) -> list[Mention]:
    """Return the simplest expressions of a stretch of text, in order and without overlap."""
    found: list[Mention] = []
    cursor = stretch.start
    for token in TOKEN.finditer(text, stretch.start, stretch.end):
        if token.start() < cursor:
            continue
        rules = grammar.get(head_of(token[0]))
        if not rules or not _begins(text, token.start(), digits=token[0][-1].isdigit()):
            continue
        mention = _longest(rules, text, token.start(), stretch.end, lexicon)
        if mention:
            found.append(mention)
            cursor = mention.span.end
    return found


def _begins(text: str, start: int, *, digits: bool) -> bool:
    before = text[max(0, start - 5) : start]
    if before and (before[-1].isalnum() or before[-1] == "_"):
        return False
    return not (digits and _INSIDE_A_NUMBER.search(before))


def _longest(
    rules: tuple[Rule[Build], ...], text: str, start: int, end: int, lexicon: Lexicon
) -> Mention | None:
    matches = [(match, rule) for rule in rules if (match := rule.pattern.match(text, start, end))]
    for match, rule in sorted(matches, key=lambda pair: -pair[0].end()):
        meaning = rule.build(Found(match, lexicon))
        if meaning:
            return Mention(Span(*match.span()), meaning, rule.name)
    return None
