from __future__ import annotations

import re
from pathlib import Path

import pytest

from aggregator.policy import adds_up, attributes, converges, derives, insights, loader, subjects
from aggregator.policy.records import ValueKind

README = (Path(__file__).parents[2] / "policies" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("module", [adds_up, attributes, converges, derives, insights, subjects, loader])
def test_every_key_of_a_pack_is_explained(module):
    assert [key for key in module._KEYS if f"`{key}`" not in README] == []


def test_every_kind_of_value_is_named():
    written = re.search(r"<!-- kinds -->(.*?)<!-- /kinds -->", README, re.DOTALL)
    assert written is not None
    assert sorted(" ".join(written[1].split()).split(", ")) == sorted(ValueKind)
