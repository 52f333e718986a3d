"""The topics of a scanned drive: named, with their files and copies, without the names of subjects."""

from __future__ import annotations

import json

import aggregator
from aggregator.service.topics import topics

OUTAGE = "The turbine needs maintenance, a planned outage of the turbine. 汽轮机检修。\n"
FUEL = "The ship brings coal to the quay; coal is weighed at the quay.\n"


def written(drive):
    for number in range(5):
        drive.write(f"outages/{number}.txt", OUTAGE * (number + 1))
        drive.write(f"fuel/{number}.txt", FUEL * (number + 1))
    drive.write("fuel/copy.txt", FUEL)
    drive.scan()
    return topics(drive.data_dir)


def test_each_topic_has_its_files_and_the_copies_of_them(drive):
    found = written(drive)
    files = {frozenset(each["file"] for each in topic["files"]) for topic in found}
    assert files == {
        frozenset({"fuel/copy.txt", *(f"fuel/{number}.txt" for number in range(5))}),
        frozenset(f"outages/{number}.txt" for number in range(5)),
    }
    named = {topic["topic"] for topic in found}
    assert sum("coal" in name for name in named) == sum("检修" in name for name in named) == 1
    assert all(topic["topic"] == ", ".join(topic["words"]) and 2 <= len(topic["words"]) <= 5 for topic in found)


def test_a_second_look_and_a_second_index_give_the_same_bytes(drive):
    found = json.dumps(written(drive))
    assert json.dumps(topics(drive.data_dir)) == found


def test_the_library_gives_a_row_a_topic_and_file(drive):
    found = written(drive)
    frame = aggregator.open(drive.data_dir).topics()
    assert list(frame.columns) == ["topic", "store", "file", "share"]
    assert len(frame) == sum(len(topic["files"]) for topic in found) == 11


def test_a_drive_of_little_text_has_no_topics(drive):
    drive.write("a.txt", "12 MW\n")
    drive.scan()
    assert topics(drive.data_dir) == []
    assert aggregator.open(drive.data_dir).topics().empty
