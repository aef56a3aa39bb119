"""Files in many encodings, read as they are or refused by name."""

from __future__ import annotations

import pytest

from jiading_timeline.errors import ArticleError
from jiading_timeline.sources.files import read_text

ENGLISH = "Output of the “new port” rose – to 5 billion in 2022. The mayor’s café opened on May 5."
CHINESE = "嘉定区2025年氢能产业目标为1000亿元,记者昨日获悉。"
TAIWANESE = "嘉定區2025年氫能產業目標為1000億元,記者昨日獲悉。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *(
            (ENGLISH, name)
            for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252")
        ),
        *(
            (CHINESE, name)
            for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030")
        ),
        *((CHINESE * 20, name) for name in ("gbk", "gb18030", "utf-16-le")),
        *(("嘉定区氢能", name) for name in ("gbk", "gb18030", "utf-16")),
        *(("Jiading (嘉定) opened a port in 2022.", name) for name in ("gbk", "utf-8")),
        *((TAIWANESE, name) for name in ("big5", "utf-8")),
        *((TAIWANESE * 20, name) for name in ("big5",)),
        *(("嘉定區氫能", name) for name in ("big5",)),
        *(("The plan isn’t new.", name) for name in ("cp1252",)),
        *(("It was 5°C, then 30°C.", name) for name in ("cp1252",)),
    ],
    ids=lambda value: value[:12],
)
def test_a_text_is_decoded(tmp_path, text, encoding):
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode(encoding))
    assert read_text(file) == text


@pytest.mark.parametrize("text", ["one\r\ntwo\r\n", "one\rtwo", "\ttab\fpage", "a\u2028b", "x\x00y"[:1]])
def test_line_ends_and_spaces_stay(tmp_path, text):
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode())
    assert read_text(file) == text


@pytest.mark.parametrize(
    ("raw", "cause"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\xff\xfe", "is empty"),
        (b"\x7fELF\x02\x01\x01" + bytes(64), "is not text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "is not text"),
        (bytes(range(256)) * 40, "is not text"),
    ],
    ids=repr,
)
def test_what_is_no_text_is_refused_by_name(tmp_path, raw, cause):
    file = tmp_path / "a.txt"
    file.write_bytes(raw)
    with pytest.raises(ArticleError, match=rf"a\.txt: {cause}"):
        read_text(file)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ArticleError, match=r"none\.txt: cannot be read \(No such file"):
        read_text(tmp_path / "none.txt")
