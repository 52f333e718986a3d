"""On the example: what each principal can infer is what a scan of its files alone finds."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from aggregator.exposure.audiences import reaches
from aggregator.index.index import Index
from aggregator.service.blast_radius import blast_radius_of_account
from aggregator.service.readers import readership
from aggregator.service.root_scan import ScanOptions
from aggregator.service.scan import scan

EXAMPLE = Path(__file__).parents[2] / "examples" / "regional-grid"


def inferred_from(files: list[str], folder: Path, pack: str) -> set[tuple[str, str | None, str, int]]:
    """Return what a scan finds where there is nothing but some files, open to everyone."""
    for path in files:
        (folder / "drive" / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(EXAMPLE / "drive" / path, folder / "drive" / path)
    (folder / "access.csv").write_text("path,principal,right\n.,everyone,read\n")
    found = scan(
        [os.fspath(folder / "drive")],
        [pack],
        folder / "index",
        options=ScanOptions(access=folder / "access.csv", ocr=False),
    )
    return {
        (each.insight, each.scope, each.severity.word, each.revealed)
        for each in found.findings
        if each.kind in ("aggregation", "single_file")
    }


@pytest.mark.slow
def test_every_principal_infers_what_a_scan_of_its_files_alone_finds(tmp_path: Path) -> None:
    pack = tmp_path / "grid.yaml"
    told = (EXAMPLE / "grid.yaml").read_text("utf-8")
    # Who may know is no exposure to himself in a scan; what an account can infer holds all the same.
    pack.write_text("\n".join(line for line in told.splitlines() if "may_know:" not in line), "utf-8")
    shutil.copy(EXAMPLE / "plants.csv", tmp_path)
    options = ScanOptions(access=EXAMPLE / "access.csv", members=EXAMPLE / "members.csv", ocr=False)
    index_folder = tmp_path / "whole"
    scan([os.fspath(EXAMPLE / "drive")], [os.fspath(pack)], index_folder, options=options)
    with Index.open(index_folder) as index:
        readers, files = readership(index), index.files()
    same: dict[bytes, list[str]] = {}
    classes: dict[bytes, np.ndarray] = {}
    for reach in reaches(readers):
        same.setdefault(reach.classes.tobytes(), []).append(reach.principal)
        classes[reach.classes.tobytes()] = reach.classes
    for number, (key, principals) in enumerate(same.items()):
        readable = files["path"][classes[key][files["access_class"].to_numpy()]].tolist()
        truth = inferred_from(readable, tmp_path / str(number), os.fspath(pack)) if readable else set()
        for principal in principals:
            found = blast_radius_of_account(index_folder, principal)
            assert found.files == len(readable)
            assert {
                (each.found.insight, each.found.scope, each.found.severity.word, each.found.revealed)
                for each in found.insights
                if each.found.severity
            } == truth, principal
