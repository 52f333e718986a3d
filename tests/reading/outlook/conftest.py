"""Outlook messages, written for the tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "on_path"))

from compound_file import compound, storage


@pytest.fixture
def saved():
    """Return the bytes of a message with properties, recipients and attachments."""
    return lambda *args, **named: compound(storage(*args, **named))


@pytest.fixture
def embedded():
    """Return a message as it lies inside an attachment."""
    return lambda *args, **named: storage(*args, header=24, **named)
