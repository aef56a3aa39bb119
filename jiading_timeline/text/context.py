"""What a sentence takes from those before it in its own article: a territory, an organisation, an occasion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jiading_timeline.model import Date, Span
from jiading_timeline.text.indicators import find_areas
from jiading_timeline.text.names import Name, find_names
from jiading_timeline.text.passage import Passage, compiled
from jiading_timeline.vocabulary import Vocabulary

_WIDE = ("China", "Shanghai", "Yangtze River Delta")


@dataclass(frozen=True, slots=True)
class Occasion:
    """The gathering an article reports: when, where, and who attended or spoke."""

    date: Date
    span: Span
    place: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a whole article: its main territory, its names in order, and its occasion if it has one."""

    area: str = ""
    names: tuple[Name, ...] = ()
    occasion: Occasion | None = None

    def organisation_before(self, position: int) -> str:
        """Return the organisation or place last named in the running text before a position."""
        found = [name.text for name in self.names if name.span.start < position and name.kind in ("organisation", "place")]
        return found[-1] if found else ""

    def topic_before(self, position: int) -> str:
        """Return the name that the article is about so far: the one named most often, the first among equals."""
        named = [name.text for name in self.names if name.span.start < position and name.kind != "person"]
        return max(named, key=lambda text: (named.count(text), -named.index(text)), default="")


def read_context(passages: Sequence[Passage], vocabulary: Vocabulary) -> Context:
    """Return the context of an article from its sentences; the occasion is added when its events are known."""
    body = [passage for passage in passages if passage.sentence.body]
    areas = [area for passage in passages for area in find_areas(passage.words, vocabulary)]
    names = [name for passage in body for name in find_names(passage.words, vocabulary, passage.sentence.span.start)]
    return Context(_main_area(areas), tuple(names))


def with_occasion(context: Context, occasion: Occasion | None) -> Context:
    """Return the context with its occasion."""
    return replace(context, occasion=occasion)


def refers_to_occasion(passage: Passage, vocabulary: Vocabulary) -> bool:
    """Tell whether a sentence says "at the forum", "on the same day" or the like."""
    pattern, _ = compiled(vocabulary, "events.occasion")
    return pattern.search(passage.words) is not None


def _main_area(areas: Sequence[str]) -> str:
    """Return the territory named most often; a country or a whole city only where nothing smaller is named."""
    near = [area for area in areas if area not in _WIDE] or list(areas)
    counts = Counter(near)
    return max(counts, key=lambda area: (counts[area], -near.index(area)), default="")
