"""A page as articles: its header or stamp, its title and publication date, and its stories."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jiading_timeline.errors import DateInputError
from jiading_timeline.given import given_date
from jiading_timeline.model import Article, Origin, Span
from jiading_timeline.text.pages.layout import Block, blocks
from jiading_timeline.text.pages.stamps import publication_date

_HEADER_LINE = re.compile(r"(Title|Date|Publisher|Source|Accessed|Text|Language):[ \t]*([^\n]*)(?:\n|\Z)")
_HEADER_END = re.compile(r"[ \t]*\r?\n\s*|\Z")
_STAMP = re.compile(r"\s*date\s(\d{4}-\d\d-\d\d)\s+")


def stories(page: str, name: str, origin: Origin | None = None) -> tuple[Article, ...]:
    r"""Return the stories of a page; a page that holds several gives ``name#1``, ``name#2``, ...

    Parameters
    ----------
    page : str
        The whole file. Each article's text is a slice of it, beginning at the article's `offset`.
    name : str
        Identifies the page, usually the file's stem.
    origin : Origin, optional
        What is known already; the header adds to it.

    Examples
    --------
    >>> [story] = stories("Title: A bridge\nDate: 2024-05-01\n\nIt opened today.", "bridge")
    >>> story.title, str(story.published), story.text
    ('A bridge', '2024-05-01', 'It opened today.')
    """
    header, start = _header(page)
    published, published_from, start = _published(page, header, start)
    origin = _origin(header, replace(origin or Origin(), published_from=published_from))
    parts = _parts(page, start) or [(Span(start, len(page)), "")]
    if len(parts) == 1:
        [(span, title)] = parts
        return (_story(page, name, span, header.get("Title") or title, published, origin),)
    return tuple(
        _story(page, f"{name}#{number}", span, title, published, origin)
        for number, (span, title) in enumerate(parts, start=1)
    )


def duplicates(articles: Sequence[Article]) -> Mapping[str, str]:
    """Return, for each article that tells the same story as an earlier one, the earlier one's id.

    Two articles are the same story when half of the longer sentences of the shorter one stand in the other,
    word for word. The earliest published comes first; among equals, the first by id.
    """
    ordered = sorted(articles, key=lambda article: (article.published or dt.date.max, article.id))
    seen: dict[str, str] = {}
    found: dict[str, str] = {}
    for article in ordered:
        told = _long_sentences(article.text)
        hits: dict[str, int] = {}
        for sentence in told:
            if sentence in seen:
                hits[seen[sentence]] = hits.get(seen[sentence], 0) + 1
        original = max(hits, key=lambda known: (hits[known], known), default="")
        if original and 2 * hits[original] >= len(told):
            found[article.id] = original
        for sentence in told:
            seen.setdefault(sentence, found.get(article.id, article.id))
    return found


def _header(page: str) -> tuple[dict[str, str], int]:
    """Return the header's fields and where the text begins: ``Name: value`` lines, then an empty line.

    A single line that names a source without its address is the credit of a printed page.
    """
    fields: dict[str, str] = {}
    at = 1 if page.startswith("\ufeff") else 0
    start = at
    while match := _HEADER_LINE.match(page, at):
        fields[match[1]] = match[2].strip()
        at = match.end()
    gap = _HEADER_END.match(page, at)
    is_credit = set(fields) == {"Source"} and not fields["Source"].startswith("http")
    return (fields, gap.end()) if fields and gap and not is_credit else ({}, start)


def header_date_problem(page: str) -> str:
    r"""Return what is wrong with the date in a page's header, with its line; nothing where it has none.

    Examples
    --------
    >>> header_date_problem("Title: A bridge\nDate: 31/31/2024\n\nIt opened today.")
    "line 2: Date: '31/31/2024' is not a date, such as 2022-11-28"
    """
    header, start = _header(page)
    stated = header.get("Date", "")
    lines = page[:start].lstrip("\ufeff").split("\n")
    try:
        if stated:
            line = next(number for number, line in enumerate(lines, 1) if line.startswith("Date:"))
            given_date(stated, f"line {line}: Date")
    except DateInputError as error:
        return str(error)
    return ""


def _published(page: str, header: Mapping[str, str], start: int) -> tuple[dt.date | None, str, int]:
    if date := _date(header.get("Date", "")):
        return date, "header", start
    if (match := _STAMP.match(page, start)) and (date := _date(match[1])):
        return date, "stamp", match.end()
    date = publication_date(page[start:])
    return date, "stamp" if date else "", start


def _date(words: str) -> dt.date | None:
    try:
        return given_date(words) if words else None
    except DateInputError:
        return None


def _origin(header: Mapping[str, str], origin: Origin) -> Origin:
    return replace(
        origin,
        publisher=header.get("Publisher", origin.publisher),
        url=header.get("Source", origin.url),
        accessed=header.get("Accessed", origin.accessed),
        language=header.get("Language", origin.language),
        text_is_source=header.get("Text", "") != "retold" and origin.text_is_source,
    )


def _story(
    page: str, name: str, span: Span, title: str, published: dt.date | None, origin: Origin
) -> Article:
    return Article(name, span.of(page), title, published, span.start, origin)


def _parts(page: str, start: int) -> list[tuple[Span, str]]:
    """Return the span and title of each story on the page."""
    body = page[start:]
    found = blocks(body)
    if not found:
        return []
    firsts = [0, *_later_stories(found)]
    parts = []
    for first, after in zip(firsts, [*firsts[1:], len(found)], strict=True):
        end = found[after].span.start if after < len(found) else len(body)
        parts.append((Span(found[first].span.start + start, end + start), _title(body, found[first:after])))
    return parts


def _later_stories(found: Sequence[Block]) -> Iterator[int]:
    """Yield the headlines that begin a further story.

    A byline follows, or the last headline of the page that stands apart does so below a finished story.
    """
    apart = max((i for i, block in enumerate(found) if _stands_apart(block)), default=0)
    bodies = headlines = 0
    for i, block in enumerate(found):
        after = [other.kind for other in found[i + 1 : i + 3]]
        told = bodies > 1 or (bodies == 1 and headlines > 0)
        if (
            block.kind == "headline"
            and told
            and (after == ["byline", "body"] or (i == apart and after[:1] == ["body"]))
        ):
            yield i
        if block.kind == "headline" and after[:1] == ["byline"]:
            bodies = headlines = 0
        bodies += block.kind == "body"
        headlines += block.kind == "headline"


def _stands_apart(block: Block) -> bool:
    return block.kind == "headline" and block.gap >= 3


def _title(text: str, own: Sequence[Block]) -> str:
    """Return the first headline that stands above the story's second paragraph."""
    bodies = 0
    for block in own:
        if block.kind == "headline":
            return block.span.of(text)
        bodies += block.kind == "body"
        if bodies > 1:
            break
    return ""


def _long_sentences(text: str) -> list[str]:
    sentences = (" ".join(re.findall(r"\w+", part.lower())) for part in re.split(r"[.!?]\s", text))
    return list(dict.fromkeys(sentence for sentence in sentences if sentence.count(" ") >= 7))
