"""Access lists as the catalog keeps them: JSON, exactly what the store said."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from aggregator.model.access import Acl, Completeness, Grant, Layer, Principal


def acl_to_json(acl: Acl) -> str:
    """Return an access list as text; equal lists are equal texts."""
    return json.dumps(asdict(acl), default=sorted, separators=(",", ":"))


def acl_from_json(body: str) -> Acl:
    """Return the access list that `acl_to_json` wrote, by this version or an earlier one."""
    content = json.loads(body)
    layers = tuple(
        Layer(each["semantics"], tuple(map(_grant, each["grants"])), each.get("right", "read"))
        for each in content["layers"]
    )
    return Acl(layers, Completeness(content["completeness"]))


def _grant(content: Mapping[str, Any]) -> Grant:
    principal = Principal(**content["principal"])
    return Grant(**{**content, "principal": principal, "rights": frozenset(content["rights"])})
