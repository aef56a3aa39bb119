"""Each word of the words is shown in an example that is read otherwise without it; reading any text."""

import datetime as dt
import re
import time

import pytest
from corpora import examples, table
from hypothesis import given, settings
from hypothesis import strategies as st

from jiading_timeline.model import Article
from jiading_timeline.text.claims.indicators import find_phrase
from jiading_timeline.text.names import find_names
from jiading_timeline.text.passage import compiled
from jiading_timeline.text.reading import read
from jiading_timeline.vocabulary import load_vocabulary

FILES = ("roles", "periods", "events", "events_milestones", "indicators", "indicators_words")
WORDS = load_vocabulary()
SHOWN = {
    f"{name}.{section}": codes
    for name in ("cues", "events", "indicators", "organisations", "sectors")
    for section, codes in table(f"words_{name}").items()
}
TEXTS = [example["text"] for example in examples(*FILES)]
AREAS = [(name, code) for name in WORDS.sections if name.startswith("areas.") for code in WORDS[name]]
EXCLUDED = ("wished", "hypothetical", "needed", "requirement", "replaced", "margin", "price")
GATHERED = ("forum", "gathering")


def _role(code, shown):
    return any((item.decision.role, item.decision.modality) == ("target", code) for item in shown.decided)


def _report(code, shown):
    return any((item.decision.role, item.decision.modality) == ("result", code) for item in shown.decided)


def _event(code, shown):
    gathered = any(event.rule == "event.gathering" for event in shown.events)
    return gathered if code in GATHERED else any(event.type == code for event in shown.events)


def _follows(code, shown):
    """Tell whether the last claim speaks of what the first one does."""
    named = [claim.topic.indicator for claim in shown.claims]
    return bool(named) and named[0] == named[-1] != ""


def _phrases(shown):
    found = [find_phrase(item.passage, item.quantity, WORDS) for item in shown.decided]
    return [phrase.code for phrase in found if phrase is not None]


def _kinds(shown):
    return [name.kind for name in find_names(shown.text, WORDS)]


READ = {
    "cues.target": _role,
    "cues.result": _report,
    "cues.speech": lambda code, shown: any(claim.speaker for claim in shown.claims),
    "cues.condition": lambda code, shown: any(claim.condition for claim in shown.claims),
    "events.trigger": _event,
    "events.infinitive": _event,
    "events.nominal": _event,
    "events.gathering": lambda code, shown: any(
        (event.rule, event.type) == ("event.gathering", code) for event in shown.events
    ),
    "events.agreement": lambda code, shown: any(event.rule == "event.agreement" for event in shown.events),
    "events.occasion": lambda code, shown: any(when.found == "occasion" for _, when in shown.dated),
    "events.planned": lambda code, shown: any(event.happened == "planned" for event in shown.events),
    "events.changed": lambda code, shown: any(
        (event.rule, event.happened) == ("event.changed", code) for event in shown.events
    ),
    "events.scheduled": lambda code, shown: any(event.rule == "event.scheduled" for event in shown.events),
    "indicators.measure": lambda code, shown: code in _phrases(shown),
    "indicators.grouping": lambda code, shown: any(claim.topic.indicator for claim in shown.claims),
    "indicators.measuring": lambda code, shown: any(claim.topic.indicator for claim in shown.claims),
    "indicators.stand_in": _follows,
    "indicators.share": lambda code, shown: any(claim.measure == "share" for claim in shown.claims),
    "indicators.deed": lambda code, shown: any(claim.topic.indicator == code for claim in shown.claims),
    "indicators.flow": lambda code, shown: any(
        claim.topic.indicator.endswith(f" {code}") for claim in shown.claims
    ),
    "organisations.head": lambda code, shown: (
        ("place" if code == "place" else "organisation") in _kinds(shown)
    ),
    "organisations.title": lambda code, shown: "person" in _kinds(shown),
    "organisations.anaphor": lambda code, shown: shown.claims[-1].topic.subject == "Cadiz Ropes",
    "sectors.industry": lambda code, shown: any(claim.topic.sector == code for claim in shown.claims),
}
READ |= {
    f"cues.{name}": lambda code, shown, rule=f"role.{name}": any(
        item.decision.rule == rule for item in shown.decided
    )
    for name in EXCLUDED
}


def _shown(text, parts):
    return parts({"text": text, "published": "2024-03-12"})


def _without(text, match):
    """Return a text with a word blotted out."""
    return text[: match.start()] + re.sub(r"\w", "q", match.group()) + text[match.end() :]


@pytest.mark.parametrize(
    ("section", "code", "text"),
    [(name, code, text) for name in SHOWN for code in SHOWN[name] for text in SHOWN[name][code]],
)
def test_every_example_of_a_word_is_read(section, code, text, parts):
    assert READ[section](code, _shown(text, parts))


def test_every_section_has_its_examples():
    tables = ("cues", "events", "indicators", "organisations", "sectors")
    assert set(SHOWN) == set(READ) == {name for name in WORDS.sections if name.split(".")[0] in tables}


@pytest.mark.parametrize(
    ("section", "code", "word"),
    [(name, code, word) for name in READ for code in WORDS[name] for word in WORDS[name][code]],
)
def test_every_word_is_needed_in_an_example(section, code, word, parts):
    pattern, _ = compiled(WORDS, section)
    blotted = [
        _without(text, match)
        for text in SHOWN[section].get(code, ())
        for match in pattern.finditer(text)
        if match.group().lower() == word.lower()
    ]
    assert any(not READ[section](code, _shown(text, parts)) for text in blotted)


@pytest.mark.parametrize(("section", "code"), AREAS, ids=lambda value: value)
def test_every_territory_is_used_in_an_example(section, code):
    pattern, meaning = compiled(WORDS, section)
    assert any(
        meaning(match.group()) == (section, code) for text in TEXTS for match in pattern.finditer(text)
    )


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text):
    article = Article("any", text, published=dt.date(2024, 5, 1))
    reading = read(article, WORDS)
    for thing in (*reading.dates, *reading.events, *reading.claims):
        assert 0 <= thing.span.start <= thing.span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00" * 50,
        "\ud800 rose 5 percent",
        "9" * 5000 + " percent",
        "rose " * 400,
        "by 2025 " * 300,
        "the goal of " * 200,
    ],
    ids=["empty", "nul", "surrogate", "digits", "cues", "dates", "goals"],
)
def test_odd_text_is_read(text):
    assert read(Article("odd", text, published=dt.date(2024, 5, 1)), WORDS).article.text == text


def test_reading_twice_gives_the_same():
    text = "\n\n".join(TEXTS[:40])
    article = Article("same", text, published=dt.date(2024, 5, 1))
    assert read(article, WORDS) == read(article, WORDS)


def test_time_grows_with_the_length():
    """Sixteen times the text in less than forty times the time: a square would take 256 times."""
    told = "The forum was held on May 3. Output rose to 5 billion yuan in 2023, Ines Alba said. "
    text = told + "It plans to open 12 parks by 2030. "
    read(Article("warm", text * 5), WORDS)
    times = []
    for size in (20, 320):
        begun = time.perf_counter()
        read(Article("long", text * size, published=dt.date(2024, 5, 1)), WORDS)
        times.append(time.perf_counter() - begun)
    assert times[1] < 40 * times[0]
