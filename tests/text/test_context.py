"""What a sentence takes from those before it, in its own article."""

from jiading_timeline.model import Sentence, Span
from jiading_timeline.text.context import Context, refers_to_occasion
from jiading_timeline.text.passage import Passage
from jiading_timeline.vocabulary import load_vocabulary


def test_the_main_territory_is_the_one_named_most(parts):
    text = (
        "Shanghai grows. Shanghai is large. China is larger. Malu has 3 parks, Malu is small, Anting is not."
    )
    assert parts({"text": text}).context.area == "Malu"


def test_a_whole_city_is_the_territory_where_nothing_smaller_is_named(parts):
    assert parts({"text": "Shanghai grows faster than China."}).context.area == "Shanghai"


def test_the_article_is_about_the_name_told_most_often_so_far():
    context = Context(leaders=((0, "Cadiz Ropes"), (40, "Cadiz Ropes"), (80, "Genoa Sails")))
    assert [context.leading_name(at) for at in (0, 1, 41, 80, 81)] == [
        "",
        "Cadiz Ropes",
        "Cadiz Ropes",
        "Cadiz Ropes",
        "Genoa Sails",
    ]


def test_the_first_of_equals_leads(parts):
    text = "Cadiz Ropes met Genoa Sails. Genoa Sails left. Cadiz Ropes stayed."
    leaders = [name for _, name in parts({"text": text}).context.leaders]
    assert leaders == ["Cadiz Ropes", "Cadiz Ropes", "Genoa Sails", "Cadiz Ropes"]


def test_a_surname_stands_for_the_full_name(parts):
    context = parts({"text": "Ines Alba, director of the Harbour Office, spoke."}).context
    assert context.full_name("Alba") == "Ines Alba"
    assert context.full_name("Novak") == "Novak"


def test_the_first_gathering_with_a_day_is_the_occasion(parts):
    text = "A forum was held last month.\n\nA summit was held on May 3.\n\nA fair was held on May 9."
    occasion = parts({"text": text, "published": "2021-06-06"}).context.occasion
    assert occasion.date.period.edtf == "2021-05-03"


def test_no_gathering_no_occasion(parts):
    assert parts({"text": "The quay opened on May 3.", "published": "2021-06-06"}).context.occasion is None


def test_a_pull_quote_names_nobody(parts):
    text = "The quay was rebuilt by the guild.\n\nGENOA SAILS\n\nIt has 12 cranes."
    assert all("GENOA" not in name for _, name in parts({"text": text}).context.leaders)


def test_words_for_the_occasion():

    words = ("Deals were signed at the forum.", "Deals were signed at the fort.")
    passages = [Passage(Sentence("a", 0, Span(0, len(text))), text) for text in words]
    assert [refers_to_occasion(passage, load_vocabulary()) for passage in passages] == [True, False]
