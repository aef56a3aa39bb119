"""What is counted: the noun phrase after a number, or before it."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from jiading_timeline.model import Span
from jiading_timeline.vocabulary import Vocabulary

_WINDOW = 200
_MOST_WORDS = 12
_TOKEN = re.compile(
    r"(?P<skip>\"[^\"\n]{0,60}\"|“[^”\n]{0,60}”|\([^()\n]{0,80}\))"
    r"|(?P<word>[^\W\d_][\w'’&/-]{0,40}|\d{1,2}(?![\d,.])[\w-]{0,20})|(?P<stop>\n[^\S\n]{0,8}\n|[^\s\w]|\d)"
)
_NUMBER_OF = re.compile(r"(?i)(?<!\w)number\s{1,2}of\s{1,2}(?P<rest>[^.;:!?\n\d]{3,120})\Z")
_HYPHENED = re.compile(r"-(?P<noun>[a-z]{2,24})(?![\w])")
_COUNTABLE = re.compile(r"[a-z-]{3,20}(?<![^e]ed)(?<!ly)(?<!ing)(?<!est)")
_JOINTS = frozenset({"and", "of"})
_NOT_PLURAL = re.compile(r"(?i)(?:ss|us|is|ous|'s|’s|news|series|always|perhaps|besides|whereas)\Z")


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: the head noun, singular and lower-case, and the whole phrase, which stops at `end`."""

    head: str
    phrase: str
    end: int


def noun_after(text: str, end: int, *, several: bool, vocabulary: Vocabulary) -> Counted | None:
    """Read what a number counts from the words behind it.

    Parameters
    ----------
    text : str
    end : int
        Where the number ends.
    several : bool
        Whether the number wants a plural; the phrase may then run over "and" and "of" until it comes.
    vocabulary : Vocabulary

    Returns
    -------
    Counted or None
        None where no noun follows.

    Examples
    --------
    >>> from jiading_timeline.vocabulary import load_vocabulary
    >>> found = noun_after("60 chip and sensor plants in Malu", 2, several=True, vocabulary=load_vocabulary())
    >>> found.head, found.phrase
    ('plant', 'chip and sensor plants')
    """
    hyphened = _HYPHENED.match(text, end)
    if hyphened is not None:
        noun = hyphened["noun"]
        return Counted(singular(noun, vocabulary), noun, hyphened.end())
    spans = _phrase(text, end, several, vocabulary)
    if not spans:
        return None
    phrase = " ".join(text[spans[0].start : spans[-1].end].split())
    return Counted(singular(spans[-1].of(text), vocabulary), phrase, spans[-1].end)


def noun_before(text: str, start: int, vocabulary: Vocabulary) -> Counted | None:
    """Read what a number counts from "the number of ..." before it."""
    match = _NUMBER_OF.search(text[max(0, start - _WINDOW) : start])
    return None if match is None else noun_after(match["rest"], 0, several=True, vocabulary=vocabulary)


def _phrase(text: str, end: int, several: bool, vocabulary: Vocabulary) -> list[Span]:
    ends, lead = _words(vocabulary, "units.phrase_end"), _words(vocabulary, "units.phrase_lead")
    found: list[Span] = []
    plural = -1
    for match in _TOKEN.finditer(text, end, min(len(text), end + _WINDOW)):
        word, open_end = (match["word"] or "").lower(), several and plural < 0
        if match["skip"] and plural < 0:
            continue
        if not found and word in lead:
            continue
        if open_end and found and (word in _JOINTS or match["stop"] == ","):
            found.extend([Span(*match.span())] if word else [])
            continue
        participle = not found and word.endswith("ed")
        if not word or word in _JOINTS or (word in ends and not participle) or len(found) > _MOST_WORDS:
            break
        if plural >= 0 and not is_plural(word, vocabulary):
            break
        found.append(Span(*match.span()))
        plural = len(found) - 1 if is_plural(word, vocabulary) else plural
    if several and plural >= 0:
        return found[: plural + 1]
    return _without_plural(text, found, several, vocabulary)


def _without_plural(text: str, found: list[Span], several: bool, vocabulary: Vocabulary) -> list[Span]:
    if several:
        return found[:1] if found and _COUNTABLE.fullmatch(found[0].of(text)) else []
    verb = (index for index, span in enumerate(found) if index and is_plural(span.of(text), vocabulary))
    return found[: min(next(verb, 2), 2)]


def is_plural(word: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a word looks like a plural noun."""
    low = word.lower()
    if low in _irregular(vocabulary):
        return True
    return len(low) > 3 and low.endswith("s") and not _NOT_PLURAL.search(low)


def singular(word: str, vocabulary: Vocabulary) -> str:
    """Return a noun in the singular, lower-case.

    Examples
    --------
    >>> from jiading_timeline.vocabulary import load_vocabulary
    >>> [singular(word, load_vocabulary()) for word in ("Companies", "branches", "headquarters", "men")]
    ['company', 'branch', 'headquarters', 'man']
    """
    low = word.lower()
    if low in (known := _irregular(vocabulary)):
        return known[low]
    if len(low) > 4 and low.endswith("ies"):
        return low[:-3] + "y"
    if len(low) > 4 and re.search(r"(?:ch|sh|x|ss|zz)es\Z", low):
        return low[:-2]
    return low[:-1] if is_plural(low, vocabulary) else low


@functools.lru_cache(maxsize=8)
def _irregular(vocabulary: Vocabulary) -> dict[str, str]:
    return dict(vocabulary.words("units.plural"))


@functools.lru_cache(maxsize=16)
def _words(vocabulary: Vocabulary, section: str) -> frozenset[str]:
    return frozenset(word for word, _ in vocabulary.words(section))
