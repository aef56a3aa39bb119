"""A sentence's words by place, and the known words in it."""

from __future__ import annotations

from jiading_timeline.model import Sentence, Span
from jiading_timeline.text.passage import Passage, compiled, find_cues, nearest_after, nearest_before
from jiading_timeline.vocabulary import Vocabulary, load_vocabulary

WORDS = load_vocabulary()
TEXT = "The port pledged to ship 5 tons and reached 4."
PASSAGE = Passage(Sentence("a", 0, Span(100, 100 + len(TEXT))), TEXT)


def at(words: str) -> Span:
    start = 100 + TEXT.index(words)
    return Span(start, start + len(words))


def test_words_before_after_and_between():
    assert PASSAGE.before(at("pledged")) == "The port "
    assert PASSAGE.after(at("reached")) == " 4."
    assert PASSAGE.between(at("5"), at("and")) == " tons "
    assert PASSAGE.between(at("and"), at("5")) == ""
    assert PASSAGE.found_words(at("tons")) == "tons"


def test_a_span_outside_the_sentence_gives_no_words_twice():
    assert PASSAGE.before(Span(0, 5)) == ""
    assert PASSAGE.after(Span(0, 5)) == TEXT


def test_cues_have_their_section_and_their_place_in_the_article():
    cues = find_cues(PASSAGE, WORDS, "cues.target", "cues.result")
    assert [(cue.span, cue.section, cue.code) for cue in cues] == [
        (at("pledged to"), "cues.target", "commitment"),
        (at("reached"), "cues.result", "reported"),
    ]
    assert nearest_before(cues, at("5")) == cues[0]
    assert nearest_after(cues, at("5")) == cues[1]
    assert nearest_before(cues, at("The")) is None
    assert nearest_after(cues, at("4")) is None


def test_the_longest_word_wins_and_the_first_section_owns_it():
    words = Vocabulary({"a.b": {"one": ("set", "set up")}, "a.c": {"two": ("set",)}})
    pattern, meaning = compiled(words, "a.b", "a.c")
    assert [meaning(found) for found in pattern.findall("Set  up a SET, an offset, a set-top")] == [
        ("a.b", "one")
    ] * 2


def test_an_unknown_section_finds_nothing():
    assert find_cues(PASSAGE, WORDS, "no.section") == []


def test_letters_that_only_a_pattern_takes_for_equal_are_looked_up():
    text = "The port ſaid İt is 5 tonſ"
    passage = Passage(Sentence("a", 0, Span(0, len(text))), text)
    assert [cue.section for cue in find_cues(passage, WORDS, "cues.speech")] == ["cues.speech"]
