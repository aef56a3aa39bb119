"""What may be held against what: structure before likeness."""

import pandas as pd
import pytest

from jiading_timeline.tables.matching.link import NEAR_MISSES, link


@pytest.fixture
def relation(aim, told):
    """Link one target and one result that differ in the given cells."""

    def judge(period=("2023-01-01", "2023-12-31"), /, goal=None, **cells):
        rows = link(aim(**(goal or {})), told((*period, 1e9), **cells))
        return (rows.at[0, "relation"], rows.at[0, "reason"]) if len(rows) else None

    return judge


@pytest.mark.parametrize(
    "indicator",
    [
        "output of sensors",
        "total output value of the sensor industry",
        "the sensors' annual output",
        "Sensor output",
    ],
)
def test_other_words_for_the_same(relation, indicator):
    assert relation(indicator=indicator) == ("comparable", "")


@pytest.mark.parametrize(
    ("goal", "result", "reason"),
    [
        ("output of sensors", "output of smart sensors", "scope"),
        ("output of sensors", "output of automobiles", "scope"),
        ("exports of cars", "imports of cars", "scope;measure;definition"),
        ("exports to Japan", "exports from Japan", "scope"),
        ("exports from China to Japan", "exports from Japan to China", "scope"),
        ("German investment in Chinese firms", "Chinese investment in German firms", "scope"),
        ("German purchases of Chinese cars", "Chinese purchases of German cars", "scope"),
        ("the share of exports in output", "the share of output in exports", "scope"),
        ("GDP", "GDP per head", "scope"),
        ("output of sensors", "agreed investment in sensors", "scope;measure;definition"),
        ("output of sensors", "revenue of sensors", "scope;measure;definition"),
        ("output of sensors", "sensor output capacity", "scope;measure;definition"),
        ("fossil energy output", "non-fossil energy output", "scope"),
        ("output value of sensors", "value added of sensors", "scope;measure;definition"),
    ],
)
def test_a_differing_word_is_never_equated(relation, goal, result, reason):
    assert relation(goal={"indicator": goal}, indicator=result) == ("not_comparable", reason)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"area": "China"}, "area"),
        ({"area": "Jiading New City"}, "area"),
        ({"area": ""}, "area"),
        ({"unit": "USD"}, "currency"),
        ({"unit": "t"}, "unit"),
        ({"measure": "cumulative"}, "measure"),
        ({"measure": "growth", "unit": "percent"}, "measure;unit"),
        ({"sector": "automobiles"}, "scope"),
        ({"subject": "SAIC"}, "scope"),
        ({"area": "China", "unit": "USD"}, "area;currency"),
    ],
)
def test_structure_refuses(relation, cells, reason):
    assert relation(**cells) == ("not_comparable", reason)


def test_the_rank_of_a_territory_is_no_difference(relation):
    assert relation(area="Jiading District") == ("comparable", "")


def test_two_ranks_are_two_territories(relation):
    assert relation(goal={"area": "Hainan Province"}, area="Hainan Prefecture") == ("not_comparable", "area")
    assert relation(goal={"area": "Hainan Province"}, area="Hainan") == ("comparable", "")


def test_of_two_ranks_neither_is_taken_for_a_goal_without_one(aim, told, year):
    results = pd.concat(
        [told(year(2022, 1e9), area="Hainan Province"), told(year(2023, 2e9), area="Hainan Prefecture")]
    )
    links = link(aim(area="Hainan"), results.assign(id=["r0", "r1"]))
    assert links[["relation", "reason"]].to_numpy().tolist() == [["not_comparable", "area"]] * 2


def test_two_subjects_are_two_scopes(relation):
    park = {"subject": "the industrial park"}
    assert relation(goal=park, subject="the whole district") == ("not_comparable", "scope")
    assert relation(goal=park, subject="the science park") == ("not_comparable", "scope")
    assert relation(goal=park) == ("not_comparable", "scope")
    assert relation(goal=park, subject="an industrial park") == ("comparable", "")


@pytest.mark.parametrize("subject", ["Jiading", "the district", "this plan", "it"])
def test_a_subject_that_names_the_territory_or_a_speaker_says_nothing(relation, subject):
    assert relation(goal={"subject": subject}) == ("comparable", "")


