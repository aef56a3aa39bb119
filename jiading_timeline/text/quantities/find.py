"""Find every quantity of a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from jiading_timeline.model import Quantity, Span
from jiading_timeline.text.quantities.comparators import read_comparator, words_around
from jiading_timeline.text.quantities.guards import guarded_by
from jiading_timeline.text.quantities.links import join
from jiading_timeline.text.quantities.neighbours import (
    FREQUENCY,
    GLOSS,
    LEVEL,
    RANK,
    is_frequency,
    is_gloss,
    is_label,
    is_level,
    is_listed,
    is_rank,
)
from jiading_timeline.text.quantities.nouns import Counted, noun_after, noun_before
from jiading_timeline.text.quantities.numbers import Numeral, find_numerals
from jiading_timeline.text.quantities.units import Amount, read_amount
from jiading_timeline.vocabulary import Vocabulary, load_vocabulary


def find_quantities(
    text: str, *, dates: Sequence[Span] | None = None, vocabulary: Vocabulary | None = None
) -> list[Quantity]:
    """Find the quantities of a text: numbers with unit, comparator, direction and what they count.

    Parameters
    ----------
    text : str
        Any text; it is never rewritten.
    dates : sequence of Span, optional
        Where calendar dates stand; their digits are no quantities. Found here when not given.
    vocabulary : Vocabulary, optional
        Words of numbers and units; the shipped ones by default.

    Returns
    -------
    list of Quantity
        In order of position; spans do not overlap and hold no blank line.

    Examples
    --------
    >>> found, = find_quantities("Output will exceed 25 billion yuan.")
    >>> found.value, found.unit, found.comparator
    (Decimal('25000000000'), 'CNY', 'gt')
    """
    words = vocabulary or load_vocabulary()
    numerals = _outside(_calendar(text) if dates is None else dates, find_numerals(text, words))
    read = _apart(read_amount(text, numeral, words) for numeral in numerals)
    amounts = [amount for amount in read if not guarded_by(text, amount, words)]
    joined = join(text, amounts, words)
    found: list[Quantity] = []
    for before, amount in zip([None, *joined], joined, strict=False):
        quantity = _quantity(text, amount, words)
        found.append(quantity if before is None else _beside(text, before, found[-1], amount, quantity))
    return found


def _quantity(text: str, amount: Amount, words: Vocabulary) -> Quantity:
    start = amount.span.start
    counted = _counted(text, amount, words)
    comparator, direction = read_comparator(words_around(text, start, counted.end), words)
    quantity = Quantity(
        amount.span,
        amount.value,
        amount.high,
        amount.unit or f"count:{counted.head}",
        noun=counted.phrase,
        kind=amount.kind,
        comparator=amount.numeral.comparator or comparator,
        direction=direction,
        label=is_label(text, amount, words),
        step=amount.numeral.step,
        rule=amount.rule,
    )
    if amount.rule == "multiple" and not direction and is_frequency(text, amount):
        return replace(quantity, unit="count:time", noun="times", kind="count", rule=FREQUENCY.name)
    if is_rank(text, amount):
        return replace(quantity, rank=True, comparator="eq", rule=RANK.name)
    return quantity


def _counted(text: str, amount: Amount, words: Vocabulary) -> Counted:
    start, end = amount.span.start, amount.span.end
    nothing = Counted("", "", end)
    if amount.kind != "count":
        return nothing
    after = noun_after(text, end, several=amount.value != 1, vocabulary=words)
    if after is not None:
        return after
    before = noun_before(text, start, words)
    return nothing if before is None else replace(before, end=end)


def _beside(text: str, before: Amount, last: Quantity, amount: Amount, quantity: Quantity) -> Quantity:
    """Complete a quantity from the one before it.

    A bracketed conversion compares as its original does, unless it says otherwise; a bare level has the
    unit of the change that leads to it; two changes in one list go the same way.
    """
    if is_gloss(text, before, amount):
        comparator = last.comparator if quantity.comparator == "eq" else quantity.comparator
        return replace(quantity, gloss=True, comparator=comparator, direction=last.direction, rule=GLOSS.name)
    if is_listed(text, before, amount) and not quantity.direction:
        return replace(quantity, direction=last.direction)
    if quantity.unit == "count:" != last.unit and is_level(text, before, amount):
        return replace(quantity, unit=last.unit, noun=last.noun, kind=last.kind, rule=LEVEL.name)
    return quantity


def _outside(dates: Sequence[Span], numerals: Iterable[Numeral]) -> Iterator[Numeral]:
    ordered = sorted(dates)
    starts = [date.start for date in ordered]
    for numeral in numerals:
        until = bisect_right(starts, numeral.span.end)
        if not any(numeral.span.overlaps(date) for date in ordered[max(0, until - 2) : until]):
            yield numeral


def _apart(amounts: Iterable[Amount]) -> list[Amount]:
    found: list[Amount] = []
    for amount in amounts:
        if not found or amount.span.start >= found[-1].span.end:
            found.append(amount)
    return found


def _calendar(text: str) -> list[Span]:
    from jiading_timeline.text.dates import find_dates

    return [date.span for date in find_dates(text) if date.type in ("DATE", "TIME")]
