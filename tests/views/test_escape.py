from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiading_timeline.views.escape import html, safe_url, script_json, storable


@given(st.text())
def test_nothing_in_escaped_text_opens_a_tag_or_ends_an_attribute(text):
    assert not set("<>\"'") & set(html(text))


@given(st.text())
def test_json_survives_the_script_element_unchanged(text):
    written = script_json({"title": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"title": text}


@given(st.text(st.characters(codec=None, categories=None)))
def test_what_is_storable_can_be_written(text):
    assert storable(text).encode("utf-8").decode("utf-8") == storable(text)
    assert "\x00" not in storable(text)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "//example.org/a",
        "https://",
        "http://exa mple.org",
        "https://[broken",
        "",
    ],
)
def test_only_addresses_of_the_web_are_linked(address):
    assert safe_url(address) == ""


def test_an_address_of_the_web_stays_as_it_is():
    assert safe_url("http://example.org/a?b=c&d") == "http://example.org/a?b=c&d"
