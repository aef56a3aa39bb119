from __future__ import annotations

import pytest

from jiading_timeline.views.highlight import highlight, passage


def test_every_mention_is_marked_in_its_sentence(facts):
    for frame in (facts.events, facts.targets, facts.results):
        for row in frame.to_dict("records"):
            shown = highlight(row["article"], facts, row["id"])
            marked = [piece.text for piece in shown.pieces if piece.kind == "quote"]
            around = "".join(piece.text for piece in shown.pieces if piece.kind != "plain")
            assert marked == [row["text"]]
            assert around == row["sentence"]
            assert shown.text == facts.texts[row["article"]]


def test_without_an_id_everything_read_is_marked(facts):
    shown = highlight("harbour-plan", facts)
    assert sum(piece.kind == "quote" for piece in shown.pieces) == 4


@pytest.mark.parametrize(("extent", "words"), [("sentence", 10), ("paragraph", 37), ("full", 50)])
def test_a_passage_is_as_long_as_asked(facts, extent, words):
    row = dict(facts.events.iloc[0])
    shown = passage(facts.texts["harbour-plan"], row, extent)
    assert len(shown.text.split()) == words
    assert [piece.text for piece in shown.pieces if piece.kind == "quote"] == ["opened"]


def test_a_sentence_that_is_not_in_the_text_leaves_the_quote(facts):
    row = {**facts.events.iloc[0], "sentence": "Something else."}
    assert passage(facts.texts["harbour-plan"], row).text == "opened"


def test_what_is_not_there_is_named(facts):
    with pytest.raises(KeyError, match="nowhere"):
        highlight("nowhere", facts)
    with pytest.raises(KeyError, match="no-such-id"):
        highlight("harbour-plan", facts, "no-such-id")
