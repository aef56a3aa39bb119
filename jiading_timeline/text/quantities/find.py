"""Find every quantity of a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from jiading_timeline.model import Quantity, Span
from jiading_timeline.text.quantities.comparators import read_comparator, read_context
from jiading_timeline.text.quantities.grammar import is_gloss, is_label, join
from jiading_timeline.text.quantities.guards import guarded_by
from jiading_timeline.text.quantities.nouns import head_noun, noun_before
from jiading_timeline.text.quantities.numbers import Numeral, find_numerals
from jiading_timeline.text.quantities.units import Amount, read_amount
from jiading_timeline.vocabulary import Vocabulary, load_vocabulary

_TOP = re.compile(r"(?i)(?<!\w)(?<!will )(?<!would )(?<!could )(?<!to )(?<!may )top[\s-]\Z")
_KEPT_KINDS = ("money", "percent", "measure", "duration", "count")


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
    >>> found, = find_quantities("Output will exceed 2.5 billion yuan.")
    >>> found.value, found.unit, found.comparator
    (Decimal('2500000000.0'), 'CNY', 'gt')
    """
    vocabulary = vocabulary or load_vocabulary()
    dates = _calendar(text) if dates is None else dates
    numerals = _outside(dates, find_numerals(text, vocabulary))
    read = _apart(read_amount(text, numeral, vocabulary) for numeral in numerals)
    amounts = [amount for amount in read if not guarded_by(text, amount, vocabulary)]
    found: list[Quantity] = []
    before: Amount | None = None
    for amount in join(text, amounts, vocabulary):
        found.append(_quantity(text, amount, before, found, vocabulary))
        before = amount
    return found


def _quantity(
    text: str, amount: Amount, before: Amount | None, found: list[Quantity], vocabulary: Vocabulary
) -> Quantity:
    comparator, direction = read_comparator(read_context(text, amount), vocabulary)
    quantity = Quantity(
        amount.span, amount.value, amount.high, amount.unit, kind=amount.kind, comparator=comparator,
        direction=direction, step=amount.numeral.step, rule=amount.rule, label=is_label(text, amount, vocabulary),
    )  # fmt: skip
    if amount.kind == "count":
        return _counted(text, quantity, vocabulary)
    if is_gloss(text, before, amount):
        kept = found[-1].comparator if comparator == "eq" else comparator
        return replace(quantity, gloss=True, comparator=kept, direction=found[-1].direction, rule="gloss")
    return quantity


def _counted(text: str, quantity: Quantity, vocabulary: Vocabulary) -> Quantity:
    start, end = quantity.span.start, quantity.span.end
    head, phrase = head_noun(text, end, several=quantity.value != 1, vocabulary=vocabulary)
    if not head:
        head, phrase = noun_before(text, start, vocabulary)
    rank = _TOP.search(text[max(0, start - 12) : start]) is not None
    comparator = "eq" if rank else quantity.comparator
    return replace(quantity, unit=f"count:{head}", noun=phrase, rank=rank, comparator=comparator)


def _outside(dates: Sequence[Span], numerals: Iterable[Numeral]) -> Iterable[Numeral]:
    ordered = sorted(dates)
    starts = [date.start for date in ordered]
    for numeral in numerals:
        near = ordered[max(0, bisect_right(starts, numeral.span.end) - 2) : bisect_right(starts, numeral.span.end)]
        if not any(numeral.span.overlaps(date) for date in near):
            yield numeral


def _apart(amounts: Iterable[Amount]) -> list[Amount]:
    found: list[Amount] = []
    for amount in amounts:
        if not found or amount.span.start >= found[-1].span.end:
            found.append(amount)
    return found


def _calendar(text: str) -> list[Span]:
    try:
        from jiading_timeline.text.dates import find_dates  # noqa: PLC0415
    except ImportError:
        return []
    return [date.span for date in find_dates(text) if date.type in ("DATE", "TIME")]
