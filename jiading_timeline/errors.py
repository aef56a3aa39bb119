"""What can go wrong, as the caller sees it: one line that names the input and the cause."""


class JiadingTimelineError(Exception):
    """Base of every error raised on purpose by this package."""


class ArticleError(JiadingTimelineError):
    """An article, or a folder of articles, cannot be read."""


class DateInputError(JiadingTimelineError):
    """A date given by the caller (published, as of) is not a date."""


class FrameError(JiadingTimelineError):
    """A table lacks a column or holds a value that its schema does not allow."""


class VocabularyError(JiadingTimelineError):
    """A vocabulary file is not TOML of the shape ``[table.section]`` with ``code = [words]``."""


class ArticleWarning(UserWarning):
    """Something of what was to be read could not be used: one file among others, which were read."""


class DateWarning(ArticleWarning):
    """A publication date that could not be used; its article was read without it."""
