"""The shipped words, and a user's words on top of them."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
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
    readers = (file for file in package.rglob("*.py") if file.name != "vocabulary.py")
    code = "\n".join(file.read_text(encoding="utf-8") for file in readers)
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
    second.write_text('\ufeff[areas.place]\nMill = ["嘉定", " Mill  Town "]\n', encoding="utf-8")
    words = load_vocabulary(first, str(second))
    assert words["units.currency"]["CNY"].count("yuan") == 1
    assert "kuai" in words["units.currency"]["CNY"]
    assert words["units.currency"]["XTS"] == ("shell",)
    assert words["areas.place"]["Mill"] == ("嘉定", "Mill Town")
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
        (b"[units.currency]\nCNY = 'yuan'", r"\[units\.currency\] CNY: must be a list of words"),
        (b"[units.currency]\nCNY = [5]", r"\[units\.currency\] CNY: must be a list of words"),
        (b"[units.currency.deep]\nCNY = ['yuan']", r"\[units\.currency\] deep: must be a list of words"),
    ],
)
def test_a_file_of_another_shape_is_named(tmp_path, content, cause):
    own = tmp_path / "own.toml"
    own.write_bytes(content)
    with pytest.raises(VocabularyError, match=rf"own\.toml: {cause}"):
        load_vocabulary(own)


@pytest.mark.parametrize(
    ("section", "nearest"),
    [("areas.plce", "areas.place"), ("unit.currency", "units.currency"), ("matching.cities", None)],
)
def test_an_unknown_section_is_refused_with_the_nearest_known(tmp_path, section, nearest):
    own = tmp_path / "own.toml"
    own.write_text(f'[{section}]\nX = ["x"]\n', encoding="utf-8")
    with pytest.raises(VocabularyError) as refused:
        load_vocabulary(own)
    assert str(refused.value).startswith(f"{own}: [{section}]: there is no such section")
    if nearest:
        assert str(refused.value).endswith(f"did you mean {nearest}?")


@pytest.mark.parametrize("section", ["matching.generic", "pages.stamp"])
def test_a_section_that_is_read_from_the_package_only_is_refused(tmp_path, section):
    own = tmp_path / "own.toml"
    own.write_text(f'[{section}]\nX = ["x"]\n', encoding="utf-8")
    with pytest.raises(VocabularyError, match=rf"own\.toml: \[{re.escape(section)}\]: these words come with"):
        load_vocabulary(own)


@pytest.mark.parametrize(
    ("section", "code", "word", "cause"),
    [
        ("units.scale", "many", "zillion", "must be a whole number"),
        ("units.scale", "1e9", "zillion", "must be a whole number"),
        ("units.scale", "0", "zillion", "must be a whole number, and not 0"),
        ("units.scale", "9" * 5000, "zillion", "is not a code"),
        ("units.scale", "1000", "a|b", "must be a single word"),
        ("units.scale", "1000", "\u0130", "must be a single word"),
        ("units.number_words", "few", "few", "must be a whole number"),
        ("calendar.days", "1.5", "overmorrow", "must be a whole number"),
        ("calendar.days", "2", "(", "has no letter"),
        ("calendar.months", "13", "Smarch", "is not one of the codes"),
        ("calendar.units", "yaer", "annum", "did you mean year?"),
        ("units.comparator", "about", "about", "is not one of the codes"),
        ("areas.place", "Mill", " ", "is not a word"),
        ("areas.place", "Mill", "Mill\nTown", "is not a word"),
        ("areas.place", "Mill", "\0", "is not a word"),
        ("areas.place", "Mill", "M" * 5000, "is not a word"),
        ("areas.place", " ", "Mill", "is not a code"),
        ("areas.place", "Mill\nTown", "Mill", "is not a code"),
        ("areas.place", "", "Mill", "is not a code"),
    ],
)
def test_a_code_or_word_that_cannot_be_read_is_refused_at_its_place(tmp_path, section, code, word, cause):
    own = tmp_path / "own.toml"
    own.write_text(f"[{section}]\n{json.dumps(code)} = [{json.dumps(word)}]\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=re.escape(cause)) as refused:
        load_vocabulary(own)
    assert str(refused.value).startswith(f"{own}: [{section}] ")
    assert "\n" not in str(refused.value)


ODD = [
    "(",
    "a|b",
    "\\",
    "[x",
    "*",
    "\u0130",
    "\u017f",
    "\u00df",
    "a.b",
    "'",
    "\u5609\u5b9a",
    "%",
    "$",
    ".",
    "5",
    "a b  c",
]


@pytest.mark.parametrize("name", sorted(load_vocabulary().sections))
def test_a_file_that_is_loaded_can_be_read_with(tmp_path, name):
    """Whatever code and word a file adds to a section: it is refused when loaded, or reads."""
    files = []
    for code in (next(iter(load_vocabulary()[name])), "ZZ", "99"):
        for word in ("zorb", *ODD):
            own = tmp_path / f"{len(files)}.toml"
            own.write_text(f"[{name}]\n{json.dumps(code)} = [{json.dumps(word)}]\n", encoding="utf-8")
            with contextlib.suppress(VocabularyError):
                load_vocabulary(own)
                files.append(own)
    said = " ".join(
        f"In {word} 2024 the {word} rose 5 {word} people to 3 million {word}." for word in ["zorb", *ODD]
    )
    article = jiading_timeline.Article("a", said, published=dt.date(2024, 1, 1))
    jiading_timeline.extract([article], vocabulary=load_vocabulary(*files))


def test_a_file_that_cannot_be_opened_is_named(tmp_path):
    for place in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(VocabularyError, match=rf"{re.escape(str(place))}: cannot be read"):
            load_vocabulary(place)


def test_a_vocabulary_cannot_be_changed():
    with pytest.raises(TypeError):
        load_vocabulary()["units.currency"]["CNY"] = ()