def test_counted_things_must_be_the_same(relation):
    goal = {"indicator": "headquarters", "unit": "count:headquarters", "measure": "count"}
    projects = {"indicator": "headquarters", "unit": "count:headquarters project", "measure": "count"}
    assert relation((None, "2023-12-31"), goal=goal, **projects) == ("not_comparable", "definition")


def test_a_flow_is_not_held_against_a_stock(relation):
    homes = {"indicator": "homes", "unit": "count:home", "measure": "count"}
    assert relation(goal=homes, **homes) == ("not_comparable", "definition")
    assert relation(("2025-01-01", "2025-06-30"), goal=homes, **homes) == ("comparable_estimate", "period")
    assert relation(("2025-07-01", "2026-06-30"), goal=homes, **homes) == ("not_comparable", "definition")
    assert relation((None, "2023-12-31"), goal=homes, **homes) == ("comparable", "")


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (("2023-01-01", "2023-12-31"), ("comparable", "")),
        ((None, "2023-06-30"), ("comparable", "")),
        (("2024-01-01", "2024-08-31"), ("comparable_estimate", "period")),
        (("2023-04-01", "2023-06-30"), ("not_comparable", "period")),
        (("2021-01-01", "2023-12-31"), ("not_comparable", "period")),
        (("2023-11-15", "2023-11-15"), ("not_comparable", "period")),
        ((None, None), ("not_comparable", "period")),
    ],
)
def test_periods_against_a_deadline(relation, period, expected):
    assert relation(period) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (("2024-01-01", "2024-12-31"), ("comparable", "")),
        (("2024-01-01", "2024-11-30"), ("comparable_estimate", "period")),
        ((None, "2024-11-30"), ("not_comparable", "definition")),
        ((None, "2024-12-31"), ("not_comparable", "definition")),
        ((None, "2023-12-31"), ("not_comparable", "period")),
        (("2023-01-01", "2023-12-31"), ("not_comparable", "period")),
        (("2024-07-01", "2024-12-31"), ("comparable_estimate", "period")),
        (("2023-12-31", "2024-06-30"), ("not_comparable", "period")),
        (("2025-01-01", "2025-12-31"), ("not_comparable", "period")),
    ],
)
def test_periods_against_a_year_of_its_own(relation, period, expected):
    assert relation(period, goal={"start_date": "2024-01-01", "end_date": "2024-12-31"}) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (("2024-01-01", "2024-11-30"), ("comparable_estimate", "period")),
        (("2024-01-01", "2024-12-31"), ("comparable", "")),
        ((None, "2024-11-30"), ("not_comparable", "measure")),
        (("2024-02-01", "2024-11-30"), ("not_comparable", "measure")),
    ],
)
def test_a_running_sum_from_the_first_day_on_is_the_count_of_the_period(relation, period, expected):
    homes = {"indicator": "homes", "unit": "count:home"}
    goal = {**homes, "measure": "count", "start_date": "2024-01-01", "end_date": "2024-12-31"}
    assert relation(period, goal=goal, measure="cumulative", **homes) == expected


def test_a_count_a_year_is_the_level_of_a_flow(relation):
    goal = {"indicator": "homes a year", "unit": "count:home", "measure": "count"}
    assert relation(goal=goal, indicator="homes per year", unit="count:home", measure="count") == (
        "comparable",
        "",
    )


def test_by_a_year_is_a_deadline_not_a_period(relation):
    goal = {"start_date": "2025-01-01", "end_date": "2025-12-31", "mod": "ON_OR_BEFORE"}
    assert relation(goal=goal) == ("comparable", "")
    assert relation(goal={**goal, "mod": ""}) == ("not_comparable", "period")


def test_a_clause_for_a_subject_says_nothing_beside_a_specific_indicator(relation):
    goal = {"indicator": "output of smart sensors", "subject": "the district has drawn up a plan"}
    assert relation(goal=goal, indicator="output of smart sensors") == ("comparable", "")
    named = {**goal, "subject": "Smart Motors"}
    assert relation(goal=named, indicator="output of smart sensors")[1] == "scope"
    assert relation(goal={**goal, "indicator": "output"}, indicator="output")[1] == "scope"


