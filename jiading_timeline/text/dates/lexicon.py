"""The calendar's words as pieces of patterns, and back from a matched word to its code.

A pattern is a regular expression with three shorthands: a space is any short white space, ``[- ]`` that or a
hyphen, and ``<MONTH>`` any word of a list, captured under that name (``<MONTH2>`` is a second one).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jiading_timeline.text.rules import alternation
from jiading_timeline.vocabulary import Vocabulary

TOKEN = re.compile(r"['‘’]?[0-9]+|[^\W\d_]+")
REACH = 40

_LISTS = MappingProxyType(
    {
        "MONTH": "months",
        "WEEKDAY": "weekdays",
        "WEEKDAYS": "repeated_weekdays",
        "SEASON": "seasons",
        "HOLIDAY": "holidays",
        "PART": "parts",
        "UNIT": "units",
        "ORD": "ordinals",
        "CENTURY": "centuries",
        "TENTH": "decades",
        "REL": "relative",
        "SEQ": "sequence",
        "TODAY": "days",
        "REF": "references",
        "SET": "sets",
        "TENS": "tens",
        "NUM": "cardinals",
    }
)
_NUMERIC = MappingProxyType(
    {
        "YEAR": r"(?:1\d|20|21)\d\d(?!\w|[.,:]\d)",
        "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.,:/]\d| ?%)",
        "DECADE": r"(?:['‘’]|1\d|20)?\d0['’]?s",
        "N": r"\d{1,2}",
        "DD": r"\d\d",
        "YYYY": r"\d{4}",
    }
)
_LENGTHS = MappingProxyType(
    {"YEAR": (4,), "DAY": (1, 2), "DECADE": (2, 4), "N": (1, 2), "DD": (2,), "YYYY": (4,)}
)
_LIST = re.compile(r"<([A-Z]+)(\d?)>")
_OPTIONAL = re.compile(r"\(\?(?::|P<\w+>)(\w+) \)\?")
_FIRST = re.compile(r"<([A-Z]+)\d?>|(?:\(\?(?::|P<\w+>))?([a-z]+(?:\|[a-z]+)*)")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The word lists of ``calendar.*``: codes by word, patterns, first tokens, cues around a match."""

    codes: Mapping[str, Mapping[str, str]]
    fragments: Mapping[str, str]
    heads: Mapping[str, frozenset[str]]
    before: Mapping[str, re.Pattern[str]]
    after: Mapping[str, re.Pattern[str]]

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Return the regular expression of a pattern; ending at the end of a word."""
        whole = f"(?:{_LIST.sub(self._expand, spaced(pattern))})(?!\\w)"
        return re.compile(whole.replace(r"\d", "[0-9]"), re.IGNORECASE)

    def heads_of(self, pattern: str) -> frozenset[str]:
        """Return the first tokens, in lower case, with which a match of the pattern can begin."""
        if optional := _OPTIONAL.match(pattern):
            return self.heads_of(pattern[optional.end() :]) | {optional[1]}
        first = _FIRST.match(pattern)
        if first is None:
            raise ValueError(pattern)
        return self.heads[first[1]] if first[1] else frozenset(first[2].split("|"))

    def _expand(self, piece: re.Match[str]) -> str:
        return f"(?P<{piece[1].lower()}{piece[2]}>{spaced(self.fragments[piece[1]])})"


@dataclass(frozen=True, slots=True)
class Found:
    """A match seen through the lexicon."""

    match: re.Match[str]
    lexicon: Lexicon

    def text(self, name: str) -> str:
        """Return what the group matched, in lower case with single spaces; empty if it has no part in it."""
        return normal(self.match.groupdict().get(name) or "")

    def code(self, name: str) -> str:
        """Return the code of the word that the group matched, or its digits; empty if there is none."""
        word = self.text(name)
        codes = self.lexicon.codes.get(name.rstrip("2").upper())
        return codes.get(word, "") if codes else re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", word)

    def capital(self, name: str) -> bool:
        """Tell whether the group matched a word that begins with a capital."""
        return (self.match.groupdict().get(name) or "a")[0].isupper()

    def follows(self, cue: str) -> bool:
        """Tell whether a cue of the list stands right before the match."""
        return self.goes_before(self.lexicon.before[cue])

    def precedes(self, cue: str) -> bool:
        """Tell whether a cue of the list stands right after the match."""
        return bool(self.lexicon.after[cue].match(self.match.string, self.match.end()))

    def goes_before(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether the pattern is found in the few words before the match."""
        start = self.match.start()
        return bool(pattern.search(self.match.string[max(0, start - REACH) : start]))

    def next(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether the text goes on with the pattern."""
        return bool(pattern.match(self.match.string, self.match.end()))


def spaced(pattern: str) -> str:
    r"""Return a pattern in which a space stands for any short white space, ``[- ]`` for that or a hyphen.

    Examples
    --------
    >>> print(spaced("year[- ]end"))
    year(?:-|\s{1,9})end
    """
    space = r"\s{1,9}"
    return pattern.replace("[- ]", f"(?:-|{space})").replace(" ?", r"\s{0,9}").replace(" ", space)


def normal(word: str) -> str:
    """Return a word in lower case, with straight apostrophes and single spaces."""
    return " ".join(word.replace("’", "'").lower().split())


def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """Return the lexicon of a vocabulary's calendar words."""
    codes = {
        name: {normal(word): code for word, code in vocabulary.words(f"calendar.{section}")}
        for name, section in _LISTS.items()
    }
    heads = {
        name: frozenset(head_of(TOKEN.findall(word)[0]) for word in words) for name, words in codes.items()
    }
    heads |= {name: frozenset("0" * length for length in lengths) for name, lengths in _LENGTHS.items()}
    heads["NUM"] |= heads["TENS"] | {"0", "00", "000", "0000"}
    fragments = {name: _words(words) for name, words in codes.items()} | dict(_NUMERIC)
    fragments["NUM"] = _number(codes["NUM"], codes["TENS"])
    cues = vocabulary["calendar.cues"]
    return Lexicon(
        MappingProxyType(codes),
        MappingProxyType(fragments),
        MappingProxyType(heads),
        {
            name: re.compile(spaced(rf"(?<!\w)(?:{_words(words)})\.?[- ]$"), re.I)
            for name, words in cues.items()
        },
        {name: re.compile(spaced(rf"-? ?(?:{_words(words)})(?!\w)"), re.I) for name, words in cues.items()},
    )


def head_of(token: str) -> str:
    """Return what rules are kept under for a token: a word in lower case, digits by how many there are."""
    return token.lower() if token[-1].isalpha() else "0" * len(token.lstrip("'‘’"))


def _words(words: Mapping[str, str] | tuple[str, ...]) -> str:
    return alternation(words).replace("'", "['’]")


def _number(cardinals: Mapping[str, str], tens: Mapping[str, str]) -> str:
    ones = _words(
        tuple(word for word, code in cardinals.items() if code.isdigit() and int(code) < 10 and len(word) > 2)
    )
    return (
        rf"\d{{1,3}},\d{{3}}|\d{{1,4}}(?:\.\d{{1,2}})?(?: \d/\d)?|(?:{_words(tens)})[- ](?:{ones})"
        rf"|(?:{_words(cardinals)})(?: and a half)?|(?:{_words(tens)})"
    )
