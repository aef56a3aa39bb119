"""Sentences by offset, put together where the layout cut them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiading_timeline.text.pages.sentences import blanked, find_sentences

LEFT = "THE ferry carried 300 people on its first trip and the town expects"


def read(text: str) -> list[str]:
    return [" ".join(blanked(text, sentence).split()) for sentence in find_sentences(text) if sentence.body]


def test_sentences_of_a_paragraph():
    assert read("It rose. It fell? “It rests,” she said.") == [
        "It rose.",
        "It fell?",
        "“It rests,” she said.",
    ]


def test_abbreviations_and_decimals_end_no_sentence():
    text = "Dr. Holm sold 3.5 million tickets to Northern Ferries Co. Ltd. in May. She was glad."
    assert read(text) == [text[:70], "She was glad."]


def test_a_sentence_cut_by_a_blank_line_is_one():
    assert read(f"{LEFT}\n\nmany more. It was full.") == [f"{LEFT} many more.", "It was full."]


def test_a_sentence_cut_twice_is_one():
    assert read(f"{LEFT}\n\nmany more, as\n\nit said.") == [f"{LEFT} many more, as it said."]


def test_a_new_paragraph_in_upper_case_is_not_joined():
    assert len(read(f"{LEFT}:\n\nMany more will come, it said.")) == 2


def test_a_pull_quote_is_a_hole_in_its_sentence():
    text = f"{LEFT}\n\n40,000\n\npassengers in the first year\n\nmany more by June. It was full."
    found = find_sentences(text)
    assert [sentence.body for sentence in found] == [True, False, False, True]
    [hole] = found[0].holes
    assert hole.of(text).split() == ["40,000", "passengers", "in", "the", "first", "year"]
    assert read(text) == [f"{LEFT} many more by June.", "It was full."]


def test_a_caption_is_a_hole_in_its_sentence():
    text = f"{LEFT}\n\n[Photo by Jan Berg]\n\nmany more by June."
    assert read(text) == [f"{LEFT} many more by June."]


def test_blanking_keeps_every_character_in_its_place():
    text = f"{LEFT}\r\n\r\n40,000\r\n\r\npassengers in a year\r\n\r\nmany more by June."
    sentence = find_sentences(text)[0]
    words = blanked(text, sentence)
    assert len(words) == len(sentence.span.of(text))
    assert words.index("June") == text.index("June") - sentence.span.start
    assert not any(char in words for char in "\r\n")


def test_headlines_are_sentences_but_no_running_text():
    found = find_sentences("New ferry links two towns\n\nMara Holm\n\nTHE ferry sailed.")
    assert [sentence.body for sentence in found] == [False, False, True]


def test_furniture_is_no_sentence():
    assert read("Today is Friday\n\nTHE ferry sailed.") == ["THE ferry sailed."]


@pytest.mark.parametrize("word", ["ferry ", "ferry,", ",", "5% ", "(“"])
def test_a_text_without_an_end_is_cut_into_sentences_of_bounded_length(word):
    text = word * (20_000 // len(word))
    found = find_sentences(text)
    assert max(sentence.span.end - sentence.span.start for sentence in found) <= 1001
    assert "".join(sentence.span.of(text) for sentence in found).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("char", ["f", "1", "中"])
def test_a_word_is_never_cut(char):
    [sentence] = find_sentences(char * 20_000)
    assert sentence.span.end == 20_000


def test_an_endless_chain_of_cut_paragraphs_is_bounded():
    part = "the ferry carried three hundred people across the bay, while the band on the quay played and"
    text = "\n\n".join([f"{part} {part}"] * 60)
    assert max(sentence.span.end - sentence.span.start for sentence in find_sentences(text)) < 2000


@given(st.text(alphabet=st.sampled_from("Aa1 .,\n\r(\"”'%\ud800\0中\u2028\x1c"), max_size=200))
def test_sentences_stand_in_order_and_lose_nothing(text):
    found = find_sentences(text)
    assert [sentence.index for sentence in found] == list(range(len(found)))
    assert list(found) == sorted(found, key=lambda sentence: (sentence.span.start, -sentence.span.end))
    covered = {at for sentence in found for at in range(sentence.span.start, sentence.span.end)}
    assert all(at in covered for at, char in enumerate(text) if char.isalnum())
    for sentence in found:
        words = sentence.span.of(text)
        assert words == words.strip() != ""
        assert len(blanked(text, sentence)) == len(words)
        assert all(sentence.span.contains(hole) for hole in sentence.holes)