def test_figures_of_unknown_places_are_compared_within_one_article_only(relation):
    assert relation(goal={"area": ""}, area="") == ("not_comparable", "area")
    assert relation(goal={"area": ""}, area="", article="plan") == ("comparable", "")


def test_a_growth_as_of_a_day_has_no_period(relation):
    growth = {"unit": "percent", "measure": "growth", "indicator": "annual growth of exports"}
    assert relation((None, "2023-12-31"), goal=growth, **growth) == ("not_comparable", "period")


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"indicator": "exports of cars"}, "definition"),
        ({"indicator": "annual exports of cars"}, "definition"),
        ({"indicator": "average annual growth of exports"}, "definition"),
        ({"indicator": "annual growth of exports"}, ""),
        (
            {
                "indicator": "exports of cars",
                "text": "50 percent",
                "sentence": "up 50 percent a year by 2025",
            },
            "",
        ),
        (
            {"indicator": "exports of cars", "text": "50%", "sentence": "up 50% by 2025, 9% a year"},
            "definition",
        ),
    ],
)
@pytest.mark.parametrize("mod", ["ON_OR_BEFORE", ""])
def test_a_total_growth_is_not_held_against_a_yearly_one(relation, cells, reason, mod):
    goal = {"unit": "percent", "measure": "growth", "end_date": "2025-12-31", "mod": mod, **cells}
    start = {"start_date": "2025-01-01"} if mod else {}
    figure = {"unit": "percent", "measure": "growth", "indicator": cells["indicator"]}
    found = relation(("2025-01-01", "2025-12-31"), goal={**goal, **start}, **figure)
    assert found == (("not_comparable" if reason else "comparable"), reason)


def test_growth_over_several_years_is_total_or_yearly_on_both_sides(relation):
    growth = {"unit": "percent", "measure": "growth", "indicator": "exports of cars"}
    yearly = {**growth, "indicator": "annual growth of exports of cars"}
    years = ("2021-01-01", "2025-12-31")
    goal = {"start_date": years[0], "end_date": years[1]}
    assert relation(years, goal={**growth, **goal}, **growth) == ("comparable", "")
    assert relation(years, goal={**yearly, **goal}, **growth) == ("not_comparable", "definition")
    assert relation(("2021-01-01", "2021-12-31"), goal={**growth, **goal}, **growth) == (
        "not_comparable",
        "period",
    )


def test_words_that_name_a_flow_ask_for_periods(aim, told, year):
    results = told(year(2025, 105e9), (None, "2025-12-31", 60e9), (None, "2023-06-30", 30e9))
    links = link(aim(), results).set_index("result")["reason"]
    assert links.to_dict() == {"r0": "", "r1": "definition", "r2": "definition"}


@pytest.mark.parametrize(
    ("figures", "taken"),
    [
        ([("2022-01-01", "2022-12-31", 50), (None, "2023-06-30", 30)], ["r1"]),
        ([("2022-01-01", "2022-12-31", 50), (None, "2021-06-30", 30)], ["r0"]),
        ([("2025-01-01", "2025-12-31", 50), (None, "2023-06-30", 30)], ["r0"]),
        ([("2026-01-01", "2026-12-31", 50), (None, "2023-06-30", 30)], ["r1"]),
        ([("2025-01-01", "2025-12-31", 50), (None, "2025-12-31", 30)], []),
    ],
)
def test_a_level_is_a_stock_or_a_flow_never_both(aim, told, figures, taken):
    space = {"indicator": "floor area of museums", "unit": "m2"}
    links = link(aim(**space), told(*figures, **space)).set_index("result")
    assert links.index[links["relation"] == "comparable"].tolist() == taken
    assert set(links["reason"]) <= {"", "definition"}


def test_a_stock_is_not_what_one_year_adds(relation):
    firms = {"indicator": "sensor enterprises", "unit": "count:enterprise", "measure": "count"}
    goal = {**firms, "start_date": "2024-01-01", "end_date": "2024-12-31"}
    assert relation((None, "2024-05-31"), goal=goal, **firms) == ("not_comparable", "definition")
    assert relation((None, "2024-12-31"), goal=goal, **firms) == ("not_comparable", "definition")


