"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const openTo = (element) => {
    for (let box = element; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
    const first = element.querySelector("details");
    if (first) first.open = true;
  };

  const follow = () => {
    const target = location.hash.length > 1 && byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    openTo(target);
    target.scrollIntoView();
    if (target.dataset.id !== undefined) read(target.dataset.id);
  };

  const read = (id) => {
    const pane = byId("pane");
    const entry = [...document.querySelectorAll(".events li")].find((item) => item.dataset.id === id);
    if (!pane || !entry) return;
    const title = document.createElement("h3");
    title.textContent = [".when", ".title"].map((part) => entry.querySelector(part).textContent).join(": ");
    const link = document.createElement("a");
    link.href = "#" + encodeURIComponent(entry.id);
    link.textContent = "Link to this event";
    pane.replaceChildren(title, entry.querySelector(".opened").cloneNode(true), link);
    pane.hidden = false;
  };

  const filter = () => {
    const picked = document.querySelector('.pick[aria-pressed="true"]')?.dataset.pick;
    const words = (byId("search")?.value ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    const rows = document.querySelectorAll(".targets tbody");
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = (picked && row.dataset.standing !== picked) || !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    byId("shown").textContent = shown === rows.length ? "" : `${shown} of ${rows.length} shown`;
  };

  const draw = async () => {
    const spec = byId("chart-spec");
    if (!spec) return;
    const options = { ast: true, actions: false, renderer: "svg" };
    const host = document.createElement("div");
    const { view } = await window.vegaEmbed(host, JSON.parse(spec.textContent), options);
    byId("chart").replaceChildren(host);
    await view.resize().runAsync();
    view.addEventListener("click", (event, item) => item?.datum?.id !== undefined && read(item.datum.id));
    byId("chart").dataset.drawn = "true";
  };

  document.body.classList.add("live");
  for (const part of document.querySelectorAll(".scripted")) part.hidden = false;
  for (const button of document.querySelectorAll(".pick")) {
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      for (const other of document.querySelectorAll(".pick")) other.setAttribute("aria-pressed", "false");
      button.setAttribute("aria-pressed", String(on));
      filter();
    });
  }
  byId("search")?.addEventListener("input", filter);
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((box) => (box.open = true)));
  draw().then(follow, follow);
})();
