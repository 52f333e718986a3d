"""Write the drive, who may read it, its dates, the list of plants and the truth.

`python make_drive.py [--into FOLDER]`

The same bytes come out on every run; the tests compare them with what is committed.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

import decoys
import everyday
import planted
from paper import Paper, as_json, table_csv, text
from region import ACCESS, GROUPS, PLANTS

SEED = 20250401

SHORT = {
    "QH-01": "Aldermoor",
    "QH-03": "Kestrel Ridge",
    "QH-04": "Tanner Bay",
    "DL-01": "Cinder Hill",
    "DL-02": "Plover Sands",
    "DL-06": "Saltmarsh",
    "DL-09": "Fennel Cross",
    "NH-02": "Basalt Quay",
    "NH-05": "Sedge Island",
    "NH-06": "Pinewall",
}
"""How people call a plant for short, where that is no other word's beginning."""

VISIT = "2025-04-07 Site visit.md"
VISIT_REDACTED = "2025-04-07 Site visit (redacted).md"
HARMLESS = "2025-04-08 Canteen.md"


def papers() -> list[Paper]:
    """Return every file of the drive, by path."""
    everything = [*planted.papers(), *decoys.papers(), *everyday.papers(Random(SEED))]
    return sorted(everything, key=lambda paper: paper.path)


def truth(drive: list[Paper]) -> dict[str, object]:
    """Return what is in the drive, from the hands that put it there."""
    return {
        "pack": "regional-grid",
        "files": len(drive),
        "exposures": planted.exposures(),
        "not_reported": decoys.negatives(),
        "unread": [{"path": paper.path, "status": paper.status} for paper in drive if paper.status],
        "facts": [
            {"file": paper.path, "subject": said.subject, "attribute": said.attribute, "value": said.value}
            for paper in drive
            for said in paper.says
        ],
        "what_if": {
            "to": planted.MEETINGS,
            "hold": {
                "file": VISIT,
                "insight": "when a plant stands open",
                "scope": "Nanhu",
                "partners": sorted([planted.OSPREY, planted.ROSTER]),
                "redact": [{"subject": "NH-03", "attribute": "location"}],
            },
            "redacted": VISIT_REDACTED,
            "ok": HARMLESS,
        },
    }


def what_if_files() -> dict[str, bytes]:
    """Return the files that somebody is about to add."""

    def visit(where: str) -> bytes:
        return text(
            "# Site visit, 7 April 2025",
            "",
            "Greta and Yan inspected the rubber dam and the fish pass.",
            "",
            f"- Osprey Dam, coordinates {where}: the left abutment is dry, the right one sweats a little.",
            "- The boat is leaking and should not be used.",
            "- 照片由小严整理后上传。",
        )

    return {
        VISIT: visit(PLANTS["NH-03"].location.replace(",", ", ")),
        VISIT_REDACTED: visit("█████"),
        HARMLESS: text(
            "# Canteen, 8 April 2025", "", "The fish of last week was praised. 下周有饺子。", "Tuesdays stay meatless."
        ),
    }


def written(drive: list[Paper]) -> dict[str, bytes]:
    """Return path -> content of everything that this script writes."""
    plants = [["id", "names", "province"]]
    for plant in PLANTS.values():
        names = [plant.name, plant.zh, plant.code, *([SHORT[plant.id]] if plant.id in SHORT else [])]
        plants.append([plant.id, "|".join(names), plant.province])
    members = [["group", "member"], *([group, member] for group, inside in GROUPS.items() for member in inside)]
    dates = [["path", "date"], *([paper.path, paper.day] for paper in drive)]
    return {
        "plants.csv": table_csv(plants),
        "access.csv": table_csv([["path", "principal", "right"], *ACCESS]),
        "members.csv": table_csv(members),
        "dates.csv": table_csv(dates),
        "truth.json": as_json(truth(drive)),
        **{f"what_if/{name}": content for name, content in what_if_files().items()},
        **{f"drive/{paper.path}": paper.content for paper in drive},
    }


def main() -> None:
    """Write everything beside this script, or into another folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=Path(__file__).parent)
    folder = parser.parse_args().into
    for path, content in written(papers()).items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


if __name__ == "__main__":
    main()
