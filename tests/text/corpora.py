"""The examples of ``tests/corpus``, as parameters of tests; one marked ``xfail`` must fail."""

import tomllib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "corpus"


def table(name):
    """Return a file of the corpus as it is."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def examples(*names):
    """Return the examples of some files of the corpus."""
    return [example for name in names for example in table(name)["example"]]


def each(chosen):
    """Return one test's parameter for each example, named by its rule and its text."""
    return [pytest.param(example, id=_name(example), marks=_marks(example)) for example in chosen]


def _name(example):
    rule = example.get("rule") or example.get("near", "")
    return f"{rule}: {example['text'].strip()[:60]}"


def _marks(example):
    return [pytest.mark.xfail(reason="read wrongly, and known to be")] if example.get("xfail") else []
