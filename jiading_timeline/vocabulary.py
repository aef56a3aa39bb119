"""The words the readers know, as data: shipped TOML files, then the user's own on top.

Every file has one shape, whatever it is about::

    [sectors.industry]
    biomedicine = ["biomedicine", "biopharma", "biomedical industry"]

A table (``sectors``), a section (``industry``), and in it a code with the words that mean it.

A file of the user's may add words to every shipped section, and codes to most; what the readers could not use
is refused when the file is loaded, not when an article is read.
"""

from __future__ import annotations

import difflib
import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from jiading_timeline.errors import VocabularyError

Words = Mapping[str, tuple[str, ...]]

_LONGEST = 200
_WHOLE = re.compile(r"-?\d{1,15}", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SINGLE = re.compile(r"[^\W\d_]+")
_CLOSED: Mapping[str, str] = {
    "calendar": "bounds cues modifiers months parts references repeated_weekdays seasons tense units"
    " weekdays",
    "cues": "result target",
    "events": "changed",
    "units": "comparator comparator_after comparator_suffix comparator_verb",
}
"""Sections whose codes the grammar knows by name: words may be added to them, codes may not."""
_SHIPPED_ONLY = ("matching", "pages", "wording")
"""Tables that are read where no user's vocabulary is at hand."""


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
        TOML files of tables, sections and codes, the sections being those of the shipped files. Words of a
        code that is already known are added to it.

    Returns
    -------
    Vocabulary

    Raises
    ------
    VocabularyError
        If a file is missing, is not TOML, or has another shape, section, code or word than can be read; the
        message names the file and the place in it.

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
            _check(name, words, shipped, str(path))
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
            if not isinstance(codes, dict):
                raise VocabularyError(
                    f"{name}: [{table}.{section}] must hold lines of the form: code = [words]"
                )
            for code, words in codes.items():
                if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
                    raise VocabularyError(f"{name}: [{table}.{section}] {code}: must be a list of words")
            found[f"{table}.{section}"] = {
                code: tuple(_spaced(word) for word in words) for code, words in codes.items()
            }
    return found


def _spaced(word: str) -> str:
    """Return a word without spaces around it, and with single ones in it."""
    return re.sub(r" {2,}", " ", word.strip(" "))


def _check(section: str, codes: Words, shipped: Vocabulary, file: str) -> None:
    """Refuse what the readers could not use in a section of a user's file."""
    if section not in shipped.sections:
        raise VocabularyError(
            f"{file}: [{section}]: there is no such section{_nearest(section, shipped.sections)}"
        )
    if section.partition(".")[0] in _SHIPPED_ONLY:
        raise VocabularyError(
            f"{file}: [{section}]: these words come with the package and cannot be added to"
        )
    known = shipped[section]
    for code, words in codes.items():
        problem = _wrong_code(section, code, known) or next(
            (f"{word!r} {wrong}" for word in words if (wrong := _wrong_word(section, word, known))), None
        )
        if problem:
            raise VocabularyError(f"{file}: [{section}] {code[:_LONGEST]!r}: {problem}")


def _wrong_code(section: str, code: str, known: Words) -> str:
    if not code.strip() or code != code.strip() or _CONTROL.search(code) or len(code) > _LONGEST:
        return "is not a code: it must be one short line"
    table, _, name = section.partition(".")
    if name in _CLOSED.get(table, "").split() and code not in known:
        return f"is not one of the codes of this section{_nearest(code, known)}"
    if _is_numeric(known) and not (_WHOLE.fullmatch(code) and (int(code) or "0" in known)):
        return "must be a whole number" + (", and not 0" if code.strip("-0") == "" else "")
    return ""


def _wrong_word(section: str, word: str, known: Words) -> str:
    if not word.strip() or _CONTROL.search(word) or len(word) > _LONGEST:
        return "is not a word: it must be one short line"
    if not any(map(str.isalpha, word)) and all(
        any(map(str.isalpha, other)) for words in known.values() for other in words
    ):
        return "has no letter, as a word of this section must"
    if section.startswith("units.") and _is_numeric(known):
        folded = word.lower()
        if not _SINGLE.fullmatch(word) or len(folded) != len(word) or folded.upper().lower() != folded:
            return "must be a single word of letters that have a capital and a small form"
    return ""


def _is_numeric(known: Words) -> bool:
    return all(_WHOLE.fullmatch(code) for code in known)


def _nearest(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name[:_LONGEST], list(known), n=1, cutoff=0.5)
    return f"; did you mean {near[0]}?" if near else ""


def _freeze(merged: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Vocabulary:
    return Vocabulary(
        MappingProxyType({name: MappingProxyType(dict(words)) for name, words in merged.items()})
    )
