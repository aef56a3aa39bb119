"""Sentences by offset; one that the layout cut in two is put together again.

The splitting itself is done by sentencex; what is ours is which paragraphs go together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import sentencex

from jiading_timeline.model import Sentence, Span
from jiading_timeline.text.pages.layout import Block, blocks, is_finished

_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDE_SPACE = re.compile(r"[^\x00-\x7f\S]")
_LONGEST = 1000
_STRETCH = re.compile(rf".{{1,{_LONGEST}}}(?:\s|\Z)|.{{0,{_LONGEST}}}\W|\w+", re.DOTALL)


def find_sentences(text: str, article: str = "") -> tuple[Sentence, ...]:
    """Return the sentences of a text in order of their beginning.

    Examples
    --------
    >>> [sentence.span.of("It rose. It fell.") for sentence in find_sentences("It rose. It fell.")]
    ['It rose.', 'It fell.']
    """
    found = sorted(_pieces(text), key=lambda piece: (piece.span.start, -piece.span.end))
    return tuple(replace(piece, article=article, index=index) for index, piece in enumerate(found))


def blanked(text: str, sentence: Sentence) -> str:
    r"""Return the sentence's text with its holes and line breaks blanked, every character in its place.

    Examples
    --------
    >>> text = "Output of cars\n\nrose."
    >>> blanked(text, Sentence("", 0, Span(0, len(text))))
    'Output of cars  rose.'
    """
    words, at = "", sentence.span.start
    for hole in sentence.holes:
        words += text[at : hole.start] + " " * (hole.end - hole.start)
        at = hole.end
    return (words + text[at : sentence.span.end]).replace("\n", " ").replace("\r", " ")


def _pieces(text: str) -> Iterator[Sentence]:
    """Yield the sentences of each paragraph, not yet named and numbered."""
    found = blocks(text)
    joined: set[int] = set()
    for i, block in enumerate(found):
        if block.kind != "body":
            if block.kind != "furniture":
                yield from (Sentence("", 0, span, (), False, i) for span in _split(text, block.span))
            continue
        if i in joined:
            continue
        chain = _chain(text, found, i)
        joined.update(chain)
        for span, holes in _body(text, [found[j].span for j in chain]):
            yield Sentence("", 0, span, holes, True, i)


def _chain(text: str, found: Sequence[Block], i: int) -> list[int]:
    """Return the paragraphs from `i` on that are one, cut off before their end and resumed in lower case."""
    chain = [i]
    for j in range(i + 1, len(found)):
        if is_finished(found[chain[-1]].span.of(text)):
            break
        if found[j].kind == "body":
            if not text[found[j].span.start].islower():
                break
            chain.append(j)
        elif found[j].kind not in ("quote", "caption"):
            break
    return chain


def _body(text: str, parts: Sequence[Span]) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Yield the sentences of one paragraph; `parts` are more than one where the layout cut it."""
    open_parts: list[Span] = []
    for part in parts:
        pieces = _split(text, part)
        if open_parts and part.start - open_parts[0].start > _LONGEST:
            yield _joined(text, open_parts)
            open_parts = []
        if open_parts:
            first, *pieces = pieces
            open_parts.append(first)
            if not is_finished(first.of(text)) and not pieces:
                continue
            yield _joined(text, open_parts)
            open_parts = []
        if pieces and part is not parts[-1] and not is_finished(pieces[-1].of(text)):
            open_parts = [pieces.pop()]
        yield from ((piece, ()) for piece in pieces)
    if open_parts:
        yield _joined(text, open_parts)


def _joined(text: str, parts: Sequence[Span]) -> tuple[Span, tuple[Span, ...]]:
    between = pairwise(parts)
    holes = tuple(Span(a.end, b.start) for a, b in between if text[a.end : b.start].strip())
    return Span(parts[0].start, parts[-1].end), holes


def _split(text: str, block: Span) -> list[Span]:
    """Return the sentences of a block; one that is too long is cut at white space, or behind a mark.

    sentencex takes neither lone surrogates nor white space of several bytes; both are replaced in place.
    """
    words = _WIDE_SPACE.sub(" ", _SURROGATE.sub("\ufffd", block.of(text)))
    spans, at = [], block.start
    for piece in sentencex.segment("en", words):
        for stretch in _STRETCH.findall(piece):
            inner = stretch.strip()
            if inner:
                start = at + stretch.index(inner)
                spans.append(Span(start, start + len(inner)))
            at += len(stretch)
    return spans
