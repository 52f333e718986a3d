"""Writes the labelled documents into a folder, with their truth: ``python tests/bench/labelled/make.py FOLDER``."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from labelled.records import Half, Labelled
from labelled.writing import content

SECTORS = ("electricity", "water", "hospitals", "grain", "freight")
MODULES = (*SECTORS, "reports")
PACKS = Path(__file__).with_name("packs")


def documents(half: Half | None = None) -> tuple[Labelled, ...]:
    """Return the documents of one half, or of both, in the order they were written."""
    return tuple(
        document
        for part in ("tuning", "test")
        if half in (None, part)
        for module in modules(part)
        for document in import_module(f"labelled.{module}").DOCUMENTS
    )


def modules(half: str) -> tuple[str, ...]:
    """Return the modules that the documents of a half stand in."""
    return (*(f"{half}_half_{module}" for module in MODULES), *_further(half))


def _further(part: str) -> list[str]:
    """Return the modules of documents that were added to the tuning half later, by name."""
    if part != "tuning":
        return []
    found = {path.stem for path in Path(__file__).parent.glob("tuning_*.py")}
    return sorted(module for module in found if not module.startswith("tuning_half_"))


def pack_of(document: Labelled) -> Path:
    """Return the pack that a document's facts are told in."""
    return PACKS / f"{document.sector}.yaml"


def write(folder: Path, half: Half | None = None) -> tuple[Labelled, ...]:
    """Write the documents below a folder, each half and sector in its own, and return them."""
    written = documents(half)
    for document in written:
        place = folder / document.half / document.sector / document.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content(document))
    return written


def truth(document: Labelled) -> dict[str, object]:
    """Return what is true of a document, for JSON."""
    said = asdict(document)
    del said["source"], said["lines"]
    return said


def main() -> None:
    """Write the documents and ``truth.json``."""
    options = argparse.ArgumentParser(description=main.__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--half", choices=("tuning", "test"))
    chosen = options.parse_args()
    written = write(chosen.folder, chosen.half)
    text = json.dumps([truth(document) for document in written], ensure_ascii=False, indent=1)
    (chosen.folder / "truth.json").write_text(text + "\n", encoding="utf-8")
    print(f"{len(written)} documents in {chosen.folder}")


if __name__ == "__main__":
    main()
