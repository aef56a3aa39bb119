"""Every rule by its examples, and every word of the calendar in a sentence."""

import tomllib
from pathlib import Path

import pytest

from jiading_timeline.model import Span
from jiading_timeline.text.dates import find_dates, find_periods
from jiading_timeline.text.dates.grammar import TEMPLATES
from jiading_timeline.text.dates.lexicon import normal
from jiading_timeline.text.dates.tense import tense_of
from jiading_timeline.vocabulary import load_vocabulary

CORPUS = Path(__file__).parents[2] / "corpus"
PUBLISHED = "2022-10-31"
PERIODS = ("period.range", "period.years", "period.days", "period.part", "period.window", "period.plan")


def _corpus(name: str) -> dict:
    return tomllib.loads((CORPUS / name).read_text(encoding="utf-8"))


DATES = {
    rule: examples
    for name in ("dates", "dates_relative", "dates_durations")
    for rule, examples in _corpus(f"{name}.toml").items()
}
INTERVALS = _corpus("dates_periods.toml")
WORDS = _corpus("dates_words.toml")
CALENDAR = load_vocabulary()


def _examples(corpus: dict, kind: str) -> list:
    return [
        pytest.param(rule, example, id=f"{rule}: {example if kind == 'negative' else example[0]}")
        for rule in corpus
        for example in corpus[rule][kind]
    ]


def _words(section: str) -> list[tuple[str, str]]:
    return [(word, code) for code, words in CALENDAR[f"calendar.{section}"].items() for word in words]


@pytest.mark.parametrize("rule", sorted({template.name for template in TEMPLATES} | set(PERIODS)))
def test_rule_has_two_positive_examples_and_a_negative(rule):
    examples = (DATES | INTERVALS)[rule]
    assert len(examples["positive"]) >= 2
    assert examples["negative"]


def test_every_example_belongs_to_a_rule():
    assert set(DATES | INTERVALS) == {template.name for template in TEMPLATES} | set(PERIODS)


@pytest.mark.parametrize(("rule", "example"), _examples(DATES, "positive"))
def test_date_is_read(rule, example):
    text, quote, value, *mod = example
    found = {date.span.of(text): (date.value, date.mod) for date in find_dates(text, PUBLISHED)}
    assert found.get(quote) == (value, mod[0] if mod else "")


@pytest.mark.parametrize(("rule", "example"), _examples(DATES, "positive"))
def test_rule_reads_two_of_its_examples(rule, example):
    names = [date.rule for text, *_ in DATES[rule]["positive"] for date in find_dates(text, PUBLISHED)]
    assert names.count(rule) >= 2


@pytest.mark.parametrize(("rule", "example"), _examples(DATES, "positive"))
def test_white_space_does_not_matter(rule, example):
    text, *_ = example
    stretched = text.replace(" ", "\n  ")
    values = [(date.value, date.mod) for date in find_dates(text, PUBLISHED)]
    assert [(date.value, date.mod) for date in find_dates(stretched, PUBLISHED)] == values


@pytest.mark.parametrize(("rule", "example"), _examples(DATES, "positive"))
def test_relative_dates_follow_the_publication_date(rule, example):
    """In 28 years the calendar has the same weekdays."""
    text, *_ = example
    for now, later in zip(find_dates(text, "2022-10-31"), find_dates(text, "2050-10-31"), strict=True):
        if now.anchor == "published" and len(now.value) > 3 and now.value[:4].isdigit():
            assert later.value == f"{int(now.value[:4]) + 28}{now.value[4:]}"


@pytest.mark.parametrize(("rule", "text"), _examples(DATES, "negative"))
def test_date_is_left_alone(rule, text):
    assert rule not in [date.rule for date in find_dates(text, PUBLISHED)]


@pytest.mark.parametrize(("rule", "example"), _examples(INTERVALS, "positive"))
def test_interval_is_built(rule, example):
    text, quote, edtf = example
    found = find_periods(text, find_dates(text, PUBLISHED), PUBLISHED)
    assert [(rule, quote, edtf)] == [
        (each.rule, each.span.of(text), each.period.edtf) for each in found if each.rule == rule
    ]


@pytest.mark.parametrize(("rule", "text"), _examples(INTERVALS, "negative"))
def test_interval_is_not_built(rule, text):
    assert rule not in [each.rule for each in find_periods(text, find_dates(text, PUBLISHED), PUBLISHED)]


def test_every_section_of_the_calendar_has_a_sentence():
    sections = {name.removeprefix("calendar.") for name in CALENDAR.sections if name.startswith("calendar.")}
    assert sections == {*WORDS["read"], "modifiers", "bounds", "tense", "cues"}


@pytest.mark.parametrize(
    ("section", "word"), [(section, word) for section in WORDS["read"] for word, _ in _words(section)]
)
def test_word_is_read(section, word):
    text = WORDS["read"][section].format(word)
    assert any(normal(word) in normal(date.span.of(text)) for date in find_dates(text, PUBLISHED))


@pytest.mark.parametrize(("word", "code"), _words("modifiers") + _words("bounds"))
def test_modifier_is_read(word, code):
    text = WORDS["modifier"][code].format(word)
    assert [date.mod for date in find_dates(text, PUBLISHED)] == [code]


@pytest.mark.parametrize(("word", "code"), _words("tense"))
def test_tense_is_read(word, code):
    text = f"It {word} Monday"
    assert tense_of(text, Span(len(text) - 6, len(text)), CALENDAR).toward == WORDS["tense"][code]


@pytest.mark.parametrize(("word", "code"), _words("cues"))
def test_cue_decides(word, code):
    sentence, quote = WORDS["cue"][code]
    text = sentence.format(word if word == "%" or code != "counted" else f" {word}")
    assert not quote or any(quote in date.span.of(text) for date in find_dates(text, PUBLISHED))
    assert quote or not any(
        date.rule in ("date.year", "duration.amount", "relative.reference")
        for date in find_dates(text, PUBLISHED)
    )
