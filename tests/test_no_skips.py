"""Where everything is installed, a test that is left out is a test that fails."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SKIPPING = """
import pytest

def test_runs(): pass

@pytest.mark.skip(reason="no browser here")
def test_looks(): pass
"""


def run(folder: Path, content: str, ci: str, *options: str) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_text(Path(__file__).with_name("conftest.py").read_text())
    (folder / "test_it.py").write_text(content)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options, str(folder)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")} | {"CI": ci}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("options", [(), ("-n", "1")], ids=["alone", "distributed"])
def test_a_skip_fails_the_run_in_ci_and_is_named(tmp_path: Path, options: tuple[str, ...]) -> None:
    done = run(tmp_path, SKIPPING, "true", *options)
    assert done.returncode == 1, done.stdout
    assert "test_it.py::test_looks: Skipped: no browser here" in done.stdout


def test_a_module_that_is_skipped_whole_fails_the_run_in_ci(tmp_path: Path) -> None:
    done = run(tmp_path, "import pytest\npytest.importorskip('no_such_module')\n", "true")
    assert done.returncode == 1, done.stdout
    assert "no_such_module" in done.stdout


def test_a_skip_is_fine_elsewhere_and_a_run_without_one_is_fine_in_ci(tmp_path: Path) -> None:
    assert run(tmp_path, SKIPPING, "").returncode == 0
    assert run(tmp_path, "def test_runs(): pass\n", "true").returncode == 0
