from __future__ import annotations

from aggregator.extraction.places import facts_of_places
from aggregator.model.documents import MetaLoc, MetaValue

P1 = "P-01"


def test_a_photo_says_where_its_subject_is(pack, vocabulary, document_of):
    photo = document_of(path="site/Northfield_03.jpg", metadata={"gps": MetaValue("30.25,114.3", "GPSInfo")})
    (fact,) = facts_of_places(photo, pack, vocabulary)
    assert (fact.subject.value, fact.attribute, fact.value, fact.confidence) == (P1, "location", "30.25,114.3", 0.65)
    assert fact.citation.locator == MetaLoc("GPSInfo")
    assert "photo GPS" in fact.reason
