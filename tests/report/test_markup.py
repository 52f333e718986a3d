"""Elements are built, never pasted."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.report.markup import Markup, element, join
from aggregator.report.visible import visible

ANYTHING = st.text(alphabet=st.characters())


@given(text=ANYTHING, attribute=ANYTHING)
def test_any_text_stays_text(text, attribute):
    parsed = ET.fromstring(element("p", text, title=attribute))
    assert len(parsed) == 0
    assert (parsed.text or "") == visible(text)
    assert parsed.get("title", "") == visible(attribute)


@given(text=ANYTHING)
def test_what_is_visible_stays_as_it_is(text):
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    ("built", "written"),
    [
        (element("p"), "<p></p>"),
        (element("meta", charset="utf-8"), '<meta charset="utf-8"/>'),
        (element("rect", x=1.26, rx=0.0), '<rect x="1.3" rx="0"/>'),
        (element("details", open=True, class_=None), "<details open></details>"),
        (element("a", Markup("<b>x</b>"), "<b>", href="#a&b"), '<a href="#a&amp;b"><b>x</b>&lt;b&gt;</a>'),
        (join([1, None, [["x"], "y"]]), "1xy"),
    ],
)
def test_elements_are_written_so(built, written):
    assert built == written
