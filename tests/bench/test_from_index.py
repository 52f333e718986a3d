"""An index of a drive says what the drive was made to say."""

from __future__ import annotations

import runpy
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from aggregator.exposure.exposures import exposures_by_scope
from aggregator.index.index import Index
from aggregator.service.analysis import evidence_of_pack, ledger_of
from aggregator.service.readers import readership

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def bench():
    sys.path.insert(0, str(HERE))
    try:
        return runpy.run_path(str(HERE / "from_index.py"))
    finally:
        sys.path.remove(str(HERE))


def told(evidence, insight, readers):
    """Return what every audience infers."""
    return [
        (each.audience, each.revealed)
        for scope in exposures_by_scope(evidence, insight, readers)
        for each in scope.exposures
    ]


def test_the_evidence_from_an_index_is_that_of_the_drive(bench, tmp_path):
    made = bench["drive_of"](60, seed=3)
    drive = replace(made, listed=np.ones_like(made.listed))
    evidence_of = sys.modules["drives"].evidence_of
    bench["put_into"](tmp_path / "index", drive, linked=False)
    pack = bench["pack_of"](drive)
    with Index.open(tmp_path / "index") as index:
        ledger, readers = ledger_of(index, pack), readership(index)
    assert ledger.files["cluster"].nunique() == len(np.unique(drive.cluster))
    for insight, evidence in evidence_of_pack(ledger):
        if insight.within is None:
            assert told(evidence, insight, readers) == told(evidence_of(drive, insight), insight, drive.readership)
