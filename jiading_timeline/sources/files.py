"""A file to its text: which files are meant, and in which encoding they are written."""

from __future__ import annotations

import codecs
import glob
import os
from pathlib import Path

import charset_normalizer

from jiading_timeline.errors import ArticleError

SUFFIXES = (".txt",)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ENCODINGS = ["gb18030", "big5", "utf_16_le", "utf_16_be", "cp1252"]
_SAMPLE = 4096


def find_files(path: str | Path) -> list[Path]:
    """Return the files that a path means: itself, the ``.txt`` files below a folder, or what a glob matches.

    Raises
    ------
    ArticleError
        If there is no such file or folder, or none of its files can hold an article.
    """
    place = Path(path)
    if place.is_file():
        return [place]
    if place.is_dir():
        walked = (Path(folder) / name for folder, _, names in os.walk(place) for name in names)
        found = [file for file in walked if file.suffix.lower() in SUFFIXES and not file.name.startswith(".")]
        if not found:
            raise ArticleError(f"{path}: no {' or '.join(SUFFIXES)} file in this folder")
        return sorted(found)
    found = [Path(name) for name in sorted(glob.glob(str(path), recursive=True)) if Path(name).is_file()]  # noqa: PTH207
    if not found:
        raise ArticleError(f"{path}: no such file or folder")
    return found


def read_text(path: Path) -> str:
    """Return a file's text, decoded and otherwise as it is.

    Raises
    ------
    ArticleError
        If the file cannot be opened, is empty, or is not text; the message names it and the cause.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ArticleError(f"{path}: cannot be read ({error.strerror})") from error
    if not raw.strip():
        raise ArticleError(f"{path}: is empty")
    text = _decode(raw)
    if text is None:
        raise ArticleError(f"{path}: is not text in a known encoding")
    if not text.strip("\ufeff \t\r\n"):
        raise ArticleError(f"{path}: is empty")
    return text


def _decode(raw: bytes) -> str | None:
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _plain(_try(raw, encoding))
    text = _plain(_try(raw, "utf-8"))
    if text is not None:
        return text
    guess = charset_normalizer.from_bytes(raw, cp_isolation=_ENCODINGS).best()
    return _plain(str(guess)) if guess else None


def _try(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _plain(text: str | None) -> str | None:
    """Return the text unless its beginning holds the control characters of a binary file."""
    if text is None or any(ord(char) < 32 and char not in "\t\n\r\f" for char in text[:_SAMPLE]):
        return None
    return text
