"""What the package offers: its names, their documentation, and what an import costs."""

from __future__ import annotations

import dataclasses
import doctest
import importlib
import inspect
import os
import pkgutil
import random
import subprocess
import sys
from pathlib import Path

import pytest

import jiading_timeline as jt

VALUES = {"Article", "Facts", "Vocabulary"}
VERBS = {
    *("read_articles", "shipped_articles", "extract", "find_dates", "find_quantities", "load_vocabulary"),
    *("entries", "link", "compare", "check_frame"),
    *("timeline", "progress_chart", "explore", "highlight", "report"),
}
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(jt.__path__, "jiading_timeline.")
    if not module.name.endswith("__main__")
)


def test_all_names_what_the_package_offers():
    assert set(jt.__all__) == VALUES | VERBS
    assert list(jt.__all__) == sorted(jt.__all__)
    assert set(jt.__all__) <= set(dir(jt))


@pytest.mark.parametrize("name", sorted(VALUES | VERBS))
def test_every_name_can_be_had(name):
    assert getattr(jt, name).__name__ == name


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        jt.nothing  # noqa: B018


@pytest.mark.parametrize("name", sorted(VERBS))
def test_every_verb_says_what_it_takes_and_gives_with_an_example(name):
    verb = getattr(jt, name)
    text = inspect.getdoc(verb) or ""
    assert "Returns\n-------" in text or inspect.signature(verb).return_annotation in ("Path", Path)
    assert "Examples\n--------\n>>> " in text
    parameters = [
        parameter for parameter in inspect.signature(verb).parameters if not parameter.startswith("_")
    ]
    for parameter in parameters:
        assert parameter in text.split("Returns")[0], f"{name}: {parameter} is not documented"


@pytest.mark.parametrize("name", sorted(VERBS))
def test_every_verb_is_typed(name):
    signature = inspect.signature(getattr(jt, name))
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(
        parameter.annotation is not inspect.Parameter.empty for parameter in signature.parameters.values()
    )


@pytest.mark.parametrize("name", sorted(VALUES))
def test_every_value_is_frozen_and_explained(name):
    value = getattr(jt, name)
    assert inspect.getdoc(value)
    assert dataclasses.is_dataclass(value)
    assert value.__dataclass_params__.frozen


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_run(name):
    module = importlib.import_module(name)
    assert module.__doc__
    assert doctest.testmod(module, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).failed == 0


def test_the_example_of_the_package_runs():
    assert doctest.testmod(jt).failed == 0


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )
    return done.stdout


def test_an_import_loads_no_charts_no_widgets_and_no_date_library():
    heavy = ("altair", "ipywidgets", "dateparser", "vl_convert", "IPython")
    code = f"import sys, jiading_timeline; print([name for name in {heavy} if name in sys.modules])"
    assert run(code).strip() == "[]"


def test_the_text_half_loads_no_frames():
    code = (
        "import sys, jiading_timeline.text.reading, jiading_timeline.sources; print('pandas' in sys.modules)"
    )
    loaded = "import sys; sys.modules['jiading_timeline'] = type(sys)('jiading_timeline'); "
    folder = str(Path(jt.__file__).parent)
    assert run(f"{loaded}sys.modules['jiading_timeline'].__path__ = [{folder!r}]; {code}").strip() == "False"


def test_the_order_of_articles_does_not_matter():
    articles = list(jt.read_articles(jt.shipped_articles()))
    shuffled = random.Random(7).sample(articles, len(articles))
    first, second = jt.extract(articles), jt.extract(shuffled)
    for table in ("articles", "dates", "quantities", "events", "targets", "results"):
        assert getattr(first, table).equals(getattr(second, table)), table
