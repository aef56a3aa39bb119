"""A notebook in a real JupyterLab: it runs, a click marks the sentence, the kernel knows the choice."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("jupyterlab")
pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
PATIENCE = 120
MARKS = ".widget-tab .vega-embed .mark-symbol.role-mark path"
KERNEL = "window.jupyterapp?.shell.currentWidget?.context?.sessionContext?.session?.kernel"
CODE = """
import json
chosen = explorer.selection
print(json.dumps([len(chosen), *chosen.iloc[0][["title", "sentence", "text"]]]))
"""
ASK = """async code => {
  const told = [];
  const request = KERNEL.requestExecute({ code });
  request.onIOPub = message => {
    if (message.header.msg_type === "stream") told.push(message.content.text);
    if (message.header.msg_type === "error") told.push(message.content.evalue);
  };
  await request.done;
  return told.join("");
}""".replace("KERNEL", KERNEL.replace("?", ""))


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """JupyterLab on the loopback, with folders of its own and copies of the notebook and its articles."""
    home = tmp_path_factory.mktemp("lab")
    for name in ("notebooks", "data"):
        shutil.copytree(ROOT / name, home / name)
    settings = home / "settings" / "@jupyterlab" / "notebook-extension" / "tracker.jupyterlab-settings"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"windowingMode": "none"}')
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (home / "log.txt").open("w") as log:
        server = subprocess.Popen(_command(port), cwd=home, env=_surroundings(home), stdout=log, stderr=log)
        try:
            _wait_for(f"http://127.0.0.1:{port}/api/status", server, home / "log.txt")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(PATIENCE)


def _command(port: int) -> list[str]:
    switches = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.open_browser": False,
        "ServerApp.allow_root": True,
        "ServerApp.disable_check_xsrf": True,
        "IdentityProvider.token": "",
        "LabApp.expose_app_in_browser": True,
        "LabApp.extension_manager": "readonly",
    }
    return [sys.executable, "-m", "jupyterlab", *(f"--{name}={value}" for name, value in switches.items())]


def _surroundings(home: Path) -> dict[str, str]:
    names = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "own",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "IPYTHONDIR": "ipython",
    }
    return {**os.environ, **{name: str(home / folder) for name, folder in names.items()}}


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-3000:]}")


@pytest.fixture
def notebook(lab: str, browser: Any) -> Iterator[Any]:
    """The first notebook, every cell run."""
    page = browser.new_context(viewport={"width": 1500, "height": 1000}).new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.asked = []
    page.route("**/*", lambda route: _stay(route, lab, page.asked))
    page.goto(f"{lab}/lab/tree/notebooks/01_timeline.ipynb")
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    page.wait_for_function(f"{KERNEL}?.connectionStatus === 'connected' && {KERNEL}.status === 'idle'")
    page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")
    yield page
    page.context.close()


def _stay(route: Any, lab: str, asked: list[str]) -> None:
    if route.request.url.startswith((lab, "data:", "blob:")):
        route.continue_()
    else:
        asked.append(route.request.url)
        route.abort()


def test_a_clicked_event_is_read_and_selected(notebook):
    notebook.get_by_role("tab", name="Timeline", exact=True).first.click()
    mark = notebook.locator(MARKS).nth(3)
    mark.wait_for()
    mark.scroll_into_view_if_needed()
    clicked = mark.get_attribute("aria-label")
    mark.click()
    title, sentence, words = _chosen(notebook, clicked)
    pane = notebook.locator(".widget-html")
    pane.locator("mark").get_by_text(words, exact=True).wait_for()
    assert pane.locator("mark").all_inner_texts() == [words]
    assert sentence in pane.inner_text()
    assert title in clicked
    assert notebook.locator("[data-mime-type$='.error']").all_inner_texts() == []
    assert notebook.asked == []


def _chosen(page: Any, clicked: str) -> list[str]:
    """Return title, sentence and words of the selection, once it is the event that was clicked."""
    until = time.monotonic() + PATIENCE
    said = ""
    while time.monotonic() < until:
        said = page.evaluate(ASK, CODE)
        count, *chosen = json.loads(said)
        if count == 1 and chosen[0] in clicked:
            return chosen
        page.wait_for_timeout(200)
    return pytest.fail(f"{clicked!r} was clicked, {said} is selected")
