"""The passage behind a row: an article's text with the sentence and the quoted words marked."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from jiading_timeline.model import Span
from jiading_timeline.tables.facts import Facts, check_facts
from jiading_timeline.views.escape import Markup, html

Extent = Literal["sentence", "paragraph", "full"]
Kind = Literal["plain", "sentence", "quote"]
MENTIONS = ("events", "targets", "results", "quantities", "dates")
_STYLE = Markup(
    "max-width:75ch;line-height:1.55;white-space:pre-wrap;font-family:system-ui,sans-serif;overflow-wrap:anywhere"
)
_QUOTE = Markup("background:#ffe08a;color:#1c1f23;border-radius:2px")
_SENTENCE = Markup("text-decoration:underline;text-decoration-color:#c98a1b;text-underline-offset:4px")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: ``quote`` inside the words read, ``sentence`` around them, else ``plain``."""

    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Passage:
    """Text cut into plain, sentence and quote pieces; shows itself in a notebook."""

    pieces: tuple[Piece, ...]
    title: str = ""

    @property
    def text(self) -> str:
        """Return the text, unchanged, without its marks."""
        return "".join(piece.text for piece in self.pieces)

    def _repr_html_(self) -> str:
        body = Markup().join(_marked(piece) for piece in self.pieces)
        title = Markup("<p><strong>{}</strong></p>").format(html(self.title)) if self.title else Markup()
        return str(Markup('{}<div style="{}">{}</div>').format(title, _STYLE, body))


def highlight(article: str, facts: Facts, id: str | None = None) -> Passage:
    """Show an article with what was read in it marked.

    Parameters
    ----------
    article : str
        Name of the article, as in ``facts.articles["article"]``.
    facts : Facts
        What `extract` returned.
    id : str, optional
        The mention whose sentence and words are marked; without it, every event, target and result is.

    Returns
    -------
    Passage
        Shows itself in a notebook; every character of the article is there, unchanged.

    Raises
    ------
    KeyError
        If the article, or the mention in it, is not there.

    Examples
    --------
    >>> import jiading_timeline as jt
    >>> facts = jt.extract(jt.read_articles(jt.shipped_articles()))
    >>> marked = jt.highlight(facts.targets["article"].iloc[0], facts, facts.targets["id"].iloc[0])
    >>> facts.targets["text"].iloc[0] in marked._repr_html_()
    True
    """
    facts = check_facts(facts)
    text = facts.texts[article]
    title = facts.articles.set_index("article")["title"].get(article, "")
    if id is not None:
        row = find_mention(facts, id)
        return Passage(_pieces(text, [_sentence(text, row)], [_span(row)]), title)
    rows = [row for name in MENTIONS[:3] for row in _rows(getattr(facts, name), article)]
    return Passage(_pieces(text, (), [_span(row) for row in rows]), title)


def passage(text: str, row: dict[str, Any], extent: Extent = "sentence") -> Passage:
    """Return what surrounds a mention in its article: its sentence, its paragraph, or all of it.

    Where the row's sentence is not a slice of the text, its own words stand for it.
    """
    sentence, quote = _sentence(text, row), _span(row)
    windows = {"sentence": sentence, "paragraph": _paragraph(text, sentence), "full": Span(0, len(text))}
    window = windows[extent]
    pieces = _pieces(window.of(text), [sentence.shift(-window.start)], [quote.shift(-window.start)])
    return Passage(pieces)


def find_mention(facts: Facts, id: str) -> dict[str, Any]:
    """Return the row of a mention as a mapping, whichever table holds it.

    Raises
    ------
    KeyError
        If no table has the id.
    """
    for name in MENTIONS:
        frame = getattr(facts, name)
        found = frame[frame["id"] == id]
        if len(found):
            return dict(found.iloc[0])
    raise KeyError(id)


def _rows(frame: pd.DataFrame, article: str) -> list[dict[str, Any]]:
    return [
        {str(name): cell for name, cell in row.items()}
        for row in frame[frame["article"] == article].to_dict("records")
    ]


def _span(row: dict[str, Any]) -> Span:
    """Return where a row stands in its text; a row of one's own stands nowhere."""
    start, end = row["start_char"], row["end_char"]
    return Span(0, 0) if pd.isna(start) or pd.isna(end) else Span(int(start), int(end))


def _sentence(text: str, row: dict[str, Any]) -> Span:
    """Return where the row's sentence stands: the occurrence that holds the quote, else the quote itself."""
    quote, sentence = _span(row), row["sentence"]
    start = text.find(sentence, max(0, quote.end - len(sentence))) if sentence else -1
    found = Span(start, start + len(sentence))
    return found if start >= 0 and found.contains(quote) else quote


def _paragraph(text: str, sentence: Span) -> Span:
    start = text.rfind("\n", 0, sentence.start) + 1
    end = text.find("\n", sentence.end)
    return Span(start, len(text) if end < 0 else end)


def _pieces(text: str, sentences: Iterable[Span], quotes: Iterable[Span]) -> tuple[Piece, ...]:
    quoted, around = tuple(quotes), tuple(sentences)
    cuts = {0, len(text)}
    for span in (*quoted, *around):
        cuts |= {min(max(span.start, 0), len(text)), min(max(span.end, 0), len(text))}
    edges = sorted(cuts)
    return tuple(
        Piece(text[start:end], _kind(Span(start, end), around, quoted))
        for start, end in itertools.pairwise(edges)
    )


def _kind(span: Span, sentences: tuple[Span, ...], quotes: tuple[Span, ...]) -> Kind:
    if any(quote.contains(span) for quote in quotes):
        return "quote"
    return "sentence" if any(sentence.contains(span) for sentence in sentences) else "plain"


def _marked(piece: Piece) -> Markup:
    if piece.kind == "quote":
        return Markup('<mark style="{}">{}</mark>').format(_QUOTE, html(piece.text))
    if piece.kind == "sentence":
        return Markup('<span style="{}">{}</span>').format(_SENTENCE, html(piece.text))
    return html(piece.text)
