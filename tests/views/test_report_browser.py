from __future__ import annotations

import datetime as dt

import pytest

from jiading_timeline.views.report import render

pytestmark = pytest.mark.browser
AS_OF = dt.date(2022, 10, 1)


def test_it_asks_for_nothing_and_draws_its_chart(facts, comparison, open_page):
    page = open_page(render(facts, comparison, AS_OF))
    page.wait_for_selector("#chart[data-drawn]")
    assert page.asked == []
    assert page.said == []
    assert (
        page.locator("#chart .mark-symbol path[aria-label], #chart .mark-symbol.role-mark path").count() == 1
    )
    assert page.locator("#chart .mark-rect.role-mark path").count() == 1


def test_a_click_on_an_event_marks_its_sentence(facts, comparison, open_page):
    page = open_page(render(facts, comparison, AS_OF))
    page.wait_for_selector("#chart[data-drawn]")
    page.locator("#chart .mark-symbol.role-mark path").first.click()
    assert page.locator("#pane mark").inner_text() == "opened"
    assert page.locator("#pane .passage").inner_text() == "The town opened a test track on 26 September 2022."


def test_a_link_opens_its_row(facts, comparison, open_page):
    page = open_page(render(facts, comparison, AS_OF))
    page.wait_for_selector("#chart[data-drawn]")
    anchor = page.locator(".targets tbody").first.get_attribute("id")
    page.evaluate("anchor => { location.hash = anchor }", anchor)
    page.wait_for_selector(f"[id='{anchor}'] details[open]")
    assert "more than 100 billion yuan" in page.locator(f"[id='{anchor}'] mark").first.inner_text()


def test_standing_and_search_filter_the_targets_by_keyboard(facts, comparison, open_page):
    page = open_page(render(facts, comparison, AS_OF))
    page.wait_for_selector("#chart[data-drawn]")
    page.locator(".pick[data-pick=open]").focus()
    page.keyboard.press("Enter")
    assert page.locator(".targets tbody:visible").count() == 1
    assert page.locator("#shown").inner_text() == "1 of 2 shown"
    page.keyboard.press("Enter")
    page.locator("#search").fill("boat yards")
    assert page.locator(".targets tbody:visible").count() == 1


def test_without_scripts_everything_is_there(facts, comparison, open_page):
    page = open_page(render(facts, comparison, AS_OF), java_script_enabled=False)
    assert page.locator(".targets tbody:visible").count() == 2
    assert page.locator(".figures tbody tr:visible").count() == 2
    assert page.locator("#chart svg:visible").count() == 1
    page.locator(".targets summary").first.click()
    assert page.locator(".targets mark:visible").first.inner_text() == "more than 100 billion yuan"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_nothing_is_wider_than_the_screen(facts, comparison, open_page, scheme):
    phone = {"width": 390, "height": 844}
    page = open_page(render(facts, comparison, AS_OF), viewport=phone, color_scheme=scheme)
    page.wait_for_selector("#chart[data-drawn]")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_paper_every_sentence_is_open(facts, comparison, open_page):
    page = open_page(render(facts, comparison, AS_OF), java_script_enabled=False)
    page.emulate_media(media="print")
    assert page.locator(".targets mark:visible").count() == page.locator(".targets mark").count()
