"""environment.yml and pyproject.toml name the same packages with the same bounds."""

import itertools
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def _bounds(requirement: str) -> tuple[str, str]:
    name, bounds = re.fullmatch(r"([\w-]+)(.*)", requirement.replace(" ", "")).groups()
    return name.lower(), bounds


def _conda() -> dict[str, str]:
    lines = re.findall(
        r"^\s+- ([\w-].*)$", (ROOT / "environment.yml").read_text(encoding="utf-8"), re.MULTILINE
    )
    packages = [line for line in lines if not line.startswith(("conda-forge", "-e", "pip"))]
    return dict(map(_bounds, packages))


def _project() -> dict[str, str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    return dict(map(_bounds, [*project["dependencies"], *extras["lab"], *extras["test"]]))


def test_environment_equals_pyproject():
    conda = _conda()
    assert conda.pop("python") == ">=3.11"
    assert conda == _project()


def test_environment_installs_the_package_itself():
    assert re.search(r"^\s+- -e \.$", (ROOT / "environment.yml").read_text(encoding="utf-8"), re.MULTILINE)


def test_fixed_packages_are_there():
    assert {"pandas", "dateparser", "altair", "ipywidgets", "jupyterlab", "pytest", "nbval"} <= set(_conda())


def test_extra_names_do_not_differ_in_bounds():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    seen: dict[str, str] = {}
    for requirement in [
        *project["dependencies"],
        *itertools.chain(*project["optional-dependencies"].values()),
    ]:
        name, bounds = _bounds(requirement)
        assert seen.setdefault(name, bounds) == bounds
