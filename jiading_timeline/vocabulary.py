"""The words the readers know, as data: shipped TOML files, then the user's own on top.

Every file has one shape, whatever it is about::

    [sectors.industry]
    biomedicine = ["biomedicine", "biopharma", "biomedical industry"]

A table (``sectors``), a section (``industry``), and in it a code with the words that mean it.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from jiading_timeline.errors import VocabularyError

Words = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, eq=False, slots=True)
class Vocabulary:
    """Words by ``table.section`` and code; look one up with ``vocabulary["units.currency"]``."""

    sections: Mapping[str, Words]

    def __getitem__(self, section: str) -> Words:
        """Return the codes of a section with their words; an unknown section is empty."""
        return self.sections.get(section, MappingProxyType({}))

    def words(self, section: str) -> tuple[tuple[str, str], ...]:
        """Return every (word, code) of a section, longest word first, so that the longest match wins."""
        pairs = [(word, code) for code, words in self[section].items() for word in words]
        return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def load_vocabulary(*paths: str | Path) -> Vocabulary:
    """Load the shipped vocabulary, then the given TOML files on top of it.

    Parameters
    ----------
    *paths : str or Path
        TOML files of tables, sections and codes. Words of a code that is already known are added to it.

    Returns
    -------
    Vocabulary

    Raises
    ------
    VocabularyError
        If a file is missing, is not TOML, or has another shape; the message names the file.

    Examples
    --------
    >>> load_vocabulary()["units.currency"]["CNY"][0]
    'yuan'
    """
    shipped = _shipped()
    if not paths:
        return shipped
    merged = {name: dict(words) for name, words in shipped.sections.items()}
    for path in paths:
        for name, words in _sections(_parse(Path(path)), str(path)).items():
            known = merged.setdefault(name, {})
            for code, new in words.items():
                known[code] = tuple(dict.fromkeys((*known.get(code, ()), *new)))
    return _freeze(merged)


@functools.cache
def _shipped() -> Vocabulary:
    merged: dict[str, dict[str, tuple[str, ...]]] = {}
    folder = resources.files("jiading_timeline") / "words"
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".toml"):
            tables = tomllib.loads(entry.read_text(encoding="utf-8"))
            merged.update({name: dict(words) for name, words in _sections(tables, entry.name).items()})
    return _freeze(merged)


def _parse(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise VocabularyError(f"{path}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise VocabularyError(f"{path}: not TOML ({error})") from error


def _sections(tables: Mapping[str, object], name: str) -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for table, sections in tables.items():
        for section, codes in sections.items() if isinstance(sections, dict) else [("?", None)]:
            if not isinstance(codes, dict) or not all(_are_words(words) for words in codes.values()):
                raise VocabularyError(
                    f"{name}: [{table}.{section}] must hold lines of the form: code = [words]"
                )
            found[f"{table}.{section}"] = {code: tuple(words) for code, words in codes.items()}
    return found


def _are_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value)


def _freeze(merged: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Vocabulary:
    return Vocabulary(
        MappingProxyType({name: MappingProxyType(dict(words)) for name, words in merged.items()})
    )