def test_a_running_sum_of_unknown_start_is_not_compared(relation):
    sums = {"measure": "cumulative", "indicator": "investment in sensor plants"}
    assert relation((None, "2023-12-31"), goal=sums, **sums) == ("not_comparable", "definition")
    period = ("2021-01-01", "2023-12-31")
    assert relation(period, goal=sums, **sums) == ("not_comparable", "definition")
    own = {**sums, "start_date": "2021-01-01", "end_date": "2025-12-31"}
    assert relation(period, goal=own, **sums) == ("comparable_estimate", "period")


@pytest.mark.parametrize(
    ("goal", "end", "expected"),
    [
        ({}, "2015-12-31", "not_comparable"),
        ({}, "2021-03-01", "not_comparable"),
        ({}, "2021-03-02", "comparable"),
        ({"published": None}, "2023-12-31", "not_comparable"),
        ({"published": None, "start_date": "2025-01-01"}, "2025-06-30", "comparable"),
        ({"published": None, "start_date": "2025-01-01"}, "2024-06-30", "not_comparable"),
    ],
)
def test_a_milestone_older_than_its_goal_does_not_meet_it(relation, goal, end, expected):
    plant = {"unit": "", "measure": "milestone", "indicator": "sensor plant in operation"}
    assert relation((None, end), goal={**plant, "mod": "ON_OR_BEFORE", **goal}, **plant)[0] == expected


def test_a_percentage_of_unknown_measure_is_not_compared(relation):
    unknown = {"unit": "percent", "measure": ""}
    assert relation(goal=unknown, **unknown) == ("not_comparable", "measure")


@pytest.mark.parametrize("indicator", ["projects", "total output", "new key projects", "floor area"])
def test_common_words_alone_are_not_compared(relation, indicator):
    assert relation(goal={"indicator": indicator}, indicator=indicator) == ("not_comparable", "scope")


def test_nothing_said_is_not_compared(relation):
    assert relation(goal={"indicator": ""}, indicator="") == ("not_comparable", "scope")


@pytest.mark.parametrize(
    ("target", "result", "reason"),
    [
        ("T1", "R7", "scope"),
        ("T5", "R6b", "definition"),
        ("T2", "R5", "area"),
        ("T2", "R8", "measure"),
        ("T2", "R9", "measure"),
        ("T2", "R8", "definition"),
        ("T2", "R3", "scope"),
    ],
)
def test_the_traps_of_the_source_pages(seed_targets, seed_results, target, result, reason):
    links = link(seed_targets, seed_results).set_index(["target", "result"])
    row = links.loc[target, result]
    assert row["relation"] == "not_comparable"
    assert reason in row["reason"].split(";")


def test_only_the_same_series_is_comparable(seed_targets, seed_results):
    links = link(seed_targets, seed_results)
    allowed = links[links["relation"] != "not_comparable"]
    assert allowed[["target", "result", "relation"]].to_numpy().tolist() == [
        ["T2", "R1", "comparable"],
        ["T2", "R2", "comparable_estimate"],
    ]


def test_near_misses_are_bounded_and_comparable_ones_are_not(aim, told, year):
    same = [year(1950 + n % 70, n) for n in range(300)]
    other = told(*same, indicator="exports of sensors").assign(id=lambda frame: "x" + frame["id"])
    links = link(aim(), pd.concat([told(*same), other]))
    assert links["relation"].value_counts().to_dict() == {"comparable": 300, "not_comparable": NEAR_MISSES}


def test_the_order_of_rows_does_not_matter(seed_targets, seed_results):
    again = link(seed_targets[::-1], seed_results[::-1])
    pd.testing.assert_frame_equal(link(seed_targets, seed_results), again)


def test_a_number_without_a_noun_is_compared_with_nothing():
    row = {"indicator": "homes", "area": "Malmo", "unit": "count:", "value": 35_000, "end_date": "2025-12-31"}
    links = link(pd.DataFrame([{"id": "t", **row}]), pd.DataFrame([{"id": "r", **row}]))
    assert links[["relation", "reason"]].values.tolist() == [["not_comparable", "definition"]]
