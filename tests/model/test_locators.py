"""Places in documents survive being written down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model.documents import GridLoc, MailLoc, MetaLoc, PartLoc, PdfLoc, Rect, SheetLoc, SlideLoc, TextLoc
from aggregator.model.locators import locator_from_json, locator_to_json

NUMBERS, TEXTS = st.integers(0, 10**6), st.text()
RECTS = st.tuples(*[st.floats(allow_nan=False, allow_infinity=False)] * 4).map(lambda sides: Rect(*sides))


@given(
    st.one_of(
        st.builds(TextLoc, NUMBERS, NUMBERS),
        st.builds(GridLoc, NUMBERS, NUMBERS),
        st.builds(SheetLoc, TEXTS, TEXTS, st.booleans()),
        st.builds(PdfLoc, NUMBERS, st.lists(RECTS, max_size=3).map(tuple), TEXTS),
        st.builds(SlideLoc, NUMBERS, TEXTS, NUMBERS, st.booleans()),
        st.builds(PartLoc, TEXTS, TEXTS),
        st.builds(MailLoc, TEXTS, TEXTS),
        st.builds(MetaLoc, TEXTS),
    )
)
def test_a_locator_is_read_as_it_was_written(locator):
    assert locator_from_json(locator_to_json(locator)) == locator


@pytest.mark.parametrize("text", ["[]", "3", '["moon",1]', '["grid",1]', '["pdf",1,[[1,2]],""]', '["pdf"]', "nonsense"])
def test_what_is_no_locator_is_refused(text):
    with pytest.raises(ValueError, match=r"no locator|Expecting value"):
        locator_from_json(text)
