"""Files, folders, globs and tables to articles, with the dates a user supplies."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

import jiading_timeline as jt
from jiading_timeline.errors import ArticleError, ArticleWarning, DateInputError, DateWarning
from jiading_timeline.given import given_date

GOOD = "Output rose 5 percent in 2022."


def write(folder, **files: str | bytes):
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_txt", ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def ids(source, **arguments) -> list[str]:
    return [article.id for article in jt.read_articles(source, **arguments)]


def test_a_folder_is_read_below_in_order_without_hidden_files(tmp_path):
    write(tmp_path, b_txt=GOOD, sub__a_txt=GOOD, note=GOOD)
    (tmp_path / ".hidden.txt").write_text(GOOD)
    (tmp_path / ".checkpoints").mkdir()
    (tmp_path / ".checkpoints" / "c.txt").write_text(GOOD)
    (tmp_path / "UPPER.TXT").write_text(GOOD)
    assert ids(tmp_path) == ["UPPER", "a", "b"]


def test_a_glob_may_name_other_files(tmp_path):
    write(tmp_path, a_txt=GOOD, sub__b_txt=GOOD)
    (tmp_path / "c.md").write_text(GOOD)
    assert ids(str(tmp_path / "**" / "*.*")) == ["a", "b", "c"]


def test_a_page_with_eleven_stories_stays_in_order(tmp_path):
    story = "Headline number {0}\n\nMara Holm\n\nTHE boat number {0} sailed.\n\nIt was full.\n\n"
    write(tmp_path, page_txt="".join(story.format(number) for number in range(1, 12)))
    assert ids(tmp_path) == [f"page#{number}" for number in range(1, 12)]


def test_two_files_of_one_stem_have_their_folders_in_their_names(tmp_path):
    write(tmp_path, x__a_txt=GOOD, y__a_txt="Output fell.", y__b_txt=GOOD)
    articles = jt.read_articles(tmp_path)
    assert [article.id for article in articles] == ["b", "x/a", "y/a"]
    assert len(set(jt.extract(articles).quantities["id"])) == 2


def test_two_files_that_differ_in_their_suffix_keep_it(tmp_path):
    write(tmp_path, a_txt=GOOD)
    (tmp_path / "a.TXT").write_text(GOOD)
    assert ids(tmp_path) == ["a.TXT", "a.txt"]


def test_names_may_be_in_any_script(tmp_path):
    for name in ("嘉定新闻.txt", "launch \N{ROCKET}.txt", "Übersicht café.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    facts = jt.extract(jt.read_articles(tmp_path))
    assert set(facts.articles["article"]) == {"嘉定新闻", "launch \N{ROCKET}", "Übersicht café"}


def test_two_articles_of_one_name_are_refused(tmp_path):
    page = "One two\n\nMara Holm\n\nTHE boat sailed.\n\nIt was full.\n\nThree four\n\nPer Lund\n\nIT sank.\n"
    write(tmp_path, page_txt=page)
    (tmp_path / "page#2.txt").write_text(GOOD)
    with pytest.raises(ArticleError, match="page#2: two articles have this name"):
        jt.read_articles(tmp_path)


def test_good_files_are_read_among_bad_ones_and_each_bad_one_is_named(tmp_path):
    write(tmp_path, a_txt=GOOD, b_txt=b"", c_txt=bytes(range(256)), z_txt=GOOD)
    (tmp_path / "d.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    with pytest.warns(ArticleWarning) as caught:
        found = ids(tmp_path)
    assert found == ["a", "z"]
    named = sorted(str(warning.message).removeprefix(f"{tmp_path}/").split(":")[0] for warning in caught)
    assert named == ["b.txt", "c.txt", "d.txt", "loop.txt"]


def test_bad_files_without_a_good_one_are_all_named(tmp_path):
    write(tmp_path, a_txt=b"", b_txt=bytes(range(256)))
    with pytest.raises(ArticleError, match=r"a\.txt: is empty; .*b\.txt: is not text"):
        jt.read_articles(tmp_path)
    write(tmp_path, **{f"c{number}_txt": b"" for number in range(9)})
    with pytest.raises(ArticleError, match=r"c2\.txt: is empty; and 6 more"):
        jt.read_articles(tmp_path)


@pytest.mark.parametrize(
    ("stated", "cause"),
    [("31/31/2023", "is not a date"), ("02/03/2023", "is ambiguous"), ("soon", "is not a date")],
)
def test_a_header_whose_date_is_none_is_named_with_its_line(tmp_path, stated, cause):
    write(tmp_path, a_txt=f"Title: Rise\nDate: {stated}\n\n{GOOD}", b_txt=GOOD)
    with pytest.warns(DateWarning, match=rf"a\.txt: line 2: Date: '{stated}' {cause}") as caught:
        assert ids(tmp_path) == ["a", "b"]
    assert len(caught) == 1


def test_a_table_whose_text_has_a_header_with_a_bad_date_is_named():
    with pytest.warns(DateWarning, match="row0: line 1: Date: 'soon' is not a date"):
        jt.read_articles(pd.DataFrame({"text": [f"Date: soon\n\n{GOOD}"]}))


@pytest.mark.parametrize("source", ["none.txt", "none/*.txt", "\0", "x" * 5000, "loop.txt"])
def test_a_path_without_articles_is_named(tmp_path, monkeypatch, source):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    with pytest.raises(
        ArticleError, match=r"cannot be read|no such file or folder|no \.txt file in this folder"
    ):
        jt.read_articles(source)


def test_an_empty_path_does_not_mean_the_current_folder():
    with pytest.raises(ArticleError, match="the path of the articles is empty"):
        jt.read_articles("")


@pytest.mark.parametrize("source", [None, 5, ["a.txt"], {"text": ["x"]}])
def test_what_is_neither_path_nor_table_is_refused(source):
    with pytest.raises(ArticleError, match="expected a path or a table"):
        jt.read_articles(source)


def test_a_table_gives_text_name_date_title_publisher_and_address():
    table = pd.DataFrame(
        {
            "body": [GOOD, "Output fell."],
            "name": ["a", None],
            "published": [pd.Timestamp(2022, 5, 1), pd.NaT],
            "title": ["A rise", None],
            "publisher": ["Harbour Post", None],
            "url": ["https://example.org", float("nan")],
        }
    )
    first, second = jt.read_articles(table, text="body", article="name")
    assert (first.id, first.title, first.published) == ("a", "A rise", dt.date(2022, 5, 1))
    assert (first.origin.publisher, first.origin.url) == ("Harbour Post", "https://example.org")
    assert (second.id, second.published, second.origin.url) == ("row1", None, "")


def test_an_empty_row_is_named_and_the_others_are_read():
    table = pd.DataFrame({"text": [GOOD, None, float("nan"), " ", pd.NA]})
    with pytest.warns(ArticleWarning, match="row[1-4]: is empty") as caught:
        assert ids(table) == ["row0"]
    assert len(caught) == 4


@pytest.mark.parametrize(
    ("table", "cause"),
    [
        (pd.DataFrame({"body": [GOOD]}), "column text is missing"),
        (pd.DataFrame({"text": []}), "has no rows"),
        (pd.DataFrame({"text": [""]}), "row0: is empty"),
        (pd.DataFrame({"text": [GOOD, GOOD], "article": ["a", "a"]}), "a: two articles have this name"),
    ],
)
def test_a_table_that_cannot_be_read(table, cause):
    with pytest.raises(ArticleError, match=cause):
        jt.read_articles(table)


def test_a_bad_date_in_a_table_is_named():
    with pytest.raises(DateInputError, match=r"published of row0: 'soon' is not a date"):
        jt.read_articles(pd.DataFrame({"text": [GOOD], "published": ["soon"]}))


HEADED = f"Title: Rise\nDate: 2020-01-01\n\n{GOOD}"


def dates(source, published) -> dict[str, tuple[str, str]]:
    found = jt.read_articles(source, published=published)
    return {article.id: (str(article.published), article.origin.published_from) for article in found}


def test_one_date_is_for_the_articles_that_state_none(tmp_path):
    write(tmp_path, a_txt=HEADED, b_txt=GOOD)
    expected = {"a": ("2020-01-01", "header"), "b": ("2022-11-28", "argument")}
    assert dates(tmp_path, "2022-11-28") == expected
    assert dates(tmp_path, dt.date(2022, 11, 28)) == expected


def test_a_mapping_overrules_the_page(tmp_path):
    write(tmp_path, a_txt=HEADED, b_txt=GOOD)
    assert dates(tmp_path, {"a": "2022-11-28"}) == {"a": ("2022-11-28", "argument"), "b": ("None", "")}


def test_dates_for_articles_that_are_not_there_are_named(tmp_path):
    write(tmp_path, a_txt=GOOD)
    listed = tmp_path / "published.csv"
    listed.write_text("article,published\na,2022-11-28\n" + "".join(f"x{n},2022-11-28\n" for n in range(5)))
    with pytest.warns(DateWarning, match=r"published\.csv: no article is named x0, x1, x2 and 2 more"):
        assert dates(tmp_path, listed) == {"a": ("2022-11-28", "argument")}
    with pytest.warns(DateWarning, match="published: no article is named b"):
        dates(tmp_path, {"b": "2022-11-28"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk"])
def test_a_csv_overrules_the_page(tmp_path, encoding):
    write(tmp_path, a_txt=HEADED, b_txt=GOOD)
    (tmp_path / "嘉定.txt").write_text(GOOD, encoding="utf-8")
    listed = tmp_path / "published.csv"
    listed.write_bytes("article,published\r\na,2022-11-28\r\nb,\r\n嘉定,2022-11-30\r\n".encode(encoding))
    found = dates(tmp_path, listed)
    assert found["a"] == ("2022-11-28", "argument")
    assert found["b"] == ("None", "")
    assert found["嘉定"] == ("2022-11-30", "argument")


@pytest.mark.parametrize(
    ("content", "error", "cause"),
    [
        ("name,date\na,2022-11-28\n", ArticleError, "the columns article and published missing"),
        ("article,date\na,2022-11-28\n", ArticleError, "the column published missing"),
        ("article,published\na,28 November\n", DateInputError, "published of a: '28 November' is not a date"),
        ("article,published\na,2022-02-30\n", DateInputError, "published of a: '2022-02-30' is not a date"),
        ("", ArticleError, "is empty"),
    ],
)
def test_a_csv_that_cannot_be_read_is_named(tmp_path, content, error, cause):
    write(tmp_path, a_txt=GOOD)
    listed = tmp_path / "published.csv"
    listed.write_text(content)
    with pytest.raises(error, match=rf"published\.csv: {cause}"):
        jt.read_articles(tmp_path, published=listed)


def test_a_csv_of_a_header_only_gives_no_dates(tmp_path):
    write(tmp_path, a_txt=GOOD)
    (tmp_path / "published.csv").write_text("article,published\n")
    assert dates(tmp_path, tmp_path / "published.csv") == {"a": ("None", "")}


@pytest.mark.parametrize("value", ["soon", "", "2022-13-01", "2022-02-30", 5, None, pd.NaT, "1" * 5000])
def test_what_is_no_date_is_refused(value):
    with pytest.raises(DateInputError, match="as_of: "):
        given_date(value, "as_of")


def test_a_moment_is_its_day():
    assert given_date(dt.datetime(2022, 11, 28, 9, 30)) == dt.date(2022, 11, 28)


def test_the_shipped_articles_are_dated_and_named():
    articles = jt.read_articles(jt.shipped_articles())
    assert len(articles) == len({article.id for article in articles}) > 10
    assert all(article.title and article.origin.url for article in articles)
