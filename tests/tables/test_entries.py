"""One name for what several mentions tell."""

import pandas as pd
import pytest

from jiading_timeline.errors import FrameError
from jiading_timeline.tables.entries import entries

FORUM = {
    "date": "2022-09-26", "start_date": "2022-09-26", "end_date": "2022-09-26", "event_type": "forum",
    "title": "Forum on medical clusters held", "participants": "Zheng Hong;Ning Guang",
}  # fmt: skip


def names(*rows, table="events"):
    return entries(pd.DataFrame([{"id": f"m{n}", **row} for n, row in enumerate(rows)]), table).tolist()


def test_a_name_can_be_read(seed_targets):
    named = entries(seed_targets, "targets")
    assert named[0] == "hydrogen-energy-fuel-cell-output-100bn-2025"
    assert named[0] == named[1]
    assert named.nunique() == len(seed_targets) - 1


@pytest.mark.parametrize(
    "change",
    [
        {"value": 50e9},
        {"unit": "USD"},
        {"end_date": "2026-12-31"},
        {"end_date": None},
        {"area": "Anting"},
        {"comparator": "gt"},
        {"start_date": "2025-01-01"},
        {"indicator": "output of automobiles"},
        {"measure": "cumulative"},
        {"subject": "the industrial park"},
        {"indicator": "output in sensors"},
    ],
)
def test_targets_that_differ_stay_apart(aim, change):
    assert entries(aim({"id": "other", **change}), "targets").nunique() == 2


@pytest.mark.parametrize(
    "change",
    [
        {"comparator": "eq"},
        {"comparator": ""},
        {"area": "Jiading District"},
        {"indicator": "total output value of the sensor industry"},
        {"published": "2024-05-05"},
        {"speaker": "the mayor"},
    ],
)
def test_targets_told_in_other_words_are_one(aim, change):
    assert entries(aim({"id": "other", **change}), "targets").nunique() == 1


def test_figures_of_no_territory_are_one_within_an_article_only(aim):
    assert entries(aim({"id": "other"}, area=""), "targets").nunique() == 1
    assert entries(aim({"id": "other", "article": "another"}, area=""), "targets").nunique() == 2


def test_territories_of_two_ranks_stay_apart(aim):
    others = [{"id": area, "area": area} for area in ("Hainan Prefecture", "Hainan")]
    assert entries(aim(*others, area="Hainan Province"), "targets").nunique() == 3
    assert entries(aim(others[1], area="Hainan Province"), "targets").nunique() == 1


def test_figures_of_nothing_named_stay_apart(aim):
    assert entries(aim({"id": "other"}, indicator="", area=""), "targets").nunique() == 2


def test_events_with_the_same_people_are_one():
    assert names(FORUM, {**FORUM, "title": "Leaders met"}) == ["forum-medical-cluster-held-2022-09-26"] * 2


@pytest.mark.parametrize(
    "change",
    [
        {"start_date": "2022-09-27", "end_date": "2022-09-27"},
        {"event_type": "launch"},
        {"participants": "Lu Fangzhou", "title": "Another meeting"},
        {"participants": "", "title": "Bridge opened to traffic"},
    ],
)
def test_other_events_stay_apart(change):
    assert len(set(names(FORUM, {**FORUM, **change}))) == 2


def test_lacking_people_nearly_the_same_title_is_enough():
    title = "High-end medical industrial cluster forum held in Malu"
    bare = {**FORUM, "participants": "", "title": title}
    assert len(set(names(bare, {**bare, "title": "High-end medical industrial cluster forum held"}))) == 1


def test_merging_is_the_same_from_any_side():
    chain = [{**FORUM, "participants": people} for people in ("", "A", "B")]
    assert len(set(names(*chain))) == len(set(names(*chain[::-1]))) == 1


def test_undated_events_need_equal_titles_and_people():
    undated = {**FORUM, "date": "", "start_date": None, "end_date": None}
    assert len(set(names(undated, undated))) == 1
    assert len(set(names(undated, {**undated, "title": "Forum on medical clusters was held"}))) == 2
    assert len(set(names(undated, {**undated, "participants": "Zheng Hong"}))) == 2


def test_two_things_never_share_a_name():
    other = {**FORUM, "participants": "X", "event_type": "launch"}
    first, second = names(FORUM, other)
    assert second.startswith(f"{first}-")


def test_later_articles_do_not_rename_earlier_ones():
    early = {**FORUM, "published": "2022-10-01"}
    late = {**FORUM, "published": "2023-10-01", "event_type": "launch"}
    assert names(early)[0] == names(late, early)[1]


def test_the_order_of_rows_does_not_matter(seed_targets):
    shuffled = seed_targets.sample(frac=1, random_state=3)
    named = entries(seed_targets, "targets")
    assert entries(shuffled, "targets").sort_index().tolist() == named.tolist()


def test_the_index_is_kept(seed_results):
    indexed = seed_results.set_index(pd.Index(range(10, 10 + len(seed_results))))
    assert entries(indexed, "results").index.tolist() == indexed.index.tolist()


def test_a_table_without_entries_is_refused(aim):
    with pytest.raises(FrameError, match=r"^links: only targets, results and events have entries$"):
        entries(aim(), "links")


def test_nothing_has_no_names():
    assert entries(pd.DataFrame(columns=["id", "date", "title", "start_date", "end_date"]), "events").empty


def test_many_events_of_one_day_are_named_in_time():
    told = {
        "date": "2024-05-03",
        "start_date": "2024-05-03",
        "end_date": "2024-05-03",
        "event_type": "opening",
    }
    rows = [{"id": f"a:{n}", "title": f"Stall {n} opened at the fair", **told} for n in range(4000)]
    assert entries(pd.DataFrame(rows), "events").nunique() == 4000


def test_titles_that_differ_in_one_word_of_many_are_one_event():
    told = {
        "date": "2024-05-03",
        "start_date": "2024-05-03",
        "end_date": "2024-05-03",
        "event_type": "opening",
    }
    titles = ("The new harbour tram line to Malmo was opened", "The harbour tram line to Malmo was opened")
    rows = [{"id": str(n), "title": title, **told} for n, title in enumerate(titles)]
    assert entries(pd.DataFrame(rows), "events").nunique() == 1
