"""Names of people, organisations and places, example by example."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiading_timeline.model import Span
from jiading_timeline.text.names import find_names, is_person
from jiading_timeline.vocabulary import load_vocabulary

CORPUS = tomllib.loads((Path(__file__).parents[1] / "corpus" / "names.toml").read_text(encoding="utf-8"))[
    "example"
]
WORDS = load_vocabulary()


@pytest.mark.parametrize("example", CORPUS, ids=lambda example: example["text"][:50])
def test_corpus(example):
    found = find_names(example["text"], WORDS)
    assert [[name.text, name.kind] for name in found] == example["names"]


def test_the_corpus_knows_every_kind():
    kinds = {kind for example in CORPUS for _, kind in example["names"]}
    assert kinds == {"person", "organisation", "place", "other"}


def test_spans_are_shifted_to_the_article():
    article = "A start. " + "Zhou Min spoke in Malu Town."
    sentence = article[9:]
    assert [name.span.of(article) for name in find_names(sentence, WORDS, 9)] == ["Zhou Min", "Malu Town"]


def test_is_person_needs_an_office_or_a_verb_of_speech():
    said, met = "Zhou Min said so.", "Zhou Min stood there."
    assert is_person(said, Span(0, 8), WORDS)
    assert not is_person(met, Span(0, 8), WORDS)


def test_the_words_of_another_vocabulary_are_used(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[organisations.head]\nplace = ["Fjord"]\n', encoding="utf-8")
    [name] = find_names("the Great Fjord froze", load_vocabulary(own))
    assert (name.text, name.kind) == ("Great Fjord", "place")


PIECES = [
    "Li",
    "Lei",
    "'s ",
    "’s",
    " and ",
    " of ",
    " the ",
    "Co",
    "The",
    " (SH) ",
    " ",
    "Mr ",
    "said",
    ",",
    "ſ",
    "K",
    "İ",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text())
def test_names_are_slices_in_order(text):
    found = find_names(text, WORDS)
    assert all(name.text == name.span.of(text) == name.text.strip() != "" for name in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
