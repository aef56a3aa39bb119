"""A rule: a name, a pattern and what is built from a match.

Rules stand in tuples and are tried in that order. Each has examples and counter-examples in ``tests/corpus``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Build = TypeVar("Build")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Build]):
    """A named pattern with the function that makes a value of its match; the name is a row's provenance."""

    name: str
    pattern: re.Pattern[str]
    build: Build


def alternation(words: Iterable[str]) -> str:
    r"""Return a regular expression of the given words, longest first, spaces matching any white space.

    Without words nothing matches.

    Examples
    --------
    >>> alternation(["per cent", "percent"])
    'per\\s+cent|percent'
    """
    found = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in found) or "(?!)"
