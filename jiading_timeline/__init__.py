"""Reads articles and shows what happened when, what was promised by when, and how each promise stands."""
