"""A pack that is right, to be put wrong in one place at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aggregator.policy.loader import load_pack
from aggregator.policy.records import Pack

EXAMPLE = Path(__file__).with_name("power-grid.yaml")


@pytest.fixture(scope="session")
def example() -> str:
    """Return the pack of the design, word for word."""
    return EXAMPLE.read_text("utf-8")


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Pack]:
    """Return a function that loads the text of a pack, with the files that lie beside it."""

    def load_text(text: str, **beside: str) -> Pack:
        for name, content in beside.items():
            (tmp_path / f"{name}.csv").write_text(content, "utf-8")
        path = tmp_path / "pack.yaml"
        path.write_text(text, "utf-8")
        return load_pack(path)

    return load_text
