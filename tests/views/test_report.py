from __future__ import annotations

import datetime as dt

import pytest
from bs4 import BeautifulSoup

import jiading_timeline as jt
from jiading_timeline.errors import DateInputError
from jiading_timeline.views.page import build_page
from jiading_timeline.views.palette import STANDINGS, standing
from jiading_timeline.views.report import render, report

AS_OF = dt.date(2022, 10, 1)


@pytest.fixture(scope="module")
def real():
    return jt.extract(jt.read_articles(jt.shipped_articles()))


def test_the_first_screen_says_what_was_read_and_judged(facts, comparison):
    page = build_page(facts, comparison, AS_OF, "sentence")
    assert page.coverage == (
        "From 2 articles (Harbour Gazette, Quay News; 1 Oct 2022). "
        "1 article has no date and is taken as known. Only English was read."
    )
    assert page.as_of == "1 Oct 2022"
    assert page.warning == "1 target falls due later, the next on 31 Dec 2025."
    assert [(share.standing.code, share.count) for share in page.shares] == [("one_figure", 1), ("open", 1)]


def test_forecasts_stand_apart_from_promises(facts, comparison):
    mixed = comparison.assign(modality=["forecast", "aim"])
    page = build_page(facts, mixed, AS_OF, "sentence")
    assert [len(page.promises), len(page.forecasts), sum(share.count for share in page.shares)] == [1, 1, 1]


def test_a_retold_article_says_so_and_a_bad_address_is_not_linked(facts, comparison):
    page = BeautifulSoup(render(facts, comparison, AS_OF), "html.parser")
    plan, year = page.select(".articles li")
    assert "Retold in our own words" in plan.text
    assert plan.a["href"] == "https://example.org/plan"
    assert "Retold" not in year.text
    assert year.a is None


def test_colour_of_verdicts_is_kept_for_verdicts():
    silent = [
        kind for kind in STANDINGS if kind.code in ("none", "open", "one_figure", "conflict", "withdrawn")
    ]
    assert len({kind.colour for kind in silent}) == 1
    assert standing("no_figure_found").fill == "hatch"
    assert standing("a status of tomorrow").code == "open"


def test_the_shipped_articles_make_one_small_file(real, tmp_path):
    path = report(real, tmp_path / "page.html")
    assert path.stat().st_size < 3_000_000
    assert [file.name for file in tmp_path.iterdir()] == ["page.html"]
    page = path.read_text(encoding="utf-8")
    assert report(real) == page
    assert not BeautifulSoup(page, "html.parser").select("link, img, iframe, object, embed, script[src]")
    assert "unsafe-eval" not in page.split("</head>")[0]


def test_every_row_of_the_shipped_articles_is_on_the_page(real):
    page = BeautifulSoup(report(real), "html.parser")
    comparison = jt.compare(real.targets, real.results, articles=real.articles)
    assert len(page.select(".targets tbody")) == len(comparison)
    assert len(page.select(".figures tbody tr")) == len(real.results)
    assert len(page.select(".events li")) == real.events["entry"].nunique()
    assert len(page.select(".articles li")) == len(real.articles)
    assert all(row.mark for row in page.select(".targets tbody, .figures tbody tr, .events li"))


@pytest.mark.parametrize("as_of", ["2019-12-31", "2022-11-30"])
def test_an_earlier_day_shows_only_what_was_published_by_then(real, as_of):
    page = BeautifulSoup(report(real, as_of=as_of), "html.parser")
    published = real.articles["published"]
    later = real.articles[published > as_of]
    known = {name for name in real.articles["article"] if name not in set(later["article"])}
    assert 0 < len(known) < len(real.articles)
    assert f"From {len(known)} article" in page.select_one(".coverage").text
    for name, rows in (("results", ".figures tbody tr"), ("targets", ".targets tbody")):
        frame = getattr(real, name)
        assert (
            len(page.select(rows))
            == frame[frame["article"].isin(known)]["entry" if name == "targets" else "id"].nunique()
        )
    assert not [title for title in later["title"] if title in page.text]
    assert len(page.select(".articles .badge:-soup-contains('No date')")) == published.isna().sum()


def test_what_was_measured_is_never_empty(real):
    page = BeautifulSoup(report(real), "html.parser")
    assert all(head.contents[0].strip() for head in page.select("tbody th"))


def test_ids_stand_once(real):
    ids = [element["id"] for element in BeautifulSoup(report(real), "html.parser").select("[id]")]
    assert len(ids) == len(set(ids))


def test_as_of_must_be_a_date(real):
    with pytest.raises(DateInputError, match="soon"):
        report(real, as_of="soon")


def test_a_file_that_cannot_be_written_leaves_nothing(real, tmp_path):
    with pytest.raises(OSError, match="nowhere"):
        report(real, tmp_path / "nowhere" / "page.html")
    assert list(tmp_path.iterdir()) == []


def test_no_articles_make_a_page_too():
    page = BeautifulSoup(report(jt.extract([])), "html.parser")
    assert "No target was found" in page.text
    assert "No article has a date" in page.text
