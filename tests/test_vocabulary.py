"""The shipped words, and a user's words on top of them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import jiading_timeline
from jiading_timeline.errors import VocabularyError
from jiading_timeline.text.passage import compiled
from jiading_timeline.vocabulary import load_vocabulary

FOLDER = Path(jiading_timeline.__file__).parent / "words"
FILES = sorted(FOLDER.glob("*.toml"))


def sections(file: Path) -> list[str]:
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return [f"{table}.{section}" for table, inner in tables.items() for section in inner]


def test_no_section_stands_in_two_files():
    found = [name for file in FILES for name in sections(file)]
    assert len(found) == len(set(found)) > 20


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_word_stands_twice_under_a_code(file):
    words = load_vocabulary()
    for name in sections(file):
        for code, listed in words[name].items():
            assert len(listed) == len(set(listed)), (name, code)
            assert all(word == word.strip() for word in listed), (name, code)


@pytest.mark.parametrize("name", [name for file in FILES for name in sections(file)])
def test_every_word_finds_itself(name):
    words = load_vocabulary()
    pattern, meaning = compiled(words, name)
    for word, _ in words.words(name):
        if re.fullmatch(r"[\w-].*[\w-]|\w", word):
            found = pattern.fullmatch(word)
            assert found, word
            assert meaning(found.group())[0] == name


def test_every_section_is_read_somewhere():
    package = Path(jiading_timeline.__file__).parent
    code = "\n".join(file.read_text(encoding="utf-8") for file in package.rglob("*.py"))
    unread = [
        name
        for file in FILES
        for name in sections(file)
        if name not in code and f'"{name.split(".")[1]}"' not in code
    ]
    assert unread == []


def test_the_longest_word_comes_first():
    lengths = [len(word) for word, _ in load_vocabulary().words("units.currency")]
    assert lengths == sorted(lengths, reverse=True)


def test_an_unknown_section_is_empty():
    assert dict(load_vocabulary()["no.section"]) == {}
    assert load_vocabulary().words("no.section") == ()


def test_own_words_are_added_and_the_shipped_ones_stay(tmp_path):
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    first.write_text('[units.currency]\nCNY = ["kuai", "yuan"]\nXTS = ["shell"]\n', encoding="utf-8")
    second.write_text('\ufeff[own.words]\ncode = ["嘉定"]\n', encoding="utf-8")
    words = load_vocabulary(first, str(second))
    assert words["units.currency"]["CNY"].count("yuan") == 1
    assert "kuai" in words["units.currency"]["CNY"]
    assert words["units.currency"]["XTS"] == ("shell",)
    assert words["own.words"]["code"] == ("嘉定",)
    assert "XTS" not in load_vocabulary()["units.currency"]


def test_own_words_are_read(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[units.currency]\nXTS = ["shells"]\n', encoding="utf-8")
    [article] = [jiading_timeline.Article("a", "Sales reached 5 million shells in 2022.")]
    units = jiading_timeline.extract([article], vocabulary=load_vocabulary(own)).quantities["unit"]
    assert units.tolist() == ["XTS"]


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"not toml", "not TOML"),
        (b"\xff\xfe\x00", "not TOML"),
        (b"a = " + b"[" * 20_000, "not TOML"),
        (b"currency = 5", r"\[currency\.\?\] must hold"),
        (b"[units]\ncurrency = 5", r"\[units\.currency\] must hold"),
        (b"[units.currency]\nCNY = 'yuan'", r"\[units\.currency\] must hold"),
        (b"[units.currency]\nCNY = [5]", r"\[units\.currency\] must hold"),
        (b"[units.currency]\nCNY = [' ']", r"\[units\.currency\] must hold"),
        (b"[units.currency.deep]\nCNY = ['yuan']", r"\[units\.currency\] must hold"),
    ],
)
def test_a_file_of_another_shape_is_named(tmp_path, content, cause):
    own = tmp_path / "own.toml"
    own.write_bytes(content)
    with pytest.raises(VocabularyError, match=rf"own\.toml: {cause}"):
        load_vocabulary(own)


def test_a_file_that_cannot_be_opened_is_named(tmp_path):
    for place in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(VocabularyError, match=rf"{re.escape(str(place))}: cannot be read"):
            load_vocabulary(place)


def test_a_vocabulary_cannot_be_changed():
    with pytest.raises(TypeError):
        load_vocabulary()["units.currency"]["CNY"] = ()
