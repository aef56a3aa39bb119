"""An example marked as read wrongly must fail, and does the day somebody reads it right."""

from corpora import each


def test_a_marked_example_is_expected_to_fail():
    marked, plain = each([{"text": "One.", "xfail": True}, {"text": "Two."}])
    assert [mark.name for mark in marked.marks] == ["xfail"]
    assert not plain.marks


def test_what_is_expected_to_fail_must_not_pass(pytestconfig):
    assert pytestconfig.getini("xfail_strict") is True
