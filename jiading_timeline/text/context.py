"""What a sentence takes from those before it in its article: a territory, a name, an occasion."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from jiading_timeline.model import Date, Sentence, Span
from jiading_timeline.text.areas import find_areas, near_areas, wide_areas
from jiading_timeline.text.names import Name, find_names
from jiading_timeline.text.passage import Passage, compiled
from jiading_timeline.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Occasion:
    """The gathering an article reports: when, where, and who attended or spoke."""

    date: Date
    span: Span
    place: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a whole article: its territories, who is named in it, and its occasion if it has one.

    `area` is the main territory, `areas` the one that each sentence is about, by the sentence's number, and
    `wide` the city and the country that are named, by kind.
    `leaders` holds, for each name but people's, its place and the name told most often up to there.
    `people` holds the full name of each person by the parts of it.
    """

    area: str = ""
    areas: Mapping[int, str] = field(default_factory=dict)
    wide: Mapping[str, str] = field(default_factory=dict)
    leaders: tuple[tuple[int, str], ...] = ()
    people: Mapping[str, str] = field(default_factory=dict)
    occasion: Occasion | None = None

    def area_of(self, sentence: Sentence) -> str:
        """Return the territory that a sentence is about where it names none."""
        return self.areas.get(sentence.index, self.area)

    def area_meant(self, kind: str, sentence: Sentence) -> str:
        """Return the territory that "the district" or "the city" stands for, if the article names it."""
        return self.area_of(sentence) if kind == "place" else self.wide.get(kind, "")

    def leading_name(self, position: int) -> str:
        """Return the name that the article is about so far: the one told most often."""
        before = bisect_left(self.leaders, position, key=itemgetter(0))
        return self.leaders[before - 1][1] if before else ""

    def full_name(self, name: str) -> str:
        """Return a person's full name for a surname, any other name as it is."""
        return self.people.get(name, name)


def read_context(title: str, passages: Sequence[Passage], vocabulary: Vocabulary) -> Context:
    """Return the context of an article; its occasion is added when its events are known."""
    named = [find_areas(passage.words, vocabulary) for passage in passages]
    told = [area for areas in named for area in areas]
    main = _main_area(find_areas(title, vocabulary), told, vocabulary)
    names = [
        name
        for passage in passages
        if passage.sentence.body
        for name in find_names(passage.words, vocabulary, passage.sentence.span.start)
    ]
    people: dict[str, str] = {}
    for name in names:
        if name.kind == "person":
            for part in name.text.split():
                people.setdefault(part, name.text)
    near = [near_areas(areas, vocabulary) for areas in named]
    return Context(
        area=main,
        areas=dict(_areas(passages, near, main)),
        wide=wide_areas(told, vocabulary),
        leaders=tuple(_leaders(names)),
        people=people,
    )


def _areas(passages: Sequence[Passage], named: Sequence[list[str]], main: str) -> Iterator[tuple[int, str]]:
    """Yield the territory of each sentence: the last named before it in its paragraph, else the main one."""
    paragraph, area = -1, main
    for passage, areas in zip(passages, named, strict=True):
        if passage.sentence.paragraph != paragraph:
            paragraph, area = passage.sentence.paragraph, main
        yield passage.sentence.index, area
        area = next(reversed(areas), area)


def _leaders(names: Sequence[Name]) -> Iterator[tuple[int, str]]:
    counts: dict[str, int] = {}
    ranks: dict[str, int] = {}
    leader = ""
    for name in (name for name in names if name.kind != "person"):
        counts[name.text] = counts.get(name.text, 0) + 1
        ranks.setdefault(name.text, -len(ranks))
        leader = max(leader or name.text, name.text, key=lambda text: (counts[text], ranks[text]))
        yield name.span.start, leader


def refers_to_occasion(passage: Passage, vocabulary: Vocabulary) -> bool:
    """Tell whether a sentence says "at the forum", "on the same day" or the like."""
    pattern, _ = compiled(vocabulary, "events.occasion")
    return pattern.search(passage.words) is not None


def _main_area(title: Sequence[str], areas: Sequence[str], vocabulary: Vocabulary) -> str:
    """Return the territory of the headline, else the one named most often.

    A country or a whole city counts only where nothing smaller is named.
    """
    near = near_areas(title, vocabulary) or near_areas(areas, vocabulary) or [*title, *areas]
    counts = Counter(near)
    return max(counts, key=lambda area: (counts[area], -near.index(area)), default="")
