"""The command as people run it: what it writes, what it says, and how it refuses."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from jiading_timeline.cli import main

TABLES = ("articles", "dates", "quantities", "events", "targets", "results", "links", "comparison")
GOOD = "Anting port pledged to ship 5 million tons by 2025. Output rose 5 percent to 12 billion yuan in 2022."


def run(*arguments: object, wait: int = 120, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "jiading_timeline", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), **environment},
        timeout=wait,
        check=False,
    )


def assert_refused(done: subprocess.CompletedProcess[str], *said: str) -> None:
    """Check for one line on the error stream that names input and cause, and exit code 1."""
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("jiading-timeline: ")
    for words in said:
        assert words in lines[0]
    assert done.returncode == 1


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "port.txt").write_text(GOOD, encoding="utf-8")
    return folder


def test_extract_writes_every_table(articles, tmp_path):
    done = run("extract", articles, "-o", tmp_path / "new" / "tables", "--published", "2022-11-28")
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 article, " in done.stdout
    assert {file.name for file in (tmp_path / "new" / "tables").iterdir()} == {
        f"{name}.csv" for name in TABLES
    }
    targets = pd.read_csv(tmp_path / "new" / "tables" / "targets.csv")
    assert targets["text"].tolist() == ["5 million tons"]


def test_extract_twice_gives_the_same_bytes(tmp_path):
    folder = Path(__file__).parents[1] / "data" / "articles"
    for name, seed in (("one", "1"), ("two", "2")):
        assert run("extract", folder, "-o", tmp_path / name, PYTHONHASHSEED=seed).returncode == 0
    for table in TABLES:
        first, second = ((tmp_path / name / f"{table}.csv").read_bytes() for name in ("one", "two"))
        assert first == second


def test_report_without_a_path_reads_the_shipped_articles(tmp_path):
    done = run("report", "-o", tmp_path / "page.html")
    assert (done.returncode, done.stderr) == (0, "")
    assert "</html>" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_report_escapes_a_title_that_is_a_script(articles, tmp_path):
    title = "</script><script>alert(1)</script>"
    (articles / "evil.txt").write_text(
        f"Title: {title}\nDate: 2022-11-28\n\n{title} {GOOD}", encoding="utf-8"
    )
    assert run("report", articles, "-o", tmp_path / "page.html").returncode == 0
    assert "<script>alert(1)" not in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_explain_shows_each_table_and_its_rules():
    done = run("explain", GOOD, "--published", "2022-11-28")
    assert (done.returncode, done.stderr) == (0, "")
    assert [
        line for line in done.stdout.splitlines() if line in ("dates:", "quantities:", "targets:", "results:")
    ]
    assert "'5 million tons': " in done.stdout
    assert "role." in done.stdout


@pytest.mark.parametrize(
    "sentence",
    [".", "Head\n\nMara Holm\n\nTHE boat.\n\nIt.\n\nHead\n\nPer Lund\n\nIT sank.", "Title: x"],
)
def test_explain_takes_any_sentence_as_it_is(sentence):
    done = run("explain", sentence)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("sentence", ["", " ", "\n"])
def test_explain_refuses_an_empty_sentence(sentence):
    assert_refused(run("explain", sentence), "the sentence is empty")


def test_output_fits_a_terminal_that_knows_only_ascii(articles, tmp_path):
    done = run("explain", "嘉定 will build 5 parks by 2025.", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    done = run("extract", articles, "-o", tmp_path / "表", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_version():
    assert run("--version").stdout.strip() == "0.1.0"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["extract"],
        ["extract", "articles"],
        ["watch"],
        ["explain"],
        ["report", "a", "b"],
        ["report", "--no"],
    ],
)
def test_wrong_usage_exits_2(arguments):
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: jiading-timeline")


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("empty.txt", b"", "is empty"),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is not text"),
    ],
)
def test_a_bad_file_is_refused(tmp_path, name, content, cause):
    (tmp_path / name).write_bytes(content)
    assert_refused(run("extract", tmp_path / name, "-o", tmp_path / "out"), name, cause)
    assert not (tmp_path / "out").exists()


def test_a_bad_file_among_good_ones_is_named_and_the_others_are_read(articles, tmp_path):
    (articles / "broken.txt").symlink_to(tmp_path / "nowhere")
    (articles / "folder.txt").mkdir()
    done = run("extract", articles, "-o", tmp_path / "out")
    assert_refused(done, "broken.txt", "No such file")
    assert pd.read_csv(tmp_path / "out" / "articles.csv")["article"].tolist() == ["port"]
    assert len(pd.read_csv(tmp_path / "out" / "targets.csv")) == 1


@pytest.mark.parametrize("command", ["extract", "report"])
@pytest.mark.parametrize("path", ["none", "none.txt", "", "folder", "none/*.txt"])
def test_a_path_without_articles_is_refused(tmp_path, command, path):
    (tmp_path / "folder").mkdir()
    given = tmp_path / path if path else tmp_path / "folder"
    assert_refused(run(command, given, "-o", tmp_path / "out"), given.name)


@pytest.mark.parametrize("command", ["extract", "report"])
def test_a_symlink_loop_is_refused(tmp_path, command):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert_refused(run(command, tmp_path / "loop", "-o", tmp_path / "out"), "loop")


@pytest.mark.parametrize("command", ["extract", "report"])
@pytest.mark.parametrize("option", ["--published", "--as-of"])
@pytest.mark.parametrize("value", ["soon", "2022-13-01", "28/13/2022"])
def test_a_date_that_is_none_is_refused(articles, tmp_path, command, option, value):
    assert_refused(run(command, articles, "-o", tmp_path / "out", option, value), value, "is not a date")


def test_explain_refuses_a_date_that_is_none():
    assert_refused(run("explain", GOOD, "--published", "soon"), "soon", "is not a date")


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("article,date\nport,2022-11-28\n", "the column published missing"),
        ("article,published\nport,yesterday\n", "'yesterday' is not a date"),
        (None, "No such file"),
    ],
)
def test_a_bad_csv_of_dates_is_refused(articles, tmp_path, content, cause):
    listed = tmp_path / "published.csv"
    if content is not None:
        listed.write_text(content)
    assert_refused(
        run("extract", articles, "-o", tmp_path / "out", "--published", listed), "published.csv", cause
    )


@pytest.mark.parametrize(
    ("command", "place"), [("extract", "file"), ("report", "file/page.html"), ("report", "folder")]
)
def test_an_output_that_cannot_be_written_is_refused(articles, tmp_path, command, place):
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "folder").mkdir()
    done = run(command, articles, "-o", tmp_path / place)
    said = {"file": "is a file; the tables need a folder"}.get(place, "cannot be written (")
    assert_refused(done, f"jiading-timeline: {tmp_path / place}: {said}")


@pytest.mark.parametrize("command", ["extract", "report"])
def test_two_bad_files_and_no_good_one_are_both_named(tmp_path, command):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.txt").write_bytes(bytes(range(256)))
    assert_refused(run(command, folder, "-o", tmp_path / "out"), "a.txt: is empty", "b.txt: is not text")


def assert_told(done: subprocess.CompletedProcess[str], *said: str) -> None:
    """Check for a run that is done, and tells these things in one line each."""
    lines = done.stderr.strip().splitlines()
    assert (done.returncode, len(lines)) == (0, len(said)), done.stderr
    for line, words in zip(lines, said, strict=True):
        assert line.startswith("jiading-timeline: ")
        assert words in line


MILL = "Millbrook pledged to build 5,000 homes by 2027."
BUILT = "Millbrook built 5,200 homes in 2026."
TERRITORY = "no target or reported figure names a known territory"


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    folder = tmp_path / "mill"
    folder.mkdir()
    (folder / "pledge.txt").write_text(f"Mill homes\n\n12 June 2024\n\n{MILL}")
    (folder / "built.txt").write_text(f"Mill homes\n\n3 March 2027\n\n{BUILT}")
    return folder


@pytest.mark.parametrize("command", ["extract", "report"])
def test_a_territory_of_your_own_is_read_and_one_that_is_missing_is_told(mill, tmp_path, command):
    assert_told(
        run(command, mill, "-o", tmp_path / "out"), f"{TERRITORY}, so nothing is compared across articles"
    )
    own, more = tmp_path / "own.toml", tmp_path / "more.toml"
    own.write_text('[areas.place]\nMillbrook = ["Millbrook"]\n')
    more.write_text('[units.currency]\nXTS = ["shells"]\n')
    options = ("--vocabulary", own, "--vocabulary", more)
    assert_told(run(command, mill, "-o", tmp_path / "out", *options))
    if command == "extract":
        assert pd.read_csv(tmp_path / "out" / "comparison.csv")["area"].tolist() == ["Millbrook"]
        assert set(pd.read_csv(tmp_path / "out" / "articles.csv")["published_from"]) == {"stamp"}


def test_explain_reads_with_own_words(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[areas.place]\nMillbrook = ["Millbrook"]\n')
    assert "area Millbrook" in run("explain", MILL, "--vocabulary", own).stdout
    assert "area Millbrook" not in run("explain", MILL).stdout


@pytest.mark.parametrize("command", ["extract", "report", "explain"])
def test_a_vocabulary_that_cannot_be_read_is_refused(articles, tmp_path, command):
    own = tmp_path / "own.toml"
    own.write_text('[areas.plce]\nMillbrook = ["Millbrook"]\n')
    where = () if command == "explain" else ("-o", tmp_path / "out")
    done = run(command, articles, *where, "--vocabulary", own)
    assert_refused(done, "own.toml: [areas.plce]: there is no such section; did you mean areas.place?")


def test_dates_that_could_not_be_used_are_told(articles, tmp_path):
    (articles / "sea.txt").write_text(f"Title: Sea\nDate: 02/03/2023\n\n{GOOD}")
    (tmp_path / "published.csv").write_text("article,published\nport,2022-11-28\nprot,2022-11-28\n")
    done = run("extract", articles, "-o", tmp_path / "out", "--published", tmp_path / "published.csv")
    unused = "published.csv: no article is named prot"
    assert_told(done, "sea.txt: line 2: Date: '02/03/2023' is ambiguous", unused)


@pytest.mark.parametrize("command", ["extract", "report"])
def test_a_day_before_every_article_is_told(mill, tmp_path, command):
    own = tmp_path / "own.toml"
    own.write_text('[areas.place]\nMillbrook = ["Millbrook"]\n')
    options = ("--vocabulary", own, "--as-of")
    told = "as of 2001-01-01 nothing had been published: the first article is of 2024-06-12"
    assert_told(run(command, mill, "-o", tmp_path / "out", *options, "2001-01-01"), told)
    assert_told(run(command, mill, "-o", tmp_path / "out", *options, "2024-06-12"))


def test_files_in_many_encodings_and_names_are_all_read(tmp_path):
    folder = tmp_path / "articles"
    (folder / "a").mkdir(parents=True)
    (folder / "b").mkdir()
    texts = {
        "嘉定.txt": GOOD.encode("utf-16"),
        "\N{ROCKET}.txt": f"{GOOD} 嘉定区氢能".encode("gb18030"),
        "a/same.txt": GOOD.encode("utf-8-sig"),
        "b/same.txt": f"{GOOD} It isn’t new.".encode("cp1252"),
    }
    for name, raw in texts.items():
        (folder / name).write_bytes(raw)
    done = run("extract", folder, "-o", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert set(pd.read_csv(tmp_path / "out" / "articles.csv")["article"]) == {
        "嘉定",
        "\N{ROCKET}",
        "a/same",
        "b/same",
    }
    assert len(pd.read_csv(tmp_path / "out" / "targets.csv")) == 4


def test_main_returns_what_the_command_exits_with(articles, tmp_path, capsys):
    assert main(["extract", str(articles), "-o", str(tmp_path / "out")]) == 0
    assert main(["extract", str(tmp_path / "none"), "-o", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    with pytest.raises(SystemExit) as stopped:
        main([])
    assert stopped.value.code == 2


TALK = "The council met again in the old hall and the talk went on about the ferry and its quay, "
PROSE = TALK * 20 + "and in 2022 the ferry carried 3 million people, up 5 percent, "


@pytest.mark.parametrize(("piece", "length"), [(PROSE, 5_000_000), ("1", 1_000_000)], ids=["prose", "digits"])
def test_a_text_of_one_line_is_read_in_a_minute_of_processor_time(tmp_path, piece, length):
    (tmp_path / "line.txt").write_text((piece * (length // len(piece) + 1))[:length])
    before = os.times().children_user
    done = run("extract", tmp_path / "line.txt", "-o", tmp_path / "out", wait=600)
    assert (done.returncode, done.stderr) == (0, "")
    assert os.times().children_user - before < 60


def test_a_pipe_in_the_folder_is_named_and_not_waited_for(articles, tmp_path):
    os.mkfifo(articles / "pipe.txt")
    done = run("extract", articles, "-o", tmp_path / "out", wait=60)
    assert_refused(done, "pipe.txt", "is not a regular file")
    assert (tmp_path / "out" / "targets.csv").exists()


def test_a_file_beyond_all_measure_is_refused(tmp_path):
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(60 * 2**20)
    assert_refused(run("extract", tmp_path / "huge.txt", "-o", tmp_path / "out"), "huge.txt", "50 MB")


def test_an_interrupted_run_says_so_in_one_line(articles, tmp_path):
    command = [
        sys.executable,
        "-m",
        "jiading_timeline",
        "extract",
        str(articles),
        "-o",
        str(tmp_path / "out"),
    ]
    (articles / "long.txt").write_text(GOOD * 20_000, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", env=environment)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=4)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said.strip().splitlines()[-1]) == (130, "jiading-timeline: stopped")
    assert "Traceback" not in said


@pytest.mark.parametrize("command", ["report", "extract"])
def test_an_empty_place_is_wrong_usage(articles, command):
    assert run(command, articles, "-o", "").returncode == 2


def test_nobody_needs_to_listen(articles):
    command = f"{sys.executable} -m jiading_timeline explain '{GOOD}' | true"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(
        command, shell=True, capture_output=True, encoding="utf-8", env=environment, check=False
    )
    assert "Traceback" not in done.stderr
