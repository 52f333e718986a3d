"""Lets test modules write ``from contract import StoreContract``, as a connector's own project would."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))
pytest.register_assert_rewrite("contract")
