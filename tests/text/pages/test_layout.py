"""The parts of a page and their kinds."""

from __future__ import annotations

import pytest

from jiading_timeline.text.pages.layout import blocks, is_finished

BODY = "THE ferry carried 300 people on its first trip and the town expects"


def kinds(*paragraphs: str, gap: str = "\n\n") -> list[str]:
    return [block.kind for block in blocks(gap.join(paragraphs))]


def test_a_headline_its_byline_and_the_text():
    assert kinds("New ferry links two towns", "Mara Holm", "THE ferry sailed.") == [
        "headline",
        "byline",
        "body",
    ]


@pytest.mark.parametrize(
    "names", ["Mara Holm", "By Mara Holm", "Una Reed and Tom Ash", "Una Reed, Tom Ash and Jo Bell"]
)
def test_names_under_a_headline_are_a_byline(names):
    assert kinds("New ferry links two towns", names, "THE ferry sailed.")[1] == "byline"


def test_names_alone_in_the_middle_are_a_headline():
    assert kinds("THE ferry sailed.", "Harbour Market", "The market opened.")[1] == "headline"


@pytest.mark.parametrize(
    "line",
    ["Today is Friday", "You are here: Home > News", "See also the map", "( ) 2023-10-17", "2023-10-17"],
)
def test_furniture(line):
    assert kinds(line, "THE ferry sailed.")[0] == "furniture"


@pytest.mark.parametrize("line", ["2023-10-17 was a Tuesday.", "Today was warm in the harbour."])
def test_no_furniture(line):
    assert kinds("THE ferry sailed.", line)[1] == "body"


@pytest.mark.parametrize(
    "line", ["Photo: The ferry at the quay", "[Photo by Jan Berg]", "The quay. [Photo/Harbour Post]"]
)
def test_captions(line):
    assert kinds("THE ferry sailed.", line, "It was full.")[1] == "caption"


@pytest.mark.parametrize(
    "line", ["A photo of the quay was shown, and so they stayed. " + "They stayed. " * 9]
)
def test_no_caption(line):
    assert kinds("THE ferry sailed.", line, "It was full.")[1] == "body"


def test_a_pull_quote_inside_a_sentence():
    found = kinds(BODY, "40,000", "passengers in the first year", "many more by June.")
    assert found == ["body", "quote", "quote", "body"]


@pytest.mark.parametrize("figure", ["40,000", "80%", "3.5 million", "$12 billion"])
def test_a_figure_set_large(figure):
    assert kinds(BODY, figure, "passengers in the first year", "many more by June.")[1] == "quote"


def test_a_figure_at_the_top_is_a_headline():
    assert kinds("80%", "THE ferry sailed.") == ["headline", "body"]


def test_a_paragraph_cut_by_a_blank_line_is_no_headline():
    assert kinds("The ferry carried 300 people and", "the town expects more.") == ["body", "body"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_ends_make_no_difference(newline):
    page = f"New ferry{newline * 2}THE ferry{newline}sailed.{newline * 4}See also the map{newline}"
    found = blocks(page)
    assert [(block.kind, block.gap) for block in found] == [("headline", 0), ("body", 2), ("furniture", 4)]
    assert found[1].span.of(page) == f"THE ferry{newline}sailed."


def test_a_line_of_spaces_parts_paragraphs():
    assert kinds("THE ferry sailed.", "It was full.", gap="\n \t\n") == ["body", "body"]


@pytest.mark.parametrize(
    ("end", "finished"), [(".", True), (".”", True), ("?)", True), (",", False), (" and", False)]
)
def test_is_finished(end, finished):
    assert is_finished(f"The ferry sailed{end}") is finished
