"""Notebooks as HTML that draws its charts without a network: ``jupyter nbconvert --to offline_html``."""

from __future__ import annotations

from importlib import resources as files
from pathlib import Path
from typing import Any

from altair.vegalite.v6.display import VEGA_VERSION, VEGAEMBED_VERSION, VEGALITE_VERSION
from nbconvert.exporters import HTMLExporter
from traitlets.config import Config

from jiading_timeline.views.escape import Markup, script_json
from jiading_timeline.views.vega import vega_script

_TEMPLATES = Path(str(files.files("jiading_timeline"))) / "views" / "templates"


class OfflineHTMLExporter(HTMLExporter):  # type: ignore[misc]
    """Exports a notebook as one file: Vega stands in its head once, nothing else is loaded.

    Charts of altair's own renderer find the libraries too. Widgets are shown by their HTML form.
    """

    export_from_notebook = "Offline HTML"

    @property
    def default_config(self) -> Config:
        """Return the configuration: HTML before widgets, no prompts, no stored widget state."""
        config = super().default_config
        shown = config.NbConvertBase.display_data_priority
        config.NbConvertBase.display_data_priority = [kind for kind in shown if "widget" not in kind]
        config.merge(
            Config(
                {
                    "OfflineHTMLExporter": {
                        "exclude_input_prompt": True,
                        "exclude_output_prompt": True,
                        "exclude_anchor_links": True,
                        "template_name": "offline_html",
                        "extra_template_basedirs": [str(_TEMPLATES)],
                    }
                }
            )
        )
        return config

    def _init_resources(self, resources: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = super()._init_resources(resources)
        style = (_TEMPLATES / "offline_html" / "notebook.css").read_text(encoding="utf-8")
        found.update(offline_script=Markup(_head_script()), offline_style=Markup(style))
        return found


def _head_script() -> str:
    """Return the libraries, and the names by which altair's own output asks whether they are loaded."""
    versions = {
        "vega_version": VEGA_VERSION,
        "vegalite_version": VEGALITE_VERSION,
        "vegaembed_version": VEGAEMBED_VERSION,
    }
    return f"{vega_script()}\nvar VEGA_DEBUG = {script_json(versions)};"
