"""The folder from which the fuzzing tests and the fuzzing by hand take the same seeds, mutations and promises."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "on_path"))
sys.path.insert(0, str(Path(__file__).parents[1] / "reading" / "hostile" / "on_path"))
