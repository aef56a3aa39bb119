"""Amounts: numbers, what they are numbers of, and what the words around them say."""

from jiading_timeline.text.quantities.find import find_quantities

__all__ = ["find_quantities"]
