"""The shipped articles and a plain number reader, written apart from the package so that it can check it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
_SCALES = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
_NAMED = {
    "two": 2,
    "twice": 2,
    "second": 2,
    "three": 3,
    "third": 3,
    "four": 4,
    "fourth": 4,
    "five": 5,
    "fifth": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "nineteen": 19,
    "twenty": 20,
    "twenty-one": 21,
    "thirty": 30,
    "hundred": 100,
    "thousand": 1000,
}
_NUMBER = re.compile(
    r"(?<![\w.])(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?:[ -](?P<scale>million|billion|trillion)\b)?"
    rf"|\b(?P<word>{'|'.join(sorted(_NAMED, key=len, reverse=True))})\b(?:-(?P<times>million|billion)\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Shipped:
    """A shipped article: its file, the lines of its header and its text."""

    path: Path
    header: dict[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, by offset, with its scale applied."""

    start: int
    end: int
    value: Decimal


def find_numbers(text: str) -> list[Number]:
    found = []
    for match in _NUMBER.finditer(text):
        if match["digits"]:
            value = Decimal(match["digits"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1)
        else:
            value = Decimal(_NAMED[match["word"].lower()] * _SCALES.get((match["times"] or "").lower(), 1))
        found.append(Number(match.start(), match.end(), value))
    return found


@pytest.fixture(scope="session")
def articles() -> dict[str, Shipped]:
    return {path.stem: _shipped(path) for path in sorted(ARTICLES.glob("*.txt"))}


@pytest.fixture(scope="session")
def numbers():
    return find_numbers


def _shipped(path: Path) -> Shipped:
    head, text = path.read_bytes().decode("utf-8").split("\n\n", 1)
    return Shipped(path, dict(line.split(": ", 1) for line in head.split("\n")), text)
