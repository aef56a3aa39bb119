"""The calendar's words as pieces of patterns, and back from a matched word to its code.

A pattern is a regular expression, with two shorthands: a space is any short white space, and ``<MONTH>`` any word
of a list, captured under that name (``<MONTH2>`` is a second one).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jiading_timeline.text.rules import alternation
from jiading_timeline.vocabulary import Vocabulary

TOKEN = re.compile(r"['‘’]?\d+|[^\W\d_]+")
DIGITS = "0"

_LISTS = MappingProxyType(
    {
        "MONTH": "months",
        "WEEKDAY": "weekdays",
        "SEASON": "seasons",
        "HOLIDAY": "holidays",
        "PART": "parts",
        "UNIT": "units",
        "ORD": "ordinals",
        "REL": "relative",
        "SEQ": "sequence",
        "TODAY": "days",
        "REF": "references",
        "SET": "sets",
        "TENS": "tens",
    }
)
_NUMERIC = MappingProxyType(
    {
        "YEAR": r"(?:1\d|20|21)\d\d(?!\w|[.,:/]\d)",
        "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.,:/]\d|\s?%|-\d)",
        "DD": r"\d\d",
        "DECADE": r"(?:['‘’]|1\d|20)?\d0['’]?s",
        "N": r"\d{1,2}",
        "YYYY": r"\d{4}",
    }
)
_SHORTHAND = re.compile(r"<([A-Z]+)(\d?)>|( )")
_OPTIONAL = re.compile(r"\(\?:(\w+) \)\?")
_FIRST = re.compile(r"<([A-Z]+)\d?>|(?:\(\?(?::|P<\w+>))?([a-z]+(?:\|[a-z]+)*)")
_SPACE = r"\s{1,9}"


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Codes by word for every list of ``calendar.*``, words in lower case."""

    codes: Mapping[str, Mapping[str, str]]
    fragments: Mapping[str, str]
    heads: Mapping[str, frozenset[str]]

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Return the regular expression of a pattern; it ends at the end of a word."""
        return re.compile(f"(?:{_SHORTHAND.sub(self._expand, pattern)})(?!\\w)", re.IGNORECASE)

    def heads_of(self, pattern: str) -> frozenset[str]:
        """Return the first tokens, in lower case, with which a match of the pattern can begin."""
        if optional := _OPTIONAL.match(pattern):
            return self.heads_of(pattern[optional.end() :]) | {optional[1]}
        first = _FIRST.match(pattern)
        if first is None:
            raise ValueError(pattern)
        return self.heads[first[1]] if first[1] else frozenset(first[2].split("|"))

    def _expand(self, piece: re.Match[str]) -> str:
        if piece[3]:
            return _SPACE
        return f"(?P<{piece[1].lower()}{piece[2]}>{self.fragments[piece[1]]})"


@dataclass(frozen=True, slots=True)
class Found:
    """A match seen through the lexicon."""

    match: re.Match[str]
    lexicon: Lexicon

    def text(self, name: str) -> str:
        """Return what the list matched, in lower case with single spaces; empty if it is not part of the match."""
        return normal(self.match.groupdict().get(name) or "")

    def code(self, name: str) -> str:
        """Return the code of the word that the list matched, or its digits; empty if it is not part of the match."""
        word = self.text(name)
        codes = self.lexicon.codes.get(name.rstrip("2").upper())
        return codes.get(word, "") if codes else re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", word)

    @property
    def before(self) -> str:
        """The text before the match, a few words of it."""
        return self.match.string[max(0, self.match.start() - 40) : self.match.start()]

    @property
    def after(self) -> str:
        """The text after the match, a few words of it."""
        return self.match.string[self.match.end() : self.match.end() + 40]


def normal(word: str) -> str:
    """Return a word in lower case, with straight apostrophes and single spaces."""
    return " ".join(word.replace("’", "'").lower().split())


def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """Return the lexicon of a vocabulary's calendar words."""
    codes = {name: _codes(vocabulary, section) for name, section in _LISTS.items()}
    codes["NUM"] = _codes(vocabulary, "cardinals")
    fragments = {name: _alternation(words) for name, words in codes.items()} | dict(_NUMERIC)
    fragments["NUM"] = _number(codes["NUM"], codes["TENS"])
    heads = {name: frozenset(TOKEN.findall(word)[0] for word in words) for name, words in codes.items()}
    heads = {name: _with_digits(tokens) for name, tokens in heads.items()}
    heads |= {name: frozenset({DIGITS}) for name in _NUMERIC}
    heads["NUM"] |= {DIGITS} | heads["TENS"]
    return Lexicon(codes, fragments, heads)


def _codes(vocabulary: Vocabulary, section: str) -> Mapping[str, str]:
    return {normal(word): code for word, code in vocabulary.words(f"calendar.{section}")}


def _alternation(words: Mapping[str, str]) -> str:
    return alternation(words).replace("'", "['’]") or r"(?!)"


def _with_digits(tokens: frozenset[str]) -> frozenset[str]:
    return frozenset(DIGITS if token.isdigit() else token for token in tokens)


def _number(cardinals: Mapping[str, str], tens: Mapping[str, str]) -> str:
    ones = alternation(word for word, code in cardinals.items() if code.isdigit() and int(code) < 10)
    words = _alternation(cardinals)
    return (
        rf"\d{{1,3}},\d{{3}}|\d{{1,4}}(?:\.\d{{1,2}})?(?:\s\d/\d)?|(?:{_alternation(tens)})[-\s](?:{ones})"
        rf"|(?:{words})(?:\sand\sa\shalf)?|(?:{_alternation(tens)})"
    )
