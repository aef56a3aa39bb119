"""Files and tables to articles: one small reader a format, libraries doing the work."""

from jiading_timeline.sources.reading import read_articles, shipped_articles

__all__ = ["read_articles", "shipped_articles"]
