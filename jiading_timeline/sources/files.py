"""A file to its text: which files are meant, and in which encoding they are written."""

from __future__ import annotations

import codecs
import glob
import os
import re
import warnings
from pathlib import Path

import charset_normalizer

from jiading_timeline.errors import ArticleError, ArticleWarning

SUFFIXES = (".txt",)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHINESE = (("gb18030", range(0xA1, 0xD8)), ("big5", range(0xA1, 0xC7)))
_OTHERS = ["utf_16_le", "utf_16_be", "cp1252"]
_SAMPLE = 4096
_LARGEST = 50 * 2**20
_TRUSTED = 0.7


def find_files(path: str | Path) -> list[Path]:
    """Return the files that a path means: itself, the ``.txt`` files below a folder, or what a glob matches.

    Raises
    ------
    ArticleError
        If there is no such file or folder, or none of its files can hold an article.
    """
    place = Path(path)
    if not str(path):
        raise ArticleError("the path of the articles is empty")
    try:
        if place.is_file():
            return [place]
        if place.is_dir():
            return _files_below(place)
        matched = sorted(Path(name) for name in glob.glob(str(path), recursive=True))  # noqa: PTH207
        found = [file for file in matched if file.is_file()]
    except OSError as error:
        raise ArticleError(f"{path}: cannot be read ({error.strerror})") from error
    if not found:
        raise ArticleError(f"{path}: no such file or folder")
    return found


def _files_below(folder: Path) -> list[Path]:
    """Return the text files below a folder, hidden files and folders left out."""
    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=_warn):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files = (Path(place) / name for name in names if not name.startswith("."))
        found += [file for file in files if file.suffix.lower() in SUFFIXES]
    if not found:
        raise ArticleError(f"{folder}: no {' or '.join(SUFFIXES)} file in this folder")
    return sorted(found)


def _warn(error: OSError) -> None:
    warnings.warn(f"{error.filename}: cannot be read ({error.strerror})", ArticleWarning, stacklevel=2)


def read_text(path: Path) -> str:
    """Return a file's text, decoded and otherwise as it is.

    Raises
    ------
    ArticleError
        If the file cannot be opened, is empty, or is not text; the message names it and the cause.
    """
    if path.exists() and not path.is_file():
        raise ArticleError(f"{path}: is not a regular file")
    try:
        if path.stat().st_size > _LARGEST:
            raise ArticleError(f"{path}: is larger than {_LARGEST // 2**20} MB")
        raw = path.read_bytes()
    except OSError as error:
        raise ArticleError(f"{path}: cannot be read ({error.strerror})") from error
    if not raw.strip():
        raise ArticleError(f"{path}: is empty")
    text = _decode(raw)
    if text is None:
        raise ArticleError(f"{path}: is not text in a known encoding")
    if not text.strip("\ufeff").strip():
        raise ArticleError(f"{path}: is empty")
    return text


def _decode(raw: bytes) -> str | None:
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _plain(_try(raw, encoding))
    text = _plain(_try(raw, "utf-8")) or _plain(_chinese(raw))
    if text is not None:
        return text
    guess = charset_normalizer.from_bytes(raw, cp_isolation=_OTHERS).best()
    return _plain(str(guess)) if guess else None


def _try(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _chinese(raw: bytes) -> str | None:
    """Return the text if most of it beyond ASCII is everyday characters of a Chinese encoding, and in words.

    In both encodings the first byte tells an everyday character; a general detector needs longer texts.
    """
    best, share = None, _TRUSTED
    for encoding, leads in _CHINESE:
        text = _try(raw, encoding)
        found = sorted(set(re.findall(r"[^\x00-\x7f]", text[:_SAMPLE]))) if text else []
        everyday = [char for char in found if _lead(char, encoding) in leads]
        together = re.search(r"[^\x00-\x7f]{2}", text or "")
        if together and len(everyday) > share * len(found):
            best, share = text, len(everyday) / len(found)
    return best


def _lead(char: str, encoding: str) -> int:
    """Return the first byte of a character, 0 where GB 2312, the everyday part of GB 18030, lacks it."""
    raw = char.encode("gb2312" if encoding == "gb18030" else encoding, "ignore")
    return raw[0] if raw else 0


def _plain(text: str | None) -> str | None:
    """Return the text unless its beginning holds the control characters of a binary file."""
    if text is None or any(ord(char) < 32 and char not in "\t\n\r\f" for char in text[:_SAMPLE]):
        return None
    return text
