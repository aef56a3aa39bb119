"""Print the dependencies at the lowest versions that pyproject.toml allows."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
print(
    " ".join(
        re.sub(r"^([\w-]+)>=([\d.]+).*$", r"\1==\2", requirement) for requirement in project["dependencies"]
    )
)
