"""Files appear whole or not at all."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from jiading_timeline.writing import write_whole


def test_a_file_is_written_as_it_is(tmp_path):
    path = write_whole(tmp_path / "a.csv", "b,c\r\n\ud800\n")
    assert path.read_bytes() == b"b,c\r\n\xed\xa0\x80\n"


def test_nothing_else_is_left(tmp_path):
    write_whole(tmp_path / "a.csv", "1")
    write_whole(tmp_path / "a.csv", "2")
    assert [file.name for file in tmp_path.iterdir()] == ["a.csv"]


def test_many_writers_leave_one_whole_file(tmp_path):
    texts = [str(number) * 50_000 for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda text: write_whole(tmp_path / "a.csv", text), texts))
    assert (tmp_path / "a.csv").read_text() in texts
    assert len(list(tmp_path.iterdir())) == 1


def test_what_cannot_be_written_names_the_path_that_was_given(tmp_path):
    for path in (tmp_path, tmp_path / "no" / "where.html"):
        with pytest.raises((IsADirectoryError, FileNotFoundError)) as caught:
            write_whole(path, "")
        assert caught.value.filename == str(path)
