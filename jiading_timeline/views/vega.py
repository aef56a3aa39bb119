"""Vega-Lite without a network: its libraries as one script, a chart as SVG, a chart as a cell's output."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import altair as alt
import vl_convert

from jiading_timeline.views.escape import Markup, script_json, storable

EMBED_OPTIONS = {"ast": True, "actions": False, "renderer": "svg"}
_CELL = Markup(
    '<div id="{id}">{drawing}</div>\n'
    '<script>window.vegaEmbed && window.vegaEmbed("#{id}", {spec}, {options}).catch(console.error)</script>'
)


def vega_script() -> str:
    """Return Vega, Vega-Lite and Vega-Embed as one script that sets ``window.vegaEmbed``.

    Expressions are interpreted, not compiled, so that a page can forbid ``eval``.
    """
    return str(
        vl_convert.javascript_bundle(
            "window.vegaEmbed = (at, spec, options) => vegaEmbed(at, spec, {...options, ast: true});"
        )
    )


def draw(spec: dict[str, Any]) -> Markup:
    """Return a chart as SVG, its text escaped."""
    return Markup(vl_convert.vegalite_to_svg(storable(json.dumps(spec, ensure_ascii=False))))


def chart_html(spec: dict[str, Any]) -> str:
    """Return a chart as HTML: a drawing, which becomes interactive where the page holds `vega_script`."""
    name = "chart-" + hashlib.sha256(json.dumps(spec, sort_keys=True, default=str).encode()).hexdigest()[:12]
    return str(
        _CELL.format(id=name, drawing=draw(spec), spec=script_json(spec), options=script_json(EMBED_OPTIONS))
    )


def enable_offline_charts() -> None:
    """Let a notebook show its charts without a network: a widget in JupyterLab, HTML in a saved notebook."""
    alt.renderers.register("offline", _offline)
    alt.renderers.enable("offline")


def _offline(spec: dict[str, Any], **metadata: Any) -> dict[str, Any]:
    alt.JupyterChart.enable_offline()
    widget = alt.JupyterChart(alt.Chart.from_dict(spec), embed_options=EMBED_OPTIONS)._repr_mimebundle_()
    data = widget[0] if isinstance(widget, tuple) else widget
    return {**data, "text/html": chart_html(spec), "text/plain": "a chart"}
