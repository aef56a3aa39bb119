"""Where the parts of a page stand: paragraphs by offset, each with its kind.

A page keeps its breadcrumbs, stamps, bylines, captions and pull quotes; they are located, never removed.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from jiading_timeline.model import Span
from jiading_timeline.text.pages.stamps import find_stamps
from jiading_timeline.text.rules import alternation
from jiading_timeline.vocabulary import load_vocabulary

Kind = Literal["body", "headline", "byline", "caption", "furniture", "quote"]

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![^\S\n]*(?:\n|\Z))[^\n]*)*")
_NAME = r"[A-Z][\w'’-]{0,20}(?:\s[A-Z][\w'’-]{0,20}){1,3}"
_BYLINE = re.compile(rf"(?:[Bb]y\s)?{_NAME}(?:(?:,|,?\sand)\s{_NAME}){{0,3}}\Z")
_FIGURE = re.compile(r"\D{0,4}\d[\d.,]*\s?%?(?:\s?[A-Za-z]{1,12}){0,3}\Z")
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]{0,2}\Z")
_LONGEST_HEADLINE = 120
_LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its kind; `gap` is the number of line breaks before it."""

    span: Span
    kind: Kind
    gap: int


def blocks(text: str) -> tuple[Block, ...]:
    r"""Return the paragraphs of a page in order, each with its kind.

    Examples
    --------
    >>> [block.kind for block in blocks("Bridge opens\n\nLi Lei and Han Mei\n\nTHE bridge opened.")]
    ['headline', 'byline', 'body']
    """
    stamps = [stamp.span for stamp in find_stamps(text)]
    found: list[Block] = []
    end = 0
    for span in _paragraphs(text, stamps):
        kind: Kind = "furniture" if span in stamps else _kind(span.of(text))
        found.append(Block(span, kind, text.count("\n", end, span.start)))
        end = span.end
    told = [block for block in found if block.span not in stamps]
    typed = dict(zip(told, _bylines_follow_headlines(text, told, bool(stamps)), strict=True))
    return tuple(
        _mark_pull_quotes(text, [replace(block, kind=typed.get(block, block.kind)) for block in found])
    )


def is_finished(paragraph: str) -> bool:
    """Tell whether a paragraph ends as a sentence does."""
    return _SENTENCE_END.search(paragraph[-3:]) is not None


def _paragraphs(text: str, stamps: Sequence[Span]) -> Iterator[Span]:
    """Yield the paragraphs; one that holds a stamp is parted into the lines down to it and the rest."""
    last = stamps[-1].end if stamps else 0
    for match in _PARAGRAPH.finditer(text):
        start = match.start()
        while start < min(last, match.end()):
            end = text.find("\n", start, match.end())
            end = match.end() if end < 0 else end
            yield _stripped(text, start, end)
            start = end + 1
        if text[start : match.end()].strip():
            yield _stripped(text, start, match.end())


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end].strip()
    start = text.index(words, start)
    return Span(start, start + len(words))


def _kind(paragraph: str) -> Kind:
    furniture, caption = _patterns()
    if furniture.match(paragraph):
        return "furniture"
    if len(paragraph) < 2 * _LONGEST_QUOTE and caption.search(paragraph):
        return "caption"
    if _BYLINE.match(paragraph):
        return "byline"
    if len(paragraph) <= _LONGEST_HEADLINE and "\n" not in paragraph and not is_finished(paragraph):
        return "headline"
    return "body"


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what furniture begins with, and what makes a caption."""
    furniture, picture = (
        alternation(word for word, _ in load_vocabulary().words(section))
        for section in ("pages.furniture", "pages.caption")
    )
    return (
        re.compile(rf"(?:{furniture})\b|(?:\(\s*\)\s*)?\d{{4}}-\d\d-\d\d\s*\Z", re.IGNORECASE),
        re.compile(rf"\[?(?:{picture})\b[^\n]{{0,80}}\Z|\[(?:{picture})", re.IGNORECASE),
    )


def _bylines_follow_headlines(text: str, told: Sequence[Block], stamped: bool) -> list[Kind]:
    """Keep a line of names as a byline only under a headline or above the first paragraph.

    Above everything else on a page with a stamp, names are a title, unless they begin with "By".
    """
    kinds = [block.kind for block in told]
    checked: list[Kind] = []
    for i, kind in enumerate(kinds):
        titled = stamped and not text.startswith("By ", told[i].span.start)
        before = checked[-1] if checked else "body" if titled else "headline"
        after = kinds[i + 1] if i + 1 < len(kinds) else "headline"
        stands = before == "headline" and after in ("body", "headline")
        checked.append("headline" if kind == "byline" and not stands else kind)
    return checked


def _mark_pull_quotes(text: str, found: list[Block]) -> list[Block]:
    """Mark a figure set large and the words under it, and the fragment of a sentence cut by them."""
    marked = list(found)
    for i, block in enumerate(found):
        if block.kind != "headline" or not _FIGURE.match(block.span.of(text)) or i == 0:
            continue
        marked[i] = replace(block, kind="quote")
        if i + 1 < len(found) and _belongs_to_figure(text, found, i + 1):
            marked[i + 1] = replace(found[i + 1], kind="quote")
    return _continued(text, marked)


def _belongs_to_figure(text: str, found: Sequence[Block], i: int) -> bool:
    words = found[i].span.of(text)
    if len(words) > _LONGEST_QUOTE:
        return False
    cut = not is_finished(found[i - 2].span.of(text)) and found[i - 2].kind == "body" if i >= 2 else False
    resumed = i + 1 < len(found) and text[found[i + 1].span.start].islower()
    return not is_finished(words) or (cut and resumed)


def _continued(text: str, marked: Sequence[Block]) -> list[Block]:
    """Make a headline running text where it begins in lower case, or the next paragraph does."""
    checked: list[Block] = []
    goes_on = False
    for block in reversed(marked):
        lower = text[block.span.start].islower()
        is_body = block.kind == "headline" and (lower or goes_on)
        checked.append(replace(block, kind="body") if is_body else block)
        if block.kind in ("body", "headline"):
            goes_on = lower
    return checked[::-1]
