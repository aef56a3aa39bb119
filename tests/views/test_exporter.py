from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from jiading_timeline.views.exporter import OfflineHTMLExporter
from jiading_timeline.views.timeline import timeline
from jiading_timeline.views.vega import chart_html

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


def exported(folder: Path, book: nbformat.NotebookNode) -> str:
    nbformat.write(book, folder / "book.ipynb")
    return OfflineHTMLExporter().from_filename(str(folder / "book.ipynb"))[0]


def notebook(*outputs: dict[str, Any]) -> nbformat.NotebookNode:
    cells = [nbformat.v4.new_markdown_cell("# Harbour\n\nWhat happened there.")]
    for data in outputs:
        shown = nbformat.v4.new_output("display_data", data=data)
        cells.append(nbformat.v4.new_code_cell("chart", outputs=[shown]))
    return nbformat.v4.new_notebook(cells=cells)


@pytest.mark.browser
def test_charts_of_a_notebook_draw_without_a_network(facts, open_page, tmp_path):
    chart = timeline(facts.events)
    own, altairs = {"text/html": chart_html(chart.to_dict())}, chart._repr_mimebundle_()
    shown = open_page(exported(tmp_path, notebook(own, altairs)))
    shown.locator(".vega-embed svg, .vega-embed canvas").nth(1).wait_for()
    assert shown.locator("h1").inner_text() == "Harbour"
    assert shown.locator(".vega-embed svg .mark-symbol.role-mark path").count() == 2
    assert shown.asked == []
    assert shown.said == []


def test_the_html_of_a_widget_is_shown_and_its_state_is_not(tmp_path):
    widget = {"application/vnd.jupyter.widget-view+json": {"model_id": "m"}, "text/html": "<p>its page</p>"}
    book = notebook(widget)
    book.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {"m": "kept secret"}}}
    page = exported(tmp_path, book)
    assert "its page" in page
    assert "kept secret" not in page
    assert "widget-view" not in page.split("<main>")[1]


@pytest.mark.browser
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_shipped_notebooks_render_offline(path, open_page, tmp_path):
    book = nbformat.read(path, as_version=4)
    NotebookClient(book, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    shown = open_page(exported(tmp_path, book))
    shown.locator(".vega-embed svg .role-mark").first.wait_for(state="attached")
    assert shown.frames[1].locator(".targets tbody").count() > 0
    assert shown.asked == []
    assert shown.said == []
