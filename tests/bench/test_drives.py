"""The drives that the exposure model is timed on are as they are said to be."""

from __future__ import annotations

import runpy
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

DRIVES = runpy.run_path(str(Path(__file__).with_name("drives.py")))


@pytest.fixture(scope="module")
def drive():
    return DRIVES["drive_of"](500, seed=3)


def test_the_same_seed_makes_the_same_drive(drive):
    again, other = DRIVES["drive_of"](500, seed=3), DRIVES["drive_of"](500, seed=4)
    assert np.array_equal(drive.file, again.file)
    assert np.array_equal(drive.confidence, again.confidence)
    assert not np.array_equal(drive.file, other.file)


def test_facts_are_sorted_and_a_file_states_a_cell_once(drive):
    rows = list(zip(drive.subject.tolist(), drive.attribute.tolist(), drive.file.tolist(), strict=True))
    assert rows == sorted(set(rows))
    assert 10 * drive.files < len(rows) < 40 * drive.files


def test_copies_hold_equal_facts_and_there_are_some(drive):
    told = defaultdict(set)
    for row in zip(drive.file, drive.subject, drive.attribute, drive.value, drive.confidence, strict=True):
        told[int(row[0])].add(tuple(each.item() for each in row[1:]))
    copies = [file for file, cluster in enumerate(drive.cluster.tolist()) if file != cluster]
    assert copies
    assert all(told[file] == told[int(drive.cluster[file])] for file in copies)


def test_the_evidence_of_an_insight_is_what_is_sure_enough_of_its_attributes(drive):
    insight = drive.insights[5]
    evidence = DRIVES["evidence_of"](drive, insight, sureness=True)
    wanted = [DRIVES["ATTRIBUTES"].index(name) for name in insight.required]
    expected = [
        (s, wanted.index(a), f)
        for s, a, f, sure in zip(drive.subject, drive.attribute, drive.file, drive.confidence, strict=True)
        if a in wanted and sure >= insight.confidence_floor
    ]
    rows = (evidence.row_way, evidence.row_attribute, evidence.row_witness)
    assert sorted(expected) == sorted(zip(*(column.tolist() for column in rows), strict=True))
    assert evidence.population.sum() == drive.listed.sum()
    assert evidence.facts is not None
    assert len(evidence.facts.file) == np.isin(drive.attribute, wanted).sum()
