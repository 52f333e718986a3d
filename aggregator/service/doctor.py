"""What is installed here, what can be read, and whether the index is well."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from aggregator.index.index import Index
from aggregator.model.errors import AggregatorError
from aggregator.policy.loader import shipped_packs
from aggregator.reading.confinement import Measure
from aggregator.reading.errands import Lost, given_up
from aggregator.reading.limits import Limits
from aggregator.reading.ocr.installed import INSTALL, ocr_version, seen_in_a_sample
from aggregator.reading.read import formats
from aggregator.reading.worker import WorkerNotStarted, WorkerPool
from aggregator.store import connector_names

__all__ = ["INSTALL", "Health", "health", "health_to_record"]


@dataclass(frozen=True, slots=True)
class Health:
    """The state of an installation. ``cjk_font`` is None where nothing can tell.

    ``ocr`` says what reads text in pictures, and ``ocr_problem`` why what is installed does not.

    ``worker`` is what a reading process does without, as one that was started for this says of itself.
    """

    version: str
    python: str
    platform: str
    formats: tuple[str, ...]
    stores: tuple[str, ...]
    packs: tuple[str, ...]
    limits: Limits
    worker: tuple[Measure, ...]
    worker_problem: str
    ocr: str
    ocr_problem: str
    cjk_font: bool | None
    data_dir: str
    index: dict[str, Any] | None
    index_problems: tuple[str, ...]


def health(data_dir: Path) -> Health:
    """Return the state of this installation and of the index in ``data_dir``."""
    stats, problems = _index_state(data_dir)
    worker, worker_problem = _worker_state()
    ocr, ocr_problem = _ocr_state()
    return Health(
        version=version("aggregator"),
        python=sys.version.split()[0],
        platform=platform.platform(),
        formats=tuple(f"{one.name} ({', '.join(one.extensions)})" if one.extensions else one.name for one in formats()),
        stores=tuple(connector_names()),
        packs=tuple(path.stem for path in shipped_packs()),
        limits=Limits(),
        worker=worker,
        worker_problem=worker_problem,
        ocr=ocr,
        ocr_problem=ocr_problem,
        cjk_font=_has_cjk_font(),
        data_dir=str(data_dir),
        index=stats,
        index_problems=problems,
    )


def health_to_record(state: Health) -> dict[str, Any]:
    """Return the state as a mapping for JSON."""
    return asdict(state)


def _index_state(data_dir: Path) -> tuple[dict[str, Any] | None, tuple[str, ...]]:
    if not (data_dir / "index.db").exists():
        return None, ()
    try:
        with Index.open(data_dir) as index:
            return dict(index.stats()), tuple(index.check())
    except AggregatorError as error:
        return None, (str(error),)


def _worker_state() -> tuple[tuple[Measure, ...], str]:
    """Return what a worker gives up that reads a folder of this machine, and why none can be started."""
    try:
        with WorkerPool(given_up, workers=1, limits=Limits()) as pool:
            [(_, said)] = pool.run([None])
    except WorkerNotStarted as error:
        return (), str(error)
    return ((), said.reason) if isinstance(said, Lost) else (said, "")


def _ocr_state() -> tuple[str, str]:
    """Return what reads text in pictures, as a worker that was asked to try, and why it does not."""
    if not ocr_version():
        return "", ""
    try:
        with WorkerPool(seen_in_a_sample, workers=1, limits=Limits()) as pool:
            [(_, said)] = pool.run([None])
    except WorkerNotStarted as error:
        return "", str(error)
    return ("", f"OCR: {said.reason}") if isinstance(said, Lost) else (said, "")


def _has_cjk_font() -> bool | None:
    """Return whether Chinese reports will show; only fontconfig can say."""
    if shutil.which("fc-list") is None:
        return None
    listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False, text=True)  # noqa: S607
    return bool(listed.stdout.strip())
