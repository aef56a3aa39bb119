"""The bridge from readings to tables, and tables that come back edited."""

import datetime as dt
import io
from dataclasses import replace

import pandas as pd
import pytest

import jiading_timeline as jt
from jiading_timeline.errors import ArticleError, FrameError
from jiading_timeline.tables.facts import TABLES, check_facts

TEXT = "A forum was held in Anting on May 3. By 2027 the port's output should reach 3 billion yuan."


@pytest.fixture(scope="module")
def facts() -> jt.Facts:
    return jt.extract([jt.Article("a", TEXT, published=dt.date(2024, 5, 9))])


def test_tables_read_back_from_csv_are_the_same(facts):
    texts = {name: io.StringIO(getattr(facts, name).to_csv(index=False)) for name in TABLES}
    back = check_facts(replace(facts, **{name: pd.read_csv(text) for name, text in texts.items()}))
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(back, name), getattr(facts, name))


def test_a_row_of_ones_own_is_completed(facts):
    own = pd.DataFrame(
        [{"id": "yearbook", "indicator": "output", "value": 3e9, "unit": "CNY", "end_date": None}]
    )
    back = check_facts(replace(facts, targets=pd.concat([facts.targets, own])))
    assert back.targets.iloc[-1][["article", "entry", "text"]].tolist() == ["", "", ""]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_is_missing_is_named(facts, name):
    with pytest.raises(FrameError, match=f"^{name}: "):
        check_facts(replace(facts, **{name: None}))


def test_two_articles_of_one_name_are_refused():
    with pytest.raises(ArticleError, match="'a': two articles"):
        jt.extract([jt.Article("a", TEXT), jt.Article("a", "Another text.")])


def test_a_moment_of_publication_is_its_day():
    [published] = jt.extract([jt.Article("a", TEXT, published=dt.datetime(2024, 5, 9, 8))]).articles[
        "published"
    ]
    assert published == pd.Timestamp("2024-05-09")
