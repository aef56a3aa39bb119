"""The formulas of the method: pure functions on numbers and intervals."""
